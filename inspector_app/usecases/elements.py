"""要件表 of a case: read, tied and untied, told otherwise; and as papers print it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inspector_app.domain.dates import chinese
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.element import (
    ChargeTable,
    Element,
    ElementState,
    ElementTie,
    Piece,
    Tie,
    laid_out,
)
from inspector_app.domain.identity import new_rid
from inspector_app.domain.reason import says_why
from inspector_app.domain.role import Role
from inspector_app.lawbook.marks import split_mark
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.groups import grouped
from inspector_app.support.vocabulary import word
from inspector_app.usecases.case_file import CaseFile, as_it_stands, case_file, refuse_ended
from inspector_app.usecases.context import Context
from inspector_app.usecases.element_pieces import pieces_of
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.surroundings import Surroundings

_NAMED = 8  # pieces that a paper names one by one


@dataclass(frozen=True, slots=True)
class CaseElements:
    """要件表 of a case: every charge as it stands, and every piece that may be tied to an element."""

    whole: CaseFile
    tables: tuple[ChargeTable, ...]
    pieces: tuple[Piece, ...]

    def element(self, name: str) -> Element | None:
        """The element of this name."""
        return next((each for table in self.tables for each in table.elements if each.name == name), None)

    def piece(self, key: str) -> Piece | None:
        """The piece of this key."""
        return next((each for each in self.pieces if each.key == key), None)


def elements_of(context: Context, whole: CaseFile, party: str = "") -> CaseElements:
    """要件表 of a case that was read; against one ``party`` no paper counts that is addressed to another one."""
    pieces, ties = pieces_of(context, whole), context.store.find(ElementTie, case_rid=whole.case.rid)
    pieces = tuple(piece for piece in pieces if not party or piece.party in ("", party))
    tables = tuple(laid_out(charge, pieces, ties) for charge in context.law.elements)
    return CaseElements(whole, tables, pieces)


def case_elements(context: Context, case_rid: str) -> CaseElements:
    """要件表 of a case. Raises :class:`Trouble` ``record-missing``."""
    return elements_of(context, case_file(context, case_rid))


def shown_elements(context: Context, whole: CaseFile) -> CaseElements:
    """要件表 of a case in hand, read again where anything was recorded since."""
    return elements_of(context, as_it_stands(context, whole))


def tie_piece(context: Context, case_rid: str, element: str, piece: str, reason: str = "") -> ElementTie:
    """补充对应: a piece proves an element, as a person sees it; what was said against it before is over.

    Raises :class:`Refused` ``element-not-found``, ``element-piece-gone``,
    ``element-tied`` or ``case-over``.
    """
    found = _needed(context, case_rid, element)
    one = _piece(context, case_rid, piece)
    if one in found.proof:
        raise Refused(Problem("element-tied", "piece", details={"name": one.called}))
    return _keep(context, found, case_rid, Tie.TIED, one, reason)


def confirm_proposed(context: Context, case_rid: str, element: str) -> tuple[ElementTie, ...]:
    """确认: all that was found for an element proves it, as a person sees it. Raises :class:`Refused`
    ``element-not-found``, ``element-nothing-proposed`` or ``case-over``."""
    found = _needed(context, case_rid, element)
    if not found.proposed:
        raise Refused(Problem("element-nothing-proposed", "element", details={"name": found.rule.title}))
    ties = tuple(_tie(context, found, case_rid, Tie.TIED, piece) for piece in found.proposed)
    with context.unit(f"确认要件“{found.rule.title}”的证据{len(ties)}项") as unit:
        for tie in ties:
            unit.put(tie)
    return ties


def untie_piece(context: Context, case_rid: str, element: str, piece: str, reason: str) -> ElementTie:
    """移出: a piece does not prove an element; the reason is kept.

    Raises :class:`Refused` ``element-not-found``, ``element-not-tied``, ``element-no-reason`` or ``case-over``.
    """
    found = _needed(context, case_rid, element)
    one = next((each for each in (*found.proof, *found.proposed, *found.against) if each.key == piece), None)
    if one is None:
        raise Refused(Problem("element-not-tied", "piece"))
    _refuse_silence(reason)
    return _keep(context, found, case_rid, Tie.UNTIED, one, reason)


def prove_otherwise(context: Context, case_rid: str, element: str, reason: str) -> ElementTie:
    """另有证明: what proves an element besides, in words. Raises :class:`Refused` as :func:`untie_piece`."""
    found = _needed(context, case_rid, element)
    _refuse_silence(reason)
    tie = ElementTie(
        new_rid(), case_rid, found.name, Tie.OTHERWISE, context.clock.now(), context.writer.name, reason=reason.strip()
    )
    with context.unit(f"要件“{found.rule.title}”另有证明") as unit:
        unit.put(tie)
    return tie


def take_back_tie(context: Context, case_rid: str, rid: str) -> ElementTie:
    """What a person said of an element is taken back; what the rules say counts again.

    Raises :class:`Refused` ``case-over``, :class:`Trouble` ``record-missing``.
    """
    refuse_ended(context, case_rid)
    tie = context.store.need(ElementTie, rid)
    with context.unit(f"撤回要件证据的{word(tie.tie)}") as unit:
        unit.delete(tie)
    return tie


def _keep(context: Context, found: Element, case_rid: str, tie: Tie, piece: Piece, reason: str) -> ElementTie:
    """What a person says now stands in place of what was said of the same piece before."""
    before = [each for each in found.ties if each.piece == piece.key]
    made = _tie(context, found, case_rid, tie, piece, reason)
    with context.unit(f"要件“{found.rule.title}”{word(tie)}：{piece.called}") as unit:
        for each in before:
            unit.delete(each)
        unit.put(made)
    return made


def _tie(context: Context, found: Element, case_rid: str, tie: Tie, piece: Piece, reason: str = "") -> ElementTie:
    now, by = context.clock.now(), context.writer.name
    return ElementTie(new_rid(), case_rid, found.name, tie, now, by, piece.key, piece.called, reason.strip())


def _needed(context: Context, case_rid: str, element: str) -> Element:
    refuse_ended(context, case_rid)
    found = case_elements(context, case_rid).element(element)
    if found is None:
        raise Refused(Problem("element-not-found", "element", details={"name": element[:40]}))
    return found


def _piece(context: Context, case_rid: str, key: str) -> Piece:
    found = next((each for each in pieces_of(context, case_file(context, case_rid)) if each.key == key), None)
    if found is None:
        raise Refused(Problem("element-piece-gone", "piece"))
    return found


def _refuse_silence(reason: str) -> None:
    if not says_why(reason):
        raise Refused(Problem("element-no-reason", "reason"))


def proof_lines(element: Element) -> tuple[str, ...]:
    """What proves an element, one piece a line; then what a person said, and what speaks against it."""
    tied = {tie.piece: tie for tie in element.ties if tie.tie is Tie.TIED}
    lines = [f"{piece.words}{_by_hand(tied.get(piece.key))}" for piece in element.proof]
    lines += [f"{piece.words}（{word(ElementState.PROPOSED)}）" for piece in element.proposed]
    lines += [f"另有证明：{tie.reason}（{tie.by}，{chinese(civil_date(tie.at))}）" for tie in element.otherwise]
    lines += [f"相反材料：{piece.words}" for piece in element.against]
    return tuple(lines)


def _by_hand(tie: ElementTie | None) -> str:
    return f"（{tie.by}对应：{tie.reason}）" if tie and tie.reason else ""


def gap_words(element: Element) -> str:
    """What is missing and what to do next; empty where the element is proved or need not be."""
    if element.state is ElementState.DISPUTED:
        return f"有相反材料，须核实后写明怎样认定。{element.rule.todo}。"
    if element.state is ElementState.PROPOSED:
        return "所列材料是否足以证明，由承办人核对后确认。"
    return f"{element.rule.wants}。{element.rule.todo}。" if element.state is ElementState.LACKING else ""


def element_rows(elements: CaseElements, role: Role | None) -> list[dict[str, Any]]:
    """要件表 as a paper prints it, numbered through: the charges that its role annexes, or all that are spoken of.

    What is spared is left out: a paper says what is relied upon and what is still to be proved.
    """
    tables = _printed(elements, role)
    return [{"line": number, **row} for number, row in enumerate(_rows(tables), start=1)]


def _printed(elements: CaseElements, role: Role | None) -> list[ChargeTable]:
    return [t for t in elements.tables if t.is_begun and (role is None or role in t.charge.printed_in)]


def _rows(tables: Sequence[ChargeTable]) -> Iterator[dict[str, Any]]:
    yield from (_row(table, each) for table in tables for each in table.relied_on)


def _row(table: ChargeTable, each: Element) -> dict[str, Any]:
    return {
        "charge": table.charge.title,
        "element": table.title(each),
        "basis": each.rule.basis_text,
        "proof": _proof_words(each),
        "gap": gap_words(each),
    }


def _proof_words(element: Element) -> str:
    """As a file lists its proof: answers by their record and number, the rest with what it says."""
    answers = [piece for piece in element.proof if piece.spot]
    lines = [*_by_record(answers), *proof_lines(replace(element, proof=_others(element.proof), proposed=()))]
    maybe = (
        *_by_record([piece for piece in element.proposed if piece.spot]),
        *(piece.words for piece in _others(element.proposed)),
    )
    lines += [f"{each}（{word(ElementState.PROPOSED)}）" for each in maybe]
    more = f"等{len(lines)}项" if len(lines) > _NAMED else ""
    return "\n".join(lines[:_NAMED]) + more if lines else f"〔{word(ElementState.LACKING)}〕"


def _others(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if not piece.spot)


def _by_record(answers: Iterable[Piece]) -> Iterator[str]:
    """赵示例2026年3月2日询问笔录第6问、第7问."""
    for own in grouped(answers, lambda piece: piece.rid).values():
        yield own[0].called.removesuffix(own[0].spot) + "、".join(piece.spot for piece in own)


def element_values(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """What a paper prints of 要件表: what concerns it, and how far each of these charges is proved."""
    role = whole.roles.get(paper.form)
    own = None if role is Role.ELEMENTS else role
    elements = elements_of(context, whole, _held_against(whole, paper))
    told = _printed(elements, own)
    return {
        "elements": proved_rows(elements, own) if _goes_out(context, paper) else element_rows(elements, own),
        "elements.summary": "；".join(f"{t.charge.title}，{count_words(t)}" for t in told),
    }


def _held_against(whole: CaseFile, paper: Paper) -> str:
    """Against whom a paper lays out its elements: whom the order that it rests upon went to."""
    return next((each.addressee_rid for each in whole.documents if each.rid == paper.about.order_rid), "")


def _goes_out(context: Context, paper: Paper) -> bool:
    return context.rule(paper.form).kind is DocumentKind.OUTGOING


def proved_rows(elements: CaseElements, role: Role | None) -> list[dict[str, Any]]:
    """要件表 for others to read: what proves each element and by which law, without what waits for somebody's word, is
    to be done, or tells only how we know of that law."""
    tables = _printed(elements, role)
    rows = [
        {**_row(table, replace(each, proposed=())), **_for_others(each)}
        for table in tables for each in table.relied_on if each.proof or each.otherwise
    ]  # fmt: skip
    return [{"line": number, **row} for number, row in enumerate(rows, start=1)]


def _for_others(element: Element) -> dict[str, Any]:
    return {"element": element.rule.title, "basis": split_mark(element.rule.basis_text)[0], "gap": ""}


def element_problems(around: Surroundings) -> list[Problem]:
    """What a paper that goes out charges somebody with and nobody proved, or confirmed that it is proved."""
    context, whole, paper = around.context, around.whole, around.paper
    if whole is None or not _goes_out(context, paper):
        return []
    role = whole.roles.get(paper.form)
    charged = [charge for charge in context.law.elements if role in charge.printed_in]
    tables = _printed(elements_of(context, whole, _held_against(whole, paper)), role) if charged else []
    open_ = "、".join(table.title(each) for table in tables for each in table.unproved)
    return [Problem("elements-unproved", "elements", Level.WARNING, {"names": open_})] if open_ else []


def is_proved(around: Surroundings, whole: CaseFile, group: str) -> bool:
    """Whether an element of a group is proved against whom the order of a paper went to."""
    tables = elements_of(around.context, whole, _held_against(whole, around.paper))
    in_group = (each for table in tables.tables for each in table.elements if each.rule.group == group)
    return any(each.state is ElementState.PROVED for each in in_group)


def count_words(table: ChargeTable) -> str:
    """7项要件，已有证明5项，待确认1项."""
    waiting = f"，待确认{table.proposed}项" if table.proposed else ""
    return f"{table.wanted}项要件，已有证明{table.proved}项{waiting}"


def elements_paper(context: Context, case_rid: str) -> Paper:
    """要件表 as a paper of its own. Raises :class:`Refused` ``form-of-role-missing``."""
    return Paper(context.form_of(Role.ELEMENTS), case_rid=case_rid)
