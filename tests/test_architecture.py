"""The shape of the house, held by tests: who may import whom, how big a thing may grow.

The directions are those of ``docs/architecture.md``. Imports count wherever they stand, in a
function too; only ``TYPE_CHECKING`` blocks are left aside.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).resolve().parent.parent
OURS = ("desktop", "ui", "build", "tests", "resources", "docs", "requirements", ".ci")
BASE = ("desktop.faults", "desktop.words", "desktop.resources", "desktop.progress")
BASE_AND_SCHEME = (*BASE, "desktop", "desktop.scheme", "desktop.scheme.*")
SNAPSHOT = ("desktop.records", "desktop.records.snapshot", "desktop.records.entry")

MODULE_LINES = 500
WINDOW_LINES = 350
FUNCTION_LINES = 60
MAIN_LINES = 30


def modules(*packages: str) -> list[Path]:
    """Return the Python files of ``packages``, sorted."""
    return sorted(path for name in packages for path in (ROOT / name).rglob("*.py"))


def dotted(path: Path) -> str:
    """Return the import name of a file below the root."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_for_types(node: ast.AST) -> bool:
    """Say whether ``node`` is an ``if TYPE_CHECKING:``."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def run_time_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield ``node`` and what is below it, without blocks for types alone."""
    if not is_for_types(node):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from run_time_nodes(child)


