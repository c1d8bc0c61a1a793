"""People: the fields of cover and sign-off line, on the first-run page and in a dialog."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.records.entry import format_value, parse_entry
from desktop.scheme.units import Unit
from desktop.scheme.values import Value
from ui.session import Session


class PeopleForm(QWidget):
    """One line per sign field, what is wrong with it below.

    :meth:`typed` reads the fields, :meth:`enter` enters what is different as one operation.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: tuple[str, str] | None = None
        """Unit and period of the report whose people were shown last by :meth:`show_people`."""
        self.fields: dict[str, QLineEdit] = {}
        self.faults: dict[str, QLabel] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        for sign in session.scheme.signs.values():
            title = sign.title if session.lang == "zh" else sign.title_en
            edit = QLineEdit()
            edit.setAccessibleName(title)
            if sign.kind == "date":
                edit.setPlaceholderText(self.tr("如 2027-01-15"))
            fault = QLabel(wordWrap=True)
            fault.setObjectName("fault")
            self._form.addRow(f"{title} *" if sign.required else title, edit)
            self._form.addRow("", fault)
            self._form.setRowVisible(fault, False)
            key = f"sign.{sign.code}"
            self.fields[key], self.faults[key] = edit, fault
            edit.textEdited.connect(lambda _, f=fault: self._form.setRowVisible(f, False))

    def load(self) -> None:
        """Show what the open report has."""
        self._show({key: self._session.value(key) for key in self.fields})

    def show_people(self, unit: Unit | None, period: str) -> None:
        """Show what the report of ``unit`` and ``period`` holds, open or not.

        Without such a report what was typed stays, and what another report held goes. The people
        of a report that is locked are shown only. Raises Fault when it cannot be read.
        """
        report = self._session.existing(unit, period) if unit else None
        if report is None:
            if self._known:
                self._show({})
            self._known = None
            self.setEnabled(True)
        elif self._known != (report.unit.code, period):
            self._known = (report.unit.code, period)
            self._show({key: report.get(key) for key in self.fields})
            self.setEnabled(not report.locked)

    def _show(self, values: Mapping[str, Value | None]) -> None:
        for key, edit in self.fields.items():
            edit.setText(format_value(values.get(key), "text", 0))
            self._form.setRowVisible(self.faults[key], False)

    def typed(self) -> dict[str, Value | None]:
        """Return what stands in the fields; needs no open report.

        Raises the first Fault of what cannot be read, after each is told below its field.
        """
        values: dict[str, Value | None] = {}
        first: Fault | None = None
        for key, edit in self.fields.items():
            sign = self._session.scheme.signs[key.removeprefix("sign.")]
            try:
                values[key] = parse_entry(edit.text(), sign.kind)
            except Fault as fault:
                self.faults[key].setText(fault.text(self._session.lang))
                self._form.setRowVisible(self.faults[key], True)
                if first is None:
                    first = fault
                    edit.setFocus()
        if first is not None:
            raise first
        return values

    def enter(self, values: Mapping[str, Value | None]) -> None:
        """Enter into the open report what is different there; Fault when it cannot be.

        A field left blank makes blank only when somebody emptied it.
        """
        changes = {
            key: value
            for key, value in values.items()
            if value != self._session.value(key)
            and (value is not None or self.fields[key].isModified())
        }
        if changes:
            self._session.enter(changes, self.tr("单位与责任人"))


class PeopleDialog(QDialog):
    """The same fields for the report that is open."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("单位与责任人"))
        self.setMinimumWidth(460)
        unit = QLabel(f"{session.unit.bureau}  {session.unit.code}")
        unit.setObjectName("title")
        self.form = PeopleForm(session)
        self.form.load()
        self.fault = QLabel(wordWrap=True)
        self.fault.setObjectName("fault")
        self.fault.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(unit)
        column.addWidget(self.form)
        column.addWidget(self.fault)
        column.addWidget(buttons)

    def save(self) -> None:
        """Enter and close; a fault is said and the dialog stays."""
        self.fault.hide()
        try:
            values = self.form.typed()
        except Fault:
            return  # told below its field
        try:
            self.form.enter(values)
        except Fault as fault:
            self.fault.setText(fault.text(self._session.lang))
            self.fault.show()
            return
        self.accept()
