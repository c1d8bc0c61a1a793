"""The findings as a list: filtered, and what is merely blank told once for each form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.checks.findings import Finding
from desktop.scheme.places import form_label
from ui.audit import class_title
from ui.finding_item import FINDING_ROLE
from ui.places import COVER, NARRATIVES, page_of

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.session import Session

OPEN = "open"
"""Filter: what still has to be corrected or explained."""
BLANKS = "blanks"
"""Rule of the line that stands for all blanks of a form; no check of a scheme is called so."""
LEDGERS = "ledgers"
"""What stands for a page where ledgers have neither rows nor the tick "none this year"."""
BLANK_CHECKS = frozenset(("required", "required_cell", "sign", "narrative", "nil"))
UNEXPLAINED = frozenset(("force", "hint"))
"""Classes that wait for no explanation: nothing is lost when their findings are told together."""

Index = QModelIndex | QPersistentModelIndex


class FindingsModel(QAbstractListModel):
    """The findings that pass the filter; the lines for blanks come last."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[Finding] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the finding itself, its sentence, or the sentence that is read aloud."""
        finding = self._shown[index.row()]
        if role == FINDING_ROLE:
            return finding
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return finding.message
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self.tr("已说明") if finding.explained else ""
            return f"{class_title(finding.audit_class)} {state} {finding.message}"
        return None

    def show_only(self, audit_class: str, page: str) -> None:
        """Filter by class, or what blocks an export, and by page id; "" shows all."""
        wanted = self._together(
            f
            for f in self._session.findings()
            if (f.blocks if audit_class == OPEN else audit_class in ("", f.audit_class))
            and (not page or any(page_of(self._session.scheme, k) == page for k in f.keys))
        )
        if [f.id for f in wanted] == [f.id for f in self._shown]:
            self._shown = wanted  # same rows: keep selection and scroll position
            if wanted:
                self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
            return
        self.beginResetModel()
        self._shown = wanted
        self.endResetModel()

    def row_of(self, finding_id: str) -> int:
        """Return the row of a finding, -1 when it is not shown."""
        return next((n for n, f in enumerate(self._shown) if f.id == finding_id), -1)

    def first_open(self) -> int:
        """Return the row of the first finding that blocks an export, -1 when none does."""
        return next((n for n, f in enumerate(self._shown) if f.blocks), -1)

    # ------------------------------------------------------------------ blanks

    def _together(self, findings: Iterable[Finding]) -> list[Finding]:
        """Replace the blanks of each form by one line at the end; a single one stays as it is."""
        wanted = list(findings)
        blanks: dict[str, list[Finding]] = {}
        for finding in wanted:
            if page := self._blank_page(finding):
                blanks.setdefault(page, []).append(finding)
        blanks = {page: found for page, found in blanks.items() if len(found) > 1}
        alone = [f for f in wanted if self._blank_page(f) not in blanks]
        return alone + [self._line(page, found) for page, found in blanks.items()]

    def _blank_page(self, finding: Finding) -> str:
        """Return the page on whose line the finding is told, "" when it is told by itself."""
        if finding.rule not in BLANK_CHECKS or finding.audit_class not in UNEXPLAINED:
            return ""
        if finding.explanation:
            return ""
        return LEDGERS if finding.rule == "nil" else page_of(self._session.scheme, finding.keys[0])

    def _line(self, page: str, found: list[Finding]) -> Finding:
        first = found[0]
        return Finding(
            id=f"{BLANKS}@{page}",
            rule=BLANKS,
            audit_class=first.audit_class,
            keys=first.keys,
            left=None,
            right=None,
            message=self._sentence(page, len(found)),
            explanation="",
        )

    def _sentence(self, page: str, count: int) -> str:
        if page == LEDGERS:
            words = self.tr("还有 {n} 个台账既没有填行，也没有勾选“本年无此项”。")
            return words.format(n=count)
        if page == NARRATIVES:
            return self.tr("文字说明还有 {n} 项没有写。不写也可以上报。").format(n=count)
        session = self._session
        if page == COVER:
            name = self.tr("封面")
        elif page.startswith("T"):
            name = form_label(session.scheme, page[1:], session.lang)
        else:
            name = self.tr("台账{code}").format(code=page)
        return self.tr("{form} 还有 {n} 格没有填。").format(form=name, n=count)
