"""Forms bound by what they are: the role's gates join the form's own, and what the role demands must stand on it."""

from collections.abc import Iterator
from dataclasses import replace

from inspector_app.domain.gates import GATES
from inspector_app.domain.rewritten import rewritten
from inspector_app.domain.role import Content, Hand, Need, Offered, Procedure, RoleRule
from inspector_app.formdefs.check import shown_names
from inspector_app.formdefs.model import FactDef, Form, Origin
from inspector_app.support.errors import Problem, Refused

GROUND = "notice.ground"
CAPACITY = "party.role"
_SOURCES = {
    "addressee": Need.PARTY,
    "liability": Need.LIABLE,
    "claims": Need.CLAIMS,
    "debt": Need.CLAIMS,
    "interview": Need.INTERVIEW,
    "inspection": Need.VISIT,
    "service": Need.SERVED,
    "order": Need.ORDER,
    "rechecked": Need.ORDER,
    "payment": Need.PAYMENTS,
    "payments": Need.PAYMENTS,
    "worker": Need.WORKER,
}


def bound(form: Form, procedure: Procedure, ours: Form | None, file: str) -> Form:
    """The form with everything that its role binds; ``ours`` is an edition of the same id that it must agree with.

    A bureau's own edition of a form of ours need not say what it is: it is what ours is. Raises :class:`Refused`.
    """
    if form.role is None and ours is not None:
        form = replace(form, role=ours.role, about=form.about or ours.about, offered=form.offered or ours.offered)
    if form.role is None:
        raise Refused(_problem("form-missing-key", file, "role"))
    rule = procedure.roles[form.role]
    form = replace(
        form, gates=tuple(dict.fromkeys((*rule.gates, *form.gates))), offered=form.offered or (Offered.CASE,)
    )
    problems = [
        *_as_ours(form, ours, file), *_known(form, procedure, file), *_demanded(form, rule, ours, file),
        *_worded(form, rule, file), *_conditions(form, procedure, ours, file), *_unfit(form, procedure, file),
        *_asked(form, file), *_grounds(form, rule, file), *_parties(form, rule, file), *_routed(form, rule, file),
    ]  # fmt: skip
    if problems:
        raise Refused(*problems)
    return form


def _problem(code: str, where: str, key: str, word: str = "", **details: str) -> Problem:
    return Problem(code, where, details={"key": key, "word": word, **details})


def _as_ours(form: Form, ours: Form | None, file: str) -> Iterator[Problem]:
    if ours is not None and ours.role is not form.role:
        yield _problem("form-role-changed", file, "role", str(form.role), ours=str(ours.role))


def _known(form: Form, procedure: Procedure, file: str) -> Iterator[Problem]:
    """Gates that nobody would look at would seem to be fulfilled; a limit that law has not would never begin."""
    for gate in form.gates:
        if gate not in procedure.gates or gate not in GATES:
            yield _problem("form-gate-unknown", file, "gates", gate, title=procedure.gates.get(gate, ""))
    own = {each.limit for each in procedure.roles[form.role].limits} if form.role else ()
    for limit in form.starts:
        if limit not in procedure.limits:
            yield _problem("form-limit-unknown", file, "starts", limit)
        elif limit in procedure.endless and limit not in own:
            yield _problem("form-limit-endless", file, "starts", limit)


def _demanded(form: Form, rule: RoleRule, ours: Form | None, file: str) -> Iterator[Problem]:
    if form.kind is not rule.kind:
        yield _problem("form-role-kind", file, "kind", str(form.kind), kind=str(rule.kind))
    shown = _always_shown(form)
    for content in rule.contents:
        ended_before = content.since and form.valid_until and form.valid_until < content.since
        emptied = ours is not None and _drafts(ours, content.fact) and not _drafts(form, content.fact)
        if not ended_before and (emptied or not _stands(form, content, shown)):
            yield _problem("form-content-dropped", file, "facts", content.fact, basis=content.basis_text)


def _drafts(form: Form, name: str) -> bool:
    """Whether a form drafts a passage: without a draft nobody is reminded of what law demands in it."""
    fact = form.fact(name)
    return fact is not None and bool(fact.default)


def _worded(form: Form, rule: RoleRule, file: str) -> Iterator[Problem]:
    """A sentence about rights, or one that demands, that is drafted without its core, or against it, would be signed
    so."""
    for wording in rule.wordings:
        fact = form.fact(wording.fact)
        if fact is None or not fact.default or wording.is_free(form.valid_until):
            continue
        draft, where, basis = str(fact.default), f"{file} sentence {fact.name}", wording.basis_text
        if denied := wording.denied(draft):
            yield _problem(f"form-{denied[0][0].code}-denies", where, fact.label, denied[0][1], basis=basis)
        elif lacking := wording.lacks(draft):
            yield _problem(f"form-{wording.kind}-lacks", where, fact.label, lacking, basis=basis)


