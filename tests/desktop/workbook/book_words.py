"""Heads of the consolidated workbook, as the province's side hands them in."""

from __future__ import annotations

from desktop.province.consolidated_sheets import HEADS
from desktop.words import say

WORDS = {name: say(f"consolidation.head-{name}") for name in HEADS}
