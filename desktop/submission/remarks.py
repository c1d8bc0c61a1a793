"""Remarks of a 退回单: made from what somebody wrote, put into records and read back."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from desktop.faults import Fault
from desktop.records.fields import checked_text
from desktop.records.snapshot import Remark
from desktop.scheme.keys import parse_key
from desktop.scheme.values import NA, Value
from desktop.submission.canonical import NUMBER, Contents
from desktop.workbook.canvas import clean
from desktop.workbook.machine import state_and_text
from desktop.workbook.sealing import Record

LONGEST = 1000
"""Characters of one remark; more is a letter."""
MOST = 5000
"""Remarks of one return."""
_TEXT, _KEY, _RULE, _VALUE = "remark:", "remark_key:", "remark_rule:", "remark_value:"


class Wanted(NamedTuple):
    """What somebody remarks: on which cell, why, and the rule it goes by ("" if none)."""

    key: str
    text: str
    rule: str = ""


def parse_wanted(text: str) -> Wanted:
    """Return the remark written as ``KEY=TEXT`` or ``KEY@RULE=TEXT``.

    Raises Fault ``answer.remark-form``.
    """
    left, equals, remark = text.partition("=")
    key, _, rule = left.strip().partition("@")
    if not equals or not key:
        raise Fault("answer.remark-form", text=text)
    return Wanted(key.strip(), remark, rule.strip())


def make_remarks(
    wanted: Iterable[Wanted], found: Contents, version: int, file: str
) -> tuple[Remark, ...]:
    """Return remarks on the cells of a version, each with what it holds there.

    ``found`` is what the version's machine sheet tells. Raises Fault ``answer.no-remark``,
    ``answer.remark-key``, ``answer.remark-empty``, ``answer.remark-long``, or one of
    :func:`desktop.records.fields.checked_text`.
    """
    made = []
    for key, text, rule in wanted:
        _check_key(key, found, file)
        said = clean(text).strip()
        checked_text(said)
        if not said:
            raise Fault("answer.remark-empty", key=key)
        if len(said) > LONGEST:
            raise Fault("answer.remark-long", key=key, length=len(said), most=LONGEST)
        value = value_of(*found.values.get(key, ("blank", "")))
        made.append(Remark("", key, said, version, value, clean(rule)))
    if not made:
        raise Fault("answer.no-remark")
    return tuple(made)


def _check_key(key: str, found: Contents, file: str) -> None:
    if key in found.values:
        return
    parts = parse_key(key)
    if parts and parts.row and parts.field and found.row_number(parts.code, parts.row):
        return  # blank cells of a row are not written down
    near = difflib.get_close_matches(key, found.values, 1, 0.0)
    raise Fault("answer.remark-key", path=file, key=key, nearest="".join(near))


def value_of(state: str, text: str) -> Value | None:
    """Return the value of a record; what is no value of its state counts as its text."""
    if state == "na":
        return NA
    if state == "blank" or not text:
        return None
    if state in ("number", "computed") and NUMBER.fullmatch(text):
        return Decimal(text)
    if state in ("date", "computed"):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    return text


def remark_records(remarks: Iterable[Remark]) -> Iterator[Record]:
    """Yield the records of remarks, numbered from 1."""
    for number, remark in enumerate(remarks, 1):
        yield f"{_TEXT}{number}", "text", remark.text
        yield f"{_KEY}{number}", "text", remark.key
        yield f"{_RULE}{number}", "text" if remark.rule else "blank", remark.rule
        yield (f"{_VALUE}{number}", *state_and_text(remark.value))


def read_remarks(
    records: Mapping[str, tuple[str, str]], version: int, answer: str
) -> tuple[Remark, ...]:
    """Return the remarks in ``records`` (key → state, text), in the order of their numbers.

    Raises ValueError when one has no text or no key of a cell.
    """
    found = []
    for number in range(1, MOST + 1):
        if f"{_TEXT}{number}" not in records:
            break
        _, text = records[f"{_TEXT}{number}"]
        _, key = records.get(f"{_KEY}{number}", ("", ""))
        _, rule = records.get(f"{_RULE}{number}", ("", ""))
        value = value_of(*records.get(f"{_VALUE}{number}", ("blank", "")))
        if parse_key(key) is None or not text.strip() or len(text) > LONGEST:
            raise ValueError(key)
        found.append(Remark("", key, text, version, value, rule, answer))
    return tuple(found)
