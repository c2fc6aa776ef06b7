"""登记更名: a company changes its name. It stays the record that it was, and what was served under the former name was
served on it: the entry tells since when, and which paper of the registry proves it."""

from collections.abc import Iterable
from dataclasses import replace

from inspector_app.domain.alike import is_renamed, same_firm_name
from inspector_app.domain.company import Company
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, DocumentHead
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.reason import says_who
from inspector_app.domain.renaming import Renaming
from inspector_app.store.unit import Unit
from inspector_app.support.errors import Problem, refuse_errors
from inspector_app.usecases.context import Context


def new_renaming(context: Context, company: Company) -> Renaming:
    """Where papers bear a former name of which nobody told yet, that of such a one; else what it is called is to be the
    former name."""
    told = {each.former for each in renamings_of(context, company.rid)}
    papers = sorted(context.store.find(DocumentHead, addressee_rid=company.rid), key=lambda each: each.created_at)
    others = [each.addressee for each in papers if is_renamed(each.addressee, company.name)]
    former = next((name for name in reversed(others) if name not in told), "")
    names = (former, company.name) if former else (company.name, "")
    return Renaming(new_rid(), company.rid, *names, context.clock.today())


def save_renaming(context: Context, renaming: Renaming) -> Renaming:
    """Keep the entry; the company bears the other name from then on.

    Raises :class:`Refused` ``renaming-no-name``, ``renaming-same`` (a slip of the pen is corrected), ``renaming-gap``
    where neither is the name that is registered, ``renaming-late`` and ``renaming-unproved``.
    """
    company = context.store.need(Company, renaming.company_rid)
    tidy = replace(renaming, former=renaming.former.strip(), name=renaming.name.strip(), notice=renaming.notice.strip())
    refuse_errors([*_problems(context, company, tidy)])
    before = context.store.get(Renaming, tidy.rid)
    is_named = before is not None and company.name == before.name
    with context.unit(f"登记更名：{tidy.former}→{tidy.name}") as unit:
        unit.put(tidy)
        if is_named or same_firm_name(company.name, tidy.former):
            unit.put(replace(company, name=tidy.name))
    return tidy


def _problems(context: Context, company: Company, told: Renaming) -> Iterable[Problem]:
    for name in ("former", "name"):
        if not says_who(getattr(told, name)):
            yield Problem("renaming-no-name", name)
    if says_who(told.name) and told.former and not is_renamed(told.former, told.name):
        yield Problem("renaming-same", "name")
    before = [each for each in renamings_of(context, company.rid) if each.rid == told.rid]
    known = [company.name, *(name for each in before for name in (each.former, each.name))]
    if says_who(told.name) and not {told.former, told.name} & set(known):
        yield Problem("renaming-gap", "former", details={"name": company.name})
    if told.on > context.clock.today():
        yield Problem("renaming-late", "on")
    if not told.notice and not told.evidence_rids:
        yield Problem("renaming-unproved", "notice")


def named_back(context: Context, unit: Unit, renaming: Renaming) -> None:
    """An entry that was made by mistake goes: the company is called again what it was."""
    company = context.store.need(Company, renaming.company_rid)
    if company.name == renaming.name:
        unit.put(replace(company, name=renaming.former))


def renamings_of(context: Context, company_rid: str) -> tuple[Renaming, ...]:
    """The renamings of a company, the last one first."""
    found = context.store.find(Renaming, company_rid=company_rid) if company_rid else ()
    return tuple(sorted(found, key=lambda each: each.on, reverse=True))


def papers_of_renaming(context: Context, company_rid: str) -> tuple[Evidence, ...]:
    """What may prove it: scans that other renamings of the company name, and those of the cases of its papers."""
    store = context.store
    cases = {each.case_rid for each in store.find(DocumentHead, addressee_rid=company_rid)} - {""}
    named = [rid for each in renamings_of(context, company_rid) for rid in each.evidence_rids]
    found = (*store.pick(Evidence, named), *store.find_among(Evidence, "case_rid", cases))
    return tuple({each.rid: each for each in found}.values())


def formerly(renamings: Iterable[Renaming], company: Company, papers: Iterable[Document]) -> str:
    """How a paper tells under which names earlier ones to its party went: 原名…（…变更登记）; empty where none bears a
    name from before a renaming that is registered."""
    borne = {each.addressee for each in papers if each.addressee_rid == company.rid}
    told = [
        f"原名{each.former}（{chinese(each.on)}变更登记）"
        for each in sorted(renamings, key=lambda each: each.on)
        if any(same_firm_name(name, each.former) for name in borne)
    ]
    return "；".join(told)
