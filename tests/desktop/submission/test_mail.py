"""The mail draft: read back by Python's parser, names in both forms, the same bytes each time."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.header import decode_header, make_header
from typing import Any

import pytest

from desktop.faults import Fault
from desktop.submission.mail import MOST, Letter, Sent, eml, encoded_words, letter, recipients_of

SENT = Sent(
    authority="贵州省交通运输厅",
    title="交通运输工作年度统计报表制度",
    unit="520327",
    bureau="凤冈县交通运输局",
    period="2026",
    version=2,
    code="7K3M-9XQ2",
    file="2026_520327_凤冈县_交通年报_v2.xlsx",
    filler="张三",
    phone="0851-12345678",
)
NAMES = [
    SENT.file,
    "2026_520327_凤冈县_交通年报_v2_加密.xlsx",
    "2026_5203_𠮷林镇" + "很长的名字" * 13 + "_v1.xlsx",
    'a"b;c%41 d.xlsx',
    "plain.pdf",
]


def draft(name: str = SENT.file, content: bytes = b"PK\x03\x04\0\xff") -> bytes:
    return eml(letter(SENT, "tongji@example.gov.cn；b@example.cn"), [(name, content)])


@pytest.mark.parametrize("name", NAMES)
def test_both_forms_of_a_name_are_read_back(name: str):
    content = bytes(range(256)) * 400
    whole: Any = email.message_from_bytes(draft(name, content))
    (_, part) = whole.get_payload()
    in_type = part.get_param("name")
    assert str(make_header(decode_header(in_type))) == name, "RFC 2047, for QQ Mail"
    disposition = part["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    assert part.get_filename() == name, "RFC 2231"
    assert part.get_payload(decode=True) == content
    modern = email.message_from_bytes(draft(name, content), policy=email.policy.default)
    (attachment,) = modern.iter_attachments()
    assert attachment.get_filename() == name
    assert attachment.get_content_type().endswith("pdf" if name.endswith("pdf") else "sheet")


def test_the_draft_is_one_and_says_what_it_carries():
    read: Any = email.message_from_bytes(draft(), policy=email.policy.default)
    assert read["X-Unsent"] == "1"
    assert read["To"] == "tongji@example.gov.cn, b@example.cn"
    assert read["Subject"] == "2026年交通年报 520327 凤冈县交通运输局 第2版"
    body = read.get_body()
    assert body["Content-Transfer-Encoding"] == "base64"
    assert body.get_content_charset() == "utf-8"
    text = body.get_content()
    for said in (SENT.authority, SENT.file, SENT.code, "张三", SENT.phone, "回执", "第2版"):
        assert said in text
    assert "密码" not in text
    assert read.defects == []


def test_lines_are_short_end_in_crlf_and_hold_ascii_alone():
    raw = draft(NAMES[2], b"x" * 5000)
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) < 998
    assert raw == draft(NAMES[2], b"x" * 5000)


@pytest.mark.parametrize(
    ("change", "said", "unsaid"),
    [
        ({"version": 0, "code": ""}, "草稿", "校验码"),
        ({"has_password": True}, "密码另行告知", "草稿"),
        ({"filler": "", "phone": ""}, "请查收", "填表人"),
    ],
)
def test_the_body_fits_what_is_sent(change, said, unsaid):
    body = letter(replace(SENT, **change)).body
    assert said in body
    assert unsaid not in body


def test_in_english():
    written = letter(SENT, lang="en")
    assert "version 2" in written.subject
    assert "Verification code: 7K3M-9XQ2" in written.body


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        (" a@b.cn ", ("a@b.cn",)),
        (
            "a@b.cn，c.d@e-f.gov.cn; g@h.cn、i@j.cn",
            ("a@b.cn", "c.d@e-f.gov.cn", "g@h.cn", "i@j.cn"),
        ),
    ],
)
def test_recipients(text, found):
    assert recipients_of(text) == found


@pytest.mark.parametrize(
    "text", ["张三", "a@b", "a@b.cn\nBcc:x", "<a@b.cn>", "a@b.cn, @", "ａ@b.cn"]
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(Fault) as caught:
        recipients_of(text)
    assert caught.value.code == "mail.address"


def test_no_header_can_be_slipped_in():
    sent = replace(SENT, bureau="局\r\nBcc: x@y.cn", file="a.xlsx")
    read = email.message_from_bytes(eml(letter(sent), []), policy=email.policy.default)
    assert read["Bcc"] is None
    assert "Bcc: x@y.cn" in read["Subject"]


def test_a_name_with_line_breaks_stays_one_name():
    read = email.message_from_bytes(draft("a\r\nX-Bad: 1\r\n.xlsx"), policy=email.policy.default)
    (part,) = read.iter_attachments()
    assert part["X-Bad"] is None


@pytest.mark.parametrize("extra", [0, 1])
def test_what_no_server_takes_is_refused(extra: int):
    attachment = [("a.xlsx", bytes(MOST + extra))]
    message = Letter((), "", "")
    if extra:
        with pytest.raises(Fault) as caught:
            eml(message, attachment)
        assert (caught.value.code, caught.value.fields["most"]) == ("mail.too-large", 20)
    else:
        assert len(eml(message, attachment)) > MOST


def test_no_sign_is_cut_in_two():
    for word in encoded_words("𠮷" * 40).split():
        assert len(word) <= 75
        ((raw, charset),) = decode_header(word)
        assert set(raw.decode(charset)) == {"𠮷"}
