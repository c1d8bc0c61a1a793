"""Small things that are done often, beside what they cannot do without."""

from __future__ import annotations

import json
import timeit
from collections.abc import Callable

from pytest_benchmark.fixture import BenchmarkFixture

from desktop.resources import resource_path
from desktop.scheme.loader import load_built_in, read_info, read_texts
from desktop.scheme.tables import TABLES
from desktop.scheme.units import Units
from desktop.submission.canonical import digest
from tests.benchmarks.conftest import Measure


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the quickest of a few runs."""
    return min(timeit.repeat(work, number=1, repeat=7))


def test_loading_the_scheme(benchmark: BenchmarkFixture, measured: Measure) -> None:
    folder = resource_path("schemes", "transport-annual")

    def read() -> None:
        read_info(folder)
        for table in TABLES.values():
            read_texts(folder, table)

    benchmark.pedantic(load_built_in, rounds=5)
    floor, loading = best(read), best(load_built_in)
    details = f"{loading * 1000:.1f} ms; reading its files as text {floor * 1000:.1f} ms"
    measured("loading the built-in scheme", loading / floor, 4, details=details)


def test_searching_a_unit(benchmark: BenchmarkFixture, measured: Measure) -> None:
    units = Units()
    units.find("x")
    benchmark.pedantic(lambda: units.find("gz x"), rounds=5)
    slowest = max(best(lambda text=text: units.find(text)) for text in ("县", "s", "5", "gz x"))
    measured("searching a unit", slowest * 1000, 20, unit="ms", details="among 3,213 divisions")


def test_digest_of_a_long_report(benchmark: BenchmarkFixture, measured: Measure) -> None:
    cells = [(f"L02#{n}.c{m}", "text", "进展顺利") for n in range(5_000) for m in range(20)]
    benchmark.pedantic(lambda: digest(cells), rounds=3)
    floor, ours = best(lambda: json.dumps(cells)), best(lambda: digest(cells))
    details = f"{ours * 1000:.0f} ms; JSON of the same records {floor * 1000:.0f} ms"
    measured("digest of 100,000 records", ours / floor, 4, details=details)
