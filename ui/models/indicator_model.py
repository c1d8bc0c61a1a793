"""A form as a grid: 甲 code, 乙 name, 丙 unit, then the measures of the section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from desktop.records.fields import Field
from desktop.scheme.model import CARRIED_MEASURES, DERIVED_MEASURES, Indicator, in_language
from desktop.scheme.places import form_label, measure_title
from desktop.scheme.values import NA, Value
from desktop.words import measure_word, say
from ui.models.grid_model import CENTRE, COLUMN_NUMBER, DISPLAY, GridModel, State

if TYPE_CHECKING:
    from ui.session import Session

CODE, NAME, UNIT, FIRST_MEASURE = range(4)
STUB_NUMBERS = {"zh": ("甲", "乙", "丙"), "en": ("A", "B", "C")}
CARRIED_BESIDE = {"actual": "last", "cumulative": "last_cumulative"}
"""The figure of a year ago stands to the right of the input that it is compared with."""
PRINTED = ("actual", "target", "completion", "prior", "yoy", "cumulative")
"""The measures in the order of the printed form, which numbers them; carried ones come last."""


def measures_of(indicator: Indicator) -> set[str]:
    """Return every measure that the row shows: entered, derived and carried ones."""
    found = set(indicator.measures)
    if "target" in found:
        found.add("completion")
    found |= {carried for measure, carried in CARRIED_BESIDE.items() if measure in found}
    return found


def form_measures(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Return the measure columns of a form, left to right as shown."""
    present: set[str] = set().union(*map(measures_of, indicators))
    order: list[str] = []
    for measure in PRINTED:
        order.append(measure)
        if measure in CARRIED_BESIDE:
            order.append(CARRIED_BESIDE[measure])
    return tuple(measure for measure in order if measure in present)


