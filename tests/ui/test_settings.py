"""What the window remembers, and what it makes of nonsense."""

from __future__ import annotations

from pathlib import Path

from ui.settings import FILE, Settings


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    first = Settings(tmp_path)
    first.theme, first.text_size, first.language = "dark", 14, "en"
    first.export_folder = "/home/x/报送"
    again = Settings(tmp_path)
    assert (again.theme, again.text_size, again.language) == ("dark", 14, "en")
    assert again.export_folder == "/home/x/报送"


def test_nonsense_is_as_if_nothing_had_been_chosen(tmp_path: Path) -> None:
    text = "[General]\ntheme=pink\ntext_size=900\nlanguage=la\n[layout]\nwindow=5\n"
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    settings = Settings(tmp_path)
    assert (settings.theme, settings.text_size, settings.language) == ("system", 10, "zh")
    assert settings.blob("window").isEmpty()
