"""Where the values of a received file stand, kept so that one of thousands is found quickly.

Files of one scheme and level have their forms alike, so the places of single values are the same
bytes in all of them: they are taken apart once. Places of ledger cells are each file's own and are
taken apart only when one of them is asked for.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from desktop.faults import Fault

_MARK, _LENGTH = b"P1", 4
"""Before the length of the first part. What was kept by older versions is one part without it."""
_QUICK = 1
_FILES_ALIKE = 64

Row = tuple[str, str, str]
"""Key, sheet and cell."""


class Place(NamedTuple):
    """Where a value stands in the file: ``表2-1``, ``E12``."""

    sheet: str
    cell: str


def packed_places(rows: Iterable[Row]) -> bytes:
    """Return the places as the store keeps them."""
    single: list[Row] = []
    ledgers: list[Row] = []
    for row in rows:
        (ledgers if "#" in row[0] else single).append(row)
    first, second = _packed(single), _packed(ledgers)
    return _MARK + len(first).to_bytes(_LENGTH) + first + second


class Places(Mapping[str, Place]):
    """Key → place, of one file."""

    def __init__(self, kept: bytes, damaged: Fault) -> None:
        """Take apart what other files have as well; ``damaged`` is raised when it cannot be."""
        self._damaged = damaged
        start = len(_MARK) + _LENGTH
        if kept.startswith(_MARK):
            end = start + int.from_bytes(kept[len(_MARK) : start])
            self._single, self._rest = self._told(_alike, kept[start:end]), kept[end:]
        else:
            self._single, self._rest = self._told(_read, kept), b""

    @cached_property
    def _ledgers(self) -> Mapping[str, Place]:
        return self._told(_read, self._rest) if self._rest else {}

    def _told(
        self, read: Callable[[bytes], Mapping[str, Place]], kept: bytes
    ) -> Mapping[str, Place]:
        try:
            return read(kept)
        except (zlib.error, ValueError) as error:
            raise self._damaged from error

    def __getitem__(self, key: str) -> Place:
        found = self._single.get(key)
        if found is None and "#" in key:
            return self._ledgers[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self._single
        yield from self._ledgers

    def __len__(self) -> int:
        return len(self._single) + len(self._ledgers)


def _packed(rows: list[Row]) -> bytes:
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8"), _QUICK)


def _read(packed: bytes) -> dict[str, Place]:
    return {key: Place(sheet, cell) for key, sheet, cell in json.loads(zlib.decompress(packed))}


@lru_cache(maxsize=_FILES_ALIKE)
def _alike(packed: bytes) -> Mapping[str, Place]:
    return _read(packed)
