"""The annual report over accepted files: text, draft, trace, texts of units, what changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.faults import Fault, Faults
from desktop.province import drafting
from desktop.province.drafting import Drafts
from desktop.province.gathered import Gathered, gather
from desktop.records.store import Store
from desktop.scheme.values import Value
from tests.desktop.province.accepted import SCHEME, UNITS, accept, few

TEXT = """# {PERIOD.year}年报告

{#2.1}

在{2.1#01: V02}完成投资{2.1#02: T201_01.actual / 10000 | 亿元}；资金到位{2.1#03: T201_12.actual / 10000 | 亿元}。

{#1.2}

{1.2#G01? T102_13.actual = 0 | 未发生 | 发生{T102_13.actual | 起}}。
"""
COUNTY = "520102"


def gathering(store: Store) -> Gathered:
    return gather(store, SCHEME, UNITS, "2026")


@pytest.fixture
def gathered(store: Store) -> Gathered:
    accept(store, few())
    return gathering(store)


def revise(store: Store, **values: Value) -> Gathered:
    """Take in a second version of one county with other figures."""
    (one,) = [one for one in few() if one.unit.code == COUNTY]
    changed = {key.replace("__", "."): value for key, value in values.items()}
    accept(store, [replace(one, values={**one.values, **changed})], version=2)
    return gathering(store)


# The text -------------------------------------------------------------------------


def test_the_text_is_the_scheme_s_until_the_province_has_its_own(gathered: Gathered):
    store = gathered.store
    text, path = drafting.template_text(store, SCHEME, "2026")
    assert text.startswith("# ")
    assert path == store.path.parent / "report" / "2026.md"
    assert not path.exists()
    assert drafting.save_text(store, SCHEME, "2026", TEXT) == path
    assert drafting.template_text(store, SCHEME, "2026") == (TEXT, path)
    assert drafting.template_text(store, SCHEME, "2025")[0] == text


def test_an_editor_s_marks_and_line_ends_do_no_harm(gathered: Gathered):
    path = gathered.store.path.parent / "report" / "2026.md"
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert drafting.template_text(gathered.store, SCHEME, "2026")[0] == TEXT


def test_another_encoding_is_refused_with_its_line(gathered: Gathered):
    path = gathered.store.path.parent / "report" / "2026.md"
    path.parent.mkdir()
    path.write_bytes("# report\n\n年报".encode("gb18030"))
    with pytest.raises(Fault, match="text-encoding") as caught:
        drafting.template_text(gathered.store, SCHEME, "2026")
    assert caught.value.fields["line"] == 3
    path.unlink()
    path.mkdir()
    with pytest.raises(Fault, match="text-unreadable"):
        drafting.template_text(gathered.store, SCHEME, "2026")


def test_a_text_with_faults_is_neither_kept_nor_drafted(gathered: Gathered):
    wrong = TEXT.replace("T201_12", "T201_99").replace("V02", "V99")
    with pytest.raises(Faults) as caught:
        drafting.save_text(gathered.store, SCHEME, "2026", wrong)
    assert len(caught.value.faults) == 2
    with pytest.raises(Faults):
        drafting.make_draft(gathered, text=wrong)
    assert not (gathered.store.path.parent / "report").exists()


# The draft ------------------------------------------------------------------------


def test_a_draft_of_an_edition_that_is_not_saved(gathered: Gathered):
    drafting.set_values(gathered, {"V02": "贵州"})
    draft = drafting.make_draft(gathered, text=TEXT)
    total = gathered.whole.total("T201_01.actual")
    assert total is not None
    assert isinstance(total.value, Decimal)
    figure = draft.figures["2.1#02"]
    assert figure.value == total.value / 10000
    assert figure.reach is not None
    assert (figure.reach.answered, figure.reach.units) == (4, 98)
    assert (draft.title, draft.period) == ("2026年报告", "2026")
    assert draft.parts[1].text.startswith("在贵州完成投资")
    assert "（已报4个单位）；" in draft.parts[1].text
    # One county of 88 is not everyone: nothing is asserted.
    assert draft.parts[2].text == "发生0起（已报4个单位）。"


def test_the_text_of_the_scheme_gives_a_draft(gathered: Gathered):
    draft = drafting.make_draft(gathered)
    assert [one.formula for one in draft.missing if not one.formula.startswith("V")] == []
    assert len(draft.figures) > 200
    assert len(draft.parts) > 40


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_has_its_row_in_the_annex(gathered: Gathered, lang: str):
    draft = drafting.make_draft(gathered, text=TEXT)
    rows = list(drafting.ledger_of_figures(gathered, draft, lang))
    assert [row.figure.tag for row in rows] == list(draft.figures)
    assert rows[2] == drafting.trace_of(gathered, draft, "2.1#02", lang)
    assert len(rows[2].behind) == len(
        [one for one in few() if one.values.get("T201_01.actual") is not None]
    )
    with pytest.raises(Fault, match="no-figure"):
        drafting.trace_of(gathered, draft, "2.1#99")


# Names, dates and texts -----------------------------------------------------------


def test_only_variables_of_the_scheme_take_a_value(gathered: Gathered):
    drafting.set_values(gathered, {"V22": "一百零五"})
    assert Drafts(gathered.store).values("2026") == {"V22": "一百零五"}
    with pytest.raises(Faults, match="no-variable"):
        drafting.set_values(gathered, {"V99": "甲"})


def test_texts_of_units_are_offered_taken_edited_and_dropped(gathered: Gathered):
    offers = drafting.offered_texts(gathered, "2.1")
    assert offers
    assert {one.section for one in offers} == {"2.1"}
    assert offers[0].unit_name == "贵州省"
    english = drafting.offered_texts(gathered, "2.1", "en")
    assert english[0].title == SCHEME.narratives[offers[0].key].title_en
    one = offers[-1]
    taken = drafting.take_text(gathered, one.unit, one.key)
    assert taken.text == one.text
    drafting.take_text(gathered, one.unit, one.key, "另一种说法。")
    assert drafting.offered_texts(gathered, "2.1")[0] == replace(one, taken="另一种说法。")
    assert drafting.offered_texts(gathered, "2.1")[0].text == one.text
    chosen = [p for p in drafting.make_draft(gathered, text=TEXT).parts if p.kind == "chosen"]
    assert [(p.text, p.section) for p in chosen] == [("另一种说法。", "2.1")]
    assert chosen[0].source == f"{one.unit_name}：{one.title}"
    drafting.drop_text(gathered, one.unit, one.key)
    assert drafting.offered_texts(gathered, "2.1") == offers
    with pytest.raises(Fault, match="no-narrative"):
        drafting.take_text(gathered, "520104", one.key)


def test_texts_stand_in_the_order_that_is_asked_for(gathered: Gathered):
    first, second = drafting.offered_texts(gathered, "2.1")[:2]
    drafting.take_text(gathered, first.unit, first.key)
    drafting.take_text(gathered, second.unit, second.key, position=0)
    assert [one.text for one in drafting.offered_texts(gathered, "2.1")[:2]] == [
        second.text,
        first.text,
    ]


def test_a_text_stays_when_its_unit_takes_it_back(store: Store, gathered: Gathered):
    one = next(one for one in drafting.offered_texts(gathered) if one.unit == COUNTY)
    drafting.take_text(gathered, one.unit, one.key)
    later = revise(store, **{one.key: " "})
    found = [o for o in drafting.offered_texts(later) if (o.unit, o.key) == (one.unit, one.key)]
    assert [(o.text, o.taken) for o in found] == [("", one.text)]


@pytest.mark.parametrize("end", ["", "\n\n", "  \n", "\r\n"])
def test_no_editor_is_asked_for_line_ends(gathered: Gathered, end: str):
    store = gathered.store
    path = drafting.save_text(store, SCHEME, "2026", TEXT.rstrip() + end)
    assert path.read_text("utf-8") == TEXT
    path.write_text(TEXT.rstrip() + end, "utf-8", newline="")
    assert drafting.template_text(store, SCHEME, "2026")[0] == TEXT


def test_the_folder_of_the_text_is_made_when_it_is_needed(gathered: Gathered):
    folder: Path = gathered.store.path.parent / "report"
    assert not folder.exists()
    drafting.save_text(gathered.store, SCHEME, "2026", TEXT)
    drafting.save_text(gathered.store, SCHEME, "2026", TEXT.replace("完成", "实现"))
    assert [path.name for path in folder.iterdir()] == ["2026.md"]
