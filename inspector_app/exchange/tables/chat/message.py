"""Lines of a chat that name people and what they are owed: 1、示例甲 木工 干了45天 260一天 拿过3000 还差8700."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.chat.grammar import TICKS
from inspector_app.exchange.tables.chat.hearing import FURTHER, WITHIN
from inspector_app.exchange.tables.chat.line import (
    CORRECTED,
    DAYS,
    ChatLine,
    with_corrections,
)
from inspector_app.exchange.tables.chat.months import title_in, year_of_all
from inspector_app.exchange.tables.chat.nearest import nearest_lines
from inspector_app.exchange.tables.chat.said_in import lines_saying
from inspector_app.exchange.tables.chat.senders import sent_by
from inspector_app.exchange.tables.chat.speakers import Headed, chat_lines
from inspector_app.exchange.tables.chat.words import (
    AMOUNT_FIELDS,
    figure_in,
    holds_sum,
    is_amount,
    is_name,
    is_vague,
    total_in,
)
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Book, Cell, Grid
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem

_AMOUNT_TITLE = "金额"
_GUESSED = (((0, 0), Problem("list-nearest", level=Level.WARNING)),)
"""That all of a text is told by what stands nearest."""


def chat_book(text: str, name: str, kind: ListKind, headed: Headed) -> Book | None:
    """The lines of a chat as a list, each in the row of its number, on a sheet that is called like the title above them
    that tells their months; None where they tell of nobody."""
    lines, corrected = with_corrections([_claimed(line) for line in chat_lines(text, headed)])
    near = nearest_lines(text) if _is_open(lines) else []
    is_guess = bool(near) and _agree(lines, near)
    lines, corrected = (near, {}) if is_guess else (lines, corrected)
    if not any(map(_tells_of_somebody, lines)):
        return None
    fields = [each for each in kind.by_name if any(each in line.told for line in lines) and each not in DAYS]
    titles = [*(kind.by_name[each].title for each in fields), _AMOUNT_TITLE, vocabulary.label("wage_claim.note")]
    rows = {0: {at: Cell(title) for at, title in enumerate(titles, start=1)}}
    read = {line.sent_in for line in lines if line.told}  # who sent them is read with what they say
    read |= {later for later, row in corrected.items() if later != row}
    for line in filter(lambda each: each.text, lines):
        if not (line.is_heading or line.is_sender or line.number in read):
            cells = _cells(line, fields)
            rows[line.number] = {at: Cell(told) for at, told in enumerate(cells, start=1) if told}
    first = next(at for at, line in enumerate(lines) if line.told)
    before = [line.text for line in lines[:first] if line.text]
    dated = {line.number: line.dated for line in lines if line.dated}
    words = {line.number: line.words for line in lines}
    behind = [line.text for line in lines[first:] if line.text and not line.told]
    title, year = title_in(before), year_of_all(before, behind)
    title = title if "年" in title else f"{year}{title}"
    said_in = lines_saying(text, words)
    grid = Grid(
        title,
        rows,
        dated=dated,
        spoken=words,
        said_in=said_in,
        corrected=corrected,
        told_as=_GUESSED if is_guess else (),
    )
    return Book(name, (grid,), "\n".join(words.values()))


def _is_open(lines: Sequence[ChatLine]) -> bool:
    """Whether of somebody who is told of nobody knows what he is owed, or nobody is told of."""
    told = [line for line in lines if line.told]
    return not any(map(_tells_of_somebody, lines)) or any("owed" not in line.told for line in told)


def _agree(lines: Sequence[ChatLine], near: Sequence[ChatLine]) -> bool:
    """Whether of everybody it is guessed what he is owed, and all that the grammar understands is in the guess."""
    known, told = (
        {(of["name"], name, of[name]) for of in each for name in AMOUNT_FIELDS if name in of}
        for each in ([line.told for line in lines if line.told], [line.told for line in near])
    )
    return known <= told and all("owed" in line.told for line in near)


def _claimed(line: ChatLine) -> ChatLine:
    """The line, without the name where it holds nothing but that: nobody says that he is owed anything."""
    return replace(line, told={}) if set(line.told) == {"name"} and not (line.rest or line.is_iou) else line


def _tells_of_somebody(line: ChatLine) -> bool:
    """Whether a line tells more than a name: something of a field, that it is a 欠条, or about how much, or of a sum of
    which nobody knows whether it is all."""
    is_about = any(is_vague(half_width(word)) for word in line.rest)
    is_claim = any((holds_sum(word) and FURTHER.search(word)) or TICKS.search(word) for word in line.rest)
    is_alone = not any(map(is_name, line.rest))
    return len(line.told) > 1 or bool(line.told and (line.is_iou or is_about or (is_claim and is_alone)))


def _cells(line: ChatLine, fields: Sequence[str]) -> list[str]:
    """The cells of a line: its fields, an amount of which it does not say what it is, and the words that are left."""
    if not line.told and "owed" in fields and (total := total_in(line.text)):
        return [*(total if name == "owed" else "" for name in fields), "", line.text]
    if not line.told:
        return [*("" for _ in fields), "" if sent_by(line.text) is not None else figure_in(line.text), line.text]
    others = [
        word for word in line.rest if not (CORRECTED.match(word) or (WITHIN.search(word) and "owed" in line.told))
    ]
    amounts = [word for word in others if is_amount(half_width(word))] or list(filter(holds_sum, others))
    if amounts and not is_amount(half_width(amounts[0])):  # nobody knows what it is: it is asked, and stays a word too
        return [*_cells(replace(line, rest=()), fields)[:-2], figure_in(amounts[0]), " ".join(line.rest)]
    rest = [*(line.told[name] for name in DAYS if name in line.told), *(w for w in line.rest if w not in amounts[:1])]
    return [*(line.told.get(name, "") for name in fields), *(amounts[:1] or [""]), " ".join(rest)]
