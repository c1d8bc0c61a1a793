"""Every class has its word, mark, advice and colours."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.checks.order import CLASSES
from desktop.checks.wording import class_word
from desktop.scheme.model import AuditClass
from ui import theme
from ui.audit import MARKS, class_advice, class_title


@pytest.mark.parametrize("audit_class", CLASSES)
def test_a_class_is_shown_whole(qapp: QApplication, audit_class: AuditClass) -> None:
    assert class_title(audit_class) == class_word(audit_class, "zh")
    assert class_advice(audit_class)
    for name in ("light", "dark"):
        tints = theme.colours(theme.palette_of(name))
        assert tints[audit_class] != tints[f"{audit_class}_soft"]


def test_marks_tell_classes_apart_without_colour() -> None:
    assert len(set(MARKS.values())) == len(CLASSES)
