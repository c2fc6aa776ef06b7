"""The questions of a transcript while they are edited: plain functions over frozen lines, each with its own number."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from inspector_app.domain.interview import QA, READ_BACK, REQUIRED_KEYS

_MARK = re.compile(r"^\s*(问|答)\s*[:：]\s*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """One question and answer. ``number`` stays the same however the line is moved or changed."""

    number: int
    qa: QA


Lines = tuple[Line, ...]


def numbered(qas: Sequence[QA]) -> Lines:
    """Lines for questions as stored."""
    return tuple(Line(number, qa) for number, qa in enumerate(qas))


def qas_of(lines: Lines) -> tuple[QA, ...]:
    """The questions as they are stored."""
    return tuple(line.qa for line in lines)


def place_of(lines: Lines, number: int) -> int:
    """Where a line stands, -1 when it is not there."""
    return next((place for place, line in enumerate(lines) if line.number == number), -1)


def is_required(line: Line) -> bool:
    """Whether procedure demands the question (法定), so that it cannot be deleted."""
    return line.qa.key in REQUIRED_KEYS


def with_text(lines: Lines, number: int, part: str, text: str) -> Lines:
    """Lines with another ``question`` or ``answer``."""
    place = place_of(lines, number)
    if place < 0 or getattr(lines[place].qa, part) == text:
        return lines
    changed = Line(number, with_part(lines[place].qa, part, text))
    return (*lines[:place], changed, *lines[place + 1 :])


def read_out(lines: Lines, told: Mapping[int, str]) -> Lines:
    """Lines that keep what they said when they were read back, by their numbers, whatever is undone since."""
    return tuple(
        line if line.qa.before == (words := told.get(line.number, line.qa.before))
        else Line(line.number, replace(line.qa, before=words))
        for line in lines
    )  # fmt: skip


def with_part(qa: QA, part: str, text: str) -> QA:
    """With another ``question`` or ``answer``; an answer that is written is the person's own."""
    return replace(qa, question=text) if part == "question" else replace(qa, answer=text, shared=False)


def inserted(lines: Lines, place: int, qas: Sequence[QA]) -> Lines:
    """Lines with new ones at a place."""
    free = max((line.number for line in lines), default=-1) + 1
    new = tuple(Line(free + step, qa) for step, qa in enumerate(qas))
    return (*lines[:place], *new, *lines[place:])


def removed(lines: Lines, number: int) -> Lines:
    """Lines without one; a question of procedure stays."""
    return tuple(line for line in lines if line.number != number or is_required(line))


def moved(lines: Lines, number: int, step: int) -> Lines:
    """Lines with one moved up (-1) or down (1); at the edge it stays."""
    place = place_of(lines, number)
    target = place + step
    if place < 0 or not 0 <= target < len(lines):
        return lines
    changed = list(lines)
    changed[place], changed[target] = changed[target], changed[place]
    return tuple(changed)


def confirmed(lines: Lines, number: int) -> Lines:
    """Lines in which an answer that was carried over is the person's own."""
    place = place_of(lines, number)
    if place < 0 or not lines[place].qa.shared:
        return lines
    return (*lines[:place], Line(number, replace(lines[place].qa, shared=False)), *lines[place + 1 :])


def split(lines: Lines, number: int, part: str, position: int) -> Lines:
    """Lines with one parted at the cursor. What stands behind it in an answer becomes the answer of a new question
    without words yet; behind it in a question, a question of its own that takes the answer along. A question that
    procedure demands is parted in its answer only."""
    place = place_of(lines, number)
    if place < 0 or (part == "question" and is_required(lines[place])):
        return lines
    qa = lines[place].qa
    text = getattr(qa, part)
    before, behind = text[:position].rstrip(), text[position:].lstrip()
    if not behind or (part == "question" and not before):
        return lines
    if part == "answer":
        parted, new = replace(qa, answer=before), QA("", behind, shared=qa.shared)
    else:
        parted, new = replace(qa, question=before, answer="", shared=False), replace(qa, question=behind)
    rest = (*lines[:place], Line(number, parted), *lines[place + 1 :])
    return inserted(rest, place + 1, (new,))


