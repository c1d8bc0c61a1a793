"""The declared shape of a scheme's tables: loader, linter, diff and workbook all read this.

A scheme is one directory: ``scheme.toml`` and one CSV file per table below. In the workbook form
each table is a sheet of the same shape. Lists inside a cell are separated by ``;``, a flag is
``是`` or blank.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from desktop.scheme.model import (
    DERIVED_MEASURES,
    INPUT_MEASURES,
    LEVELS,
    Kind,
    RuleClass,
)

FieldKind = Literal["text", "code", "integer", "decimal", "flag", "enum", "list", "formula"]
YES = "是"
SEPARATOR = ";"
INFO = "scheme"
"""Name of the sheet-like thing that ``scheme.toml`` is, in faults and differences."""
INFO_SHEET = "基本信息"
REPORT = "report"
"""Name of the sheet-like thing that ``report.md`` is, in faults and differences."""
REPORT_FILE = "report.md"
REPORT_SHEET = "年度报告"
GUIDE_SHEET = "填写说明"
"""A sheet of the workbook that explains the others; it is written and never read."""

KINDS: tuple[str, ...] = get_args(Kind)
AUDIT_CLASSES: tuple[str, ...] = get_args(RuleClass)
MEASURES = INPUT_MEASURES + DERIVED_MEASURES
RESERVED_COLUMNS = ("nil", "filled", "data", "no")
"""Names that a ledger's column may not have: formulas and workbook use them of the ledger itself."""
BUILT_IN_CHECKS = (
    "required",
    "prior",
    "target",
    "minimum",
    "maximum",
    "decimals",
    "choice",
    "date",
    "unique",
    "required_cell",
    "nil",
    "length",
    "narrative",
    "sign",
    "expired",
)
"""Checks that need no rule: the scheme only says their class."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of one table."""

    name: str
    kind: FieldKind
    meaning: str
    """What the column is for, in Chinese: shown in the workbook's guide."""
    required: bool = False
    allowed: tuple[str, ...] = ()
    """For enum and list: what a cell (an element of it) may be; () is anything."""
    refers: str = ""
    """Table whose key the cell (each element of it) must be."""
    width: int = 12
    """Width of the column in the workbook, in characters."""
    may_lack: bool = False
    """The whole column may be missing, as in a scheme without English: its cells are blank then."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a CSV file, a sheet."""

    name: str
    sheet: str
    key: tuple[str, ...]
    """Fields that together name a row."""
    fields: tuple[Field, ...]

    @property
    def file(self) -> str:
        """Return the file name."""
        return f"{self.name}.csv"

    @property
    def header(self) -> list[str]:
        """Return the names of the columns in order."""
        return [f.name for f in self.fields]

    def field(self, name: str) -> Field:
        """Return the column called ``name``; KeyError when there is none."""
        found = {f.name: f for f in self.fields}
        return found[name]


def _code(meaning: str, name: str = "code", refers: str = "") -> Field:
    return Field(name, "code", meaning, required=True, refers=refers, width=16)


def _english(name: str, meaning: str, width: int = 36) -> Field:
    return Field(name, "text", f"{meaning}；可以留空", width=width, may_lack=True)


_LEVELS = Field("levels", "list", "填报层级", required=True, allowed=LEVELS, width=24)
_NOTES = Field("notes", "text", "说明", width=50)
_NOTES_EN = _english("notes_en", "说明的英文", 50)

