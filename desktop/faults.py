"""Faults: everything a person can see going wrong, as one coded exception.

A code such as ``records.not-a-number`` names its sentence in ``resources/translations/records.toml``
(see :mod:`desktop.words`). The sentence says the place, the cause and what would be accepted.
Only two places show faults: ``desktop/cli.py`` and the window.
"""

from __future__ import annotations

from typing import Any

from desktop.words import Language, say


class Fault(Exception):
    """One thing that went wrong, with its place, cause and what would be accepted.

    ``code`` is ``<area>.<name>``; ``fields`` fill the sentence and are kept as data.
    """

    def __init__(self, code: str, /, **fields: Any) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields

    def text(self, lang: Language = "zh") -> str:
        """Return the sentence in ``lang``, without the code."""
        return say(self.code, lang, **self.fields)

    def __str__(self) -> str:
        return f"[{self.code}] {self.text()}"


class Faults(Exception):
    """Several faults found in one go (a scheme's linter lists all of them)."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(len(faults))
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))
