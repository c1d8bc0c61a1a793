"""The page docs/formula.md, made from the registry: ``python -m desktop.scheme.formula.reference``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.resources import resource_path
from desktop.scheme.formula.functions import FUNCTIONS, Function
from desktop.scheme.formula.runtime import FORMATS
from desktop.words import say

if TYPE_CHECKING:
    from desktop.words import Language

PAGE = Path(__file__).resolve().parents[3] / "docs" / "formula.md"
_INTRODUCTION = ("translations", "formula_page.md")


def signature(function: Function) -> str:
    """Return how the function is called: ``SUMIFS(column, column, criterion, …)``."""
    written = list(function.arguments)
    for index in range(len(written) - function.optional, len(written)):
        written[index] = f"[{written[index]}]"
    return f"{function.name}({', '.join(written)}{', …' if function.repeat else ''})"


def summary(function: Function, lang: Language) -> str:
    """Return what the function does."""
    return say(f"formula.fn-{function.name}", lang, formats=" ".join(FORMATS))


def page() -> str:
    """Return the text of the page: the introduction, then a table of all functions."""
    lines = [
        resource_path(*_INTRODUCTION).read_text("utf-8").rstrip(),
        "",
        "| 函数 Function | 结果 Result | 工作簿 Live | 说明 | What it does | 例 Example |",
        "|---|---|---|---|---|---|",
    ]
    for function in FUNCTIONS.values():
        live = "✓" if function.live else "值 value"
        cells = (
            f"`{signature(function)}`",
            function.result,
            live,
            summary(function, "zh"),
            summary(function, "en"),
            f"`{function.example}`",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
