"""What the functions of the language do, on Decimals, as Excel and LibreOffice do it.

A numeric error (division by zero, a date that does not exist) is an ``ArithmeticError``; the
compiled formula turns it into a blank. Ranges are sequences of Decimal, str and None (blank).
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import (
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    getcontext,
    setcontext,
)
from typing import TypeVar

from desktop.scheme.formula.printer import plain
from desktop.scheme.values import EPOCH, serial

T = TypeVar("T")
Scalar = Decimal | str | bool

CONTEXT = Context(
    prec=50,
    rounding=ROUND_HALF_UP,
    Emin=-400,
    Emax=308,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
"""Fifty digits; what would overflow a spreadsheet's double overflows here."""
ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
COMPARED_DECIMALS = 8
"""Two sides that went through a division are the same when they agree to so many decimals."""
_NEAR = Decimal(1).scaleb(-COMPARED_DECIMALS)
LAST_DAY = (dt.date(9999, 12, 31) - EPOCH).days


class NumericError(ArithmeticError):
    """What a spreadsheet shows as #NUM! or #VALUE!."""


# Operators -------------------------------------------------------------------


def text_of(value: Scalar | None) -> str:
    """Return what ``&`` makes of a value: a number plain, a blank nothing."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value


def join(left: Scalar | None, right: Scalar | None) -> str:
    """Concatenate."""
    return text_of(left) + text_of(right)


def percent(value: Decimal) -> Decimal:
    """Return ``value%``."""
    return CONTEXT.divide(value, HUNDRED)


def power(base: Decimal, exponent: Decimal) -> Decimal:
    """Return ``base ^ exponent``; 0^0 and roots of negatives are errors."""
    return CONTEXT.power(base, exponent)


def fold(value: object) -> object:
    """Return text in the form in which upper and lower case are the same."""
    return value.lower() if isinstance(value, str) else value


def same(left: Scalar | None, right: Scalar | None) -> bool:
    """Whether two values are equal: text without case, a blank equals 0 and ""."""
    if left is None:
        left, right = right, left
    if right is None:
        return left is None or left in (ZERO, "")
    return fold(left) == fold(right)


def near(left: Decimal, right: Decimal) -> Decimal:
    """Return the difference of two sides of limited accuracy, rounded."""
    return CONTEXT.quantize(CONTEXT.subtract(left, right), _NEAR)


# Ranges ----------------------------------------------------------------------


def total(values: Iterable[object]) -> Decimal:
    """Return the exact sum of the numbers among ``values``."""
    numbers = [v for v in values if v.__class__ is Decimal]
    before = getcontext()
    setcontext(CONTEXT)
    try:
        return sum(numbers, ZERO)
    finally:
        setcontext(before)


def mean(values: Iterable[object]) -> Decimal:
    """Return the average of the numbers; without any, a division by zero."""
    numbers = [v for v in values if v.__class__ is Decimal]
    return CONTEXT.divide(total(numbers), Decimal(len(numbers)))


def smallest(values: Iterable[object]) -> Decimal:
    """Return the least number, 0 without any (as a spreadsheet does)."""
    return min((v for v in values if isinstance(v, Decimal)), default=ZERO)


def largest(values: Iterable[object]) -> Decimal:
    """Return the greatest number, 0 without any (as a spreadsheet does)."""
    return max((v for v in values if isinstance(v, Decimal)), default=ZERO)


def count_numbers(values: Iterable[object]) -> Decimal:
    """Return how many are numbers."""
    return Decimal(sum(v.__class__ is Decimal for v in values))


def count_filled(values: Iterable[object]) -> Decimal:
    """Return how many are not blank."""
    return Decimal(sum(v is not None for v in values))


def count_blank(values: Iterable[object]) -> Decimal:
    """Return how many are blank."""
    return Decimal(sum(v is None for v in values))


def count_rows(values: Sequence[object]) -> Decimal:
    """Return how many rows met the criteria."""
    return Decimal(len(values))


def count_distinct(values: Iterable[object]) -> Decimal:
    """Return how many different values there are, blanks aside, text without case."""
    return Decimal(len({v.lower() if isinstance(v, str) else v for v in values if v is not None}))


# Numbers ---------------------------------------------------------------------


def _rounded(value: Decimal, places: Decimal, rounding: str) -> Decimal:
    decimals = int(places)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -decimals <= exponent:
        return value
    unit = Decimal(1).scaleb(-max(decimals, -CONTEXT.Emax))
    return value.quantize(unit, rounding=rounding, context=CONTEXT)


def absolute(value: Decimal) -> Decimal:
    """ABS."""
    return value.copy_abs()


def round_half_up(value: Decimal, places: Decimal) -> Decimal:
    """ROUND: half away from zero."""
    return _rounded(value, places, ROUND_HALF_UP)


def round_up(value: Decimal, places: Decimal) -> Decimal:
    """ROUNDUP: away from zero."""
    return _rounded(value, places, ROUND_UP)


def round_down(value: Decimal, places: Decimal) -> Decimal:
    """ROUNDDOWN: towards zero."""
    return _rounded(value, places, ROUND_DOWN)


def whole(value: Decimal) -> Decimal:
    """INT: the next integer below."""
    return _rounded(value, ZERO, ROUND_FLOOR)


def modulo(value: Decimal, divisor: Decimal) -> Decimal:
    """MOD: the remainder with the sign of the divisor."""
    rest = CONTEXT.remainder(value, divisor)
    return CONTEXT.add(rest, divisor) if rest and (rest < 0) != (divisor < 0) else rest


# Dates -----------------------------------------------------------------------


def _day(value: Decimal) -> dt.date:
    days = int(whole(value))
    if not 0 <= days <= LAST_DAY:
        raise NumericError
    return EPOCH + dt.timedelta(days)


def _shifted(year: int, month: int) -> tuple[int, int]:
    years, month = divmod(year * 12 + month - 1, 12)
    if not 1900 <= years <= 9999:
        raise NumericError
    return years, month + 1


def year(value: Decimal) -> Decimal:
    """YEAR of a date."""
    return Decimal(_day(value).year)


def month(value: Decimal) -> Decimal:
    """MONTH of a date."""
    return Decimal(_day(value).month)


def day(value: Decimal) -> Decimal:
    """DAY of a date."""
    return Decimal(_day(value).day)


def _integer(value: Decimal) -> int:
    if abs(value) > LAST_DAY:
        raise NumericError
    return int(value)


def date(years: Decimal, months: Decimal, days: Decimal) -> Decimal:
    """DATE; month 13 is January of the next year, day 0 the last of the month before."""
    if _integer(years) < 1900:
        raise NumericError
    number = serial(dt.date(*_shifted(_integer(years), _integer(months)), 1)) + _integer(days) - 1
    _day(number)
    return number


def months_later(start: Decimal, months: Decimal) -> Decimal:
    """EDATE: the same day some months later, or the month's last."""
    day = _day(start)
    years, number = _shifted(day.year, day.month + _integer(months))
    return serial(dt.date(years, number, min(day.day, calendar.monthrange(years, number)[1])))


