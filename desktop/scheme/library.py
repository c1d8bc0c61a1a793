"""The library: the built-in scheme and those installed below ``<data>/schemes/<id>/<version>/``."""

from __future__ import annotations

import os
import shutil
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from desktop.faults import Fault
from desktop.resources import resource_path
from desktop.scheme.loader import BUILT_IN, load_scheme
from desktop.scheme.model import Scheme
from desktop.scheme.tables import INFO, REPORT, TABLES, file_of

FILES = tuple(file_of(name) for name in (INFO, *TABLES, REPORT))
"""Every file of a scheme."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One scheme of the library."""

    id: str
    version: str
    title: str
    path: Path
    built_in: bool
    title_en: str = ""


class Library:
    """The schemes of one data directory, the built-in one among them."""

    def __init__(self, data: Path) -> None:
        self.folder = data / "schemes"

    def entries(self) -> list[Entry]:
        """Return all schemes by id, newest version first.

        Raises Fault ``scheme.unreadable`` when the head of an installed one is broken.
        """
        found = [_entry(resource_path("schemes", BUILT_IN), built_in=True)]
        for path in sorted(self.folder.glob("*/[0-9]*/scheme.toml")):
            found.append(_entry(path.parent, built_in=False))
        found.sort(key=lambda entry: _order(entry.version), reverse=True)
        return sorted(found, key=lambda entry: entry.id)

    def entry(self, scheme_id: str, version: str = "") -> Entry:
        """Return the entry of a scheme, the newest version when none is given.

        Raises Fault ``scheme.unknown-scheme``.
        """
        entries = self.entries()
        for entry in entries:
            if entry.id == scheme_id and version in ("", entry.version):
                return entry
        known = tuple(f"{entry.id} {entry.version}" for entry in entries)
        raise Fault("scheme.unknown-scheme", id=f"{scheme_id} {version}".strip(), known=known)

    def find(self, scheme_id: str, version: str = "") -> Scheme:
        """Return the scheme itself; raises what :meth:`entry` and the loader raise."""
        return load_scheme(self.entry(scheme_id, version).path)

    def kept(self, scheme_id: str, version: str) -> Entry:
        """Return the entry of this very version, or the newest of the scheme when it is gone.

        Raises Fault ``scheme.unknown-scheme`` when no version of it is there.
        """
        there = any((e.id, e.version) == (scheme_id, version) for e in self.entries())
        return self.entry(scheme_id, version if there else "")

    def install(self, directory: Path) -> Entry:
        """Copy the scheme in ``directory`` into the library, whole or not at all.

        Raises Faults with every fault of the scheme, Fault ``scheme.installed-already`` when this
        version is there with other contents, Fault ``scheme.not-written`` when the disk refuses.
        """
        from desktop.scheme.linter import checked

        scheme = checked(directory)
        target = self.folder / scheme.id / scheme.version
        for entry in self.entries():
            if (entry.id, entry.version) == (scheme.id, scheme.version):
                if _same(entry.path, directory):
                    return entry
                raise Fault("scheme.installed-already", id=scheme.id, version=scheme.version)
        try:
            _copy(directory, target)
        except OSError as error:
            raise Fault("scheme.not-written", path=str(target), reason=error) from error
        return _entry(target, built_in=False)


def _entry(path: Path, *, built_in: bool) -> Entry:
    try:
        info = tomllib.loads((path / "scheme.toml").read_text(encoding="utf-8"))
        title, english = info["title"], info.get("title_en", "")
        return Entry(info["id"], info["version"], title, path, built_in, english)
    except (OSError, ValueError, KeyError) as error:
        raise Fault(
            "scheme.unreadable", path=getattr(error, "filename", None) or str(path), reason=error
        ) from error


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _same(one: Path, other: Path) -> bool:
    """Whether two schemes are the same; one installed long ago may lack a file of today's."""
    return all(
        (one / name).is_file() and (one / name).read_bytes() == (other / name).read_bytes()
        for name in FILES
    )


def _copy(source: Path, target: Path) -> None:
    """Copy the files beside ``target``, make them durable, then give the folder its name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".incoming-", dir=target.parent))
    try:
        for name in FILES:
            with (beside / name).open("wb") as file:
                file.write((source / name).read_bytes())
                file.flush()
                os.fsync(file.fileno())
        beside.chmod(0o755)
        beside.rename(target)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        raise
