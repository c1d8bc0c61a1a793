"""A report keeps the scheme it was begun with; new ones follow what is chosen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.records.store import Store
from desktop.resources import resource_path
from desktop.scheme.library import Entry
from desktop.scheme.loader import BUILT_IN
from desktop.scheme.units import Units
from ui.program import Program
from ui.schemes import Schemes
from ui.session import Session

COUNTY = "520327"
NEXT = "2026.2"


@pytest.fixture
def schemes(alone: Session) -> Schemes:
    return Schemes(alone.store)


def install(schemes: Schemes, folder: Path, scheme_id: str, version: str) -> Entry:
    """Install the built-in scheme again, under another name or version."""
    shutil.copytree(resource_path("schemes", BUILT_IN), folder)
    path = folder / "scheme.toml"
    text = path.read_text("utf-8").replace(f'"{BUILT_IN}"', f'"{scheme_id}"', 1)
    path.write_text(text.replace('"2026.1"', f'"{version}"', 1), "utf-8", newline="")
    return schemes.library.install(folder)


def test_nothing_chosen_is_the_newest_built_in_scheme(schemes: Schemes, tmp_path: Path) -> None:
    assert (schemes.used().version, schemes.used().built_in) == ("2026.1", True)
    install(schemes, tmp_path / "next", BUILT_IN, NEXT)
    assert schemes.used().version == NEXT


def test_what_is_chosen_is_remembered(schemes: Schemes, alone: Session, tmp_path: Path) -> None:
    other = install(schemes, tmp_path / "other", "other", "2026.1")
    schemes.use(other)
    assert schemes.used() == other
    with Store.open(alone.store.path.parent) as store:
        assert Schemes(store).used() == other


@pytest.mark.parametrize("scheme_id", [BUILT_IN, "other"])
def test_a_report_keeps_the_scheme_it_was_begun_with(
    schemes: Schemes, alone: Session, tmp_path: Path, scheme_id: str
) -> None:
    chosen = install(schemes, tmp_path / "next", scheme_id, NEXT)
    schemes.use(chosen)
    session = Session(alone.store, alone.scheme, alone.units, schemes=schemes)
    unit = alone.units.get(COUNTY)
    for period, expected in (("2026", (BUILT_IN, "2026.1")), ("2027", (scheme_id, NEXT))):
        session.open(unit, period)
        assert (session.scheme.id, session.scheme.version) == expected
    session.open(unit, "2025")
    session.start_year("2028")
    assert session.scheme.version == NEXT
    found = {i.period: i.scheme_version for i in alone.store.reports()}
    assert found == {"2025": "2026.1", "2026": "2026.1", "2027": NEXT, "2028": NEXT}
    assert [i.period for i in schemes.reports_of(chosen)] == ["2028", "2027"]


def test_a_version_that_is_gone_gives_way_to_the_newest(
    schemes: Schemes, alone: Session, tmp_path: Path
) -> None:
    entry = install(schemes, tmp_path / "next", BUILT_IN, NEXT)
    schemes.use(entry)
    unit = alone.units.get(COUNTY)
    alone.store.open_report(schemes.scheme(entry), unit, "2027")
    assert schemes.of_report(unit, "2027").version == NEXT
    shutil.rmtree(entry.path)
    assert schemes.used().version == "2026.1"
    assert schemes.of_report(unit, "2027").version == "2026.1"


def test_a_scheme_that_is_gone_is_told(schemes: Schemes, alone: Session, tmp_path: Path) -> None:
    entry = install(schemes, tmp_path / "other", "other", "2026.1")
    unit = alone.units.get(COUNTY)
    alone.store.open_report(schemes.scheme(entry), unit, "2030")
    schemes.use(entry)
    shutil.rmtree(entry.path)
    assert schemes.used().id == BUILT_IN
    with pytest.raises(Fault, match=r"scheme\.unknown-scheme"):
        schemes.of_report(unit, "2030")


def test_the_window_opens_without_the_scheme_of_the_last_report(
    qtbot: QtBot, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _, __, text: told.append(text))
    with Store.open(tmp_path) as store:
        schemes = Schemes(store)
        entry = install(schemes, tmp_path / "other", "other", "2026.1")
        store.open_report(schemes.scheme(entry), Units().get(COUNTY), "2026")
        store.set_setting("unit", COUNTY)
        store.set_setting("period", "2026")
    shutil.rmtree(entry.path)
    program = Program(qapp, tmp_path)
    program.window.show()
    qtbot.waitUntil(lambda: program.window.is_filled)
    assert told[0].startswith("没有报表制度“other”")
    assert not program.session.is_open
    program.window.close()
    program.close()
