"""Wording: both languages say the same, and the program asks for no sentence that is not there."""

from __future__ import annotations

import ast
import errno
import os
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.words import Language, area, say

ROOT = Path(__file__).resolve().parent.parent.parent
AREAS = sorted(path.stem for path in (ROOT / "resources" / "translations").glob("*.toml"))


def fields_of(template: str) -> set[str]:
    """Return the names of the fields in a template."""
    return {
        name.split(".")[0].split("[")[0]
        for _, name, _, _ in string.Formatter().parse(template)
        if name
    }


def spoken() -> Iterator[tuple[str, str, set[str] | None]]:
    """Yield place, key and fields of each sentence that the program names outright.

    Fields are None where they are handed on from elsewhere (``**fields``).
    """
    for path in sorted((ROOT / "desktop").rglob("*.py")) + sorted((ROOT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            first = node.args[0]
            if name in ("say", "Fault") and isinstance(first, ast.Constant):
                given = {keyword.arg for keyword in node.keywords}
                known = None if None in given else {str(field) for field in given}
                yield f"{path.relative_to(ROOT)}:{node.lineno}", str(first.value), known


@pytest.mark.parametrize("name", AREAS)
def test_every_sentence_is_there_in_both_languages(name: str) -> None:
    with (ROOT / "resources" / "translations" / f"{name}.toml").open("rb") as file:
        table = tomllib.load(file)
    assert area(name) == table
    for key, sentence in table.items():
        assert set(sentence) == {"zh", "en"}, key
        assert bool(sentence["zh"]) == bool(sentence["en"]), key
        # English may say less (the scheme's own words are Chinese), never ask for more.
        assert fields_of(sentence["en"]) <= fields_of(sentence["zh"]), key


def test_every_sentence_the_program_names_exists_and_gets_its_fields() -> None:
    wrong = []
    for place, key, given in spoken():
        name, _, rest = key.partition(".")
        sentence = area(name).get(rest) if name in AREAS else None
        if sentence is None:
            wrong.append(f"{place}: no sentence {key}")
        elif given is not None and (lacking := fields_of(sentence["zh"]) - given):
            wrong.append(f"{place}: {key} lacks {sorted(lacking)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("lang", "sentence"), [("zh", "表2-1 第3行 本年实际"), ("en", "Form 2-1 row 3 本年实际")]
)
def test_fields_are_filled_in(lang: Language, sentence: str) -> None:
    form = say("places.form", lang, number="2-1")
    assert say("places.cell", lang, form=form, row=3, column="本年实际") == sentence


@pytest.mark.parametrize("key", ["places.nowhere", "places.cell"])
def test_a_missing_sentence_or_field_is_a_defect(key: str) -> None:
    with pytest.raises(KeyError):
        say(key)


@pytest.mark.parametrize(
    ("lang", "count", "sentence"),
    [
        ("zh", 1, "共 1 处问题"),
        ("en", 1, "1 fault"),
        ("en", 0, "0 faults"),
        ("en", 2, "2 faults"),
    ],
)
def test_one_and_several(lang: Language, count: int, sentence: str) -> None:
    assert say("cli.scheme-faults", lang, count=count) == sentence


@pytest.mark.parametrize(("lang", "told"), [("zh", "unit、row"), ("en", "unit, row")])
def test_several_things_are_listed_as_the_language_does(lang: Language, told: str) -> None:
    assert told in say("scheme.bad-enum", lang, value="x", allowed=("unit", "row"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_system_speaks_our_language(tmp_path: Path, lang: Language) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        (tmp_path / "none" / "file").read_bytes()
    told = say("cli.no-directory", lang, path="p", reason=caught.value)
    assert told.endswith(area("system")["ENOENT"][lang])
    assert os.strerror(errno.ENOENT) not in told


def test_the_names_of_error_numbers_exist() -> None:
    assert {n for n in area("system") if n not in vars(errno)} == {"other"}


def test_an_odd_error_of_the_system_keeps_its_text() -> None:
    odd = OSError(errno.EBADMSG, "Bad message")
    assert say("cli.no-directory", "zh", path="p", reason=odd).endswith(
        f"系统错误 {errno.EBADMSG}：Bad message"
    )
    assert "nothing known" in say(
        "cli.no-directory", "en", path="p", reason=OSError("nothing known")
    )
