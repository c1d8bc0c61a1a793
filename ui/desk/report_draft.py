"""报告稿: the draft beside the figure that is looked at."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.desk.choices import choice, fill_anew
from ui.desk.report_desk import ReportDesk
from ui.desk.report_figure import FigurePanel
from ui.desk.report_text import ReportText

if TYPE_CHECKING:
    from desktop.narrative.draft import Draft

KEYS = {"next": "F3", "previous": "Shift+F3", "missing": "F4", "partial": "Shift+F4"}
"""Keys that go from figure to figure."""


class DraftView(QWidget):
    """Text at the left, a figure at the right. Signals are those of :class:`FigurePanel`."""

    unit_chosen = Signal(str)

    def __init__(self, room: ReportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._stale = True
        self.text = ReportText(self.tr("报告稿"))
        self.panel = FigurePanel(room.desk)
        self.panel.unit_chosen.connect(self.unit_chosen)
        self.text.figure_chosen.connect(self._show_figure)
        self.split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.split.addWidget(self.text)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([700, 480])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(self._build_bar())
        column.addWidget(self.split, 1)
        self.setFocusProxy(self.text)
        room.changed.connect(self._on_changed)

    def _build_bar(self) -> QHBoxLayout:
        self.section = choice(self.tr("到分表"))
        self.section.activated.connect(lambda _: self._go_section())
        self.previous = QPushButton(self.tr("上一个数(&P)"))
        self.next = QPushButton(self.tr("下一个数(&N)"))
        self.missing, self.partial = QPushButton(), QPushButton()
        row = QHBoxLayout()
        row.addWidget(self.section)
        for button, name, slot in (
            (self.previous, "previous", partial(self.text.step, -1)),
            (self.next, "next", partial(self.text.step, 1)),
            (self.missing, "missing", self.next_missing),
            (self.partial, "partial", self.next_partial),
        ):
            button.setAutoDefault(False)
            button.setToolTip(KEYS[name])
            button.clicked.connect(lambda _=False, slot=slot: slot())
            key = QShortcut(QKeySequence(KEYS[name]), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(button.click)
            row.addWidget(button)
        self.told = QLabel()
        self.told.setProperty("muted", True)
        row.addWidget(self.told, 1)
        return row

    # ------------------------------------------------------------------ what is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has come since it was seen last."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now, and the same figure as before."""
        self._stale = False
        draft, scheme = self._room.draft, self._room.desk.scheme
        self.text.show_draft(draft)
        zh = self._room.desk.lang == "zh"
        present = dict.fromkeys(part.section for part in draft.parts) if draft else {}
        fill_anew(
            self.section,
            [
                (f"{code} {section.title if zh else section.title_en}", code)
                for code, section in scheme.sections.items()
                if code in present
            ],
        )
        self._count(draft)
        self._show_figure(self.text.tag)

    def _count(self, draft: Draft | None) -> None:
        missing = len(draft.missing) if draft else 0
        partly = len(draft.partial) if draft else 0
        self.missing.setText(self.tr("缺数 {n}(&M)").format(n=missing))
        self.partial.setText(self.tr("未报齐 {n}(&L)").format(n=partly))
        self.missing.setEnabled(missing > 0)
        self.partial.setEnabled(partly > 0)
        for button in (self.previous, self.next, self.section):
            button.setEnabled(draft is not None)
        count = self.tr("数据和名称共 {n} 项").format(n=len(draft.figures)) if draft else ""
        self.told.setText(count)

    def _show_figure(self, tag: str) -> None:
        report, figure = self._room.report, self._room.figure(tag)
        if figure is not None:
            self.section.setCurrentIndex(self.section.findData(figure.section))
        self.panel.show_trace(report.traces.get(tag) if report and tag else None)

    # ------------------------------------------------------------------ going to places

    def go_to(self, tag: str) -> None:
        """Look at a figure; one that is printed nowhere is shown at the right alone."""
        figure = self._room.figure(tag)
        if figure is not None and not self.text.go_to(tag):
            self.text.go_line(figure.line)
            self._show_figure(tag)

    def go_sentence(self, section: str, tags: Collection[str]) -> None:
        """Look at the first of ``tags`` that is printed, else at the section."""
        if not any(self.text.go_to(tag) for tag in tags):
            self.text.go_section(section)

    def _go_section(self) -> None:
        self.text.go_section(self.section.currentData())
        self.text.setFocus()

    def next_missing(self) -> None:
        """Go to the next figure that nobody gave."""
        self._next([one.tag for one in self._room.draft.missing] if self._room.draft else [])

    def next_partial(self) -> None:
        """Go to the next figure that lacks units."""
        self._next([one.tag for one in self._room.draft.partial] if self._room.draft else [])

    def _next(self, tags: list[str]) -> None:
        self.text.step(1, tags)
