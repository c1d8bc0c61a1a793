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
from ui.widgets.unit_search import UnitSearch

LIST_HEIGHT = 130


def may_change(session: Session, unit: Unit) -> bool:
    """Say whether ``unit`` is one of one's own that no report of this computer is of."""
    reported = {info.unit.code for info in session.store.reports()}
    return session.units.is_own(unit.code) and unit.code not in reported


def remove(session: Session, unit: Unit) -> None:
    """Take away a unit of one's own; Fault while it has a report or a unit below it."""
    session.units.remove(unit.code)
    try:
        session.store.replace_own_unit(unit.code, None)
    except Fault:
        session.units.add(unit)
        raise


class OwnUnitDialog(QDialog):
    """Makes a unit, or changes ``before``; ``unit`` is what was kept, None until then."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, before: Unit | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._before = session, before
        self.unit: Unit | None = None
        self.setWindowTitle(self.tr("修改单位") if before else self.tr("新建单位"))
        self.setMinimumWidth(520)
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
        self.superior = UnitSearch(session.units, LIST_HEIGHT)
        self.superior.text.setAccessibleName(self.tr("查找上级单位"))
        self.path = QLabel(wordWrap=True)
        self.path.setProperty("muted", True)
        self.fault = QLabel(wordWrap=True)
        self.fault.setObjectName("fault")
        self.fault.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.superior.unit_changed.connect(self._show_superior)
        self.superior.taken.connect(self._save_button().setFocus)
        self.level.currentIndexChanged.connect(self._offer_superiors)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.addRow(self.tr("单位全称"), self.bureau)
        form.addRow(self.tr("简称"), self.name)
        form.addRow(self.tr("单位代码"), self.code)
        form.addRow(self.tr("级别"), self.level)
        form.addRow(self.tr("上级单位"), self.superior)
        form.addRow("", self.path)
        form.addRow(self.fault)
        form.addRow(self.buttons)

    def _fill(self) -> None:
        if before := self._before:
            self.bureau.setText(before.bureau)
            self.name.setText(before.name)
            self.code.setText(before.code)
            self.level.setCurrentIndex(self.level.findData(before.level))
        self._offer_superiors()
        if self._before:
            self.superior.text.setText(self._before.superior)

    def _save_button(self) -> QWidget:
        return self.buttons.button(QDialogButtonBox.StandardButton.Save)

    def _offer_superiors(self) -> None:
        """Offer the units of the levels above; the highest level needs none."""
        rank = LEVELS.index(self.level.currentData())
        self.superior.setEnabled(rank + 1 < len(LEVELS))
        self.superior.allow(lambda unit: LEVELS.index(unit.level) > rank)

    def _show_superior(self, unit: Unit | None) -> None:
        text = self._session.units.path(unit.code) if unit else ""
        self.path.setText(self.tr("上级：{path}").format(path=text) if text else "")

    def save(self) -> None:
        """Keep the unit and close; a fault is said and the dialog stays."""
        try:
            unit = self._typed()
            if self._before is None:
                self._session.add_own_unit(unit)
            else:
                self._change(self._before, unit)
        except Fault as fault:
            self.fault.setText(fault.text(self._session.lang))
            self.fault.show()
            return
        self.unit = unit
        self.accept()

    def _change(self, before: Unit, unit: Unit) -> None:
        """Put ``unit`` in the place of ``before``, in the list and in the store or in neither."""
        self._session.units.replace(before.code, unit)
        try:
            self._session.store.replace_own_unit(before.code, unit)
        except Fault:
            self._session.units.replace(unit.code, before)
            raise

    def _typed(self) -> Unit:
        bureau = self.bureau.text().strip()
        if not bureau:
            raise Fault("window.unit-name")
        superior = self.superior.unit
        return Unit(
            self.code.text().strip(),
            self.name.text().strip() or bureau,
            bureau,
            self.level.currentData(),
            superior.code if superior else "",
        )
