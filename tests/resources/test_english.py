"""The built-in scheme says everything in English too; what is kept and exported stays Chinese."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from desktop.scheme.loader import load_built_in
from desktop.words import measure_after, measure_word

SCHEME = load_built_in()
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def wordings() -> Iterator[tuple[str, str]]:
    """Yield the place and the English of everything that the window or a sentence shows."""
    yield "scheme", SCHEME.title_en
    for section in SCHEME.sections.values():
        yield f"section {section.code}", section.title_en
    for indicator in SCHEME.indicators.values():
        yield from of(indicator.code, indicator, "name", "topic", "scope", "owner", "notes")
    for ledger in SCHEME.ledgers.values():
        yield from of(ledger.code, ledger, "title", "notes")
        for column in ledger.columns:
            place = f"{ledger.code}.{column.code}"
            yield from of(place, column, "title", "notes")
            yield from ((f"{place} choice", english) for english in column.choices_en)
    for narrative in SCHEME.narratives.values():
        yield from of(narrative.code, narrative, "title", "kind", "notes")
    for rule in SCHEME.rules.values():
        yield from of(rule.code, rule, "message")
    for sign in SCHEME.signs.values():
        yield f"sign {sign.code}", sign.title_en
    for variable in SCHEME.variables.values():
        yield f"{variable.code} name", variable.name_en


def of(place: str, row: object, *names: str) -> Iterator[tuple[str, str]]:
    """Yield the English of those columns of a row that say something in Chinese."""
    for name in names:
        if getattr(row, name):
            yield f"{place} {name}", getattr(row, f"{name}_en")


def test_notes_on_names_have_english() -> None:
    """They quote the Chinese that the report puts before or behind a name."""
    notes = [(one.notes, one.notes_en) for one in SCHEME.variables.values()]
    assert any(zh for zh, _ in notes)
    assert [zh for zh, en in notes if bool(zh) != bool(en)] == []
    assert SCHEME.instructions_en
    assert len(SCHEME.instructions_en) == len(SCHEME.instructions)


def test_nothing_is_left_in_chinese() -> None:
    assert [place for place, english in wordings() if not english or CHINESE.search(english)] == []


def test_english_is_tidy() -> None:
    untidy = re.compile(r"^[a-z]|(?<![Nn]o)\.$|  |^\s|\s$|\"")
    assert [(place, en) for place, en in wordings() if untidy.search(en)] == []


def test_every_unit_of_measurement_has_its_english() -> None:
    units = {indicator.unit for indicator in SCHEME.indicators.values()}
    units |= {column.unit for ledger in SCHEME.ledgers.values() for column in ledger.columns}
    for unit in units - {""}:
        assert not CHINESE.search(measure_word(unit, "en")), unit
        assert not CHINESE.search(measure_after(unit, "en", one=True)), unit


@pytest.mark.parametrize("code", SCHEME.ledgers)
def test_columns_and_choices_of_a_ledger_can_be_told_apart(code: str) -> None:
    columns = SCHEME.ledgers[code].columns
    titles = Counter(column.title_en for column in columns)
    assert [title for title, count in titles.items() if count > 1] == []
    for column in columns:
        assert len(set(column.choices_en)) == len(column.choices), column.code


def test_one_wording_has_one_english() -> None:
    for pairs in (
        {(i.topic, i.topic_en) for i in SCHEME.indicators.values()},
        {(n.kind, n.kind_en) for n in SCHEME.narratives.values()},
    ):
        assert len({zh for zh, _ in pairs}) == len(pairs)
