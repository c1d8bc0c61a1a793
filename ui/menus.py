"""Menus: everything that can be done, by name and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.settings import Settings
from ui.theme import TEXT_SIZES


class Actions(QObject):
    """The actions of the window; the window connects them, menus and keys trigger them.

    Copy, paste and the like have no shortcut here: the grid that has the cursor answers those keys
    itself, the menu only names them.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.new_year = self._action(self.tr("开始新年度…"), "Ctrl+Shift+N")
        self.switch = self._action(self.tr("切换单位或年度…"), "Ctrl+O")
        self.people = self._action(self.tr("单位与责任人…"))
        self.export = self._action(self.tr("导出报送文件…"), "Ctrl+E")
        self.draft = self._action(self.tr("导出草稿…"), "Ctrl+Shift+E")
        self.import_file = self._action(self.tr("导入…"), "Ctrl+I")
        self.blank = self._action(self.tr("发给同事填写的表…"))
        self.versions = self._action(self.tr("报送版本…"), "Ctrl+Shift+V")
        self.reopen = self._action(self.tr("重新打开报表…"))
        self.verify = self._action(self.tr("校验报送文件…"), "Ctrl+K")
        self.findings_book = self._action(self.tr("导出审核结果…"))
        self.desk = self._action(self.tr("汇总台…"), "Ctrl+Shift+D")
        self.schemes = self._action(self.tr("报表制度…"))
        self.backups = self._action(self.tr("备份与恢复…"))
        self.folder = self._action(self.tr("打开数据文件夹"))
        self.quit = self._action(self.tr("退出"), "Ctrl+Q")
        self.undo = self._action(self.tr("撤销"), "Ctrl+Z")
        self.redo = self._action(self.tr("恢复"), "Ctrl+Y")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.copy = self._action(self.tr("复制") + "\tCtrl+C")
        self.paste = self._action(self.tr("粘贴") + "\tCtrl+V")
        self.fill_down = self._action(self.tr("向下填充") + "\tCtrl+D")
        self.not_applicable = self._action(self.tr("标为不涉及"))
        self.search = self._action(self.tr("搜索…"), "Ctrl+F")
        self.check = self._action(self.tr("审核"), "F8")
        self.next_page = self._action(self.tr("下一张表"), "Ctrl+PgDown")
        self.previous_page = self._action(self.tr("上一张表"), "Ctrl+PgUp")
        self.go_navigator = self._action(self.tr("到表目录"), "Ctrl+1")
        self.go_page = self._action(self.tr("到当前表"), "Ctrl+2")
        self.go_findings = self._action(self.tr("到审核结果"), "Ctrl+3")
        self.go_history = self._action(self.tr("到修改历史"), "Ctrl+4")
        self.go_notes = self._action(self.tr("到指标解释"), "Ctrl+5")
        self.side = self._action(self.tr("显示右侧栏"), "F9")
        self.side.setCheckable(True)
        self.side.setChecked(True)
        self.shortcuts = self._action(self.tr("键盘操作"), "F1")
        self.instructions = self._action(self.tr("填报说明"))
        self.about = self._action(self.tr("关于交报"))
        self.themes = self._choices(
            {"system": self.tr("跟随系统"), "light": self.tr("浅色"), "dark": self.tr("深色")}
        )
        self.sizes = self._choices(
            {str(n): self.tr("{points} 磅").format(points=n) for n in TEXT_SIZES}
        )
        self.languages = self._choices({"zh": "中文", "en": "English"})

    def _action(self, text: str, keys: str = "") -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action

    def _choices(self, titles: dict[str, str]) -> QActionGroup:
        group = QActionGroup(self)
        for value, title in titles.items():
            action = group.addAction(title)
            action.setCheckable(True)
            action.setData(value)
        return group

    def show_settings(self, settings: Settings) -> None:
        """Tick what is chosen."""
        for group, chosen in (
            (self.themes, settings.theme),
            (self.sizes, str(settings.text_size)),
            (self.languages, settings.language),
        ):
            for action in group.actions():
                action.setChecked(action.data() == chosen)

    def needing_report(self) -> list[QAction]:
        """Return what makes sense only while a report is open."""
        return [
            *(self.new_year, self.people, self.export, self.draft, self.findings_book, self.undo),
            *(self.import_file, self.blank, self.versions, self.reopen),
            *(self.redo, self.copy, self.paste, self.fill_down, self.not_applicable, self.search),
            *(self.check, self.next_page, self.previous_page, self.go_navigator, self.go_page),
            *(self.go_findings, self.go_history, self.go_notes, self.instructions),
        ]

    def fill_menu_bar(self) -> None:
        """Put the actions into the menu bar of the window."""
        bar = self._window.menuBar()
        file = bar.addMenu(self.tr("文件(&F)"))
        _fill(file, [self.switch, self.new_year, self.people, None])
        _fill(file, [self.import_file, self.blank, None])
        _fill(file, [self.export, self.draft, self.findings_book, None])
        _fill(file, [self.versions, self.reopen, self.verify, None])
        _fill(file, [self.desk, None])
        _fill(file, [self.schemes, self.backups, self.folder, None, self.quit])
        edit = bar.addMenu(self.tr("编辑(&E)"))
        _fill(edit, [self.undo, self.redo, None, self.copy, self.paste])
        _fill(edit, [self.fill_down, self.not_applicable, None, self.search])
        view = bar.addMenu(self.tr("视图(&V)"))
        _fill(view, [self.check, None, self.previous_page, self.next_page, None])
        _fill(view, [self.go_navigator, self.go_page, self.go_findings])
        _fill(view, [self.go_history, self.go_notes, self.side, None])
        for title, group in (
            (self.tr("外观"), self.themes),
            (self.tr("字号"), self.sizes),
            (self.tr("语言 Language"), self.languages),
        ):
            view.addMenu(title).addActions(group.actions())
        help_menu = bar.addMenu(self.tr("帮助(&H)"))
        _fill(help_menu, [self.shortcuts, self.instructions, None, self.about])


def _fill(menu: QMenu, actions: list[QAction | None]) -> None:
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
