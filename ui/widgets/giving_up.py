"""The question before a page is left on which a text could not be entered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def asks_to_give_up(parent: QWidget, text: str, reason: str) -> bool:
    """Ask whether the refused ``text`` may be given up; Enter and Esc go back to it."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("GridPage", "还有一格没有录入"))
    box.setText(translate("GridPage", "“{0}”还没有录入。").format(text))
    box.setInformativeText(reason)
    back = box.addButton(translate("GridPage", "返回修改"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(
        translate("GridPage", "放弃这一格"), QMessageBox.ButtonRole.DestructiveRole
    )
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.exec()
    return box.clickedButton() is leave
