"""``case elements``: what must be proved, what of it a case proves, what is missing; evidence is tied here too."""

from pathlib import Path
from typing import Any

import click

from inspector_app.cli.opening import opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.element import ChargeTable, Element, ElementTie, Piece
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import word
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.context import Context
from inspector_app.usecases.elements import (
    CaseElements,
    case_elements,
    confirm_proposed,
    count_words,
    gap_words,
    proof_lines,
    prove_otherwise,
    take_back_tie,
    tie_piece,
    untie_piece,
)

_PAIR = "ELEMENT PIECE"


@click.command("elements")
@store_argument
@click.argument("number", metavar="CASE")
@click.option("--tie", nargs=2, metavar=_PAIR, help="把一项证据对应到要件（名称和编号见 --pieces、--json）。")
@click.option("--confirm", default="", metavar="ELEMENT", help="确认这一要件查到的证据都能够证明。")
@click.option("--untie", nargs=2, metavar=_PAIR, help="取消一项证据的对应，须写明 --reason。")
@click.option("--otherwise", default="", metavar="ELEMENT", help="登记这一要件另有证明，须写明 --reason。")
@click.option("--take-back", default="", metavar="TIE", help="撤回登记过的对应、取消或者另有证明。")
@click.option("--reason", default="", metavar="TEXT", help="理由。")
@click.option("--pieces", "with_pieces", is_flag=True, help="列出案件中可以对应的全部证据和编号。")
@json_option
@answering
def elements(
    store: Path, number: str, tie: tuple[str, str] | None, confirm: str, untie: tuple[str, str] | None,
    otherwise: str, take_back: str, reason: str, with_pieces: bool, as_json: bool,
) -> None:  # fmt: skip
    """要件表：违法事实、加付赔偿金、罚款、列入名单、涉嫌犯罪各项要件由什么证明，还缺什么，下一步做什么。

    CASE 为案件编号或者案件名称。
    """
    with opened_to_read(store) as context:
        rid = case_named(context, number).rid
        if tie:
            tie_piece(context, rid, tie[0], _key(context, rid, tie[1]), reason)
        if confirm:
            confirm_proposed(context, rid, confirm)
        if untie:
            untie_piece(context, rid, untie[0], _key(context, rid, untie[1]), reason)
        if otherwise:
            prove_otherwise(context, rid, otherwise, reason)
        if take_back:
            take_back_tie(context, rid, take_back)
        found = case_elements(context, rid)
    if as_json:
        say_json(_as_json(found))
    elif with_pieces:
        for piece in found.pieces:
            say(piece.key, word(piece.source), piece.words)
    else:
        _say_tables(found)


def _key(context: Context, case_rid: str, begins: str) -> str:
    """The key of the one piece whose key begins so."""
    keys = [piece.key for piece in case_elements(context, case_rid).pieces if piece.key.startswith(begins)]
    if begins in keys:
        return begins
    if len(keys) != 1:
        raise Refused(Problem("element-piece-gone", "piece"))
    return keys[0]


def _say_tables(found: CaseElements) -> None:
    for table in found.tables:
        say(table.charge.title, count_words(table), table.charge.basis_text)
        for each in table.elements:
            say(f"  {each.name}", word(each.state), each.rule.title, "；".join(proof_lines(each)), gap_words(each))


def _as_json(found: CaseElements) -> dict[str, Any]:
    return {
        "charges": [_charge_json(table) for table in found.tables],
        "pieces": [_piece_json(piece) for piece in found.pieces],
    }


def _charge_json(table: ChargeTable) -> dict[str, Any]:
    return {
        "charge": table.charge.id, "title": table.charge.title, "source": table.charge.basis_text,
        "wanted": table.wanted, "proved": table.proved, "elements": [_element_json(each) for each in table.elements],
    }  # fmt: skip


def _element_json(each: Element) -> dict[str, Any]:
    return {
        "element": each.name, "title": each.rule.title, "state": each.state, "source": each.rule.basis_text,
        "one_of": each.rule.group, "needed": each.rule.needed, "proof": [piece.key for piece in each.proof],
        "proposed": [piece.key for piece in each.proposed], "against": [piece.key for piece in each.against],
        "gap": gap_words(each), "ties": [_tie_json(tie) for tie in each.ties],
    }  # fmt: skip


def _tie_json(tie: ElementTie) -> dict[str, Any]:
    return {
        "tie": tie.rid, "kind": tie.tie, "piece": tie.piece, "called": tie.called, "reason": tie.reason, "by": tie.by,
        "at": tie.at,
    }  # fmt: skip


def _piece_json(piece: Piece) -> dict[str, Any]:
    return {"piece": piece.key, "kind": piece.source, "called": piece.called, "text": piece.text}
