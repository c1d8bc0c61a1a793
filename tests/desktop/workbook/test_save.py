"""A workbook is saved whole or not at all, and the same report gives the same bytes."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.workbook.canvas import Canvas
from desktop.workbook.save import package, save
from desktop.workbook.style import Look, Styles
from desktop.workbook.writer import add_sheets, new_book

OLD = b"the export of yesterday"


def failing(number: int) -> Callable[..., None]:
    def fail(*arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "no-room"),
        (errno.EACCES, "no-permission"),
        (errno.EROFS, "no-permission"),
        (errno.EIO, "cannot-write"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_old_file_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, lang: str
):
    target = tmp_path / "2026.xlsx"
    target.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", failing(number))
    with pytest.raises(Fault) as caught:
        save(b"new", target)
    assert caught.value.code == f"workbook.{code}"
    assert str(target) in caught.value.text("zh" if lang == "zh" else "en")
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_open_in_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Windows refuses to replace a file that is open."""
    target = tmp_path / "2026.xlsx"
    target.write_bytes(OLD)
    monkeypatch.setattr(Path, "replace", failing(errno.EACCES))
    with pytest.raises(Fault) as caught:
        save(b"new", target)
    assert caught.value.code == "workbook.no-permission"
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_what_the_disk_kept_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "2026.xlsx"
    target.write_bytes(OLD)
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: real(path)[:-1])
    with pytest.raises(Fault) as caught:
        save(b"new", target)
    monkeypatch.undo()
    assert caught.value.code == "workbook.cannot-write"
    assert target.read_bytes() == OLD


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "2026.xlsx"
    target.write_bytes(OLD)
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write everything
    with pytest.raises(Fault) as caught:
        save(b"new", target)
    assert caught.value.code == "workbook.no-permission"
    assert target.read_bytes() == OLD


@pytest.mark.parametrize(
    ("name", "code"), [("absent/2026.xlsx", "no-folder"), ("file/2026.xlsx", "no-folder"),
                       ("folder", "is-folder")],
)  # fmt: skip
def test_no_place_for_the_file(tmp_path: Path, name: str, code: str):
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(Fault) as caught:
        save(b"new", tmp_path / name)
    assert caught.value.code == f"workbook.{code}"


def test_everything_is_synced_before_and_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    steps: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(handle: int) -> None:
        steps.append("sync")
        real_sync(handle)

    def replace(path: Path, target: Path) -> Path:
        steps.append("replace")
        return real_replace(path, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    target = tmp_path / "2026.xlsx"
    target.write_bytes(OLD)
    save(b"new", target)
    assert steps == ["sync", "replace", "sync"]
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def small_package() -> bytes:
    book = new_book("题目", "2027-01-08T10:00:00")
    canvas = Canvas("表", Styles(book))
    canvas.text(2, 3, "甲", Look())
    add_sheets(book, [canvas], "")
    return package(book, [canvas])


def test_a_package_has_no_clock_in_it(monkeypatch: pytest.MonkeyPatch):
    first = small_package()
    monkeypatch.setattr("time.time", lambda: 1.9e9)
    assert small_package() == first
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
        assert "2027-01-08T10:00:00Z" in packed.read("docProps/core.xml").decode()
    assert '<dimension ref="C2:C2"/>' in sheet
    assert 'r="C2"' in sheet
