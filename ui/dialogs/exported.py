"""The last page of an export: where the file is, its code, and how it gets on its way."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from ui.export_work import encrypt, print_forms
from ui.session import Session
from ui.widgets.job_bar import JobBar
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.submission.mail import Letter
    from desktop.submission.outgoing import Outgoing

MAIL_TO = "mail_to"
"""The setting that holds the addresses given last."""
CODE_SCALE = 2.4
"""How much larger than other text the code stands there: it is read out over the telephone."""
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ExportedPage(QWidget):
    """``closed`` when there is nothing more to do here."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._outgoing: Outgoing | None = None
        self._protected: Path | None = None
        self._pdf: Path | None = None
        self.heading = QLabel()
        self.heading.setObjectName("title")
        self.written = QLabel(wordWrap=True)
        self.written.setTextInteractionFlags(_SELECTABLE)
        self.written.setAccessibleName(self.tr("文件位置"))
        self.jobs = JobBar()
        self.told = Notice(session.lang)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.written)
        column.addLayout(self._files())
        column.addWidget(self._code_box())
        column.addWidget(self._mail_box())
        column.addWidget(self.jobs)
        column.addWidget(self.told)
        column.addStretch(1)
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.closed)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(close)
        column.addLayout(last)

    def _button(self, text: str, called: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: called())
        return button

    def _files(self) -> QHBoxLayout:
        self.open_folder = self._button(self.tr("打开所在文件夹(&F)"), self._show_folder)
        self.copy_path = self._button(
            self.tr("复制路径(&P)"), lambda: self._copy(self.written.text())
        )
        self.print = self._button(self.tr("打印封面和各分表（PDF）(&D)"), self.make_pdf)
        row = QHBoxLayout()
        for button in (self.open_folder, self.copy_path, self.print):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _code_box(self) -> QWidget:
        self.code_box = QWidget()
        self.code_box.setObjectName("codeBox")
        self.code_box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(self.tr("校验码"))
        self.code = QLabel()
        self.code.setTextInteractionFlags(_SELECTABLE)
        font = self.code.font()
        font.setPointSizeF(font.pointSizeF() * CODE_SCALE)
        font.setBold(True)
        font.setLetterSpacing(font.SpacingType.PercentageSpacing, 112)
        self.code.setFont(font)
        hint = QLabel(
            self.tr(
                "封面上也印有。对方收到后，可在电话里读出这八位核对；其中没有字母 I、L、O、U。"
            ),
            wordWrap=True,
        )
        hint.setProperty("muted", True)
        row = QHBoxLayout(self.code_box)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(14)
        row.addWidget(title)
        row.addWidget(self.code)
        row.addWidget(hint, 1)
        return self.code_box

    def _mail_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 6, 0, 0)
        label = QLabel(self.tr("收件人邮箱(&T)，几个地址用逗号隔开"))
        self.to = QLineEdit(self._session.store.setting(MAIL_TO))
        self.to.setAccessibleName(self.tr("收件人邮箱"))
        self.to.setPlaceholderText("tongji@example.gov.cn")
        label.setBuddy(self.to)
        self.attached = QLabel(wordWrap=True)
        self.attached.setProperty("muted", True)
        self.mail = self._button(self.tr("生成邮件草稿 .eml(&M)"), self.make_mail)
        self.mail.setToolTip(self.tr("用邮件程序打开草稿，附件已经放好，核对后发送"))
        row = QHBoxLayout()
        for text, part in (
            (self.tr("复制收件人"), "to"),
            (self.tr("复制主题"), "subject"),
            (self.tr("复制正文"), "body"),
        ):
            row.addWidget(self._button(text, partial(self.copy_part, part)))
        row.addWidget(self.mail)
        row.addStretch(1)
        column.addWidget(label)
        column.addWidget(self.to)
        column.addLayout(row)
        column.addWidget(self.attached)
        return box

    # ------------------------------------------------------------------ what is shown

    def show_exported(self, outgoing: Outgoing, password: str, *, pdf: bool) -> None:
        """Show what was written; then make the encrypted copy and the PDF if they are wanted."""
        self._outgoing = outgoing
        final = outgoing.version > 0
        heading = self.tr("第{version}版已报出，报表已锁定").format(version=outgoing.version)
        self.heading.setText(heading if final else self.tr("草稿已导出"))
        self.written.setText(str(outgoing.path))
        self.code_box.setVisible(final)
        self.code.setText(outgoing.code)
        self.code.setAccessibleName(self.tr("校验码") + " " + " ".join(outgoing.code))
        self._name_attachment()
        self._say("")
        self.open_folder.setFocus()
        if password:
            self.mail.setEnabled(False)
            work = partial(encrypt, outgoing, password)
            then = partial(self._encrypted, pdf)
            self.jobs.run(self.tr("正在加密…"), work, then, self._encryption_failed)
        elif pdf:
            self.make_pdf()

    def _name_attachment(self) -> None:
        if self._outgoing is not None:
            name = (self._protected or self._outgoing.path).name
            self.attached.setText(
                self.tr("附件：{name}。请不要改文件名，也不要打开后另存再发。").format(name=name)
            )

    def _encrypted(self, pdf: bool, path: object) -> None:
        self._protected = cast("Path", path)
        self.mail.setEnabled(True)
        self._name_attachment()
        self._say(self.tr("加密的文件：{path}。密码请另行告知对方。").format(path=path))
        if pdf:
            self.make_pdf()

    def _encryption_failed(self, fault: Fault) -> None:
        self._fail(fault)  # nothing goes out unencrypted that was to be: the draft stays shut

    def make_pdf(self) -> None:
        """Make the PDF of cover and forms, then show it; a second time only show it."""
        if self._pdf is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._pdf)))
        elif self._outgoing is not None and not self.jobs.is_busy:
            work = partial(print_forms, self._outgoing)
            self.jobs.run(self.tr("正在生成 PDF，约需十几秒…"), work, self._printed, self._fail)

    def _printed(self, path: object) -> None:
        self._pdf = cast("Path", path)
        self.print.setText(self.tr("打开 PDF 打印(&D)"))
        self._add(self.tr("封面和各分表：{path}。打印后签字盖章。").format(path=path))

    # ------------------------------------------------------------------ mail

    def _letter(self) -> Letter | None:
        if self._outgoing is None:
            return None
        to = self.to.text().strip()
        try:
            letter = self._outgoing.letter(to, self._protected)
        except Fault as fault:
            self._fail(fault)
            self.to.setFocus()
            return None
        if to != self._session.store.setting(MAIL_TO):
            self._session.store.set_setting(MAIL_TO, to)
        return letter

    def copy_part(self, part: str) -> None:
        """Put recipients, subject or body on the clipboard."""
        letter = self._letter()
        if letter is None:
            return
        text = {"to": ", ".join(letter.recipients), "subject": letter.subject, "body": letter.body}
        if not text[part]:
            self._say(self.tr("请先填写收件人邮箱。"))
            self.to.setFocus()
            return
        self._copy(text[part])

    def make_mail(self) -> None:
        """Write the draft with its attachment and show it in its folder."""
        if self._outgoing is None or self._letter() is None:
            return
        try:
            path = self._outgoing.write_mail(self.to.text(), self._protected)
        except Fault as fault:
            self._fail(fault)
            return
        self._say(self.tr("邮件草稿：{path}。双击用邮件程序打开，核对后发送。").format(path=path))

    # ------------------------------------------------------------------ small things

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._say(self.tr("已复制：{text}").format(text=text.strip().partition("\n")[0]))

    def _show_folder(self) -> None:
        if self._outgoing is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._outgoing.path.parent)))

    def _add(self, text: str) -> None:
        self._say("\n".join(line for line in (self.told.text(), text) if line))

    def _say(self, text: str) -> None:
        self.told.say(text)

    def _fail(self, fault: Fault) -> None:
        self.told.fail(fault)
