"""The library: built-in and installed schemes, installed whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.faults import Fault, Faults
from desktop.scheme.library import Library

Edit = Callable[..., None]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return the library of an empty data directory."""
    return Library(tmp_path / "data")


def listed(library: Library) -> list[tuple[str, str, bool]]:
    """Return id, version and origin of each scheme."""
    return [(entry.id, entry.version, entry.built_in) for entry in library.entries()]


def set_version(folder: Path, version: str) -> None:
    """Give the small scheme another version."""
    path = folder / "scheme.toml"
    text = path.read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("version"))
    path.write_text(text.replace(old, f'version = "{version}"'), "utf-8", newline="")


def test_the_built_in_scheme_is_always_there(library: Library) -> None:
    assert listed(library) == [("transport-annual", "2026.1", True)]
    assert len(library.find("transport-annual").indicators) == 236


def test_installed_schemes_are_listed_newest_first(library: Library, small: Path) -> None:
    for version in ("2026.2", "2026.10", "2026.9"):
        set_version(small, version)
        library.install(small)
    assert listed(library) == [
        ("small", "2026.10", False),
        ("small", "2026.9", False),
        ("small", "2026.2", False),
        ("transport-annual", "2026.1", True),
    ]
    assert library.find("small").version == "2026.10"
    assert library.find("small", "2026.2").version == "2026.2"


def test_installing_the_same_again_changes_nothing(library: Library, small: Path) -> None:
    first = library.install(small)
    assert library.install(small) == first
    assert library.install(library.entry("transport-annual").path).built_in


@pytest.mark.parametrize(("scheme_id", "version"), [("smal", ""), ("transport-annual", "2025")])
def test_an_unknown_scheme_names_the_known(library: Library, scheme_id: str, version: str) -> None:
    with pytest.raises(Fault) as caught:
        library.find(scheme_id, version)
    assert caught.value.code == "scheme.unknown-scheme"
    assert "transport-annual 2026.1" in caught.value.text()


def test_a_version_is_never_replaced(library: Library, small: Path, edit: Edit) -> None:
    library.install(small)
    edit("sections", 2, title="改")
    with pytest.raises(Fault, match=r"scheme\.installed-already"):
        library.install(small)
    assert library.find("small").sections["1.1"].title == "甲"


def test_the_text_of_the_report_belongs_to_the_version(library: Library, small: Path) -> None:
    installed = library.install(small)
    path = small / "report.md"
    assert (installed.path / "report.md").read_bytes() == path.read_bytes()
    path.write_text(path.read_text("utf-8") + "又一句。\n", "utf-8")
    with pytest.raises(Fault, match=r"scheme\.installed-already"):
        library.install(small)
    (installed.path / "variables.csv").unlink()
    with pytest.raises(Fault, match=r"scheme\.installed-already"):
        library.install(small)


def test_a_faulty_scheme_is_refused_with_all_faults(
    library: Library, small: Path, edit: Edit
) -> None:
    edit("indicators", 2, kind="whole", unit="")
    with pytest.raises(Faults) as caught:
        library.install(small)
    assert len(caught.value.faults) == 2
    assert not library.folder.exists()


def test_a_disk_that_refuses_leaves_nothing_half(
    library: Library, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.scheme.library.os.fsync", full)
    with pytest.raises(Fault, match="磁盘已满"):
        library.install(small)
    assert listed(library) == [("transport-annual", "2026.1", True)]
    assert list((library.folder / "small").iterdir()) == []


def test_an_installed_scheme_that_was_damaged_is_a_fault(library: Library, small: Path) -> None:
    entry = library.install(small)
    (entry.path / "scheme.toml").write_text("id =")
    with pytest.raises(Fault, match=r"scheme\.unreadable"):
        library.entries()


@pytest.mark.parametrize(("version", "found"), [("2026.2", "2026.2"), ("2025.1", "2026.10")])
def test_a_version_that_is_gone_gives_way_to_the_newest(
    library: Library, small: Path, version: str, found: str
) -> None:
    for installed in ("2026.2", "2026.10"):
        set_version(small, installed)
        library.install(small)
    assert library.kept("small", version).version == found


def test_a_scheme_that_is_gone_is_a_fault(library: Library) -> None:
    with pytest.raises(Fault, match=r"scheme\.unknown-scheme"):
        library.kept("small", "2026.1")
