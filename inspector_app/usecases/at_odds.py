"""What a paper says against itself, or against how its case stands: an opinion that passes what it finds wrong, an
order obeyed while it is unpaid, a penalty spared for a correction that nobody made."""

import re
from collections.abc import Iterator

from inspector_app.domain.act import Act
from inspector_app.domain.alike import same_firm_name
from inspector_app.domain.document import Document, in_force
from inspector_app.domain.figures import beginning
from inspector_app.domain.money import yuan
from inspector_app.domain.role import Role
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.course_facts import CORRECTED
from inspector_app.usecases.follow_papers import is_answered, objection_waits
from inspector_app.usecases.grounds import followed
from inspector_app.usecases.order_facts import OBEYED
from inspector_app.usecases.people_named import names_in
from inspector_app.usecases.surroundings import Surroundings


def odd_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """What wants a reason of a paper of a case, by what it says itself."""
    whole = around.whole
    if whole is None:
        return []
    return [
        *_rechecked(around, whole, facts), *_agents(form, facts), *_passed(form, facts),
        *_spared(form, around, whole, facts), *_unchecked(around, whole, facts), *_to_a_party(around, whole, facts),
        *_released(facts),
    ]  # fmt: skip


def _agents(form: Form, facts: Facts) -> Iterator[Problem]:
    """APL art. 64(5): one or two speak for a party at its hearing."""
    party, said = form.fact(_PARTY), str(facts.get(_PARTY) or "")
    if party is None:
        return
    agents = {name for name in names_in(_BRACKETS.sub("、", said)) if name.endswith("律师")}
    agents |= {names_in(each[1])[-1] for each in _AGENT.finditer(said) if names_in(each[1])}
    if len(agents) > _MOST_AGENTS:
        yield Problem("hearing-agents", _PARTY, Level.WARNING, {"label": party.label, "count": str(len(agents))})


_PARTY, _MOST_AGENTS = "hearing.party", 2
_BRACKETS, _AGENT = re.compile(r"[（(][^（()）]*[）)]"), re.compile(r"([^（()）]+)[（(][^（()）]*代理[^（()）]*[）)]")


def _rechecked(around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """R423 art. 18(1)(3), O45 art. 7: an order to pay is obeyed once everybody is paid, any order once each of its
    lines is put right."""
    result, rid = str(facts.get(_RESULT) or ""), around.paper.about.order_rid
    if not result or around.context.rule(around.paper.form).role is not Role.RECHECK:
        return
    states = [state for row in facts.get("rechecked") or () if (state := row.get("state"))]
    is_right = all(state == CORRECTED for state in states)
    if states and (is_right is not (result == OBEYED) or (result == _NOT_AT_ALL and CORRECTED in states)):
        yield Problem("recheck-rows-otherwise", _RESULT, Level.WARNING, {"result": result})
    left = facts.get("balance.total_fen")
    if left is None or not any(each.rid == rid for each in whole.papers(Role.ORDER)):
        return
    if (result == OBEYED) is (left > 0):
        code = "recheck-unpaid" if left else "recheck-paid"
        yield Problem(code, _RESULT, Level.WARNING, {"result": result, "left": yuan(left)})


_RESULT, _NOT_AT_ALL = "recheck.result", "没有改正"


def _passed(form: Form, facts: Facts) -> Iterator[Problem]:
    """APL art. 58: what passes was looked at in each point, and is as it should be in each."""
    if form.fact(_ITEMS) is None or not str(facts.get(_OPINION) or "").startswith(PASSED):
        return
    open_ = [str(row.get("item_text") or "") for row in facts.get(_ITEMS) or () if row.get("found") in _NOT_PASSED]
    if open_:
        yield Problem("review-rows-otherwise", _OPINION, Level.WARNING, {"items": beginning("；".join(open_), _SHOWN)})


PASSED = "审核通过"
"""How a conclusion of a 法制审核意见书 that lets the paper pass begins."""
_ITEMS, _OPINION, _NOT_PASSED, _SHOWN = "review_items", "legal_review.opinion", (None, "", "不符合"), 60


def _unchecked(around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """AEL arts 36, 54: what a party said against a demand was looked into, with what was found, before the court is
    asked. Where the record tells what was said, it tells that too; else it is read in what somebody wrote."""
    said = str(facts.get(_HEARD) or "")
    if around.context.rule(around.paper.form).role is not Role.ENFORCEMENT or not said:
        return
    demands = followed(whole.papers(Role.DEMAND), around.paper, facts, whole.documents)
    waits = any(objection_waits(whole, each) for each in demands)
    heard = any(is_answered(whole, each) for each in demands)
    if waits or not (heard or _CHECKED.search(said)):
        yield Problem("heard-unchecked", _HEARD, Level.WARNING)


_HEARD, _CHECKED = "told.heard", re.compile("没有|未|复核|核实|核查|查明|经查|采纳|成立")


def _to_a_party(around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """A letter that asks another body to act is not written to a firm of the case."""
    where = around.context.rule(around.paper.form).handed_to
    to = str(facts.get(where) or "").strip() if where else ""
    if to and any(same_firm_name(to, firm.name) for firm in whole.companies.values()):
        yield Problem("letter-to-party", where, Level.WARNING, {"to": to})


def _released(facts: Facts) -> Iterator[Problem]:
    """APL art. 56: what was kept is dealt with in one way: 原件退还 is not 移送有关机关."""
    way, told = str(facts.get("preservation.handling") or ""), str(facts.get(_HANDLED) or "")
    otherwise = next((words for begin, words in _OTHER_WAYS.items() if way.startswith(begin)), None)
    if otherwise and (found := re.search(f"(?<![不未])(?<!不予)(?<!没有)(?:{otherwise})", told)):
        yield Problem("release-otherwise", _HANDLED, Level.WARNING, {"word": found[0], "way": way})


_HANDLED = "preservation.handled"
_OTHER_WAYS = {
    "退还": "移送|移交",
    "复制": "移送|移交",
    "作为": "(?:退还|归还|发还|移送|移交)",
    "移送": "退还|归还|发还",
}
"""What is told of another way than the one chosen, by how that begins; a copy may be kept in each."""


def _spared(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """APL art. 33(1): what is spared because it was put right at once is right now, a first time is the first."""
    said = str(facts.get(_SPARED) or "")
    if form.fact(_SPARED) is None:
        return
    owed = whole.concerning(around.paper).balance.open_fen
    if "及时改正" in said and owed and any(_to_same(each.document, around) for each in whole.orders()):
        yield Problem("spared-unpaid", _SPARED, Level.WARNING, {"left": yuan(owed)})
    if "初次" in said and (others := _earlier(around)):
        yield Problem("spared-not-first", _SPARED, Level.WARNING, {"papers": "、".join(each.called for each in others)})


_SPARED, _FOUND_WRONG = "penalty.spared", (Role.ORDER, Role.CORRECTION, Role.PENALTY_DECISION)


def _to_same(document: Document, around: Surroundings) -> bool:
    return document.addressee_rid == around.paper.addressee_rid


def _earlier(around: Surroundings) -> list[Document]:
    """What went out to the party in other cases because it broke the law."""
    context, party = around.context, around.paper.addressee_rid
    found = context.store.find(Document, addressee_rid=party) if party else ()
    others = [each for each in found if each.case_rid != around.paper.case_rid]
    wrong = [each for each in others if context.forms.roles.get(each.form) in _FOUND_WRONG]
    return [each for each in wrong if in_force(each, context.store.find(Act, subject_rid=each.rid))]
