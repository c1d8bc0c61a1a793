"""Top bar: whose report of which year this is, the search, the check and the export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.icons import icon
from ui.session import Session
from ui.theme import colours


class TopBar(QFrame):
    """One signal per button; the window decides what each does."""

    unit_asked = Signal()
    period_asked = Signal()
    search_asked = Signal()
    check_asked = Signal()
    export_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("topBar")
        brand = QLabel(self.tr("交报"))
        brand.setObjectName("brand")
        self.unit = self._chooser(self.tr("填报单位"), self.unit_asked)
        self.period = self._chooser(self.tr("年度"), self.period_asked)
        self.search = QPushButton(self.tr("搜索指标、台账、文字…   Ctrl+F"))
        self.search.setObjectName("searchButton")
        self.search.setAccessibleName(self.tr("搜索"))
        self.search.setMinimumWidth(230)
        self.search.clicked.connect(self.search_asked)
        self.check = QPushButton(self.tr("审核 F8"))
        self.check.clicked.connect(self.check_asked)
        self.export = QPushButton(self.tr("导出报送"))
        self.export.setObjectName("primary")
        self.export.clicked.connect(self.export_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(brand)
        row.addSpacing(8)
        row.addWidget(self.unit)
        row.addWidget(self.period)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addSpacing(8)
        row.addWidget(self.check)
        row.addWidget(self.export)
        session.opened.connect(self.refresh)
        if session.is_open:
            self.refresh()

    def _chooser(self, name: str, asked: SignalInstance) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setObjectName("chooser")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(asked)
        return button

    def refresh(self) -> None:
        """Show whose report it is."""
        self.unit.setText(f"{self._session.unit.bureau} ▾")
        self.period.setText(self.tr("{year} 年报 ▾").format(year=self._session.period))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the colours of a new palette, once it has come down to here."""
        if event.type() == QEvent.Type.PaletteChange and not self.check.icon().isNull():
            self.draw_icons()
        super().changeEvent(event)

    def draw_icons(self) -> None:
        """Draw the icons; after the first paint, because they need QtSvg."""
        text = self.palette().buttonText().color()
        self.search.setIcon(icon("search", colours(self.palette())["muted"]))
        self.check.setIcon(icon("check", text))
        self.export.setIcon(icon("export", self.palette().highlightedText().color()))
        for button in (self.search, self.check, self.export):
            button.setIconSize(QSize(16, 16))
