"""What the window remembers: look, language, the last report, sizes. Kept in the data directory."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.words import Language
from ui.theme import NORMAL_SIZE, TEXT_SIZES, THEMES, ThemeName

FILE = "window.ini"


class Settings:
    """Typed access to ``window.ini``; what is missing or nonsense there falls back to the normal."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._file = QSettings(str(directory / FILE), QSettings.Format.IniFormat)

    def _text(self, name: str) -> str:
        return str(self._file.value(name, ""))

    @property
    def theme(self) -> ThemeName:
        """light, dark, or as the system has it."""
        name = self._text("theme")
        return name if name in THEMES else "system"

    @theme.setter
    def theme(self, name: ThemeName) -> None:
        self._file.setValue("theme", name)

    @property
    def text_size(self) -> int:
        """Points."""
        text = self._text("text_size")
        return int(text) if text.isdecimal() and int(text) in TEXT_SIZES else NORMAL_SIZE

    @text_size.setter
    def text_size(self, points: int) -> None:
        self._file.setValue("text_size", points)

    @property
    def language(self) -> Language:
        """zh or en."""
        return "en" if self._text("language") == "en" else "zh"

    @language.setter
    def language(self, lang: Language) -> None:
        self._file.setValue("language", lang)

    @property
    def export_folder(self) -> str:
        """Where the last export went."""
        return self._text("export_folder")

    @export_folder.setter
    def export_folder(self, folder: str) -> None:
        self._file.setValue("export_folder", folder)

    @property
    def side_shown(self) -> bool:
        """Whether the panel at the right is shown."""
        return self._text("side") != "hidden"

    @side_shown.setter
    def side_shown(self, shown: bool) -> None:
        self._file.setValue("side", "shown" if shown else "hidden")

    def blob(self, name: str) -> QByteArray:
        """Return a remembered size or position; empty when there is none."""
        value = self._file.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_blob(self, name: str, value: QByteArray) -> None:
        """Remember a size or position."""
        self._file.setValue(f"layout/{name}", value)
