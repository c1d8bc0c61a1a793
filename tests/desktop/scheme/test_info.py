"""scheme.toml: one way to write it; flat and back it stays the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.resources import resource_path
from desktop.scheme.info import flatten, gather, lint_info, write_info

BUILT_IN = resource_path("schemes", "transport-annual", "scheme.toml").read_text("utf-8")


def test_the_built_in_head_is_canonical() -> None:
    assert write_info(tomllib.loads(BUILT_IN)) == BUILT_IN
    assert list(lint_info(BUILT_IN)) == []


def test_flat_and_back(small: Path) -> None:
    for text in (BUILT_IN, (small / "scheme.toml").read_text("utf-8")):
        flat = dict(flatten(tomllib.loads(text)))
        assert write_info(gather(flat)) == text


def test_flat_names() -> None:
    flat = dict(flatten(tomllib.loads(BUILT_IN)))
    assert flat["levels"] == "county;prefecture;dept"
    assert flat["sign.filler.title"] == "填表人"
    assert flat["sign.filler.required"] == "是"
    assert flat["instructions.1"].startswith("统计范围")


def test_what_does_not_belong_is_kept_for_the_linter() -> None:
    flat = dict(flatten(tomllib.loads(BUILT_IN)))
    flat["tittle"] = flat.pop("title")
    flat["sign.filler.colour"] = "red"
    faults = {(f.code, f.column) for f in lint_info(write_info(gather(flat)))}
    assert faults == {("scheme.unknown-entry", "tittle"), ("scheme.missing-entry", "title")}
    flat["title"] = flat.pop("tittle")
    faults = {(f.code, f.column) for f in lint_info(write_info(gather(flat)))}
    assert faults == {("scheme.unknown-entry", "sign.filler.colour")}


def test_english_instructions_may_lack() -> None:
    info = tomllib.loads(BUILT_IN)
    del info["instructions_en"]
    assert list(lint_info(write_info(info))) == []
    assert not any(name.startswith("instructions_en") for name in dict(flatten(info)))
    text = BUILT_IN.replace("instructions_en = [\n", "instructions_en = [\n    1,\n", 1)
    faults = [(fault.code, fault.column) for fault in lint_info(text)]
    assert faults == [("scheme.bad-type", "instructions_en")]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_text_survives_the_writing(text: str) -> None:
    info = tomllib.loads(BUILT_IN) | {"title": text, "instructions": [text, text]}
    assert tomllib.loads(write_info(info)) == info
