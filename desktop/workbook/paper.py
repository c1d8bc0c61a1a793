"""Paper: how large a sheet is printed, and where a long one goes on to the next page.

Lengths are points. Column widths are those of a spreadsheet: digits of the default font.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

A4_INSIDE = (523.0, 748.0)
"""What of an upright A4 sheet is inside the margins: across and down."""
POINTS_PER_WIDTH = 6.0
READABLE = 0.86
"""At this scale the text of the cells is 9 points high; forms are not printed smaller."""
SLACK = 0.95
"""How much of a page is counted on: another program's fonts are a little larger."""
UNEVEN = 1.15
"""How much fuller than an equal share a page may be."""
ENOUGH = 0.6
"""How full a page must be to end before the heading of a group."""


class Block(NamedTuple):
    """Rows that stay on one page, from ``row`` on."""

    row: int
    height: float
    opens: bool = False
    """Whether a group of lines begins here: a good place for a new page."""


def inside(landscape: bool) -> tuple[float, float]:
    """Return the width and height of what can be printed on."""
    across, down = A4_INSIDE
    return (down, across - 22.0) if landscape else (across, down)


def scale_across(width: float, landscape: bool) -> float:
    """Return the scale, at most 1, at which columns of ``width`` together fit on one page."""
    return min(1.0, inside(landscape)[0] / (max(width, 1.0) * POINTS_PER_WIDTH))


def fits_one_page(width: float, height: float, landscape: bool) -> bool:
    """Whether the whole sheet fits on one page and can still be read."""
    scale = min(scale_across(width, landscape), inside(landscape)[1] / max(height, 1.0))
    return scale >= READABLE


def page_breaks(
    blocks: Sequence[Block], width: float, landscape: bool, top: float, repeated: float
) -> list[int]:
    """Return the rows after which a new page begins, so that no block is torn.

    The first page bears ``top`` before the blocks, each other one ``repeated``. Pages are filled
    about equally, and end before the heading of a group where one is near
    and that adds no page.
    """
    room = inside(landscape)[1] / scale_across(width, landscape) * SLACK
    breaks: list[int] = []
    used, good = top, 0
    index = start = 0
    limit = _limit(blocks, top, repeated, room)
    while index < len(blocks):
        block = blocks[index]
        if block.opens and index > start and used >= ENOUGH * limit:
            good = index
        if used + block.height > limit and index > start:
            more = _pages(blocks[good:], repeated, repeated, room)
            if good and more <= _pages(blocks[index:], repeated, repeated, room):
                index = good
            start = index
            breaks.append(blocks[index].row - 1)
            used, good = repeated, 0
            limit = _limit(blocks[start:], repeated, repeated, room)
            continue
        used += block.height
        index += 1
    return breaks


def _limit(blocks: Sequence[Block], top: float, repeated: float, room: float) -> float:
    """Return how full the next page may be if what is left is shared out about equally."""
    left = top + sum(block.height for block in blocks)
    pages = _pages(blocks, top, repeated, room)
    return min(room, (left + (pages - 1) * repeated) / pages * UNEVEN)


def _pages(blocks: Sequence[Block], top: float, repeated: float, room: float) -> int:
    left = top + sum(block.height for block in blocks)
    return max(1, math.ceil((left - repeated) / (room - repeated)))


def halves(widths: Sequence[float], repeated: int) -> int:
    """Return how many columns go on the left one of two pages, as even as can be.

    The first ``repeated`` columns stand on the right page too.
    """
    again = sum(widths[:repeated])

    def wider(count: int) -> float:
        return max(sum(widths[:count]), again + sum(widths[count:]))

    return min(range(repeated + 1, len(widths)), key=wider)
