"""Verify: every kind of file gets its verdict in words."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from desktop.faults import Fault
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import Scheme
from desktop.submission.keys import own_key, remember
from desktop.submission.verify import Verdict, verify
from desktop.workbook.export import workbook
from desktop.workbook.plan import MACHINE
from desktop.workbook.reader import read_bytes
from tests.desktop.submission.conftest import Seal
from tests.desktop.workbook.fills import random_fill
from tests.desktop.workbook.libreoffice import convert
from tests.hostile import HOSTILE, ODD, bit_flipped

LONG_TO_MAKE = {"16,384 columns"}
"""Left to the tests of the reader."""

Edit = Callable[[Workbook], None]


@pytest.fixture
def judged(sealed: bytes, tmp_path: Path, key_folder: Path):
    """Return the verdict on the sealed report after ``edit`` by another program."""

    def judge(edit: Edit | None = None, data: Path = key_folder) -> Verdict:
        path = tmp_path / "report.xlsx"
        path.write_bytes(sealed)
        if edit:
            book = openpyxl.load_workbook(path)
            edit(book)
            book.save(path)
        return verify(path, data)

    return judge


def machine(key: str, column: int, text: str) -> Edit:
    """Return what puts ``text`` into the record ``key`` of the machine sheet."""

    def edit(book: Workbook) -> None:
        for row in book[MACHINE].iter_rows():
            if row[0].value == key:
                row[column - 1].value = text

    return edit


def remove(sheet: str) -> Edit:
    return lambda book: book.remove(book[sheet])


def named(key: str, content: object) -> Edit:
    def edit(book: Workbook) -> None:
        sheet, cell = book.defined_names[key].attr_text.replace("$", "").replace("'", "").split("!")
        book[sheet][cell].value = content

    return edit


def unseal(book: Workbook) -> None:
    sheet = book[MACHINE]
    for row in reversed(list(sheet.iter_rows())):
        if str(row[0].value).startswith("seal:"):
            sheet.delete_rows(row[0].row)


def test_intact(judged):
    verdict = judged()
    assert (verdict.status, verdict.key) == ("intact", "own")
    assert (list(verdict.altered), list(verdict.notes)) == ([], [])
    told = verdict.text()
    for part in ("完整", "凤冈县交通运输局", "520327", "2026年", "第 1 版", verdict.seal.code,
                 "2027-01-05 09:00", verdict.fingerprint, "本机"):  # fmt: skip
        assert part in told
    assert verdict.text("en").startswith("Intact: 凤冈县交通运输局 (520327), report of 2026")


def test_altered(judged):
    verdict = judged(named("sign.head", "另一人"))
    assert verdict.status == "altered"
    (one,) = verdict.altered
    assert (one.key, one.sealed, one.found) == ("sign.head", "=HYPERLINK(1)", "另一人")
    assert one.place.endswith(f"（封面 {one.cell}）")
    assert "1 处被改动" in verdict.text()


@pytest.mark.parametrize(
    "edit",
    [
        machine("T201_01.actual", 3, "1"),
        machine("T201_01.actual", 2, "text"),
        machine("identity:unit", 3, "520328"),
        machine("identity:period", 3, "2025"),
        machine("explanation:R101_02", 3, "另一说明"),
        machine("seal:digest", 3, "0" * 64),
        machine("seal:key", 3, "zz"),
        machine("seal:made_at", 3, "2026-01-01T00:00:00+08:00"),
        machine("format:version", 3, "2"),
        lambda book: book[MACHINE].append(["T201_01.actual", "number", "1"]),
    ],
)
def test_the_sealed_records_were_changed(judged, edit: Edit):
    verdict = judged(edit)
    assert verdict.status == "broken"
    assert "不能证明" in verdict.text()


def test_both_figure_and_record_changed_is_noticed(judged):
    def edit(book: Workbook) -> None:
        machine("T201_01.actual", 3, "1")(book)
        named("T201_01.actual", 1)(book)

    verdict = judged(edit)
    assert (verdict.status, [a.key for a in verdict.altered]) == ("broken", [])


@pytest.mark.parametrize("edit", [remove(MACHINE), unseal])
def test_without_machine_sheet_or_seal(judged, edit: Edit):
    verdict = judged(edit)
    assert (verdict.status, verdict.intact) == ("missing", False)
    assert "缺校验信息" in verdict.text()


def test_a_sheet_that_is_gone_misses_its_cells(judged):
    keys = {one.key for one in judged(remove("台账L01")).altered}
    assert keys
    assert all(key.startswith("L01") for key in keys)


def test_keys_of_other_computers(judged, key_folder: Path, tmp_path: Path):
    here = tmp_path / "province"
    assert judged(data=here).key == "unknown"
    remember(here, "520327", own_key(key_folder).fingerprint)
    assert judged(data=here).key == "known"
    remember(here, "520327", "0000 0000 0000 0000")
    assert judged(data=here).key == "other"
    assert "不同" in judged(data=here).text()


def test_a_draft(scheme: Scheme, snapshot: Snapshot, tmp_path: Path):
    path = tmp_path / "draft.xlsx"
    path.write_bytes(workbook(scheme, snapshot, Figures(scheme, snapshot), (), draft=True))
    verdict = verify(path, tmp_path)
    assert (verdict.status, verdict.text()[:2]) == ("unsealed", "草稿")


def other_book() -> bytes:
    told = io.BytesIO()
    Workbook().save(told)
    return told.getvalue()


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (other_book(), "foreign"),
        (b"", "unreadable"),
        (b"PK\x03\x04 torn", "unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unreadable"),
        ("代码,数\n".encode("gb18030"), "unreadable"),
    ],
)
def test_what_is_no_report(tmp_path: Path, content: bytes, status: str):
    path = tmp_path / "some.xlsx"
    path.write_bytes(content)
    verdict = verify(path, tmp_path)
    assert verdict.status == status
    assert verdict.fault is not None
    assert verdict.text() == verdict.fault.text()


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - LONG_TO_MAKE))
def test_hostile_files_get_a_verdict(sealed: bytes, tmp_path: Path, name: str):
    make, code = HOSTILE[name]
    path = tmp_path / "some.xlsx"
    path.write_bytes(make(sealed))
    verdict = verify(path, tmp_path)
    assert (verdict.status, verdict.fault.code) == ("unreadable", code)
    assert verdict.text()


@pytest.mark.parametrize("name", ODD)
def test_odd_files_are_intact(sealed: bytes, tmp_path: Path, key_folder: Path, name: str):
    path = tmp_path / "some.xlsx"
    path.write_bytes(ODD[name](sealed))
    assert verify(path, key_folder).status == "intact"


def test_flipped_bits_never_pass_unnoticed_in_the_values(
    sealed: bytes, tmp_path: Path, key_folder: Path
):
    book = read_bytes(sealed, "f")
    path, found = tmp_path / "some.xlsx", set()
    for seed in range(30):
        path.write_bytes(bit_flipped(sealed, seed))
        verdict = verify(path, key_folder)
        found.add(verdict.status)
        if verdict.intact:
            assert read_bytes(path.read_bytes(), "f").cells == book.cells
    assert found <= {"intact", "altered", "broken", "missing", "unreadable", "foreign"}
    assert "unreadable" in found


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(Fault) as caught:
        verify(tmp_path / "none.xlsx", tmp_path)
    assert caught.value.code == "reader.no-file"


def test_a_scheme_that_is_not_installed_gives_keys_for_places(judged):
    def edit(book: Workbook) -> None:
        machine("identity:scheme", 3, "other")(book)
        named("T201_01.actual", 1.25)(book)

    verdict = judged(edit)
    assert verdict.status == "broken"
    assert verdict.altered[0].place.startswith("T201_01.actual（")


ODD_TEXTS = (" 前后空格 ", "制表\t符", "第一行\n\n第三行\n", "_x000D_", "'引号", '"a"', "😀𠮷", "１２",
       "=SUM(A1)", "TRUE", "007", "1e5", "2026-03-05", "　全角空格　", "a" * 300, "&<>")  # fmt: skip


@pytest.mark.libreoffice
@pytest.mark.slow
def test_saved_by_libreoffice_is_intact(
    scheme: Scheme, sealed_bytes: Seal, key_folder: Path, soffice: str, tmp_path: Path
):
    files = []
    for seed, level in ((1, "county"), (2, "county"), (3, "prefecture"), (4, "dept")):
        snapshot = random_fill(scheme, level, seed)
        narratives = [key for key in snapshot.values if key.startswith("N")]
        odd = dict(zip(narratives, ODD_TEXTS, strict=False))
        path = tmp_path / f"{level}{seed}.xlsx"
        path.write_bytes(sealed_bytes(replace(snapshot, values={**snapshot.values, **odd})))
        assert verify(path, key_folder).intact
        files.append(path)
    for path in convert(soffice, files, "xlsx", tmp_path):
        verdict = verify(path, key_folder)
        assert (verdict.status, list(verdict.altered)) == ("intact", []), verdict.text()
