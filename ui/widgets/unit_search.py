"""Search for a unit: type, move with the arrows, Enter takes it. The list shows the units above."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.scheme.units import Unit, Units

UNIT_ROLE = Qt.ItemDataRole.UserRole
SHOWN = 50
SEARCHED = 2000
"""So many finds are looked through for those that may be chosen."""
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def _any(_: Unit) -> bool:
    return True


class UnitSearch(QWidget):
    """``unit_changed`` carries the unit under the cursor or None; ``taken`` comes with Enter."""

    unit_changed = Signal(object)
    taken = Signal()

    def __init__(
        self, units: Units, height: int, known: Iterable[Unit] = (), parent: QWidget | None = None
    ) -> None:
        """``known`` is what the list offers while nothing has been typed."""
        super().__init__(parent)
        self._units, self._known = units, tuple(known)
        self._may: Callable[[Unit], bool] = _any
        self.unit: Unit | None = None
        self.text = QLineEdit(
            placeholderText=self.tr("名称、代码或拼音首字母，如 凤冈、520327、fgx")
        )
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self.look)
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("找到的单位"))
        self.found.setFixedHeight(height)
        self.found.currentItemChanged.connect(self._on_current)
        self.found.itemActivated.connect(lambda _: self._take())
        for widget in (self.text, self.found):
            widget.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addWidget(self.found)
        self.setFocusProxy(self.text)

    def allow(self, may: Callable[[Unit], bool]) -> None:
        """Offer only the units that ``may`` says yes to."""
        self._may = may
        self.look()

    def look(self) -> None:
        """Look again for what was typed; the best find is the unit."""
        text = self.text.text()
        wanted = self._units.find(text, SEARCHED) if text.strip() else self._known
        self.found.blockSignals(True)  # told once, when the list is whole
        self.found.clear()
        for unit in [unit for unit in wanted if self._may(unit)][:SHOWN]:
            above = self._units.path(unit.code) if text.strip() else unit.bureau
            item = QListWidgetItem(f"{unit.name}    {unit.code}    {above}", self.found)
            item.setData(UNIT_ROLE, unit)
        self.found.setCurrentRow(0)
        self.found.blockSignals(False)
        self._on_current(self.found.currentItem())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the text move in the list below it; Enter in either takes the unit."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.text and event.key() in MOVES:
                self.found.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        if self.unit is not None:
            self.taken.emit()

    def _on_current(self, item: QListWidgetItem | None) -> None:
        self.unit = item.data(UNIT_ROLE) if item is not None else None
        self.unit_changed.emit(self.unit)
