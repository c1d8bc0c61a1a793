"""Look-ups in a scheme: what a unit of a level sees in a year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.scheme.loader import load_scheme
from desktop.scheme.model import Level, Scheme, choice_text, choices_told, in_language
from desktop.words import Language


@pytest.fixture
def scheme(small: Path) -> Scheme:
    """Return the small scheme."""
    return load_scheme(small)


@pytest.mark.parametrize(
    ("section", "level", "period", "codes"),
    [
        ("1.1", "county", "2026", ["T101_01", "T101_02", "T101_03"]),
        ("2.1", "county", "2025", ["T201_01"]),
        ("2.1", "county", "2026", []),  # switched off in that year
        ("2.1", "dept", "2025", []),  # not asked of the department
    ],
)
def test_rows_of_a_form(
    scheme: Scheme, section: str, level: Level, period: str, codes: list[str]
) -> None:
    assert [i.code for i in scheme.shown(section, level, period)] == codes


def test_a_section_without_indicators_is_there_too(scheme: Scheme) -> None:
    assert set(scheme.by_section) == {"1.1", "2.1"}


@pytest.mark.parametrize(
    ("level", "rules"), [("county", ["R101_01", "RL01_01"]), ("dept", ["R101_01", "RL01_01"])]
)
def test_rules_of_a_unit_leave_out_those_of_the_province(
    scheme: Scheme, level: Level, rules: list[str]
) -> None:
    assert [rule.code for rule in scheme.rules_of(level, "2026")] == rules


def test_rules_of_a_switched_off_indicator_rest(small: Path, edit: Callable[..., None]) -> None:
    edit("rules", 2, levels="county", formula="T201_01.actual <= T101_01.actual")
    scheme = load_scheme(small)
    assert [rule.code for rule in scheme.rules_of("county", "2025")] == ["R101_01", "RL01_01"]
    assert [rule.code for rule in scheme.rules_of("county", "2026")] == ["RL01_01"]


def test_ledgers_and_narratives_of_a_level(scheme: Scheme) -> None:
    assert [ledger.code for ledger in scheme.ledgers_of("county")] == ["L01"]
    assert [n.code for n in scheme.narratives_of("county")] == ["N101_01"]
    assert [n.code for n in scheme.narratives_of("county", "1.1")] == ["N101_01"]
    assert scheme.narratives_of("county", "2.1") == ()


@pytest.mark.parametrize(
    ("code", "computed", "inputs"),
    [
        ("T101_01", False, ("actual", "prior")),
        ("T101_02", True, ()),
        ("T201_01", False, ("actual", "target", "cumulative")),
    ],
)
def test_what_is_entered_by_hand(
    scheme: Scheme, code: str, computed: bool, inputs: tuple[str, ...]
) -> None:
    assert scheme.indicators[code].computed is computed
    assert scheme.indicators[code].inputs() == inputs


@pytest.mark.parametrize(("measure", "decimals"), [("actual", 3), ("completion", 2)])
def test_rates_have_two_decimals(scheme: Scheme, measure: str, decimals: int) -> None:
    assert scheme.indicators["T201_01"].measure_decimals(measure) == decimals


def test_a_county_sees_its_own_wording(small: Path, edit: Callable[..., None]) -> None:
    edit("indicators", 2, county_name="本县文件数")
    indicator = load_scheme(small).indicators["T101_01"]
    assert (indicator.title("county"), indicator.title("dept")) == ("本县文件数", "文件数")


def test_a_column_that_is_not_there(scheme: Scheme) -> None:
    assert scheme.ledgers["L01"].column("nothing") is None


@pytest.mark.parametrize(
    ("en", "lang", "shown"),
    [("Length", "zh", "里程"), ("Length", "en", "Length"), ("", "en", "里程")],
)
def test_wording_without_english_is_shown_in_chinese(en: str, lang: Language, shown: str) -> None:
    assert in_language("里程", en, lang) == shown


@pytest.mark.parametrize(
    ("value", "english", "lang", "shown"),
    [
        ("在建", ("Planned", "Under way"), "en", "Under way"),
        ("在建", ("Planned", "Under way"), "zh", "在建"),
        ("在建", ("Planned", ""), "en", "在建"),
        ("在建", (), "en", "在建"),
        ("别的", ("Planned", "Under way"), "en", "别的"),
    ],
)
def test_a_choice_as_it_is_shown(
    value: str, english: tuple[str, ...], lang: Language, shown: str
) -> None:
    assert choice_text(value, ("计划", "在建"), english, lang) == shown


def test_choices_in_an_english_sentence_say_what_to_enter() -> None:
    assert choices_told(("计划", "在建"), ("Planned", ""), "en") == ("计划 (Planned)", "在建")
    assert choices_told(("计划", "在建"), ("Planned", ""), "zh") == ("计划", "在建")
