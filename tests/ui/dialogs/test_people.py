"""The persons responsible: shown, changed in one step, refused when a date is none."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.dialogs.people import PeopleDialog
from ui.session import Session


def test_people_are_shown_and_changed_in_one_step(alone: Session, qtbot: QtBot) -> None:
    dialog = PeopleDialog(alone)
    qtbot.addWidget(dialog)
    before = alone.value("sign.filler")
    assert dialog.form.fields["sign.filler"].text() == before
    dialog.form.fields["sign.filler"].setText("李四")
    dialog.form.fields["sign.phone"].setText("0851-5550199")
    dialog.save()
    assert alone.value("sign.filler") == "李四"
    alone.undo()
    assert alone.value("sign.filler") == before


def test_a_date_that_is_none_keeps_the_dialog_open(alone: Session, qtbot: QtBot) -> None:
    dialog = PeopleDialog(alone)
    qtbot.addWidget(dialog)
    dialog.show()
    date = next(s for s in alone.scheme.signs.values() if s.kind == "date")
    dialog.form.fields[f"sign.{date.code}"].setText("2027-02-30")
    dialog.save()
    assert dialog.isVisible()
    fault = dialog.form.faults[f"sign.{date.code}"]
    assert fault.isVisible()
    assert "2027-02-30" in fault.text()
    dialog.form.fields[f"sign.{date.code}"].setText("")
    QTest.keyClicks(dialog.form.fields[f"sign.{date.code}"], "2027-02-28")
    assert not fault.isVisible()
