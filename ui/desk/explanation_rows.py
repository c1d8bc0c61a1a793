"""Explanations as rows of text: who says what to which finding, and whether it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.scheme.places import place
from desktop.words import say
from ui.audit import MARKS, class_title
from ui.desk.desk import ProvinceDesk
from ui.models.text_table import TextRow

if TYPE_CHECKING:
    from desktop.province.explanations import Explained

STATES = ("unread", "accepted", "returned")
STATE_MARKS = {"unread": "●", "accepted": "✓", "returned": "↩"}


def state_text(desk: ProvinceDesk, state: str) -> str:
    """Return ``● 未读``."""
    return f"{STATE_MARKS[state]} {say(f'explanations.state-{state}', desk.lang)}"


def class_text(one: Explained) -> str:
    """Return the class of the finding, with its mark."""
    return f"{MARKS[one.audit_class]} {class_title(one.audit_class)}"


def place_text(desk: ProvinceDesk, one: Explained) -> str:
    """Return the cell to look at in words, "" when the finding is about none."""
    if not one.keys:
        return ""
    level = desk.units.get(one.unit).level if one.unit in desk.units else "county"
    return place(desk.scheme, level, one.received.period, one.keys[0], lang=desk.lang)


def explanation_row(desk: ProvinceDesk, one: Explained) -> TextRow:
    """Return a line of the list; its key is ``unit finding``."""
    return TextRow(
        f"{one.unit} {one.id}",
        (
            state_text(desk, one.state),
            one.name,
            class_text(one),
            place_text(desk, one),
            one.message,
            one.text,
        ),
    )


def fits(desk: ProvinceDesk, one: Explained, state: str, unit: str, text: str) -> bool:
    """Say whether an explanation is asked for; "" asks for all."""
    row = f"{one.name} {one.rule} {one.message} {one.text} {place_text(desk, one)}"
    return state in ("", one.state) and unit in ("", one.unit) and text.lower() in row.lower()
