"""一企一档 as one list of words, for paper, Excel, a chat and the command line.

It names no worker and tells nothing of a lead that is kept secret but that there is one.
"""

from collections.abc import Callable, Iterator
from datetime import date

from inspector_app.domain.dates import chinese, iso_day
from inspector_app.domain.hazard import HazardState
from inspector_app.domain.identity import masked_phone
from inspector_app.domain.ladder import Ladder
from inspector_app.domain.money import yuan
from inspector_app.domain.renaming import Renaming
from inspector_app.support.vocabulary import label, word
from inspector_app.usecases.company_file import CompanyFile
from inspector_app.usecases.hazard_list import HazardLine
from inspector_app.usecases.lead_list import LeadLine, lead_words, told_facts, told_reply
from inspector_app.usecases.list_files import ListColumn, ListSheet
from inspector_app.usecases.party_file import Contact, InCase, KnownAddress
from inspector_app.usecases.watch_list import WatchLine

TITLE = "一企一档"
_HEADS = ("栏目", "事项", "日期", "说明")
Row = tuple[str, str, str, str]


def company_sheet(file: CompanyFile) -> ListSheet:
    """The whole file of a company, part by part."""
    rows = [(part, *told) for part, lines in _PARTS for told in lines(file)]
    return ListSheet(
        f"{TITLE}：{file.company.name}", [ListColumn(head) for head in _HEADS], rows, (), company_sums(file)
    )


def company_sums(file: CompanyFile) -> str:
    """工程项目3个，案件2件，尚欠120,000.00元，未销号隐患1项，线索4条."""
    open_hazards = sum(line.state is not HazardState.STRUCK_OFF for line in file.hazards)
    owed = sum(steps.balance.open_fen for steps in file.ladders)
    failed = sum(contact.failed for contact in file.party.contacts)
    return (
        f"工程项目{len(file.party.projects)}个，案件{len(file.party.cases)}件，所涉案件尚欠{yuan(owed)}元，"
        f"未销号隐患{open_hazards}项，线索{len(file.leads)}条，没有联系上、没有当面送达{failed}次"
    )


def ladder_words(steps: Ladder) -> str:
    """下一步：告知（责令的期限2026年3月13日届满…）, or why there is none."""
    if steps.next is None:
        return steps.why
    return f"下一步：{word(steps.next)}" + (f"（{steps.why}）" if steps.why else "")


def lead_told(line: LeadLine) -> str:
    """What a file tells of a lead: nothing of one that is kept secret but its kind and state."""
    if line.lead.keeps_secret:
        return f"保密，{word(line.state)}"
    told = (told_facts(line.lead).strip(), word(line.state), line.due_words, told_reply(line.lead).strip())
    return "；".join(part for part in told if part)


def hazard_told(line: HazardLine) -> str:
    """严重，未销号；facts；responsible body；by when."""
    hazard = line.hazard
    due = f"{label('hazard.due')}{chinese(hazard.due)}" if hazard.due else ""
    who = "、".join(filter(None, (hazard.responsible_body, hazard.responsible_person)))
    return "；".join(filter(None, (f"{word(hazard.grade)}，{word(line.state)}", hazard.facts.strip(), who, due)))


def watched_told(line: WatchLine) -> str:
    """What an entry of 重点监管 tells, where it stands, what is owed next."""
    due = line.due_words if line.dues else ""
    return "；".join(part for part in dict.fromkeys((line.told.rstrip("。"), line.state, due)) if part)


def case_told(file: CompanyFile, each: InCase) -> str:
    """Parts, state and what is open in the case."""
    balances = [steps.balance for steps in file.ladders if steps.case.rid == each.case.rid]
    owed = "".join(f"还欠{yuan(now.open_fen)}元{now.besides}" for now in balances if now.heads)
    return "；".join(filter(None, (word(each.state), "、".join(each.parts), owed)))


def attempt_words(contact: Contact) -> str:
    """2026年3月5日 直接送达（没有当面送到）：拒收. Who was looked for without a paper was 没有联系上."""
    told = f"：{contact.told}" if contact.told else ""
    missed = "（没有当面送到）" if contact.document_rid else "（没有联系上）"
    return f"{iso_day(contact.at)} {contact.what}{missed if contact.failed else ''}{told}"


def address_told(address: KnownAddress) -> str:
    """Where it is known from, and every attempt at it."""
    tried = "；".join(map(attempt_words, address.tried))
    return "；".join((address.source, tried or "没有送达、联系、走访记录"))


def renaming_told(renaming: Renaming) -> str:
    """2026年4月1日变更登记为…，登记通知书…号，附扫描件1份."""
    notice = f"登记通知书{renaming.notice}" if renaming.notice else ""
    scans = f"附扫描件{len(renaming.evidence_rids)}份" if renaming.evidence_rids else ""
    return "，".join(filter(None, (f"{chinese(renaming.on)}变更登记为{renaming.name}", notice, scans)))


def _known(file: CompanyFile) -> Iterator[tuple[str, str, str]]:
    company = file.company
    yield label("company.uscc"), "", company.uscc or "—"
    yield label("company.legal_representative"), "", company.legal_representative or "—"
    yield label("company.phone"), "", masked_phone(company.phone) if company.phone else "—"
    yield "登记地", "", "：".join(filter(None, (word(file.seat.place), file.seat.why)))


def _projects(file: CompanyFile) -> Iterator[tuple[str, str, str]]:
    for each in file.party.projects:
        by_name = "按台账名称，尚未登记到分包链" if each.by_name else ""
        yield each.project.name, "", "；".join(filter(None, ("、".join(each.parts), by_name, each.project.town)))


def _ladders(file: CompanyFile) -> Iterator[tuple[str, str, str]]:
    for steps in file.ladders:
        for each in steps.done:
            yield steps.case.title, each.on.isoformat(), f"{word(each.rung)}：{each.told}"
        yield steps.case.title, _day(steps.by), ladder_words(steps)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


_PARTS: tuple[tuple[str, Callable[[CompanyFile], Iterator[tuple[str, str, str]]]], ...] = (
    ("登记资料", _known),
    ("更名登记", lambda file: (
        (each.former, each.on.isoformat(), renaming_told(each)) for each in file.renamings)),
    ("已知地址", lambda file: ((each.text, iso_day(each.since), address_told(each)) for each in file.party.addresses)),
    ("工程项目", _projects),
    ("隐患", lambda file: (
        (line.project.name, line.hazard.found_on.isoformat(), hazard_told(line)) for line in file.hazards)),
    ("线索", lambda file: (
        (_lead_name(line), line.lead.received_on.isoformat(), lead_told(line)) for line in file.leads)),
    ("案件", lambda file: (
        (each.case.title, each.case.opened_on.isoformat(), case_told(file, each)) for each in file.party.cases)),
    ("办理阶梯", _ladders),
    ("重点监管", lambda file: (
        (line.kind_word, line.on.isoformat(), watched_told(line)) for line in file.watched)),
    ("送达和联系", lambda file: (
        (each.place or "—", iso_day(each.at), attempt_words(each)) for each in file.party.contacts)),
)  # fmt: skip


def _lead_name(line: LeadLine) -> str:
    return word(line.lead.kind) if line.lead.keeps_secret else lead_words(line.lead)
