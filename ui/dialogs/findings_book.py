"""Export of the findings as a workbook of their own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.faults import Fault
from ui.dialogs.export import default_folder
from ui.session import Session
from ui.settings import Settings


def export_findings(session: Session, settings: Settings, parent: QWidget) -> Path | None:
    """Ask for a file and write the findings to it; return its path, None when nothing was written.

    A target that cannot be written is told through the session.
    """
    from desktop.checks.sheet import findings_table
    from desktop.workbook.findings_book import write_findings_book

    if session.checker is None:
        session.check_all()
    checker = session.checker
    if checker is None:
        return None
    title = QCoreApplication.translate("export", "审核结果")
    kind = QCoreApplication.translate("export", "Excel 工作簿")
    name = f"{session.period}_{session.unit.code}_{session.unit.name}_{title}.xlsx"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, title, str(default_folder(settings) / name), f"{kind} (*.xlsx)"
    )
    if not chosen:
        return None
    target = Path(chosen).with_suffix(".xlsx")
    try:
        table = findings_table(checker, session.report.snapshot(), session.lang)
        write_findings_book(table, target)
    except Fault as fault:
        session.faulted.emit(fault)
        return None
    settings.export_folder = str(target.parent)
    return target
