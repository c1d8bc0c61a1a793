"""What is no workbook, or a dangerous one, is told by one fault before anything is unpacked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.workbook.reader import read_bytes, read_workbook
from desktop.workbook.safe_zip import MOST_BYTES, read_file, repacked, unpack_bytes
from tests.hostile import HEAVY, HOSTILE, ODD, bit_flipped, parts_of, spoiled_inside

ROOT = Path(__file__).resolve().parents[3]
MEMORY = 900 * 2**20
READ_ALL = """
import resource, sys
from pathlib import Path
from desktop.faults import Fault
from desktop.workbook.reader import read_workbook
resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))
for path in sorted(Path({folder!r}).iterdir()):
    try:
        read_workbook(path)
    except Fault as fault:
        print(path.name, fault.code)
    else:
        print(path.name, "read")
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_one_fault_each(section_book: bytes, name: str):
    make, code = HOSTILE[name]
    with pytest.raises(Fault) as told:
        read_bytes(make(section_book), "乡镇.xlsx")
    assert told.value.code == code
    assert "乡镇.xlsx" in told.value.text("zh")
    assert "乡镇.xlsx" in told.value.text("en")


@pytest.mark.parametrize("name", ODD)
def test_odd_files_are_read(section_book: bytes, name: str):
    expected, found = read_bytes(section_book, "x"), read_bytes(ODD[name](section_book), "x")
    assert (found.cells, found.ledgers) == (expected.cells, expected.ledgers)
    assert found.records == expected.records


def test_a_turned_bit_never_changes_what_is_read(section_book: bytes):
    expected = read_bytes(section_book, "x")
    told: set[str] = set()
    for seed in range(150):
        try:
            found = read_bytes(bit_flipped(section_book, seed, 1 + seed % 4), "x")
        except Fault as fault:
            told.add(fault.code)
        else:
            assert found == expected
    assert "reader.damaged" in told


def test_whatever_is_inside_there_is_an_answer(section_book: bytes):
    told: set[str] = set()
    for seed in range(150):
        try:
            read_bytes(spoiled_inside(section_book, seed), "x")
        except Fault as fault:
            told.add(fault.code)
    assert "reader.damaged" in told


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is Linux's")
def test_little_memory_is_enough(section_book: bytes, tmp_path: Path):
    chosen = {**{name: HOSTILE[name][0] for name in HEAVY}, **ODD}
    for name, make in chosen.items():
        tmp_path.joinpath(name.replace("/", "_")).write_bytes(make(section_book))
    script = READ_ALL.format(limit=MEMORY, folder=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]
    told = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert told.keys() == chosen.keys()
    assert {told[name] for name in ODD} == {"read"}


def test_a_file_that_is_not_there(tmp_path: Path):
    for path in (tmp_path / "没有.xlsx", tmp_path):
        with pytest.raises(Fault) as told:
            read_workbook(path)
        assert told.value.code == "reader.no-file"


def test_a_file_that_is_too_long(tmp_path: Path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Fault) as told:
        read_file(path)
    assert told.value.code == "reader.too-large"


def test_only_what_is_needed_is_unpacked_and_packed_again(section_book: bytes):
    parts = unpack_bytes(section_book, "x")
    assert not any(name.startswith("docProps/") for name in parts)
    assert {"xl/workbook.xml", "xl/styles.xml"} <= parts.keys()
    assert parts_of(repacked(parts).getvalue()) == parts
