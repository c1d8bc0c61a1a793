"""Help: what the keyboard can do, the scheme's instructions, what this program is."""

from __future__ import annotations

import platform
from html import escape

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop import __version__
from ui.session import Session
from ui.settings import Settings


class _TextDialog(QDialog):
    """A page of text and a button to close it."""

    def __init__(self, title: str, html: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(620, 520)
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setHtml(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)


class ShortcutsDialog(_TextDialog):
    """Keys and what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("键盘操作"))
        self.text.setAccessibleName(self.windowTitle())
        parts = (self.tr("填报窗口"), self._keys()), (self.tr("汇总台"), self._desk_keys())
        self.text.setHtml("".join(f"<h3>{escape(title)}</h3>{_table(k)}" for title, k in parts))

    def _desk_keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+1 … Ctrl+8", self.tr("到接收、进度等八页，按标签的次序")),
            ("Ctrl+F", self.tr("在当前页中查找")),
            ("F3 / Shift+F3", self.tr("年度报告：下一个 / 上一个数")),
            ("F4 / Shift+F4", self.tr("年度报告：下一处缺数 / 未报齐")),
        ]

    def _keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("直接输入"), self.tr("覆盖单元格内容")),
            ("F2", self.tr("修改单元格内容")),
            ("Enter / Tab", self.tr("确认并向下 / 向右")),
            ("Delete", self.tr("清空选中的单元格")),
            ("Ctrl+C / Ctrl+V", self.tr("与 Excel、WPS 互相复制粘贴整块数据")),
            ("Ctrl+D", self.tr("向下填充")),
            ("Ctrl+Z / Ctrl+Y", self.tr("撤销 / 恢复，粘贴只算一步")),
            ("Ctrl+F", self.tr("按代码、名称或拼音首字母搜索")),
            ("Ctrl+PgUp / Ctrl+PgDn", self.tr("上一张 / 下一张表")),
            ("F8", self.tr("审核全部数据")),
            ("F9", self.tr("显示或收起右侧栏")),
            ("Ctrl+1 … Ctrl+5", self.tr("到表目录、当前表、审核结果、修改历史、指标解释")),
            ("Ctrl+E", self.tr("导出报送文件")),
            ("Ctrl+I", self.tr("导入工作簿、回执或退回单，也可以把文件拖到窗口上")),
            ("Ctrl+Shift+V", self.tr("报送版本")),
            ("Ctrl+K", self.tr("校验报送文件")),
            ("Ctrl+Shift+D", self.tr("汇总台")),
            ("Ctrl+O", self.tr("切换单位或年度")),
        ]


def _table(keys: list[tuple[str, str]]) -> str:
    """Return keys and what they do as a table in HTML."""
    rows = "".join(
        f'<tr><td style="padding:4px 24px 4px 0"><b>{escape(pressed)}</b></td>'
        f'<td style="padding:4px 0">{escape(what)}</td></tr>'
        for pressed, what in keys
    )
    return f"<table>{rows}</table>"


class InstructionsDialog(_TextDialog):
    """填报说明 of the scheme."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        paragraphs = "".join(
            f"<p>{escape(text)}</p>" for text in session.scheme.guidance(session.lang)
        )
        super().__init__("", f"<h3>{escape(session.scheme.title)}</h3>{paragraphs}", parent)
        self.setWindowTitle(self.tr("填报说明"))
        self.text.setAccessibleName(self.windowTitle())


class AboutDialog(QDialog):
    """Name, versions, where the data are."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("关于交报"))
        self.setMinimumWidth(420)
        heading = QLabel(self.tr("交报"))
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        heading.setFont(font)
        scheme = session.scheme
        lines = [
            self.tr("版本 {version}").format(version=__version__),
            self.tr("报表制度 {title}（{version}）").format(
                title=scheme.title if session.lang == "zh" else scheme.title_en,
                version=scheme.version,
            ),
            self.tr("数据文件夹 {path}").format(path=settings.directory),
            f"Python {platform.python_version()} · Qt {qVersion()}",
        ]
        body = QLabel("\n".join(lines), wordWrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(body)
        column.addWidget(buttons)
