"""Lists by name, read as a window shows them and told as text: for the command line, and for what is no list page."""

from collections.abc import Iterable
from typing import Any

from inspector_app.domain.dates import chinese, iso_minute
from inspector_app.domain.identity import masked_id, masked_phone
from inspector_app.domain.money import yuan
from inspector_app.domain.project import grade_told
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.blank_sheets import blank_lines
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.case_list import CaseLine, list_cases
from inspector_app.usecases.claim_cells import cells, shown
from inspector_app.usecases.claim_lines import lines_of
from inspector_app.usecases.context import Context
from inspector_app.usecases.findings import find_findings, finding_lines
from inspector_app.usecases.informants import kept_secret, kept_secret_words
from inspector_app.usecases.inspections import visits
from inspector_app.usecases.law_rules import find_rules, law_rules
from inspector_app.usecases.list_files import ListColumn, ListSheet
from inspector_app.usecases.lookups import CaseFilter
from inspector_app.usecases.number_looks import look_lines
from inspector_app.usecases.paper_list import own_number
from inspector_app.usecases.searches import (
    find_companies,
    find_interviews,
    find_papers,
    find_people,
    find_projects,
    find_visits,
)  # fmt: skip
from inspector_app.usecases.served_days import ON_NOTICE
from inspector_app.usecases.stamped_sheets import find_sheets
from inspector_app.usecases.told_list import ToldList, sum_told, told
from inspector_app.usecases.told_oversight import DUE, OVERSIGHT
from inspector_app.usecases.transcripts import interview_lines


def told_list(context: Context, name: str, text: str = "") -> ListSheet:
    """A list by its name, with the lines in which the words of ``text`` occur.

    Raises :class:`Refused` ``list-unknown``.
    """
    if name not in LISTS:
        raise Refused(Problem("list-unknown", "list", details={"name": name[:40], "known": "、".join(LISTS)}))
    return LISTS[name].sheet(context, text.strip())


def wage_sheet(whole: CaseFile, *, full: bool = False) -> ListSheet:
    """The wage list of a case; numbers of identity, cards and telephones are whole only when that was asked for."""
    every = [cell for cell in cells().values() if cell.of in ("person", "claim")]
    rows = [
        [str(at), *((cell.mask or str)(shown(cell, line)) if not full else shown(cell, line) for cell in every)]
        for at, line in enumerate(lines_of(whole), start=1)
    ]
    heads = [
        ListColumn(vocabulary.entry("wage_claim.line").column),
        *(ListColumn(cell.title, cell.key.endswith("_fen")) for cell in every),
    ]
    said = (f"案件：{whole.case.title}", "证件号、卡号、电话为完整号码，请妥善保管，用后删除。" if full else "")
    owed = whole.balance
    found = vocabulary.label("wage_claim.found_fen")
    money = f"{found}{yuan(owed.found_fen)}元，已支付{yuan(owed.paid_fen)}元，尚欠{yuan(owed.open_fen)}元{owed.besides}"
    sums = f"共{len(rows):,}行，{money}"
    return ListSheet(vocabulary.label("claims"), heads, rows, tuple(filter(None, said)), sums)


def due_sheet(context: Context) -> ListSheet:
    """今日: what is due, the most urgent first."""
    return LISTS["due"].sheet(context, "")


def _lines(snapshot: Any) -> Iterable[Any]:
    """All lines of a list that reads them page by page; one that has gone meanwhile is left out."""
    return (line for line in snapshot.page(0, len(snapshot)) if line is not None)


def _open_words(line: CaseLine) -> str:
    return yuan(line.balance.open_fen) + "+" * bool(line.balance.untold) if line.balance.heads else "—"


