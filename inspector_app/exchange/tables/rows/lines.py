"""The lines of a table: who is a line of the list, and what is a total, a heading again, a crew, a signature."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from inspector_app.domain.identity import half_width
from inspector_app.domain.periods import Edge
from inspector_app.exchange.tables.columns import bank_cell
from inspector_app.exchange.tables.columns.column import Column, Role
from inspector_app.exchange.tables.columns.days import attendance
from inspector_app.exchange.tables.context import parse_in
from inspector_app.exchange.tables.fields import ListField, Shape
from inspector_app.exchange.tables.grid import Cell, CellKind
from inspector_app.exchange.tables.people import is_id, with_sum
from inspector_app.exchange.tables.rows import number_rows, values
from inspector_app.exchange.tables.rows.closing import months_above
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.rows.marks import added
from inspector_app.exchange.tables.rows.row_cells import LOOKED_AT
from inspector_app.exchange.tables.rows.row_kinds import BELOW, RowKinds
from inspector_app.exchange.tables.rows.values import Found, MonthCell
from inspector_app.exchange.tables.rows.works import is_other_work
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums import mixed_units
from inspector_app.exchange.tables.sums.amounts import EMPTY
from inspector_app.exchange.tables.sums.month_sums import month_sums
from inspector_app.exchange.tables.sums.totals import Compared, is_total_word
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped

_NOUGHTS = ("0", "0.00")
_OF_TIME = ("period", "first_day", "last_day")
_YEAR = re.compile(r"\s*((?:19|20)\d{2})")


@dataclass
class Rows(RowKinds):
    """The work on one table: its lines."""

    def lines(self) -> Iterator[Line]:
        """The rows of the table that are not empty, in their order."""
        grid = self.block.grid
        for row in grid.filled(self.block.rows):
            cells = grid.rows[row]
            own = {column: cell for column, cell in cells.items() if column in self.block.columns}
            if own:
                line = self._line(row, own)
                line.hidden = row in grid.hidden_rows
                self._take_above(line)
                self.before = line
                self.person = line if line.kind is LineKind.ENTRY else self.person
                if line.compared and not self.sums.lines:
                    self.leading.append(line)
                self._take_time(line)
                yield line
        for line in self.leading:  # a total above the lines that it is of
            line.compared = tuple(replace(each, table=self._added(each)) for each in line.compared)

    def _take_time(self, line: Line) -> None:
        """The months that a row tells for the lines above it (以上为2026年3月) are those of all that have none of their
        own, whatever the title says."""
        if not self.kind.has_months or self.block.grid.spoken:
            return
        if line.kind is LineKind.ENTRY:
            has_own = self.months or line.months or any(self._text(line.row, name) for name in _OF_TIME)
            self.untimed += [] if has_own else [line]
        elif months := months_above(line):
            for each in self.untimed:
                each.values["period"] = months
                values.with_period(each.values, each.found, self.context, each.letters, self._year(each.row))
            line.kind = LineKind.GROUP if line.kind is LineKind.FOOT else line.kind
            self.untimed = []

    def _added(self, total: Compared) -> Decimal:
        return self.sums.table.get(total.column.number, Decimal(0))

    def _line(self, row: int, cells: Mapping[int, Cell]) -> Line:
        if row in self.told:
            return self._as_told(row, cells)
        return Line(row, LineKind.HEADING) if self._repeats_heading(cells) else self._guessed(row, cells)

    def _guessed(self, row: int, cells: Mapping[int, Cell]) -> Line:
        name, identity = self._text(row, self.kind.anchor), self._text(row, self.kind.identity)
        name = "" if name in EMPTY else name
        identity = "" if identity in EMPTY or identity == name else identity  # one cell across both columns
        figures = self._figures(row)
        texts = [
            c.text[:LOOKED_AT] for n, c in sorted(cells.items()) if n not in self._numbers and c.kind is CellKind.TEXT
        ]
        said = [text for text in texts if text not in EMPTY]
        if aside := self._aside(row, cells, name, figures) or self._number_alone(row, cells, name):
            self._take_piece(row, aside)
            return Line(row, aside, text="　".join(said)[:60], has_figures=aside is LineKind.NOBODY)
        told = self._unreckoned(row, name or identity, said) or self._of_sums(row, cells, name, said, figures)
        if told is not None:
            return told
        if not name and not identity and (of_above := self._of_above(row, cells, figures)):
            return of_above
        if not is_id(identity):
            if (group := self._group_line(row, name, said, cells, figures)) is not None:
                return group
            if not figures and self._is_below(row, name, identity, said, cells):
                return self._below(row, cells, said)
        is_label = self._is_label(name)
        if is_label and not figures:
            return Line(row, LineKind.FOOT, text="　".join(said)[:60])
        if (name or identity) and not is_label and not self._is_nobodys(name, identity):
            return self._entry(row, figures)
        text = "　".join(cell.text for _, cell in sorted(cells.items()))[:60]
        kind = LineKind.NOBODY if figures or len(cells) > 1 else LineKind.FOOT  # 水电 alone, above its people
        return Line(row, kind, text=text, has_figures=bool(figures))

    def _as_told(self, row: int, cells: Mapping[int, Cell]) -> Line:
        """A line as a person says what it is."""
        kind, figures = self.told[row], self._figures(row)
        if kind is LineKind.ENTRY:
            return self._entry(row, figures)
        said = [cell.text for _, cell in sorted(cells.items())]
        if kind is LineKind.TOTAL:
            return self._total(row, self._text(row, self.kind.anchor), said, figures)
        return Line(row, kind, text="　".join(said)[:60])

    def _take_piece(self, row: int, kind: LineKind) -> None:
        """What a row of a person above tells of one more piece of work, side by side with the others: 240、300."""
        told = self.person.values if kind is LineKind.MORE and self.person is not None else {}
        for name in ("job", "rate") if told else ():
            own = self._text(row, name)
            if own and own not in told.get(name, "").split("、"):
                told[name] = "、".join(filter(None, (told.get(name, ""), own)))

    def _unreckoned(self, row: int, name: str, said: Sequence[str]) -> Line | None:
        """The line of somebody whose name is a formula without a result: no line of the one above, and no sum."""
        column = next((each for each in self._by_field.get(self.kind.anchor, ()) if each.role is Role.FIELD), None)
        if name or any(map(is_total_word, said)) or column is None:
            return None
        if self.block.grid.at(row, column.number).kind is not CellKind.FORMULA:
            return None
        line = Line(row, LineKind.NOBODY, has_figures=True)
        values.value(self.block.grid, row, column, self.kind.by_name[self.kind.anchor], line.found)
        return line

    def _below(self, row: int, cells: Mapping[int, Cell], said: Sequence[str]) -> Line:
        """A signature or a remark; 示例甲 8000元 in one cell is somebody all the same, of whom nothing was taken in."""
        is_somebody = self.kind.is_of_people and bool(with_sum("　".join(said)))
        text = "　".join(cell.text for _, cell in sorted(cells.items()))[:60]
        return Line(row, LineKind.NOBODY if is_somebody else LineKind.FOOT, text=text, has_figures=is_somebody)

    def _of_sums(
        self, row: int, cells: Mapping[int, Cell], name: str, said: Sequence[str], figures: Mapping[int, Decimal]
    ) -> Line | None:
        """The line of a crew with what its people below come to, or a total."""
        if crew := self._crew_with_sum(row, name) and self._crew_of(row, name, figures):
            self.group = crew
            return Line(row, LineKind.GROUP, text=crew)
        return self._total(row, name, said, figures) if self._is_total(row, cells, name, said, figures) else None

    def _total(self, row: int, name: str, said: Sequence[str], figures: Mapping[int, Decimal]) -> Line:
        is_part = any(word in text for text in (name, *said) for word in ("小计", "本页"))
        found = self._doubt_of_total(row, name, said, figures)
        section, table = self.sums.told("".join((name, *said)))
        compared = tuple(
            Compared(
                column, figures[column.number], section.get(column.number, Decimal(0)),
                table.get(column.number, Decimal(0)), is_part, self._arrived(column),
            )
            for column in self._money if column.number in figures
        )  # fmt: skip
        self.sums.section = {}
        return Line(row, LineKind.TOTAL, found=found, compared=compared, text=(name or next(iter(said), ""))[:20])

    def _arrived(self, column: Column) -> Decimal | None:
        """What all lines come to but those whose payment was refused; None where none was."""
        refused = self.sums.refused.get(column.number)
        return None if refused is None else self.sums.table.get(column.number, Decimal(0)) - refused

    def _of_above(self, row: int, cells: Mapping[int, Cell], figures: Mapping[int, Decimal]) -> Line | None:
        """The line of a row without a name that is of the person above."""
        if self._goes_on(row, figures):
            return self._entry(row, figures, continues=True)
        if figures and self._is_piece(row, cells):
            return replace(self._entry(row, figures, continues=True), is_piece=True)
        return None

    def _goes_on(self, row: int, figures: Mapping[int, Decimal]) -> bool:
        """Whether a row without a name is another month of the person above."""
        above = self.before
        if above is None or above.kind is not LineKind.ENTRY:
            return False
        if self._days and self._half(row) and any(self.block.grid.at(row, number).text for number in self._days):
            return True
        if not figures:
            return False
        return any(self._text(row, name) for name in _OF_TIME)

    def _year(self, row: int) -> int | None:
        """The year of a row: of its own column, else the one above the table."""
        for column in self.columns:
            if column.role is Role.YEAR and (found := _YEAR.match(self.block.grid.spread(row, column.number).text)):
                return int(found[1])
        return self.context.year

    def _group_line(
        self, row: int, name: str, said: Sequence[str], cells: Mapping[int, Cell], figures: Mapping[int, Decimal]
    ) -> Line | None:
        """The line of a crew, a town or months for the lines below it, also one with what these come to."""
        if not figures and (months := self._months_alone(row, said, cells)):
            self.months = months
            return Line(row, LineKind.GROUP, text=months)
        group = self._crew_of(row, name, figures) if figures else self._group(row, said, cells)
        if not group:
            return None
        if group.startswith(BELOW):  # 以下为已退场人员: no crew, and the one before ends
            self.group = ""
            return Line(row, LineKind.FOOT, text=group)
        self.group = group
        return Line(row, LineKind.GROUP, text=group, leader="" if figures else self._led(row, said)[1])

    def _entry(self, row: int, figures: Mapping[int, Decimal], *, continues: bool = False) -> Line:
        merged = not self.kind.identity and self._is_merged(row)
        line = Line(row, LineKind.ENTRY, letters=self._letters, continues=continues or merged)
        for name, columns in self._by_field.items():
            self._read(line, name, columns)
        line.months += tuple(self._work_by_month(row))
        if self.kind.identity:
            values.apart_from_name(line.values, line.found, line.letters.get(self.kind.anchor, ""), row)
            bank_cell.apart(line.values)
            number_rows.apart(line.values)
            self._number_of_merged(line)
        line.open = tuple(column.heading for column in self._asked if figures.get(column.number))
        if continues and self.before is not None:
            for name in ("name", "id_number", "phone", "job", "crew", "employer", "bank", "card", "card_keeper"):
                if not line.values.get(name) and self.before.values.get(name):
                    line.values[name] = self.before.values[name]
        for name, told in (
            (self.kind.group, self.group),
            ("crew", self.context.crew),
            ("employer", self.context.employer),
        ):
            own = line.values.get(name, "")
            if told and name in self.kind.by_name and (not own or own.isdecimal()):  # 1, 2 below the crew are numbers
                line.values[name] = told
        if self.kind.has_months:
            self._take_months(line)
        self._take_marks(line)
        is_further = self.before is not None and (line.continues or is_other_work(line, self.before))
        line.person_row = self.before.person_row if self.before and is_further else self._top(row)
        self.sums.add(figures, line.values.get("failed") or line.values.get("outcome", ""))
        return line

    def _take_months(self, line: Line) -> None:
        """The months of a line by its rows, its columns or what stands above."""
        year = self._year(line.row)
        span = self.months or values.months_beside(self.columns, self.block.grid, line.row, year)
        if span and not any(line.values.get(name) for name in _OF_TIME):
            line.values["period"] = span
        if not (self.context.until_now and line.months):  # each of which tells its own
            values.with_period(line.values, line.found, self.context, line.letters, year)

    def _take_marks(self, line: Line) -> None:
        """The marks of single days in a row, and to which part of the day they belong; overtime adds no days."""
        told = [(at, text) for at in self._days if (text := self.block.grid.at(line.row, at).text.strip())]
        line.marks, overtime = tuple(text for _, text in told), structure().answers["overtime"]
        line.halves = tuple(structure().half_of(self._headings.get(at, "")) for at, _ in told)
        line.half = self._half(line.row)
        if line.half in overtime:  # 加班(小时) 18 are no days
            hours = line.values.pop(self.kind.days, "") or added(line.marks)
            line.values["overtime"] = f"{self._half_cell(line.row).strip()}{hours}" * bool(hours)
        elif hours := added([text for text, half in zip(line.marks, line.halves, strict=True) if half in overtime]):
            line.values.setdefault("overtime", hours)

    def _read(self, line: Line, name: str, columns: Sequence[Column]) -> None:
        """The text of a field in a row: of one column, of several that add up, or month by month."""
        grid, listed = self.block.grid, self.kind.by_name[name]
        if days := [grid.at(line.row, column.number) for column in columns if column.is_day]:
            line.values[name] = attendance(days)
            if not line.values[name] and any(cell.text for cell in days):
                at = next(c.letter for c in columns if c.is_day)
                line.found.append(Found(at, Problem("cell-day-mark", f"{at}{line.row}", Level.WARNING)))
            return
        told = [(column, self._value(line, column, listed)) for column in columns]
        if name == "note" and any(c.role is Role.PART for c in columns):  # 欠薪人数：35 beside what stands below 备注
            told = [(column, self._with_heading(column, text)) for column, text in told]
        for column, text in told if listed.shape is Shape.AMOUNT else ():
            if text and (people := self._people_of(line.row, column)) > 1:
                where = f"{column.letter}{line.row}"
                details = {"heading": column.heading or column.letter, "people": str(people)}
                found = Problem("cell-merged-people", where, Level.WARNING, details)
                line.found.append(Found(column.letter, found))
        months = [(column, text) for column, text in told if column.is_of_month]
        told_in = list(self._by_month(listed, months))
        line.months += tuple(cell for cell in told_in if cell.text not in _NOUGHTS)
        line.noughts += tuple(cell for cell in told_in if cell.text in _NOUGHTS)
        if listed.shape is Shape.AMOUNT and self.kind.has_months:
            for column in (column for column, text in told if text):
                line.months += tuple(self._months_within(line.row, column))
        if (
            text := self._above(name, [text for _, text in told])
            or values.together([text for _, text in told], listed.shape)
            or self._beside(line, listed)
        ):
            line.values[name] = text
            self._tell_other(line, listed, text)

    def _by_month(self, listed: ListField, told: Sequence[tuple[Column, str]]) -> Iterator[MonthCell]:
        """What columns tell of each month; those of one month (10月上旬, 10月中旬) add up."""
        of = [(column, text) for column, text in told if column.month and text not in EMPTY]
        of_months = grouped(of, lambda each: values.month_words(each[0].month, self._year_in(each[0].month)))
        for month, cells in of_months.items():
            text = values.together([text for _, text in cells], listed.shape)
            yield MonthCell(listed.name, month, text, cells[0][0].letter)

    def _work_by_month(self, row: int) -> Iterator[MonthCell]:
        """The days of work of single months, where what is owed stands month by month too."""
        if not any(column.role is Role.MONTH and column.field == "owed" for column in self.columns):
            return
        for column in self.columns:
            month, cell = values.month_of_work(column), self.block.grid.at(row, column.number)
            if month is not None and cell.text not in (*EMPTY, *_NOUGHTS):
                yield MonthCell("attendance", values.month_words(month, self._year_in(month)), cell.text, column.letter)

    def _year_in(self, month: Edge | None) -> int | None:
        """The year of a month's column: that of the table, or the one in which it is of the months above it."""
        period = self.context.period
        if month is None or self.context.year or period is None:
            return self.context.year
        found = parse_in(f"{month.month}月", period)
        return found[0][0].year if found else None

    def _value(self, line: Line, column: Column, listed: ListField) -> str:
        """The text of a field in a column; of a figure of which nobody knows whether it is 元 or 万元, nothing."""
        text = values.value(self.block.grid, line.row, column, listed, line.found)
        cell = self.block.grid.at(line.row, column.number)
        if text and column.whose and (other := self._other_person(line.row, column.whose)):
            details = {"heading": column.heading or column.letter, "name": other[:20]}
            problem = Problem("cell-number-others", f"{column.letter}{line.row}", Level.WARNING, details)
            line.found.append(Found(column.letter, problem))
            return ""
        unit = self._larger.get(column.number, "")
        if not unit or not mixed_units.is_open(cell, text, unit):
            return text
        details = {"heading": column.heading or column.letter, "told": cell.text[:20], "unit": unit}
        problem = Problem("cell-unit-open", f"{column.letter}{line.row}", details=details)
        line.found.append(Found(column.letter, problem))
        return ""

    def _other_person(self, row: int, column: int) -> str:
        """Who is named in a column, where that is not the person of the row."""
        name = self.block.grid.spread(row, column).text.strip()
        return "" if name in EMPTY or name == self._text(row, self.kind.anchor).strip() else name

    @cached_property
    def _larger(self) -> Mapping[int, str]:
        """By their numbers the columns of amounts in which some name a larger unit than 元."""
        return mixed_units.larger_units(self.block.grid, self.block.rows, self._money)

    def _with_heading(self, column: Column, text: str) -> str:
        """What a column tells among several that are told together, with its heading where that is another word."""
        found = self.kind.match(column.heading)
        is_own = found is not None and found.field == column.field
        return f"{column.heading}：{text}" if text and not is_own else text

    def _months_within(self, row: int, column: Column) -> Iterator[MonthCell]:
        """The amounts of several months in one cell: 6月3000，7月5600."""
        cell = self.block.grid.at(row, column.number)
        for each in month_sums(cell.text) if column.role is Role.FIELD and cell.kind is CellKind.TEXT else ():
            month = values.month_words(Edge(each.year, each.month, None), self._year(row))
            yield MonthCell(column.field, month, format(each.yuan, "f"), column.letter)

    def _people_of(self, row: int, column: Column) -> int:
        """How many people stand beside a cell that is merged over several rows; in a list of other things none."""
        if not self.kind.is_of_people:
            return 0
        bottom = self.block.grid.area(row, column.number)[2]
        rows = self.block.grid.filled(range(row, bottom + 1)) if bottom > row else ()
        return len({name for each in rows if (name := self._text(each, self.kind.anchor))})

    def _above(self, name: str, texts: Sequence[str]) -> str:
        """What the line above tells, where a ditto mark stands."""
        said = texts[0] if len(texts) == 1 else ""
        return self.before.values.get(name, "") if said in structure().ditto and self.before is not None else ""

    def _tell_other(self, line: Line, field: ListField, told: str) -> None:
        """Name another number of identity of the same person in a second column: nobody knows which is right."""
        if field.name != self.kind.identity:
            return
        for column in self._doubles.get(field.name, ()):
            other = half_width(values.value(self.block.grid, line.row, column, field, []))
            if is_id(other) and other != half_width(told):
                details = {"heading": column.heading or column.letter}
                where = f"{column.letter}{line.row}"
                line.found.append(Found(column.letter, Problem("cell-number-other", where, Level.WARNING, details)))

    def _beside(self, line: Line, field: ListField) -> str:
        """What a second column of the same number tells where the first one is blank."""
        others = self._doubles.get(field.name, ()) if field.shape is Shape.NUMBER else ()
        told = (values.value(self.block.grid, line.row, column, field, line.found) for column in others)
        return next(filter(None, told), "")
