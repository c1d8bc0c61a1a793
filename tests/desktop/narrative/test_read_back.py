"""An edited document read back: what changed where, and files that are none."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from desktop.faults import Fault
from desktop.narrative.controls import control_tag
from desktop.narrative.document import write_document
from desktop.narrative.draft import Draft
from desktop.narrative.read_back import DEEPEST, compare, read_figures
from desktop.submission.password import protected
from tests.desktop.narrative.drafted import CELL, CLAIM, DRAFT, FIGURES, GROWN, INVESTED, TRACES

MADE = write_document(DRAFT, TRACES)
MAIN = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def edited(*changes: tuple[str, str]) -> bytes:
    """Return the document with its text changed, each place once."""
    body = zipfile.ZipFile(io.BytesIO(MADE)).read(MAIN).decode()
    for old, new in changes:
        assert old in body, old
        body = body.replace(old, new, 1)
    return with_body(body.encode())


def with_body(body: bytes, name: str = MAIN) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return out.getvalue()


def small(inside: str) -> bytes:
    return with_body(f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'.encode())


def now(figure, text: str) -> Draft:
    """Return the draft with another text of one figure."""
    other = replace(figure, text=text)

    def runs(found):
        return tuple(
            replace(r, text=text, figure=other) if r.figure is figure else r for r in found
        )

    parts = tuple(
        replace(p, runs=runs(p.runs), rows=tuple(tuple(runs(c) for c in r) for r in p.rows))
        for p in DRAFT.parts
    )
    return replace(DRAFT, parts=parts, figures={**DRAFT.figures, figure.tag: other})


def states(content: bytes, draft: Draft = DRAFT) -> dict[str, str]:
    found = compare(read_figures(content, "报告.docx"), draft)
    return {one.tag: one.state for one in found if one.state != "same"}


def test_as_it_was_made_everything_agrees():
    found = compare(read_figures(MADE, "报告.docx"), DRAFT)
    assert [one.tag for one in found] == [control_tag(one.tag) for one in FIGURES]
    assert {one.state for one in found} == {"same"}


GREATER = (">突破1200亿元<", ">突破1300亿元<")


@pytest.mark.parametrize(
    ("changes", "draft", "expected"),
    [
        ([GREATER], DRAFT, {"2.1#01": "document"}),
        ([], now(INVESTED, "突破1300亿元"), {"2.1#01": "data"}),
        ([GREATER], now(INVESTED, "突破1300亿元"), {}),
        ([GREATER], now(INVESTED, "突破1100亿元"), {"2.1#01": "both"}),
        ([GREATER, ("｜突破1200亿元", "")], DRAFT, {"2.1#01": "differs"}),
        (
            [('tag w:val="2.1#15"', 'tag w:val="9.9#99"')],
            DRAFT,
            {"2.1#15": "gone", "9.9#99": "unknown"},
        ),
        ([(">全覆盖<", "><")], DRAFT, {CLAIM.tag: "document"}),
    ],
)
def test_what_became_of_a_figure(changes, draft: Draft, expected: dict[str, str]):
    assert states(edited(*changes), draft) == expected


def test_a_figure_in_a_table_is_found_by_its_short_tag():
    assert states(MADE, now(CELL, "1300")) == {control_tag(CELL.tag): "data"}


def test_a_copied_paragraph_is_no_difference():
    body = zipfile.ZipFile(io.BytesIO(MADE)).read(MAIN).decode()
    start = body.index("<w:p>", body.index("年度目标任务完成情况"))
    end = body.index("</w:p>", start) + len("</w:p>")
    copied = body[:end] + body[start:end] + body[end:]
    assert states(with_body(copied.encode())) == {}
    changed = copied.replace(f">{GROWN.text}<", ">增长9%<", 1)
    assert states(with_body(changed.encode())) == {GROWN.tag: "document"}


def control(inside: str, settings: str = "", tag: str = "2.1#01") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/>{settings}</w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (RUN.format("12") + RUN.format("亿元"), "12亿元"),
        (
            f"<w:ins>{RUN.format('13')}</w:ins><w:del><w:r><w:delText>12</w:delText></w:r></w:del>",
            "13",
        ),
        (f"<w:moveFrom>{RUN.format('12')}</w:moveFrom>", ""),
        (f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{RUN.format('12')}</w:p>", "12"),
        ("<w:p><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p>", "一\n二"),
        ("<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/><w:noBreakHyphen/></w:r>", "1\t2\n-"),
        (control(RUN.format("内"), tag="x") + RUN.format("外"), "内外"),
    ],
)
def test_what_is_seen_in_a_control(inside: str, text: str):
    found = read_figures(small(control(inside)), "报告.docx")
    assert found["2.1#01"].text == text


def test_a_control_without_its_tag_is_known_by_its_title():
    tagged = f'<w:tag w:val="{INVESTED.tag}"/>'
    assert states(edited((tagged, ""))) == {}


def test_word_s_own_prompt_is_no_text():
    prompt = control(RUN.format("单击此处输入"), "<w:showingPlcHdr/>")
    assert read_figures(small(prompt), "报告.docx")["2.1#01"].text == ""


def test_strict_documents_are_read_too():
    body = small(control(RUN.format("12")))
    plain = zipfile.ZipFile(io.BytesIO(body)).read(MAIN)
    strict = plain.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_figures(with_body(strict), "报告.docx")["2.1#01"].text == "12"


DEEP = b"<w:p>" * (DEEPEST + 1) + b"</w:p>" * (DEEPEST + 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "reader.empty-file"),
        (b"plain text", "report.not-a-document"),
        (b"%PDF-1.7", "report.not-a-document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "report.old-format"),
        (MADE[: len(MADE) // 2], "report.damaged"),
        (with_body(b"<a/>", "xl/workbook.xml"), "report.not-a-document"),
        (with_body(b"<a><b></a>"), "report.damaged"),
        (with_body(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "report.unsafe-xml"),
        (with_body(DEEP), "report.damaged"),
        (small("<w:p/>"), "report.no-figures"),
        (with_body(b"<a>" + b" " * (33 * 2**20) + b"</a>"), "reader.bomb"),
    ],
)
def test_files_that_are_refused(content: bytes, code: str):
    with pytest.raises(Fault) as caught:
        read_figures(content, "报告.docx")
    assert caught.value.code == code
    assert "报告.docx" in caught.value.text("zh")
    assert "报告.docx" in caught.value.text("en")


def test_a_document_with_a_password_is_refused():
    with pytest.raises(Fault) as caught:
        read_figures(protected(MADE, "机密"), "报告.docx")
    assert caught.value.code == "report.password"