SECTIONS = Table(
    "sections",
    "分表",
    ("code",),
    (
        _code("分表代码，如 2.1"),
        Field("title", "text", "分表名称", required=True, width=40),
        Field("title_en", "text", "英文名称", required=True, width=40),
        Field("form_no", "text", "表号；只有文字说明的部分留空", width=14),
    ),
)
INDICATORS = Table(
    "indicators",
    "指标",
    ("code",),
    (
        _code("指标代码，如 T201_03"),
        Field("section", "code", "所属分表", required=True, refers="sections", width=8),
        Field("topic", "text", "分组", width=24),
        _english("topic_en", "分组的英文", 30),
        Field("name", "text", "指标名称", required=True, width=40),
        Field("name_en", "text", "英文名称", required=True, width=30),
        Field("county_name", "text", "县级看到的名称；相同则留空", width=36),
        Field("unit", "text", "计量单位", required=True, width=10),
        Field("kind", "enum", "类型", required=True, allowed=("integer", "decimal", "percent")),
        Field("decimals", "integer", "小数位数", required=True, width=8),
        Field("measures", "list", "栏目", required=True, allowed=MEASURES, width=36),
        _LEVELS,
        Field("merge_levels", "list", "计入全省汇总的层级", allowed=LEVELS, width=24),
        Field(
            "county_role", "enum", "县级角色", required=True, allowed=("A", "B", "C", "N"), width=8
        ),
        Field(
            "aggregate",
            "enum",
            "汇总方式",
            required=True,
            allowed=("sum", "max", "mean", "ratio", "province-only", "count-from-ledger"),
            width=18,
        ),
        Field("weight", "code", "加权平均的权数指标", refers="indicators"),
        Field("formula", "formula", "本年实际的计算公式；手工填报的留空", width=50),
        Field("ledger", "code", "对应台账", refers="ledgers", width=8),
        Field("recurrence", "enum", "频次", required=True, allowed=("annual", "event", "periodic")),
        Field("scope", "text", "统计范围", width=18),
        _english("scope_en", "统计范围的英文", 24),
        Field("owner", "text", "数据来源部门", width=24),
        _english("owner_en", "数据来源部门的英文", 30),
        Field("minimum", "decimal", "下限", width=8),
        Field("maximum", "decimal", "上限", width=8),
        Field("optional", "flag", "可以不填", width=8),
        Field("notes", "text", "指标解释", width=50),
        _NOTES_EN,
    ),
)
LEDGERS = Table(
    "ledgers",
    "台账",
    ("code",),
    (
        _code("台账代码，如 L02"),
        Field("title", "text", "台账名称", required=True, width=36),
        _english("title_en", "台账的英文名称"),
        Field("sections", "list", "相关分表", required=True, refers="sections", width=24),
        _LEVELS,
        Field("dedupe_key", "list", "不得重复的栏目（可多个）", width=24),
        Field("dedupe_scope", "enum", "在何范围内不得重复", allowed=("unit", "province")),
        Field("internal", "flag", "不随邮件报送", width=10),
        _NOTES,
        _NOTES_EN,
    ),
)
LEDGER_COLUMNS = Table(
    "ledger_columns",
    "台账栏目",
    ("ledger", "code"),
    (
        _code("台账代码", "ledger", refers="ledgers"),
        _code("栏目代码"),
        Field("title", "text", "栏目名称", required=True, width=28),
        _english("title_en", "栏目的英文名称", 28),
        Field("kind", "enum", "类型", required=True, allowed=KINDS),
        Field("unit", "text", "计量单位"),
        Field("decimals", "integer", "小数位数；不是小数的留空或填0", width=8),
        Field("choices", "code", "选项表名称", refers="choices", width=20),
        Field("required", "flag", "必填", width=8),
        Field("minimum", "decimal", "下限", width=8),
        Field("maximum", "decimal", "上限", width=8),
        Field("default", "text", "新增一行时的初值"),
        _NOTES,
        _NOTES_EN,
    ),
)
CHOICES = Table(
    "choices",
    "选项",
    ("list", "value"),
    (
        _code("选项表名称", "list"),
        Field("value", "text", "选项", required=True, width=36),
        _english("value_en", "选项的英文，只供显示，填报的仍是中文"),
    ),
)
NARRATIVES = Table(
    "narratives",
    "文字说明",
    ("code",),
    (
        _code("代码，如 N201_01"),
        Field("section", "code", "所属分表", required=True, refers="sections", width=8),
        Field("title", "text", "标题", required=True, width=44),
        _english("title_en", "标题的英文", 44),
        Field("kind", "text", "类别", required=True),
        _english("kind_en", "类别的英文", 20),
        Field("max_chars", "integer", "字数上限", required=True, width=10),
        _LEVELS,
        _NOTES,
        _NOTES_EN,
    ),
)
RULES = Table(
    "rules",
    "审核关系",
    ("code",),
    (
        _code("代码，如 R201_01"),
        Field("audit_class", "enum", "审核类别", required=True, allowed=AUDIT_CLASSES),
        Field("scope", "enum", "范围", required=True, allowed=("unit", "row", "merge"), width=8),
        _LEVELS,
        Field("section", "code", "所属分表", required=True, refers="sections", width=8),
        Field("formula", "formula", "应当成立的关系", required=True, width=70),
        Field("tolerance", "decimal", "容差；留空则按小数位数推算", width=10),
        Field("message", "text", "不成立时的提示", required=True, width=60),
        _english("message_en", "不成立时的英文提示，末尾不加句点", 60),
    ),
)
RENAMES = Table(
    "renames",
    "代码变更",
    ("old",),
    (
        _code("原代码", "old"),
        Field("new", "code", "新代码；停用的留空", width=16),
        Field("since", "text", "自哪一年起", required=True),
        _NOTES,
    ),
)
SWITCHES = Table(
    "switches",
    "年度停报",
    ("period", "code"),
    (
        Field("period", "text", "年度，如 2026", required=True),
        _code("当年不报的指标（频次须为 event）", refers="indicators"),
        _NOTES,
    ),
)
VARIABLES = Table(
    "variables",
    "变量",
    ("code",),
    (
        _code("年度报告里名称和日期的代码，如 V01"),
        Field("name", "text", "名称", required=True, width=36),
        Field("name_en", "text", "英文名称", required=True, width=36),
        Field("kind", "enum", "类型：名称或日期", required=True, allowed=("name", "date")),
        Field("formula", "formula", "由它算出，省级可以另填；只能由省级填写的留空", width=60),
        _NOTES,
        _NOTES_EN,
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        SECTIONS,
        INDICATORS,
        LEDGERS,
        LEDGER_COLUMNS,
        CHOICES,
        NARRATIVES,
        RULES,
        RENAMES,
        SWITCHES,
        VARIABLES,
    )
}

