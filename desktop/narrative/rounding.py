"""Numbers of a running text: rounded half up, or to the round number that a word like 余 asks for.

Every function takes and gives exact decimals; none gives a negative zero.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext

PRECISION = 60
TEN, HUNDRED = Decimal("1E1"), Decimal("1E2")
ONE, ZERO = Decimal(1), Decimal(0)


def half_up(number: Decimal, decimals: int) -> Decimal:
    """Return ``number`` with so many decimals, half away from zero (四舍五入)."""
    return _to_step(number, ONE.scaleb(-decimals), ROUND_HALF_UP)


def significant(number: Decimal, digits: int) -> Decimal:
    """Return ``number`` half up with so many leading digits; 0 stays 0."""
    return _to_step(number, _step(number, digits), ROUND_HALF_UP) if number else ZERO


def round_down(number: Decimal, *, scaled: bool) -> Decimal:
    """Return the round number of 余 and 多, never above ``number`` (which is not negative).

    Two leading digits (326 → 320, 3.26万 → 3.2万), of a count below a hundred the tens (47 → 40).
    ``scaled`` says that it is counted in 万 or 亿: there 47.6 is as round as 47. What cannot be
    made round, such as a count below ten, stays as it is.
    """
    if number < TEN and not scaled:
        return number
    if number < HUNDRED and not scaled:
        return _to_step(number, TEN, ROUND_FLOOR)
    return _to_step(number, _step(number, 2), ROUND_FLOOR) if number else ZERO


def threshold_below(number: Decimal, *, scaled: bool) -> Decimal:
    """Return the threshold that 突破 names, never above ``number`` (which is not negative).

    Two leading digits (8331 → 8300, 191.5 → 190), which one digit would be too far below. ``scaled``
    says that it is counted in 万 or 亿: there 2.7 is as round as 27. Else it is a whole number.
    """
    if number < ONE:
        return number
    step = _step(number, 2)
    return _to_step(number, step if scaled else max(step, ONE), ROUND_FLOOR)


def bound_above(number: Decimal) -> Decimal:
    """Return the bound that 以下 names: the next round number, ``number`` itself if it is round.

    以下 includes the bound itself (民法典 第一千二百五十九条).
    """
    if number <= ZERO:
        return number
    step = TEN if number < HUNDRED else _step(number, 2)
    return _to_step(number, step, ROUND_CEILING)


def just_above(number: Decimal) -> Decimal:
    """Return what 近 names: a round number that ``number`` nearly reaches, or ``number`` itself.

    The next number of one leading digit when 95 % of it are reached, else of two.
    """
    if number <= ZERO:
        return number
    for digits in (1, 2):
        found = _to_step(number, _step(number, digits), ROUND_CEILING)
        if number * HUNDRED >= found * (HUNDRED - 5):
            return found
    return number


def digits_of(number: Decimal, decimals: int | None = None, *, thousands: bool = False) -> str:
    """Return a number in digits; trailing zeros are dropped unless ``decimals`` are given."""
    shown = number if decimals is None else half_up(number, decimals)
    text = f"{shown:,f}" if thousands else f"{shown:f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _step(number: Decimal, digits: int) -> Decimal:
    return ONE.scaleb(number.adjusted() - digits + 1)


def _to_step(number: Decimal, step: Decimal, rounding: str) -> Decimal:
    """Return the multiple of ``step`` (a power of ten), without exponent and negative zero."""
    with localcontext(prec=PRECISION):
        found = number.quantize(step, rounding=rounding)
        return (found.quantize(ONE) if step > ONE else found) + ZERO
