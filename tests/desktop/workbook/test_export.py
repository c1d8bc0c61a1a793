"""The exported file: named, sound as a package, the same for the same report, whole or not at all."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from desktop.checks.findings import Finding
from desktop.faults import Fault
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import LEVELS, Level, Scheme
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value
from desktop.words import Language
from desktop.workbook.blank import blank_workbook
from desktop.workbook.export import draw, export, file_name, workbook
from desktop.workbook.reader import read_bytes
from tests.desktop.workbook.conftest import FINDINGS, MakeEdition
from tests.desktop.workbook.fills import random_fill

HAN = re.compile(r"[\u4e00-\u9fff]")
NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize(
    ("name", "draft", "version", "expected"),
    [
        ("凤冈县", False, 1, "2026_520327_凤冈县_交通年报_v1.xlsx"),
        ("凤冈县", False, 12, "2026_520327_凤冈县_交通年报_v12.xlsx"),
        ("凤冈县", True, 3, "2026_520327_凤冈县_交通年报_草稿.xlsx"),
        ("甲/乙:丙", True, 1, "2026_520327_甲_乙_丙_交通年报_草稿.xlsx"),
    ],
)
def test_file_name(snapshot: Snapshot, name: str, draft: bool, version: int, expected: str):
    unit = Unit("520327", name, name, "county", "520300")
    assert file_name(replace(snapshot, unit=unit), draft=draft, version=version) == expected


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize(
    ("lang", "first"),
    [("zh", ["封面", "填报说明", "表1-1"]), ("en", ["Cover", "Instructions", "Form 1-1"])],
)
def test_export(
    scheme: Scheme,
    snapshot: Snapshot,
    tmp_path: Path,
    draft: bool,
    lang: Language,
    first: list[str],
):
    figures = Figures(scheme, snapshot)
    path = export(scheme, snapshot, figures, (), tmp_path, draft=draft, lang=lang)
    assert path == tmp_path / file_name(snapshot, draft=draft, version=1)
    assert list(tmp_path.iterdir()) == [path]
    with CalamineWorkbook.from_path(path) as book:
        assert book.sheet_names[:3] == first
        assert book.sheet_names[-2:] == ["选项", "_jiaobao"]


@pytest.mark.parametrize("level", LEVELS)
def test_an_english_workbook_tells_the_same(scheme: Scheme, level: Level):
    snapshot = random_fill(scheme, level, 3)
    figures = Figures(scheme, snapshot)
    zh, en = (
        read_bytes(workbook(scheme, snapshot, figures, (), draft=True, lang=lang), "x")
        for lang in ("zh", "en")
    )
    assert en.records == zh.records
    assert {key: cell.value for key, cell in en.cells.items()} == {
        key: cell.value for key, cell in zh.cells.items()
    }
    for code, rows in zh.ledgers.items():
        assert [row.id for row in en.ledgers[code]] == [row.id for row in rows]
        assert [
            {column: cell.value for column, cell in row.cells.items()} for row in en.ledgers[code]
        ] == [{column: cell.value for column, cell in row.cells.items()} for row in rows]


@pytest.mark.parametrize("level", LEVELS)
def test_an_english_form_to_fill_in_has_no_chinese_but_names_and_answers(
    scheme: Scheme, snapshot: Snapshot, level: Level
):
    """What stays: who reports, whose form it is, its number, and what is to be written in a cell."""
    unit = Unit("520327", "Unit", "Bureau", level, "520300")
    english = replace(scheme, authority="Authority")
    content = blank_workbook(english, replace(snapshot, unit=unit, remarks=()), lang="en")
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    answers = {NA.value, "是", "1.2万公里", "1.2万"} | {
        section.form_no for section in scheme.sections.values()
    }
    left = [
        f"{sheet.title}!{cell.coordinate} {cell.value}"
        for sheet in book
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and HAN.search(without(cell.value, answers))
    ]
    assert not left


def without(text: str, parts: set[str]) -> str:
    for part in sorted(parts - {""}, key=len, reverse=True):
        text = text.replace(part, "")
    return text


def test_a_final_export_waits_for_what_blocks(scheme: Scheme, snapshot: Snapshot, tmp_path: Path):
    figures = Figures(scheme, snapshot)
    explained = Finding("R1", "R1", "soft", (), None, None, "", "已核对")
    with pytest.raises(Fault) as caught:
        export(scheme, snapshot, figures, FINDINGS, tmp_path, draft=False)
    assert (caught.value.code, caught.value.fields["count"]) == ("workbook.blocked", 3)
    assert not list(tmp_path.iterdir())
    assert export(scheme, snapshot, figures, [explained], tmp_path, draft=False).exists()
    assert export(scheme, snapshot, figures, FINDINGS, tmp_path, draft=True).exists()


def test_the_same_report_gives_the_same_bytes(scheme: Scheme, snapshot: Snapshot, content: bytes):
    again = workbook(scheme, snapshot, Figures(scheme, snapshot), FINDINGS, draft=True)
    assert again == content
    changed = replace(snapshot, values={**snapshot.values, "T101_01.actual": Decimal(99)})
    assert workbook(scheme, changed, Figures(scheme, changed), FINDINGS, draft=True) != content


@pytest.fixture(scope="module", params=LEVELS)
def package(request: pytest.FixtureRequest, scheme: Scheme) -> dict[str, ET.Element]:
    level: Level = request.param
    snapshot = random_fill(scheme, level, 4)  # with a ledger of 500 rows
    figures = Figures(scheme, snapshot)
    content = workbook(scheme, snapshot, figures, FINDINGS, draft=False, version=2)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        assert len(names) == len(set(names)), "no part twice"
        return {name: ET.fromstring(packed.read(name)) for name in names}


def sheets(package: dict[str, ET.Element]) -> dict[str, ET.Element]:
    return {name: part for name, part in package.items() if "/worksheets/sheet" in name}


def test_cells_are_in_order_and_unique(package: dict[str, ET.Element]):
    for part in sheets(package).values():
        rows = [int(row.get("r", "0")) for row in part.iter(f"{NS}row")]
        assert rows == sorted(set(rows))
        for row in part.iter(f"{NS}row"):
            cells = [range_boundaries(cell.get("r", ""))[:2] for cell in row]
            assert cells == sorted(set(cells))
            assert {at[1] for at in cells} <= {int(row.get("r", "0"))}


def test_styles_exist(package: dict[str, ET.Element]):
    formats = package["xl/styles.xml"].find(f"{NS}cellXfs")
    assert formats is not None
    used = {int(c.get("s", "0")) for p in sheets(package).values() for c in p.iter(f"{NS}c")}
    assert max(used) < len(formats)


def test_names_lead_to_sheets(package: dict[str, ET.Element]):
    book = package["xl/workbook.xml"]
    titles = [sheet.get("name", "") for sheet in book.iter(f"{NS}sheet")]
    assert len(titles) == len({title.casefold() for title in titles})
    assert all(len(title) <= 31 and not re.search(r"[\[\]:*?/\\]", title) for title in titles)
    names = list(book.iter(f"{NS}definedName"))
    keys = [(name.get("name", "").casefold(), name.get("localSheetId")) for name in names]
    assert len(keys) == len(set(keys)) > 1000
    for name in names:
        sheet = (name.text or "").split("!")[0].strip("'")
        assert sheet in titles


def test_every_name_in_a_formula_is_defined(package: dict[str, ET.Element]):
    known = {name.get("name") for name in package["xl/workbook.xml"].iter(f"{NS}definedName")}
    asked: Counter[str] = Counter()
    for part in sheets(package).values():
        for formula in part.iter(f"{NS}f"):
            bare = re.sub(r'"[^"]*"', "", formula.text or "")
            assert len(formula.text or "") < 8192
            asked.update(re.findall(r"\b(?:[TLN]\d+(?:_\d+)?|PERIOD|sign)\.[a-z_]\w*", bare))
    assert len(asked) > 300
    assert not set(asked) - known


def test_every_formula_has_a_value(package: dict[str, ET.Element]):
    count = 0
    for part in sheets(package).values():
        for cell in part.iter(f"{NS}c"):
            if cell.find(f"{NS}f") is not None:
                count += 1
                value = cell.find(f"{NS}v")
                assert value is not None
                assert cell.get("t") == "str" or Decimal(value.text or "").is_finite()
    assert count > 500


def test_validations_and_merges(package: dict[str, ET.Element]):
    for part in sheets(package).values():
        taken: set[tuple[int, int]] = set()
        for merged in part.iter(f"{NS}mergeCell"):
            left, top, right, bottom = (
                int(edge or 0) for edge in range_boundaries(merged.get("ref", ""))
            )
            cells = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
            assert not cells & taken
            taken |= cells
        for validation in part.iter(f"{NS}dataValidation"):
            assert len(validation.findtext(f"{NS}formula1") or "") <= 257
            assert len(validation.get("promptTitle", "")) <= 32
            assert len(validation.get("errorTitle", "")) <= 32
            assert len(validation.get("prompt", "")) <= 255
            assert len(validation.get("error", "")) <= 255


def test_text_is_never_a_formula(book: Workbook, edition: MakeEdition):
    """No cell that people fill in holds a formula, whatever they typed."""
    hostile = 0
    for key, area in edition().plan.places.items():
        cell = book[area.sheet].cell(area.row, area.column)
        if not cell.protection.locked:
            assert cell.data_type != "f", key
            hostile += str(cell.value).startswith(("=", "+", "-", "@"))
    assert hostile > 10


def test_blank_zero_and_not_applicable_differ(scheme: Scheme, snapshot: Snapshot):
    wanted: dict[str, Value] = {"T101_01.actual": Decimal(0), "T101_02.actual": NA}
    others = {key: v for key, v in snapshot.values.items() if key != "T101_03.actual"}
    report = replace(snapshot, values={**others, **wanted})
    content = workbook(scheme, report, Figures(scheme, report), (), draft=True)
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        rows = book.get_sheet_by_name("表1-1").to_python(skip_empty_area=False)
    assert [row[3] for row in rows[9:12]] == [0, "不涉及", ""]


def test_draw_gives_every_sheet(edition: MakeEdition):
    made = edition()
    names = [canvas.name for canvas in draw(made)]
    assert names == [
        "封面",
        "填报说明",
        *(form.sheet for form in made.plan.forms),
        *(sheet.sheet for sheet in made.plan.ledgers),
        "文字说明",
        "审核情况",
        "_jiaobao",
    ]
