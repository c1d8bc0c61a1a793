"""What is done with schemes beside the window: generators of Progress, see :mod:`ui.job`.

A list of faults is a result here: the scheme's author is to see all of them in a table.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.faults import Fault, Faults
from desktop.progress import Progress

if TYPE_CHECKING:
    from desktop.scheme.diff import Change
    from desktop.scheme.library import Entry, Library
    from desktop.scheme.model import Scheme

START, READ = Progress(0, 2, ""), Progress(1, 2, "")


class Checked(NamedTuple):
    """What a check found: faults, or the sound scheme."""

    faults: list[Fault]
    scheme: Scheme | None


class Compared(NamedTuple):
    """What a comparison found: faults of a workbook, or the differences."""

    faults: list[Fault]
    changes: list[Change]


def check(path: Path) -> Generator[Progress, None, Checked]:
    """Check the scheme at ``path``, a directory or a workbook.

    Raises Fault when it is neither, or cannot be read at all.
    """
    from desktop.scheme.linter import lint
    from desktop.scheme.loader import load_scheme
    from desktop.workbook.scheme_book import opened

    yield START
    try:
        with opened(path) as directory:
            yield READ
            found = lint(directory)
            return Checked(found, None if found else load_scheme(directory))
    except Faults as faults:
        return Checked(faults.faults, None)


def pack(directory: Path, target: Path) -> Generator[Progress, None, Path | list[Fault]]:
    """Write the scheme in ``directory`` as a workbook; cancelled before that, nothing is written.

    Raises Fault when the target cannot be written.
    """
    from desktop.workbook.scheme_book import pack as write

    yield START
    try:
        write(directory, target)
    except Faults as faults:
        return faults.faults
    return target


def unpack(source: Path, directory: Path) -> Generator[Progress, None, Path | list[Fault]]:
    """Write a workbook back as a directory; with faults nothing is written.

    Raises Fault when the workbook cannot be read or the directory not be written.
    """
    from desktop.workbook.scheme_book import unpack as write

    yield START
    try:
        write(source, directory)
    except Faults as faults:
        return faults.faults
    return directory


def install(library: Library, path: Path) -> Generator[Progress, None, Entry | list[Fault]]:
    """Check the scheme at ``path``, a directory or a workbook, and put it into the library.

    Raises Fault when it is neither, or its version is there with other contents.
    """
    from desktop.workbook.scheme_book import opened

    yield START
    try:
        with opened(path) as directory:
            yield READ
            return library.install(directory)
    except Faults as faults:
        return faults.faults


def compare(old: Path, new: Path) -> Generator[Progress, None, Compared]:
    """Compare two schemes, each a directory or a workbook.

    Raises Fault when one of them is neither, or cannot be read.
    """
    from desktop.scheme.diff import diff
    from desktop.workbook.scheme_book import opened

    yield START
    try:
        with opened(old) as old_directory, opened(new) as new_directory:
            yield READ
            return Compared([], diff(old_directory, new_directory))
    except Faults as faults:
        return Compared(faults.faults, [])
