"""The cover: unit, period, responsible persons, date of report, and how far the report is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.checks.order import CLASSES
from ui.audit import class_title
from ui.session import Session
from ui.theme import colours
from ui.widgets.form_head import has_expired
from ui.widgets.giving_up import asks_to_give_up
from ui.widgets.sign_edit import SignEdit

if TYPE_CHECKING:
    from desktop.records.operations import Changes

WIDEST = 860


class CoverPage(QWidget):
    """See the module."""

    current_key_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.signs: dict[str, SignEdit] = {}
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(14)
        column.addWidget(self._title())
        column.addWidget(self._people())
        column.addWidget(self._state())
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        if self.signs:
            self.setFocusProxy(next(iter(self.signs.values())))
        session.changed.connect(self._follow)
        session.findings_changed.connect(self._show_state)

    # ------------------------------------------------------------------ parts

    def _title(self) -> QWidget:
        session, scheme = self._session, self._session.scheme
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        name = scheme.title if session.lang == "zh" else scheme.title_en
        title = QLabel(name)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setBold(True)
        title.setFont(font)
        title.setWordWrap(True)
        lines = (
            (self.tr("填报单位"), f"{session.unit.bureau}  {session.unit.code}"),
            (self.tr("报告年度"), self.tr("{0}年").format(session.period)),
            (self.tr("制定机关"), scheme.authority),
            (self.tr("批准文号"), scheme.approval),
            (self.tr("有效期至"), self._validity(scheme.valid_until)),
            (self.tr("报送期限"), self._deadline(scheme.deadline)),
        )
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        for label, text in lines:
            if text:
                form.addRow(self._muted(label), QLabel(text))
        column.addWidget(title)
        column.addLayout(form)
        return box

    def _validity(self, until: str) -> str:
        today = dt.datetime.now(dt.UTC).astimezone().date()
        return self.tr("{0}（已过期）").format(until) if has_expired(until, today) else until

    def _deadline(self, month_day: str) -> str:
        return f"{int(self._session.period) + 1}-{month_day}" if month_day else ""

    @staticmethod
    def _muted(text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("muted", True)
        return label

    def _people(self) -> QWidget:
        session = self._session
        card, column = self._card(self.tr("责任人和报出日期"))
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        for sign in session.scheme.signs.values():
            field = SignEdit(session, sign)
            field.entered.connect(self.current_key_changed)
            self.signs[field.key] = field
            title = sign.title if session.lang == "zh" else sign.title_en
            form.addRow(QLabel(title + (" *" if sign.required else "")), field)
        column.addLayout(form)
        return card

    def _state(self) -> QWidget:
        card, column = self._card(self.tr("填报情况"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.progress = QLabel()
        self.findings = QLabel()
        self.findings.setTextFormat(Qt.TextFormat.RichText)
        self.findings.setWordWrap(True)
        self.advice = QLabel()
        self.advice.setWordWrap(True)
        self.sections = QGridLayout()
        self.sections.setHorizontalSpacing(18)
        for titles in (0, 2):
            self.sections.setColumnStretch(titles, 1)
        self._lines: dict[str, QLabel] = {}
        for widget in (self.progress, self.bar, self.findings, self.advice):
            column.addWidget(widget)
        column.addLayout(self.sections)
        return card

    def _card(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        heading = QLabel(title)
        heading.setObjectName("title")
        column.addWidget(heading)
        return card, column

    # ------------------------------------------------------------------ how far it is

    def _show_state(self) -> None:
        if not self.isVisible():
            return
        session = self._session
        parts = {code: part for code, part in session.progress().items() if part.total}
        filled = sum(part.filled for part in parts.values())
        total = sum(part.total for part in parts.values())
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(filled)
        self.progress.setText(self.tr("已填指标 {0}，应填 {1}").format(filled, total))
        self._show_sections()
        if session.checker is None:
            self.findings.setText(self.tr("正在审核…"))
            self.advice.clear()
            return
        found = session.findings()
        colour = colours(self.palette())
        counts = [
            f'<span style="color:{colour[code].name()}">{class_title(code)} {count}</span>'
            for code in CLASSES
            if (count := sum(finding.audit_class == code for finding in found))
            or code != "returned"
        ]
        self.findings.setText(self.tr("审核结果：") + "&nbsp;" + "&nbsp;&nbsp; ".join(counts))
        waiting = sum(finding.blocks for finding in found)
        self.advice.setText(
            self.tr("还有 {0} 条审核结果须改正或说明，之后才能正式导出；草稿随时可以导出。").format(
                waiting
            )
            if waiting
            else self.tr("没有未处理的审核结果，可以正式导出。")
        )

    def _show_sections(self) -> None:
        session = self._session
        parts = [(code, part) for code, part in session.progress().items() if part.total]
        rows = (len(parts) + 1) // 2
        for at, (code, part) in enumerate(parts):
            if code not in self._lines:
                section = session.scheme.sections[code]
                title = section.title if session.lang == "zh" else section.title_en
                link = QLabel(f"{code}　{title}", wordWrap=True)
                self._lines[code] = QLabel()
                place = (at % rows, 2 * (at // rows))
                self.sections.addWidget(link, *place)
                self.sections.addWidget(self._lines[code], place[0], place[1] + 1)
            self._lines[code].setText(f"{part.filled}/{part.total}")
            name = "good" if part.filled == part.total else "muted"
            self._lines[code].setStyleSheet(f"color: {colours(self.palette())[name].name()}")

    def _follow(self, changes: Changes) -> None:
        for key in changes.keys & self.signs.keys():
            self.signs[key].show_saved()
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell how far the report is."""
        super().showEvent(event)
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for field in self.signs.values():
                field.dress()
            self._show_state()

    def reveal(self, key: str) -> None:
        """Put the cursor into the field ``key``."""
        if field := self.signs.get(key):
            field.setFocus()
            field.edit.selectAll()

    def finish(self) -> bool:
        """Enter what is being typed before the page is left.

        A refused text is asked about: back to it, or give it up. False means: stay on the page.
        """
        for field in self.signs.values():
            if field.save():
                continue
            if not asks_to_give_up(self, field.edit.text(), field.fault.text()):
                field.setFocus()
                return False
            field.restore()
        return True
