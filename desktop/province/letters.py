"""A mail taken apart: its attachments, under the names that their senders gave them.

Names come as RFC 2231, as RFC 2047 words (which the RFC forbids and most mail programs write), or as
bare GBK; charsets are called ``gb2312`` and hold more than that.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import email.parser
import email.utils
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.policy import compat32
from typing import NamedTuple

from desktop.faults import Fault

MOST_PARTS = 1_000
MOST_NESTED = 50
"""Multiparts in one mail; the parser goes into each."""

_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(?<=\?=)\s+(?==\?)")
_CHINESE = {"gb2312", "gbk", "gb_2312-80", "cp936", "hz-gb-2312", "x-gbk"}


class Attachment(NamedTuple):
    """A file in a mail."""

    name: str
    content: bytes


class Mail(NamedTuple):
    """What a mail brings."""

    attachments: tuple[Attachment, ...]
    sent: dt.date | None
    """The day in its head."""


def attachments(content: bytes, file: str) -> Mail:
    """Return what the mail ``content`` brings; a mail within it is a file ``….eml``.

    Raises Fault ``province.mail-damaged`` or ``province.mail-empty``.
    """
    if content.lower().count(b"multipart/") > MOST_NESTED:
        raise Fault("province.mail-damaged", file=file)
    message = email.parser.BytesParser(policy=compat32).parsebytes(content)
    if not message.keys():
        raise Fault("province.mail-damaged", file=file)
    found: list[Attachment] = []
    for part in _parts(message):
        if len(found) >= MOST_PARTS:
            raise Fault("province.mail-damaged", file=file)
        found.append(part)
    if not found:
        raise Fault("province.mail-empty", file=file)
    return Mail(tuple(found), _day(message))


def _parts(message: Message) -> Iterator[Attachment]:
    if message.get_content_type() == "message/rfc822":
        inner = message.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            name = file_name(message) or "mail"
            if not name.lower().endswith(".eml"):
                name += ".eml"
            yield Attachment(name, inner[0].as_bytes())
        return
    payload = message.get_payload()
    if message.is_multipart() and isinstance(payload, list):
        for part in payload:
            if isinstance(part, Message):
                yield from _parts(part)
        return
    name = file_name(message)
    kind = message.get_content_maintype()
    if kind == "image" and message.get("Content-ID"):
        return  # a picture in the text
    if name or kind not in ("text", "multipart"):
        body = message.get_payload(decode=True)
        yield Attachment(name or "_", body if isinstance(body, bytes) else b"")


def file_name(part: Message) -> str:
    """Return the name of an attachment, "" when it has none; never a path."""
    for header, parameter in (("Content-Disposition", "filename"), ("Content-Type", "name")):
        raw = next((str(v) for k, v in part.raw_items() if k.lower() == header.lower()), None)
        if raw is None:
            continue
        plain = Message(policy=compat32)
        plain[header] = _text(raw.encode("utf-8", "surrogateescape"))
        value = plain.get_param(parameter, header=header)
        if isinstance(value, tuple):
            charset, _, text = value
            value = _decoded(text.encode("latin-1", "replace"), charset or "utf-8")
        if value:
            name = decoded_words(str(value)).replace("\\", "/").rpartition("/")[2]
            shown = "".join(sign if sign.isprintable() else "_" for sign in name)
            return shown.strip()
    return ""


def decoded_words(text: str) -> str:
    """Return ``text`` with its RFC 2047 words decoded; a sign may lie across two of them."""
    text = _BETWEEN.sub("", text)
    out, held, held_charset, end = "", b"", "", 0
    for match in _WORD.finditer(text):
        charset, how, word = match[1].partition("*")[0].lower(), match[2].upper(), match[3]
        if held and (match.start() > end or charset != held_charset):
            out, held = out + _decoded(held, held_charset), b""
        out += text[end : match.start()]
        held, held_charset, end = held + _bytes(how, word), charset, match.end()
    return out + (_decoded(held, held_charset) if held else "") + text[end:]


def _bytes(how: str, word: str) -> bytes:
    raw = word.encode("ascii", "replace")
    if how == "Q":
        return quopri.decodestring(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return raw


def _decoded(raw: bytes, charset: str) -> str:
    charset = charset.lower()
    try:
        return raw.decode("gb18030" if charset in _CHINESE else charset)
    except (LookupError, UnicodeDecodeError):
        return _text(raw)


def _text(raw: bytes) -> str:
    """Return bytes of no declared charset as text: UTF-8 if they are that, else GBK."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _day(message: Message) -> dt.date | None:
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, OverflowError):
        return None
