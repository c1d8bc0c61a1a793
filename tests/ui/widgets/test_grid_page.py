"""A page is left with nothing half typed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.widgets.grid_page import GridPage

D = Decimal
GIVES_UP = GridPage.gives_up  # the fixtures replace it, so that nothing asks unannounced


@pytest.mark.parametrize(("gives_up", "finished"), [(True, True), (False, False)])
def test_leaving_the_page_asks_about_a_refused_text(form, type_, monkeypatch, gives_up, finished):
    asked = []
    monkeypatch.setattr(form, "gives_up", lambda *what: asked.append(what) or gives_up)
    form.reveal("T201_06.actual")
    type_("abc")
    assert form.finish() is finished
    assert asked[0][0] == "abc"
    assert "abc" in asked[0][1]
    assert form.view.pending() == ("" if gives_up else "abc")
    form.view.abandon()


def test_leaving_the_page_takes_what_is_typed(form, session, type_):
    form.reveal("T201_06.actual")
    type_("12")
    assert form.finish()
    assert session.value("T201_06.actual") == D(12)


@pytest.mark.parametrize(("button", "answer"), [("返回修改", False), ("放弃这一格", True)])
def test_the_question(form, button, answer):
    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "1.2万" in box.text()
        next(b for b in box.buttons() if b.text() == button).click()

    QTimer.singleShot(0, press)
    assert GIVES_UP(form, "1.2万", "不是数字") is answer


def test_the_cursor_begins_at_the_first_cell_to_fill_in(form):
    assert form.view.current_key() == "T201_01.actual"


def test_findings_are_followed_only_while_the_page_is_seen(form, session):
    session.check_all()
    session.enter({"T201_06.actual": D(5)})
    assert "T201_06.prior" in form.model.marks
    form.hide()
    session.enter({"T201_06.prior": D(5)})
    session.check_all()
    assert "T201_06.prior" in form.model.marks
    form.show()
    assert "T201_06.prior" not in form.model.marks
