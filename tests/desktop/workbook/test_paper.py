"""How large a sheet is printed, and where it goes on to the next page."""

from __future__ import annotations

import pytest

from desktop.workbook.paper import Block, fits_one_page, halves, page_breaks, scale_across


@pytest.mark.parametrize(
    ("width", "landscape", "scale"),
    [(50.0, False, 1.0), (100.0, False, 0.87), (100.0, True, 1.0), (150.0, True, 0.83)],
)
def test_scale_across(width: float, landscape: bool, scale: float):
    assert scale_across(width, landscape) == pytest.approx(scale, abs=0.005)


@pytest.mark.parametrize(
    ("width", "height", "fits"),
    [(80.0, 700.0, True), (80.0, 860.0, True), (80.0, 900.0, False), (105.0, 100.0, False)],
)
def test_fits_one_page(width: float, height: float, fits: bool):
    assert fits_one_page(width, height, landscape=False) is fits


def rows(count: int, height: float = 20.0, headings: tuple[int, ...] = ()) -> list[Block]:
    return [Block(9 + n, height, 9 + n in headings) for n in range(count)]


@pytest.mark.parametrize(
    ("blocks", "breaks"),
    [
        (rows(20), []),
        (rows(60), [38]),
        (rows(60, headings=(37, 70)), [36]),
        (rows(60, headings=(35,)), [38]),
        (rows(60, headings=(12,)), [38]),
        (rows(100), [35, 63, 89]),
        ([*rows(30), Block(39, 300.0)], [33]),
        ([Block(9, 2000.0), Block(10, 20.0)], [9]),
    ],
)
def test_page_breaks(blocks: list[Block], breaks: list[int]):
    assert page_breaks(blocks, 80.0, landscape=False, top=100.0, repeated=50.0) == breaks


@pytest.mark.parametrize(
    ("widths", "left"),
    [([5.0, 10.0, 10.0, 10.0, 10.0, 10.0], 4), ([5.0, 10.0, 50.0, 10.0, 10.0], 3)],
)
def test_halves(widths: list[float], left: int):
    assert halves(widths, 2) == left
