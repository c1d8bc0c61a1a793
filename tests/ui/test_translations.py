"""The English of the window is complete, and says nothing that the window no longer asks for."""

from __future__ import annotations

import shutil
import string
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "resources" / "translations" / "jiaobao_en.ts"
Texts = dict[tuple[str, str], str]


def texts(path: Path) -> Texts:
    """Return (context, Chinese) → English; "" where it is unfinished."""
    found: Texts = {}
    for context in parse(path).iter("context"):
        for message in context.iter("message"):
            english = message.find("translation")
            unfinished = english is None or english.get("type") == "unfinished"
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = "" if unfinished else (english.text or "")
    return found


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translation as the sources ask for it today."""
    copy = tmp_path_factory.mktemp("ts") / SOURCE.name
    shutil.copy(SOURCE, copy)
    command = [str(Path(sys.executable).parent / "pyside6-lupdate"), "-silent", "-no-obsolete"]
    modules = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    command += ["-locations", "none", "-source-language", "zh_CN", "-target-language", "en"]
    subprocess.run([*command, *modules, "-ts", str(copy)], cwd=ROOT, check=True)
    return copy


def test_every_text_of_the_window_has_its_english(updated: Path) -> None:
    assert [key for key, english in texts(updated).items() if not english] == []


def test_nothing_is_translated_that_nobody_asks_for(updated: Path) -> None:
    assert texts(SOURCE).keys() - texts(updated).keys() == set()


def test_fields_are_the_same_in_both_languages() -> None:
    def fields(text: str) -> list[str]:
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)

    different = [key for key, english in texts(SOURCE).items() if fields(key[1]) != fields(english)]
    assert different == []


def test_english_is_english() -> None:
    allowed = {"Language 语言"}
    chinese = [
        english
        for english in texts(SOURCE).values()
        if any("\u4e00" <= sign <= "\u9fff" for sign in english) and english not in allowed
    ]
    assert chinese == ["Name, code or pinyin initials, such as 凤冈, 520327, fgx"]
