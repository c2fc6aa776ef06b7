"""Which paper was written by hand on a numbered blank: its number is told with it, and on its print."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.domain.dates import chinese
from inspector_app.domain.numbered_sheet import Sheet, SheetStock, StockKind
from inspector_app.formdefs.model import CopyDef, Facts, Form
from inspector_app.support.errors import Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import stated_day
from inspector_app.usecases.surroundings import Surroundings


def blank_of(context: Context, document_rid: str, subject_rid: str = "") -> str:
    """The number of the blank from which a paper, or its transcript or visit, was typed back; empty for none."""
    found = context.store.find(Sheet, document_rid=document_rid) if document_rid else ()
    return _numbers(context, found or (context.store.find(Sheet, subject_rid=subject_rid) if subject_rid else ()))


def is_typed_back(whole: CaseFile | None, document_rid: str) -> bool:
    """Whether a paper of a case was typed back from a blank that was written on by hand."""
    return _blank(whole, document_rid) is not None


def _blank(whole: CaseFile | None, document_rid: str) -> Sheet | None:
    sheets = whole.sheets if whole and document_rid else ()
    return next((each for each in sheets if each.form and each.fate and each.document_rid == document_rid), None)


def blank_day_problems(around: Surroundings, facts: Facts) -> list[Problem]:
    """Nobody wrote on a blank before it was printed."""
    sheet, day = _blank(around.whole, around.document_rid), stated_day(facts, "document.date")
    stock = around.context.store.need(SheetStock, sheet.stock_rid) if sheet else None
    if sheet is None or stock is None or day is None or day >= stock.day:
        return []
    details = {"number": stock.number(sheet.serial), "day": chinese(stock.day)}
    return [Problem("blank-dated-earlier", "document.date", details=details)]


def _numbers(context: Context, sheets: Sequence[Sheet]) -> str:
    stocks = context.store.pick(SheetStock, dict.fromkeys(each.stock_rid for each in sheets)) if sheets else ()
    blanks = {stock.rid: stock for stock in stocks if stock.kind is StockKind.BLANK}
    return "、".join(blanks[each.stock_rid].number(each.serial) for each in sheets if each.stock_rid in blanks)


def saying_so(context: Context, form: Form, whole: CaseFile | None, document_rid: str, subject_rid: str) -> Form:
    """The form whose copies say that they were typed from a blank; unchanged for any other paper.

    The sheets of a case were read with it.
    """
    if whole is None:
        number = blank_of(context, document_rid, subject_rid)
    else:
        own = [each for each in whole.sheets if each.fate and document_rid == each.document_rid]
        own += [each for each in whole.sheets if subject_rid and each.subject_rid == subject_rid]
        number = _numbers(context, own)
    if not number:
        return form
    said = f"本件照手写的应急空白（编号{number}）录入，手写件附卷。"
    copies = tuple(replace(each, note=f"{each.note}{said}") for each in form.copies or (CopyDef(""),))
    return replace(form, copies=copies)
