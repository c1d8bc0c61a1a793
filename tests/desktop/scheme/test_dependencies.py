"""Which figure hangs on which."""

from __future__ import annotations

import pytest

from desktop.scheme.dependencies import (
    computed_keys,
    dependencies,
    derived_formula,
    formula_of,
    operands_of,
)
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_built_in()


def test_rates_are_formulas_too() -> None:
    assert derived_formula("T201_01", "yoy") == (
        "(T201_01.actual - T201_01.prior) / ABS(T201_01.prior) * 100"
    )
    assert derived_formula("T201_01", "completion") == "T201_01.actual / T201_01.target * 100"


@pytest.mark.parametrize(
    ("key", "formula"),
    [
        ("T101_07.actual", "T101_06.actual / T101_05.actual * 100"),
        ("T201_01.completion", "T201_01.actual / T201_01.target * 100"),
        ("T201_01.actual", ""),
        ("T201_01.prior", ""),
        ("T101_07.yoy", ""),
        ("T101_07.completion", ""),
        ("L02#a1.qty", ""),
        ("T999_01.actual", ""),
        ("no key", ""),
    ],
)
def test_formula_of(scheme: Scheme, key: str, formula: str) -> None:
    assert formula_of(scheme, key) == formula


def test_every_computed_key_has_operands(scheme: Scheme) -> None:
    keys = list(computed_keys(scheme))
    assert len(keys) == len(set(keys))
    assert all(operands_of(scheme, key) for key in keys)
    with_formula = [i for i in scheme.indicators.values() if i.formula]
    assert sum(key.endswith(".actual") for key in keys) == len(with_formula) > 100


@pytest.mark.parametrize(
    ("changed", "follows"),
    [
        ("T201_01.prior", {"T201_01.yoy"}),
        ("T201_01.actual", {"T201_01.yoy", "T201_01.completion", "T201_02.actual"}),
        ("L01.doc_no", {"T101_05.actual", "T101_06.actual", "T101_07.actual"}),
        ("T101_07.actual", set()),
        ("T999_01.actual", set()),
    ],
)
def test_what_hangs_on_an_edit(scheme: Scheme, changed: str, follows: set[str]) -> None:
    assert dependencies(scheme).hanging_on([changed]) == follows


def test_the_graph_is_made_once_for_each_scheme(scheme: Scheme) -> None:
    assert dependencies(scheme) is dependencies(scheme)
    other = load_built_in()
    assert dependencies(other) is not dependencies(scheme)
