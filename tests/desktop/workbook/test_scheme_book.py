"""A scheme goes into a workbook and comes back byte by byte."""

from __future__ import annotations

import csv
import datetime as dt
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from desktop.faults import Fault, Faults
from desktop.resources import resource_path
from desktop.scheme.library import Library
from desktop.scheme.linter import lint
from desktop.scheme.loader import load_built_in
from desktop.scheme.tables import TABLES
from desktop.scheme.template import WORDING
from desktop.scheme.template_check import lint_report
from desktop.workbook.plan import MACHINE
from desktop.workbook.scheme_book import opened, pack, unpack

BUILT_IN = resource_path("schemes", "transport-annual")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built-in scheme as a workbook."""
    target = tmp_path_factory.mktemp("packed") / "scheme.xlsx"
    pack(BUILT_IN, target)
    return target


@pytest.fixture
def book(packed: Path) -> Workbook:
    """Return the workbook, opened to be changed."""
    return openpyxl.load_workbook(packed)


def saved(book: Workbook, folder: Path) -> Path:
    """Save the changed workbook."""
    book.save(folder / "changed.xlsx")
    return folder / "changed.xlsx"


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each file."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_there_and_back_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    unpack(packed, tmp_path / "out")
    assert contents(tmp_path / "out") == contents(BUILT_IN)


def test_saved_by_another_program_it_still_gives_the_same_bytes(
    book: Workbook, tmp_path: Path
) -> None:
    unpack(saved(book, tmp_path), tmp_path / "out")
    assert contents(tmp_path / "out") == contents(BUILT_IN)


ODD = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "001",
    "1.10",
    "_x000D_",
    "_x005F_",
    "'是",
    '"双"',
    "a,b",
    "TRUE",
    "全　角",
]


def test_odd_texts_stay_what_they_are(tmp_path: Path) -> None:
    folder = shutil.copytree(BUILT_IN, tmp_path / "odd")
    with (folder / "narratives.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, text in enumerate(ODD, 1):
            writer.writerow(
                [f"N888_{number:02}", "1.1", text, "", "类", "", "10", "county", f"{text}尾", ""]
            )
    pack(folder, tmp_path / "odd.xlsx")
    unpack(tmp_path / "odd.xlsx", tmp_path / "out")
    assert contents(tmp_path / "out") == contents(folder)


def test_every_cell_is_text_and_no_formula_is_alive(book: Workbook) -> None:
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n"}  # n: blank cells
    assert all(
        cell.value is None
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "n"
    )
    assert {sheet["A1"].number_format for sheet in book} == {"@"}


def test_sheets_are_fit_for_work(book: Workbook) -> None:
    tables = [table.sheet for table in TABLES.values()]
    assert book.sheetnames == ["填写说明", "基本信息", *tables, "年度报告"]
    assert {sheet.freeze_panes for sheet in book} == {"B2", None}
    assert book["年度报告"].freeze_panes is None  # its first row is the first line of the text
    rules = book["审核关系"].data_validations.dataValidation
    lists = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in rules}
    assert lists["B2"] == '"force,soft,verify,hint"'
    assert "审核类别" in {str(rule.sqref).split(":")[0]: rule.prompt for rule in rules}["B2"]
    assert lists["E2"] == "'分表'!$A$2:$A$2000"


def test_numbers_are_taken_where_numbers_are_wanted(book: Workbook, tmp_path: Path) -> None:
    book["文字说明"]["G2"] = 300
    book["指标"]["X2"] = 0.5
    unpack(saved(book, tmp_path), tmp_path / "out")
    lines = (tmp_path / "out" / "narratives.csv").read_text("utf-8").splitlines()
    assert lines[1].split(",")[6] == "300"
    assert ",0.5," in (tmp_path / "out" / "indicators.csv").read_text("utf-8").splitlines()[1]


def test_cells_that_are_no_text_are_told(book: Workbook, tmp_path: Path) -> None:
    wrong: dict[tuple[str, str, float | dt.date], tuple[str, int, str]] = {
        ("基本信息", "B3", 2026.1): ("scheme", 3, "version"),
        ("分表", "A3", 1.1): ("sections", 3, "code"),
        ("台账", "B4", True): ("ledgers", 4, "title"),
        ("审核关系", "H2", dt.date(2026, 1, 1)): ("rules", 2, "message"),
    }
    for sheet, cell, value in wrong:
        book[sheet][cell] = value
    with pytest.raises(Faults) as caught:
        unpack(saved(book, tmp_path), tmp_path / "out")
    told = [(f.fields["table"], f.fields["row"], f.fields["column"]) for f in caught.value.faults]
    assert told == list(wrong.values())
    assert {fault.code for fault in caught.value.faults} == {"scheme.book-cell"}
    assert not (tmp_path / "out").exists()


def test_live_formulas_are_told_wherever_they_stand(book: Workbook, tmp_path: Path) -> None:
    book["审核关系"]["F2"] = "=T101_01.actual>=1"
    book["指标"]["Q4"] = "=T101_01.actual+1"  # an optional column: blank would pass unnoticed
    book["基本信息"]["B3"] = "=2026.1"
    with pytest.raises(Faults) as caught:
        unpack(saved(book, tmp_path), tmp_path / "out")
    told = [(f.code, f.fields["table"], f.fields["row"]) for f in caught.value.faults]
    assert told == [
        ("scheme.book-formula", "scheme", 3),
        ("scheme.book-formula", "indicators", 4),
        ("scheme.book-formula", "rules", 2),
    ]
    assert [f.fields["column"] for f in caught.value.faults] == ["version", "formula", "formula"]
    assert "不要以 = 开头" in caught.value.faults[1].text()


@pytest.mark.parametrize(
    ("sheets", "code"), [(("封面", MACHINE), "book-report"), (("Sheet1",), "book-other")]
)
def test_another_workbook_is_one_fault(tmp_path: Path, sheets: tuple[str, ...], code: str) -> None:
    other = Workbook()
    other.remove(other.worksheets[0])
    for name in sheets:
        other.create_sheet(name)
    with pytest.raises(Fault, match=code):
        unpack(saved(other, tmp_path), tmp_path / "out")


def test_the_text_stands_line_by_line_and_its_faults_name_the_row(
    book: Workbook, tmp_path: Path
) -> None:
    sheet = book["年度报告"]
    lines = (BUILT_IN / "report.md").read_text("utf-8").splitlines()
    assert [row[0] or "" for row in sheet.iter_rows(max_col=1, values_only=True)] == lines
    sheet["A5"] = "开头{T101_01.actuel | 次}，{未写完"
    with opened(saved(book, tmp_path)) as folder:
        told = [(f.fields["table"], f.fields["row"], f.fields["column"]) for f in lint(folder)]
    assert told == [("report", 5, "4"), ("report", 5, "24")]
    sheet["A5"] = "开头{T101_01.actuel | 次}"
    with opened(saved(book, tmp_path)) as folder:
        fault = lint(folder)[0]
    assert (fault.fields["row"], fault.fields["column"]) == (5, "4")
    assert fault.text().startswith("年度报告（report.md） 第5行 第4字：")
    assert "T101_01.actual" in fault.text()


def test_the_guide_shows_every_wording_and_sound_examples(book: Workbook) -> None:
    guide = [row for row in book["填写说明"].iter_rows(values_only=True) if row[0] == "年度报告"]
    told = "\n".join(str(row[4]) for row in guide)
    assert "、".join(WORDING) in told
    figures = re.findall(r"\{[^#图][^{}]*(?:\{[^{}]*\}[^{}]*)?\}", told)
    charts = re.findall(r"\{图[^{}]*\}", told)
    assert len(figures) == 3
    assert len(charts) == 1
    marks = [f"{{#{one[1:].partition('#')[0]}}}" for one in figures]
    lines = [line for pair in zip(marks, figures, strict=True) for line in pair]
    text = "\n".join(["# 题", *lines, *charts, ""])
    assert lint_report(text, load_built_in()) == []


def test_what_is_no_line_of_the_text_is_told(book: Workbook, tmp_path: Path) -> None:
    sheet = book["年度报告"]
    sheet["A3"] = 2026
    sheet["B5"] = "旁注"
    sheet["A7"] = "=1+1"
    with pytest.raises(Faults) as caught:
        unpack(saved(book, tmp_path), tmp_path / "out")
    told = {(f.code, f.fields["row"], f.fields["column"]) for f in caught.value.faults}
    assert told == {
        ("scheme.book-line", 3, ""),
        ("scheme.book-line", 5, ""),
        ("scheme.book-formula", 7, "1"),
    }


LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=9
)


@settings(max_examples=4, deadline=None)
@given(st.lists(LINE.map(str.strip), max_size=40), st.lists(LINE.map(str.strip), max_size=40))
def test_any_sound_text_comes_back_as_it_was(before: list[str], behind: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = shutil.copytree(BUILT_IN, Path(name) / "scheme")
        lines = [re.sub(r"[{}#|表图]", "-", line) for line in [*before, "", *behind, "完"]]
        text = "\n".join(["# 标题", *lines, ""])
        (folder / "report.md").write_bytes(text.encode())
        assume(not lint(folder))
        pack(folder, Path(name) / "packed.xlsx")
        unpack(Path(name) / "packed.xlsx", Path(name) / "out")
        assert contents(Path(name) / "out") == contents(folder)


def test_a_blank_row_is_one_fault(book: Workbook, tmp_path: Path) -> None:
    book["指标"].insert_rows(5)
    with opened(saved(book, tmp_path)) as folder:
        faults = [(f.code, f.fields["table"], f.fields["row"]) for f in lint(folder)]
    assert faults == [("scheme.blank-row", "indicators", 5)]


def test_missing_and_strange_sheets_are_told(book: Workbook, tmp_path: Path) -> None:
    book["选项"].title = "选项2"
    with pytest.raises(Faults) as caught:
        unpack(saved(book, tmp_path), tmp_path / "out")
    assert [fault.code for fault in caught.value.faults] == [
        "scheme.book-stranger",
        "scheme.book-sheet",
    ]


def test_an_entry_that_stands_twice_is_told(book: Workbook, tmp_path: Path) -> None:
    book["基本信息"].append(["version", "2027.1"])
    with pytest.raises(Faults, match=r"duplicate-code"):
        unpack(saved(book, tmp_path), tmp_path / "out")


def test_the_linter_names_the_rows_that_excel_shows(book: Workbook, tmp_path: Path) -> None:
    book["指标"]["H7"] = None
    book["指标"]["AC1"] = "colour"
    book["指标"]["AC5"] = "red"
    book["基本信息"].delete_rows(4)
    path = saved(book, tmp_path)
    with opened(path) as folder:
        faults = [(f.code, f.fields["row"], f.fields["column"]) for f in lint(folder)]
    assert faults == [
        ("scheme.unknown-column", 1, "colour"),
        ("scheme.missing-entry", 0, "title"),
    ]
    book["指标"].delete_cols(29)
    book["基本信息"].append(["title", "名称"])
    with opened(saved(book, tmp_path)) as folder:
        faults = [(f.code, f.fields["row"], f.fields["column"]) for f in lint(folder)]
    assert faults == [("scheme.blank-cell", 7, "unit")]


def test_a_faulty_scheme_is_not_packed(tmp_path: Path) -> None:
    folder = shutil.copytree(BUILT_IN, tmp_path / "faulty")
    (folder / "switches.csv").write_text("period,code,notes\n2026,T999_01,\n", "utf-8")
    with pytest.raises(Faults):
        pack(folder, tmp_path / "faulty.xlsx")
    assert not (tmp_path / "faulty.xlsx").exists()


def test_what_cannot_be_written_is_a_fault(packed: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Fault):
        unpack(packed, tmp_path / "file" / "out")
    with pytest.raises(Fault):
        pack(BUILT_IN, tmp_path / "nowhere" / "scheme.xlsx")


def test_a_file_that_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "text.xlsx").write_text("text")
    with pytest.raises(Fault, match=r"reader\.text"):
        unpack(tmp_path / "text.xlsx", tmp_path / "out")
    for path in (tmp_path / "nothing.xlsx", tmp_path, tmp_path / "text.csv"):
        with pytest.raises(Fault, match=r"not-a-scheme"), opened(path):
            pass


def test_a_workbook_can_be_installed(tmp_path: Path) -> None:
    library = Library(tmp_path / "data")
    folder = shutil.copytree(BUILT_IN, tmp_path / "next")
    head = folder / "scheme.toml"
    head.write_bytes(head.read_bytes().replace(b'"2026.1"', b'"2027.1"'))
    pack(folder, tmp_path / "next.xlsx")
    with opened(tmp_path / "next.xlsx") as directory:
        assert library.install(directory).version == "2027.1"
    assert contents(library.entry("transport-annual").path) == contents(folder)


@pytest.mark.libreoffice
def test_saved_by_libreoffice_it_gives_the_same_bytes(
    packed: Path, tmp_path: Path, soffice: str
) -> None:
    command = [
        soffice,
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(tmp_path / "saved"),
        str(packed),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    unpack(tmp_path / "saved" / packed.name, tmp_path / "out")
    assert contents(tmp_path / "out") == contents(BUILT_IN)
