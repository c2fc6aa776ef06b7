"""A paper that everybody reads (送达公告): it serves a paper that waits, for the term of law, and names nobody."""

from collections.abc import Iterator

from inspector_app.domain.document import Document, in_force
from inspector_app.domain.mentions import mentions
from inspector_app.domain.number import same_number
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, FactType, Form
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.contacts import is_sought
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import to_same_party
from inspector_app.usecases.private_numbers import is_public
from inspector_app.usecases.receivers import handed_to
from inspector_app.usecases.surroundings import Surroundings

_NUMBER, _TERM = "public.number", "text.public"
_SERVED = "视为送达"


def public_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """What speaks against a public notice; nothing of any other paper."""
    if not is_public(form):
        return []
    whole, found = around.whole, list(_term(around, facts))
    return [*found, *_names(form, whole, facts), *_served_paper(around, whole, facts)] if whole else found


def _names(form: Form, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """Workers are not named where everybody reads it, unless somebody says why. A name that stands by itself is the
    party's or an inspector's."""
    names = {whole.people[claim.person_rid].name.strip() for claim in whole.claims}
    for fact in (each for each in form.facts if each.type is FactType.LONG_TEXT):
        told = sorted(each for each in names if each and each in str(facts.get(fact.name) or ""))
        if told:
            details = {"label": fact.label, "names": "、".join(told[:5])}
            yield Problem("public-worker-named", fact.name, Level.WARNING, details)
            return


def _term(around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """CPL art. 95: the days after which a public notice counts as service; a shorter term serves nobody."""
    law, text = around.context.law, str(facts.get(_TERM) or "")
    limit = law.limit(law.procedure.public_notice, around.context.agency.province)
    days = [each.value for each in mentions(text) if each.kind == "日" and not isinstance(each.value, tuple)]
    if limit.length and (_SERVED not in text or not days or min(days) < limit.length):
        yield Problem("public-term", _TERM, details={"days": str(limit.length), "basis": law.cite(limit.basis[0])})


def _served_paper(around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """What is served so is a paper to this party that stands and waits, and the party was looked for in vain."""
    number, details = str(facts.get(_NUMBER) or ""), {"number": str(facts.get(_NUMBER) or "").strip()}
    paper = next((each for each in _issued(around, whole) if same_number(each.number, number)), None)
    if paper is None:
        yield Problem("public-paper-unknown", _NUMBER, Level.WARNING, details)
    elif to := handed_to(paper, around.context.rule(paper.form)):
        yield Problem("public-paper-elsewhere", _NUMBER, details={**details, "title": paper.title, "to": to})
    elif whole.was_served(paper):
        yield Problem("public-paper-served", _NUMBER, Level.WARNING, details)
    if not is_sought(around.context, around.paper):
        yield Problem("service-public-untried", "public.reason", Level.WARNING)


def announced(context: Context, whole: CaseFile, notice: Document) -> Document | None:
    """The paper that a public notice serves; None of any other paper, and where its case has none of that number."""
    form = context.forms.edition(notice.form, notice.edition)
    if form is None or not is_public(form) or not notice.facts:
        return None
    number = str(from_json(notice.facts).get(_NUMBER) or "")
    return next((each for each in whole.documents if number and same_number(each.number, number)), None)


def _issued(around: Surroundings, whole: CaseFile) -> list[Document]:
    own = [each for each in whole.documents if each.number and each.copies and in_force(each, whole.acts)]
    return [each for each in own if to_same_party(each, around.paper)]
