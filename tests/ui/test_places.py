"""Pages by id, and the page of a key."""

from __future__ import annotations

import pytest

from desktop.scheme.loader import load_built_in
from desktop.scheme.model import LEVELS, Level
from ui.places import named_place, page_ids, page_of


@pytest.mark.parametrize(
    ("key", "page"),
    [
        ("T201_06.actual", "T2.1"),
        ("T201_06", "T2.1"),
        ("L02#k3.status", "L02"),
        ("L02.nil", "L02"),
        ("N201_01", "narratives"),
        ("sign.filler", "cover"),
        ("T999_99.actual", ""),
        ("PERIOD.year", ""),
        ("nonsense", ""),
    ],
)
def test_the_page_of_a_key(key: str, page: str) -> None:
    assert page_of(load_built_in(), key) == page


@pytest.mark.parametrize("level", LEVELS)
def test_every_cell_that_is_asked_for_has_a_page(level: Level) -> None:
    scheme = load_built_in()
    pages = page_ids(scheme, level, "2026")
    assert len(pages) == len(set(pages))
    codes = [i.code for s in scheme.sections for i in scheme.shown(s, level, "2026")]
    codes += [n.code for n in scheme.narratives_of(level)]
    codes += [ledger.code for ledger in scheme.ledgers_of(level)]
    assert {page_of(scheme, code) for code in codes} <= set(pages)


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        (
            "T201_06.actual",
            "　普通国省道建成里程",
            "　National and provincial highways completed",
        ),
        ("L02#k3.status", "", ""),
        ("nonsense", "", ""),
    ],
)
def test_a_place_with_the_name_of_its_indicator(key: str, zh: str, en: str) -> None:
    assert named_place(load_built_in(), key, "某处", "zh") == f"某处{zh}"
    assert named_place(load_built_in(), key, "x", "en") == f"x{en}"
