"""What a cell looks like: grounds by state, marks of findings, figures never cut off."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtGui import QColor

from desktop.scheme.values import NA
from ui import theme
from ui.widgets.delegate import blended

D = Decimal


def ground(page, key):
    """Return the colour of the cell near its lower left corner, where no text stands."""
    rect = page.view.visualRect(page.model.index(*page.model.position(key)))
    image = page.view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    where = rect.bottomLeft()
    return image.pixelColor(int((where.x() + 3) * ratio), int((where.y() - 4) * ratio))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_grounds(form, session, qapp, name):
    theme.apply(qapp, name)
    qapp.processEvents()
    found = theme.colours(form.view.palette())
    session.check_all()
    session.enter({"T201_06.actual": D(5), "T201_12.actual": NA})
    form.reveal("T201_01.prior")
    base = form.view.palette().base().color()
    assert ground(form, "T201_01.target") == base
    assert ground(form, "T201_01.completion") == found["derived"]
    assert ground(form, "T201_06.prior") == found["force_soft"]
    assert ground(form, "T201_07.actual") == blended(found["accent_soft"], base, 0.6)
    assert ground(form, "T201_12.actual") == base


def test_a_figure_that_does_not_fit_is_not_cut_off(ledger, session):
    """Two figures that differ only behind the edge look alike: as ####."""
    key = ledger.model.key_at(0, 5)
    ledger.view.setCurrentIndex(ledger.model.index(2, 0))
    ledger.view.setColumnWidth(5, 40)
    pictures = []
    for value in ("1234567.5", "1234568.5"):
        session.enter({key: D(value)})
        rect = ledger.view.visualRect(ledger.model.index(0, 5))
        pictures.append(ledger.view.viewport().grab(rect).toImage())
    assert pictures[0] == pictures[1]


def test_the_current_choice_shows_its_arrow(ledger):
    def arrow_seen(column):
        rect = ledger.view.visualRect(ledger.model.index(0, column))
        image = ledger.view.viewport().grab(rect).toImage()
        ratio, high = image.devicePixelRatio(), image.height() // 2
        accent = theme.colours(ledger.view.palette())["accent"]
        right = range(image.width() - int(16 * ratio), image.width() - int(4 * ratio))
        return any(image.pixelColor(x, high) == accent for x in right)

    status, township = 6, 2
    assert not arrow_seen(status)
    for column, seen in ((status, True), (township, False)):
        ledger.view.setCurrentIndex(ledger.model.index(0, column))
        assert arrow_seen(column) is seen


def test_blended():
    assert blended(QColor(200, 100, 0), QColor(0, 100, 200), 0.25) == QColor(50, 100, 150)


def test_an_open_editor_is_not_refilled_by_a_repaint(form, session, type_):
    form.reveal("T201_06.actual")
    type_("12")
    form.model.repaint_all()
    index = form.model.index(*form.model.position("T201_06.actual"))
    form.model.dataChanged.emit(index, index)
    assert form.view.pending() == "12"
    form.view.abandon()
