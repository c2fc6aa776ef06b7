"""An entry that holds another lead."""

from typing import Any

from inspector_app.domain.lead import Lead
from inspector_app.support import vocabulary
from inspector_app.ui.parties.pick_dialog import PickDialog, PickList
from inspector_app.ui.parties.pick_entry import PickEntry
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.table_model import Column, Lines
from inspector_app.usecases.lead_list import LeadLine, find_lead_lines, lead_words, leads, told_facts
from inspector_app.usecases.names import record_name


def lead_entry(form: Any, without: str) -> PickEntry:
    """Any lead that still stands for itself, but one."""
    session = form.session
    columns = (
        Column(tr("线索"), lambda line: lead_words(line.lead), width=320),
        Column.of("lead.respondent", lambda line: line.lead.respondent or "—", width=180),
        Column.of("lead.facts", lambda line: told_facts(line.lead)),
    )

    def find(text: str) -> Lines:
        lines = [x for x in session.read(leads) if x.lead.rid != without and not x.lead.merged_into]
        return Lines(find_lead_lines(lines, text), lambda line: line.lead.rid)

    def pick() -> str | None:
        wanted = PickList[Lead](tr("选择线索"), tr("按单位、内容查找"), columns, find, record=_record)
        found: Lead | None = PickDialog.ask(wanted, form.window())
        return found.rid if found else None

    return PickEntry(pick, lambda rid: session.read(record_name, rid), tr("未选择{0}").format(_word()))


def _record(line: LeadLine) -> Lead:
    return line.lead


def _word() -> str:
    return vocabulary.record_word("lead")
