"""The one fault of the formula language: where in the text, what is wrong, what would do."""

from __future__ import annotations

from typing import Any

from desktop.faults import Fault
from desktop.words import Language, say


class FormulaFault(Fault):
    """A formula that cannot be read or does not fit the scheme.

    ``position`` is the 0-based character in the formula's text; ``suggestion`` is the text that
    was probably meant, or "".
    """

    def __init__(self, code: str, position: int, suggestion: str = "", /, **fields: Any) -> None:
        super().__init__(f"formula.{code}", position=position, suggestion=suggestion, **fields)
        self.position = position
        self.suggestion = suggestion

    def problem(self, lang: Language = "zh") -> str:
        """Return what is wrong, without position and suggestion."""
        return say(self.code, lang, **self.fields)

    def text(self, lang: Language = "zh") -> str:
        """Return position (counted from 1 for people), problem and suggestion in one sentence."""
        told = say("formula.at", lang, number=self.position + 1, problem=self.problem(lang))
        if self.suggestion:
            told += say("formula.suggest", lang, suggestion=self.suggestion)
        return told
