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
    zh: str
    en: str
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
    # Sums and counts over ledgers
    Function(
        "SUM",
        ("numbers",),
        "number",
        "range",
        _R.total,
        "求和",
        "Sum",
        "SUM(L13.inv_year)",
        repeat=1,
    ),
    Function(
        "AVERAGE",
        ("numbers",),
        "number",
        "range",
        _R.mean,
        "平均数；没有数时为空",
        "Mean; blank without any number",
        "AVERAGE(L23.deaths)",
        repeat=1,
        may_fail=True,
    ),
    Function(
        "MIN",
        ("numbers",),
        "number",
        "range",
        _R.smallest,
        "最小值；没有数时为 0",
        "Least; 0 without any number",
        "MIN(T101_02.actual, 4)",
        repeat=1,
    ),
    Function(
        "MAX",
        ("numbers",),
        "number",
        "range",
        _R.largest,
        "最大值；没有数时为 0",
        "Greatest; 0 without any number",
        "MAX(L18.dwt)",
        repeat=1,
    ),
    Function(
        "COUNT",
        ("column",),
        "number",
        "range",
        _R.count_numbers,
        "数值的个数",
        "How many numbers",
        "COUNT(L13.inv_year)",
        repeat=1,
    ),
    Function(
        "COUNTA",
        ("column",),
        "number",
        "range",
        _R.count_filled,
        "非空单元格的个数",
        "How many cells are filled",
        "COUNTA(L08.branch_name)",
        repeat=1,
    ),
    Function(
        "COUNTBLANK",
        ("column",),
        "number",
        "range",
        _R.count_blank,
        "已有行中空单元格的个数（工作簿中预留的空行不算，故只写入数值）",
        "How many cells of the rows are blank (spare rows of a workbook do not count, so it gets the value)",
        "COUNTBLANK(L13.finish_date)",
        live=False,
    ),
    Function(
        "COUNTIF",
        _PAIR,
        "number",
        "simple-filter",
        _R.count_rows,
        "符合条件的行数",
        "Rows that meet the criterion",
        'COUNTIF(L08.std, "是")',
    ),
    Function(
        "COUNTIFS",
        _PAIR,
        "number",
        "filter",
        _R.count_rows,
        "同时符合各条件的行数",
        "Rows that meet all criteria",
        'COUNTIFS(L27.status, "建成", L27.finish_date, ">="&PERIOD.start)',
        repeat=2,
    ),
    Function(
        "SUMIF",
        (*_PAIR, "column"),
        "number",
        "simple-filter",
        _R.total,
        "符合条件的行求和",
        "Sum of the rows that meet the criterion",
        'SUMIF(L20.shop, "是", L20.pairs)',
        optional=1,
    ),
    Function(
        "SUMIFS",
        ("column", *_PAIR),
        "number",
        "filter",
        _R.total,
        "同时符合各条件的行求和",
        "Sum of the rows that meet all criteria",
        'SUMIFS(L02.qty, L02.source, "国务院大督查", L02.in_report, "是")',
        repeat=2,
    ),
    Function(
        "AVERAGEIF",
        (*_PAIR, "column"),
        "number",
        "simple-filter",
        _R.mean,
        "符合条件的行平均",
        "Mean of the rows that meet the criterion",
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
        "同时符合各条件的行平均",
        "Mean of the rows that meet all criteria",
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
        "同时符合各条件的行的最大值（Excel 2010 没有，只写入数值）",
        "Greatest of the rows that meet all criteria (not in Excel 2010: the value is written)",
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
        "同时符合各条件的行的最小值（Excel 2010 没有，只写入数值）",
        "Least of the rows that meet all criteria (not in Excel 2010: the value is written)",
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
        "同时符合各条件的行中不同值的个数，空值不计（只写入数值）",
        "How many different values the rows that meet all criteria hold (the value is written)",
        'COUNTUNIQUEIFS(L01.doc_no, L01.status, "已办结")',
        optional=2,
        repeat=2,
        live=False,
    ),
    # The merged figures of a province
    Function(
        "SUMUNITS",
        ("level", "name"),
        "number",
        "special",
        None,
        "汇总时各填报单位之和（只写入数值）",
        "Sum over the units when merging (the value is written)",
        'SUMUNITS("county", T201_12.actual)',
        live=False,
    ),
    Function(
        "COUNTUNITS",
        ("level",),
        "number",
        "special",
        None,
        "汇总时已报单位数（只写入数值）",
        "How many units reported when merging (the value is written)",
        'COUNTUNITS("county")',
        live=False,
    ),
    # Conditions
    Function(
        "IF",
        ("bool", "same", "same"),
        "same",
        "special",
        None,
        "条件成立取第二项，否则取第三项",
        "The second if the first holds, else the third",
        "IF(T101_05.actual = 0, 100, T101_06.actual / T101_05.actual * 100)",
    ),
    Function(
        "IFERROR",
        ("same", "same"),
        "same",
        "special",
        None,
        "第一项算不出（如除以零）时取第二项",
        "The second where the first is an error",
        "IFERROR(T101_06.actual / T101_05.actual, 0)",
    ),
    Function(
        "AND",
        ("bool",),
        "bool",
        "special",
        None,
        "全部成立",
        "All hold",
        "AND(T101_01.actual >= 12, T101_01.actual <= 80)",
        repeat=1,
    ),
    Function(
        "OR",
        ("bool",),
        "bool",
        "special",
        None,
        "至少一项成立",
        "At least one holds",
        "OR(T102_16.prior = 0, T102_16.actual <= T102_16.prior)",
        repeat=1,
    ),
    Function(
        "NOT",
        ("bool",),
        "bool",
        "special",
        None,
        "不成立",
        "Does not hold",
        "NOT(T204_03.actual = 0)",
    ),
    Function(
        "ISBLANK",
        ("name",),
        "bool",
        "special",
        None,
        "是否未填；被问到的名称为空时公式照常计算",
        "Whether it is blank; the formula is evaluated although this name is blank",
        "OR(ISBLANK(L13.finish_date), L13.finish_date >= L13.start_date)",
    ),
    Function(
        "ISNUMBER",
        ("any",),
        "bool",
        "special",
        None,
        "是否为数值；被问到的名称为空时公式照常计算",
        "Whether it is a number; the formula is evaluated although a name asked is blank",
        "ISNUMBER(L13.total_km)",
    ),
    # Numbers
    Function(
        "ABS",
        ("number",),
        "number",
        "plain",
        _R.absolute,
        "绝对值",
        "Absolute value",
        "ABS(T206_02.actual) <= 5",
    ),
    Function(
        "ROUND",
        ("number", "number"),
        "number",
        "plain",
        _R.round_half_up,
        "四舍五入到若干位小数",
        "Round half up to some decimals",
        "ROUND(T201_01.actual / 10000, 2)",
        may_fail=True,
    ),
    Function(
        "ROUNDUP",
        ("number", "number"),
        "number",
        "plain",
        _R.round_up,
        "向上（远离零）舍入",
        "Round away from zero",
        "ROUNDUP(T101_02.actual / 4, 0)",
        may_fail=True,
    ),
    Function(
        "ROUNDDOWN",
        ("number", "number"),
        "number",
        "plain",
        _R.round_down,
        "向下（趋向零）舍入",
        "Round towards zero",
        "ROUNDDOWN(T101_02.actual / 4, 0)",
        may_fail=True,
    ),
    Function(
        "INT",
        ("number",),
        "number",
        "plain",
        _R.whole,
        "不大于它的整数",
        "The next integer below",
        "INT(T201_01.actual)",
        may_fail=True,
    ),
    Function(
        "MOD",
        ("number", "number"),
        "number",
        "plain",
        _R.modulo,
        "余数，符号同除数",
        "Remainder with the sign of the divisor",
        "MOD(T101_02.actual, 4) = 0",
        may_fail=True,
    ),
    Function(
        "SQRT",
        ("number",),
        "number",
        "plain",
        _R.CONTEXT.sqrt,
        "平方根",
        "Square root",
        "SQRT(T206_03.actual / T206_05.actual)",
        may_fail=True,
    ),
    # Dates
    Function(
        "YEAR",
        ("number",),
        "number",
        "plain",
        _R.year,
        "日期的年",
        "Year of a date",
        "YEAR(PERIOD.start)",
        may_fail=True,
    ),
    Function(
        "MONTH",
        ("number",),
        "number",
        "plain",
        _R.month,
        "日期的月",
        "Month of a date",
        "MONTH(PERIOD.end)",
        may_fail=True,
    ),
    Function(
        "DAY",
        ("number",),
        "number",
        "plain",
        _R.day,
        "日期的日",
        "Day of a date",
        "DAY(PERIOD.end)",
        may_fail=True,
    ),
    Function(
        "DATE",
        ("number", "number", "number"),
        "number",
        "plain",
        _R.date,
        "由年、月、日得日期",
        "A date from year, month, day",
        "DATE(PERIOD.year, 6, 30)",
        may_fail=True,
    ),
    Function(
        "EDATE",
        ("number", "number"),
        "number",
        "plain",
        _R.months_later,
        "若干月之后的同一日",
        "The same day some months later",
        "EDATE(PERIOD.start, 3)",
        may_fail=True,
    ),
    Function(
        "EOMONTH",
        ("number", "number"),
        "number",
        "plain",
        _R.month_end,
        "若干月之后那个月的最后一日",
        "The last day of the month some months later",
        "EOMONTH(PERIOD.start, 2)",
        may_fail=True,
    ),
    # Text
    Function(
        "LEN",
        ("text",),
        "number",
        "plain",
        _R.length,
        "字符数",
        "How many characters",
        "LEN(L02.issue_no) >= 4",
    ),
    Function(
        "LEFT",
        ("text", "number"),
        "text",
        "plain",
        _R.left,
        "左起若干字符",
        "The first characters",
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
        "右起若干字符",
        "The last characters",
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
        "从第几个字符起若干字符",
        "Characters from a position on",
        "MID(L20.county_code, 3, 2)",
        may_fail=True,
    ),
    Function(
        "TRIM",
        ("text",),
        "text",
        "plain",
        _R.trim,
        "去掉首尾和多余的空格",
        "Without spaces around and doubled ones",
        "TRIM(L02.issue_no)",
    ),
    Function(
        "EXACT",
        ("text", "text"),
        "bool",
        "plain",
        _R.exact,
        "区分大小写的相等",
        "Equal, case included",
        "EXACT(L20.county_code, L20.county_code)",
    ),
    Function(
        "TEXT",
        ("number", "format"),
        "text",
        "plain",
        _R.formatted,
        "按格式写成文字，格式限于：" + " ".join(_R.FORMATS),
        "As text in a format out of: " + " ".join(_R.FORMATS),
        'TEXT(PERIOD.start, "yyyy-mm")',
        may_fail=True,
    ),
)

FUNCTIONS: dict[str, Function] = {function.name: function for function in _ALL}
