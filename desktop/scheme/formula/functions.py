"""The registry: the closed list of functions, with arity, kinds of arguments and help.

Kinds of arguments: ``number``, ``text``, ``bool``, ``any`` (a value of whatever type), ``same``
(any, all of them alike), ``column`` (a ledger column), ``numbers`` (a number, a column or the
array that SUMIFS with an array constant gives), ``criterion``, ``format`` and ``level`` (literals
from a list), ``name`` (the name of an indicator's measure).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.scheme.formula import runtime

Shape = str
"""How the compiler calls it: plain, range, filter, simple-filter or special."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the language."""

    name: str
    arguments: tuple[str, ...]
    result: str
    """number, text, bool, or "same": the type of its ``same`` arguments."""
    shape: Shape
    implementation: Callable[..., object] | None
    example: str
    optional: int = 0
    """How many of the last arguments may be left out."""
    repeat: int = 0
    """How many of the last arguments may be repeated as a group."""
    live: bool = True
    """False: a workbook has no such function; it gets the value."""
    may_fail: bool = False
    """Whether it can give a numeric error by itself."""

    @property
    def least(self) -> int:
        """The smallest number of arguments."""
        return len(self.arguments) - self.optional

    @property
    def most(self) -> int | None:
        """The greatest number of arguments; None when there is no limit."""
        return None if self.repeat else len(self.arguments)

    def kind(self, index: int) -> str:
        """Return the kind of the argument at ``index`` (from 0)."""
        if index < len(self.arguments):
            return self.arguments[index]
        return self.arguments[
            len(self.arguments) - self.repeat + (index - len(self.arguments)) % self.repeat
        ]


_PAIR = ("column", "criterion")
_R = runtime

