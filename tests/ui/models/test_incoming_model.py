"""The choice: what is undisputed is taken, conflicts wait and are decided one by one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from desktop.submission.incoming import compare
from desktop.workbook.reader import read_workbook
from tests.ui.colleague import given_out, typed
from ui.models.incoming_model import CHOICE, MINE, STATE, THEIRS, UNDECIDED, IncomingModel
from ui.session import Session

CONFLICT, CHANGED, REFUSED, OTHER = (
    "T201_01.actual",
    "T201_06.actual",
    "T201_07.actual",
    "T201_01.target",
)


@pytest.fixture
def model(alone: Session, tmp_path: Path) -> IncomingModel:
    path = given_out(alone, tmp_path, "2.1")
    typed(path, {CONFLICT: 11, CHANGED: 12, REFUSED: "1.2万", OTHER: 14})
    alone.enter({CONFLICT: Decimal(15), OTHER: Decimal(16)})
    return IncomingModel(alone, compare(alone.report, read_workbook(path)))


def row_of(model: IncomingModel, key: str) -> int:
    return [one.key for one in model.shown].index(key)


def text(model: IncomingModel, key: str, column: int) -> str:
    return str(model.data(model.index(row_of(model, key), column)))


def test_conflicts_wait_and_the_rest_is_taken(model: IncomingModel) -> None:
    assert model.taken() == {CHANGED}
    assert {one.key for one in model.undecided()} == {CONFLICT, OTHER}
    assert text(model, CONFLICT, CHOICE) == "▲ 请选择"
    assert (text(model, CONFLICT, MINE), text(model, CONFLICT, THEIRS)) == ("15.00", "11.00")


def test_a_conflict_is_decided_alone_never_with_others(model: IncomingModel) -> None:
    rows = [row_of(model, key) for key in (CONFLICT, OTHER, CHANGED)]
    model.choose(rows, False)
    assert len(model.undecided()) == 2
    assert model.taken() == set()
    model.choose_all(True)
    assert model.taken() == {CHANGED}
    model.choose(rows[:1], True)
    model.choose(rows[1:2], False)
    assert model.undecided() == []
    assert model.taken() == {CHANGED, CONFLICT}
    model.toggle(rows[0])
    assert model.taken() == {CHANGED}


def test_what_cannot_be_read_cannot_be_taken(model: IncomingModel) -> None:
    model.choose([row_of(model, REFUSED)], True)
    assert REFUSED not in model.taken()
    assert text(model, REFUSED, STATE) == "✕ 不能读取"
    assert text(model, REFUSED, THEIRS) == "1.2万"


@pytest.mark.parametrize(
    ("kind", "words", "keys"),
    [
        ("", "", {CONFLICT, CHANGED, REFUSED, OTHER}),
        ("changed", "", {CHANGED}),
        (UNDECIDED, "", {CONFLICT, OTHER}),
        ("", "t201_06", {CHANGED}),
        ("", "第4行", {REFUSED}),
        ("new", "", set()),
    ],
)
def test_filters(model: IncomingModel, kind: str, words: str, keys: set[str]) -> None:
    model.show_only(kind, words)
    assert {one.key for one in model.shown} == keys
