"""Navigator: cover, forms, ledgers and texts, with progress and the worst finding of each."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.checks.order import worst
from desktop.scheme.model import AuditClass
from ui.audit import MARKS, class_title
from ui.places import COVER, NARRATIVES, page_of
from ui.session import Session
from ui.theme import colours

PAGE_ROLE = Qt.ItemDataRole.UserRole
TITLE, MARK, STATE = range(3)
MARK_ROOM = 4
COUNT_SIZE = 0.85
"""Size of the counts, of the names' size."""
NARROWEST = 8
"""Least width in Chinese characters."""


class Navigator(QTreeWidget):
    """The list on the left. ``page_chosen`` carries the id of the page asked for."""

    page_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._items: dict[str, QTreeWidgetItem] = {}
        self._stale: set[str] = set()
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._refresh)
        self._shown = ""
        """Id of the page in front, which has the mark."""
        self._settle = QTimer(self, interval=0, singleShot=True)
        self._settle.timeout.connect(self._mark_shown)
        self.setObjectName("navigator")
        self.setAccessibleName(self.tr("表目录"))
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setIndentation(10)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_width()
        self.currentItemChanged.connect(self._on_current)
        session.opened.connect(self._build)
        session.figures_changed.connect(self._on_figures)
        session.changed.connect(lambda _: self._mark_stale(set(self._items)))
        session.findings_changed.connect(lambda: self._mark_stale(set(self._items)))
        if session.is_open:
            self._build()

    # ------------------------------------------------------------------ for the window

    def show_page(self, page: str) -> None:
        """Put the mark on ``page`` without asking for it again."""
        self._shown = page
        self._mark_shown()
        # a press of the mouse goes on to select what was pressed, also where the page stayed
        self._settle.start()

    def _mark_shown(self) -> None:
        item = self._items.get(self._shown)
        if item is not None and not (item is self.currentItem() and item.isSelected()):
            with QSignalBlocker(self):
                self.setCurrentItem(item)
            self.viewport().update()

    def step(self, by: int) -> None:
        """Go ``by`` pages on or back; stays at the ends."""
        pages = list(self._items)
        current = self._page(self.currentItem())
        at = pages.index(current) if current in pages else 0
        self.page_chosen.emit(pages[min(max(at + by, 0), len(pages) - 1)])

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of text size or colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_width()
            self._mark_stale(set(self._items))
        elif event.type() == QEvent.Type.PaletteChange:
            self._mark_stale(set(self._items))

    def _set_width(self) -> None:
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("表") * NARROWEST)

    # ------------------------------------------------------------------ making the list

    def _build(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            self._items.clear()
            self._add_pages()
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("●") + MARK_ROOM)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(MARK, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.ResizeToContents)
        self._stale = set(self._items)
        self._refresh()

    def _add_pages(self) -> None:
        session, scheme = self._session, self._session.scheme
        self._add(self.invisibleRootItem(), COVER, self.tr("封面"))
        forms = self._group(self.tr("报表"))
        for code, section in scheme.sections.items():
            if scheme.shown(code, session.level, session.period):
                title = section.title if session.lang == "zh" else section.title_en
                self._add(forms, f"T{code}", f"{code} {title}")
        ledgers = self._group(self.tr("台账"))
        for ledger in scheme.ledgers_of(session.level):
            self._add(ledgers, ledger.code, f"{ledger.code} {ledger.titled(session.lang)}")
        self._add(self.invisibleRootItem(), NARRATIVES, self.tr("文字说明"))
        self.expandAll()

    def _group(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [title])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFirstColumnSpanned(True)
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(TITLE, font)
        return item

    def _add(self, parent: QTreeWidgetItem, page: str, title: str) -> None:
        item = QTreeWidgetItem(parent, [title])
        item.setData(TITLE, PAGE_ROLE, page)
        item.setTextAlignment(STATE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setTextAlignment(MARK, Qt.AlignmentFlag.AlignCenter)
        self._items[page] = item

    # ------------------------------------------------------------------ keeping it true

    def _on_figures(self, keys: set[str]) -> None:
        self._mark_stale({page_of(self._session.scheme, key) for key in keys})

    def _mark_stale(self, pages: set[str]) -> None:
        self._stale |= pages & set(self._items)
        self._later.start()

    def _refresh(self) -> None:
        classes = self._classes()
        for page in self._stale:
            self._show_state(self._items[page], page, classes.get(page, []))
        self._stale.clear()

    def _classes(self) -> dict[str, list[AuditClass]]:
        """Return page → classes of what is open there."""
        found: dict[str, list[AuditClass]] = {}
        for finding in self._session.findings():
            if finding.keys and not finding.explained:
                page = page_of(self._session.scheme, finding.keys[0])
                found.setdefault(page, []).append(finding.audit_class)
        return found

    def _show_state(self, item: QTreeWidgetItem, page: str, classes: list[AuditClass]) -> None:
        state, complete = self._state(page)
        gravest = worst(set(classes))
        tints = colours(self.palette())
        if gravest and gravest != "hint":
            mark, tint = MARKS[gravest], tints[gravest]
        else:
            mark, tint = ("✓" if complete else ""), tints["good"]
        item.setText(MARK, mark)
        item.setForeground(MARK, tint)
        item.setText(STATE, state)
        item.setFont(STATE, self._small())
        item.setForeground(STATE, tints["muted"])
        spoken = [item.text(TITLE), state]
        if gravest:
            count = classes.count(gravest)
            spoken.append(
                self.tr("{title} {count} 条").format(title=class_title(gravest), count=count)
            )
        elif complete:
            spoken.append(self.tr("已填完"))
        told = "，".join(filter(None, spoken))
        item.setData(TITLE, Qt.ItemDataRole.AccessibleTextRole, told)
        for column in (TITLE, MARK, STATE):
            item.setToolTip(column, told)

    def _small(self) -> QFont:
        """Return the font of the counts: the names need the room more."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * COUNT_SIZE)
        return font

    def _state(self, page: str) -> tuple[str, bool]:
        """Return what stands at the right of a page, and whether nothing is left to fill."""
        session = self._session
        if page == COVER:
            return self._count(
                f"sign.{s.code}" for s in session.scheme.signs.values() if s.required
            )
        if page == NARRATIVES:
            return self._count(n.code for n in session.scheme.narratives_of(session.level))
        if page.startswith("T"):
            filled = session.progress()[page[1:]]
            return f"{filled.filled}/{filled.total}", filled.filled == filled.total
        rows = len(session.rows(page))
        if rows:
            return self.tr("{rows} 行").format(rows=rows), True
        nil = session.value(f"{page}.nil") is not None
        return (self.tr("本年无") if nil else "—"), nil

    def _count(self, keys: Iterable[str]) -> tuple[str, bool]:
        filled = [self._session.value(key) is not None for key in keys]
        return f"{sum(filled)}/{len(filled)}", all(filled)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if page := self._page(item):
            self.page_chosen.emit(page)

    @staticmethod
    def _page(item: QTreeWidgetItem | None) -> str:
        return str(item.data(TITLE, PAGE_ROLE) or "") if item else ""
