"""The lines of a person's or company's page: what names it, and where each leads."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.company import Company
from inspector_app.domain.dates import chinese, periods_words
from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.person import Person
from inspector_app.domain.seat import Seat
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.ui.documents.paper_words import state_word
from inspector_app.ui.parties.party_words import card_words, number_words, phone_words
from inspector_app.ui.targets import CASES, DOCUMENTS, INSPECTIONS, INTERVIEWS, PROJECTS, CaseTab, ShowCase
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.facts_grid import Fact
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.wording import joined, money
from inspector_app.usecases.party_file import Contact, KnownAddress, PartyFile

Go = Callable[[str, object], Any]


def facts(party: Person | Company, seat: Seat | None = None) -> list[Fact]:
    """What is registered, numbers masked, in two columns; ``seat`` says where a company is registered."""
    label = vocabulary.label
    if isinstance(party, Company):
        where = [Fact(tr("登记地"), joined(vocabulary.word(seat.place), seat.why), width=2)] if seat else []
        told = {
            "uscc": party.uscc, "legal_representative": party.legal_representative,
            "phone": phone_words(party.phone), "address": party.address, "note": party.note,
        }  # fmt: skip
        return where + [
            Fact(label(f"company.{name}"), words, width=2 if name == "note" else 1)
            for name, words in told.items() if words or name != "note"
        ]  # fmt: skip
    born = chinese(party.born_on) if party.born_on else ""
    told = {
        "id_kind": vocabulary.word(party.id_kind), "id_number": number_words(party), "sex": party.shown_sex,
        "born_on": born, "phone": phone_words(party.phone), "role": vocabulary.word(party.role),
        "employer": party.employer, "position": party.position, "bank": numbers_masked(party.bank),
        "card": card_words(party.card), "address": party.address,
    }  # fmt: skip
    shown = {n: words for n, words in told.items() if words or n not in ("sex", "born_on", "bank", "card")}
    beside = 1 if len(shown) % 2 == 0 else 2  # the address fills the last row
    return [Fact(label(f"person.{n}"), words, width=beside if n == "address" else 1) for n, words in shown.items()]


def project_rows(file: PartyFile, go: Go) -> list[QWidget]:
    """Projects with the part played in each; those that only the ledger's words name say so."""
    by_name = tr("按台账名称，尚未登记到分包链")
    return [
        LinkRow(
            each.project.name, joined("、".join(each.parts), by_name if each.by_name else "", each.project.town),
            "table-2", verb=tr("打开项目"), clicked=partial(go, PROJECTS, each.project.rid),
        )
        for each in file.projects
    ]  # fmt: skip


def case_rows(file: PartyFile, go: Go) -> list[QWidget]:
    """Cases with the parts the party has in them, and what of its lines is still open."""
    rows: list[QWidget] = []
    for each in file.cases:
        owed = ""
        if each.lines:
            now = each.balance
            owed = tr("明细{lines}行，认定{found}").format(lines=each.lines, found=money(now.found_fen) + now.besides)
            owed += tr("，尚欠{0}").format(money(now.open_fen)) if now.open_fen else ""
        detail = joined(each.case.number, vocabulary.word(each.state), "、".join(each.parts), owed)
        go_there = partial(go, CASES, ShowCase(each.case.rid))
        rows.append(LinkRow(each.case.title, detail, "folder-open", verb=tr("打开案件"), clicked=go_there))
    return rows


def claim_rows(file: PartyFile, go: Go) -> list[QWidget]:
    """What a worker claims: for which months, how much was found, what is open, how it ended."""
    rows: list[QWidget] = []
    for claim, case, rest in file.claims:
        known = "—".join(chinese(day) for day in (claim.first_day, claim.last_day) if day)
        days = periods_words(claim.spans) or known or tr("时段未填")
        found = tr("认定{0}").format(money(claim.found_fen)) if claim.found_fen is not None else tr("尚未认定")
        ending = vocabulary.word(claim.disposition) if claim.disposition else ""
        detail = joined(case.title, claim.crew, found, tr("尚欠{0}").format(money(rest)) if rest else "", ending)
        go_there = partial(go, CASES, ShowCase(case.rid, CaseTab.CLAIMS))
        rows.append(LinkRow(days, detail, "banknote", verb=tr("打开明细"), clicked=go_there))
    return rows


