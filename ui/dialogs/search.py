"""Search: type a code, a name or its pinyin initials, Enter goes there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.search_index import entries, find
from ui.session import Session

TARGET_ROLE = Qt.ItemDataRole.UserRole
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchDialog(QDialog):
    """``target`` is the page id or key that was chosen, "" when none was."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("搜索"))
        self.resize(640, 420)
        self.target = ""
        self._entries = entries(session)
        self.text = QLineEdit(placeholderText=self.tr("代码、名称或拼音首字母"))
        self.text.setClearButtonEnabled(True)
        self.text.setAccessibleName(self.tr("搜索内容"))
        self.text.textChanged.connect(self._find)
        self.text.installEventFilter(self)
        self.found = QTreeWidget()
        self.found.setRootIsDecorated(False)
        self.found.setAccessibleName(self.tr("搜索结果"))
        self.found.setHeaderLabels([self.tr("代码"), self.tr("名称"), self.tr("所在表")])
        self.found.setColumnWidth(0, 90)
        self.found.setColumnWidth(1, 340)
        self.found.itemClicked.connect(self._choose)
        self.count = QLabel(self.tr("↑↓ 选择，回车跳转，Esc 关闭"))
        self.count.setProperty("muted", True)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(self.found, 1)
        column.addWidget(self.count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the text move in the list; Enter chooses."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in MOVES:
                self.found.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        self.found.clear()
        for entry in find(self._entries, text):
            item = QTreeWidgetItem(self.found, [entry.code, entry.title, entry.where])
            item.setData(0, TARGET_ROLE, entry.target)
            item.setToolTip(1, entry.title)
        if first := self.found.topLevelItem(0):
            self.found.setCurrentItem(first)
        if text.strip() and not self.found.topLevelItemCount():
            self.count.setText(self.tr("没有找到。可输入指标代码、名称中的几个字，或拼音首字母。"))
        else:
            self.count.setText(self.tr("↑↓ 选择，回车跳转，Esc 关闭"))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.target = str(item.data(0, TARGET_ROLE))
            self.accept()