LISTS: dict[str, ToldList] = {
    "due": DUE,
    "projects": ToldList(
        "项目台账",
        (
            ("project.name", lambda project: project.name),
            ("project.town", lambda project: project.town),
            ("project.department", lambda project: project.department),
            ("project.kind", lambda project: vocabulary.word(project.kind)),
            ("project.contractor_name", lambda project: project.contractor_name),
            ("project.heads", lambda project: "未填" if project.heads is None else f"{project.heads:,}"),
            ("project.unpaid_fen", lambda each: sum_told(each.unpaid_fen)),
            ("project.grade", lambda project: told(grade_told(project))),
        ),
        lambda context, text: _lines(find_projects(context, text)),
        frozenset({"project.heads", "project.unpaid_fen"}),
    ),
    "cases": ToldList(
        "案件",
        (
            ("case.title", lambda line: line.case.title),
            ("case.number", lambda line: told(line.case.number)),
            ("项目或场所", lambda line: told(line.site)),
            ("状态", lambda line: line.state_words),
            ("balance.open_fen", _open_words),
            ("最近期限", lambda line: told(line.due_words)),
        ),
        lambda context, text: _lines(list_cases(context, CaseFilter(text))),
        frozenset({"balance.open_fen"}),
    ),
    "visits": ToldList(
        "现场检查",
        (
            ("检查时间", lambda line: iso_minute(line.inspection.started_at)),
            ("检查对象", lambda line: line.about),
            ("inspection.kind", lambda line: vocabulary.word(line.inspection.kind)),
            ("inspection.inspector_rids", lambda line: "、".join(line.inspectors)),
            ("不符合", lambda line: str(line.violations) if line.violations else "—"),
            ("状态", lambda line: vocabulary.word(line.state)),
        ),
        lambda context, text: find_visits(visits(context), text),
        frozenset({"不符合"}),
    ),
    "findings": ToldList(
        "检查发现问题整改",
        (
            ("检查日期", lambda line: chinese(civil_date(line.visit.started_at))),
            ("检查对象", lambda line: line.place),
            ("finding.text", lambda line: line.text),
            ("finding.provision", lambda line: told(line.finding.provision)),
            ("finding.due", lambda line: chinese(line.due) if line.due else "—"),
            ("状态", lambda line: vocabulary.word(line.state)),
            ("finding.corrected_on", lambda line: chinese(day) if (day := line.finding.corrected_on) else "—"),
            ("finding.correction", lambda line: told(line.finding.correction)),
            ("照片（前/后）", lambda line: f"{len(line.finding.evidence_rids)}/{len(line.finding.after_rids)}"),
        ),
        lambda context, text: find_findings(finding_lines(context), text),
    ),
    "interviews": ToldList(
        "询问笔录",
        (
            ("interview.person_rid", lambda line: line.person.name),
            ("person.role", lambda line: vocabulary.word(line.person.role)),
            ("interview.case_rid", lambda line: told(line.case_title)),
            ("interview.started_at", lambda line: iso_minute(line.interview.started_at)),
            ("interview.inspector_rids", lambda line: "、".join(line.inspectors)),
            ("状态", lambda line: vocabulary.word(line.state)),
        ),
        lambda context, text: find_interviews(interview_lines(context), text),
    ),
    "papers": ToldList(
        "文书登记簿",
        (
            ("document.number", lambda line: told(line.document.number or own_number(line.document))),
            ("document.title", lambda line: line.document.title),
            ("状态", lambda line: ON_NOTICE if line.on_notice else vocabulary.word(line.state)),
            ("document.addressee", lambda line: told(line.whom)),
            ("document.case_rid", lambda line: told(line.case_title)),
            ("document.date", lambda line: line.day.isoformat()),
            ("打印", lambda line: str(line.printed) if line.document.copies else "—"),
            ("document.kind", lambda line: vocabulary.word(line.document.kind)),
        ),
        lambda context, text: _lines(find_papers(context, text)),
        frozenset({"打印"}),
    ),
    "people": ToldList(
        "人员",
        (
            ("person.name", lambda person: person.name),
            ("person.role", lambda person: vocabulary.word(person.role)),
            ("person.id_number", lambda each: masked_id(each.id_number) if each.id_number else "身份待核"),
            ("person.phone", lambda person: masked_phone(person.phone) if person.phone else "—"),
            ("person.employer", lambda person: told(person.employer)),
        ),
        lambda context, text: _lines(find_people(context, text)),
        left_out=lambda context: kept_secret_words(len(kept_secret(context))),
    ),
    "companies": ToldList(
        "单位",
        (
            ("company.name", lambda company: company.name),
            ("company.uscc", lambda company: told(company.uscc)),
            ("company.legal_representative", lambda company: told(company.legal_representative)),
            ("company.phone", lambda company: masked_phone(company.phone) if company.phone else "—"),
        ),
        lambda context, text: _lines(find_companies(context, text)),
    ),
    "blanks": ToldList(
        "应急空白登记",
        (
            ("sheet.serial", lambda line: line.number),
            ("sheet.form", lambda line: line.title),
            ("案件、项目", lambda line: told(line.about)),
            ("打印日期", lambda line: chinese(line.stock.day)),
            ("打印人", lambda line: line.stock.by),
            ("sheet.fate", lambda line: line.state),
            ("用于文书、原因", lambda line: told(line.told)),
        ),
        lambda context, text: blank_lines(context, text),
    ),
    "sheets": ToldList(
        "用印纸使用登记",
        (
            ("sheet.serial", lambda line: line.number),
            ("sheet_stock.form", lambda line: told(line.form_title)),
            ("sheet_stock.day", lambda line: chinese(line.stock.day)),
            ("交来人", lambda line: line.stock.by),
            ("sheet.fate", lambda line: line.state),
            ("用于文书、原因", lambda line: told(line.told)),
            ("sheet.at", lambda line: iso_minute(line.sheet.at) if line.sheet and line.sheet.at else "—"),
            ("sheet.by", lambda line: told(line.sheet.by if line.sheet else "")),
        ),
        lambda context, text: find_sheets(context, text),
    ),
    "looks": ToldList(
        vocabulary.record_word("number_look"),
        (
            ("number_look.at", lambda line: iso_minute(line.look.at)),
            ("number_look.by", lambda line: told(line.look.by)),
            ("number_look.what", lambda line: line.look.what),
            ("number_look.about", lambda line: told(line.called)),
            ("number_look.way", lambda line: vocabulary.word(line.look.way)),
        ),
        lambda context, text: look_lines(context, text),
    ),
    "rules": ToldList(
        "办理条件和期限",
        (
            ("条目", lambda line: line.number),
            ("哪一类", lambda line: vocabulary.word(line.kind)),
            ("规则", lambda line: line.title),
            ("看什么、从哪天起算", lambda line: line.told),
            ("轻重、长度", lambda line: line.force),
            ("在哪里看、起算和办结", lambda line: line.where),
            ("适用时间", lambda line: told(line.held)),
            ("来源", lambda line: line.basis),
            ("核实程度", lambda line: line.read),
        ),
        lambda context, text: find_rules(law_rules(context), text),
    ),
    **OVERSIGHT,
}
"""Every list by the name that the command line calls it."""
