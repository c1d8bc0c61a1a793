"""A report keeps the scheme it was begun with; new ones follow what is chosen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.records.schemes import Schemes
from desktop.records.store import Store
from desktop.resources import resource_path
from desktop.scheme.library import Entry
from desktop.scheme.loader import BUILT_IN
from desktop.scheme.units import Units

UNIT = Units().get("520327")
NEXT = "2026.2"


@pytest.fixture
def schemes(store: Store) -> Schemes:
    return Schemes(store)


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


def test_what_is_chosen_is_remembered(schemes: Schemes, store: Store, tmp_path: Path) -> None:
    other = install(schemes, tmp_path / "other", "other", "2026.1")
    schemes.use(other)
    assert schemes.used() == other
    with Store.open(store.path.parent) as again:
        assert Schemes(again).used() == other


def test_a_report_keeps_the_version_it_was_begun_with(
    schemes: Schemes, store: Store, tmp_path: Path
) -> None:
    store.open_report(schemes.scheme(schemes.used()), UNIT, "2026")
    chosen = install(schemes, tmp_path / "next", BUILT_IN, NEXT)
    schemes.use(chosen)
    assert schemes.of_report(UNIT, "2026").version == "2026.1"
    assert schemes.of_report(UNIT, "2027").version == NEXT
    store.open_report(schemes.of_report(UNIT, "2027"), UNIT, "2027")
    assert [i.period for i in schemes.reports_of(chosen)] == ["2027"]


def test_of_a_scheme_asked_for(schemes: Schemes, store: Store, tmp_path: Path) -> None:
    store.open_report(schemes.scheme(schemes.used()), UNIT, "2026")
    install(schemes, tmp_path / "other", "other", NEXT)
    assert schemes.of_report(UNIT, "2026", "other").id == "other"
    assert schemes.of_report(UNIT, "2026", BUILT_IN).id == BUILT_IN
    with pytest.raises(Fault, match=r"scheme\.unknown-scheme"):
        schemes.of_report(UNIT, "2026", "none-such")


def test_a_version_that_is_gone_gives_way_to_the_newest(
    schemes: Schemes, store: Store, tmp_path: Path
) -> None:
    entry = install(schemes, tmp_path / "next", BUILT_IN, NEXT)
    schemes.use(entry)
    store.open_report(schemes.scheme(entry), UNIT, "2027")
    assert schemes.of_report(UNIT, "2027").version == NEXT
    shutil.rmtree(entry.path)
    assert schemes.used().version == "2026.1"
    assert schemes.of_report(UNIT, "2027").version == "2026.1"


def test_a_scheme_that_is_gone_is_told(schemes: Schemes, store: Store, tmp_path: Path) -> None:
    entry = install(schemes, tmp_path / "other", "other", "2026.1")
    store.open_report(schemes.scheme(entry), UNIT, "2030")
    schemes.use(entry)
    shutil.rmtree(entry.path)
    assert schemes.used().id == BUILT_IN
    with pytest.raises(Fault, match=r"scheme\.unknown-scheme"):
        schemes.of_report(UNIT, "2030")
