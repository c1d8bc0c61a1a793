"""The list of choices under a cell: narrowed by any part of the text or by pinyin initials."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from ui.search_index import initials

SOUGHT = int(Qt.ItemDataRole.UserRole) + 1
"""What typing is compared with: the choice and every way to write its initials, line by line."""
MOST_SPELLINGS = 64
MOST_SHOWN = 12


class ChoiceList(QCompleter):
    """See the module; what is taken is always the choice as shown.

    ``kept`` are the same choices in Chinese where another language is shown: they are found too.
    """

    def __init__(
        self, choices: Sequence[str], parent: QObject, kept: Sequence[str] | None = None
    ) -> None:
        super().__init__(parent)
        model = QStandardItemModel(self)
        for choice, chinese in zip(choices, kept or choices, strict=True):
            item = QStandardItem(choice)
            ways = dict.fromkeys((choice, chinese, *_spellings(chinese)))
            item.setData("\n".join(ways), SOUGHT)
            model.appendRow(item)
        self.setModel(model)
        self.setCompletionRole(SOUGHT)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(MOST_SHOWN)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the text that taking an entry of the list gives."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))


def choice_meant(choices: Sequence[str], text: str) -> str:
    """Return the only choice that ``text`` begins, is part of or abbreviates; else ``text``."""
    if not text or text in choices:
        return text
    wanted = text.casefold()
    begun = [choice for choice in choices if choice.casefold().startswith(wanted)]
    found = begun or [
        choice
        for choice in choices
        if wanted in choice.casefold() or any(wanted in way for way in _spellings(choice))
    ]
    return found[0] if len(found) == 1 else text


def _spellings(choice: str) -> list[str]:
    """Return the initials of a choice; a character read in two ways gives two of them."""
    ways = product(*(sorted(letters) for letters in initials(choice)))
    return ["".join(way) for way in islice(ways, MOST_SPELLINGS)]
