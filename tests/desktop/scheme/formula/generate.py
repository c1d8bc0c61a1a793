"""Random well-typed formulas over a small world of names, for property and spreadsheet tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from random import Random

from desktop.scheme.formula import Names
from desktop.scheme.formula.syntax import (
    Array,
    Binary,
    Bool,
    Call,
    Name,
    Node,
    Number,
    Text,
    Unary,
)
from desktop.scheme.values import serial

Cells = Sequence[Decimal | str | None]


def day(year: int, month: int, number: int) -> Decimal:
    return serial(dt.date(year, month, number))


SCALARS: Mapping[str, Decimal | str | None] = {
    "T101_01.actual": Decimal(12),
    "T101_02.actual": Decimal(0),
    "T101_03.actual": Decimal("-3.5"),
    "T101_04.actual": Decimal("2.25"),
    "T101_05.actual": Decimal("1200.07"),
    "T101_06.actual": None,
    "N101_01": "aB是",
    "N101_02": "  52 0327 ",
    "L01.filled": Decimal(1),
    "PERIOD.start": day(2026, 1, 1),
    "PERIOD.end": day(2026, 12, 31),
    "PERIOD.year": Decimal(2026),
}
COLUMNS: Mapping[str, Cells] = {
    "L01.qty": [Decimal("1.5"), None, Decimal(0), Decimal("-2.25"), Decimal(7), Decimal("0.1")],
    "L01.people": [Decimal(3), Decimal(0), None, Decimal(5), Decimal(3), Decimal(40)],
    "L01.kind": ["甲", "乙", "aB", None, "AB", "甲"],
    "L01.done": ["是", "否", "是", "是", None, "是"],
    "L01.day": [
        day(2026, 1, 1),
        day(2025, 12, 31),
        None,
        day(2026, 2, 28),
        day(2026, 12, 31),
        day(2026, 6, 30),
    ],
}
NUMBERS = [k for k, v in SCALARS.items() if isinstance(v, Decimal) and k[0] == "T"]
NUMBER_COLUMNS = ["L01.qty", "L01.people", "L01.day"]
TEXT_COLUMNS = ["L01.kind", "L01.done"]
BLANK = "T101_06.actual"
NAMES = Names(
    {k: "text" if isinstance(v, str) and k[0] == "N" else "number" for k, v in SCALARS.items()},
    {k: "text" if k in TEXT_COLUMNS else "number" for k in COLUMNS},
)
LITERALS = [Decimal(text) for text in ("0", "1", "2", "3", "10", "0.5", "0.01", "100")]
TEXTS = ["", "甲", "aB", "是", "x y", 'a"b', "“引”"]


class Generator:
    """Draws formulas; ``live`` leaves out what only the program knows."""

    def __init__(self, random: Random, *, live: bool = False) -> None:
        self.random = random
        self.live = live

    def draw(self, depth: int = 4) -> Node:
        return self.pick([self.number, self.text, self.bool])(depth)

    def pick(self, choices: Sequence[Callable[[int], Node]]) -> Callable[[int], Node]:
        return self.random.choice(choices)

    # Numbers

    def number(self, depth: int) -> Node:
        if depth <= 0:
            return self.pick([self.literal, self.name])(0)
        kinds = [self.literal, self.name, self.sum, self.sum, self.arithmetic, self.numeric]
        kinds += [self.sum, self.arithmetic, self.choice, self.dated]
        return self.pick(kinds)(depth - 1)

    def literal(self, depth: int) -> Node:
        return Number(self.random.choice(LITERALS))

    def name(self, depth: int) -> Node:
        return Name(self.random.choice(NUMBERS))

    def simple(self) -> Node:
        return self.pick([self.literal, self.name])(0)

    def arithmetic(self, depth: int) -> Node:
        if self.random.random() < 0.2:
            return Unary(self.random.choice("-%"), self.number(depth))
        if self.random.random() < 0.1:
            return Binary("^", self.simple(), Number(self.random.choice(LITERALS[1:4])))
        return Binary(self.random.choice("+-*/"), self.number(depth), self.number(depth))

    def numeric(self, depth: int) -> Node:
        name = self.random.choice(["ABS", "INT", "MOD", "ROUND", "ROUNDUP", "ROUNDDOWN", "SQRT"])
        if name in ("ABS", "SQRT"):
            return Call(name, (self.number(depth),))
        places: Node = Number(Decimal(self.random.randint(0, 2)))
        if self.random.random() < 0.3:
            places = Unary("-", places)
        value = Binary(self.random.choice("+-"), self.simple(), self.simple())
        if name == "INT":
            return Call(name, (value,))
        return Call(name, (value, self.simple() if name == "MOD" else places))

    def choice(self, depth: int) -> Node:
        if self.random.random() < 0.4:
            return Call("IFERROR", (self.number(depth), self.number(depth)))
        if self.random.random() < 0.4:
            name = Name(BLANK)
            return Call("IF", (Call("ISBLANK", (name,)), self.number(depth), name))
        return Call("IF", (self.bool(depth), self.number(depth), self.number(depth)))

    def dated(self, depth: int) -> Node:
        start = Name(self.random.choice(["PERIOD.start", "PERIOD.end"]))
        months = Number(Decimal(self.random.randint(0, 40)))
        match self.random.randint(0, 3):
            case 0:
                return Call(self.random.choice(["YEAR", "MONTH", "DAY"]), (start,))
            case 1:
                shift = months if self.random.random() < 0.5 else Unary("-", months)
                return Call(self.random.choice(["EDATE", "EOMONTH"]), (start, shift))
            case 2:
                return Call("DATE", (Name("PERIOD.year"), months, Number(Decimal(31))))
            case _:
                return Call("LEN", (self.text(depth),))

    def sum(self, depth: int) -> Node:
        column = Name(self.random.choice(NUMBER_COLUMNS))
        match self.random.randint(0, 6):
            case 0:
                name = self.random.choice(["SUM", "MIN", "MAX", "AVERAGE"])
                return Call(name, (column, self.number(depth)))
            case 1:
                return Call("COUNTA", (Name(self.random.choice(TEXT_COLUMNS)),))
            case 2:
                return Call("COUNT", (column,))
            case 3:
                return Call("COUNTIFS", self.criteria(depth))
            case 4:
                name = self.random.choice(["SUMIF", "AVERAGEIF"])
                return Call(name, (*self.criterion(depth), column))
            case 5:
                return self.array(column, depth)
            case _:
                names = ["SUMIFS", "AVERAGEIFS"]
                names += [] if self.live else ["MAXIFS", "MINIFS", "COUNTUNIQUEIFS"]
                return Call(self.random.choice(names), (column, *self.criteria(depth)))

    def array(self, column: Name, depth: int) -> Node:
        items = tuple(self.random.sample(["甲", "乙", "ab", "丙"], self.random.randint(1, 3)))
        pairs = (Name("L01.kind"), Array(items), *self.criteria(depth))
        inner = Call("COUNTIFS", pairs)
        if self.random.random() < 0.5:
            inner = Call("SUMIFS", (column, *pairs))
        return Call(self.random.choice(["SUM", "SUM", "MAX", "MIN"]), (inner,))

    def criteria(self, depth: int) -> tuple[Node, ...]:
        found: tuple[Node, ...] = ()
        for _ in range(self.random.randint(1, 3)):
            found += self.criterion(depth)
        return found

    def criterion(self, depth: int) -> tuple[Node, ...]:
        if self.random.random() < 0.5:
            column = Name(self.random.choice(TEXT_COLUMNS))
            texts = ["甲", "=乙", "ab", "是", "<>", "=aB"]
            return (column, Text(self.random.choice(texts)))
        column = Name(self.random.choice(NUMBER_COLUMNS))
        number = self.number(depth - 2)
        if self.random.random() < 0.3:
            return (column, number)
        if self.random.random() < 0.3:
            return (column, Text(self.random.choice([">=0", "<3", "0", "=-2.25", "<>", "<=1.5"])))
        sign = self.random.choice([">=", "<=", "<", ">", "="])
        return (column, Binary("&", Text(sign), number))

    # Texts

    def text(self, depth: int) -> Node:
        if depth <= 0 or self.random.random() < 0.3:
            if self.random.random() < 0.5:
                return Name(self.random.choice(["N101_01", "N101_02"]))
            return Text(self.random.choice(TEXTS))
        count = Number(Decimal(self.random.randint(0, 3)))
        match self.random.randint(0, 6):
            case 0:
                return Binary("&", self.text(depth - 1), self.pick([self.text, self.name])(0))
            case 1:
                return Call(self.random.choice(["LEFT", "RIGHT"]), (self.text(depth - 1), count))
            case 2:
                return Call("MID", (self.text(depth - 1), count, Number(Decimal(2))))
            case 3:
                return Call("TRIM", (self.text(depth - 1),))
            case 4:
                formats = ["0", "0.0", "0.00", "0.000", "#,##0", "#,##0.00", "0%", "0.0%"]
                return Call("TEXT", (self.simple(), Text(self.random.choice(formats))))
            case 5:
                formats = ["yyyy", "mm", "dd", "yyyy-mm", "yyyy-mm-dd"]
                return Call("TEXT", (Name("PERIOD.start"), Text(self.random.choice(formats))))
            case _:
                parts = (self.bool(depth - 1), self.text(depth - 1), self.text(depth - 1))
                return Call("IF", parts)

    # Conditions

    def bool(self, depth: int) -> Node:
        if depth <= 0:
            return self.ordered(0)
        kinds = [self.ordered, self.ordered, self.equal, self.logic, self.asked]
        return self.pick(kinds)(depth - 1)

    def ordered(self, depth: int) -> Node:
        sign = self.random.choice(["=", "<>", "<", "<=", ">", ">="])
        return Binary(sign, self.number(depth), self.number(depth))

    def equal(self, depth: int) -> Node:
        sign = self.random.choice(["=", "<>"])
        if self.random.random() < 0.7:
            return Binary(sign, self.text(depth), self.text(depth))
        return Binary(sign, self.bool(depth), self.bool(depth))

    def logic(self, depth: int) -> Node:
        match self.random.randint(0, 3):
            case 0:
                return Call("NOT", (self.bool(depth),))
            case 1:
                return Bool(self.random.random() < 0.5)
            case _:
                parts = tuple(self.bool(depth) for _ in range(self.random.randint(1, 3)))
                return Call(self.random.choice(["AND", "OR"]), parts)

    def asked(self, depth: int) -> Node:
        match self.random.randint(0, 3):
            case 0:
                return Call("ISNUMBER", (self.number(depth),))
            case 1:
                return Call("EXACT", (self.text(depth), self.text(depth)))
            case 2:
                return Call("ISBLANK", (Name(self.random.choice([BLANK, *NUMBERS])),))
            case _:
                blank = Call("ISBLANK", (Name(BLANK),))
                return Call("OR", (Binary(">=", Name(BLANK), self.number(depth)), blank))
