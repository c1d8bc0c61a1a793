"""Years of one unit: open another, begin a new one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.dialogs.people import PeopleDialog
from ui.dialogs.year import YearDialog
from ui.session import Session


def test_another_year_is_opened(alone: Session, qtbot: QtBot) -> None:
    dialog = YearDialog(alone)
    qtbot.addWidget(dialog)
    assert dialog.years.count() == 2
    assert dialog.years.currentItem().text().startswith("2026 年")
    dialog.years.setCurrentRow(1)
    dialog.open_chosen()
    assert alone.period == "2025"


def test_a_new_year_begins_with_what_is_known(alone: Session, qtbot: QtBot) -> None:
    filler, actual = alone.value("sign.filler"), alone.value("T201_06.actual")
    dialog = YearDialog(alone)
    qtbot.addWidget(dialog)
    assert dialog.year.value() == 2027
    dialog.begin.click()
    assert alone.period == "2027"
    assert alone.value("sign.filler") == filler
    assert alone.value("T201_06.last") == actual
    assert alone.value("T201_06.actual") is None


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
    assert "2027-02-30" in dialog.fault.text()
