"""A scheme small enough to be linted in a moment, and a way to break it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.scheme.info import write_info
from desktop.scheme.tables import BUILT_IN_CHECKS, TABLES

LEVELS = "county;prefecture;dept"
INDICATOR = {
    "section": "1.1",
    "name_en": "Name",
    "unit": "个",
    "kind": "integer",
    "decimals": "0",
    "measures": "actual",
    "levels": LEVELS,
    "merge_levels": LEVELS,
    "county_role": "A",
    "aggregate": "sum",
    "recurrence": "annual",
}
SMALL: dict[str, list[dict[str, str]]] = {
    "sections": [
        {"code": "1.1", "title": "甲", "title_en": "A", "form_no": "交年1-1表"},
        {"code": "2.1", "title": "乙", "title_en": "B", "form_no": "交年2-1表"},
    ],
    "indicators": [
        INDICATOR | {"code": "T101_01", "name": "文件数", "measures": "actual;prior;yoy"},
        INDICATOR
        | {
            "code": "T101_02",
            "name": "办结数",
            "aggregate": "count-from-ledger",
            "formula": 'COUNTIFS(L01.status, "已办结")',
            "ledger": "L01",
        },
        INDICATOR
        | {
            "code": "T101_03",
            "name": "办结率",
            "kind": "percent",
            "decimals": "2",
            "aggregate": "ratio",
            "formula": "T101_02.actual / T101_01.actual * 100",
            "minimum": "0",
            "maximum": "100",
        },
        INDICATOR
        | {
            "code": "T201_01",
            "section": "2.1",
            "name": "里程",
            "kind": "decimal",
            "decimals": "3",
            "measures": "actual;target;cumulative;completion",
            "levels": "county",
            "merge_levels": "county",
            "aggregate": "mean",
            "weight": "T101_01",
            "recurrence": "event",
        },
    ],
    "ledgers": [
        {
            "code": "L01",
            "title": "台账一",
            "sections": "1.1",
            "levels": LEVELS,
            "dedupe_key": "doc_no",
            "dedupe_scope": "unit",
        }
    ],
    "ledger_columns": [
        {"ledger": "L01", "code": "doc_no", "title": "文号", "kind": "text", "required": "是"},
        {
            "ledger": "L01",
            "code": "status",
            "title": "状态",
            "kind": "choice",
            "choices": "状态",
            "default": "办理中",
        },
        {
            "ledger": "L01",
            "code": "km",
            "title": "里程",
            "kind": "decimal",
            "unit": "公里",
            "decimals": "3",
            "minimum": "0",
            "maximum": "9999",
        },
    ],
    "choices": [{"list": "状态", "value": "办理中"}, {"list": "状态", "value": "已办结"}],
    "narratives": [
        {
            "code": "N101_01",
            "section": "1.1",
            "title": "亮点",
            "kind": "工作亮点",
            "max_chars": "300",
            "levels": LEVELS,
        }
    ],
    "rules": [
        {
            "code": "R101_01",
            "audit_class": "force",
            "scope": "unit",
            "levels": LEVELS,
            "section": "1.1",
            "formula": "T101_02.actual <= T101_01.actual",
            "message": "办结数不得大于文件数",
        },
        {
            "code": "RL01_01",
            "audit_class": "soft",
            "scope": "row",
            "levels": LEVELS,
            "section": "1.1",
            "formula": 'OR(L01.status = "办理中", L01.km > 0)',
            "message": "办结须有里程",
        },
        {
            "code": "R201_01",
            "audit_class": "verify",
            "scope": "merge",
            "levels": "dept",
            "section": "2.1",
            "formula": 'SUMUNITS("county", T201_01.actual) >= 0',
            "message": "合计",
        },
    ],
    "renames": [{"old": "T101_09", "new": "T101_01", "since": "2026"}],
    "switches": [{"period": "2026", "code": "T201_01"}],
    "variables": [
        {"code": "V01", "name": "省名", "name_en": "Province", "kind": "name"},
        {
            "code": "V02",
            "name": "周年数",
            "name_en": "Anniversary",
            "kind": "date",
            "formula": "PERIOD.year - 1921",
        },
    ],
}
REPORT = """# {V01}{PERIOD.year}年工作报告

## 一、工作 {#1.1}

### （一）文件

收到文件{1.1#01: T101_01.actual | 件 | 余}，{1.1#G01? T101_03.actual = 100 | 全部办结 | \
办结{1.1#02: T101_02.actual | 件}}。

表：文件
| 指标 | 本年 |
|---|---|
| 办结率（%） | {T101_03.actual} |

{#2.1}
{图: 里程 | 分市州 | 本年 = T201_01.actual}
建党{2.1#01: V02}周年。
"""
INFO = {
    "id": "small",
    "version": "2026.1",
    "title": "小制度",
    "title_en": "Small scheme",
    "form_prefix": "交年",
    "authority": "某厅",
    "approval": "",
    "valid_until": "2027-12",
    "deadline": "01-20",
    "levels": ["county", "prefecture", "dept"],
    "instructions": ["按表填报。"],
    "built_in": dict.fromkeys(BUILT_IN_CHECKS, "force"),
    "sign": [
        {
            "code": "filler",
            "title": "填表人",
            "title_en": "Filler",
            "kind": "text",
            "required": True,
        }
    ],
}

Edit = Callable[..., None]


def write_rows(path: Path, rows: list[list[str]]) -> None:
    """Write ``rows`` as a scheme's CSV files are written."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return the directory of a sound scheme with a row or two in every table."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "scheme.toml").write_text(write_info(INFO), encoding="utf-8", newline="")
    (folder / "report.md").write_text(REPORT, encoding="utf-8", newline="")
    for name, table in TABLES.items():
        rows = [[row.get(column, "") for column in table.header] for row in SMALL[name]]
        write_rows(folder / table.file, [table.header, *rows])
    return folder


@pytest.fixture
def edit(small: Path) -> Edit:
    """Return a function that changes cells of the small scheme: edit(table, row, column=text …)."""

    def change(table: str, row: int, **cells: str) -> None:
        path = small / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        while row > len(rows):
            rows.append([""] * len(rows[0]))
        for column, text in cells.items():
            rows[row - 1][rows[0].index(column)] = text
        write_rows(path, rows)

    return change
