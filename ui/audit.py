"""Audit classes as the window shows them: a word, a mark and a colour, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.scheme.model import AuditClass

MARKS: dict[AuditClass, str] = {
    "force": "●",
    "returned": "◆",
    "soft": "▲",
    "verify": "△",
    "hint": "○",
}


def class_title(audit_class: AuditClass) -> str:
    """Return the word for a class in the window's language."""
    titles: dict[AuditClass, str] = {
        "force": QCoreApplication.translate("audit", "强制"),
        "returned": QCoreApplication.translate("audit", "退回意见"),
        "soft": QCoreApplication.translate("audit", "准强制"),
        "verify": QCoreApplication.translate("audit", "核实"),
        "hint": QCoreApplication.translate("audit", "提示"),
    }
    return titles[audit_class]


def class_advice(audit_class: AuditClass) -> str:
    """Return what a clerk is to do about a finding of this class."""
    advice: dict[AuditClass, str] = {
        "force": QCoreApplication.translate("audit", "必须改正数据，不能用说明代替。"),
        "returned": QCoreApplication.translate(
            "audit", "上级退回的意见：请更正这一格；数据无误的，写明答复。"
        ),
        "soft": QCoreApplication.translate("audit", "请改正数据；确属实际情况的，写明原因。"),
        "verify": QCoreApplication.translate(
            "audit", "请核实；数据无误的，写明原因，至少 6 个字。"
        ),
        "hint": QCoreApplication.translate("audit", "供参考，可以不处理。"),
    }
    return advice[audit_class]
