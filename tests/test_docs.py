"""What the pages say holds: links and pictures are there, commands, labels and messages exist."""

from __future__ import annotations

import argparse
import re
import tomllib
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from desktop.cli import parser

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")],
    key=lambda path: path.name,
)
MANUAL = ROOT / "docs" / "manual.md"
TRANSLATIONS = ROOT / "resources" / "translations"


def named(path: Path) -> str:
    return path.name


def outside_code(text: str) -> str:
    """Return a page without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    """Return what a page can be linked at, as GitHub makes it from headings."""
    text = outside_code(path.read_text("utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    made = {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in headings}
    return made | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    text = outside_code(page.read_text("utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("http"):
            continue
        name, _, anchor = target.partition("#")
        found = page.parent / name if name else page
        assert found.exists(), target
        if anchor:
            assert anchor in anchors(found), target


# ---------------------------------------------------------------------- commands


@cache
def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command."""
    made = parser("zh")
    subs = [one for one in made._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(subs[0].choices)


def examples(page: Path) -> list[str]:
    """Return what is written after ``main.py``, up to the end of the line or of the code."""
    return re.findall(r"main\.py ([a-z][^`\n]*)", page.read_text("utf-8"))


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=named)
def test_commands_and_their_options_exist(page: Path) -> None:
    for line in examples(page):
        name = line.split()[0]
        assert name in commands(), line
        known = set(re.findall(r"--[a-z][a-z-]*", commands()[name].format_help()))
        if name == "scheme":  # its actions have options of their own
            known.add("--out")
        assert set(re.findall(r"--[a-z][a-z-]*", line)) <= known, line


def test_readme_names_every_command() -> None:
    """With what it does, in the list of the command line."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert not [
        name for name in commands() if f"`{name}`" not in text and f".py {name}" not in text
    ]


# ---------------------------------------------------------------------- what the window says


@cache
def window_texts() -> frozenset[str]:
    """Return the texts of the window in Chinese, without the letters of their keys."""
    found = parse(TRANSLATIONS / "jiaobao_en.ts").iter("source")
    return frozenset(re.sub(r"\(&.\)", "", text.text or "") for text in found)


@cache
def messages() -> tuple[str, ...]:
    """Return every sentence of the program; what is filled in is an ellipsis."""
    areas = [tomllib.loads(path.read_text("utf-8")) for path in TRANSLATIONS.glob("*.toml")]
    told = [entry["zh"] for area in areas for entry in area.values() if "zh" in entry]
    return tuple(re.sub(r"\{[^}]*\}", "…", text) for text in [*told, *window_texts()])


def told_in_manual() -> list[str]:
    """Return the first column of the last table: what the program says."""
    table = MANUAL.read_text("utf-8").partition("| 程序说 | 怎么办 |\n|---|---|\n")[2]
    rows = table.partition("\n\n")[0].splitlines()
    return [row.split("|")[1].strip() for row in rows]


@pytest.mark.parametrize("said", told_in_manual())
def test_the_program_says_so(said: str) -> None:
    wanted = re.sub(r" ?… ?", "…", said)
    assert any(wanted in re.sub(r" ?… ?", "…", message) for message in messages())


def test_the_table_of_messages_is_read() -> None:
    assert len(told_in_manual()) >= 15


def test_paths_through_menus_exist() -> None:
    paths = re.findall(r"“((?:文件|编辑|视图|帮助) → [^”]+)”", MANUAL.read_text("utf-8"))
    assert paths
    gone = [(path, step) for path in paths for step in path.split(" → ") if not stands(step)]
    assert not gone


def stands(step: str) -> bool:
    """Say whether the window shows ``step``; a menu's dots may be left out."""
    return step in window_texts() or f"{step}…" in window_texts()
