"""How each figure comes about, and that in words."""

from __future__ import annotations

import pytest

from desktop.province.methods import measures_of, merged_keys, method_of
from desktop.scheme.loader import load_built_in
from tests.desktop.province.small import SCHEME, small_scheme


@pytest.mark.parametrize(
    ("key", "kind", "words"),
    [
        ("T201_01.actual", "sum", "合计：县级、市（州）级、省厅上报数相加"),
        ("T201_01.yoy", "derived", "推算"),
        ("T201_02.actual", "ratio", "T201_01.actual / T201_01.target * 100"),
        ("T201_03.actual", "max", "最大值"),
        ("T201_04.actual", "mean", "以“指标05”为权数"),
        ("T201_06.actual", "own", "只取省厅本级填报"),
        ("T201_07.actual", "ledger", "台账L01合并去重"),
        ("T201_09.actual", "sum", "合计：县级上报数相加"),
    ],
)
def test_each_figure_has_its_method(key: str, kind: str, words: str):
    method = method_of(SCHEME, key)
    assert method is not None
    assert method.kind == kind
    assert words in method.words(SCHEME)
    assert method.words(SCHEME, "en") != method.words(SCHEME)


@pytest.mark.parametrize(
    ("key", "kind", "levels"),
    [
        ("T205_11.actual", "ledger", ("county", "dept")),
        ("T205_11.cumulative", "own", ("dept",)),
        ("T201_07.cumulative", "sum", ("county", "prefecture")),
        ("T204_03.prior", "sum", ("county", "prefecture", "dept")),
    ],
)
def test_what_two_levels_register_is_not_added_up(key: str, kind: str, levels: tuple[str, ...]):
    method = method_of(load_built_in(), key)
    assert method is not None
    assert (method.kind, method.levels) == (kind, levels)


@pytest.mark.parametrize("key", ["T201_01.last", "T201_99.actual", "L01#a.km", "N201_01", "?"])
def test_what_is_no_measure_has_none(key: str):
    assert method_of(SCHEME, key) is None


def test_every_figure_of_the_built_in_scheme_has_a_method():
    scheme = load_built_in()
    keys = list(merged_keys(scheme, "2026"))
    asked = [f"{i.code}.{m}" for i in scheme.indicators.values() for m in measures_of(i)]
    assert keys == asked


def test_what_is_not_asked_for_has_no_total():
    scheme = small_scheme(switched_off={"2026": frozenset({"T201_03"})})
    assert "T201_03.actual" not in merged_keys(scheme, "2026")
    assert "T201_03.actual" in merged_keys(scheme, "2027")


def test_parts_and_ledgers_are_named():
    ratio, ledger = method_of(SCHEME, "T201_02.actual"), method_of(SCHEME, "T201_07.actual")
    assert ratio is not None
    assert ratio.parts == ("T201_01.actual", "T201_01.target")
    assert ledger is not None
    assert (ledger.parts, ledger.ledgers) == ((), ("L01",))
