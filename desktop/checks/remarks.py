"""Remarks 退回意见: what the level above returned a version for, as findings of a class of their own.

A remark stands until the figure in its cell is another one than in that version; where the figure
is right, an explanation answers it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from desktop.checks.hits import Hit
from desktop.scheme.keys import parse_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.records.snapshot import Remark
    from desktop.scheme.compute import Figures

Settled = Literal["corrected", "explained", "open"]


class Remarks:
    """The remarks on one report, by what they speak of."""

    def __init__(self, remarks: tuple[Remark, ...], figures: Figures) -> None:
        self.all = remarks
        self._figures = figures

    def look(self, subject: str | None = None) -> Iterator[tuple[str, Hit | None]]:
        """Yield the id of each remark with its hit, None when its cell was corrected.

        With ``subject`` (code of an indicator, ledger or narrative, key of a sign field) only the
        remarks that it may concern.
        """
        for remark in self.all:
            if subject is None or subject in (_code(remark.key), remark.key):
                yield remark.id, None if is_corrected(remark, self._figures) else _hit(remark)


def _code(key: str) -> str:
    parts = parse_key(key)
    return parts.code if parts else key


def is_corrected(remark: Remark, figures: Figures) -> bool:
    """Say whether the cell holds another figure than the version that was returned."""
    return figures.get(remark.key) != remark.value


def settled(remark: Remark, figures: Figures, explanations: Mapping[str, str]) -> Settled:
    """Return how a remark was dealt with."""
    if is_corrected(remark, figures):
        return "corrected"
    return "explained" if explanations.get(remark.id, "").strip() else "open"


def _hit(remark: Remark) -> Hit:
    more = {"text": remark.text.rstrip("。. "), "version": remark.version, "rule": remark.rule}
    return Hit(remark.id, "return", "returned", (remark.key,), remark.value, None, more)
