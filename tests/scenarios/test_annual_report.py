"""From a demo province to its annual report: each figure in the document is worked out once more here.

Two counties, all prefectures and the department report, so that totals over everyone lack units
and what the department gives alone is complete.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from tests.resources.test_report_text import rows
from tests.scenarios.arithmetic import Arithmetic, unit_of
from tests.scenarios.conftest import Answer, command

pytestmark = pytest.mark.slow
SCHEME, UNITS = load_built_in(), Units()
PERIOD, DEPARTMENT = "2026", "520000"
NAME = "2026_年度工作报告.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Totals = Callable[[str], Decimal]


@dataclass(frozen=True)
class Desk:
    """The department's computer, and the report that was written there."""

    data: Path
    document: Path
    answer: Answer

    def __call__(self, *words: str) -> Answer:
        """Run a command at the department's desk."""
        return command("--data", str(self.data), *words)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    room = tmp_path_factory.mktemp("report")
    data, document = room / "data", room / NAME
    made = command("--data", str(data), "demo", "--units", "2", "--received")
    assert made.status == 0, made.err
    answer = command("--data", str(data), "report", PERIOD, "--out", str(document), "--json")
    assert answer.status == 0, answer.err
    return Desk(data, document, answer)


@pytest.fixture(scope="module")
def controls(desk: Desk) -> dict[str, str]:
    """What stands in the controls of the document, by tag."""
    return controls_of(desk.document)


def controls_of(document: Path) -> dict[str, str]:
    with zipfile.ZipFile(document) as package:
        root = ET.fromstring(package.read("word/document.xml"))
    found: dict[str, str] = {}
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        assert tag is not None
        name = tag.attrib[f"{W}val"]
        found[name] = found.get(name, "") + "".join(t.text or "" for t in control.iter(f"{W}t"))
    return found


@pytest.fixture(scope="module")
def totals(desk: Desk) -> Totals:
    """The totals of the province, from the units' own records."""
    with Store.open(desk.data) as store:
        codes = [one.unit.code for one in store.reports() if one.period == PERIOD]
        reports = [store.snapshot(SCHEME, UNITS.get(code), PERIOD) for code in codes]
    whole = Arithmetic(SCHEME, [unit_of(SCHEME, one) for one in reports], DEPARTMENT, int(PERIOD))

    def total(key: str) -> Decimal:
        found = whole.total(key)
        assert isinstance(found, Decimal), key
        return found

    return total


# A figure in words, once more and as short as it can be --------------------------------


def half(number: Decimal, decimals: int) -> str:
    """Rounded half up; a zero has no sign."""
    shown = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{shown + 0:f}"


