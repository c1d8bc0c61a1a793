"""Mails: names of attachments as mail programs write them."""

from __future__ import annotations

import base64
import datetime as dt
from urllib.parse import quote

import pytest

from desktop.faults import Fault
from desktop.province.letters import attachments, decoded_words
from desktop.submission.mail import Letter, eml

NAME = "2026_520327_凤冈县_交通年报_v1.xlsx"
GBK = NAME.encode("gb18030")


def word(text: bytes, charset: str) -> bytes:
    return b"=?" + charset.encode() + b"?B?" + base64.b64encode(text) + b"?="


def mail(*heads: bytes, body: bytes = b"content") -> bytes:
    """A mail with one attachment that has these heads."""
    return b"\r\n".join(
        [
            b"Date: Fri, 8 Jan 2027 10:00:00 +0800",
            b'Content-Type: multipart/mixed; boundary="B"',
            b"",
            b"--B",
            b"Content-Type: text/plain; charset=gb2312",
            b"",
            "请查收".encode("gb18030"),
            b"--B",
            *heads,
            b"Content-Transfer-Encoding: base64",
            b"",
            base64.b64encode(body),
            b"--B--",
            b"",
        ]
    )


AT = b"Content-Disposition: attachment; "
BINARY = b"Content-Type: application/octet-stream; "
TWO_WORDS = (
    b'name="' + word(GBK[:13], "gb2312") + b"\r\n " + word(GBK[13:], "gb2312") + b'"'
)  # 凤 is cut in two
FORMS = {
    "RFC 2231": (AT + b"filename*=UTF-8''" + quote(NAME).encode(),),
    "RFC 2231 in pieces": (
        AT + b"filename*0*=UTF-8''2026%5F520327_" + quote("凤冈县").encode() + b";",
        b" filename*1*=" + quote("_交通年报_v1.xlsx").encode(),
    ),
    "RFC 2231 in GBK": (AT + b"filename*=GBK''" + quote(GBK).encode(),),
    "RFC 2047": (AT + b'filename="' + word(NAME.encode(), "utf-8") + b'"',),
    "RFC 2047 in GBK": (AT + b'filename="' + word(GBK, "gbk") + b'"',),
    "two words, one sign in both": (BINARY + TWO_WORDS,),
    "bare GBK": (AT + b'filename="' + GBK + b'"',),
    "bare UTF-8": (AT + b'filename="' + NAME.encode() + b'"',),
    "in Content-Type alone": (BINARY + b'name="' + GBK + b'"',),
    "a path before it": (AT + b'filename="C:\\\\temp\\\\' + GBK + b'"',),
}


@pytest.mark.parametrize("form", FORMS)
def test_names(form: str):
    found = attachments(mail(*FORMS[form]), "来信.eml")
    assert [(one.name, one.content) for one in found.attachments] == [(NAME, b"content")]
    assert found.sent == dt.date(2027, 1, 8)


def test_our_own_draft_is_read():
    draft = eml(Letter((), "报送", "请查收\n"), [(NAME, b"PK"), ("封面.pdf", b"%PDF")])
    found = attachments(draft, "来信.eml")
    assert [one.name for one in found.attachments] == [NAME, "封面.pdf"]
    assert found.sent is None


def test_a_picture_in_the_text_is_no_attachment():
    picture = (b'Content-Type: image/png; name="logo.png"', b"Content-ID: <1>")
    with pytest.raises(Fault) as raised:
        attachments(mail(*picture), "来信.eml")
    assert raised.value.code == "province.mail-empty"


def test_a_mail_in_a_mail_is_a_file():
    inner = mail(*FORMS["RFC 2047"])
    outer = (
        b'Content-Type: multipart/mixed; boundary="C"\r\n\r\n--C\r\n'
        b"Content-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--C--\r\n"
    )
    (found,) = attachments(outer, "转发.eml").attachments
    assert found.name == "mail.eml"
    assert attachments(found.content, found.name).attachments[0].name == NAME


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Subject: x\r\n\r\ntext", "province.mail-empty"),
        (b"", "province.mail-damaged"),
        (b"\x00\xff" * 500, "province.mail-damaged"),
        (b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" * 200, "province.mail-damaged"),
    ],
)
def test_what_is_no_mail(content: bytes, code: str):
    with pytest.raises(Fault) as raised:
        attachments(content, "来信.eml")
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("plain.xlsx", "plain.xlsx"),
        ("=?utf-8?Q?=E5=87=A4_=E5=86=88?=.xlsx", "凤 冈.xlsx"),
        ("=?unknown?B?5Yek?=", "凤"),
        ("=?utf-8?B?Y?=", "Y"),
        ("a =?utf-8?B?5Yek?= b", "a 凤 b"),
    ],
)
def test_words(text: str, meant: str):
    assert decoded_words(text) == meant
