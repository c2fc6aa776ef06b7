"""A store of a district after years: many cases with claims, orders, payments, visits and transcripts, made at once.

``uv run python -m tests.benchmarks.crowd`` prints how many statements and seconds the pages need in it.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import About, DocumentKind, FrozenCopy
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.interview import QA
from inspector_app.domain.person import Person
from inspector_app.domain.records import Record
from inspector_app.usecases import case_list, inspections, paper_list, transcripts
from inspector_app.usecases.case_list import CaseFilter, CaseScope
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import DocumentFilter
from inspector_app.usecases.today import read_today
from tests.benchmarks.desk import desk
from tests.builders import (
    a_case,
    a_claim,
    a_company,
    a_document,
    a_payment,
    a_person,
    a_project,
    a_service,
    a_uscc,
    an_act,
    an_id_number,
    an_interview,
)

_IN_ONE_UNIT = 2000
_SHEET = b"%PDF-1.7 an order as it was issued"
_PAGE = 200  # rows that a table reads at once
_QUESTION, _ANSWER = "工资如何约定，发到哪个月？", "按天算，每天380元，是班组长口头同我说的，6月以后没有发过。"


@dataclass(frozen=True, slots=True)
class Size:
    """How many of what. Every fifth case is closed; every second has an order, half of these run out and half paid."""

    cases: int = 500
    lines: int = 6
    interviews: int = 3000
    questions: int = 20


def fill(context: Context, size: Size) -> None:
    """Write the crowd by units of work, so that the journal is a true one."""
    records = _records(context, size)
    while some := list(islice(records, _IN_ONE_UNIT)):
        with context.unit("示例数据") as unit:
            for record in some:
                unit.put(record)


def _records(context: Context, size: Size) -> Iterator[Record]:
    """Records that are named come before those that name them."""
    today, heads = context.clock.today(), size.cases * size.lines
    people = [a_person(f"示例工人{n}", id_number=_an_id_number(n)) for n in range(heads)]
    yield from people
    cases = [new_rid() for _ in range(size.cases)]
    for n, rid in enumerate(cases):
        yield from _case(context, n, rid, people[n * size.lines : (n + 1) * size.lines], today - timedelta(days=n % 90))
    for n in range(size.interviews):
        yield _interview(context, cases[n % size.cases], people[n % heads].rid, n, size.questions)


def _an_id_number(n: int) -> str:
    """Different for each of a million people; they belong to nobody."""
    return an_id_number(f"{date(1960, 1, 1) + timedelta(days=n // 1000):%Y%m%d}", n % 1000)


def _moment(context: Context, day: date) -> datetime:
    return context.clock.now() - timedelta(days=(context.clock.today() - day).days)


def _case(context: Context, n: int, rid: str, people: list[Person], day: date) -> Iterator[Record]:
    company = a_company(f"示例建筑劳务{n}有限公司", uscc=a_uscc(f"MB{n:07d}"))
    project = a_project(f"示例小区{n}期")
    case = a_case(rid=rid, title=f"示例小区{n}期欠薪案", opened_on=day, filed_on=day if n % 4 else None,
                  project_rid=project.rid, company_rid=company.rid, number=f"示劳监案〔2026〕{n + 1}号")  # fmt: skip
    claims = [
        a_claim(1_500_000, line, case_rid=case.rid, person_rid=person.rid, employer_rid=company.rid)
        for line, person in enumerate(people, 1)
    ]
    began = _moment(context, day)
    visit = Inspection(new_rid(), InspectionKind.CASE, began, began + timedelta(hours=1), case_rid=case.rid,
                       project_rid=project.rid, items=inspections.blank_items(context))  # fmt: skip
    yield from (company, project, case, *claims, visit)
    if n % 2:
        yield from _order(context, n, case.rid, company.rid, claims, began)
    if n % 5 == 0:
        yield Act(new_rid(), ActKind.CLOSED, case.rid, began, "示例甲", case.rid)


def _order(
    context: Context, n: int, case_rid: str, company_rid: str, claims: list[WageClaim], began: datetime
) -> Iterator[Record]:
    due = began.date() + timedelta(days=20)
    copy = FrozenCopy("交付联", context.store.sealed.add(_SHEET), len(_SHEET), 1)
    order = a_document(case_rid=case_rid, kind=DocumentKind.OUTGOING, addressee_rid=company_rid, created_at=began,
                       number=f"示人社监令字〔2026〕{n + 1}号", due=due, copies=(copy,),
                       about=About(claim_rids=tuple(claim.rid for claim in claims)))  # fmt: skip
    yield order
    yield replace(an_act(ActKind.SIGNED_OFF, order), at=began, case_rid=case_rid)
    served = replace(an_act(ActKind.SERVED, order), at=began, case_rid=case_rid, service=a_service(inspector_rids=()))
    yield served
    yield Deadline(new_rid(), "DL-08", began.date(), due, False, "2026", case_rid, order.rid, served.rid, "限期支付")
    if n % 4 == 1:
        yield from (a_payment(claim, 700_000, paid_on=began.date()) for claim in claims)


def _interview(context: Context, case_rid: str, person_rid: str, n: int, questions: int) -> Record:
    began = _moment(context, context.clock.today() - timedelta(days=n % 90))
    made = an_interview(case_rid=case_rid, person_rid=person_rid, started_at=began,
                        ended_at=began + timedelta(hours=1), place="项目部", inspector_rids=())  # fmt: skip
    more = tuple(QA(f"{k}. {_QUESTION}", _ANSWER) for k in range(max(questions - len(made.qas), 0)))
    return replace(made, qas=(*made.qas, *more))


PAGES: dict[str, Callable[[Context], object]] = {
    "今日": read_today,
    "case list": lambda context: case_list.list_cases(context, CaseFilter(), CaseScope.GOING_ON).page(0, _PAGE),
    "interview list": transcripts.interview_lines,
    "visit list": inspections.visits,
    "register": lambda context: paper_list.list_papers(context, DocumentFilter()).page(0, _PAGE),
}


def statements(context: Context, read: Callable[[Context], object]) -> int:
    """How many statements a reading needs."""
    heard: list[str] = []
    context.store.db.conn.set_trace_callback(heard.append)
    read(context)
    context.store.db.conn.set_trace_callback(None)
    return len(heard)


def main() -> int:
    """One line for each page."""
    with desk() as (context, _folder):
        began = time.perf_counter()
        fill(context, Size())
        print(f"made in {time.perf_counter() - began:.1f} s")  # noqa: T201
        for name, read in PAGES.items():
            asked, start = statements(context, read), time.process_time()
            read(context)
            print(f"{name:<16}{asked:>7} statements{(time.process_time() - start) * 1000:>9.0f} ms")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