def short(number: Decimal) -> str:
    """Without zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(code: str, unit: str, measure: str = "actual") -> Callable[[Totals], str]:
    return lambda total: short(total(f"{code}.{measure}")) + unit


def fixed(code: str, unit: str, decimals: int) -> Callable[[Totals], str]:
    return lambda total: half(total(f"{code}.actual"), decimals) + unit


def divided(number: Decimal, unit: str) -> str:
    """So many 万 or 亿 with two decimals; less than one in the unit below."""
    scale, base = unit[0], unit[1:]
    if 0 < abs(number) < 10_000:
        return short(Decimal(half(number, 2))) + {"亿": "万", "万": ""}[scale] + base
    return half(number / 10_000, 2) + unit


def large(code: str, unit: str, measure: str = "actual") -> Callable[[Totals], str]:
    return lambda total: divided(total(f"{code}.{measure}"), unit)


def growth(code: str) -> Callable[[Totals], str]:
    """Behind 同比."""

    def said(total: Totals) -> str:
        actual, prior = total(f"{code}.actual"), total(f"{code}.prior")
        rate = (actual - prior) / prior * 100
        if rate == 0:
            return "持平"
        if half(abs(rate), 1) == "0.0":
            return "基本持平"
        assert abs(rate) < 100
        return ("增长" if rate > 0 else "下降") + half(abs(rate), 1) + "%"

    return said


def beyond_target(code: str, unit: str) -> Callable[[Totals], str]:
    def said(total: Totals) -> str:
        more = total(f"{code}.actual") - total(f"{code}.target")
        size = divided(abs(more), unit) if unit == "亿元" else half(abs(more), 1) + unit
        return ("超年度目标" if more > 0 else "距年度目标还差") + size

    return said


def rounded_down(code: str, unit: str, word: str) -> Callable[[Totals], str]:
    """Tens below a hundred, two digits from there on; of numbers below ten thousand."""

    def said(total: Totals) -> str:
        number = int(total(f"{code}.actual"))
        assert number < 10_000
        step = 1 if number < 10 else 10 ** max(len(str(number)) - 2, 1)
        down = number // step * step
        return f"{down}{word if down < number else ''}{unit}"

    return said


def passed(code: str, unit: str) -> Callable[[Totals], str]:
    def said(total: Totals) -> str:
        number = int(total(f"{code}.actual"))
        step = 10 ** (len(str(number)) - 2)
        return f"突破{number // step * step}{unit}"

    return said


def ratio(part: str, whole: str) -> Callable[[Totals], str]:
    """In percent, with two decimals at most."""
    return lambda total: (
        short(Decimal(half(total(f"{part}.actual") / total(f"{whole}.actual") * 100, 2))) + "%"
    )


def risen(code: str) -> Callable[[Totals], str]:
    def said(total: Totals) -> str:
        places = total(f"{code}.prior") - total(f"{code}.actual")
        assert places != 0
        return f"{'上升' if places > 0 else '下降'}{abs(places)}位"

    return said


def claimed(code: str, none: str, some: str) -> Callable[[Totals], str]:
    """The words of an assertion: of one that is made, or of its plain figure."""
    return lambda total: none if total(f"{code}.actual") == 0 else some


FIGURES: dict[str, Callable[[Totals], str]] = {
    "1.1#02": plain("T101_01", "次"),
    "1.1#05": plain("T101_03", "期", "cumulative"),
    "1.1#11": rounded_down("T101_10", "次", "多"),
    "1.1#12": rounded_down("T101_11", "件", "余"),
    "1.1#15": plain("T101_13", "个"),
    "1.1#18": plain("T101_16", "个"),
    "1.1#19": claimed("T101_17", "没有遗留", "仍在推进"),
    "1.2#01": plain("T102_01", "项"),
    "1.2#11": rounded_down("T102_11", "条", "余"),
    "1.2#14": growth("T102_16"),
    "1.2#15": growth("T102_17"),
    "1.3#09": claimed("T103_17", "没有个人获得此类荣誉", "获个人荣誉"),
    "1.3#11": plain("T103_18", "名"),
    "1.3#37": plain("T103_42", "人"),
    "1.3#38": plain("T103_43", "人"),
    "2.1#01": large("T201_01", "亿元"),
    "2.1#02": beyond_target("T201_01", "亿元"),
    "2.1#04": passed("T201_04", "公里"),
    "2.1#05": plain("T201_05", "位"),
    "2.1#06": fixed("T201_06", "公里", 1),
    "2.1#07": beyond_target("T201_06", "公里"),
    "2.1#08": fixed("T201_07", "公里", 1),
    "2.1#09": large("T201_07", "万公里", "cumulative"),
    "2.1#13": large("T201_12", "亿元"),
    "2.1#14": large("T201_12", "亿元", "prior"),
    "2.1#15": growth("T201_12"),
    "2.1#16": beyond_target("T201_12", "亿元"),
    "2.3#02": fixed("T203_03", "公里", 1),
    "2.5#05": ratio("T205_03", "T205_02"),
    "2.5#08": ratio("T205_06", "T205_05"),
    "2.6#01": growth("T206_01"),
    "2.6#03": growth("T206_03"),
    "2.6#05": fixed("T206_07", "万吨", 2),
    "2.6#10": plain("T206_12", "个"),
    "2.8#15": risen("T208_19"),
    "2.9#03": large("T209_03", "亿元"),
    "2.9#21": growth("T209_21"),
    "2.9#22": growth("T209_22"),
    "2.9#23": growth("T209_23"),
    "3#G04": claimed("T300_05", "没有漏报、瞒报", "漏报、瞒报"),
}


@pytest.mark.parametrize("slot", FIGURES)
def test_a_figure_of_the_document(slot: str, controls: dict[str, str], totals: Totals):
    assert controls[slot] == FIGURES[slot](totals)


def test_every_placeholder_has_its_control(desk: Desk, controls: dict[str, str]):
    wanted = {row.id for row in rows("number", "stat", "worded", "name", "date")}
    assert len(wanted) == 181 + 30 + 34
    assert wanted - set(controls) == set()
    (told,) = desk.answer.records
    assert told["missing"] == []
    assert [tag for tag, text in controls.items() if "【" in text] == []


def test_totals_over_everyone_say_who_answered(desk: Desk):
    with zipfile.ZipFile(desk.document) as package:
        xml = package.read("word/document.xml").decode()
    text = re.sub("<[^>]+>", "", xml)
    assert "（已报12个单位）" in text
    assert "没有漏报、瞒报；" in text
    (told,) = desk.answer.records
    assert "2.1#01" in told["partial"]
    assert "2.1#05" not in told["partial"]


def test_a_changed_figure_and_its_sentences(desk: Desk, totals: Totals):
    key, before = "T209_21.actual", FIGURES["2.9#21"](totals)
    adjusted = desk(
        "adjust", PERIOD, DEPARTMENT, key, "999", "--reason", "核对来信", "--author", "甲"
    )
    assert adjusted.status == 0, adjusted.err
    try:
        changed = desk("report", PERIOD, "--changes", "--json").records
        compared = desk("report", PERIOD, "--compare", str(desk.document), "--json")
    finally:
        assert desk("adjust", PERIOD, DEPARTMENT, key, "--undo").status == 0
    (one,) = changed
    assert (one["section"], one["tags"], one["units"]) == ("2.9", ["2.9#21"], ["贵州省"])
    assert f"群众来信同比{before}，" in one["before"]
    assert f"群众来信同比{before}，" not in one["after"]
    assert [(c["tag"], c["state"]) for c in compared.records] == [("2.9#21", "data")]
    assert compared.status == 1


def test_a_figure_edited_in_the_document(desk: Desk, controls: dict[str, str], tmp_path: Path):
    edited, old = tmp_path / NAME, controls["2.1#13"]
    with zipfile.ZipFile(desk.document) as source, zipfile.ZipFile(edited, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                text = part.decode()
                at = text.index(f">{old}</w:t>", text.index('w:tag w:val="2.1#13"'))
                part = f"{text[:at]}>999.99亿元{text[at + 1 + len(old) :]}".encode()
            target.writestr(name, part)
    assert desk("report", PERIOD, "--compare", str(desk.document)).status == 0
    compared = desk("report", PERIOD, "--compare", str(edited), "--json")
    (one,) = compared.records
    assert (one["tag"], one["state"]) == ("2.1#13", "document")
    assert (one["document"], one["now"]) == ("999.99亿元", old)


@pytest.mark.writer
def test_the_report_on_paper(desk: Desk, controls: dict[str, str], tmp_path: Path):
    document = tmp_path / NAME
    made = desk("report", PERIOD, "--out", str(document), "--pdf", "--json")
    assert made.status == 0, made.err
    printed = subprocess.run(
        ["pdftotext", "-raw", str(document.with_suffix(".pdf")), "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    squeezed = re.sub(r"\s", "", printed)
    assert squeezed.startswith("2026年全省交通运输工作报告")
    assert f"中央补助资金到位{controls['2.1#13']}" in squeezed
    assert "附件数据溯源表" in squeezed
