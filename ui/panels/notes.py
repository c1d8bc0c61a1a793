"""Notes: what the indicator under the cursor means, who owns it, and what it must agree with."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop.scheme.keys import parse_key
from desktop.scheme.model import Column, Indicator, Narrative, in_language
from desktop.words import listed, measure_word
from ui.named_codes import named
from ui.session import Session
from ui.theme import colours


class NotesPanel(QWidget):
    """A page of text about one indicator, ledger column or text field."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = ""
        self.text = QTextBrowser(openLinks=False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("指标解释"))
        self.text.anchorClicked.connect(lambda url: session.jump(url.toString()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.refresh)
        session.opened.connect(lambda: self.show_key(""))

    def show_key(self, key: str) -> None:
        """Tell about the cell ``key``."""
        self._key = key
        self._later.start()

    def showEvent(self, event: object) -> None:
        """Write when the tab comes to the front."""
        self._later.start()

    def refresh(self) -> None:
        """Write the page, if it can be seen."""
        if self.isVisible() and self._session.is_open:
            self.text.setHtml(self._html())

    def _html(self) -> str:
        parts = parse_key(self._key)
        scheme, lang = self._session.scheme, self._session.lang
        if parts is None:
            return self._page(
                self.tr("指标解释"), [("", self.tr("选中一个单元格，这里显示它的填报说明。"))]
            )
        if indicator := scheme.indicators.get(parts.code):
            name = indicator.named(self._session.level, lang)
            return self._page(name, self._of_indicator(indicator))
        if ledger := scheme.ledgers.get(parts.code):
            column = ledger.column(parts.field)
            lines = self._of_column(column) if column else []
            lines.append((self.tr("台账"), f"{ledger.code} {ledger.titled(lang)}"))
            lines.append(
                (self.tr("台账说明"), self._named(in_language(ledger.notes, ledger.notes_en, lang)))
            )
            return self._page((column or ledger).titled(lang), lines)
        if narrative := scheme.narratives.get(parts.code):
            return self._page(narrative.titled(lang), self._of_narrative(narrative))
        if sign := scheme.signs.get(parts.field):
            title = sign.title if lang == "zh" else sign.title_en
            asked = self.tr("必填") if sign.required else self.tr("选填")
            return self._page(title, [(self.tr("填写要求"), asked)])
        return ""

    def _of_indicator(self, indicator: Indicator) -> list[tuple[str, str]]:
        told = self._named
        computed = self.tr("由程序计算：{formula}").format(formula=told(indicator.formula))
        ledger = self._session.scheme.ledgers.get(indicator.ledger)
        # Scope and owner are those of the department's own figure: they would mislead a county.
        whole, lang = self._session.level == "dept", self._session.lang
        own = self.tr("本单位职责范围内的数")
        scope = in_language(indicator.scope, indicator.scope_en, lang)
        owner = in_language(indicator.owner, indicator.owner_en, lang)
        return [
            (self.tr("代码"), indicator.code),
            (self.tr("计量单位"), measure_word(indicator.unit, lang)),
            (self.tr("小数位数"), str(indicator.decimals)),
            (self.tr("指标解释"), told(in_language(indicator.notes, indicator.notes_en, lang))),
            (self.tr("统计范围"), scope if whole else own),
            (self.tr("数据来源部门"), owner if whole else ""),
            (self.tr("计算方法"), computed if indicator.computed else ""),
            (self.tr("对应台账"), f"{ledger.code} {ledger.titled(lang)}" if ledger else ""),
            (self.tr("所属内容"), indicator.topic_in(lang)),
        ]

    def _named(self, text: str) -> str:
        return named(self._session, text)

    def _of_column(self, column: Column) -> list[tuple[str, str]]:
        lang = self._session.lang
        choices = [column.choice_text(choice, lang) for choice in column.choices]
        return [
            (self.tr("填写要求"), self.tr("必填") if column.required else self.tr("选填")),
            (self.tr("计量单位"), measure_word(column.unit, lang)),
            (self.tr("可选项"), listed(choices, lang)),
            (self.tr("填报说明"), self._named(in_language(column.notes, column.notes_en, lang))),
        ]

    def _of_narrative(self, narrative: Narrative) -> list[tuple[str, str]]:
        lang = self._session.lang
        limit = self.tr("不超过 {n} 字").format(n=narrative.max_chars)
        return [
            (self.tr("类别"), narrative.kind_in(lang)),
            (self.tr("篇幅"), limit),
            (
                self.tr("填报说明"),
                self._named(in_language(narrative.notes, narrative.notes_en, lang)),
            ),
        ]

    def _page(self, title: str, lines: list[tuple[str, str]]) -> str:
        muted = colours(self.palette())["muted"].name()
        rows = [
            f'<p style="margin:10px 0 0 0"><span style="color:{muted}">{escape(name)}</span>'
            f"<br>{escape(text)}</p>"
            for name, text in lines
            if text
        ]
        return f'<div style="margin:4px"><b>{escape(title)}</b>{"".join(rows)}</div>'
