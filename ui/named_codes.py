"""Codes in the texts of a scheme, said as the place and the name that stand on the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.scheme.places import form_label, measure_title
from desktop.words import say

if TYPE_CHECKING:
    from ui.session import Session

CODE = re.compile(
    r"(?<![A-Za-z0-9_])(T\d{2,3}_\d{2})(\.(?:actual|target|prior|cumulative|last|last_cumulative"
    r"|yoy|completion))?(?![A-Za-z0-9_])(（[^（）]*(?:（[^（）]*）[^（）]*)*）)?"
)
"""An indicator in a note or a formula, its measure, and what follows it in brackets."""


def named(session: Session, text: str) -> str:
    """Return ``text`` with ``T102_02`` as 表1-2 第2行“…”, in the wording of the open unit."""
    return CODE.sub(lambda found: _name(session, found), text)


def _name(session: Session, found: re.Match[str]) -> str:
    code, measure, bracket = found[1], found[2] or "", found[3] or ""
    indicator = session.scheme.indicators.get(code)
    if indicator is None:
        return found[0]
    if bracket[1:-1] in (indicator.name, indicator.county_name):
        bracket = ""  # its name is said anyway
    shown = session.scheme.shown(indicator.section, session.level, session.period)
    number = next((n for n, other in enumerate(shown, 1) if other is indicator), 0)
    form = form_label(session.scheme, indicator.section, session.lang)
    # A row that this unit does not see has no number here.
    place = say("places.row", session.lang, form=form, row=number) if number else form
    name = indicator.named(session.level, session.lang)
    told = say("places.named", session.lang, place=place, name=name)
    title = measure_title(measure[1:], session.lang) if measure else ""
    return told + title + bracket
