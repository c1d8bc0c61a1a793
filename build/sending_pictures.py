"""Scenes of a report on its way: imported, sealed, verified, returned, sent again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.dialogs.export import ExportDialog
    from ui.program import Program
    from ui.session import Session

UNIT, PERIOD = "520281", "2026"
FORM = "T2.1"
LARGE = 10
PATIENCE = 60.0
"""Seconds that a picture waits for the work shown in it."""
SHOWN_FOLDER = "/home/jiaotong/文档/报送"


def sending_pictures(
    app: QApplication, program: Program, room: Path
) -> Iterator[tuple[str, QWidget]]:
    """Bring window and dialogs into each state that has a picture; files go into ``room``."""
    session = program.session
    session.open(session.units.get(UNIT), PERIOD)
    session.check_all()
    scenes = _Scenes(app, program, room)
    yield from scenes.importing()
    yield from scenes.sealing()
    yield from scenes.returned()
    yield from scenes.sent_again()


class _Scenes:
    def __init__(self, app: QApplication, program: Program, room: Path) -> None:
        self.app, self.program, self.room = app, program, room
        self.session: Session = program.session
        self.sealed = room / "none"
        numbers = [
            f"{indicator.code}.actual"
            for section in ("2.1", "2.2", "2.4", "2.5")
            for indicator in self.session.scheme.shown(section, self.session.level, PERIOD)
            if "actual" in indicator.inputs() and self.is_large(f"{indicator.code}.actual")
        ]
        self.keys = numbers[:6]

    def is_large(self, key: str) -> bool:
        """Say whether there is a number under ``key`` that one more changes little."""
        value = self.session.value(key)
        return isinstance(value, Decimal) and value > LARGE

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the program work until ``done()``."""
        end = time.monotonic() + PATIENCE
        while not done():
            self.app.processEvents()
            if time.monotonic() > end:
                raise SystemExit("a picture waits for work that does not end")

    def importing(self) -> Iterator[tuple[str, QWidget]]:
        """A colleague's workbook with new figures, one conflict and one that cannot be read."""
        from desktop.workbook.blank import blank_name, blank_workbook
        from ui.dialogs.incoming import ImportDialog

        session, keys = self.session, self.keys
        snapshot = session.report.snapshot()
        path = self.room / blank_name(snapshot)
        path.write_bytes(blank_workbook(session.scheme, snapshot, filled=True))
        mine = {key: Decimal(str(session.value(key))) for key in keys}
        changed: dict[str, str | float | None] = {key: float(mine[key]) + 1 for key in keys[:4]}
        type_into(path, {**changed, keys[4]: "1.2万"})
        session.enter({keys[1]: mine[keys[1]] + 2})
        dialog = ImportDialog(session, "", self.program.window)
        dialog.show()
        dialog.look(path)
        self.wait(lambda: dialog.page is not None)
        page = dialog.page
        if page is not None:
            page.go_next()
        yield "import", dialog
        dialog.close()
        session.undo()

    def export(self, reason: str = "") -> ExportDialog:
        """Seal the report as its next version."""
        from ui.dialogs.export import ExportDialog

        dialog = ExportDialog(
            self.session, self.program.settings, draft=False, parent=self.program.window
        )
        dialog.folder.setText(str(self.room))
        dialog.why.setText(reason)
        dialog.show()
        dialog.start()
        self.wait(lambda: dialog.path is not None)
        return dialog

    def sealing(self) -> Iterator[tuple[str, QWidget]]:
        """The last page of the export, the locked report, and a file that was altered."""
        from ui.dialogs.verify import VerifyDialog

        dialog = self.export()
        path = self.sealed = Path(str(dialog.path))
        dialog.exported.written.setText(f"{SHOWN_FOLDER}/{path.name}")
        dialog.exported.to.setText("tongji@example.gov.cn")
        yield "exported", dialog
        dialog.close()
        window = self.program.window
        window.pages.show_page(FORM)
        yield "locked", window
        altered = self.room / f"收到_{path.name}"
        altered.write_bytes(path.read_bytes())
        now = float(Decimal(str(self.session.value(self.keys[0]))))
        type_into(altered, {self.keys[0]: now + 100, self.keys[2]: None})
        judge = VerifyDialog(self.session, "", window)
        judge.show()
        judge.look(altered)
        self.wait(lambda: judge.verdict is not None)
        yield "verify", judge
        judge.close()

    def returned(self) -> Iterator[tuple[str, QWidget]]:
        """A return, opened and taken: its remarks are findings."""
        from desktop.submission.answer import Sender, receive, write_return
        from desktop.submission.remarks import Wanted
        from ui.dialogs.incoming import ImportDialog

        data = self.session.store.path.parent
        sender = Sender(data, "省厅综合规划处", "请于1月25日前更正后重新报送。")
        wanted = [
            Wanted(self.keys[0], "与年度计划执行情况通报不一致，请核对。"),
            Wanted(self.keys[3], "同比增幅过大，请核实或说明原因。"),
        ]
        path = write_return(receive(self.sealed), wanted, self.room, sender)
        dialog = ImportDialog(self.session, "", self.program.window)
        dialog.show()
        dialog.look(path)
        self.wait(dialog.apply.isEnabled)
        yield "return", dialog
        dialog.take()
        window = self.program.window
        window.show_side(0)
        self.wait(lambda: window.findings.model.rowCount() > 1)
        finding = next(f for f in self.session.findings() if f.audit_class == "returned")
        row = window.findings.model.row_of(finding.id)
        window.findings.list.setCurrentIndex(window.findings.model.index(row))
        self.session.jump(finding.keys[0])
        window.go_findings()
        yield "remark", window

    def sent_again(self) -> Iterator[tuple[str, QWidget]]:
        """The next version beside the one before."""
        from ui.dialogs.versions import VersionsDialog

        session = self.session
        for finding in session.findings():
            if finding.audit_class == "returned":
                session.explain(finding.id, "已与计划股核对，数据无误。")
        for key in self.keys[2:4]:
            session.enter({key: Decimal(str(session.value(key))) * 9 / 10 // 1})
        for finding in session.findings():
            if finding.blocks:
                session.explain(finding.id, "按实际完成情况更正，已核对无误。")
        self.export("按退回意见更正").close()
        dialog = VersionsDialog(session, "", self.program.window)
        dialog.show()
        self.wait(lambda: not dialog.jobs.is_busy)
        yield "versions", dialog
        dialog.close()


def type_into(path: Path, contents: Mapping[str, str | float | None]) -> None:
    """Put contents into cells by their keys, as a colleague would with Excel."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    for key, content in contents.items():
        sheet, cell = book.defined_names[key].attr_text.replace("$", "").replace("'", "").split("!")
        book[sheet][cell] = content
    book.save(path)
