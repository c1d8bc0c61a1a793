"""Values beside their stamps, in tables made by hand."""

from __future__ import annotations

from desktop.workbook.grids import Grid
from desktop.workbook.names_in import Structure, Target
from desktop.workbook.stamped import Found, read_named_ledgers, read_stamped

FORM = "jiaobao form 2.1: actual target"
LEDGER = "jiaobao ledger L02: name qty"


def grid(name: str, *rows: list) -> Grid:
    return Grid(name, rows, 1, 1)


def read(*grids: Grid, **names: Target) -> Found:
    return read_stamped({g.name: g for g in grids}, Structure({}, names, 0))


def shown(found: Found) -> dict[str, object]:
    return {key: cell.value for key, cell in found.cells.items()}


def test_a_form():
    found = read(
        grid(
            "表",
            ["甲", "乙", "1", "2", FORM],
            ["01", "甲", 5.0, "", "T201_01"],
            ["", "组", "", "", ""],
            ["02", "乙", 6.0, 7.0, "T201_02"],
            ["签字", "", 9.0],
        )
    )
    assert shown(found) == {
        "T201_01.actual": 5.0, "T201_01.target": None, "T201_02.actual": 6.0, "T201_02.target": 7.0,
    }  # fmt: skip
    assert ("表", 2, 3) in found.taken


def test_marks_may_be_numbers_and_columns_may_be_moved():
    found = read(grid("表", [FORM, 2.0, "批注", 1.0], ["T201_01", "目标", "x", "实际"]))
    assert shown(found) == {"T201_01.actual": "实际", "T201_01.target": "目标"}


def test_two_stamps_on_one_sheet():
    found = read(grid("表", ["1", FORM], [1.0, "T201_01"], ["1", "jiaobao form 2.2: actual"],
                      [2.0, "T202_01"]))  # fmt: skip
    assert shown(found) == {"T201_01.actual": 1.0, "T202_01.actual": 2.0}


def test_the_same_twice_is_no_doubt_and_another_is():
    one = grid("一", ["1", "2", FORM], [1.0, 2.0, "T201_01"])
    two = grid("二", ["1", "2", FORM], [1.0, 3.0, "T201_01"])
    found = read(one, two)
    assert shown(found) == {"T201_01.actual": 1.0}
    assert found.unsure == {"T201_01.target": ["一!B2", "二!B2"]}
    named = read_stamped(
        {"一": one, "二": two}, Structure({}, {"T201_01.target": Target("二", 2, 2, 2, 2)}, 0)
    )
    assert shown(named)["T201_01.target"] == 3.0


def test_lists_of_single_cells():
    found = read(
        grid("文", ["内容", "jiaobao cells texts: -1"], ["话", "N201_01"], ["x", "no key"]),
        grid("审", ["说明", "jiaobao cells explanations: -1"], ["因为", "check@L02#r1.qty"]),
    )
    assert shown(found) == {"N201_01": "话"}
    assert {key: cell.value for key, cell in found.explanations.items()} == {
        "check@L02#r1.qty": "因为"
    }


def test_a_ledger_and_its_declaration():
    found = read(
        grid(
            "台",
            ["", "本年无此项：", "是"],
            ["甲", LEDGER, "1", "2"],
            [1.0, "k3", "一", 2.0],
            ["", "", "", ""],
            [2.0, "NOT AN ID", "二", ""],
            [3.0, "", "", ""],
        )
    )
    rows = [
        (row.id, row.row, [c.value for c in row.cells.values()]) for row in found.ledgers["L02"]
    ]
    assert rows == [("k3", 3, ["一", 2.0]), ("", 5, ["二", None])]
    assert shown(found) == {"L02.nil": "是"}


def test_a_ledger_by_names_alone():
    sheet = grid("台", ["甲", "", "一", "二"], [1.0, "k3", "甲", 2.0], [2.0, "zz", "乙", ""],
                 ["", "", "丙", ""])  # fmt: skip
    names = {
        "L02.data": Target("台", 2, 3, 3, 4), "L02.name": Target("台", 2, 3, 3, 3),
        "L02.qty": Target("台", 2, 4, 3, 4), "L02.no": Target("台", 2, 1, 3, 1),
    }  # fmt: skip
    found = Found()
    read_named_ledgers(found, {"台": sheet}, Structure({}, names, 0), {"L02": {"k3"}})
    rows = [(row.id, [c.value for c in row.cells.values()]) for row in found.ledgers["L02"]]
    assert rows == [("k3", ["甲", 2.0]), ("", ["乙", None]), ("", ["丙", None])]
