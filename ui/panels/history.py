"""History: who set the cell under the cursor to what, and when; undo and redo by name."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.history_lines import history_lines
from ui.session import Session
from ui.theme import colours

TIME, BEFORE, AFTER, AUTHOR = range(4)
NEWEST = 200
"""So many lines are shown when no cell is selected."""


class HistoryPanel(QWidget):
    """The history of one cell, or of the whole report when the cursor is on none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = ""
        self.heading = QLabel(wordWrap=True)
        self.heading.setObjectName("title")
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.tr("修改记录"))
        self.list.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.list.setHeaderLabels(
            [self.tr("时间"), self.tr("修改前"), self.tr("修改后"), self.tr("填报人")]
        )
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in (BEFORE, AFTER):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.list.setAlternatingRowColors(True)
        self.undo = QPushButton()
        self.undo.clicked.connect(session.undo)
        self.redo = QPushButton()
        self.redo.clicked.connect(session.redo)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 4, 8, 8)
        buttons.addWidget(self.undo, 1)
        buttons.addWidget(self.redo, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        self.heading.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.refresh)
        session.changed.connect(lambda _: self._later.start())
        session.opened.connect(lambda: self.show_key(""))
        if session.is_open:
            self.refresh()

    def show_key(self, key: str) -> None:
        """Show the history of the cell ``key``; "" shows the latest edits of the report."""
        self._key = key
        self._later.start()

    def refresh(self) -> None:
        """Read again, if the panel can be seen."""
        if not self._session.is_open:
            return
        self._name_buttons()
        if not self.isVisible():
            return
        self.heading.setText(self._session.place(self._key) if self._key else self.tr("最近的修改"))
        self.list.clear()
        muted = colours(self.palette())["muted"]
        lines = history_lines(self._session, self._key, NEWEST)
        self.list.setColumnHidden(AUTHOR, not any(line.author for line in lines))
        place = ""
        for line in lines:
            if not self._key and line.place != place:
                place = line.place
                self._add_place(place)
            before, after = (text or self.tr("空白") for text in (line.before, line.after))
            item = QTreeWidgetItem(self.list, [line.at, before, after, line.author])
            item.setToolTip(0, f"{line.label}\n{line.place}")
            item.setToolTip(BEFORE, before)
            item.setToolTip(AFTER, after)
            for column, text in ((BEFORE, line.before), (AFTER, line.after)):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
                if not text:
                    item.setForeground(column, muted)

    def _add_place(self, place: str) -> None:
        """Head the lines that follow with where they happened."""
        item = QTreeWidgetItem(self.list, [place])
        item.setFirstColumnSpanned(True)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setToolTip(0, place)
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)

    def showEvent(self, event: object) -> None:
        """Read when the tab comes to the front."""
        self._later.start()

    def _name_buttons(self) -> None:
        undo, redo = self._session.undo_label(), self._session.redo_label()
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        self.undo.setText(self.tr("撤销 {what}").format(what=undo))
        self.redo.setText(self.tr("恢复 {what}").format(what=redo))
        self.undo.setToolTip("Ctrl+Z")
        self.redo.setToolTip("Ctrl+Y")
