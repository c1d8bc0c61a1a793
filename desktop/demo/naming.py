"""Names of the demo's annual report, as its province would enter them."""

from __future__ import annotations

import tomllib

from desktop.records.drafts import Drafts
from desktop.resources import resource_path


def fill_values(drafts: Drafts, period: str) -> None:
    """Enter what ``resources/demo/report.toml`` says for the names that no formula gives."""
    with resource_path("demo", "report.toml").open("rb") as file:
        values: dict[str, str] = tomllib.load(file)["values"]
    for code, value in values.items():
        drafts.set_value(period, code, value)
