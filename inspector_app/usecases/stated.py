"""Contradictions of state: no passage says that all is paid, served or answered where the record tells otherwise."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from inspector_app.domain.act import ActKind, current_on
from inspector_app.domain.as_of import as_of
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.lifecycle import is_sealed
from inspector_app.domain.money import yuan
from inspector_app.domain.rewritten import Rewritten, rewritten
from inspector_app.domain.role import Role, RoleRule
from inspector_app.domain.standing import Holder, State, StateWords
from inspector_app.domain.wording import Wording, WordingKind
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form
from inspector_app.formdefs.placeholders import drafted
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.advance_papers import advance_problems, balance_problems
from inspector_app.usecases.agency_on_paper import nowhere_to_say_it
from inspector_app.usecases.at_odds import odd_problems
from inspector_app.usecases.beside_basis import beside_problems
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.civil_papers import civil_problems
from inspector_app.usecases.delisting_checks import delisting_problems
from inspector_app.usecases.deposit_papers import deposit_problems
from inspector_app.usecases.enforcing import demand_problems
from inspector_app.usecases.finding_papers import left_out, not_its_own
from inspector_app.usecases.follow_papers import follow_problems, objection_waits
from inspector_app.usecases.free_figures import is_free_text
from inspector_app.usecases.incident_checks import incident_problems
from inspector_app.usecases.lead_checks import lead_paper_problems
from inspector_app.usecases.paper import Paper, stated_day, to_same_party
from inspector_app.usecases.passages import passage_problems
from inspector_app.usecases.public_papers import public_problems
from inspector_app.usecases.received_papers import received_problems
from inspector_app.usecases.renamed_parties import renamed_problems
from inspector_app.usecases.said_sums import said_sum_problems
from inspector_app.usecases.stated_articles import article_problems
from inspector_app.usecases.stated_evidence import evidence_problems
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.told_acts import told_act_problems
from inspector_app.usecases.told_rights import changes_to, right_problems
from inspector_app.usecases.treatments import treatment_problems
from inspector_app.usecases.undone_papers import undoing_problems


def state_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """What a passage states against how its case stands on record: an error, with both side by side.

    A free text of facts may speak of a part of the wages, or of another paper: there it is a warning.
    What a record of questioning or inspection tells is what somebody said: it is not looked at.
    """
    found = _stated(form, around, facts)
    refused = {each.where for each in found if each.level is Level.ERROR}
    found += [each for each in right_problems(form, around, facts) if each.where not in refused]
    return [*found, *_written_over(form, around, facts, {each.where for each in found})]


def _stated(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    whole = around.whole
    worded = [*_wordings(form, around, facts), *passage_problems(form, around, facts)]
    worded += [*balance_problems(form, around), *follow_problems(form, around, facts)]
    worded += [*renamed_problems(form, around, facts), *demand_problems(around, facts)]
    worded += [*odd_problems(form, around, facts), *treatment_problems(form, around.context.law, facts)]
    worded += [*beside_problems(form, around, facts), *delisting_problems(form, around, facts)]
    worded += [*left_out(around.context, form, around.paper, facts), *lead_paper_problems(form, around, facts)]
    worded += [*incident_problems(form, around, facts), *received_problems(form, facts)]
    worded += not_its_own(around.context, form, around.paper, facts)
    worded += said_sum_problems(around.context, whole, around.paper)
    worded += undoing_problems(form, around.context, whole, around.paper, facts)
    if form.kind is DocumentKind.RECORD:
        promised = _against_record(form, around, facts) if around.context.rule(form.id).role is Role.PROMISE else []
        return [*worded, *_asserted(form, around, facts), *promised]
    worded += [*article_problems(form, around.context.law.statutes, facts), *told_act_problems(form, around, facts)]
    if whole is None:
        return worded
    return [
        *worded, *evidence_problems(form, around.context, whole, facts), *_against_record(form, around, facts),
        *public_problems(form, around, facts), *advance_problems(form, around, facts),
        *deposit_problems(form, around, facts), *_paid_since(form, around, whole, facts),
    ]  # fmt: skip


def _against_record(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """What passages state against how the case stands on record."""
    if around.whole is None:
        return []
    recorded = dict(_recorded(around.whole, around.paper, around.context.rule(form.id)))
    return [each for fact in _passages(form, facts) for each in _problems(fact, form, around, facts, recorded)]


def _paid_since(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """APL arts 32(1), 33: a decision that tells what was owed on an earlier day tells too that all was paid since."""
    saying, unpaid = around.context.law.saying, around.context.law.saying.states[State.UNPAID]
    then = whole.paid_until(stated_day(facts, "document.date") or whole.today)
    told = dict(_paid_or_not(then, around.paper)).get(State.PAID)
    if not told or around.context.rule(form.id).role not in _DECISIONS:
        return
    passages = {fact: str(facts[fact.name]) for fact in _passages(form, facts)}
    if any(saying.told(text, unpaid.ended) for text in passages.values()):
        return
    for fact, text in passages.items():
        owed = saying.said(_untitled(text, around), unpaid)
        if said := [words for place, words in owed if as_of(text, place, whole.today)]:
            details = {"label": fact.label, "said": "”“".join(dict.fromkeys(said)), "recorded": told}
            yield Problem("paid-since-untold", fact.name, Level.WARNING, details)


_DECISIONS = (Role.PENALTY_DECISION, Role.DECISION, Role.EXTRA_PAYMENT, Role.LISTING_DECISION)


def _passages(form: Form, facts: Facts) -> list[FactDef]:
    return [fact for fact in form.facts if fact.type is FactType.LONG_TEXT and facts.get(fact.name)]


def _asserted(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """What a record states that nobody spoke: an agreement, an application which a worker signs as it is."""
    role = around.context.rule(form.id).role
    if role in (*_UNSPOKEN, *_OUR_OWN):
        yield from article_problems(form, around.context.law.statutes, facts)
    if role in _UNSPOKEN:
        yield from civil_problems(form, around, facts)
        if around.whole is not None:
            yield from evidence_problems(form, around.context, around.whole, facts)


_UNSPOKEN = (Role.REGISTER, Role.PROMISE, Role.MEDIATION, Role.CONFIRMATION)
_OUR_OWN = (Role.DISCUSSION, Role.TALK, Role.RECHECK)
"""Records of what the office itself says."""


def _wordings(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """A sentence about the party's rights, and one that demands, says what law wants of it, whoever wrote it over, and
    its paper where a right is used that is used here."""
    for wording in around.context.rule(form.id).wordings:
        fact, text = form.fact(wording.fact), str(facts.get(wording.fact) or "")
        if fact is None or not text or wording.is_free(form.valid_until):
            continue
        denied, lacking = wording.denied(text), wording.lacks(text)
        details = {"label": fact.label, "basis": wording.basis_text}
        for against, words in denied:
            level = Level.WARNING if against.asks else Level.ERROR
            yield Problem(f"{against.code}-denies", fact.name, level, details | {"word": words})
        if lacking and (wording.demands or not denied):
            yield Problem(f"{wording.kind}-lacks", fact.name, details=details | {"word": lacking})
        if wording.here and not (denied or lacking):
            yield from nowhere_to_say_it(form, facts, fact.label, wording.basis_text)
    yield from _taken_back(form, [each for each in around.context.rule(form.id).wordings if each.demands], facts)


def _written_over(form: Form, around: Surroundings, facts: Facts, judged: set[str]) -> Iterator[Problem]:
    """A passage by which a paper orders or decides, or tells of what follows, and that is not as we would draft it:
    asked about once, whatever was added (a condition that no law knows) or left out, unless its words were
    ``judged`` already."""
    rule, passages = around.context.rule(form.id), around.context.law.passages
    telling, rights = passages.telling, passages.tells_right
    bound = form.kind is DocumentKind.OUTGOING and bool(rule.gates or rule.limits or rule.contents)
    bound |= rule.role is Role.CONFIRMATION  # what both sides ask of a court in words that law wants
    worded = {each.fact: each for each in rule.wordings if not each.is_free(form.valid_until)}
    asked = (each for each in form.facts if bound or each.name in worded)
    free = {*telling, *judged, *(each.name for each in form.facts if rights(rule.role, each.name))}
    for fact in (each for each in asked if each.name not in free):
        text = str(facts.get(fact.name) or "")
        if fact.type is not FactType.LONG_TEXT or not fact.default or not text:
            continue
        draft = drafted(fact, facts, form)[0]
        if rewritten(draft, text) != Rewritten():
            wording, basis = worded.get(fact.name), around.context.law.cite(*form.basis)
            code = f"{wording.kind}-added" if wording else _PASSAGE
            details = {"label": fact.label, "basis": wording.basis_text if wording else basis}
            yield Problem(code, fact.name, Level.WARNING, details | {"changes": changes_to(draft, text)})


def asked_once(found: list[Problem]) -> list[Problem]:
    """The problems of a paper without what is told twice of one passage: what is wrong in it goes before how it differs
    from its draft, and that tells which facts are left out."""
    wrong = {each.where for each in found if each.level is Level.ERROR}
    changed = {each.where for each in found if each.code in (*_CHANGED, _PASSAGE)} - wrong
    twice = {each.code: wrong for each in found if each.code in _WEAKER} | {_FACT_LEFT_OUT: changed}
    return [each for each in found if each.where not in twice.get(each.code, ())]


_CHANGED, _PASSAGE, _FACT_LEFT_OUT = (
    tuple(f"{kind}-added" for kind in WordingKind),
    "passage-changed",
    "sentence-without-fact",
)
"""With what it is said that a passage was changed, by what it is; law asks nothing of the others."""
_WEAKER = (*_CHANGED, _PASSAGE, "threat-without-article")


def _taken_back(form: Form, demands: list[Wording], facts: Facts) -> Iterator[Problem]:
    """What another passage says of the paper itself that takes away what it orders (本指令书仅供参考)."""
    own = {each.fact for each in demands}
    passages = (each for each in form.facts if each.type is FactType.LONG_TEXT and each.name not in own)
    for fact, wording in ((fact, wording) for fact in passages for wording in demands[:1]):
        for sentence in filter(_ITSELF.search, _SENTENCES.split("".join(str(facts.get(fact.name) or "").split()))):
            found = (each.found(sentence) for each in wording.against if not each.asks)
            if words := next(filter(None, found), ""):
                yield Problem("undone-denies", fact.name, details={
                    "label": fact.label, "basis": wording.basis_text, "word": words})  # fmt: skip


_ITSELF, _SENTENCES = re.compile("本(?:指令|决定|告知|通知|催告|移送|文书)"), re.compile("[。；！？]")


def _problems(
    fact: FactDef, form: Form, around: Surroundings, facts: Facts, recorded: Mapping[State, str]
) -> Iterator[Problem]:
    text, draft = str(facts[fact.name]), drafted(fact, facts, form)[0] if fact.default else ""
    for words, told, said in _contradicted(fact, form, around, facts, recorded):
        said = [each for each in said if each not in draft]
        if words.of is Holder.ORDER:
            said = [each for each in said if _is_of_order(text, each, around)]
        if said:
            details = {"label": fact.label, "said": "”“".join(said), "recorded": told, "basis": words.basis_text}
            free = is_free_text(fact)
            code, level = ("text-state-differs", Level.WARNING) if free else ("state-contradicts", Level.ERROR)
            yield Problem(code, fact.name, level, details)


def _contradicted(
    fact: FactDef, form: Form, around: Surroundings, facts: Facts, recorded: Mapping[State, str]
) -> Iterator[tuple[StateWords, str, list[str]]]:
    """By words of which state a passage tells otherwise than the record, how that tells it, and what the passage says.

    What is told of an earlier day is laid beside the payments up to that day. A title of a paper states nothing
    (拖欠农民工工资明细表), nor that something was owed where another passage tells that it was paid.
    """
    whole, saying, text = around.whole, around.context.law.saying, str(facts[fact.name])
    if whole is None:
        return
    rest = "\n".join(str(facts[f.name]) for f in _passages(form, facts) if f is not fact)
    for words in saying.states.values():
        if words.of is not Holder.CLAIMS:
            told = recorded.get(words.against)
            yield from [(words, told, saying.contradictions(text, words.against))] if told else []
            continue
        untitled, found = _untitled(text, around), dict[str, list[str]]()
        for place, said in saying.said(untitled, words, rest):
            day = as_of(untitled, place, whole.today)
            then = recorded if day is None else dict(_paid_or_not(whole.paid_until(day), around.paper, day))
            if told := then.get(words.against):
                found.setdefault(told, []).append(said)
        yield from ((words, told, list(dict.fromkeys(said))) for told, said in found.items())


def _untitled(text: str, around: Surroundings) -> str:
    """A text in which titles of our papers are blanks."""
    return around.context.forms.any_title.sub(lambda title: "〇" * len(title[0]), text)


def _recorded(whole: CaseFile, paper: Paper, rule: RoleRule) -> Iterator[tuple[State, str]]:
    """How the case stands in each point that its records tell, in words."""
    yield from _paid_or_not(whole, paper)
    if order := _order(whole, paper):
        yield _told(State.SERVED if whole.was_served(order) else State.UNSERVED)
        yield _told(State.SEALED if is_sealed(order, whole.acts) else State.UNSEALED)
    if not whole.is_a(paper.form, Role.PRE_NOTICE):
        yield from _objections(whole, paper, rule.before.get("told", (Role.PRE_NOTICE,)))


def _paid_or_not(whole: CaseFile, paper: Paper, day: date | None = None) -> Iterator[tuple[State, str]]:
    """Whether the lines of a paper are paid; ``day`` is told where the case is looked at as of that day."""
    lines, then = whole.concerning(paper), f"{chinese(day)}，" if day else ""
    if lines.claims:
        owed = lines.balance
        if owed.open_fen:
            owing = f"{owed.heads_open}人、{yuan(owed.open_fen)}元"
            yield State.UNPAID, f"{then}{vocabulary.word(State.UNPAID)}（{owing}）"
        elif not owed.untold:  # of a line that nobody has found nobody knows
            yield State.PAID, then + vocabulary.word(State.PAID)


def _objections(whole: CaseFile, paper: Paper, notices: Iterable[Role]) -> Iterator[tuple[State, str]]:
    """Whether the party that was told before has objected, and was answered: to the notice that the paper follows,
    whatever was said to another one."""
    own = (d for role in notices for d in whole.papers(role))
    told = [d for d in own if to_same_party(d, paper)]
    objected = [d for d in told if _has(whole, d, ActKind.OBJECTED)]
    if told:
        yield _told(State.OBJECTED if objected else State.UNOBJECTED)
    if objected:
        yield _told(State.UNANSWERED if any(objection_waits(whole, d) for d in objected) else State.ANSWERED)


def _told(state: State) -> tuple[State, str]:
    return state, vocabulary.word(state)


def _has(whole: CaseFile, document: Document, kind: ActKind) -> bool:
    return any(act.kind is kind for act in current_on(document.rid, whole.acts))


def _order(whole: CaseFile, paper: Paper) -> Document | None:
    return next((each for each in whole.documents if each.rid == paper.about.order_rid), None)


def _is_of_order(text: str, words: str, around: Surroundings) -> bool:
    """Whether a sentence speaks of the order and of no other paper: 《调查询问通知书》已经送达 does not."""
    whole = around.whole
    order = _order(whole, around.paper) if whole else None
    sentence = next((part for part in text.replace("；", "。").split("。") if words in part), "")
    return "书》" not in sentence or (order is not None and order.title in sentence)
