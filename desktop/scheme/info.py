"""``scheme.toml``: what a scheme says of itself, its one canonical way of writing, its faults.

There is one way to write the file, so that it survives the way through a workbook byte by byte.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from desktop.scheme.faults import TableFault, nearest
from desktop.scheme.model import LEVELS
from desktop.scheme.tables import (
    AUDIT_CLASSES,
    BUILT_IN_CHECKS,
    INFO,
    INFO_TEXTS,
    SEPARATOR,
    SIGN_FIELDS,
    YES,
    split,
)

FILE = "scheme.toml"
ENTRIES = (*INFO_TEXTS, "levels", "instructions", "built_in", "sign")
MAY_LACK = ("instructions_en",)
"""Entries that a scheme without English has not."""
MAY_BE_BLANK = ("approval",)
SHAPES = {
    "id": (re.compile(r"[a-z][a-z0-9-]{0,40}\Z"), "transport-annual"),
    "version": (re.compile(r"\d{1,9}(\.\d{1,9})*\Z", re.ASCII), "2026.1"),
    "valid_until": (re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z", re.ASCII), "2027-12"),
    "deadline": (re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\Z", re.ASCII), "01-20"),
}
"""Entries with a shape, and an example of it."""
BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
SIGN_CODE = re.compile(r"[a-z][a-z0-9_]*\Z")


def write_info(info: Mapping[str, Any]) -> str:
    """Return the canonical text of ``scheme.toml`` for the parsed ``info``.

    Entries that are missing stay missing and strange ones come after the texts: what is wrong with
    them is the linter's business.
    """
    texts = [*INFO_TEXTS, *(name for name in info if name not in (*ENTRIES, *MAY_LACK))]
    lines = [f"{_name(name)} = {_quoted(info[name])}" for name in texts if name in info]
    lines.append(f"levels = [{', '.join(map(_quoted, info['levels']))}]")
    for name in ("instructions", "instructions_en"):
        if name in info:
            lines.append(f"{name} = [")
            lines += [f"    {_quoted(text)}," for text in info[name]]
            lines.append("]")
    lines += ["", "[built_in]"]
    lines += [f"{_name(name)} = {_quoted(value)}" for name, value in info["built_in"].items()]
    for sign in info["sign"]:
        lines += ["", "[[sign]]"]
        order = [field.name for field in SIGN_FIELDS]
        for name in [*order, *(name for name in sign if name not in order)]:
            value = sign.get(name, "")
            told = str(value).lower() if isinstance(value, bool) else _quoted(value)
            lines += [f"{_name(name)} = {told}"] if name in sign else []
    return "\n".join(lines) + "\n"


def lint_info(text: str) -> Iterator[TableFault]:
    """Yield the faults of ``scheme.toml``; nothing else is worth looking at after bad syntax."""
    try:
        info = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield _fault("bad-toml", "", reason=str(error))
        return
    faults = [*_entries(info)]
    if not faults:
        faults = [*_values(info), *_signs(info["sign"])]
    yield from faults
    if not faults:
        yield from _canonical(text, write_info(info))


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, DEL apart (and it cannot stand in a checked file).
    return json.dumps(text, ensure_ascii=False)


def _name(name: str) -> str:
    return name if BARE.match(name) else _quoted(name)


def _fault(code: str, entry: str, suggestion: str = "", **fields: Any) -> TableFault:
    return TableFault(code, INFO, 0, entry, suggestion, **fields)


def _entries(info: Mapping[str, Any]) -> Iterator[TableFault]:
    for name in info:
        if name not in (*ENTRIES, *MAY_LACK):
            yield _fault("unknown-entry", name, nearest(name, (*ENTRIES, *MAY_LACK)))
        elif name in MAY_LACK and not _right_type(name, info[name]):
            yield _fault("bad-type", name)
    for name in ENTRIES:
        if name not in info:
            yield _fault("missing-entry", name)
        elif not _right_type(name, info[name]):
            yield _fault("bad-type", name)


def _right_type(name: str, value: Any) -> bool:
    if name in INFO_TEXTS:
        return isinstance(value, str)
    if name == "built_in":
        return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())
    if name == "sign":
        return isinstance(value, list) and all(isinstance(v, dict) for v in value)
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _values(info: Mapping[str, Any]) -> Iterator[TableFault]:
    for name in INFO_TEXTS:
        value = info[name]
        if not value and name not in MAY_BE_BLANK:
            yield _fault("blank-cell", name)
        elif name in SHAPES and not SHAPES[name][0].match(value):
            yield _fault("bad-shape", name, SHAPES[name][1], value=value)
    for level in info["levels"]:
        if level not in LEVELS:
            yield _bad_enum("levels", level, LEVELS)
    if not info["levels"]:
        yield _fault("blank-cell", "levels")
    for name, value in info["built_in"].items():
        if name not in BUILT_IN_CHECKS:
            yield _bad_enum("built_in", name, BUILT_IN_CHECKS)
        elif value not in AUDIT_CLASSES:
            yield _bad_enum(f"built_in.{name}", value, AUDIT_CLASSES)
    for name in BUILT_IN_CHECKS:
        if name not in info["built_in"]:
            yield _fault("missing-entry", f"built_in.{name}")


def _bad_enum(entry: str, value: str, allowed: tuple[str, ...]) -> TableFault:
    return _fault("bad-enum", entry, nearest(value, allowed), value=value, allowed=tuple(allowed))


def _signs(signs: list[dict[str, Any]]) -> Iterator[TableFault]:
    names = [field.name for field in SIGN_FIELDS]
    seen: set[str] = set()
    for sign in signs:
        label = f"sign.{sign.get('code', '')}"
        for name in sign:
            if name not in names:
                yield _fault("unknown-entry", f"{label}.{name}", nearest(name, names))
        for field in SIGN_FIELDS:
            value = sign.get(field.name)
            if value is None or value == "":
                yield _fault("missing-entry", f"{label}.{field.name}")
            elif not isinstance(value, bool if field.kind == "flag" else str):
                yield _fault("bad-type", f"{label}.{field.name}")
            elif isinstance(value, str) and field.allowed and value not in field.allowed:
                yield _bad_enum(f"{label}.{field.name}", value, field.allowed)
        code = str(sign.get("code", ""))
        if code and not SIGN_CODE.match(code):
            yield _fault("bad-shape", label, "filler", value=code)
        if code in seen:
            yield _fault("duplicate-code", label, value=code, first=0)
        seen.add(code)


def _canonical(text: str, canonical: str) -> Iterator[TableFault]:
    found, wanted = text.replace("\r\n", "\n").split("\n"), canonical.split("\n")
    if found != wanted:
        pairs = zip(found, [*wanted, *[""] * len(found)], strict=False)
        line = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), len(wanted))
        told = found[line - 1] if line <= len(found) else ""
        yield _fault(
            "not-canonical",
            "",
            wanted[line - 1] if line <= len(wanted) else "",
            line=line,
            value=told,
        )


def flatten(info: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield name and text of every single value: ``instructions.1``, ``sign.filler.title`` …"""
    for name in INFO_TEXTS:
        yield name, info[name]
    yield "levels", SEPARATOR.join(info["levels"])
    for name in ("instructions", "instructions_en"):
        for number, text in enumerate(info.get(name, ()), 1):
            yield f"{name}.{number}", text
    for name, value in info["built_in"].items():
        yield f"built_in.{name}", value
    for sign in info["sign"]:
        for field in SIGN_FIELDS[1:]:
            value = sign[field.name]
            flag = YES if value else ""
            yield f"sign.{sign['code']}.{field.name}", flag if field.kind == "flag" else value


def gather(values: Mapping[str, str]) -> dict[str, Any]:
    """Return the parsed form of ``scheme.toml`` from what :func:`flatten` gave.

    Names that do not belong stay as they are, for the linter to find.
    """
    info: dict[str, Any] = {"levels": [], "instructions": [], "built_in": {}, "sign": []}
    signs: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        head, _, rest = name.partition(".")
        code, _, field = rest.partition(".")
        if name == "levels":
            info["levels"] = list(split(value))
        elif head in ("instructions", "instructions_en") and rest:
            info.setdefault(head, []).append(value)
        elif head == "built_in" and rest:
            info["built_in"][rest] = value
        elif head == "sign" and field:
            flag = any(f.name == field and f.kind == "flag" for f in SIGN_FIELDS)
            sign = signs.setdefault(code, {"code": code})
            sign[field] = value == YES if flag else value
        else:
            info[name] = value
    info["sign"] = list(signs.values())
    return info
