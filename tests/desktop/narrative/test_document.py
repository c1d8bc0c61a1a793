"""The report as a document: headings, figures, tables, charts, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from desktop.narrative.controls import control_tag
from desktop.narrative.document import write_document
from desktop.narrative.page import for_libreoffice
from desktop.submission.pdf import write_document_pdf
from tests.desktop.narrative.drafted import DRAFT, FIGURES, TRACES


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_document(DRAFT, TRACES)


@pytest.fixture(scope="module")
def document(content: bytes):
    return docx.Document(io.BytesIO(content))


def seen(paragraph) -> str:
    """Return the text of a paragraph with that of its controls."""
    return "".join(one.text or "" for one in paragraph._p.iter(qn("w:t")))


def test_the_parts_in_their_styles(document):
    found = [(p.style.name, seen(p)) for p in document.paragraphs]
    assert found[:7] == [
        ("Title", "2026年全省交通运输工作报告"),
        ("Heading 1", "一、围绕年度任务"),
        ("Heading 2", "（一）年度目标任务完成情况"),
        (
            "Body Text",
            "投资“完成”突破1200亿元，比上年增长12.3%，建成【缺数】，乌江不涉及。",
        ),
        ("Body Text", "在贵州全年未发生，全覆盖"),
        ("Body Text", "第一段亮点。"),
        ("Body Text", "第二段亮点 <a&b>。"),
    ]
    assert ("Caption", "表1　年度目标") in found
    assert ("Chart Caption", "图2　各市州投资") in found


def test_headings_stand_in_the_navigation(document):
    levels = {
        name: document.styles[name].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val"))
        for name in ("heading 1", "heading 2", "Annex Title")
    }
    assert levels == {"heading 1": "0", "heading 2": "1", "Annex Title": "0"}


def test_every_figure_is_a_control(document):
    controls = list(document.element.body.iter(qn("w:sdt")))
    tags = {one.find(".//" + qn("w:tag")).get(qn("w:val")) for one in controls}
    assert tags == {control_tag(one.tag) for one in FIGURES}
    ids = [one.find("./" + qn("w:sdtPr") + "/" + qn("w:id")).get(qn("w:val")) for one in controls]
    assert len(set(ids)) == len(ids) == len(FIGURES) + 1  # the assertion has two pieces


def test_every_text_has_its_chinese_font(document):
    for run in document.element.body.iter(qn("w:r")):
        if run.find(qn("w:t")) is not None:
            assert run.rPr.find(qn("w:rFonts")).get(qn("w:hint")) == "eastAsia"


def test_charts_are_native_and_have_their_workbook(content: bytes):
    archive = zipfile.ZipFile(io.BytesIO(content))
    charts = sorted(n for n in archive.namelist() if n.startswith("word/charts/chart"))
    assert charts == ["word/charts/chart1.xml", "word/charts/chart2.xml"]
    for number in (1, 2):
        relations = archive.read(f"word/charts/_rels/chart{number}.xml.rels").decode()
        assert f"../embeddings/chart{number}.xlsx" in relations
        openpyxl.load_workbook(io.BytesIO(archive.read(f"word/embeddings/chart{number}.xlsx")))
    body = archive.read("word/document.xml").decode()
    assert body.count('uri="http://schemas.openxmlformats.org/drawingml/2006/chart"') == 2
    types = archive.read("[Content_Types].xml").decode()
    assert types.count("drawingml.chart+xml") == 2


def test_only_a_chart_with_gaps_says_so(document):
    notes = [p.text for p in document.paragraphs if p.text.startswith("注：")]
    assert len(notes) == 1


def test_a_chart_without_series_is_left_out():
    empty = next(one for one in DRAFT.parts if one.kind == "chart")
    draft = type(DRAFT)("2026", "报告", (type(empty)("chart", "2.1", 1),), {})
    assert b"chart1" not in write_document(draft, ())


def test_without_traces_there_is_no_annex():
    plain = docx.Document(io.BytesIO(write_document(DRAFT, ())))
    assert len(plain.sections) == 1
    assert not any("溯源" in p.text for p in plain.paragraphs)


def test_the_same_bytes_for_the_same_draft(content: bytes):
    assert write_document(DRAFT, TRACES) == content


@pytest.mark.writer
def test_libreoffice_prints_it(content: bytes, tmp_path: Path):
    target = tmp_path / "报告.pdf"
    write_document_pdf(for_libreoffice(content), target)
    assert target.read_bytes().startswith(b"%PDF")
