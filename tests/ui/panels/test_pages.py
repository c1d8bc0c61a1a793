"""Pages are made when asked for, kept, and forgotten with their report."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.panels.pages import Pages
from ui.session import Session


@pytest.fixture
def pages(qtbot: QtBot, alone: Session) -> Pages:
    pages = Pages(alone)
    qtbot.addWidget(pages)
    pages.show()
    return pages


def test_a_page_is_made_once(pages: Pages) -> None:
    assert pages.count() == 0
    pages.show_page("T2.1")
    first = pages.page_widget()
    pages.show_page("L14")
    pages.show_page("T2.1")
    assert pages.page_widget() is first
    assert pages.count() == 2


@pytest.mark.parametrize(
    ("key", "page"),
    [("T201_06.actual", "T2.1"), ("N201_01", "narratives"), ("sign.filler", "cover")],
)
def test_a_key_is_revealed_on_its_page(pages: Pages, key: str, page: str) -> None:
    pages.reveal(key)
    assert pages.current == page


def test_a_ledger_cell_is_revealed(pages: Pages, alone: Session) -> None:
    key = f"L14#{alone.rows('L14')[0].id}.status"
    pages.reveal(key)
    assert (pages.current, pages.current_key) == ("L14", key)


def test_a_key_without_a_page_changes_nothing(pages: Pages) -> None:
    pages.show_page("cover")
    pages.reveal("T999_01.actual")
    assert pages.current == "cover"


def test_another_report_has_other_pages(pages: Pages, alone: Session) -> None:
    pages.show_page("T2.1")
    alone.open(alone.unit, "2025")
    assert (pages.count(), pages.current, pages.current_key) == (0, "", "")


def test_a_page_that_is_not_to_be_left_stays(
    pages: Pages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages.show_page("T2.1")
    monkeypatch.setattr(pages.page_widget(), "finish", lambda: False)
    with qtbot.waitSignal(pages.page_shown) as shown:
        pages.show_page("T2.2")
    assert shown.args == ["T2.1"]
    assert pages.current == "T2.1"