def paid_rows(file: PartyFile, go: Go) -> list[QWidget]:
    """What the party paid, by case."""
    return [
        LinkRow(
            tr("支付{count}笔，{sum}").format(count=count, sum=money(fen)), case.title, "banknote",
            verb=tr("打开支付"), clicked=partial(go, CASES, ShowCase(case.rid, CaseTab.PAYMENTS)),
        )
        for case, count, fen in file.paid
    ]  # fmt: skip


def talk_rows(file: PartyFile, go: Go) -> list[QWidget]:
    """Transcripts, the newest first."""
    return [
        LinkRow(
            joined(chinese(civil_date(talk.started_at)), tr("第{0}次").format(talk.ordinal)),
            joined(title, talk.matter, talk.place), "message-square-text", verb=tr("打开笔录"),
            clicked=partial(go, INTERVIEWS, talk.rid),
        )
        for talk, title in file.talks
    ]  # fmt: skip


def visit_rows(file: PartyFile, go: Go) -> list[QWidget]:
    """Visits to it, or at which it was met."""
    return [
        LinkRow(
            joined(chinese(civil_date(visit.started_at)), vocabulary.word(visit.kind)),
            joined(visit.site_name, visit.site_place), "clipboard-check", verb=tr("打开检查"),
            clicked=partial(go, INSPECTIONS, visit.rid),
        )
        for visit in file.visits
    ]  # fmt: skip


def paper_rows(file: PartyFile, go: Go) -> list[QWidget]:
    """Papers to it or about it."""
    return [
        LinkRow(
            paper.title, joined(paper.number, state_word(paper, state), chinese(civil_date(paper.created_at))),
            "file-text", verb=tr("打开文书"), clicked=partial(go, DOCUMENTS, paper.rid),
        )
        for paper, state in file.papers
    ]  # fmt: skip


def contact_rows(file: PartyFile, go: Go) -> list[QWidget]:
    """How it was reached; where it was not, with the sign of something to look at."""
    return [
        LinkRow(
            joined(chinese(civil_date(each.at)), each.what), joined(each.place, each.told),
            "triangle-alert" if each.failed else "send", Tone.WARNING if each.failed else Tone.PLAIN,
            *_record_of(each, go),
        )
        for each in file.contacts
    ]  # fmt: skip


def _record_of(contact: Contact, go: Go) -> tuple[str, Callable[[], Any]]:
    """What the record behind a contact is opened by."""
    if contact.document_rid:
        return tr("打开文书"), partial(go, DOCUMENTS, contact.document_rid)
    if contact.inspection_rid:
        return tr("打开检查"), partial(go, INSPECTIONS, contact.inspection_rid)
    if contact.contact_rid:
        return tr("打开案件"), partial(go, CASES, ShowCase(contact.case_rid))
    return tr("打开明细"), partial(go, CASES, ShowCase(contact.case_rid, CaseTab.CLAIMS))


def address_rows(file: PartyFile, go: Go) -> list[QWidget]:
    """Addresses with where they are known from and what was tried at each; a line opens the last attempt."""
    rows: list[QWidget] = []
    for each in file.addresses:
        since = tr("{0}起").format(chinese(civil_date(each.since)))
        told = joined(each.source, since, tried_words(each))
        if not each.tried:
            rows.append(LinkRow(each.text, told, "flag"))
            continue
        last = each.tried[0]
        tone = Tone.WARNING if last.failed else Tone.PLAIN
        rows.append(LinkRow(each.text, told, "flag", tone, *_record_of(last, go)))
    return rows


def tried_words(address: KnownAddress) -> str:
    """送达、联系3次，1次没有当面送到，最近2026年3月16日，直接送达. Each attempt has its own line in the card above; who
    was looked for without a paper was 没有联系上."""
    if not address.tried:
        return ""
    failed = [each for each in address.tried if each.failed]
    by_paper = sum(bool(each.document_rid) for each in failed)
    lacks = tr("，{0}次没有当面送到").format(by_paper) if by_paper else ""
    lacks += tr("，{0}次没有联系上").format(len(failed) - by_paper) if len(failed) > by_paper else ""
    last = address.tried[0]
    words = tr("送达、联系{0}次{1}，最近{2}，{3}")
    return words.format(len(address.tried), lacks, chinese(civil_date(last.at)), last.what)
