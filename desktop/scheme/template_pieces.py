"""One line of the report's text taken apart: words, and what stands in braces.

For :mod:`desktop.scheme.template_parser`. A slip is noted with its place, and reading goes on
behind it, so that all faults of a line are told at once.
"""

from __future__ import annotations

import difflib
import re
from typing import Any

from desktop.scheme.faults import TableFault, nearest
from desktop.scheme.tables import REPORT
from desktop.scheme.template import (
    DECIMALS,
    WORDING,
    Choice,
    Piece,
    Place,
    Series,
    Slot,
    Text,
    Variable,
)

DEEPEST = 8
"""How many choices may stand within each other."""
BY_PREFECTURE = "分市州"
_SLOT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})?#[A-Za-z0-9]{1,12}\Z")
_HEAD = re.compile(r"\s*(?P<slot>[^\s:：?？|{}\"]*)\s*(?P<mark>[:：?？])")
_VARIABLE = re.compile(r"\s*([Vv][0-9]\w*)\s*\Z")
_CHART = re.compile(r"\{\s*图\s*[:：]")
_MEANT = {"下降": "增减", "百分点": "增减点", "超过": "突破", "不到": "近", "未完成": "超目标"}
_QUOTED = re.compile(r'"[^"{}|]*"')
_ITEM = r'\s*(?:-?[0-9.]+|"[^"{}|]*")\s*'
_ARRAY = re.compile(rf"\{{{_ITEM}(?:,{_ITEM})*\}}")


