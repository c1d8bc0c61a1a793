"""Everything can be done by name; settings are ticked."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from ui.menus import Actions
from ui.settings import Settings


def test_every_action_is_in_the_menus_once(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.fill_menu_bar()
    menus = [
        menu
        for menu in window.menuBar().findChildren(QMenu)
        if menu.menuAction() in window.menuBar().actions()
    ]
    placed = [a for menu in menus for a in menu.actions()]
    named = [a for a in window.actions() if not a.isSeparator()]
    assert [a.text() for a in named if placed.count(a) != 1] == []
    assert [menu.text() for menu in window.menuBar().actions()] == [
        "文件(&F)",
        "编辑(&E)",
        "视图(&V)",
        "帮助(&H)",
    ]


def test_what_is_chosen_is_ticked(qtbot: QtBot, tmp_path) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    settings = Settings(tmp_path)
    settings.theme, settings.text_size = "dark", 12
    actions = Actions(window)
    actions.show_settings(settings)
    groups = (actions.themes, actions.sizes, actions.languages)
    assert [group.checkedAction().data() for group in groups] == ["dark", "12", "zh"]
