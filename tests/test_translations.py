"""The window's English is complete: every text in ``ui/`` is in the translation file, translated."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "resources" / "translations" / "jiaobao_en.ts"

Message = tuple[str, str]  # context, Chinese text


def messages(source: Path) -> dict[Message, str]:
    """Return (context, Chinese) → English; an unfinished one is empty."""
    found = {}
    for context in parse(source).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") is None
            english = "".join(translation.itertext()) if translation is not None else ""
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = english if finished else ""
    return found


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> set[Message]:
    """Return the texts that stand in the window's modules now."""
    target = tmp_path_factory.mktemp("texts") / "now.ts"
    modules = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    command = [str(tool), "-silent", "-source-language", "zh_CN", *modules, "-ts", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return set(messages(target))


def test_every_text_of_the_window_is_translated(collected: set[Message]) -> None:
    kept = messages(KEPT)
    missing = sorted(text for text in collected if not kept.get(text))
    assert not missing, f"run make translations and translate: {missing}"


def test_no_text_is_kept_that_the_window_no_longer_has(collected: set[Message]) -> None:
    assert not set(messages(KEPT)) - collected, "run make translations"


def test_translations_keep_their_fields() -> None:
    wrong = [
        (chinese, english)
        for (_, chinese), english in messages(KEPT).items()
        if english
        and set(re.findall(r"{\w+}|%n", chinese)) != set(re.findall(r"{\w+}|%n", english))
    ]
    assert not wrong
