"""What a row of a table is: somebody's line, a total, a heading again, a crew, a signature, an example."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from inspector_app.domain.identity import half_width
from inspector_app.domain.name_cell import apart_from_nickname, is_no_name
from inspector_app.domain.periods import calendar_days, calendar_spans, month_of, parse_period, parse_spans
from inspector_app.exchange.tables.blocks import numbers_columns
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.context import CREW_LINE
from inspector_app.exchange.tables.fields import Shape
from inspector_app.exchange.tables.grid import Cell, CellKind
from inspector_app.exchange.tables.people import is_count, is_id, is_name
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.rows.number_rows import Order, number_field, order_of
from inspector_app.exchange.tables.rows.row_cells import LOOKED_AT, RowCells
from inspector_app.exchange.tables.rows.values import Found
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import EMPTY
from inspector_app.exchange.tables.sums.totals import is_nobodys, is_total_alone, is_total_word
from inspector_app.support.errors import Level, Problem

_LONGEST_NAME = 40
_FIGURE = re.compile(r"[\d.]+")
_LONGEST_LABEL = 8
_LONGEST_CREW, _SHORTEST_CREW, _FEWEST = 20, 3, 2
_LONGEST_UNIT = 8
_LONGEST_MONTHS = 20
_NUMBERING = re.compile(r"^[一二三四五六七八九十\d]+[、.．)）]\s*")
_COUNTED = re.compile(r"[\s,，:：（(]*(?:共|合计|小计)?\s*\d{1,4}(?:人|名).*$")
BELOW = ("以下", "下列", "下面")
"""How words begin that speak of the lines below them and name no crew."""
_CREW_LABEL = re.compile(r"(?:施工)?(?:班组|队伍|班组名称)\s*[:：]\s*([^\s（(:：]{1,20})(?:[（(].*)?")
_CREW_END = re.compile(r"[:：（(].*$")
_DAY_ALONE, _AN_AMOUNT = re.compile(r"20\d{2}年\s*\d{1,2}月\s*\d{1,2}日"), re.compile(r"\d{3}|[千万]")
_PAGE = re.compile(
    r"第\s*\d{1,4}\s*页(?:[,，/\s]*共\s*\d{1,4}\s*页)?|共\s*\d{1,4}\s*页|[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
)
_LED = re.compile(r"(?P<crew>\S{1,20})[\s　]+(?P<label>[^\s:：]{2,6})[:：]\s*(?P<name>\S{2,20})")


_OF_PEOPLE = (LineKind.ENTRY, LineKind.MORE)
_NUMBERS = ("id_number", "phone", "card")
_OF_ONE = ("name", "id_number", "phone", "card", "bank", "crew", "employer")


@dataclass
class RowKinds(RowCells):
    """The work on one table: what its rows are."""

    def _is_nobodys(self, name: str, identity: str) -> bool:
        return bool(self.kind.identity) and not is_id(identity) and (is_nobodys(name) or month_of(name) is not None)

    def _number_alone(self, row: int, cells: Mapping[int, Cell], name: str) -> LineKind | None:
        """That a row holds nothing but a number of the person above or below, which is taken in with it; of nobody
        knows whom where the rows keep no order."""
        text = name or next(iter(cells.values())).text
        field = number_field(text) if len(cells) == 1 and self.kind.identity else ""
        if field not in self.kind.by_name:
            return None
        if self._order is Order.ABOVE:
            self.above[field] = half_width(text)
            return LineKind.MORE
        if self._order is Order.NONE:
            return LineKind.NOBODY
        above = self.person
        is_next = self.before is not None and (self.before is above or self.before.kind is LineKind.MORE)
        if above is None or not is_next or above.values.get(field):
            return None
        above.values[field] = half_width(text)
        return LineKind.MORE

    @cached_property
    def _order(self) -> Order:
        return order_of(self.block, [each.number for each in self._by_field.get(self.kind.anchor, ())])

    def _number_of_merged(self, line: Line) -> None:
        """That a name stands in one cell over rows with different numbers, so that nobody knows whose they are."""
        columns, number = self._by_field.get(self.kind.anchor, ()), line.values.get(self.kind.identity, "")
        is_merged = any(self.block.grid.area(line.row, column.number)[0] < line.row for column in columns)
        above = self.person.values.get(self.kind.identity, "") if self.person is not None and is_merged else ""
        if above and number and number != above:
            letter = line.letters.get(self.kind.identity, "")
            details = {"name": line.values.get(self.kind.anchor, "")[:20]}
            problem = Problem("cell-name-of-two", f"{letter}{line.row}", Level.WARNING, details)
            line.found.append(Found(letter, problem))

    def _take_above(self, line: Line) -> None:
        """The numbers in the rows above a line are of its person."""
        if line.kind is LineKind.ENTRY and self.above:
            line.values.update({name: told for name, told in self.above.items() if not line.values.get(name)})
            self.above = {}
        self._take_day(line)

    def _take_day(self, line: Line) -> None:
        """A day that stands once left of the names is that of the lines below too, which is said."""
        column = next(iter(self._by_field.get(self.kind.day, ())), None)
        names = [each.number for each in self._by_field.get(self.kind.anchor, ())]
        if column is None or not names or column.number > min(names):
            return
        if line.kind is not LineKind.ENTRY or self.block.grid.spread(line.row, column.number).text:
            self.day = line.values.get(self.kind.day, "")
        elif self.day:
            line.values[self.kind.day] = self.day
            problem = Problem("list-day-above", f"{column.letter}{line.row}", Level.INFO, {"day": self.day})
            line.found.append(Found(column.letter, problem))

    def _aside(self, row: int, cells: Mapping[int, Cell], name: str, figures: Mapping[int, Decimal]) -> LineKind | None:
        """What a row is that tells of nobody new and of no sum."""
        if self._is_example(row, name):
            return LineKind.EXAMPLE
        if self._is_blank(row, cells, name, figures):
            return LineKind.BLANK
        return LineKind.MORE if self._is_more(row, cells, figures) or self._is_within(row) else None

    def _is_within(self, row: int) -> bool:
        """Whether the person and all amounts of a row stand in merged cells that begin above: only a part of them. The
        afternoons below the mornings tell days of their own."""
        if self._half(row):
            return False
        tops = [self._top(row), *(self.block.grid.area(row, column.number)[0] for column in self._money)]
        return len(tops) > 1 and max(tops) < row

    def _is_example(self, row: int, name: str) -> bool:
        """Whether a row only shows how to fill in."""
        words = structure()
        first = (
            [name, *(self.block.grid.at(row, number).text for number in self._serials)] if self.kind.identity else []
        )
        return words.example in self._text(row, "note") or any(words.example_names.search(text) for text in first)

    def _is_more(self, row: int, cells: Mapping[int, Cell], figures: Mapping[int, Decimal]) -> bool:
        """Whether a row holds nothing but further marks of the days of the person above."""
        above = self.before
        if above is None or above.kind not in _OF_PEOPLE or figures or not self._marked & set(cells):
            return False
        return not any(column.number in cells for column in self._taken if not column.is_day)

    def _is_piece(self, row: int, cells: Mapping[int, Cell]) -> bool:
        """Whether a row without a name is one more piece of work of the person above: no number of its own, and words
        only where the person's first line has words too."""
        above = self.before
        if above is None or above.kind is not LineKind.ENTRY or "owed" not in self.kind.by_name:
            return False
        if any(number in cells for number in self._serials):
            return False
        own = {c.number for name in _OF_ONE for c in self._by_field.get(name, ())}
        said = {n: c.text for n, c in cells.items() if c.kind is CellKind.TEXT and n not in self._numbers}
        words = [text for text in said.values() if text not in EMPTY]
        first = self.block.grid.rows[above.person_row or above.row]
        return (
            bool(words)
            and not own & set(said)
            and all(number in first for number in said)
            and not any(map(_is_of_all, words))
        )

    def _is_signed(self, row: int, cells: Mapping[int, Cell]) -> bool:
        """Whether the place of the number, or the first cell, says who signs: 班组长 | 示例丙."""
        first = [self.block.grid.at(row, number).text for number in self._serials] or [cells[min(cells)].text]
        return bool(self.kind.identity) and any(heading_key(text) in structure().signers for text in first)

    def _repeats_heading(self, cells: Mapping[int, Cell]) -> bool:
        is_first = self.before is None and bool(self.block.heading)
        if is_first and numbers_columns([cells[each].text for each in sorted(cells)]):
            return True
        if is_first and all(self.kind.is_named(cell.text) for cell in cells.values()):  # 身份证号码 below 姓名
            return True
        words = [cell.text for number, cell in cells.items() if cell.text == self._headings.get(number)]
        if sum(not _FIGURE.fullmatch(text) for text in words) > 1:  # 8 hours on the 8th repeat no heading
            return True
        return all(not heading_key(cell.text) for cell in cells.values() if cell.kind is CellKind.TEXT) and all(
            cell.kind is CellKind.TEXT and cell.text[:1] in "（(" and len(cell.text) <= _LONGEST_UNIT
            for cell in cells.values()
        )

    def _is_total(
        self, row: int, cells: Mapping[int, Cell], name: str, said: Sequence[str], figures: Mapping[int, Decimal]
    ) -> bool:
        if self._is_own_sum(row, cells, name, figures):
            return True
        if is_id(self._text(row, self.kind.identity)) or self._half(row):
            return False
        is_day = self.kind.by_name[self.kind.anchor].shape is Shape.DAY
        labels = [name] if name and not (is_day and not name[0].isdecimal()) else said  # 总笔数 is no day
        serial = [cells[number].text for number in self._serials if number in cells]
        if any(is_total_word(text, any_name=self.kind.has_any_names) for text in (*labels, *serial)):
            return True
        if not figures:
            return False
        is_listed = any(map(str.isdecimal, serial))
        if any(is_total_alone(text) for text in said if text != name):  # 示例甲 over several rows, 小计 beside the last
            return True
        if is_count(name) and not is_day and not is_listed:  # 20260305 counts nobody
            return True
        if not name and self._is_merged(row):
            return False
        if not name and self.sums.are(figures):
            return True
        if not name:
            known = {*self._numbers, *(column.number for column in self._counted), *self._serials}
            others = [
                c.text for n, c in cells.items() if n not in known and c.text not in EMPTY and c.kind is CellKind.TEXT
            ]
            return not others and not is_listed
        return self._is_like_total(row, name, figures)

    def _is_like_total(self, row: int, name: str, figures: Mapping[int, Decimal]) -> bool:
        """Whether nothing but its amounts, the sum of those above, speaks for a total: 班组全部, not 示例甲(电工)."""
        is_listed = any(self.block.grid.at(row, number).text.isdecimal() for number in self._serials)
        is_person = is_name(name) or is_name(apart_from_nickname(name)[0]) or any(self._text(row, n) for n in _NUMBERS)
        return bool(name and self.kind.identity) and not (is_person or is_listed) and self.sums.are(figures)

    def _doubt_of_total(
        self, row: int, name: str, said: Sequence[str], figures: Mapping[int, Decimal]
    ) -> list[Found]:  # fmt: skip
        """That no word says that a row is a total: it may be somebody of an odd name, whose amount is just the sum."""
        is_sure = is_count(name) or name.startswith("以上") or any(is_total_word(text) for text in (name, *said))
        if row in self.told or is_sure or not self._is_like_total(row, name, figures):
            return []
        letter = self._letters.get(self.kind.anchor, "")
        return [Found(letter, Problem("list-total-guessed", f"{letter}{row}", Level.WARNING, {"name": name[:20]}))]

    def _is_own_sum(
        self, row: int, cells: Mapping[int, Cell], name: str, figures: Mapping[int, Decimal]
    ) -> bool:  # fmt: skip
        """Whether a row below the months of a person is what these come to, whatever it is called: 小计, 个人合计. Of
        movements of one day, or payments to one person, one may be as much as the others together."""
        own_days = [*self._by_field.get(self.kind.day, ()), *self._by_field.get("card", ())] if self.kind.day else []
        if any(column.number in cells for column in own_days):
            return False
        is_day = self.kind.by_name[self.kind.anchor].shape is Shape.DAY
        rows = [] if is_day or not name else self._rows_of(name, row)
        if not rows:
            return False
        period = self._text(row, "period")
        if parse_spans(period) or calendar_spans(period):
            return False
        labels = [cell.text for cell in cells.values() if len(cell.text) <= _LONGEST_LABEL and cell.text != name]
        if self._is_merged(row) and any(map(is_total_word, labels)):
            return True
        own = [self._figures(each) for each in rows]
        told = {number: figure for number, figure in figures.items() if figure}
        is_sum = all(sum((each.get(number, Decimal(0)) for each in own), Decimal(0)) == told[number] for number in told)
        return bool(told) and is_sum and len(own) >= (1 if period else _FEWEST)

    def _is_label(self, name: str) -> bool:
        """Whether a word of headings stands where a name should: a form of label and value, no list."""
        return bool(name and self.kind.identity) and self.kind.is_named(name)

    def _group(self, row: int, said: Sequence[str], cells: Mapping[int, Cell]) -> str:
        """The crew or town that a line of its own names for the lines below it."""
        endings = structure().groups.get(self.kind.group, ())
        in_names = any(column.number in cells for column in self._by_field.get(self.kind.anchor, ()))
        if not self.kind.identity and in_names and not (len(cells) == 1 and self._has_lines_below(row)):
            return ""  # a project may be called after a place
        if self.kind.group == "crew" and len(said) == len(cells) == 1 and (named := _CREW_LABEL.fullmatch(said[0])):
            return named[1]
        crew, leader = self._led(row, said)
        said = [crew] if leader else said
        if other := self._other_group(row, said, cells):
            return other
        if len(said) != 1 or len(cells) > 2 or (is_name(said[0]) and not said[0].endswith(endings)):
            return ""
        text = _CREW_END.sub("", _COUNTED.sub("", _NUMBERING.sub("", said[0]))).strip()
        is_group = 1 < len(text) <= _LONGEST_CREW and text.endswith(endings)
        return text if is_group and not structure().foot.match(half_width(said[0])) else ""

    def _other_group(self, row: int, said: Sequence[str], cells: Mapping[int, Cell]) -> str:
        """A heading below those of crews that names none: 三、零星用工, or 零星用工 across the table."""
        if len(said) != 1 or len(cells) != 1 or not self.group or self.kind.group != "crew":
            return ""
        numbered = _NUMBERING.match(said[0])
        text = _CREW_END.sub("", _COUNTED.sub("", _NUMBERING.sub("", said[0]))).strip()
        is_head = (numbered or self._is_across(row, cells) or text.startswith(BELOW)) and 1 < len(text) <= _LONGEST_CREW
        is_word = is_total_word(said[0]) or structure().foot.match(half_width(text))
        return text if is_head and not is_word and self._has_lines_below(row) else ""

    def _crew_of(self, row: int, name: str, figures: Mapping[int, Decimal]) -> str:
        """The crew that a row names where its amounts are those of the rows below it, up to the next crew or total."""
        if crew := self._crew_with_sum(row, name):
            return crew if self._are_below(row, figures)[0] else ""
        named = CREW_LINE.match(name) if self.kind.group == "crew" else None
        if named is None:
            return ""
        is_sum, lines = self._are_below(row, figures)
        is_led = len(name) > named.end(1)
        if not is_led and (lines < _FEWEST or len(named[1]) < _SHORTEST_CREW):
            return ""  # 张班 may be somebody's name
        return named[1] if is_sum and lines else ""

    def _crew_with_sum(self, row: int, name: str) -> str:
        """The crew in its own column beside 小计（5人）, above the people of the crew."""
        columns = self._by_field.get(self.kind.group, ()) if self.kind.group == "crew" else ()
        own = next((text for c in columns if (text := self.block.grid.at(row, c.number).text.strip())), "")
        return own if is_total_word(name) and own and not is_total_word(own) else ""

    def _are_below(self, row: int, figures: Mapping[int, Decimal]) -> tuple[bool, int]:
        """Whether these amounts are those of the rows below, up to the next crew or total, and how many rows it are."""
        added: dict[int, Decimal] = {}
        lines = 0
        for below in self.block.grid.filled(range(row + 1, self.block.rows.stop)):
            other = self._text(below, self.kind.anchor)
            if not other or is_total_word(other) or CREW_LINE.match(other):
                break
            lines += 1
            for number, figure in self._figures(below).items():
                added[number] = added.get(number, Decimal(0)) + figure
        is_sum = any(figures.values()) and all(added.get(number) == figure for number, figure in figures.items())
        return is_sum and lines > 0, lines

    def _led(self, row: int, said: Sequence[str]) -> tuple[str, str]:
        """A crew and who leads it: 木工班　班组长：示例丙. Below the last person it is a signature."""
        told = _LED.fullmatch(" ".join(said).strip())
        is_told = told and heading_key(told["label"]) in structure().signers and is_name(told["name"])
        return (told["crew"], told["name"]) if told and is_told and self._has_lines_below(row) else ("", "")

    def _is_blank(self, row: int, cells: Mapping[int, Cell], name: str, figures: Mapping[int, Decimal]) -> bool:
        """Whether a row was printed beforehand and nobody wrote into it: its number, and sums of nothing; the overtime
        of somebody who did none; the number of a page."""
        if all(_PAGE.fullmatch(cell.text.strip()) for cell in cells.values()):
            return True
        if not name and self._half(row):
            return not any(figures.values()) and not any(self.block.grid.at(row, number).text for number in self._days)
        is_numbered = any(cells[number].text.isdecimal() for number in self._serials if number in cells)
        others = [number for number in cells if number not in self._serials]
        is_nobody = not (name or self._text(row, self.kind.identity))
        return is_numbered and is_nobody and all(figures.get(number) == 0 for number in others)

    def _is_below(
        self, row: int, name: str, identity: str, said: Sequence[str], cells: Mapping[int, Cell]
    ) -> bool:  # fmt: skip
        """Whether a row without amounts is one of those below a table: who signs and when, remarks, also where it
        stands below an amount; and a heading of projects that names no town: 一、房屋建筑."""
        if not (name or identity or said) or (not name and all(map(_is_signature, cells.values()))):
            return all(_is_signature(cell) for cell in cells.values())
        is_heading = not self.kind.identity and len(said) == len(cells) == 1 and bool(_NUMBERING.match(said[0]))
        if is_heading and (not name or self._is_across(row, cells)) and self._has_lines_below(row):
            self.group = ""
            return True
        return self._is_foot(name, identity, said, cells) or self._is_signed(row, cells)

    def _months_alone(self, row: int, said: Sequence[str], cells: Mapping[int, Cell]) -> str:
        """The months that a line of its own tells for the lines below it: 2025年5月, 6月份工资."""
        if not self.kind.has_months or len(cells) != 1 or len(said) != 1 or len(said[0]) > _LONGEST_MONTHS:
            return ""
        text = said[0].strip().strip("：:（）()、")
        is_months = parse_period(text) is not None or calendar_days(text) is not None
        return text if is_months and self._has_lines_below(row) else ""

    def _is_foot(self, name: str, identity: str, said: Sequence[str], cells: Mapping[int, Cell]) -> bool:
        """Signature lines and remarks below the table: no amount, and words instead of a name."""
        if self.kind.identity and identity and ":" not in half_width(identity):
            return False
        first = cells[min(cells)].text
        if self.kind.identity and name and first != name and structure().foot.match(half_width(first)):
            return True  # 以上情况属实 | 示例甲: who signs
        plain = [half_width(text) for text in ((name,) if name else said)]
        few = len(cells) <= 2 or bool(self.kind.identity)
        is_word = bool(self.kind.identity) or len(cells) == 1  # a project may be called after anything
        return any(
            (structure().foot.match(text) and is_word) or (":" in text and few) or len(text) > 3 * _LONGEST_NAME
            or (len(text) > _LONGEST_NAME and few)
            for text in plain
        ) or (len(said) == len(cells) == 1 and not (_is_someone(name) if self.kind.identity else name))  # fmt: skip


def _is_someone(name: str) -> bool:
    """Whether a name is that of a person; 大工 above those who are is none."""
    return is_name(name) and not is_no_name(name)


def _is_signature(cell: Cell) -> bool:
    """Whether a cell says who signs, or nothing but a day: 反映人：示例甲等7人, 2026年10月12日."""
    if cell.kind is CellKind.DAY or _DAY_ALONE.fullmatch(cell.text.strip()):
        return True
    text = half_width(cell.text[:LOOKED_AT])
    is_word = ":" in text or structure().foot.match(text) is not None
    return cell.kind is CellKind.TEXT and is_word and not _AN_AMOUNT.search(text)


def _is_of_all(text: str) -> bool:
    """Whether words say that the amounts beside them are a total, nobody's, or signed for."""
    return is_total_word(text) or is_nobodys(text) or bool(structure().foot.match(half_width(text)))
