"""The demo enters every name that its annual report needs."""

from __future__ import annotations

from pathlib import Path

from desktop.demo.naming import fill_values
from desktop.records.drafts import Drafts
from desktop.records.store import Store
from desktop.scheme.loader import load_built_in


def test_every_name_that_no_formula_gives_is_entered(data_dir: Path):
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        drafts = Drafts(store)
        fill_values(drafts, "2026")
        variables = load_built_in().variables.values()
        assert set(drafts.values("2026")) == {one.code for one in variables if not one.formula}
        assert drafts.values("2025") == {}
