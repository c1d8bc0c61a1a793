"""What is to blame in rules made of AND, OR and NOT."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from desktop.checks.blame import blame
from desktop.checks.hits import Hit
from desktop.checks.rules import LevelRule
from desktop.scheme.formula import parse
from desktop.scheme.formula.syntax import Binary, Name, Text, walk
from desktop.scheme.loader import load_built_in

A, B, C = "T201_01.actual", "T201_01.target", "T201_03.actual"


@pytest.mark.parametrize(
    ("formula", "values", "expected"),
    [
        (f"AND({A} >= 1, {A} <= 31)", {A: 0}, ("ge", A, 0, 1, ())),
        (f"AND({A} >= 1, {A} <= 31)", {A: 40}, ("le", A, 40, 31, ())),
        (f"AND({A} <= {C}, {B} <= {C})", {A: 1, B: 9, C: 5}, ("le", B, 9, 5, ())),
        (f"OR({B} = 0, ABS({A} - {B}) <= {B} / 2)", {A: 9, B: 4}, ("le", A, 5, 2, ())),
        (f"OR(NOT({A} > 0), {B} > 0)", {A: 9, B: 0}, ("gt", B, 0, 0, (A,))),
        (f"NOT({A} > 3)", {A: 9}, ("le", A, 9, 3, ())),
        (f"NOT(OR({A} > 3, {B} > 3))", {A: 1, B: 9}, ("le", B, 9, 3, ())),
        (
            f"OR(NOT({A} > 0), AND(NOT(ISBLANK({B})), {B} > 0))",
            {A: 9},
            ("filled", B, None, None, (A,)),
        ),
        (
            f"OR(NOT({A} > 0), AND(NOT(ISBLANK({B})), {B} > 0))",
            {A: 9, B: 0},
            ("gt", B, 0, 0, (A,)),
        ),
        (
            f'OR(NOT({A} > 0), OR({C} = "重大", {C} = "特大"))',
            {A: 9, C: "一般"},
            ("oneof", C, "一般", "重大、特大", (A,)),
        ),
        (f"IF({A} > 0, {B} > 0, TRUE)", {A: 9, B: 0}, None),
    ],
)
def test_what_is_to_blame(formula: str, values: dict[str, Any], expected: Any) -> None:
    scalars = {
        key: Decimal(value) if isinstance(value, int) else value for key, value in values.items()
    }
    found = blame(parse(formula), "", scalars, {})
    told = found and (
        found.sides.relation,
        found.sides.left.names[0],
        found.left,
        found.right,
        found.given,
    )
    assert told == expected


def failing(rule: LevelRule, chance: random.Random) -> Hit | None:
    """Return the hit of figures under which the rule fails; texts stand where it asks for texts."""
    texts: dict[str, list[str]] = {}
    for node in walk(rule.formula.node):
        if isinstance(node, Binary) and isinstance(node.right, Text):
            assert isinstance(node.left, Name)
            texts.setdefault(node.left.key, ["其他"]).append(node.right.value)
    numbers = [Decimal(n) for n in (0, 1, 5, 20, 90, 900)]
    for _ in range(500):
        scalars: dict[str, Any] = {
            name: chance.choice([None, *texts.get(name, numbers)]) for name in rule.formula.names
        }
        hit = rule.look_at_row("k3", scalars, {}) if rule.ledger else rule.look(scalars, {})
        if hit:
            return hit
    return None


def test_something_is_to_blame_in_every_rule_of_the_built_in_scheme() -> None:
    scheme, chance = load_built_in(), random.Random(1)
    rules = [LevelRule(scheme, rule) for rule in scheme.rules.values() if rule.scope != "merge"]
    looked_at = 0
    for rule in rules:
        if rule.sides.relation or (rule.formula.columns and not rule.ledger):
            continue
        hit = failing(rule, chance)
        assert hit is not None, rule.code
        found = hit.more["blame"]
        assert found is not None, rule.code
        assert (hit.left is None) is (found.sides.relation == "filled"), rule.code
        looked_at += 1
    assert looked_at > 50