SIGN_FIELDS = (
    Field("code", "code", "代码，如 filler", required=True),
    Field("title", "text", "名称", required=True),
    Field("title_en", "text", "英文名称", required=True),
    Field("kind", "enum", "类型", required=True, allowed=("text", "date")),
    Field("required", "flag", "必填"),
)
"""Fields of one ``[[sign]]`` entry of ``scheme.toml``."""

INFO_TEXTS = {
    "id": "制度代码",
    "version": "版本",
    "title": "名称",
    "title_en": "英文名称",
    "form_prefix": "表号前缀",
    "authority": "制定机关",
    "approval": "批准文号",
    "valid_until": "有效期至",
    "deadline": "报送截止（月-日）",
}
"""Text entries of ``scheme.toml``, in order. ``approval`` alone may be blank: printed as a line."""


def sheet_of(table: str) -> str:
    """Return what a table (also :data:`INFO` and :data:`REPORT`) is called in the workbook."""
    if table == REPORT:
        return REPORT_SHEET
    return TABLES[table].sheet if table in TABLES else INFO_SHEET


def file_of(table: str) -> str:
    """Return the file of a table in the directory of a scheme."""
    return {INFO: "scheme.toml", REPORT: REPORT_FILE}.get(table, f"{table}.csv")


def split(text: str) -> tuple[str, ...]:
    """Return the elements of a list cell; a blank cell has none."""
    return tuple(text.split(SEPARATOR)) if text else ()


def decimal_or_none(text: str) -> Decimal | None:
    """Return the number in ``text``, None for a blank cell."""
    return Decimal(text) if text else None


CONVERT: dict[FieldKind, Callable[[str], Any]] = {
    "text": str,
    "code": str,
    "enum": str,
    "formula": str,
    "integer": lambda text: int(text) if text else 0,
    "decimal": decimal_or_none,
    "flag": lambda text: text == YES,
    "list": split,
}
"""How a cell becomes a value; cells of a checked scheme always convert."""
