"""People: the fields of cover and sign-off line, on the first-run page and in a dialog."""

from __future__ import annotations

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
from desktop.scheme.values import Value
from ui.session import Session


class PeopleForm(QWidget):
    """One line per sign field; :meth:`save` enters what is filled in as one operation."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.fields: dict[str, QLineEdit] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for sign in session.scheme.signs.values():
            title = sign.title if session.lang == "zh" else sign.title_en
            edit = QLineEdit()
            edit.setAccessibleName(title)
            if sign.kind == "date":
                edit.setPlaceholderText(self.tr("如 2027-01-15"))
            form.addRow(f"{title} *" if sign.required else title, edit)
            self.fields[f"sign.{sign.code}"] = edit

    def load(self) -> None:
        """Show what the open report has."""
        for key, edit in self.fields.items():
            edit.setText(self._session.text_of(key, self._session.value(key)))

    def save(self) -> None:
        """Enter what is different now; raises Fault for what cannot be read."""
        changes: dict[str, Value | None] = {}
        for key, edit in self.fields.items():
            value = self._session.parse(key, edit.text())
            if value != self._session.value(key) and (value is not None or edit.isModified()):
                changes[key] = value
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
        try:
            self.form.save()
        except Fault as fault:
            self.fault.setText(fault.text(self._session.lang))
            self.fault.show()
            return
        self.accept()