def month_end(start: Decimal, months: Decimal) -> Decimal:
    """EOMONTH: the last day of the month some months later."""
    day = _day(start)
    years, number = _shifted(day.year, day.month + _integer(months))
    return serial(dt.date(years, number, calendar.monthrange(years, number)[1]))


# Text ------------------------------------------------------------------------


def length(text: str) -> Decimal:
    """LEN."""
    return Decimal(len(text))


def _count(value: Decimal, least: int) -> int:
    if value < least:
        raise NumericError
    return int(min(value, Decimal(40000)))


def left(text: str, count: Decimal = ONE) -> str:
    """LEFT."""
    return text[: _count(count, 0)]


def right(text: str, count: Decimal = ONE) -> str:
    """RIGHT."""
    return text[max(len(text) - _count(count, 0), 0) :]


def middle(text: str, start: Decimal, count: Decimal) -> str:
    """MID, counted from 1."""
    begin = _count(start, 1) - 1
    return text[begin : begin + _count(count, 0)]


def trim(text: str) -> str:
    """TRIM: no spaces around, single ones inside; other white space stays."""
    return " ".join(part for part in text.split(" ") if part)


def exact(one: str, other: str) -> bool:
    """EXACT: the same, case included."""
    return one == other


def _fixed(decimals: int, comma: str = "", scale: int = 0, end: str = "") -> Callable[..., str]:
    def formatted(value: Decimal) -> str:
        number = round_half_up(value.scaleb(scale, CONTEXT), Decimal(decimals))
        return f"{number + 0 if number else ZERO:{comma}.{decimals}f}{end}"

    return formatted


def _dated(pattern: str) -> Callable[..., str]:
    def formatted(value: Decimal) -> str:
        day = _day(value)
        return pattern.format(y=f"{day.year:04}", m=f"{day.month:02}", d=f"{day.day:02}")

    return formatted


FORMATS: dict[str, Callable[[Decimal], str]] = {
    "0": _fixed(0),
    "0.0": _fixed(1),
    "0.00": _fixed(2),
    "0.000": _fixed(3),
    "#,##0": _fixed(0, ","),
    "#,##0.00": _fixed(2, ","),
    "0%": _fixed(0, "", 2, "%"),
    "0.0%": _fixed(1, "", 2, "%"),
    "0.00%": _fixed(2, "", 2, "%"),
    "yyyy": _dated("{y}"),
    "mm": _dated("{m}"),
    "dd": _dated("{d}"),
    "yyyy-mm": _dated("{y}-{m}"),
    "yyyy-mm-dd": _dated("{y}-{m}-{d}"),
}
"""The formats of TEXT: those that every spreadsheet reads alike in every language."""


def formatted(value: Decimal, pattern: str) -> str:
    """TEXT."""
    return FORMATS[pattern](value)


# Errors ----------------------------------------------------------------------


def if_error(value: Callable[[], T], otherwise: Callable[[], T]) -> T:
    """IFERROR: ``otherwise`` when ``value`` is a numeric error."""
    try:
        return value()
    except ArithmeticError:
        return otherwise()


def is_number(value: Callable[[], object]) -> bool:
    """ISNUMBER of an expression: an error is no number."""
    try:
        return isinstance(value(), Decimal)
    except ArithmeticError:
        return False
