"""The compiler: the tree → one Python function on Decimals.

Python source is generated from the tree alone: names and texts enter through ``repr``, numbers as
constants of the function's namespace, functions from the registry. A blank operand or a numeric
error ends in None (skipped, for a rule).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from desktop.scheme.formula import runtime
from desktop.scheme.formula.criteria import Criterion, Filter, read_filter
from desktop.scheme.formula.functions import FUNCTIONS
from desktop.scheme.formula.operands import (
    Operands,
    is_inexact,
    kind_of,
    ledger_of,
    may_fail,
    operands,
    units_key,
)
from desktop.scheme.formula.syntax import (
    COMPARISONS,
    Array,
    Binary,
    Bool,
    Call,
    Name,
    Node,
    Number,
    Text,
    Unary,
    is_comparison,
)

Value = Decimal | str | bool | None
Scalars = Mapping[str, object]
Columns = Mapping[str, Sequence[object]]


class Judgement(NamedTuple):
    """What a rule says: ``state`` is holds, fails or skipped."""

    state: str
    left: Value
    right: Value
    """The two sides of the top-level comparison; None where there is none."""


SKIPPED = Judgement("skipped", None, None)
WHOLE = {True: Judgement("holds", None, None), False: Judgement("fails", None, None)}
"""What a rule says that is no comparison at its top level."""

_ARITHMETIC = {"+": "add", "-": "sub", "*": "mul", "/": "div", "^": "power"}
_PYTHON = {"=": "==", "<>": "!="}
_NAMESPACE: dict[str, Any] = {
    "__builtins__": {
        "ArithmeticError": ArithmeticError,
        "KeyError": KeyError,
        "all": all,
        "any": any,
        "zip": zip,
    },
    "D": Decimal,
    "ZERO": runtime.ZERO,
    "add": runtime.CONTEXT.add,
    "sub": runtime.CONTEXT.subtract,
    "mul": runtime.CONTEXT.multiply,
    "div": runtime.CONTEXT.divide,
    "power": runtime.power,
    "minus": runtime.CONTEXT.minus,
    "percent": runtime.percent,
    "join": runtime.join,
    "fold": runtime.fold,
    "same": runtime.same,
    "near": runtime.near,
    "if_error": runtime.if_error,
    "is_number": runtime.is_number,
    "Judgement": Judgement,
    "new": tuple.__new__,
    "SKIPPED": SKIPPED,
    "WHOLE": WHOLE,
    **{f"f_{f.name}": f.implementation for f in FUNCTIONS.values() if f.implementation},
}


def caseless(text: str) -> bool:
    """Whether ``text`` has no upper and lower case, as Chinese has not."""
    return text.lower() == text.upper()


class _Writer:
    """Writes the Python expression of each node."""

    def __init__(self, row_ledger: str, read: Operands) -> None:
        self.row_ledger = row_ledger
        self.constants: dict[str, object] = {}
        self.locals = {key: f"a{i}" for i, key in enumerate(read.names)}
        self.tested = frozenset(read.tested)
        self.held = 0

    def constant(self, value: object) -> str:
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

    def write(self, node: Node, want: str = "") -> str:
        """Return the expression; ``want`` is the kind that the place needs, "" for any."""
        match node:
            case Number():
                return self.constant(node.value)
            case Text():
                return repr(node.value)
            case Bool():
                return repr(node.value)
            case Name():
                return self.name(node.key, want)
            case Unary():
                operand = self.write(node.operand, "number")
                return f"{'minus' if node.operator == '-' else 'percent'}({operand})"
            case Binary():
                return self.binary(node)
            case Call():
                return self.call(node, want)
            case Array():
                raise TypeError("an array constant is a criterion only")

    def name(self, key: str, want: str) -> str:
        local = self.locals[key]
        if key not in self.tested or not want:
            return local
        return f"({local} or {'ZERO' if want == 'number' else repr('')})"

    def binary(self, node: Binary) -> str:
        if node.operator == "&":
            return f"join({self.write(node.left)}, {self.write(node.right)})"
        if node.operator in COMPARISONS:
            kind = kind_of(node.left) or kind_of(node.right)
            left, right = self.write(node.left, kind), self.write(node.right, kind)
            return self.comparison(node, left, right)
        left, right = self.write(node.left, "number"), self.write(node.right, "number")
        return f"{_ARITHMETIC[node.operator]}({left}, {right})"

    def comparison(self, node: Binary, left: str, right: str) -> str:
        """Compare two written sides. Ordered sides are numbers, the checker sees to it."""
        sign = _PYTHON.get(node.operator, node.operator)
        kind = kind_of(node.left) or kind_of(node.right)
        if kind == "number" and is_inexact(node):
            return f"(near({left}, {right}) {sign} 0)"
        if sign not in ("==", "!="):
            if not kind:
                left, right = (
                    self.name(side.key, "number") if isinstance(side, Name) else written
                    for side, written in ((node.left, left), (node.right, right))
                )
            return f"({left} {sign} {right})"
        if kind in ("number", "bool"):
            return f"({left} {sign} {right})"
        literal = next((s.value for s in (node.left, node.right) if isinstance(s, Text)), "a")
        if caseless(literal):
            return f"({left} {sign} {right})"
        return f"({'' if sign == '==' else 'not '}same({left}, {right}))"

    def call(self, node: Call, want: str) -> str:
        function = FUNCTIONS[node.name]
        match function.shape:
            case "plain":
                kinds = (function.kind(i) for i in range(len(node.arguments)))
                written = (self.write(a, k) for a, k in zip(node.arguments, kinds, strict=True))
                return f"f_{node.name}({', '.join(written)})"
            case "range":
                return self.range(node)
            case "filter" | "simple-filter":
                return self.filter(node, read_filter(node))
            case _:
                return self.special(node, want)

    def special(self, node: Call, want: str) -> str:
        match node.name:
            case "AND" | "OR":
                return self.all_or_any(node)
            case "NOT":
                return f"(not {self.write(node.arguments[0])})"
            case "IF":
                want = want or kind_of(node)
                test, yes, no = node.arguments
                return (
                    f"({self.write(yes, want)} if {self.write(test)} else {self.write(no, want)})"
                )
            case "IFERROR":
                want = want or kind_of(node)
                first, second = (self.write(a, want) for a in node.arguments)
                return f"if_error(lambda: {first}, lambda: {second})"
            case "ISBLANK":
                return f"({self.write(node.arguments[0])} is None)"
            case "ISNUMBER":
                return f"is_number(lambda: {self.write(node.arguments[0])})"
            case _:  # SUMUNITS, COUNTUNITS
                return self.locals[units_key(node)]

    def all_or_any(self, node: Call) -> str:
        written = [self.write(a) for a in node.arguments]
        if any(may_fail(a) for a in node.arguments[1:]):
            # A spreadsheet looks at every argument: an error in a later one is not passed over.
            return f"{'all' if node.name == 'AND' else 'any'}(({', '.join(written)},))"
        return f"({f' {node.name.lower()} '.join(written)})"

    def range(self, node: Call) -> str:
        if len(node.arguments) == 1:
            only = node.arguments[0]
            if isinstance(only, Name) and self.is_column(only):
                return f"f_{node.name}(c[{only.key!r}])"
            if node.name == "SUM" and isinstance(only, Call) and self.array(only):
                return self.filter(only, read_filter(only))
        parts = []
        for argument in node.arguments:
            if isinstance(argument, Name) and self.is_column(argument):
                parts.append(f"*c[{argument.key!r}]")
            elif isinstance(argument, Call) and (array := self.array(argument)):
                found = read_filter(argument)
                parts += [self.filter(argument, found, item) for item in array.items]
            else:
                parts.append(self.write(argument))
        return f"f_{node.name}([{', '.join(parts)}])"

    def is_column(self, node: Name) -> bool:
        ledger = ledger_of(node.key)
        return bool(ledger) and ledger != self.row_ledger

    def array(self, node: Call) -> Criterion | None:
        if FUNCTIONS[node.name].shape not in ("filter", "simple-filter"):
            return None
        return read_filter(node).array

    def filter(self, node: Call, parts: Filter, item: Decimal | str | None = None) -> str:
        """Write a loop over rows; ``item`` picks one element of the array constant."""
        counts = node.name in ("COUNTIF", "COUNTIFS")
        read = dict.fromkeys(c.column for c in parts.criteria)
        if not counts:
            read[parts.value] = None
        cells = {column: f"x{i}" for i, column in enumerate(read)}
        tests: dict[str, None] = {}
        once = ""
        for criterion in parts.criteria:
            wanted = criterion.operand
            written = self.write(wanted, "number") if wanted else ""
            if isinstance(wanted, Unary | Binary | Call):  # worked out once, rows or no rows
                once += f" for v{self.held} in ({written},)"
                written = f"v{self.held}"
                self.held += 1
            for test in self.tests(criterion, cells[criterion.column], written, item):
                tests[test] = None
        variables = ", ".join(cells.values())
        source = ", ".join(f"c[{column!r}]" for column in cells)
        if len(cells) > 1:
            source = f"zip({source}, strict=True)"
        where = f" if {' and '.join(tests)}" if tests else ""
        value = "1" if counts else cells[parts.value]
        return f"f_{node.name}([{value}{once} for {variables} in {source}{where}])"

    def tests(
        self, criterion: Criterion, cell: str, wanted: str, item: Decimal | str | None
    ) -> list[str]:
        """Write what one cell must be; ``wanted`` is the operand as written."""
        match criterion.relation:
            case "blank":
                return [f"{cell} is None"]
            case "filled":
                return [f"{cell} is not None"]
            case "in":
                items = criterion.items if item is None else (item,)
                plain = all(isinstance(i, Decimal) or caseless(i) for i in items)
                known = self.constant(frozenset(runtime.fold(i) for i in items))
                return [f"{cell if plain else f'fold({cell})'} in {known}"]
        operand = criterion.operand
        sign = _PYTHON.get(criterion.relation, criterion.relation)
        if isinstance(operand, Text):
            if caseless(operand.value):
                return [f"{cell} {sign} {operand.value!r}"]
            return [f"fold({cell}) {sign} {operand.value.lower()!r}"]
        test = f"{cell} {sign} {wanted}"
        return [test] if sign in ("==", "!=") else [f"{cell} is not None", test]


def _prologue(read: Operands, blank: str) -> list[str]:
    needed = [f"a{i}" for i, key in enumerate(read.names) if key not in read.tested]
    lines = []
    for index, key in enumerate(read.names):
        if key in read.tested:
            lines += [
                f" try: a{index} = s[{key!r}]",
                f" except KeyError: a{index} = None",
            ]
    if needed:
        loads = (f"a{i} = s[{k!r}]" for i, k in enumerate(read.names) if k not in read.tested)
        lines += [
            f" try: {'; '.join(loads)}",
            f" except KeyError: return {blank}",
            f" if {' or '.join(f'{name} is None' for name in needed)}: return {blank}",
        ]
    return lines


def _build(name: str, lines: list[str], constants: dict[str, object]) -> Callable[..., Any]:
    space = {**_NAMESPACE, **constants}
    exec(compile("\n".join(lines), "<formula>", "exec"), space)  # noqa: S102 - written above from a tree
    function: Callable[..., Any] = space[name]
    return function


def _guarded(node: Node, body: list[str], blank: str) -> list[str]:
    """Put ``body`` into a try block where a numeric error is possible."""
    if not may_fail(node):
        return [f" {line}" for line in body]
    return [" try:", *(f"  {line}" for line in body), f" except ArithmeticError: return {blank}"]


def build_evaluator(node: Node, row_ledger: str) -> Callable[[Scalars, Columns], Value]:
    """Return a function (scalars, columns) → value, None for blank."""
    read = operands(node, row_ledger)
    writer = _Writer(row_ledger, read)
    lines = [
        "def evaluate(s, c):",
        *_prologue(read, "None"),
        *_guarded(node, [f"return {writer.write(node)}"], "None"),
    ]
    return _build("evaluate", lines, writer.constants)


def build_judge(node: Node, row_ledger: str) -> Callable[..., Judgement]:
    """Return a function (scalars, columns, tolerance=None) → :class:`Judgement`."""
    read = operands(node, row_ledger)
    writer = _Writer(row_ledger, read)
    if isinstance(node, Binary) and is_comparison(node):
        body = _sides(node, writer)
    else:
        body = [f"return WHOLE[{writer.write(node)}]"]
    lines = [
        "def judge(s, c, t=None):",
        *_prologue(read, "SKIPPED"),
        *_guarded(node, body, "SKIPPED"),
    ]
    return _build("judge", lines, writer.constants)


def _sides(node: Binary, writer: _Writer) -> list[str]:
    """Write the judgement of a comparison; strict ones allow no difference."""
    kind = kind_of(node.left) or kind_of(node.right)
    left, right = writer.write(node.left, kind), writer.write(node.right, kind)
    body = [f"l = {left}", f"r = {right}"]
    if node.operator in ("=", "<=", ">=") and kind in ("number", ""):
        difference = "near" if kind and is_inexact(node) else "sub"
        body.append(f"if t: return within(l, r, t, {node.operator!r}, {difference})")
    test = writer.comparison(node, "l", "r")
    return [*body, f"return new(Judgement, ('holds' if {test} else 'fails', l, r))"]


def _within(
    left: Value,
    right: Value,
    tolerance: Decimal,
    operator: str,
    difference: Callable[[Decimal, Decimal], Decimal],
) -> Judgement:
    """Judge a comparison whose sides may differ by ``tolerance``; texts are to be the same."""
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        return Judgement("holds" if runtime.same(left, right) else "fails", left, right)
    off = difference(left, right)
    if operator == "=":
        holds = abs(off) <= tolerance
    else:
        holds = off <= tolerance if operator == "<=" else off >= -tolerance
    return Judgement("holds" if holds else "fails", left, right)


_NAMESPACE["within"] = _within
