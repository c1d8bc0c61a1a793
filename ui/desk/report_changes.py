"""变动: sentences that say something else than in the draft that was written last."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.narrative.controls import SLOT
from ui.desk.report_desk import ReportDesk
from ui.desk.total_rows import minute
from ui.models.text_table import TextRow, TextTable
from ui.theme import colours
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.province.drafting import Change

_PIECES = re.compile(r"[0-9.,%]+|.", re.DOTALL)
"""A number is marked as a whole, all else sign by sign."""


class ChangesView(QWidget):
    """``counted`` says how many changed; ``chosen`` carries section and tags of a sentence."""

    counted = Signal(int)
    chosen = Signal(str, object)

    def __init__(self, room: ReportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.told = QLabel(wordWrap=True)
        heads = (
            self.tr("分表"),
            self.tr("现在的句子"),
            self.tr("变动的数"),
            self.tr("变动的单位"),
        )
        self.model = TextTable(heads)
        self.table = TextView(self.model, self.tr("变动的句子"), 1)
        self.table.set_widths(4, 0, 20, 14)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self.table.row_chosen.connect(lambda _: self._go())
        self.before, self.after, self.figures, self.units = (
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText) for _ in range(4)
        )
        self.go = QPushButton(self.tr("看位置(&G)"))
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self._go)
        self.details = QWidget()
        grid = QGridLayout(self.details)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, (title, label) in enumerate(
            (
                (self.tr("原来"), self.before),
                (self.tr("现在"), self.after),
                (self.tr("变动的数"), self.figures),
                (self.tr("变动的单位"), self.units),
            )
        ):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(QLabel(title), row, 0, top)
            grid.addWidget(label, row, 1, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        grid.addWidget(self.go, 4, 1, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.details)
        column.addStretch(0)
        self.setFocusProxy(self.table)
        room.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what has changed until now."""
        changes = self._changes()
        self.model.show_rows([self._row(one) for one in changes])
        self.told.setText(self._told(len(changes)))
        self.table.setVisible(bool(changes))
        self.counted.emit(len(changes))
        if changes:
            self.table.selectRow(0)
        self._show()

    def _changes(self) -> list[Change]:
        return list(self._room.report.changes) if self._room.report else []

    def _told(self, count: int) -> str:
        report = self._room.report
        if report is None:
            return ""
        if report.last is None:
            return self.tr(
                "这一年还没有导出过报告。导出一次以后，这里列出此后有变动的句子，以及是哪些单位的数变了。"
            )
        at = minute(report.last.made_at)
        if report.draft is None:
            return self.tr("报告文本有问题，改好后才能比较。")
        if not count:
            return self.tr("与 {at} 导出的报告相比，没有变动的句子。").format(at=at)
        return self.tr("与 {at} 导出的报告相比，有 {n} 句变动。").format(at=at, n=count)

    def _row(self, one: Change) -> TextRow:
        between = "、" if self._room.desk.lang == "zh" else ", "
        sentence = one.after or self.tr("（已没有这一句）")
        units = between.join(one.units) or "—"
        return TextRow("", (one.section, sentence, self._figures(one) or "—", units))

    def _figures(self, one: Change) -> str:
        """Return the figures of a sentence that changed: number and name, of a formula its name."""
        between = "；" if self._room.desk.lang == "zh" else "; "
        return between.join(dict.fromkeys(self._named(tag) for tag in one.tags))

    def _named(self, tag: str) -> str:
        name = self._room.name_of(tag)
        return f"{tag} {name}".rstrip() if SLOT in tag or not name else name

    def _selected(self) -> Change | None:
        row, changes = self.table.currentIndex().row(), self._changes()
        return changes[row] if 0 <= row < len(changes) else None

    def _show(self) -> None:
        one, found = self._selected(), colours(self.palette())
        before, after = (one.before, one.after) if one else ("", "")
        was, now = differences(before, after, found["force_soft"].name(), found["good_soft"].name())
        self.before.setText(was or self.tr("（原来没有这一句）"))
        self.after.setText(now or self.tr("（已没有这一句）"))
        between = "、" if self._room.desk.lang == "zh" else ", "
        units, figures = (between.join(one.units), self._figures(one)) if one else ("", "")
        self.figures.setText(escape(figures) or "—")
        self.units.setText(escape(units) or "—")
        self.details.setVisible(one is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "go"):
            self._show()

    def _go(self) -> None:
        if one := self._selected():
            self.chosen.emit(one.section, one.tags)


def differences(before: str, after: str, gone: str, come: str) -> tuple[str, str]:
    """Return both sentences as rich text, what is not in the other on a ground of its colour."""
    was, now = [], []
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = escape("".join(old[a:b])), escape("".join(new[c:d]))
        if kind != "equal":
            left = f'<s style="background:{gone}">{left}</s>' if left else ""
            right = f'<b style="background:{come}">{right}</b>' if right else ""
        was.append(left)
        now.append(right)
    return "".join(was), "".join(now)
