"""Which paper was written by hand on a numbered blank: its number is told with it, and on its print."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.domain.numbered_sheet import Sheet, SheetStock, StockKind
from inspector_app.formdefs.model import CopyDef, Form
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context


def blank_of(context: Context, document_rid: str, subject_rid: str = "") -> str:
    """The number of the blank from which a paper, or its transcript or visit, was typed back; empty for none."""
    found = context.store.find(Sheet, document_rid=document_rid) if document_rid else ()
    return _numbers(context, found or (context.store.find(Sheet, subject_rid=subject_rid) if subject_rid else ()))


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
