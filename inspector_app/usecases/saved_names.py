"""What a saved paper's file is called: what it is, its number and which firm it goes to; nothing of any person."""

import re

from inspector_app.domain.alike import firm_name
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
    firm = context.store.get(Company, document.addressee_rid) if document.addressee_rid else None
    number = document.number or civil_date(document.created_at).isoformat()
    parts = (document.title, number, firm_name(firm.name).core if firm else "", label)
    plain = (_NOT_IN_NAMES.sub("", part)[:_MOST] for part in parts)
    return f"{'_'.join(filter(None, plain))}.pdf"
