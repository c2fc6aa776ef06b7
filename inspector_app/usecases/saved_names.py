"""What a saved file of a case is called: what it is, its number and which firm it is about; nothing of any person."""

import re

from inspector_app.domain.alike import firm_name
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.document import Document
from inspector_app.support.clock import civil_date
from inspector_app.usecases.context import Context

_MOST = 24
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.+|[. ]+$')
"""What Windows takes in no file name."""


def saved_name(context: Context, document: Document, label: str) -> str:
    """限期改正指令书_示人社监令字〔2026〕3号_示例劳务_交付联.pdf. Who is a person is left out, a firm is named short; a
    paper without a number is told apart by its day."""
    number = document.number or civil_date(document.created_at).isoformat()
    return f"{_joined(document.title, number, _firm(context, document.addressee_rid), label)}.pdf"


def saved_case_name(context: Context, case: Case, title: str) -> str:
    """整卷装订_示〔2026〕1号_示例劳务: a case as a file, without its ending. One without a number yet is told apart by
    the day of the file. Its title is left out, which may name a person."""
    number = case.number or context.clock.today().isoformat()
    return _joined(title, number, _firm(context, case.company_rid))


def _firm(context: Context, rid: str) -> str:
    firm = context.store.get(Company, rid) if rid else None
    return firm_name(firm.name).core if firm else ""


def _joined(*parts: str) -> str:
    return "_".join(filter(None, (_NOT_IN_NAMES.sub("", part)[:_MOST] for part in parts)))
