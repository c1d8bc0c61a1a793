"""Syntax of the formula language: Excel formula text over names → a tree of frozen nodes.

From loose to tight, as in Excel: comparison, ``&``, ``+ -``, ``* /``, ``^``, ``%``, unary minus
(so ``-2^2`` is 4). All binary operators associate to the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.scheme.formula.faults import FormulaFault

COMPARISONS = ("=", "<>", "<=", ">=", "<", ">")
MAX_DEPTH = 50
"""Deepest nesting; a chain ``a+b+c`` counts as well. Excel stops at 64, Python's compiler at 200."""
MAX_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class Number:
    """A number literal, never negative (a minus sign is :class:`Unary`)."""

    value: Decimal
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A text literal."""

    value: str
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Bool:
    """TRUE or FALSE."""

    value: bool
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A key: ``T201_03.actual``, ``L02.qty``, ``PERIOD.start``."""

    key: str
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Array:
    """An array constant ``{"a","b"}``."""

    items: tuple[Decimal | str, ...]
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Unary:
    """``-x`` or ``x%``."""

    operator: str
    operand: Node
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Arithmetic, ``&`` or a comparison; ``position`` is that of the operator."""

    operator: str
    left: Node
    right: Node
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; ``name`` is in upper case."""

    name: str
    arguments: tuple[Node, ...]
    position: int = field(default=0, compare=False)


Node = Number | Text | Bool | Name | Array | Unary | Binary | Call

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)
    |(?P<name>[^\W\d][\w.]*)
    |(?P<text>"(?:[^"]|"")*")
    |(?P<operator><=|>=|<>|[-+*/^&%=<>(),{}])
    )""",
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*")
_WIDE = str.maketrans("（），＋－＊／＝＜＞％＆“”｛｝；≥≤≠×÷", '(),+-*/=<>%&""{},\0\0\0*/')
_SIGNS = {"≥": ">=", "≤": "<=", "≠": "<>"}
_LEVELS: tuple[tuple[str, ...], ...] = (COMPARISONS, ("&",), ("+", "-"), ("*", "/"), ("^",))

Token = tuple[str, str, int]
"""Kind (number, name, text, operator, end), text, position."""


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    at = 0
    match = _TOKEN.match
    while token := match(text, at):
        kind = token.lastgroup or ""
        found.append((kind, token[kind], token.start(kind)))
        at = token.end()
    if space := _SPACE.match(text, at):
        at = space.end()
    if at < len(text):
        character = text[at]
        if character == '"':
            raise FormulaFault("open-quote", at)
        plain = _SIGNS.get(character) or character.translate(_WIDE)
        raise FormulaFault(
            "bad-character", at, plain if plain != character else "", character=character
        )
    found.append(("end", "", len(text)))
    return found


class _Parser:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.index = 0
        self.depth = 0

    def formula(self) -> Node:
        node = self.binary(0)
        if self.tokens[self.index][0] != "end":
            raise self.unexpected()
        return node

    def unexpected(self, wanted: str = "") -> FormulaFault:
        kind, text, position = self.tokens[self.index]
        if kind == "end":
            return FormulaFault("unexpected-end", position, wanted)
        return FormulaFault("unexpected", position, wanted, found=text)

    def take(self, sign: str) -> None:
        if self.tokens[self.index][:2] != ("operator", sign):
            raise self.unexpected(sign)
        self.index += 1

    def at(self, signs: tuple[str, ...]) -> bool:
        kind, text, _ = self.tokens[self.index]
        return kind == "operator" and text in signs

    def binary(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self.percent()
        left = self.binary(level + 1)
        while self.at(_LEVELS[level]):
            _, operator, position = self.tokens[self.index]
            self.index += 1
            left = Binary(operator, left, self.binary(level + 1), position)
        return left

    def percent(self) -> Node:
        node = self.unary()
        while self.at(("%",)):
            node = Unary("%", node, self.tokens[self.index][2])
            self.index += 1
        return node

    def unary(self) -> Node:
        if not self.at(("-", "+")):
            return self.primary()
        _, sign, position = self.tokens[self.index]
        self.index += 1
        self.enter()
        operand = self.unary()
        self.depth -= 1
        return Unary("-", operand, position) if sign == "-" else operand

    def enter(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaFault("too-deep", self.tokens[self.index][2], limit=MAX_DEPTH)

    def primary(self) -> Node:
        kind, text, position = self.tokens[self.index]
        if kind == "number":
            self.index += 1
            return Number(Decimal(text), position)
        if kind == "text":
            self.index += 1
            return Text(text[1:-1].replace('""', '"'), position)
        if kind == "name":
            return self.name(text, position)
        if self.at(("(",)):
            self.index += 1
            self.enter()
            node = self.binary(0)
            self.depth -= 1
            self.take(")")
            return node
        if self.at(("{",)):
            return self.array(position)
        raise self.unexpected()

    def name(self, text: str, position: int) -> Node:
        self.index += 1
        if self.at(("(",)):
            return Call(text.upper(), self.arguments(), position)
        if text.upper() in ("TRUE", "FALSE"):
            return Bool(text.upper() == "TRUE", position)
        return Name(text, position)

    def arguments(self) -> tuple[Node, ...]:
        self.take("(")
        self.enter()
        found: list[Node] = []
        if not self.at((")",)):
            found.append(self.binary(0))
            while self.at((",",)):
                self.index += 1
                found.append(self.binary(0))
        self.depth -= 1
        self.take(")")
        return tuple(found)

    def array(self, position: int) -> Array:
        self.take("{")
        items = [self.item()]
        while self.at((",",)):
            self.index += 1
            items.append(self.item())
        self.take("}")
        return Array(tuple(items), position)

    def item(self) -> Decimal | str:
        minus = self.at(("-",))
        self.index += minus
        kind, text, _ = self.tokens[self.index]
        if kind == "number":
            self.index += 1
            return Decimal(text).copy_negate() if minus else Decimal(text)
        if kind == "text" and not minus:
            self.index += 1
            return text[1:-1].replace('""', '"')
        raise self.unexpected()


def parse(text: str) -> Node:
    """Return the tree of ``text`` (without a leading ``=``); raises FormulaFault."""
    if len(text) > MAX_LENGTH:
        raise FormulaFault("too-long", MAX_LENGTH, limit=MAX_LENGTH)
    node = _Parser(text).formula()
    _limit_depth(node)
    return node


def _limit_depth(root: Node) -> None:
    pending: list[tuple[Node, int]] = [(root, 1)]
    while pending:
        node, depth = pending.pop()
        if depth > MAX_DEPTH:
            raise FormulaFault("too-deep", node.position, limit=MAX_DEPTH)
        pending += [(child, depth + 1) for child in children(node)]


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below ``node``."""
    if isinstance(node, Call):
        return node.arguments
    if isinstance(node, Binary):
        return (node.left, node.right)
    if isinstance(node, Unary):
        return (node.operand,)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield ``node`` and everything below it, in the order of the text."""
    yield node
    for child in children(node):
        yield from walk(child)


def is_comparison(node: Node) -> bool:
    """Whether ``node`` compares two sides."""
    return isinstance(node, Binary) and node.operator in COMPARISONS
