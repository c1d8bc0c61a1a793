"""How a state of a unit looks: a mark that can be read without colours, and a colour."""

from __future__ import annotations

STATES = ("accepted", "zero", "findings", "returned", "received", "missing")
"""From done to not begun, as the legend lists them."""
COUNTED = STATES[:4]
"""Of these a version counts: together they are 已接收."""
MARKS = {
    "accepted": "✓",
    "zero": "0",
    "findings": "!",
    "returned": "↩",
    "received": "?",
    "missing": "·",
}
COLOURS = {
    "accepted": "good",
    "zero": "hint",
    "findings": "soft",
    "returned": "returned",
    "received": "force",
    "missing": "muted",
}
"""Of ``light.toml`` and ``dark.toml``; the ground is the same name with ``_soft``."""


def ground_of(state: str) -> str:
    """Return the name of the colour behind a state's mark."""
    return "derived" if state == "missing" or state not in COLOURS else f"{COLOURS[state]}_soft"
