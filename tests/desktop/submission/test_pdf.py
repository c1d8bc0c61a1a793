"""Cover and forms as a PDF: only they are printed; without LibreOffice one is told what to do."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from pathlib import Path

import openpyxl
import pytest

from desktop.faults import Fault
from desktop.submission import pdf
from desktop.submission.pdf import find_libreoffice, only, write_document_pdf, write_pdf
from desktop.workbook.plan import COVER, MACHINE

KEPT = {COVER, "表2-1"}


def test_all_other_sheets_are_hidden_and_have_no_print_area(sealed: bytes):
    book = openpyxl.load_workbook(io.BytesIO(only(sealed, KEPT)))
    for sheet in book.worksheets:
        kept = sheet.title in KEPT
        assert bool(sheet.print_area) is kept, sheet.title
        hidden = "veryHidden" if sheet.title == MACHINE else "hidden"
        assert (
            sheet.sheet_state == "visible" if kept else sheet.sheet_state in (hidden, "veryHidden")
        )


def test_nothing_else_is_another(sealed: bytes):
    before = zipfile.ZipFile(io.BytesIO(sealed))
    after = zipfile.ZipFile(io.BytesIO(only(sealed, KEPT)))
    differ = [n for n in before.namelist() if before.read(n) != after.read(n)]
    assert differ == ["xl/workbook.xml"]


@pytest.mark.libreoffice
def test_the_pdf_has_a_page_for_each(sealed: bytes, tmp_path: Path):
    target = tmp_path / "年报.pdf"
    write_pdf(sealed, KEPT, target)
    content = target.read_bytes()
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == len(KEPT)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def program(folder: Path, script: str) -> str:
    """Return a program that does as ``script`` says."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_libreoffice_one_is_told_how_to_print(monkeypatch, sealed, tmp_path, lang):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_PLACES", ())
    assert find_libreoffice() is None
    with pytest.raises(Fault) as caught:
        write_pdf(sealed, KEPT, tmp_path / "a.pdf")
    assert caught.value.code == "mail.pdf-no-program"
    assert "WPS" in caught.value.text(lang)


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("echo broken >&2; exit 77", "mail.pdf-failed"),
        ("exit 0", "mail.pdf-failed"),
        ("exec sleep 30", "mail.pdf-slow"),
    ],
)
def test_a_program_that_fails_or_hangs(monkeypatch, sealed, tmp_path, script, code):
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: program(tmp_path, script))
    monkeypatch.setattr(pdf, "PATIENCE", 0.3)
    with pytest.raises(Fault) as caught:
        write_pdf(sealed, KEPT, tmp_path / "a.pdf")
    assert caught.value.code == code
    assert not (tmp_path / "a.pdf").exists()
    if "broken" in script:
        assert "broken" in caught.value.text()


@pytest.mark.parametrize(
    ("script", "code"),
    [("exit 0", "report.pdf-failed"), ("exec sleep 30", "report.pdf-slow")],
)
def test_of_a_document_one_is_told_in_its_own_words(monkeypatch, tmp_path, script, code):
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: program(tmp_path, script))
    monkeypatch.setattr(pdf, "PATIENCE", 0.3)
    with pytest.raises(Fault) as caught:
        write_document_pdf(b"", tmp_path / "a.pdf")
    assert caught.value.code == code
    assert "Word" in caught.value.text()


def test_a_program_that_cannot_be_started(monkeypatch, sealed, tmp_path):
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: str(tmp_path / "none"))
    with pytest.raises(Fault) as caught:
        write_pdf(sealed, KEPT, tmp_path / "a.pdf")
    assert caught.value.code == "mail.pdf-failed"


def test_it_is_found_where_it_is_installed_without_being_on_the_path(monkeypatch, tmp_path):
    there = tmp_path / "soffice.exe"
    there.touch()
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    monkeypatch.setattr(pdf, "_PLACES", (str(tmp_path / "other"), str(there)))
    assert find_libreoffice() == str(there)
