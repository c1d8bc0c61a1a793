"""A start of the window loads what the first picture needs, and nothing heavy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = {"openpyxl", "python_calamine", "sqlite_utils", "numpy", "pandas", "docx", "pypinyin"}

# The real start, but the event loop ends as soon as the window has been painted.
PROBE = """
import json, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

class FirstPaint(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.isWindow():
            self.seen = True
        return False

def until_painted(*_):
    app = QApplication.instance()
    first = FirstPaint()
    app.installEventFilter(first)
    for _ in range(1000):
        app.processEvents()
        if first.seen:
            break
    windows = [w.metaObject().className() for w in app.topLevelWidgets() if w.isVisible()]
    loaded = sorted({name.partition(".")[0] for name in sys.modules})
    print(json.dumps({"painted": first.seen, "windows": windows, "loaded": loaded}))
    return 0

QApplication.exec = until_painted
from ui import app
sys.exit(app.main())
"""


def test_the_first_picture_of_a_report_needs_nothing_heavy(data_dir: Path) -> None:
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        unit = Units().get("520327")
        store.open_report(load_built_in(), unit, "2026")
        store.set_setting("unit", unit.code)
        store.set_setting("period", "2026")
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "JIAOBAO_DATA": str(data_dir)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # Of no consequence: there is no window manager to pass size hints to.
    assert not [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["painted"]
    assert "MainWindow" in told["windows"]
    assert not HEAVY & set(told["loaded"])
