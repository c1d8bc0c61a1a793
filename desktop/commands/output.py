"""What a command prints: one line for people, or one JSON object for programs."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop.scheme.values import NA
from desktop.words import Language, say


def plain(value: object) -> Any:
    """Return ``value`` as JSON knows it.

    A number becomes an integer or a float (which keeps the 15 digits that a cell may have), a date
    ISO text; blank and 不涉及 are null, their state is told beside them.
    """
    if value is None or value is NA:
        return None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(part) for part in value]
    return value


class Output:
    """Standard output in the language and form asked for."""

    def __init__(self, lang: Language, as_json: bool) -> None:
        self.lang: Language = lang
        self.as_json = as_json

    def record(self, fields: Mapping[str, object], text: str) -> None:
        """Print one answer: ``fields`` as JSON, or else ``text``."""
        if self.as_json:
            text = json.dumps(plain(fields), ensure_ascii=False)
        sys.stdout.write(text + "\n")

    def remark(self, key: str, /, **fields: object) -> None:
        """Print a sentence that belongs to no single answer; not with ``--json``."""
        if not self.as_json:
            sys.stdout.write(say(key, self.lang, **fields) + "\n")
