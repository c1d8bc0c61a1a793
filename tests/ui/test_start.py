"""What a start loads, and what it must not load."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("openpyxl", "numpy", "docx", "sqlite_utils", "python_calamine", "pandas", "lxml")
SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import program

class Window(program.MainWindow):
    def paintEvent(self, event):
        if not self._painted:
            print("painted", *[m for m in sys.modules if m.startswith("desktop.records.s")])
        super().paintEvent(event)

    def fill(self, session):
        super().fill(session)
        session.findings_changed.connect(self.look)

    def look(self):
        print("checked", len(self.session.findings()) >= 0, self.pages.current)
        heavy = {name.partition(".")[0] for name in sys.modules} & set(%r)
        print("heavy", *sorted(heavy))
        QTimer.singleShot(0, QApplication.instance().quit)

program.MainWindow = Window
sys.exit(program.run())
"""


def test_a_start_with_a_filled_report_loads_nothing_heavy(demo: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT % (HEAVY,)],
        check=False,
        cwd=ROOT,
        env={**os.environ, "JIAOBAO_DATA": str(demo)},
        capture_output=True,
        text=True,
    )
    assert run.stdout.splitlines() == ["painted", "checked True T1.1", "heavy"], run.stderr
    assert run.returncode == 0
