"""The mail that carries a report: recipient, subject and body to copy, or an ``.eml`` draft.

The draft opens unsent in Outlook (``X-Unsent: 1``). Names of attachments are written twice, because
one half of the mail programs reads only the one form: RFC 2047 in ``Content-Type``, RFC 2231 in
``Content-Disposition``.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from email.policy import compat32
from pathlib import PurePath

from desktop.faults import Fault
from desktop.words import Language, say

MOST = 20 * 1024 * 1024
"""Bytes of attachments; many mail servers refuse more."""
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
_WORD_BYTES = 45
"""Of text in one encoded word, which may be 75 characters long with its frame."""
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_BETWEEN = re.compile(r"[,;，；、\s]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes out, as far as the letter speaks of it."""

    authority: str
    title: str
    """Title of the scheme."""
    unit: str
    """Code of the unit."""
    bureau: str
    period: str
    version: int
    """0 for a draft."""
    code: str
    """校验码, "" for a draft."""
    file: str
    filler: str = ""
    phone: str = ""
    has_password: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """What one copies into a mail program."""

    recipients: tuple[str, ...]
    subject: str
    body: str


def recipients_of(text: str) -> tuple[str, ...]:
    """Return the addresses in ``text``, separated by commas, semicolons or spaces.

    Raises Fault ``mail.address`` for what is none.
    """
    found = tuple(part for part in _BETWEEN.split(text.strip()) if part)
    for address in found:
        if not _ADDRESS.fullmatch(address):
            raise Fault("mail.address", text=address)
    return found


def letter(sent: Sent, recipients: str = "", lang: Language = "zh") -> Letter:
    """Return the letter to go with a report; raises the fault of :func:`recipients_of`."""
    is_final = sent.version > 0
    edition = say("mail.version" if is_final else "mail.draft", lang, version=sent.version)
    facts = {
        "authority": sent.authority,
        "title": sent.title,
        "unit": sent.unit,
        "bureau": sent.bureau,
        "period": sent.period,
        "edition": edition,
        "file": sent.file,
        "code": sent.code,
        "filler": sent.filler,
        "phone": sent.phone,
    }
    parts = ["greeting", "text", "file"]
    parts += ["code"] if is_final else ["not-final"]
    parts += ["password"] if sent.has_password else []
    parts += ["receipt"] if is_final else []
    parts += ["filler"] if sent.filler or sent.phone else []
    body = "\n".join(say(f"mail.body-{part}", lang, **facts) for part in (*parts, "signed"))
    subject = say("mail.subject", lang, **facts)
    return Letter(recipients_of(recipients), _CONTROL.sub(" ", subject), body + "\n")


def eml(message: Letter, attachments: Sequence[tuple[str, bytes]]) -> bytes:
    """Return the draft with ``attachments`` (name, content); the same letter gives the same bytes.

    Raises Fault ``mail.too-large``.
    """
    size = sum(len(content) for _, content in attachments)
    if size > MOST:
        raise Fault("mail.too-large", size=f"{size / 2**20:.1f}", most=MOST // 2**20)
    whole = Message(policy=compat32)
    whole["MIME-Version"] = "1.0"
    whole["X-Unsent"] = "1"
    if message.recipients:
        whole["To"] = ", ".join(message.recipients)
    whole["Subject"] = encoded_words(message.subject)
    mark = hashlib.sha256(message.body.encode() + b"".join(c for _, c in attachments)).hexdigest()
    whole["Content-Type"] = f'multipart/mixed;\n boundary="=_jiaobao_{mark[:32]}"'
    text = _part('text/plain; charset="utf-8"', message.body.replace("\n", "\r\n").encode())
    whole.set_payload([text, *(_attached(name, content) for name, content in attachments)])
    return whole.as_bytes(policy=compat32.clone(linesep="\r\n", max_line_length=None))


def _attached(name: str, content: bytes) -> Message:
    kind = PDF if PurePath(name).suffix.lower() == ".pdf" else WORKBOOK
    part = _part(f'{kind};\n name="{encoded_words(name)}"', content)
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name))
    return part


def _part(content_type: str, content: bytes) -> Message:
    part = Message(policy=compat32)
    part["Content-Type"] = content_type
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(base64.encodebytes(content).decode("ascii"))
    return part


def encoded_words(text: str) -> str:
    """Return ``text`` as RFC 2047 words ``=?utf-8?B?…?=``, one a line; no sign is cut in two."""
    words: list[bytes] = [b""]
    for sign in text:
        written = sign.encode("utf-8")
        if len(words[-1]) + len(written) > _WORD_BYTES:
            words.append(b"")
        words[-1] += written
    return "\n ".join(f"=?utf-8?B?{base64.b64encode(word).decode('ascii')}?=" for word in words)