class Line:
    """One line; faults found in it are added to ``faults``."""

    def __init__(self, text: str, number: int, faults: list[TableFault]) -> None:
        self.text = text
        self.number = number
        self.faults = faults

    def fault(self, code: str, at: int, suggestion: str = "", **fields: Any) -> None:
        """Note a fault at the character ``at``, counted from 0."""
        column = str(at + 1)
        self.faults.append(TableFault(code, REPORT, self.number, column, suggestion, **fields))

    def place(self, at: int) -> Place:
        """Return the place of the character ``at``, counted from 0."""
        return Place(self.number, at + 1)

    # Words and braces -----------------------------------------------------------

    def pieces(
        self, start: int, end: int, stops: str = "", depth: int = 0
    ) -> tuple[tuple[Piece, ...], int]:
        """Return the pieces from ``start`` on, and where reading stopped.

        It stops before a character of ``stops`` that stands in no brace, or at ``end``.
        """
        found: list[Piece] = []
        words = at = start
        while at < end and self.text[at] not in stops:
            if self.text[at] == "}":
                self.fault("report-stray-brace", at)
                found.append(Text(self.text[words:at]))
                words = at = at + 1
            elif self.text[at] == "{":
                found.append(Text(self.text[words:at]))
                piece, at = self.brace(at, end, depth)
                words = at
                found += [piece] if piece else []
            else:
                at += 1
        found.append(Text(self.text[words:at]))
        return _tidy(found), at

    def brace(self, start: int, end: int, depth: int) -> tuple[Piece | None, int]:
        """Return what stands in the brace at ``start``, None when it is faulty, and its end."""
        if self.text.startswith("{#", start):
            self.fault("report-mark-place", start)
            return None, self._skip(start, end)
        if _CHART.match(self.text, start):
            self.fault("report-chart-alone", start)
            return None, self._skip(start, end)
        if depth > DEEPEST:
            self.fault("report-too-deep", start, limit=DEEPEST)
            return None, end
        head = _HEAD.match(self.text, start + 1, end)
        slot, body = self._head(start, head)
        stop = self._formula_end(body, end)
        if stop is None or self.text[stop] == "{":
            return self._unclosed(start, end if stop is None else stop)
        if head and head["mark"] in "?？":
            return self._choice(start, slot, (body, stop), end, depth)
        if variable := _VARIABLE.match(self.text[body:stop]):
            return self._variable(start, slot, variable[1], stop, end)
        return self._figure(start, slot, (body, stop), end)

    def _head(self, start: int, head: re.Match[str] | None) -> tuple[str, int]:
        """Return the slot's name, and where the formula begins."""
        if head is None:
            return "", start + 1
        slot = head["slot"]
        if (slot or head["mark"] in ":：") and not _SLOT.match(slot):
            tidy = slot.replace("＃", "#").replace("．", ".")
            hint = tidy if _SLOT.match(tidy) else "2.1#01"
            self.fault("report-slot", start + 1, hint, value=slot)
        return slot, head.end()

    def _formula_end(self, at: int, end: int) -> int | None:
        """Return where a bar or brace ends the formula at ``at``; texts and arrays are passed."""
        while at < end:
            if self.text[at] in "|}":
                return at
            passed = _QUOTED.match(self.text, at, end) or _ARRAY.match(self.text, at, end)
            if passed:
                at = passed.end()
            elif self.text[at] == "{":
                return at
            else:
                at += 1
        return None

    def _formula(self, start: int, span: tuple[int, int]) -> tuple[str, Place]:
        """Return the formula between two places, and where it stands."""
        raw = self.text[slice(*span)]
        formula = raw.strip()
        if not formula:
            self.fault("report-no-formula", start)
        return formula, self.place(span[0] + len(raw) - len(raw.lstrip()))

    def _choice(
        self, start: int, slot: str, span: tuple[int, int], end: int, depth: int
    ) -> tuple[Piece | None, int]:
        texts: list[tuple[Piece, ...]] = []
        at = span[1]
        while at < end and self.text[at] == "|":
            pieces, at = self.pieces(at + 1, end, "|}", depth + 1)
            texts.append(pieces)
        if at >= end:
            return self._unclosed(start, end)
        if len(texts) > 2 or not any(texts):
            self.fault("report-choice", start, found=len(texts))
        formula, place = self._formula(start, span)
        holds, otherwise, *_ = (*texts, (), ())
        return Choice(slot, formula, holds, otherwise, self.place(start), place), at + 1

    def _variable(
        self, start: int, slot: str, code: str, stop: int, end: int
    ) -> tuple[Piece | None, int]:
        if self.text[stop] == "|":
            self.fault("report-variable-unit", stop, value=code)
            return None, self._skip(start, end)
        return Variable(slot, code, self.place(start)), stop + 1

    def _figure(
        self, start: int, slot: str, span: tuple[int, int], end: int
    ) -> tuple[Piece | None, int]:
        parts: list[tuple[str, int]] = []
        at = span[1]
        while at < end and self.text[at] == "|":
            first = at + 1
            at = first
            while at < end and self.text[at] not in "|{}":
                at += 1
            parts.append((self.text[first:at], first))
        if at >= end or self.text[at] == "{":
            return self._unclosed(start, at)
        unit = parts[0][0].strip() if parts else ""
        words = [found for part in parts[1:] for found in self._words(*part)]
        formula, place = self._formula(start, span)
        return Slot(slot, formula, unit, tuple(words), self.place(start), place), at + 1

    def _words(self, text: str, first: int) -> list[str]:
        found = list(re.finditer(r"\S+", text))
        for match in found:
            word = match[0]
            if word not in WORDING and not DECIMALS.match(word):
                hint = _meant(word)
                known = (*WORDING, "1位")
                self.fault("report-wording", first + match.start(), hint, value=word, known=known)
        return [match[0] for match in found]

    def _unclosed(self, start: int, at: int) -> tuple[None, int]:
        self.fault("report-unclosed", start, "}")
        return None, at

    def _skip(self, start: int, end: int) -> int:
        found = self.text.find("}", start, end)
        return end if found < 0 else found + 1

    # A chart ----------------------------------------------------------------------

    def chart(self) -> tuple[str, bool, tuple[Series, ...]] | None:
        """Return title, whether by prefecture, and the series of a line that is a chart alone.

        None when it is none; one that is faulty has no series.
        """
        head = _CHART.match(self.text)
        if head is None or not self.text.endswith("}"):
            return None
        end = len(self.text) - 1
        parts: list[tuple[int, int]] = []
        at = head.end()
        while True:
            stop = self._formula_end(at, end)
            parts.append((at, end if stop is None else stop))
            if stop is None:
                break
            if self.text[stop] != "|":
                return None  # something else follows, or a brace is open: told as such
            at = stop + 1
        title = self.text[slice(*parts[0])].strip()
        if not title:
            self.fault("report-chart-title", head.end())
        by_prefecture = len(parts) > 1 and self.text[slice(*parts[1])].strip() == BY_PREFECTURE
        series = [self._series(*part) for part in parts[1 + by_prefecture :]]
        if not series:
            self.fault("report-chart-series", 0)
        names = [one.name for one in series]
        for index, name in enumerate(names):
            if name in names[:index]:
                self.fault("report-chart-twice", parts[1 + by_prefecture + index][0], value=name)
        return title, by_prefecture, tuple(series)

    def _series(self, first: int, end: int) -> Series:
        name, sign, _ = self.text[first:end].partition("=")
        begin = first + len(name) + len(sign)
        if not sign or not name.strip():
            value = self.text[first:end].strip()
            hint = nearest(value, [BY_PREFECTURE]) or f"本年 = {value or 'T201_01.actual'}"
            self.fault("report-chart-name", first, hint, value=value)
            return Series(value, "1")
        formula, place = self._formula(begin, (begin, end))
        return Series(name.strip(), formula, place)


def _meant(word: str) -> str:
    """Return the wording that was probably meant, or ""."""
    if word.endswith("位"):
        return "1位"
    close = difflib.get_close_matches(word, WORDING, 1, 0.5)
    return _MEANT.get(word) or (close[0] if close else "")


def _tidy(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with texts that meet joined, blank ones and blanks at both ends gone."""
    found = joined(pieces)
    if found and isinstance(found[0], Text):
        found[0] = Text(found[0].text.lstrip())
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].text.rstrip())
    return tuple(piece for piece in found if not isinstance(piece, Text) or piece.text)


def joined(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with texts that meet made one."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + piece.text)
        else:
            found.append(piece)
    return found
