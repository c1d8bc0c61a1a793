"""Another year of the same unit: open one that is there, or start a new one from the last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from ui.session import Session

PERIOD_ROLE = Qt.ItemDataRole.UserRole


class YearDialog(QDialog):
    """Opens the chosen year in the session and closes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("年度"))
        self.setMinimumWidth(420)
        mine = [info for info in session.store.reports() if info.unit.code == session.unit.code]
        self.years = QListWidget()
        self.years.setAccessibleName(self.tr("已有年度"))
        for info in mine:
            saved = session.time_text(info.last_at) or "—"
            text = self.tr("{year} 年    最后保存 {time}").format(year=info.period, time=saved)
            item = QListWidgetItem(text, self.years)
            item.setData(PERIOD_ROLE, info.period)
            if info.period == session.period:
                self.years.setCurrentItem(item)
        self.years.itemActivated.connect(self.open_chosen)
        self.year = QSpinBox(minimum=2000, maximum=2099)
        self.year.setAccessibleName(self.tr("新年度"))
        self.year.setValue(max(int(info.period) for info in mine) + 1)
        self.year.setSuffix(self.tr(" 年"))
        self.begin = QPushButton(self.tr("开始新年度"))
        self.begin.setAutoDefault(False)
        self.begin.clicked.connect(self.start_new)
        row = QHBoxLayout()
        row.addWidget(self.year)
        row.addWidget(self.begin)
        row.addStretch(1)
        what = QLabel(
            self.tr(
                "新年度从上一年带出上年上报数、上年同期数和责任人，可以撤销；台账和文字从空白开始。"
            ),
            wordWrap=True,
        )
        what.setProperty("muted", True)
        self.fault = QLabel(wordWrap=True)
        self.fault.setObjectName("fault")
        self.fault.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.open_chosen)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(self.tr("已有年度")))
        column.addWidget(self.years, 1)
        column.addWidget(QLabel(self.tr("新年度")))
        column.addLayout(row)
        column.addWidget(what)
        column.addWidget(self.fault)
        column.addWidget(buttons)

    def open_chosen(self) -> None:
        """Open the year that is selected in the list."""
        item = self.years.currentItem()
        if item is not None:
            self._open(str(item.data(PERIOD_ROLE)), new=False)

    def start_new(self) -> None:
        """Start the year in the box from the year before it."""
        self._open(str(self.year.value()), new=True)

    def _open(self, period: str, *, new: bool) -> None:
        try:
            if new:
                self._session.start_year(period)
            elif period != self._session.period:
                self._session.open(self._session.unit, period)
        except Fault as fault:
            self.fault.setText(fault.text(self._session.lang))
            self.fault.show()
            return
        self.accept()
