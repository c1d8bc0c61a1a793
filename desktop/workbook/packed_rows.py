"""Rows of a sheet that are drawn and done with, kept packed until the sheet is written.

A sheet of thousands of units has millions of cells; their XML packs to a twentieth.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

_CHUNK = 1 << 20
"""Characters that are packed together."""
_QUICK = 1


@dataclass
class PackedRows:
    """Takes rows one after the other and gives them back in runs of neighbours."""

    _packed: list[tuple[int, bytes]] = field(default_factory=list)
    """First row of a run, and the run."""
    _run: list[str] = field(default_factory=list)
    _first: int = 0
    _size: int = 0

    def add(self, row: int, xml: str) -> None:
        """Take a row; one that does not follow the row before begins a run of its own."""
        if self._run and (row != self._first + len(self._run) or self._size >= _CHUNK):
            self._pack()
        if not self._run:
            self._first = row
        self._run.append(xml)
        self._size += len(xml)

    def _pack(self) -> None:
        text = "".join(self._run).encode("utf-8")
        self._packed.append((self._first, zlib.compress(text, _QUICK)))
        self._run, self._size = [], 0

    def runs(self) -> Iterator[tuple[int, str]]:
        """Yield the first row of each run and the XML of the run."""
        if self._run:
            self._pack()
        for first, packed in self._packed:
            yield first, zlib.decompress(packed).decode("utf-8")
