"""Reminders 催报: for each prefecture one text, and one mail draft, naming those who are missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from desktop.province.board import IN, Board, Group, Line
from desktop.province.deciding import deadline
from desktop.scheme.model import Scheme
from desktop.submission.mail import Letter, eml, recipients_of
from desktop.words import Language, say
from desktop.workbook.export import FORBIDDEN_IN_NAMES
from desktop.workbook.save import save


@dataclass(frozen=True, slots=True)
class Reminder:
    """What was written for one prefecture."""

    group: Group
    wanting: tuple[Line, ...]
    letter: Letter
    text: Path
    mail: Path


def remind(
    board: Board, scheme: Scheme, directory: Path, to: str = "", lang: Language = "zh"
) -> list[Reminder]:
    """Write the reminders into ``directory`` and return them; none where nobody is missing.

    Raises Fault ``mail.address`` for ``to``, and those of :func:`desktop.workbook.save.save`.
    """
    recipients = recipients_of(to)
    found = []
    for group in board.groups:
        wanting = tuple(line for line in group.lines if not is_done(line))
        if not wanting:
            continue
        letter = reminder(board.period, scheme, group, wanting, recipients, lang)
        name = say("province.remind-file", lang, period=board.period, name=group.unit.name)
        name = name.translate(FORBIDDEN_IN_NAMES)
        text, mail = directory / f"{name}.txt", directory / f"{name}.eml"
        save(letter.body.encode("utf-8"), text)
        save(eml(letter, []), mail)
        found.append(Reminder(group, wanting, letter, text, mail))
    return found


def is_done(line: Line) -> bool:
    """Say whether nothing more is wanted of a unit for now."""
    return line.state in IN and line.state != "returned"


def reminder(
    period: str,
    scheme: Scheme,
    group: Group,
    wanting: tuple[Line, ...],
    recipients: tuple[str, ...] = (),
    lang: Language = "zh",
) -> Letter:
    """Return the letter to one prefecture."""
    facts = {
        "name": group.unit.name,
        "bureau": group.unit.bureau,
        "period": period,
        "total": len(group.lines),
        "done": sum(is_done(line) for line in group.lines),
        "count": len(wanting),
        "deadline": deadline(scheme, period).isoformat(),
        "today": dt.datetime.now().astimezone().date().isoformat(),
        "authority": scheme.authority,
    }
    units = (
        say(
            "province.remind-unit",
            lang,
            number=number,
            unit=line.unit.code,
            bureau=line.unit.bureau,
            state=say(f"province.state-{line.state}", lang),
        )
        for number, line in enumerate(wanting, 1)
    )
    parts = [say(f"province.remind-{part}", lang, **facts) for part in ("greeting", "text")]
    parts += [
        *units,
        *(say(f"province.remind-{part}", lang, **facts) for part in ("how", "signed")),
    ]
    return Letter(
        recipients, say("province.remind-subject", lang, **facts), "\n".join(parts) + "\n"
    )
