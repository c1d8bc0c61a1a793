"""The page of one section: head of the form, its grid, the note on the current row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.scheme.keys import parse_key
from desktop.scheme.model import in_language
from desktop.scheme.places import form_label
from ui.models.indicator_model import CODE, FIRST_MEASURE, NAME, UNIT, IndicatorModel
from ui.named_codes import named
from ui.session import Session
from ui.widgets.form_head import FormHead
from ui.widgets.frozen_stub import FrozenStub
from ui.widgets.grid_page import GridPage
from ui.widgets.grid_view import ROW_SPACE, GridView

NARROWEST_NAME, WIDEST_NAME = 180, 420
"""Pixels that the names take at least, and at most while figures could be wider."""
NARROWEST_FIGURES, COMFORTABLE_FIGURES = 10, 18
"""Digits that a measure column holds."""
MOST_UNIT = 10
PADDING = 14
TEXT_MARGINS = 13


class FormView(GridView):
    """The grid of a form: headings span it, names take as many lines as they need."""

    def __init__(self, model: IndicatorModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.form = model
        self._needed: dict[int, int] = {}
        self._titles: dict[int, int] = {}
        self.wrapped = frozenset((NAME,))
        self.verticalHeader().hide()
        self.setAccessibleName(self.tr("指标表"))
        self.stub = FrozenStub(self, FIRST_MEASURE)
        model.modelReset.connect(self.lay_out)
        model.dataChanged.connect(self._make_room)
        self.lay_out()

    def lay_out(self) -> None:
        """Span the headings and set widths and heights."""
        self.clearSpans()
        for row in self.form.headings():
            self.setSpan(row, CODE, 1, self.form.columnCount())
        self._measure()
        self._set_widths()
        self.stub.lay_out()

    def _measure(self) -> None:
        """Find out how much room the measure columns need: their titles, their longest figure."""
        metrics, form = self.fontMetrics(), self.form
        least = NARROWEST_FIGURES * metrics.horizontalAdvance("0")
        for column in range(FIRST_MEASURE, form.columnCount()):
            title = str(form.headerData(column, Qt.Orientation.Horizontal))
            self._titles[column] = self.header.title_width(title, 1)
            longest = max((form.text(row, column) for row in range(form.rowCount())), key=len)
            figures = max(metrics.horizontalAdvance(longest) + PADDING, least)
            self._needed[column] = max(figures, self.header.title_width(title, 2))

    def open_read_only(self, row: int, column: int, typed: str = "") -> bool:
        """Let a figure of last year be entered where no report has it."""
        if row < 0 or not self.form.enterable_last(row, column):
            return False
        from ui.widgets.last_year import LastYearDialog

        figure = typed if typed.strip().isdigit() else ""
        LastYearDialog(self.form.session, self.form.key_at(row, column), self, figure).exec()
        return True

    def _make_room(self, first: QModelIndex, last: QModelIndex) -> None:
        """Widen a column whose new figure does not fit: a figure is never cut off."""
        if first.row() != last.row():
            return
        metrics, row = self.fontMetrics(), first.row()
        needed = {
            column: metrics.horizontalAdvance(self.form.text(row, column)) + PADDING
            for column in self._needed
        }
        if any(needed[column] > self.columnWidth(column) for column in needed):
            self._needed = {c: max(wide, needed[c]) for c, wide in self._needed.items()}
            self._set_widths()

    def _set_widths(self) -> None:
        metrics = self.fontMetrics()
        figure = metrics.horizontalAdvance("0")
        titles = [str(self.form.headerData(c, Qt.Orientation.Horizontal)) for c in (CODE, UNIT)]
        self.setColumnWidth(CODE, self.header.title_width(titles[0], 1) + PADDING)
        rows = self.form.rowCount()
        headings = set(self.form.headings())
        units = [self.form.text(row, UNIT) for row in range(rows) if row not in headings]
        widest = max(map(metrics.horizontalAdvance, units), default=0)
        unit = min(widest, MOST_UNIT * figure) + PADDING
        self.setColumnWidth(UNIT, max(unit, self.header.title_width(titles[1], 1)) + PADDING)
        measures = range(FIRST_MEASURE, self.form.columnCount())
        for column, needed in self._needed.items():
            self.setColumnWidth(column, needed)
        taken = sum(self.columnWidth(c) for c in (CODE, UNIT, *measures))
        room = self.viewport().width() - taken
        self._share_out(measures, room - WIDEST_NAME)
        taken = sum(self.columnWidth(c) for c in (CODE, UNIT, *measures))
        self.setColumnWidth(NAME, max(NARROWEST_NAME, self.viewport().width() - taken))
        narrow = any(self._titles[column] > self.columnWidth(column) for column in measures)
        self.header.set_title_lines(2 if narrow else 1)
        self._set_heights()
        self.stub.follow()

    def _share_out(self, measures: range, spare: int) -> None:
        """Let the figures have what the names do not need, up to a comfortable width."""
        comfortable = COMFORTABLE_FIGURES * self.fontMetrics().horizontalAdvance("0")
        for column in measures:
            more = min(spare // len(measures), comfortable - self.columnWidth(column))
            if more > 0:
                self.setColumnWidth(column, self.columnWidth(column) + more)

    def _set_heights(self) -> None:
        metrics = self.fontMetrics()
        room = QRect(0, 0, self.columnWidth(NAME) - TEXT_MARGINS, 10_000)
        for row, (indicator, _, _) in enumerate(self.form.lines):
            if indicator is not None:
                wrap = Qt.TextFlag.TextWordWrap
                text = self.form.name(indicator)
                high = metrics.boundingRect(room, wrap, text).height() + ROW_SPACE
                if self.rowHeight(row) != high:
                    self.setRowHeight(row, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names the room that is left."""
        super().resizeEvent(event)
        self._set_widths()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, also from under the columns that stay."""
        super().scrollTo(index, hint)
        hidden = self.stub.width_needed() - self.visualRect(index).left()
        if index.column() >= FIRST_MEASURE and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_titles"):
            self._measure()
            self._set_widths()


class IndicatorPage(GridPage):
    """See the module."""

    def __init__(self, session: Session, section: str, parent: QWidget | None = None) -> None:
        self.model = IndicatorModel(session, section)
        super().__init__(FormView(self.model), parent)
        self._session = session
        found = session.scheme.sections[section]
        title = found.title if session.lang == "zh" else found.title_en
        label = form_label(session.scheme, section, session.lang)
        self.head = FormHead(session, f"{label}　{title}", found.form_no)
        self.note = QLabel()
        self.note.setObjectName("muted")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        texts = session.scheme.narratives_of(session.level, section)
        self.texts = QPushButton(self.tr("本节文字说明 {0} 项").format(len(texts)))
        if texts:
            self.texts.clicked.connect(lambda: session.jump(texts[0].code))
        else:
            self.texts.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.texts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.head)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        self.current_key_changed.connect(self._show_note)

    def _show_note(self, key: str) -> None:
        parts = parse_key(key)
        indicator = self._session.scheme.indicators.get(parts.code) if parts else None
        note = ""
        if indicator:
            lang = self._session.lang
            note = named(self._session, in_language(indicator.notes, indicator.notes_en, lang))
        self.note.setText(f"{indicator.code}　{note}" if indicator else "")
