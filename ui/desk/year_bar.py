"""The line that offers to take in what was refused because it is of another year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.desk.desk import OF_ANOTHER_YEAR

if TYPE_CHECKING:
    from desktop.province.register import Decision


class YearBar(QFrame):
    """Hidden while there is none. ``wanted`` carries a year and the decisions on its files."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = ""
        self._refused: list[Decision] = []
        self.setObjectName("codeBox")
        self.text = QLabel(wordWrap=True)
        self.take = QPushButton()
        self.take.clicked.connect(lambda: self.wanted.emit(self._year, self._refused))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(self.text, 1)
        row.addWidget(self.take)
        self.hide()

    def look(self, decided: Iterable[Decision]) -> None:
        """Offer the year that most of the files now decided on are of, or nothing."""
        other = [one for one in decided if one.code == OF_ANOTHER_YEAR]
        years = Counter(one.period for one in other)
        self._year = max(years, key=lambda year: (years[year], year), default="")
        self._refused = [one for one in other if one.period == self._year]
        self.setVisible(bool(self._refused))
        if self._refused:
            own = self._refused[0].fields["own"]
            told = self.tr("现在接收 {own} 年的报表；有 {n} 个文件是 {year} 年的，没有接收。")
            self.text.setText(told.format(own=own, n=len(self._refused), year=self._year))
            self.take.setText(self.tr("改收 {year} 年(&T)").format(year=self._year))
