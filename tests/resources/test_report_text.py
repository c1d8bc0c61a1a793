"""The text of the annual report against the list of figures and names that it has to hold.

``tests/desktop/narrative/placeholders.csv`` says for each of them the section, and then

* of a masked number (``number``) and of a figure printed openly (``given``, class ``stat``): the
  indicators, what of them is printed, the unit behind the number and the word of approximation;
* of an assertion (``given``, class ``worded``): the indicators that bear it;
* of a name or date: the variable.

The list writes expressions without the indicator (``actual/10000``), the text writes them out;
a difference or growth loses its sign there, because a wording gives it a word:

====================  =============================  ==============
in the list           in the text                    wording
====================  =============================  ==============
``yoy``, ``-yoy``     ``T201_12.yoy``                增减
``actual-target``     ``T201_06.actual - ….target``  超目标
``prior-actual``      ``T208_19.prior - ….actual``   位次
anything else         the same                       none of these
====================  =============================  ==============
"""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.narrative.wording import Figures, worded
from desktop.narrative.writing import decimals_of
from desktop.resources import resource_path
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.scheme.template import (
    APPROXIMATIONS,
    Choice,
    Piece,
    Slot,
    Template,
    Text,
    Variable,
)
from desktop.scheme.template_parser import parse_template

LIST = Path(__file__).parents[1] / "desktop" / "narrative" / "placeholders.csv"
TEXT = resource_path("schemes", "transport-annual", "report.md")
DIFFERENCES = {"增减", "增减点", "超目标", "位次"}
CHOICES = {"2.5#G03", "2.7#G03"}
"""Open figures that are an assertion too: 并列的省份, 参学率和合格率均为100%."""
PLAIN = {"2.5#G07", "2.5#G08"}
"""Assertions that name places; the text gives how many there are."""


class Placeholder(NamedTuple):
    """A row of the list."""

    id: str
    section: str
    kind: str
    indicator_code: str
    measure_expr: str
    unit: str
    approx: str
    given_class: str
    variable: str


