"""A party that bears another name by now than an earlier paper to it: whoever reads both must see that it is one."""

from collections.abc import Iterable, Iterator

from inspector_app.domain.alike import is_renamed, same_firm_name
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.grounds import followed
from inspector_app.usecases.paper import stated_day
from inspector_app.usecases.renaming import name_on
from inspector_app.usecases.surroundings import Surroundings


def renamed_problems(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """A paper that follows served ones to the same record tells under which name these were served: the service that it
    rests on is else that upon somebody else."""
    whole, paper, rule = around.whole, around.paper, around.context.rule(form.id)
    if whole is None or not paper.addressee_rid:
        return
    before = [each for roles in rule.before.values() for role in roles for each in whole.papers(role)]
    rests_on = {each.rid for each in followed(before, paper, facts, whole.documents)}
    rests_on |= {paper.about.order_rid, paper.about.served_rid}
    own = [each for each in whole.documents if each.addressee_rid == paper.addressee_rid]
    served = [each for each in own if each.rid in whole.served_days and each.rid in rests_on]
    yield from _borne_early(around, facts)
    words = "".join("".join(str(value).split()) for value in facts.values() if isinstance(value, str))
    others = [each for each in served if is_renamed(each.addressee, paper.addressee)]
    if not others or (form.fact(_TOLD) is None and _is_registered(around, others)):
        return  # where it has no place for it the entry in the file tells that it is one party
    untold = [(each.addressee, each.called) for each in others if "".join(each.addressee.split()) not in words]
    if (last := around.renamings[:1]) and is_renamed(last[0].name, paper.addressee):
        untold.append((last[0].name, "最近一次更名登记"))  # how it came to today's name nothing tells
    if untold:
        then, where = untold[0]
        details = {"now": paper.addressee, "then": then, "paper": where}
        yield Problem("party-renamed", "addressee", Level.WARNING, details)


def _is_registered(around: Surroundings, papers: Iterable[Document]) -> bool:
    """Whether renamings lead from the names on earlier papers to that of today."""
    entries, now = around.renamings, around.paper.addressee
    formers = [each.former for each in entries]
    known = all(any(same_firm_name(former, each.addressee) for former in formers) for each in papers)
    return known and bool(entries) and same_firm_name(entries[0].name, now)


_TOLD = "party.formerly"


def _borne_early(around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """A paper of before the day of a renaming names a firm that there was not yet."""
    paper, today = around.paper, around.context.clock.today()
    day = stated_day(facts, "document.date") or today
    entries = sorted(around.renamings, key=lambda each: each.on) if day < today else []  # none is of a day to come
    if same_firm_name(name_on(entries, day), paper.addressee):
        return
    for each in [each for each in entries if day < each.on and same_firm_name(each.name, paper.addressee)][:1]:
        details = {"name": each.name, "former": name_on(entries, day), "day": chinese(each.on)}
        yield Problem("party-renamed-later", "document.date", Level.WARNING, details)
