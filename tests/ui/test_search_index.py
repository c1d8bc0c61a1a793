"""Search by code, name or pinyin initials."""

from __future__ import annotations

import pytest

from desktop.words import Language
from ui.search_index import entries, find, initials
from ui.session import Session


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("T201_06", "T201_06"),
        ("t201_06", "T201_06"),
        ("普通国省道建成里程", "T201_06"),
        ("国省道建成", "T201_06"),
        ("ptgsdjclc", "T201_06"),
        ("GSDJC", "T201_06"),
        ("L02", "L02"),
        ("wtzgxh", "L02"),
        ("2.4", "2.4"),
        ("N201_01", "N201_01"),
    ],
)
def test_the_best_hit(alone: Session, typed: str, code: str) -> None:
    assert find(entries(alone), typed)[0].code == code


@pytest.mark.parametrize("typed", ["", "   ", "没有这样的指标", "zzzzzz", "T999"])
def test_nothing_is_found(alone: Session, typed: str) -> None:
    assert find(entries(alone), typed) == []


def test_what_the_unit_is_not_asked_for_is_not_found(alone: Session) -> None:
    shown = {entry.code for entry in entries(alone)}
    department = next(i for i in alone.scheme.indicators.values() if i.levels == ("dept",))
    assert department.code not in shown


def test_a_character_with_two_readings_is_found_under_both() -> None:
    first, *others = initials("重庆、里程")
    assert first >= {"c", "z"}
    assert others == [{"q"}, {"l"}, {"c"}]


def test_a_title_that_begins_so_comes_before_one_that_has_it_inside(alone: Session) -> None:
    found = find(entries(alone), "县局")
    starts = [entry.title.startswith("县局") for entry in found]
    assert starts == sorted(starts, reverse=True)


@pytest.mark.parametrize(
    ("lang", "typed", "code", "title"),
    [
        ("zh", "village-road safety works", "L14", "村道安全生命防护工程台账"),
        ("en", "village-road safety works", "L14", "Village-road safety works"),
        ("en", "村道安全生命防护工程台账", "L14", "Village-road safety works"),
        ("en", "cdaqsmfh", "L14", "Village-road safety works"),
    ],
)
def test_either_language_is_found(
    alone: Session, lang: Language, typed: str, code: str, title: str
) -> None:
    alone.lang = lang
    found = {entry.code: entry for entry in find(entries(alone), typed)}
    assert found[code].title == title