def merged(lines: Lines, number: int) -> Lines:
    """Lines with one joined to that above it: question to question, answer to answer, each on a line of its own. What
    procedure demands is joined to nothing, and takes in only an answer that has no question."""
    place = place_of(lines, number)
    if place < 1 or is_required(lines[place]):
        return lines
    above, below = lines[place - 1], lines[place]
    if is_required(above) and below.qa.question.strip():
        return lines
    joined = replace(
        above.qa,
        question=_joined(above.qa.question, below.qa.question),
        answer=_joined(above.qa.answer, below.qa.answer),
        shared=above.qa.shared or below.qa.shared,
        before=_joined(above.qa.before, below.qa.before),
    )
    return (*lines[: place - 1], Line(above.number, joined), *lines[place + 1 :])


def _joined(one: str, other: str) -> str:
    return "\n".join(part for part in (one.rstrip(), other.strip()) if part)


def end_place(lines: Lines) -> int:
    """Where a new last question goes: before the closing one on reading back, when that stands last."""
    last = len(lines)
    return last - 1 if lines and lines[-1].qa.key == READ_BACK else last


def place_after(lines: Lines, number: int | None) -> int:
    """Where a question goes that follows a line; at the end when there is none or it is the closing one."""
    place = place_of(lines, number) if number is not None else -1
    return min(place + 1, end_place(lines)) if place >= 0 else end_place(lines)


def next_line(lines: Lines, number: int) -> Line | None:
    """The line below, None at the last."""
    place = place_of(lines, number)
    return lines[place + 1] if 0 <= place < len(lines) - 1 else None


def changed_line(before: Lines, after: Lines) -> tuple[int, str] | None:
    """The line of ``after`` in which it differs first, and whether its ``question`` or ``answer`` is meant.

    Where a line went, the one that stands in its place now. None when nothing differs or nothing is left.
    """
    known = {line.number: line.qa for line in before}
    for line in after:
        old = known.get(line.number)
        if old is not None and old != line.qa:
            return line.number, "question" if old.question != line.qa.question else "answer"
    places = (place for place, line in enumerate(after) if place >= len(before) or before[place].number != line.number)
    place = next(places, len(after) - 1 if len(after) < len(before) else -1)
    return (after[place].number, "answer" if after[place].qa.question.strip() else "question") if place >= 0 else None


def read_qas(text: str) -> tuple[QA, ...]:
    """Questions and answers from text that marks them with 问： and 答：; nothing when it does not."""
    marks = list(_MARK.finditer(text))
    if not any(mark[1] == "问" for mark in marks):
        return ()
    found: list[QA] = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        words = text[mark.end() : following.start() if following else len(text)].strip()
        if mark[1] == "问" or not found:
            found.append(QA(words if mark[1] == "问" else "", "" if mark[1] == "问" else words))
        else:
            answer = f"{found[-1].answer}\n{words}".strip()
            found[-1] = replace(found[-1], answer=answer)
    return tuple(found)


def unasked(stock: Sequence[tuple[str, str]], lines: Lines, wanted: str = "") -> tuple[tuple[str, str], ...]:
    """Stock questions (bank, question) not in the transcript yet that hold every typed word."""
    asked = {line.qa.question.strip() for line in lines}
    words = wanted.split()
    return tuple(
        (bank, question)
        for bank, question in stock
        if question.strip() not in asked and all(word in question for word in words)
    )


def draft_lines(saved: Sequence[QA], draft: Sequence[QA]) -> list[str]:
    """What a draft says otherwise than the saved transcript, to be looked at."""
    known = set(saved)
    said = [
        text for qa in draft if qa not in known for text in (f"问：{qa.question}", f"答：{qa.answer or '（未填）'}")
    ]
    gone = len({qa.question for qa in saved} - {qa.question for qa in draft})
    if gone:
        said.append(f"（另有{gone}个问题被删除或改写）")
    return said or ["问答没有变化，改动在笔录头部或结束时间。"]