@cache
def placeholders() -> tuple[Placeholder, ...]:
    """The list."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return tuple(Placeholder(**row) for row in csv.DictReader(file))


@cache
def template() -> Template:
    """The text."""
    return parse_template(TEXT.read_text(encoding="utf-8"))


@cache
def scheme() -> Scheme:
    """The scheme that the text belongs to."""
    return load_built_in()


@cache
def found() -> dict[str, tuple[str, Variable | Slot | Choice]]:
    """Slot → section and what stands there."""
    return {slot: (section, piece) for section, slot, piece in template().slots() if slot}


def rows(*kinds: str) -> list[Placeholder]:
    """Rows of some kinds; an open figure is of the kind that its class names."""
    return [row for row in placeholders() if (row.given_class or row.kind) in kinds]


def by_id(*kinds: str) -> pytest.MarkDecorator:
    """One case for each row of some kinds."""
    return pytest.mark.parametrize("row", rows(*kinds), ids=lambda row: row.id)


def formulas(row: Placeholder) -> list[str]:
    """What the text must work out for ``row``, without blanks; one for each indicator."""
    expressions = [part.removeprefix("-") for part in row.measure_expr.split(";")]
    codes = row.indicator_code.split(";")
    return [
        re.sub(r"[a-z]+", rf"{code}.\g<0>", expression)
        for code, expression in zip(codes, expressions, strict=True)
    ]


def difference(row: Placeholder) -> str:
    """The wording that gives a sign its word."""
    expression = row.measure_expr
    for part, word in (("yoy", "增减"), ("actual-target", "超目标"), ("prior-actual", "位次")):
        if part in expression:
            return word
    return ""


def unit(row: Placeholder, code: str) -> str:
    """The unit in the list, else that of the indicator."""
    return row.unit or scheme().indicators[code].unit


def squeezed(formula: str) -> str:
    """A formula without blanks."""
    return formula.replace(" ", "")


def keys(formula: str) -> set[str]:
    """The figures that a formula reads."""
    return set(re.findall(r"T[0-9]+_[0-9]+\.[a-z]+", formula))


def inside(pieces: tuple[Piece, ...]) -> Iterator[Slot]:
    """The figures in one text of a choice."""
    for piece in pieces:
        if isinstance(piece, Slot):
            yield piece


def texts(pieces: tuple[Piece, ...]) -> str:
    """The words of one text of a choice."""
    return "".join(piece.text for piece in pieces if isinstance(piece, Text))


def everything(piece: Piece) -> set[str]:
    """The figures that a piece reads, with those in its texts."""
    match piece:
        case Slot():
            return keys(piece.formula)
        case Choice():
            inner = [everything(one) for one in (*piece.holds, *piece.otherwise)]
            return keys(piece.formula).union(*inner)
        case _:
            return set()


def check_figure(slot: Slot, row: Placeholder, formula: str, code: str) -> None:
    """A figure has the formula, the unit and the wording of its row."""
    assert squeezed(slot.formula) == formula
    assert slot.unit == unit(row, code)
    assert "".join(word for word in slot.wording if word in APPROXIMATIONS) == row.approx
    assert "".join(DIFFERENCES.intersection(slot.wording)) == difference(row)


def test_list_is_whole() -> None:
    count = Counter(row.given_class or row.kind for row in placeholders())
    assert count == {"number": 181, "stat": 15, "worded": 15, "name": 30, "date": 4}


def test_text_has_each_of_them_and_no_other() -> None:
    assert sorted(found()) == sorted(row.id for row in placeholders())


def test_each_stands_in_its_section() -> None:
    assert [r.id for r in placeholders() if found()[r.id][0] != r.section] == []


@by_id("number", "stat")
def test_figure(row: Placeholder) -> None:
    _, piece = found()[row.id]
    wanted = formulas(row)
    if isinstance(piece, Choice):
        if row.id not in CHOICES:  # in words when there is none, else the figure
            assert f"{wanted[0]}=0" in squeezed(piece.formula)
            assert texts(piece.holds)
        plain = list(inside(piece.otherwise))
    else:
        assert isinstance(piece, Slot)
        plain = [piece]
    assert len(plain) == len(wanted)
    for slot, formula, code in zip(plain, wanted, row.indicator_code.split(";"), strict=True):
        check_figure(slot, row, formula, code)


@by_id("worded")
def test_assertion_rests_on_its_figures_and_has_a_plain_alternative(row: Placeholder) -> None:
    _, piece = found()[row.id]
    wanted = formulas(row)
    if row.id in PLAIN:
        assert isinstance(piece, Slot)
        check_figure(piece, row, wanted[0], row.indicator_code)
        return
    assert isinstance(piece, Choice)
    assert keys(piece.formula) >= set(wanted)
    plain = list(inside(piece.otherwise))
    assert [squeezed(slot.formula) for slot in plain] == wanted
    units = [unit(row, code) for code in row.indicator_code.split(";")]
    assert [slot.unit for slot in plain] == units


@by_id("name", "date")
def test_name(row: Placeholder) -> None:
    _, piece = found()[row.id]
    assert isinstance(piece, Variable)
    assert piece.code == row.variable


def test_every_variable_is_used_and_declared() -> None:
    used = {piece.code for _, _, piece in template().slots() if isinstance(piece, Variable)}
    assert used == set(scheme().variables) == {row.variable for row in placeholders()} - {""}
    assert len(used) == 19


# A rate of 100 % in two decimals may lack someone: one of a hundred thousand.
FULL = (
    ("1.3#G01", "T103_03.actual >= T103_02.actual"),
    ("1.3#G02", "T103_07.actual >= T103_06.actual"),
    ("2.7#G02", "T207_02.actual >= T207_01.actual"),
    ("2.7#G03", "T207_06.actual >= T207_04.actual"),
    ("2.8#G06", "T208_15.actual >= T208_16.actual"),
    ("2.9#G06", "T209_05.actual >= T209_04.actual"),
    ("3#G02", "T300_02.actual >= T300_01.actual"),
)


@pytest.mark.parametrize(("slot", "counts"), FULL)
def test_all_of_them_is_said_by_counts_and_not_by_a_rounded_rate(slot: str, counts: str) -> None:
    _, piece = found()[slot]
    assert isinstance(piece, Choice)
    assert counts in piece.formula


def test_for_the_first_time_is_said_only_of_years_that_were_looked_at() -> None:
    said = [
        squeezed(piece.formula)
        for _, _, piece in template().slots()
        if isinstance(piece, Choice) and "首次" in texts(piece.holds)
    ]
    assert said == ["AND(T204_07.actual>0,T204_04.actual<T204_08.actual)"]


def neighbours(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, Piece]]:
    """Each piece with the one behind it, those inside choices too."""
    yield from itertools.pairwise(pieces)
    for piece in pieces:
        if isinstance(piece, Choice):
            yield from neighbours(piece.holds)
            yield from neighbours(piece.otherwise)


@cache
def pairs() -> tuple[tuple[Piece, Piece], ...]:
    """Everything that stands side by side in the text."""
    return tuple(pair for block in template().blocks for pair in neighbours(block.pieces))


def test_growth_follows_a_word_that_compares() -> None:
    """增长 alone would not say against what."""
    unsaid = []
    for before, piece in pairs():
        if isinstance(piece, Slot) and "增减" in piece.wording:
            compared = isinstance(before, Text) and before.text.endswith("同比")
            unsaid += [] if compared else [piece.slot]
    assert unsaid == []


def test_no_word_stands_twice() -> None:
    """约, 突破, 增长 and the unit come with the figure; the text around has none of them."""
    said = ("余", "多", "突破", "以下", "近", "约", "左右", "预计", "增长", "下降", "超", "上升")
    twice = []
    for before, piece in pairs():
        if isinstance(piece, Slot) and isinstance(before, Text):
            twice += [piece.slot] if before.text.endswith(said) else []
        if isinstance(before, Slot) and before.unit and isinstance(piece, Text):
            after = (*said, before.unit)
            twice += [before.slot] if piece.text.startswith(after) else []
    assert twice == []


def test_what_need_not_be_reported_takes_its_sentence_away() -> None:
    """A figure that may be left blank is no missing one."""
    optional = {code for code, one in scheme().indicators.items() if one.optional}
    named = [
        (block.section, piece.formula)
        for block in template().blocks
        for piece in block.pieces
        if isinstance(piece, Slot | Choice)
        and optional.intersection(key.partition(".")[0] for key in everything(piece))
    ]
    assert named == [("1.2", "ISBLANK(T102_20.actual)"), ("2.7", "ISBLANK(T207_15.actual)")]


def test_sections_follow_each_other() -> None:
    sections = list(dict.fromkeys(block.section for block in template().blocks))
    second = [f"2.{number}" for number in range(10)]
    assert sections == ["0", "1.1", "1.2", "1.3", *second, "3", "9"]


def test_tables_and_charts() -> None:
    tables = [(b.section, len(b.rows)) for b in template().blocks if b.kind == "table"]
    charts = [(b.section, b.by_prefecture) for b in template().blocks if b.kind == "chart"]
    assert tables == [("2.1", 8), ("2.6", 9)]
    assert charts == [("2.1", False), ("2.1", True), ("2.4", False)]


def test_bars_of_prefectures_come_from_whom_they_are_added_up() -> None:
    """A figure of the department alone has no bar in any prefecture."""
    lonely = [
        key
        for block in template().blocks
        if block.by_prefecture
        for series in block.series
        for key in keys(series.formula)
        if "prefecture" not in scheme().indicators[key.partition(".")[0]].merge_levels
    ]
    assert lonely == []


AMOUNTS = "0 0.00001 0.004 0.04 0.5 0.99999 1 7 9.99 47 94.5 99.999 100.04 999.9 1234.5678 9999.99 123456.78"
ODD = re.compile(
    r"[增长下降突破近约达到超差预计]-"  # a sign behind a word that says it
    r"|(突破|近|约|超年度目标)0(?![.0-9])"
    r"|(?<![0-9.])0(余|多|\.0+(?![0-9]))"
    r"|E"
)


@pytest.mark.parametrize("sign", [1, -1])
def test_no_figure_reads_oddly_whatever_its_size(sign: int) -> None:
    """Every wording of the text with small, large, round and negative figures."""
    odd = []
    for _, _, piece in template().slots():
        if not isinstance(piece, Slot) or not piece.unit:
            continue
        before = "同比" if "增减" in piece.wording else ""
        decimals = decimals_of(scheme(), piece.formula)
        for amount in AMOUNTS.split():
            figures = Figures(sign * Decimal(amount), piece.unit, piece.wording, decimals)
            told = worded(figures, before)
            assert told is not None
            odd += [told.text] if ODD.search(told.text) else []
    assert odd == []
