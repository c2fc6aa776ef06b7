"""登记更名: a company changes its name. It stays the record that it was, and what was served under the former name was
served on it: the entry tells since when, and which paper of the registry proves it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from inspector_app.domain.act import Act
from inspector_app.domain.alike import is_renamed, same_firm_name
from inspector_app.domain.company import Company
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, DocumentHead, in_force
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.reason import says_who
from inspector_app.domain.renaming import Renaming
from inspector_app.store.people import candidates
from inspector_app.store.unit import Unit
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.context import Context
from inspector_app.usecases.gates import reason_words, weigh
from inspector_app.usecases.paper import day_told


def new_renaming(context: Context, company: Company) -> Renaming:
    """Where papers bear a former name of which nobody told yet, that of such a one; else what it is called is to be the
    former name."""
    told = {each.former for each in renamings_of(context, company.rid)}
    papers = sorted(context.store.find(DocumentHead, addressee_rid=company.rid), key=lambda each: each.created_at)
    others = [each.addressee for each in papers if is_renamed(each.addressee, company.name)]
    former = next((name for name in reversed(others) if name not in told), "")
    names = (former, company.name) if former else (company.name, "")
    return Renaming(new_rid(), company.rid, *names, context.clock.today())


def save_renaming(context: Context, renaming: Renaming, reasons: Mapping[str, str] = MappingProxyType({})) -> Renaming:
    """Keep the entry; the company bears the other name from then on.

    Raises :class:`Refused` ``renaming-no-name``, ``renaming-same`` (a slip of the pen is corrected), ``renaming-gap``
    where neither is the name that is registered, ``renaming-taken`` by another company, ``renaming-late``,
    ``renaming-not-borne`` or ``renaming-order`` beside the other entries, ``renaming-unproved``;
    ``renaming-before-papers``, where papers of later days bear the former name, wants one of the ``reasons``, which the
    journal keeps.
    """
    company = context.store.need(Company, renaming.company_rid)
    tidy = replace(renaming, former=renaming.former.strip(), name=renaming.name.strip(), notice=renaming.notice.strip())
    kept = weigh([*_problems(context, company, tidy), *_still_borne(context, tidy)], reasons)
    before = context.store.get(Renaming, tidy.rid)
    is_named = before is not None and company.name == before.name
    with context.unit("；".join((f"登记更名：{tidy.former}→{tidy.name}", *map(reason_words, kept)))) as unit:
        unit.put(tidy)
        if is_named or same_firm_name(company.name, tidy.former):
            unit.put(replace(company, name=tidy.name))
    return tidy


def _problems(context: Context, company: Company, told: Renaming) -> Iterator[Problem]:
    entries = renamings_of(context, company.rid)
    for name in ("former", "name"):
        if not says_who(getattr(told, name)):
            yield Problem("renaming-no-name", name)
    if says_who(told.name) and told.former and not is_renamed(told.former, told.name):
        yield Problem("renaming-same", "name")
    before = [each for each in entries if each.rid == told.rid]
    known = [company.name, *(name for each in before for name in (each.former, each.name))]
    if says_who(told.name) and not {told.former, told.name} & set(known):
        yield Problem("renaming-gap", "former", details={"name": company.name})
    others = (each for each in candidates(context.store, Company) if each.rid != company.rid)
    if taken := next((each for each in others if same_firm_name(each.name, told.name)), None):
        yield Problem("renaming-taken", "name", details={"name": taken.name, "code": taken.uscc or "没有登记"})
    yield from _borne_by_another(context, told)
    if told.on > context.clock.today():
        yield Problem("renaming-late", "on")
    yield from _out_of_turn(told, [each for each in entries if each.rid != told.rid])
    if not told.notice and not told.evidence_rids:
        yield Problem("renaming-unproved", "notice")


def _borne_by_another(context: Context, told: Renaming) -> Iterator[Problem]:
    """A name that another firm gave up: papers of its time name that one."""
    others = (each for each in context.store.all(Renaming) if each.company_rid != told.company_rid)
    if before := next((each for each in others if same_firm_name(each.former, told.name)), None):
        details = {"name": before.former, "now": before.name, "day": chinese(before.on)}
        yield Problem("renaming-was-others", "name", Level.WARNING, details)


def _out_of_turn(told: Renaming, others: Iterable[Renaming]) -> Iterator[Problem]:
    """Each name follows on the one before it; a firm may take a former one back."""
    before = [each for each in others if each.on <= told.on]
    after = [each for each in others if each.on > told.on]
    last, following = max(before, key=_day, default=None), min(after, key=_day, default=None)
    if last and not same_firm_name(last.name, told.former):
        details = {"former": told.former, "name": last.name, "since": chinese(last.on), "day": chinese(told.on)}
        yield Problem("renaming-not-borne", "former", details=details)
    elif following and not same_firm_name(told.name, following.former):
        details = {"former": following.former, "name": following.name, "day": chinese(following.on)}
        yield Problem("renaming-order", "on", details=details)


def _day(renaming: Renaming) -> date:
    return renaming.on


def name_on(renamings: Iterable[Renaming], day: date) -> str:
    """What a company was called on a day, as its renamings tell; empty where it has none."""
    chain = sorted(renamings, key=_day)
    over = [each.name for each in chain if each.on <= day]
    return over[-1] if over else chain[0].former if chain else ""


def _still_borne(context: Context, told: Renaming) -> Iterator[Problem]:
    """Papers of days on which the firm was already called otherwise: whom they name there was not."""
    store = context.store
    later = [each.on for each in renamings_of(context, told.company_rid) if each.on > told.on]
    until = min(later, default=date.max)  # by then it was called otherwise, perhaps so again
    own = store.find(Document, addressee_rid=told.company_rid)
    papers = [each for each in own if told.on < day_told(each) < until]
    borne = sorted((each for each in papers if same_firm_name(each.addressee, told.former)), key=day_told)
    stands = [each for each in borne if in_force(each, store.find(Act, subject_rid=each.rid))]
    if stands:
        details = {"day": chinese(told.on), "former": told.former, "count": str(len(stands)),
                   "paper": stands[0].called, "of": chinese(day_told(stands[0]))}  # fmt: skip
        yield Problem("renaming-before-papers", "on", Level.WARNING, details)


def named_back(context: Context, unit: Unit, renaming: Renaming) -> None:
    """An entry that was made by mistake goes: the company is called again what it was."""
    company = context.store.need(Company, renaming.company_rid)
    if company.name == renaming.name:
        unit.put(replace(company, name=renaming.former))


def renamings_of(context: Context, company_rid: str) -> tuple[Renaming, ...]:
    """The renamings of a company, the last one first."""
    found = context.store.find(Renaming, company_rid=company_rid) if company_rid else ()
    return tuple(sorted(found, key=_day, reverse=True))


def papers_of_renaming(context: Context, company_rid: str) -> tuple[Evidence, ...]:
    """What may prove it: scans that other renamings of the company name, and those of the cases of its papers."""
    store = context.store
    cases = {each.case_rid for each in store.find(DocumentHead, addressee_rid=company_rid)} - {""}
    named = [rid for each in renamings_of(context, company_rid) for rid in each.evidence_rids]
    found = (*store.pick(Evidence, named), *store.find_among(Evidence, "case_rid", cases))
    return tuple({each.rid: each for each in found}.values())


def formerly(renamings: Iterable[Renaming], company: Company, borne: Collection[str]) -> str:
    """How a paper tells which was the first of the names that earlier ones have for a company (``borne``), and each
    that it bore since: 原名…（…变更登记）, of several 原名…，…变更登记为…，…变更登记为…; empty where none of them is
    from before a renaming that is registered."""
    chain = sorted(renamings, key=_day)
    while chain and not any(same_firm_name(name, chain[0].former) for name in borne):
        chain.pop(0)
    if not chain:
        return ""
    if len(chain) == 1 and not is_renamed(chain[0].name, company.name):
        return f"原名{chain[0].former}（{chinese(chain[0].on)}变更登记）"
    return "，".join((f"原名{chain[0].former}", *(f"{chinese(each.on)}变更登记为{each.name}" for each in chain)))
