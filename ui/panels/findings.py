"""Findings: what does not hold, the way to the cell, and the explanation why it is right."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.checks.findings import SHORTEST_EXPLANATION, Finding
from desktop.checks.order import CLASSES
from ui.audit import class_advice, class_title
from ui.finding_item import FINDING_ROLE, FindingDelegate
from ui.models.findings_model import BLANKS, OPEN, FindingsModel
from ui.session import Session

EXPLANATION_HEIGHT = 200
TYPING_MS = 400
"""An explanation is saved when typing has paused for so long."""


class FindingsList(QListView):
    """The list; Enter or a click goes to the cell."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("审核结果"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(FindingDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the sentences out anew: a scroll bar that appears makes the list narrower too."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Return go to the cell on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(FINDING_ROLE))


class FindingsPanel(QWidget):
    """Filter, list, and the explanation of the finding that is selected."""

    export_asked = Signal()
    count_changed = Signal(int)
    """Number of findings that are neither explained nor mere hints."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._page = ""
        self._explained: Finding | None = None
        self._kept = ""
        """The explanation as the report had it when the editor was last filled or saved."""
        self._edited = False
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.save_explanation)
        self._build()
        session.findings_changed.connect(self._later.start)
        session.lock_changed.connect(self._follow_lock)
        session.opened.connect(self._on_opened)
        self.refresh()

    def _build(self) -> None:
        self.classes = QComboBox()
        self.classes.setAccessibleName(self.tr("按类别筛选"))
        self.classes.addItem(self.tr("全部类别"), "")
        self.classes.addItem(self.tr("待处理"), OPEN)
        for audit_class in CLASSES:
            self.classes.addItem(class_title(audit_class), audit_class)
        self.where = QComboBox()
        self.where.setAccessibleName(self.tr("按表筛选"))
        self.where.addItem(self.tr("全部表"), "")
        self.where.addItem(self.tr("当前表"), "page")
        self.save = QPushButton(self.tr("导出…"))
        self.save.setToolTip(self.tr("把审核结果存成 Excel 工作簿"))
        self.save.clicked.connect(self.export_asked)
        for combo in (self.classes, self.where):
            combo.currentIndexChanged.connect(self.refresh)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 8, 8, 4)
        bar.addWidget(self.classes, 1)
        bar.addWidget(self.where, 1)
        bar.addWidget(self.save)
        self.model = FindingsModel(self._session, self)
        self.list = FindingsList()
        self.list.setModel(self.model)
        self.list.chosen.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.empty.setProperty("muted", True)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        split.addWidget(top)
        split.addWidget(self._build_explanation())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _build_explanation(self) -> QWidget:
        self.below = QWidget()
        self.below.setMaximumHeight(EXPLANATION_HEIGHT)
        self.advice = QLabel(wordWrap=True)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("审核说明"))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._on_typed)
        self.remaining = QLabel()
        self.remaining.setProperty("muted", True)
        column = QVBoxLayout(self.below)
        column.setContentsMargins(8, 6, 8, 8)
        column.addWidget(self.advice)
        column.addWidget(self.text, 1)
        column.addWidget(self.remaining)
        self.below.hide()
        return self.below

    # ------------------------------------------------------------------ for the window

    def set_page(self, page: str) -> None:
        """Tell which page is shown, for the filter "current form"."""
        self._page = page
        if self.where.currentData():
            self.refresh()

    def focus_list(self) -> None:
        """Put the cursor on the list."""
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    def go_first_open(self) -> None:
        """Select the first finding that has to be dealt with; a filter that hides all is undone."""
        self.refresh()
        if self.model.first_open() < 0 and any(f.blocks for f in self._session.findings()):
            self.classes.setCurrentIndex(0)
            self.where.setCurrentIndex(0)
        row = max(self.model.first_open(), 0)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))
        self.list.setFocus()

    def result(self) -> str:
        """Return what the check has found, in one sentence."""
        count = Counter(f.audit_class for f in self._session.findings() if not f.explained)
        told = [f"{class_title(c)} {count[c]}" for c in CLASSES if c != "returned" or count[c]]
        if not count:
            return self.tr("审核完成：没有要处理的问题。")
        return self.tr("审核完成：{counts}").format(counts="　".join(told))

    # ------------------------------------------------------------------ keeping it true

    def _on_opened(self) -> None:
        self._typing.stop()
        self._edited = False
        self._show_explanation(None)
        self.refresh()

    def refresh(self) -> None:
        """Show the session's findings through the filter."""
        current = self._explained.id if self._explained else ""
        page = self._page if self.where.currentData() else ""
        self.model.show_only(str(self.classes.currentData()), page)
        row = self.model.row_of(current)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        elif self._explained and not self.text.hasFocus():
            self._show_explanation(None)
        self._follow_explanation()
        self.list.setVisible(self.model.rowCount() > 0)
        self.empty.setVisible(self.model.rowCount() == 0)
        self.empty.setText(self._empty_text())
        self.count_changed.emit(
            sum(f.blocks for f in self._session.findings()) if self._session.is_open else 0
        )

    def _empty_text(self) -> str:
        if not self._session.is_open or self._session.checker is None:
            return self.tr("正在审核…")
        if self._session.findings():
            return self.tr("筛选范围内没有审核结果。")
        return self.tr("没有发现问题。")

    def _on_chosen(self, finding: Finding) -> None:
        if finding.keys:
            self._session.jump(finding.keys[0])

    def _on_current(self, current: QModelIndex) -> None:
        finding = current.data(FINDING_ROLE) if current.isValid() else None
        if finding is None or (self._explained and finding.id == self._explained.id):
            return
        self.save_explanation()
        self._show_explanation(finding)

    def _show_explanation(self, finding: Finding | None) -> None:
        """Show what is to be done, and the editor; nothing where no explanation helps."""
        self._explained = finding
        self._typing.stop()
        self._edited = False
        self.below.setVisible(finding is not None and _takes_text(finding))
        if finding is None:
            return
        self.advice.setText(class_advice(finding.audit_class))
        self._fill(finding.explanation)
        self._follow_lock()
        self.text.setPlaceholderText(
            self.tr("写明答复")
            if finding.audit_class == "returned"
            else self.tr("写明数据无误的原因")
        )

    def _fill(self, explanation: str) -> None:
        self._kept = explanation
        self.text.blockSignals(True)
        self.text.setPlainText(explanation)
        self.text.blockSignals(False)
        self._count()

    def _follow_explanation(self) -> None:
        """Show the explanation that an undo or an import has left, unless one is being typed."""
        if self._explained is None or self._edited:
            return
        known = self._known(self._explained)
        if known.explanation != self._kept:
            self._fill(known.explanation)

    def _known(self, finding: Finding) -> Finding:
        """Return the finding as it is now."""
        return next((f for f in self._session.findings() if f.id == finding.id), finding)

    def _follow_lock(self) -> None:
        self.text.setReadOnly(bool(self._session.locked))

    def _on_typed(self) -> None:
        self._edited = True
        self._count()
        self._typing.start()

    def _count(self) -> None:
        if self._explained is None:
            return
        length = len(self.text.toPlainText().strip())
        least = {"verify": SHORTEST_EXPLANATION, "hint": 0}.get(self._explained.audit_class, 1)
        if length < least:
            self.remaining.setText(self.tr("还需 {n} 字").format(n=least - length))
        elif length:
            self.remaining.setText(self.tr("已说明（{n} 字）").format(n=length))
        else:
            self.remaining.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what was typed a moment ago: nobody looks any more, and the report may be closed."""
        self.save_explanation()
        super().hideEvent(event)

    def save_explanation(self) -> None:
        """Save what was typed since the editor was filled, if it is another text than before."""
        self._typing.stop()
        finding = self._explained
        if finding is None or not self._edited or not _takes_text(finding):
            return
        self._edited = False
        self._kept = self.text.toPlainText().strip()
        if self._kept != self._known(finding).explanation:
            self._session.explain(finding.id, self._kept)


def _takes_text(finding: Finding) -> bool:
    """Say whether an explanation can be given: not where the figure itself must be put right."""
    return finding.audit_class != "force" and finding.rule != BLANKS