class IndicatorModel(GridModel):
    """The rows of one section for the open unit, each topic under a heading."""

    def __init__(self, session: Session, section: str) -> None:
        super().__init__(session)
        self.section = section
        self._load()
        session.figures_changed.connect(self._repaint_keys)

    def _load(self) -> None:
        session = self.session
        shown = session.scheme.shown(self.section, session.level, session.period)
        self.measures = form_measures(shown)
        self.lines: list[tuple[Indicator | None, str, int]] = []
        """Indicator, "" and its number; or None, the heading and 0."""
        topic = ""
        for number, indicator in enumerate(shown, 1):
            if indicator.topic != topic:
                topic = indicator.topic
                if topic:
                    self.lines.append((None, indicator.topic_in(session.lang), 0))
            self.lines.append((indicator, "", number))
        self._line_of = {i.code: row for row, (i, _, _) in enumerate(self.lines) if i}
        self._has = {i.code: measures_of(i) for i in shown}
        self._titles = [measure_title(measure, session.lang) for measure in self.measures]
        self._form = form_label(session.scheme, self.section, session.lang)

    def reload(self) -> None:
        """Read rows and wording anew: another report, another language."""
        self.beginResetModel()
        self._load()
        self.marks = {}
        self.endResetModel()
        self._take_marks()

    def concerns(self, key: str) -> bool:
        return key.partition(".")[0] in self._line_of

    def headings(self) -> list[int]:
        """Return the rows that are headings over all columns."""
        return [row for row, (indicator, _, _) in enumerate(self.lines) if indicator is None]

    # ------------------------------------------------------------------ Qt

    def rowCount(self, parent: Any = None) -> int:
        """Return the number of lines, headings included."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Any = None) -> int:
        """Return the number of stub and measure columns."""
        return 0 if parent is not None and parent.isValid() else FIRST_MEASURE + len(self.measures)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return title and column number of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            stub = (self.tr("代码"), self.tr("指标名称"), self.tr("计量单位"))
            return stub[section] if section < FIRST_MEASURE else self._titles[section - 3]
        if role == COLUMN_NUMBER:
            return self._column_number(section)
        return None

    def _column_number(self, column: int) -> str:
        """Number the columns of the printed form; what is only shown beside has none."""
        if column < FIRST_MEASURE:
            return STUB_NUMBERS[self.session.lang][column]
        at = column - FIRST_MEASURE
        if self.measures[at] in CARRIED_MEASURES:
            return ""
        return str(1 + sum(m not in CARRIED_MEASURES for m in self.measures[:at]))

    # ------------------------------------------------------------------ cells

    def _cell(self, row: int, column: int) -> tuple[Indicator | None, str]:
        indicator = self.lines[row][0]
        measure = self.measures[column - FIRST_MEASURE] if column >= FIRST_MEASURE else ""
        return indicator, measure

    def key_at(self, row: int, column: int) -> str:
        indicator, measure = self._cell(row, column)
        if indicator is None:
            return ""
        if not measure:
            measure = "actual"
        return f"{indicator.code}.{measure}" if measure in self._has[indicator.code] else ""

    def position(self, key: str) -> tuple[int, int] | None:
        code, _, measure = key.partition(".")
        row = self._line_of.get(code)
        if row is None:
            return None
        if measure in self.measures:
            return row, FIRST_MEASURE + self.measures.index(measure)
        return row, NAME

    def state(self, row: int, column: int) -> int:
        indicator, measure = self._cell(row, column)
        if indicator is None:
            return State.GROUP
        if not measure:
            return State.LABEL
        if measure not in self._has[indicator.code]:
            return State.ABSENT
        value = self.session.value(f"{indicator.code}.{measure}")
        kind = State.NOT_APPLICABLE if value is NA else State.PLAIN
        if measure in CARRIED_MEASURES:
            return State.CARRIED | kind
        if measure in DERIVED_MEASURES or (measure == "actual" and indicator.computed):
            return State.COMPUTED | kind
        if value is not None or indicator.optional:
            return kind
        # where the year itself is 不涉及, nobody waits for its target or its year before
        applies = measure == "actual" or self.session.value(f"{indicator.code}.actual") is not NA
        return State.WAITING if applies else kind

    def field(self, row: int, column: int) -> Field:
        indicator, measure = self._cell(row, column)
        if indicator is None or not measure:
            return Field("text")
        if measure in DERIVED_MEASURES:
            return Field("percent", 2, "%")
        decimals = indicator.measure_decimals(measure)
        return Field(indicator.kind, decimals, indicator.unit, may_be_na=True)

    def value(self, row: int, column: int) -> Value | None:
        indicator, topic, number = self.lines[row]
        if indicator is None:
            return topic if column == CODE else None
        if column >= FIRST_MEASURE:
            measure = self.measures[column - FIRST_MEASURE]
            if measure not in self._has[indicator.code]:
                return None
            return self.session.value(f"{indicator.code}.{measure}")
        if column == CODE:
            return f"{number:02d}"
        if column == UNIT:
            return measure_word(indicator.unit, self.session.lang)
        return self.name(indicator)

    def enterable_last(self, row: int, column: int) -> bool:
        """Say whether the cell is a figure of last year that no report of last year has."""
        if not self.state(row, column) & State.CARRIED:
            return False
        return self.key_at(row, column) not in self.session.report.carried

    def name(self, indicator: Indicator) -> str:
        """Return the row's name in the words of the open unit's level."""
        return indicator.named(self.session.level, self.session.lang)

    def alignment(self, row: int, column: int) -> int:
        if column in (CODE, UNIT) and self.lines[row][0] is not None:
            return CENTRE
        return super().alignment(row, column)

    def place(self, row: int, column: int) -> str:
        number = self.lines[row][2]
        title = str(self.headerData(column, Qt.Orientation.Horizontal))
        return say("places.cell", self.session.lang, form=self._form, row=number, column=title)

    def note(self, row: int, column: int) -> str:
        indicator, measure = self._cell(row, column)
        if indicator is None:
            return ""
        state = self.state(row, column)
        if state & State.ABSENT:
            return self.tr("本指标没有这一栏")
        if state & State.COMPUTED:
            how = indicator.formula if measure == "actual" else ""
            colon = "：" if self.session.lang == "zh" else ": "
            return self.tr("由程序计算，不用填写") + (f"{colon}{how}" if how else "")
        if state & State.CARRIED:
            if not self.enterable_last(row, column):
                return self.tr("上年报表中的数，只供对照")
            reason = self.session.report.reasons.get(self.key_at(row, column), "")
            return reason or self.tr("没有上年报表：按 F2 补录并说明原因")
        lines = [self.name(indicator), indicator.code] if state & State.LABEL else []
        if state & State.WAITING:
            lines.append(self.tr("待填写"))
        notes = in_language(indicator.notes, indicator.notes_en, self.session.lang)
        return "\n".join([*lines, *([notes] if notes else [])])

    def block_columns(self) -> list[int]:
        """Carried figures, shown beside their input, come last as in the printed form."""
        columns = range(FIRST_MEASURE, self.columnCount())
        carried = [at for at in columns if self.measures[at - FIRST_MEASURE] in CARRIED_MEASURES]
        return [at for at in range(self.columnCount()) if at not in carried] + carried

    def data_rows(self, top: int) -> Iterator[tuple[int, str]]:
        heading = ""
        for row in range(top, len(self.lines)):
            indicator, topic, _ = self.lines[row]
            if indicator is None:
                heading = topic
            else:
                yield row, heading
                heading = ""

    # ------------------------------------------------------------------ what the session says

    def _repaint_keys(self, keys: Iterable[str]) -> None:
        for key in keys:
            code, _, measure = key.partition(".")
            row = self._line_of.get(code)
            if row is not None and measure in self.measures:
                # one signal a row: 不涉及 in one measure changes what the others wait for
                left, right = self.index(row, CODE), self.index(row, self.columnCount() - 1)
                self.dataChanged.emit(left, right)
