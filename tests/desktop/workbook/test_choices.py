"""The hidden sheet of choices and of names without a place."""

from __future__ import annotations

from dataclasses import replace

from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import Scheme
from desktop.workbook.choices import draw_choices
from desktop.workbook.edition import make_edition
from desktop.workbook.plan import CHOICES, Area, spot
from desktop.workbook.style import Styles
from desktop.workbook.writer import new_book


def test_long_lists_and_homeless_names(scheme: Scheme, snapshot: Snapshot):
    ledger = scheme.ledgers["L05"]
    many = tuple(f"选项很长的第{n}项" for n in range(40))
    long = replace(ledger, columns=(replace(ledger.columns[0], choices=many), *ledger.columns[1:]))
    rule = replace(scheme.rules["R201_02"], formula="T103_04.actual <= T201_01.target")
    changed = replace(
        scheme,
        ledgers={**scheme.ledgers, "L05": long},
        rules={**scheme.rules, rule.code: rule},
    )
    figures = Figures(changed, snapshot)
    styles = Styles(new_book("", ""))
    edition = make_edition(changed, snapshot, figures, (), styles, draft=True)
    canvas, names = draw_choices(edition)
    assert canvas.state == "hidden"
    assert names["T103_04.actual"] == spot(CHOICES, 1, 1)
    assert names["选项.L05.month"] == Area(CHOICES, 1, 3, 40, 3)
    data = canvas.sheet_data()
    assert data.count("选项很长的第") == 40
    assert 'r="A1"' not in data