def _conditions(form: Form, procedure: Procedure, ours: Form | None, file: str) -> Iterator[Problem]:
    """A bureau words a passage of rights as it likes: what it adds to ours is no condition on one, whoever checked it.
    In ours there are those that law itself sets (O45 art. 7: 已经改正并作出书面承诺的)."""
    drafts = {fact.name: str(fact.default or "") for fact in ours.facts} if ours else {}
    for fact in (each for each in form.facts if drafts and each.default and _tells_right(form, procedure, each)):
        added = "".join("。".join(rewritten(drafts.get(fact.name, ""), str(fact.default)).added).split())
        if words := next(filter(None, (each.found(added) for each in procedure.denials)), ""):
            yield _problem("form-right-denied", f"{file} sentence {fact.name}", fact.label, words)


def _tells_right(form: Form, procedure: Procedure, fact: FactDef) -> bool:
    """Whether a passage tells of a right that no rule of the role words."""
    worded = {each.fact for each in procedure.roles[form.role].wordings} if form.role else set()
    return fact.name not in worded and any(each.concerns(str(form.role), fact.name) for each in procedure.rights)


def _unfit(form: Form, procedure: Procedure, file: str) -> Iterator[Problem]:
    """A draft with words for which nobody here has power would stand on every paper of the edition."""
    drafts = [fact for fact in form.facts if fact.default]
    said = "　".join(str(fact.default) for fact in drafts)
    for rule in (each for each in procedure.unfit if form.role and not any(map(said.__contains__, each.unless))):
        for fact in (each for each in drafts if rule.concerns(str(form.role), each.name)):
            if words := rule.against.found("".join(str(fact.default).split())):
                where = f"{file} sentence {fact.name}"
                yield _problem("form-unfit", where, fact.label, words, basis=rule.basis_text)


def _always_shown(form: Form) -> frozenset[str]:
    """What is printed whatever was typed: not inside a sentence that may be emptied, nor a block that may be hidden."""

    def is_sure(name: str) -> bool:
        fact = form.fact(name)
        return not name or (fact is not None and _is_filled(fact))

    sure = tuple(block for block in form.blocks if is_sure(block.when))
    printed = shown_names(replace(form, facts=(), blocks=sure))
    sentences = tuple(fact for fact in form.facts if fact.default and fact.required and fact.name in printed)
    return shown_names(replace(form, facts=sentences, blocks=sure))


def _stands(form: Form, content: Content, shown: frozenset[str]) -> bool:
    """Whether a fact must be filled in, or has room for ink, and is printed on every copy."""
    fact = next((each for each in form.facts if content.fact in (each.name, each.source)), None)
    left_out = {name for copy in form.copies for name in copy.omit}
    return fact is not None and _is_filled(fact) and fact.name in shown and fact.name not in left_out


def _is_filled(fact: FactDef) -> bool:
    return fact.required or bool(fact.blank) or fact.origin is Origin.COMPUTED


def _routed(form: Form, rule: RoleRule, file: str) -> Iterator[Problem]:
    """A bureau may have others look at a paper; whom law or the kind of paper wants to see it sees it."""
    if not form.route:
        return
    if form.route != tuple(hand for hand in Hand if hand in form.route) or form.route[0] is not Hand.HANDLER:
        yield _problem("form-route-order", file, "route")
    if rule.review_basis and Hand.REVIEWER not in form.route:
        yield _problem("form-route-review", file, "route", basis=rule.review_basis)
    if Hand.LEADER in rule.route and Hand.LEADER not in form.route:
        yield _problem("form-route-leader", file, "route")


def _asked(form: Form, file: str) -> Iterator[Problem]:
    """A paper that prints of a record must have asked of which one."""
    for need in needed(form):
        if need not in form.about:
            yield _problem("form-about-missing", file, "about", str(need))


def _grounds(form: Form, rule: RoleRule, file: str) -> Iterator[Problem]:
    """A ground that law does not know would be tested as another one."""
    fact = form.fact(GROUND)
    for choice in fact.choices if fact and rule.grounds else ():
        if rule.ground(choice) is None:
            known = "、".join(rule.grounds.values())
            yield _problem("form-ground-unknown", f"{file} fact {GROUND}", "choices", choice, known=known)


def _parties(form: Form, rule: RoleRule, file: str) -> Iterator[Problem]:
    """Of a capacity that law does not know nobody could say whether the party can be it."""
    fact = form.fact(CAPACITY)
    for choice in fact.choices if fact and rule.parties else ():
        if rule.party(choice) is None:
            known = "、".join(each.words for each in rule.parties)
            yield _problem("form-party-unknown", f"{file} fact {CAPACITY}", "choices", choice, known=known)


def needed(form: Form) -> tuple[Need, ...]:
    """The records that a form's facts come from. Whoever is liable or was served is a party already."""
    found = {need for fact in form.facts if (need := need_of(fact))}
    if found & {Need.LIABLE, Need.SERVED}:
        found.discard(Need.PARTY)
    return tuple(need for need in Need if need in found)


def need_of(fact: FactDef) -> Need | None:
    """The record from which a fact comes, if it comes from one that must be chosen."""
    head = (fact.source or fact.name).partition(".")[0]
    return _SOURCES.get(head) if fact.origin is Origin.FROM else None
