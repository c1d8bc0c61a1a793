"""Arguments: what argparse complains of, said in the language asked for."""

from __future__ import annotations

import pytest

from desktop.commands.arguments import language_of, period, translated
from desktop.faults import Fault


@pytest.mark.parametrize(
    ("message", "zh"),
    [
        ("the following arguments are required: UNIT, PERIOD", "缺少 UNIT, PERIOD"),
        ("unrecognized arguments: --foo", "不认识 --foo"),
        ("argument --out: expected one argument", "--out 后面应有一个值"),
        (
            "argument --lang: invalid choice: 'fr' (choose from 'zh', 'en')",
            "--lang 不能是 'fr'，可以是 'zh', 'en'",
        ),
        ("argument --seed: invalid int value: 'x'", "--seed 应为整数，而不是 'x'"),
        ("argument --units: 1…88", "--units：1…88"),
        ("something new", "something new"),
    ],
)
def test_complaints(message: str, zh: str) -> None:
    assert translated(message, "zh") == zh
    assert translated(message, "en") == message


@pytest.mark.parametrize("text", ["2000", "2026", "2099"])
def test_years(text: str) -> None:
    assert period(text) == text


@pytest.mark.parametrize("text", ["1999", "2100", "26", "２０２６", "2026 ", "2026\n", ""])
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(Fault, match=r"cli\.period"):
        period(text)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ([], "zh"),
        (["--lang", "en", "units"], "en"),
        (["units", "--lang=en"], "en"),
        (["units", "--lang", "zh"], "zh"),
        (["units", "--lang"], "zh"),
    ],
)
def test_language(words: list[str], lang: str) -> None:
    assert language_of(words) == lang


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "units", "--find", "凤冈"),
        ("units", "--json", "--find", "凤冈"),
        ("units", "--find", "凤冈", "--json"),
    ],
)
def test_common_options_stand_before_or_after_the_command(run, words: tuple[str, ...]) -> None:
    assert run(*words).records[0]["code"] == "520327"


def test_help_is_chinese_or_english(run) -> None:
    chinese, english = run("enter", "--help"), run("--lang", "en", "enter", "--help")
    assert chinese.status == english.status == 0
    assert chinese.out.startswith("用法：")
    assert "选项" in chinese.out
    assert "options" not in chinese.out
    assert english.out.startswith("usage: ")
    assert "the unit" in english.out
