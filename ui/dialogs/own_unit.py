"""A unit that is in no list of divisions: a development zone, a branch office."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from desktop.faults import Fault
from desktop.scheme.model import LEVELS, Level
from desktop.scheme.units import Unit
from ui.session import Session


class OwnUnitDialog(QDialog):
    """``unit`` is what was made, None before."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.unit: Unit | None = None
        self.setWindowTitle(self.tr("新建单位"))
        self.setMinimumWidth(460)
        self.bureau = QLineEdit(
            placeholderText=self.tr("印在表上的全称，如 贵安新区交通建设管理局")
        )
        self.name = QLineEdit(placeholderText=self.tr("用于文件名，如 贵安新区"))
        self.code = QLineEdit(placeholderText=self.tr("自编代码，字母和数字，如 520100A1"))
        self.level = QComboBox()
        titles: dict[Level, str] = {
            "county": self.tr("县级"),
            "prefecture": self.tr("市州级"),
            "dept": self.tr("省级"),
        }
        for level in LEVELS:
            self.level.addItem(titles[level], level)
        self.superior = QLineEdit(placeholderText=self.tr("名称、代码或拼音首字母"))
        self.path = QLabel(wordWrap=True)
        self.path.setProperty("muted", True)
        self._superior: Unit | None = None
        self.superior.textChanged.connect(self._find)
        self.fault = QLabel(wordWrap=True)
        self.fault.setObjectName("fault")
        self.fault.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(self.tr("单位全称"), self.bureau)
        form.addRow(self.tr("简称"), self.name)
        form.addRow(self.tr("单位代码"), self.code)
        form.addRow(self.tr("级别"), self.level)
        form.addRow(self.tr("上级单位"), self.superior)
        form.addRow("", self.path)
        form.addRow(self.fault)
        form.addRow(buttons)

    def _find(self, text: str) -> None:
        found = self._session.units.find(text, 1)
        self._superior = found[0] if found else None
        self.path.setText(self._session.units.path(found[0].code) if found else "")

    def save(self) -> None:
        """Keep the unit and close; a fault is said and the dialog stays."""
        try:
            unit = self._typed()
            self._session.add_own_unit(unit)
        except Fault as fault:
            self.fault.setText(fault.text(self._session.lang))
            self.fault.show()
            return
        self.unit = unit
        self.accept()

    def _typed(self) -> Unit:
        bureau = self.bureau.text().strip()
        if not bureau:
            raise Fault("window.unit-name")
        return Unit(
            self.code.text().strip(),
            self.name.text().strip() or bureau,
            bureau,
            self.level.currentData(),
            self._superior.code if self._superior else "",
        )
