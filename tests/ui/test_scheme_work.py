"""Work on schemes: every fault is a result; what is no scheme is a Fault."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest

from desktop.faults import Fault
from desktop.progress import Progress
from desktop.resources import resource_path
from desktop.scheme.library import Entry, Library
from desktop.scheme.loader import BUILT_IN
from ui.scheme_work import check, compare, install, pack, unpack

T = TypeVar("T")
SOURCE = resource_path("schemes", BUILT_IN)


def result(steps: Generator[Progress, None, T]) -> T:
    """Run the work to its end."""
    ends: list[T] = []

    def run() -> Generator[Progress, None, None]:
        ends.append((yield from steps))

    assert [*run()]
    return ends[0]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    target = tmp_path / "broken"
    shutil.copytree(SOURCE, target)
    path = target / "rules.csv"
    path.write_text(path.read_text("utf-8").replace(",force,", ",must,", 1), "utf-8", newline="")
    return target


def codes(faults: object) -> list[str]:
    assert isinstance(faults, list)
    return [fault.code for fault in faults]


def test_a_check_gives_faults_or_the_scheme(broken: Path) -> None:
    sound, faulty = result(check(SOURCE)), result(check(broken))
    assert sound.faults == []
    assert sound.scheme is not None
    assert sound.scheme.id == BUILT_IN
    assert (codes(faulty.faults), faulty.scheme) == (["scheme.bad-enum"], None)


def test_a_workbook_and_back(tmp_path: Path, broken: Path) -> None:
    book, folder = tmp_path / "a.xlsx", tmp_path / "back"
    assert result(pack(SOURCE, book)) == book
    assert result(unpack(book, folder)) == folder
    assert (folder / "rules.csv").read_bytes() == (SOURCE / "rules.csv").read_bytes()
    assert codes(result(pack(broken, tmp_path / "b.xlsx"))) == ["scheme.bad-enum"]
    assert not (tmp_path / "b.xlsx").exists()


def test_faulty_schemes_are_not_installed(tmp_path: Path, broken: Path) -> None:
    library = Library(tmp_path / "data")
    assert codes(result(install(library, broken))) == ["scheme.bad-enum"]
    assert not library.folder.exists()
    entry = result(install(library, SOURCE))
    assert isinstance(entry, Entry)
    assert entry.built_in


def test_a_comparison_gives_the_differences(broken: Path) -> None:
    found = result(compare(SOURCE, broken))
    assert [(c.table, c.column, c.old, c.new) for c in found.changes] == [
        ("rules", "audit_class", "force", "must")
    ]
    assert found.faults == []


def test_what_is_stopped_in_time_writes_nothing(tmp_path: Path) -> None:
    steps = pack(SOURCE, tmp_path / "a.xlsx")
    assert next(steps) == Progress(0, 2, "")
    steps.close()
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_scheme_is_a_fault(tmp_path: Path) -> None:
    works = [
        check(tmp_path),
        compare(tmp_path, SOURCE),
        install(Library(tmp_path), tmp_path),
    ]
    for work in works:
        with pytest.raises(Fault, match=r"scheme\.not-a-scheme"):
            result(work)
    with pytest.raises(Fault, match=r"reader\.no-file"):
        result(unpack(tmp_path / "a.xlsx", tmp_path / "b"))
