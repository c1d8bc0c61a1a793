"""校验: whether a workbook says what was sealed, and which cells do not."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.progress import Progress
from desktop.words import Language, say
from ui.exchange import data_directory_of
from ui.models.text_table import TextRow, TextTable
from ui.session import Session
from ui.theme import colours
from ui.widgets.file_drop import FileDrop
from ui.widgets.job_bar import JobBar
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.submission.verify import Verdict

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


def judge(path: Path, data: Path, lang: Language) -> Generator[Progress, None, Verdict]:
    """Read and verify a file; raises Fault ``reader.no-file``."""
    from desktop.submission.verify import verify

    yield Progress(0, 0, "")
    return verify(path, data, lang)


class VerifyDialog(QDialog):
    """Takes one file after another."""

    def __init__(self, session: Session, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.verdict: Verdict | None = None
        self.setWindowTitle(self.tr("校验报送文件"))
        self.resize(820, 560)
        self.file = FileDrop(folder)
        self.file.chosen.connect(self.look)
        self.jobs = JobBar()
        self.jobs.stopped.connect(self._clear)
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setObjectName("verdict")
        self.sentence.setTextInteractionFlags(_SELECTABLE)
        self.notes = QLabel(wordWrap=True)
        self.notes.setProperty("muted", True)
        titles = (self.tr("位置"), self.tr("报出时"), self.tr("现在"))
        self.model = TextTable(titles)
        self.table = TextView(self.model, self.tr("改动的单元格"), 0)
        self.table.set_widths(0, 12, 12)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.room = QWidget()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.file)
        column.addWidget(self.jobs)
        column.addWidget(self.sentence)
        column.addWidget(self._facts())
        column.addWidget(self.notes)
        column.addWidget(self.table, 1)
        column.addWidget(self.room, 1)
        column.addWidget(buttons)
        self._clear()
        self.file.setFocus()

    def _facts(self) -> QWidget:
        """Code and key, to be compared over the telephone."""
        self.facts = QWidget()
        self.code = QLabel()
        self.code.setTextInteractionFlags(_SELECTABLE)
        font = self.code.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        font.setBold(True)
        self.code.setFont(font)
        self.key = QLabel(wordWrap=True)
        self.key.setTextInteractionFlags(_SELECTABLE)
        self.heard = QLineEdit(placeholderText=self.tr("对方在电话里读出的校验码"))
        self.heard.setAccessibleName(self.tr("对方读出的校验码"))
        self.heard.setMaximumWidth(300)
        self.heard.textChanged.connect(self._compare)
        self.agrees = QLabel(wordWrap=True)
        self.remember = QPushButton(self.tr("记住该单位的密钥(&K)"))
        self.remember.setAutoDefault(False)
        self.remember.setToolTip(self.tr("电话核对无误后记住；以后换了密钥会提醒"))
        self.remember.clicked.connect(self._remember)
        form = QFormLayout(self.facts)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("校验码"), self.code)
        form.addRow(self.tr("核对(&C)"), self.heard)
        form.addRow("", self.agrees)
        form.addRow(self.tr("密钥指纹"), self.key)
        form.addRow("", self.remember)
        return self.facts

    def _clear(self) -> None:
        self.verdict = None
        self.sentence.setText(
            self.tr("选择收到的或自己报出的工作簿，看它与报出时是否一致。文件只读，不会改动。")
        )
        self.sentence.setStyleSheet("")
        for widget in (self.facts, self.table, self.notes, self.agrees):
            widget.hide()
        self.room.show()

    def look(self, path: Path) -> None:
        """Verify the file beside the window."""
        self._clear()
        self.file.show_file(path)
        self.sentence.setText("")
        work = partial(judge, path, data_directory_of(self._session), self._session.lang)
        self.jobs.run(self.tr("正在校验…"), work, self._show, self._fail)

    def _fail(self, fault: Fault) -> None:
        self.sentence.setText(fault.text(self._session.lang))
        self._colour("force")

    def _show(self, result: object) -> None:
        verdict = self.verdict = cast("Verdict", result)
        lang = self._session.lang
        self.sentence.setText(verdict.text(lang))
        neutral = verdict.status == "unsealed"
        self._colour("good" if verdict.intact else "hint" if neutral else "force")
        self.notes.setText("\n".join(note.text(lang) for note in verdict.notes))
        self.notes.setVisible(bool(verdict.notes))
        self.facts.setVisible(verdict.seal is not None)
        self.heard.clear()
        if verdict.seal is not None:
            self.code.setText(verdict.seal.code)
            self.code.setAccessibleName(" ".join(verdict.seal.code))
            self.key.setText(verdict.fingerprint)
            self.remember.setVisible(verdict.intact and verdict.key in ("unknown", "other"))
        blank = say("submission.blank", lang)
        computed = self.tr("{place}（计算格）")
        self.model.show_rows(
            [
                TextRow(
                    one.key,
                    (
                        computed.format(place=one.place) if one.computed else one.place,
                        blank if one.sealed is None else one.sealed,
                        blank if one.found is None else one.found,
                    ),
                )
                for one in verdict.altered
            ]
        )
        self.table.setVisible(bool(verdict.altered))
        self.room.setVisible(not verdict.altered)

    def _colour(self, name: str) -> None:
        tints = colours(self.palette())
        ink, soft = tints[name].name(), tints[f"{name}_soft"].name()
        self.sentence.setStyleSheet(
            f"QLabel {{ background: {soft}; color: {ink}; border: 1px solid {ink};"
            " border-radius: 4px; padding: 8px 12px; }"
        )

    def _compare(self, heard: str) -> None:
        from desktop.submission.seal import same_code

        seal = self.verdict.seal if self.verdict else None
        self.agrees.setVisible(bool(heard.strip()) and seal is not None)
        if seal is not None:
            same = same_code(heard, seal.code)
            name = "submission.code-same" if same else "submission.code-differs"
            self.agrees.setText(say(name, self._session.lang, code=seal.code, heard=heard))
            tint = colours(self.palette())["good" if same else "force"]
            self.agrees.setStyleSheet(f"color: {tint.name()}")

    def _remember(self) -> None:
        from desktop.submission.keys import remember

        if self.verdict is None or not self.verdict.intact:
            return
        unit, fingerprint = self.verdict.identity["unit"], self.verdict.fingerprint
        try:
            remember(data_directory_of(self._session), unit, fingerprint)
        except Fault as fault:
            self._fail(fault)
            return
        self.remember.hide()
        self.agrees.show()
        self.agrees.setStyleSheet("")
        self.agrees.setText(
            say("submission.remembered", self._session.lang, unit=unit, fingerprint=fingerprint)
        )

    def done(self, result: int) -> None:
        """Never leave a thread behind."""
        self.jobs.stop()
        super().done(result)