_ALL = (
    Function("SUM", ("numbers",), "number", "range", _R.total, "SUM(L13.inv_year)", repeat=1),
    Function(
        "AVERAGE",
        ("numbers",),
        "number",
        "range",
        _R.mean,
        "AVERAGE(L23.deaths)",
        repeat=1,
        may_fail=True,
    ),
    Function(
        "MIN", ("numbers",), "number", "range", _R.smallest, "MIN(T101_02.actual, 4)", repeat=1
    ),
    Function("MAX", ("numbers",), "number", "range", _R.largest, "MAX(L18.dwt)", repeat=1),
    Function(
        "COUNT", ("column",), "number", "range", _R.count_numbers, "COUNT(L13.inv_year)", repeat=1
    ),
    Function(
        "COUNTA",
        ("column",),
        "number",
        "range",
        _R.count_filled,
        "COUNTA(L08.branch_name)",
        repeat=1,
    ),
    Function(
        "COUNTBLANK",
        ("column",),
        "number",
        "range",
        _R.count_blank,
        "COUNTBLANK(L13.finish_date)",
        live=False,
    ),
    Function("COUNTIF", _PAIR, "number", "simple-filter", _R.count_rows, 'COUNTIF(L08.std, "是")'),
    Function(
        "COUNTIFS",
        _PAIR,
        "number",
        "filter",
        _R.count_rows,
        'COUNTIFS(L27.status, "建成", L27.finish_date, ">="&PERIOD.start)',
        repeat=2,
    ),
    Function(
        "SUMIF",
        (*_PAIR, "column"),
        "number",
        "simple-filter",
        _R.total,
        'SUMIF(L20.shop, "是", L20.pairs)',
        optional=1,
    ),
    Function(
        "SUMIFS",
        ("column", *_PAIR),
        "number",
        "filter",
        _R.total,
        'SUMIFS(L02.qty, L02.source, "国务院大督查", L02.in_report, "是")',
        repeat=2,
    ),
    Function(
        "AVERAGEIF",
        (*_PAIR, "column"),
        "number",
        "simple-filter",
        _R.mean,
        'AVERAGEIF(L23.is_prod, "是", L23.deaths)',
        optional=1,
        may_fail=True,
    ),
    Function(
        "AVERAGEIFS",
        ("column", *_PAIR),
        "number",
        "filter",
        _R.mean,
        'AVERAGEIFS(L23.deaths, L23.is_prod, "是")',
        repeat=2,
        may_fail=True,
    ),
    Function(
        "MAXIFS",
        ("column", *_PAIR),
        "number",
        "filter",
        _R.largest,
        'MAXIFS(L23.acc_date, L23.is_prod, "是")',
        repeat=2,
        live=False,
    ),
    Function(
        "MINIFS",
        ("column", *_PAIR),
        "number",
        "filter",
        _R.smallest,
        'MINIFS(L23.acc_date, L23.is_prod, "是")',
        repeat=2,
        live=False,
    ),
    Function(
        "COUNTUNIQUEIFS",
        ("column", *_PAIR),
        "number",
        "filter",
        _R.count_distinct,
        'COUNTUNIQUEIFS(L01.doc_no, L01.status, "已办结")',
        optional=2,
        repeat=2,
        live=False,
    ),
    Function(
        "SUMUNITS",
        ("level", "name"),
        "number",
        "special",
        None,
        'SUMUNITS("county", T201_12.actual)',
        live=False,
    ),
    Function(
        "COUNTUNITS", ("level",), "number", "special", None, 'COUNTUNITS("county")', live=False
    ),
    Function(
        "IF",
        ("bool", "same", "same"),
        "same",
        "special",
        None,
        "IF(T101_05.actual = 0, 100, T101_06.actual / T101_05.actual * 100)",
    ),
    Function(
        "IFERROR",
        ("same", "same"),
        "same",
        "special",
        None,
        "IFERROR(T101_06.actual / T101_05.actual, 0)",
    ),
    Function(
        "AND",
        ("bool",),
        "bool",
        "special",
        None,
        "AND(T101_01.actual >= 12, T101_01.actual <= 80)",
        repeat=1,
    ),
    Function(
        "OR",
        ("bool",),
        "bool",
        "special",
        None,
        "OR(T102_16.prior = 0, T102_16.actual <= T102_16.prior)",
        repeat=1,
    ),
    Function("NOT", ("bool",), "bool", "special", None, "NOT(T204_03.actual = 0)"),
    Function(
        "ISBLANK",
        ("name",),
        "bool",
        "special",
        None,
        "OR(ISBLANK(L13.finish_date), L13.finish_date >= L13.start_date)",
    ),
    Function("ISNUMBER", ("any",), "bool", "special", None, "ISNUMBER(L13.total_km)"),
    Function("ABS", ("number",), "number", "plain", _R.absolute, "ABS(T206_02.actual) <= 5"),
    Function(
        "ROUND",
        ("number", "number"),
        "number",
        "plain",
        _R.round_half_up,
        "ROUND(T201_01.actual / 10000, 2)",
        may_fail=True,
    ),
    Function(
        "ROUNDUP",
        ("number", "number"),
        "number",
        "plain",
        _R.round_up,
        "ROUNDUP(T101_02.actual / 4, 0)",
        may_fail=True,
    ),
    Function(
        "ROUNDDOWN",
        ("number", "number"),
        "number",
        "plain",
        _R.round_down,
        "ROUNDDOWN(T101_02.actual / 4, 0)",
        may_fail=True,
    ),
    Function("INT", ("number",), "number", "plain", _R.whole, "INT(T201_01.actual)", may_fail=True),
    Function(
        "MOD",
        ("number", "number"),
        "number",
        "plain",
        _R.modulo,
        "MOD(T101_02.actual, 4) = 0",
        may_fail=True,
    ),
    Function(
        "SQRT",
        ("number",),
        "number",
        "plain",
        _R.CONTEXT.sqrt,
        "SQRT(T206_03.actual / T206_05.actual)",
        may_fail=True,
    ),
    Function("YEAR", ("number",), "number", "plain", _R.year, "YEAR(PERIOD.start)", may_fail=True),
    Function("MONTH", ("number",), "number", "plain", _R.month, "MONTH(PERIOD.end)", may_fail=True),
    Function("DAY", ("number",), "number", "plain", _R.day, "DAY(PERIOD.end)", may_fail=True),
    Function(
        "DATE",
        ("number", "number", "number"),
        "number",
        "plain",
        _R.date,
        "DATE(PERIOD.year, 6, 30)",
        may_fail=True,
    ),
    Function(
        "EDATE",
        ("number", "number"),
        "number",
        "plain",
        _R.months_later,
        "EDATE(PERIOD.start, 3)",
        may_fail=True,
    ),
    Function(
        "EOMONTH",
        ("number", "number"),
        "number",
        "plain",
        _R.month_end,
        "EOMONTH(PERIOD.start, 2)",
        may_fail=True,
    ),
    Function("LEN", ("text",), "number", "plain", _R.length, "LEN(L02.issue_no) >= 4"),
    Function(
        "LEFT",
        ("text", "number"),
        "text",
        "plain",
        _R.left,
        'LEFT(L20.county_code, 2) = "52"',
        optional=1,
        may_fail=True,
    ),
    Function(
        "RIGHT",
        ("text", "number"),
        "text",
        "plain",
        _R.right,
        "RIGHT(L20.county_code, 2)",
        optional=1,
        may_fail=True,
    ),
    Function(
        "MID",
        ("text", "number", "number"),
        "text",
        "plain",
        _R.middle,
        "MID(L20.county_code, 3, 2)",
        may_fail=True,
    ),
    Function("TRIM", ("text",), "text", "plain", _R.trim, "TRIM(L02.issue_no)"),
    Function(
        "EXACT",
        ("text", "text"),
        "bool",
        "plain",
        _R.exact,
        "EXACT(L20.county_code, L20.county_code)",
    ),
    Function(
        "TEXT",
        ("number", "format"),
        "text",
        "plain",
        _R.formatted,
        'TEXT(PERIOD.start, "yyyy-mm")',
        may_fail=True,
    ),
)

FUNCTIONS: dict[str, Function] = {function.name: function for function in _ALL}
