"""The line that offers to go on with an intake that did not come to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.desk.desk import ProvinceDesk

if TYPE_CHECKING:
    from desktop.province.intake import Interrupted


class InterruptedBar(QFrame):
    """Hidden while there is none. ``resumed`` carries the intake that is to go on."""

    resumed = Signal(object)

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Interrupted | None = None
        self.setObjectName("codeBox")
        self.text = QLabel(wordWrap=True)
        self.go_on = QPushButton(self.tr("继续接收(&R)"))
        self.go_on.clicked.connect(lambda: self.resumed.emit(self._found))
        self.drop = QPushButton(self.tr("不再继续(&N)"))
        self.drop.setToolTip(self.tr("已有结论的文件保留；其余的以后可以重新接收。"))
        self.drop.clicked.connect(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(self.text, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.drop)
        self.hide()

    def look(self) -> None:
        """Offer what the register knows of, or nothing."""
        self._found = found = self._desk.interrupted()
        self.setVisible(found is not None)
        if found is None:
            return
        between = "、" if self._desk.lang == "zh" else ", "
        told = self.tr("{at} 开始的接收没有做完，{n} 个文件已有结论：{paths}")
        at = found.started_at[5:16].replace("T", " ")
        names = between.join(path.name for path in found.paths)
        self.text.setText(told.format(at=at, n=found.decided, paths=names))
        self.text.setToolTip("\n".join(str(path) for path in found.paths))

    def _drop(self) -> None:
        if self._found is not None:
            self._desk.give_up(self._found)
        self.look()