def imported(path: Path, known: set[str]) -> set[str]:
    """Return the names out of ``known`` which the file imports when it runs."""
    found: set[str] = set()
    for node in run_time_nodes(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & known
        elif isinstance(node, ast.ImportFrom) and node.module:
            below = {f"{node.module}.{alias.name}" for alias in node.names} & known
            # "from package import name": the module of that name, or else the package itself
            found |= below or ({node.module} & known)
    return found


def import_graph(*packages: str) -> dict[str, set[str]]:
    """Return module → modules it imports, within ``packages``."""
    paths = {dotted(path): path for path in modules(*packages)}
    known = set(paths)
    return {name: imported(path, known) - {name} for name, path in paths.items()}


# Who may not import what, at any distance. ``but`` is let through.
DIRECTIONS = {
    "desktop knows neither Qt nor the window": (
        ("desktop", "desktop.*"),
        ("PySide6*", "shiboken6*", "ui", "ui.*"),
        (),
    ),
    "the scheme stands alone": (
        ("desktop.scheme", "desktop.scheme.*"),
        ("desktop.*",),
        BASE_AND_SCHEME,
    ),
    "a snapshot knows the scheme and nothing else": (
        ("desktop.records.snapshot",),
        ("desktop.*", "sqlite_utils*", "sqlite3"),
        BASE_AND_SCHEME,
    ),
    "checks are functions of a scheme and a snapshot": (
        ("desktop.checks", "desktop.checks.*"),
        ("desktop.*", "sqlite_utils*", "sqlite3", "openpyxl*", "python_calamine*"),
        (*BASE_AND_SCHEME, *SNAPSHOT, "desktop.checks.*", "desktop.checks"),
    ),
    "the workbook is a function of a scheme, a snapshot and findings": (
        ("desktop.workbook", "desktop.workbook.*"),
        ("desktop.*", "sqlite_utils*", "sqlite3"),
        (
            *BASE_AND_SCHEME,
            *SNAPSHOT,
            "desktop.checks",
            "desktop.checks.*",
            "desktop.workbook",
            "desktop.workbook.*",
        ),
    ),
    "the report is a function of a text and figures": (
        ("desktop.narrative", "desktop.narrative.*"),
        ("desktop.*", "sqlite_utils*", "sqlite3"),
        (
            *BASE_AND_SCHEME,
            *SNAPSHOT,
            "desktop.narrative",
            "desktop.narrative.*",
            "desktop.checks",
            "desktop.checks.*",
            "desktop.workbook",
            "desktop.workbook.*",
        ),
    ),
    "records know no workbook": (
        ("desktop.records", "desktop.records.*"),
        ("desktop.workbook*", "openpyxl*", "python_calamine*"),
        (),
    ),
    "checks, workbook and records know no submission": (
        ("desktop.records*", "desktop.checks*", "desktop.workbook*", "desktop.scheme*"),
        ("desktop.submission", "desktop.submission.*"),
        (),
    ),
    "nobody below knows the province's desk": (
        (
            "desktop.records*",
            "desktop.checks*",
            "desktop.workbook*",
            "desktop.scheme*",
            "desktop.submission*",
            "desktop.narrative*",
        ),
        ("desktop.province", "desktop.province.*"),
        (),
    ),
    "only the command line knows the command line": (
        (
            "desktop.records*",
            "desktop.demo*",
            "desktop.checks*",
            "desktop.workbook*",
            "desktop.submission*",
            "desktop.province*",
            "desktop.narrative*",
        ),
        ("desktop.commands*", "desktop.cli"),
        (),
    ),
}


@pytest.mark.parametrize("name", DIRECTIONS)
def test_imports_go_one_way(name: str) -> None:
    who, what, but = DIRECTIONS[name]
    rule = archrule(name).match(*who).should_not_import(*what).may_import(*but)
    rule.check("desktop", skip_type_checking=True)


OWNERS = {
    "openpyxl": "desktop.workbook",
    "python_calamine": "desktop.workbook",
    "sqlite_utils": "desktop.records",
    "sqlite3": "desktop.records",
    "cryptography": "desktop.submission",
    "msoffcrypto": "desktop.submission",
    "docx": "desktop.narrative",
}


@pytest.mark.parametrize("library", OWNERS)
@pytest.mark.parametrize("package", ["desktop", "ui"])
def test_each_heavy_library_has_one_owner(package: str, library: str) -> None:
    owner = OWNERS[library]
    rule = archrule(f"only {owner} uses {library}")
    others = rule.match(package, f"{package}.*").exclude(owner, f"{owner}.*")
    others.should_not_import(library, f"{library}.*").check(
        package, skip_type_checking=True, only_direct_imports=True
    )


@pytest.mark.parametrize("library", ["numpy", "pandas", "xlsxwriter", "pypinyin", "hypothesis"])
@pytest.mark.parametrize("package", ["desktop", "ui"])
def test_the_program_uses_no_library_of_its_tools(package: str, library: str) -> None:
    rule = archrule(f"no {library}").match(package, f"{package}.*")
    rule.should_not_import(library, f"{library}.*").check(package, only_direct_imports=True)


def test_panels_never_import_each_other() -> None:
    graph = import_graph("ui")
    knots = [
        f"{name} imports {other}"
        for name, others in graph.items()
        for other in others
        if name.startswith("ui.panels.") and other.startswith("ui.panels.")
    ]
    assert not knots


@pytest.mark.parametrize("package", ["desktop", "ui"])
def test_no_import_goes_in_a_circle(package: str) -> None:
    try:
        TopologicalSorter(import_graph(package)).prepare()
    except CycleError as error:
        pytest.fail(" ← ".join(error.args[1]))


def test_main_is_short() -> None:
    assert len((ROOT / "main.py").read_text("utf-8").splitlines()) < MAIN_LINES


def test_no_module_is_too_long() -> None:
    limits = {"ui/main_window.py": WINDOW_LINES}
    long = []
    for path in modules("desktop", "ui", "build", "tests"):
        lines = len(path.read_text("utf-8").splitlines())
        name = path.relative_to(ROOT).as_posix()
        if lines > limits.get(name, MODULE_LINES):
            long.append(f"{name}: {lines} lines")
    assert not long


def test_no_function_is_too_long() -> None:
    long = []
    for path in modules("desktop", "ui", "build"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    long.append(f"{dotted(path)}.{node.name}: {lines} lines")
    assert not long


def test_no_drawer_for_odds_and_ends() -> None:
    vague = re.compile(r"(^|_)(utils?|common|helpers?|managers?|misc)$")
    named = [
        path.relative_to(ROOT).as_posix()
        for name in ("desktop", "ui", "build", "tests")
        for path in (ROOT / name).rglob("*")
        if (path.is_dir() or path.suffix == ".py") and vague.search(path.stem)
    ]
    assert not named


def test_build_is_no_package() -> None:
    assert not (ROOT / "build" / "__init__.py").exists(), "it would shadow another build"


def has_functions(path: Path) -> bool:
    """Say whether a module does anything, or only declares the shape of data."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(isinstance(node, kinds) for node in ast.walk(ast.parse(path.read_bytes())))


def test_every_module_has_its_test() -> None:
    missing = []
    for path in modules("desktop", "ui"):
        if path.name == "__init__.py" or not has_functions(path):
            continue
        test = Path("tests") / path.relative_to(ROOT).with_name(f"test_{path.name}")
        if not (ROOT / test).exists():
            missing.append(test.as_posix())
    assert not missing, "modules without their test:\n" + "\n".join(missing)


def test_every_module_says_what_it_is() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in modules("desktop", "ui", "build", "tests")
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_bytes()))
    ]
    assert not silent, f"without a docstring: {silent}"


def test_what_is_ignored_says_why() -> None:
    mark = re.compile(r"#\s*(?:type:\s*ignore|noqa)(\S*\s*[A-Z0-9, ]*)(.*)")
    bare = []
    for path in modules("desktop", "ui", "build", "tests"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            found = mark.search(line)
            if found and "re.compile" not in line and len(found.group(2).strip(" #-—:")) < 8:
                bare.append(f"{path.relative_to(ROOT)}:{number}")
    assert not bare, f"an ignored message without its reason: {bare}"


def our_texts() -> Iterator[tuple[Path, str]]:
    """Yield the files of the project that are text, with their text."""
    top = [path for path in ROOT.iterdir() if path.is_file()]
    below = [path for name in OURS for path in (ROOT / name).rglob("*") if path.is_file()]
    for path in sorted(top + below):
        if "__pycache__" in path.parts:
            continue
        try:
            yield path, path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # a picture or another binary file


def test_no_file_names_a_package_host() -> None:
    dot = "."  # in pieces, so that this file does not find itself
    hosts = [f"pypi{dot}org", f"pythonhosted{dot}org"]
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path, text in our_texts()
        for host in hosts
        if host in text
    ]
    assert not found
    assert not (ROOT / "uv.lock").exists()


def pinned(name: str) -> dict[str, str]:
    """Return library → version of a list of pinned requirements."""
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


def test_every_library_is_pinned_with_hashes() -> None:
    run, dev = pinned("run.txt"), pinned("dev.txt")
    assert run.items() <= dev.items()
    assert not {"numpy", "pandas"} & dev.keys()
    for name, libraries in (("run.txt", run), ("dev.txt", dev)):
        text = (ROOT / "requirements" / name).read_text("utf-8")
        entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
        assert len(entries) == len(libraries)
        assert all("--hash=sha256:" in entry for entry in entries)
