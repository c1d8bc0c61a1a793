"""Names stay in sight while figures scroll sideways."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


@pytest.fixture
def narrow(form, qapp):
    form.resize(560, 640)
    qapp.processEvents()
    return form


def test_seen_only_while_something_is_scrolled_away(narrow):
    view = narrow.view
    assert not view.stub.isVisible()
    view.horizontalScrollBar().setValue(50)
    assert view.stub.isVisible()
    assert view.stub.width() == sum(view.columnWidth(column) for column in range(3))
    view.horizontalScrollBar().setValue(0)
    assert not view.stub.isVisible()


def test_rows_stand_beside_their_figures(narrow, qapp):
    view = narrow.view
    narrow.resize(560, 320)
    view.horizontalScrollBar().setValue(80)
    view.verticalScrollBar().setValue(3)
    qapp.processEvents()
    for row in range(narrow.model.rowCount()):
        figures = view.visualRect(narrow.model.index(row, 3))
        name = view.stub.visualRect(narrow.model.index(row, 0))
        assert (name.top(), name.height()) == (figures.top(), figures.height())


def test_no_cell_is_edited_under_it(narrow, type_):
    narrow.reveal("T201_01.prior")
    view = narrow.view
    assert view.stub.isVisible()
    type_("Backtab", "Backtab")
    assert view.current_key() == "T201_01.actual"
    assert view.visualRect(view.currentIndex()).left() >= view.stub.width_needed()


def test_a_click_on_a_name_selects_its_row_and_loses_nothing(narrow, session, type_):
    view = narrow.view
    narrow.reveal("T201_06.prior")
    type_("12")
    rect = view.stub.visualRect(narrow.model.index(*narrow.model.position("T201_12.name")))
    QTest.mouseClick(view.stub.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert session.value("T201_06.prior") == Decimal(12)
    assert view.currentIndex().row() == narrow.model.position("T201_12.name")[0]
    assert view.hasFocus()
