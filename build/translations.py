"""Collect the window's texts into the English translation and compile it.

    .venv/bin/python build/translations.py

Texts come from every module below ``ui/``; the translation is kept in
``resources/translations/jiaobao_en.ts`` and compiled to a ``.qm`` beside it, which is not committed.
Texts that wait for their English are counted.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import parse

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "resources" / "translations" / "jiaobao_en.ts"
SCRIPTS = Path(sys.executable).parent


def waiting(source: Path) -> list[str]:
    """Return the texts that have no finished translation."""
    texts = []
    for message in parse(source).iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            texts.append(message.findtext("source", ""))
    return texts


def main() -> int:
    """Update and compile; return 1 while a text has no English."""
    modules = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    update = [str(SCRIPTS / "pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none"]
    update += ["-source-language", "zh_CN", "-target-language", "en", *modules]
    subprocess.run([*update, "-ts", str(SOURCE)], cwd=ROOT, check=True)
    release = [str(SCRIPTS / "pyside6-lrelease"), "-silent", str(SOURCE)]
    subprocess.run([*release, "-qm", str(SOURCE.with_suffix(".qm"))], cwd=ROOT, check=True)
    missing = waiting(SOURCE)
    for text in missing:
        sys.stderr.write(f"尚无英文 Not translated: {text}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
