"""Blocks as Excel and WPS put them on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.clipboard import read_block, write_block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("1", [["1"]]),
        ("1\r\n", [["1"]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\n\n3\n", [["1"], [""], ["3"]]),
        ("\t\r\n", [["", ""]]),
        ("1\t2\n3\n", [["1", "2"], ["3", ""]]),
        ('"甲\n乙"\t2\r\n', [["甲\n乙", "2"]]),
        ('"说""好""了\t"\t2', [['说"好"了\t', "2"]]),
        ('5"钢管\t"开头', [['5"钢管', '"开头']]),
        ('"引"文\t2', [['"引"文', "2"]]),
        ("\n", [[""]]),
    ],
)
def test_read_block(text, block):
    assert read_block(text) == block


@given(
    st.lists(
        st.lists(st.text('ab"\t\n 一1,', max_size=5), min_size=2, max_size=2),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_written_is_read_again(rows):
    assert read_block(write_block(rows)) == rows
