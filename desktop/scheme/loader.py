"""Load a scheme directory into the immutable :class:`~desktop.scheme.model.Scheme`.

Quick, because the window does it before its first picture: tables become objects, nothing is
checked beyond that. Whether a scheme is sound is the linter's business, before it is installed.
"""

from __future__ import annotations

import csv
import tomllib
from decimal import InvalidOperation
from pathlib import Path
from typing import Any

from desktop.faults import Fault
from desktop.resources import resource_path
from desktop.scheme.model import (
    LEVELS,
    Column,
    Indicator,
    Ledger,
    Narrative,
    Rename,
    Rule,
    Scheme,
    Section,
    SignField,
    VariableField,
)
from desktop.scheme.tables import CONVERT, INFO_TEXTS, REPORT_FILE, TABLES, Field, Table

BUILT_IN = "transport-annual"
"""Id of the scheme that the program ships with."""


def load_scheme(path: Path) -> Scheme:
    """Return the scheme kept in the directory ``path``.

    Raises Fault ``scheme.unreadable`` when a file is missing or is not what its table declares;
    run the linter to learn every reason.
    """
    try:
        return _load(Path(path))
    except (OSError, ValueError, LookupError, TypeError, InvalidOperation, csv.Error) as error:
        raise Fault(
            "scheme.unreadable", path=getattr(error, "filename", None) or str(path), reason=error
        ) from error


def load_built_in() -> Scheme:
    """Return the scheme that the program ships with."""
    return load_scheme(resource_path("schemes", BUILT_IN))


def read_info(path: Path) -> dict[str, Any]:
    """Return ``scheme.toml`` of directory ``path``, parsed."""
    return tomllib.loads((path / "scheme.toml").read_text(encoding="utf-8"))


def read_report(path: Path) -> str:
    """Return the text of the annual report in directory ``path``.

    Raises Fault ``scheme.unreadable``.
    """
    try:
        return (path / REPORT_FILE).read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise Fault("scheme.unreadable", path=str(path / REPORT_FILE), reason=error) from error


def read_texts(path: Path, table: Table) -> list[list[str]]:
    """Return the table as it stands in directory ``path``: header and rows, all texts."""
    with (path / table.file).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def read_table(path: Path, name: str) -> list[list[Any]]:
    """Return the rows of table ``name`` in directory ``path``, converted, in declared order."""
    table = TABLES[name]
    with (path / table.file).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        wanted = [(_index(header, field), CONVERT[field.kind]) for field in table.fields]
        return [
            [convert(row[index]) if index >= 0 else "" for index, convert in wanted]
            for row in reader
        ]


def _index(header: list[str], field: Field) -> int:
    """Return where a column stands, -1 for one that may lack and does."""
    return -1 if field.may_lack and field.name not in header else header.index(field.name)


def _named(path: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of table ``name`` by the names of its columns."""
    names = TABLES[name].header
    return [dict(zip(names, row, strict=True)) for row in read_table(path, name)]


def _load(path: Path) -> Scheme:
    info = read_info(path)
    indicators = [Indicator(**row) for row in _named(path, "indicators")]
    narratives = [Narrative(**row) for row in _named(path, "narratives")]
    rules = [Rule(**row) for row in _named(path, "rules")]
    sections = [Section(*row) for row in read_table(path, "sections")]
    variables = [VariableField(*row) for row in read_table(path, "variables")]
    signs = [SignField(**entry) for entry in info["sign"]]
    return Scheme(
        **{name: info[name] for name in INFO_TEXTS},
        instructions=tuple(info["instructions"]),
        instructions_en=tuple(info.get("instructions_en", ())),
        sections={s.code: s for s in sections},
        indicators={i.code: i for i in indicators},
        ledgers=_ledgers(path),
        narratives={n.code: n for n in narratives},
        rules={r.code: r for r in rules},
        renames=tuple(Rename(*row) for row in read_table(path, "renames")),
        signs={s.code: s for s in signs},
        built_in=info["built_in"],
        switched_off=_switches(path),
        levels=tuple(level for level in LEVELS if level in info["levels"]),
        variables={v.code: v for v in variables},
    )


def _ledgers(path: Path) -> dict[str, Ledger]:
    choices: dict[str, list[tuple[str, str]]] = {}
    for name, value, english in read_table(path, "choices"):
        choices.setdefault(name, []).append((value, english))
    columns: dict[str, list[Column]] = {}
    for row in _named(path, "ledger_columns"):
        listed = choices[row["choices"]] if row["choices"] else []
        row["choices"] = tuple(value for value, _ in listed)
        column = Column(**row, choices_en=tuple(english for _, english in listed))
        columns.setdefault(column.ledger, []).append(column)
    ledgers = [
        Ledger(**row, columns=tuple(columns.get(row["code"], ())))
        for row in _named(path, "ledgers")
    ]
    return {ledger.code: ledger for ledger in ledgers}


def _switches(path: Path) -> dict[str, frozenset[str]]:
    off: dict[str, set[str]] = {}
    for period, code, _notes in read_table(path, "switches"):
        off.setdefault(period, set()).add(code)
    return {period: frozenset(codes) for period, codes in off.items()}


def counts(scheme: Scheme) -> dict[str, int]:
    """Return how many rows the scheme has of each sort."""
    return {
        "sections": len(scheme.sections),
        "indicators": len(scheme.indicators),
        "ledgers": len(scheme.ledgers),
        "columns": sum(len(ledger.columns) for ledger in scheme.ledgers.values()),
        "narratives": len(scheme.narratives),
        "rules": len(scheme.rules),
        "variables": len(scheme.variables),
    }
