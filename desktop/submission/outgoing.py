"""What is made of an exported workbook to send it: an encrypted copy, a PDF to sign, a mail draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from desktop.records.snapshot import Snapshot
from desktop.scheme.model import Scheme
from desktop.submission.mail import Letter, Sent, eml, letter
from desktop.submission.password import protected
from desktop.submission.pdf import write_pdf
from desktop.words import Language, say
from desktop.workbook.plan import COVER, make_plan, sheet_name
from desktop.workbook.save import save


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One exported workbook that lies at ``path``."""

    scheme: Scheme
    snapshot: Snapshot
    path: Path
    version: int
    """0 for a draft."""
    code: str
    """校验码, "" for a draft."""
    lang: Language = "zh"

    def write_protected(self, password: str) -> Path:
        """Write the encrypted copy beside the workbook: ``…_v1_加密.xlsx``; return its path.

        Raises the faults of :func:`desktop.submission.password.protected` and of saving.
        """
        word = say("mail.protected", self.lang)
        target = self.path.with_name(f"{self.path.stem}_{word}{self.path.suffix}")
        save(protected(self.path.read_bytes(), password), target)
        return target

    def write_pdf(self) -> Path:
        """Write cover and forms beside the workbook as ``…_v1.pdf``; return its path.

        Raises the faults of :func:`desktop.submission.pdf.write_pdf`.
        """
        target = self.path.with_suffix(".pdf")
        # The file may have been written in another language than the one asked for now.
        sheets = {sheet_name(COVER, lang) for lang in get_args(Language)}
        for lang in get_args(Language):
            forms = make_plan(self.scheme, self.snapshot, lang=lang).forms
            sheets |= {form.sheet for form in forms}
        write_pdf(self.path.read_bytes(), sheets, target)
        return target

    def letter(self, recipients: str = "", attachment: Path | None = None) -> Letter:
        """Return recipient, subject and body of the mail that carries ``attachment``.

        Without one it carries the workbook itself. Raises Fault ``mail.address``.
        """
        unit, values = self.snapshot.unit, self.snapshot.values
        sent = Sent(
            authority=self.scheme.authority,
            title=self.scheme.title if self.lang == "zh" else self.scheme.title_en,
            unit=unit.code,
            bureau=unit.bureau,
            period=self.snapshot.period,
            version=self.version,
            code=self.code,
            file=(attachment or self.path).name,
            filler=str(values.get("sign.filler", "")),
            phone=str(values.get("sign.phone", "")),
            has_password=attachment not in (None, self.path),
        )
        return letter(sent, recipients, self.lang)

    def write_mail(self, recipients: str = "", attachment: Path | None = None) -> Path:
        """Write the draft beside the workbook as ``…_v1.eml``; return its path.

        Raises Fault ``mail.address``, ``mail.too-large`` or one of saving.
        """
        carried = attachment or self.path
        draft = eml(self.letter(recipients, attachment), [(carried.name, carried.read_bytes())])
        target = self.path.with_suffix(".eml")
        save(draft, target)
        return target
