"""Texts: counted as they are typed, saved when the typing rests, never lost."""

from __future__ import annotations

import pytest

from ui.widgets.narrative_page import NarrativePage

CODE = "N101_01"


@pytest.fixture
def page(session, qtbot):
    session.enter({CODE: "原有文字"})
    page = NarrativePage(session)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.activateWindow()
    page.reveal(CODE)
    qtbot.waitUntil(page.fields[CODE].editor.hasFocus)
    return page


def test_every_text_of_the_level_is_there(page, session):
    assert list(page.fields) == [n.code for n in session.scheme.narratives_of("county")]
    assert page.fields[CODE].editor.toPlainText() == "原有文字"


@pytest.mark.parametrize(
    ("length", "count"), [(0, "0/500"), (500, "500/500"), (501, "501/500，超出 1 字")]
)
def test_count(page, length, count):
    page.fields[CODE].editor.setPlainText("文" * length)
    assert page.fields[CODE].count.text() == count


def test_saved_when_the_typing_rests(page, session, qtbot):
    with qtbot.waitSignal(session.changed, timeout=2000):
        page.fields[CODE].editor.setPlainText("新的文字")
        assert session.value(CODE) == "原有文字"
    assert session.value(CODE) == "新的文字"


def test_typing_is_one_operation(page, session):
    editor = page.fields[CODE].editor
    before = session.report.operation
    for sign in "一二三":
        editor.insertPlainText(sign)
    assert page.finish()
    assert session.report.operation == before + 1


@pytest.mark.parametrize("leave", ["focus", "finish", "hide"])
def test_saved_when_it_is_left(page, session, leave):
    page.fields[CODE].editor.setPlainText("新的文字")
    match leave:
        case "focus":
            page.reveal("N101_02")
        case "finish":
            page.finish()
        case "hide":
            page.hide()
    assert session.value(CODE) == "新的文字"


def test_undo_is_shown(page, session):
    page.fields[CODE].editor.setPlainText("新的文字")
    page.finish()
    session.undo()
    assert page.fields[CODE].editor.toPlainText() == "原有文字"


def test_blank_text_is_blank(page, session):
    page.fields[CODE].editor.setPlainText(" \n")
    page.finish()
    assert session.value(CODE) is None


def test_a_text_that_cannot_be_kept_stays_with_the_reason(page, session):
    field = page.fields[CODE]
    field.editor.setPlainText("坏\ufffe字")
    assert not page.finish()
    assert field.fault.isVisible()
    assert field.editor.toPlainText() == "坏\ufffe字"
    field.editor.setPlainText("好字")
    assert page.finish()
    assert not field.fault.isVisible()


def test_the_current_key_is_told(page, qtbot):
    with qtbot.waitSignal(page.current_key_changed) as told:
        page.reveal("N101_02")
    assert told.args == ["N101_02"]
