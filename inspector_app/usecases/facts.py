"""Records → the named values a form may print: the vocabulary of the ``from`` facts in ``forms/*.toml``."""

from collections.abc import Callable, Mapping
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.agency import Agency, Inspector
from inspector_app.domain.alike import is_renamed
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.interview import QA, Interview, named_only
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.role import Capacity, Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import FactDef, FactType, Form, Origin
from inspector_app.store.people import standing
from inspector_app.support import vocabulary
from inspector_app.support.clock import local
from inspector_app.usecases.case_facts import case_values, company_values, moment
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.course_facts import course_values
from inspector_app.usecases.earlier_talks import earlier_words
from inspector_app.usecases.elements import element_values
from inspector_app.usecases.entry_papers import advice_values, incident_values, listing_values
from inspector_app.usecases.fund_facts import fund_values
from inspector_app.usecases.lead_facts import hazard_values, lead_values, meeting_values
from inspector_app.usecases.own_habits import TELL_RIGHTS, tells_rights
from inspector_app.usecases.paper import Paper, to_same_party
from inspector_app.usecases.penalty_facts import penalty_values
from inspector_app.usecases.receivers import handed_to
from inspector_app.usecases.referral_facts import referral_values
from inspector_app.usecases.renaming import formerly, renamings_of
from inspector_app.usecases.reviews import reviewed_name, under_review
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.undone_papers import undone_values
from inspector_app.usecases.visit_approvals import announced
from inspector_app.usecases.visit_facts import visit_values


def prefilled(context: Context, form: Form, paper: Paper) -> dict[str, Any]:
    """Every fact of the form that the records can give; the rest stays open to be typed."""
    return told(form, Surroundings(context, paper)) | habits(context, form)


def habits(context: Context, form: Form) -> dict[str, Any]:
    """What a new paper of the form begins with since the bureau does it so: no record, and nothing is held to it."""
    habit = tells_rights(context) if form.fact(TELL_RIGHTS) else None
    return {} if habit is None else {TELL_RIGHTS: habit}


def told(form: Form, around: Surroundings) -> dict[str, Any]:
    """What the records give for :func:`prefilled`, from records that were read already, once for all who ask."""
    key = (form.id, form.edition)
    if key not in around.told:
        around.told[key] = _read(form, around)
    return dict(around.told[key])


def _read(form: Form, around: Surroundings) -> dict[str, Any]:
    values = values_of(around)
    asked = [fact.source or fact.name for fact in form.facts]
    values |= announced(around.context, form, around.project)
    for names, read in _READ_FOR_SOME.items():
        if around.whole is not None and any(name.startswith(names) for name in asked):
            values |= read(around.context, around.whole, around.paper)
    return {
        fact.name: _fitted(fact, values[fact.source or fact.name])
        for fact in form.facts
        if fact.origin is not Origin.COMPUTED and values.get(fact.source or fact.name) is not None
    }


_READ_FOR_SOME: Mapping[tuple[str, ...], Callable[[Context, CaseFile, Paper], dict[str, Any]]] = {
    ("funds.", "fund_"): fund_values,
    ("elements",): element_values,
    ("course.", "closing."): lambda context, whole, _paper: course_values(context, whole),
    ("penalty.",): penalty_values,
    ("annexes", "suspects", "offence.source", "offence.evasion"): referral_values,
}
"""What is read only for papers that tell of it, by how the names of its facts begin."""


def _fitted(fact: FactDef, value: Any) -> Any:
    """A list cut down to the columns that this form knows; the choice that begins as the record says."""
    if fact.type is FactType.CHOICE:
        return next((choice for choice in fact.choices if choice.startswith(str(value))), value)
    if fact.type is not FactType.LIST:
        return value
    names = {item.name for item in fact.items if item.origin is not Origin.COMPUTED}
    return [{name: cell for name, cell in row.items() if name in names} for row in value]


def values_of(around: Surroundings) -> dict[str, Any]:
    """The whole vocabulary for a paper, as plain JSON values under dotted names."""
    context, paper, whole = around.context, around.paper, around.whole
    values: dict[str, Any] = {"document.date": context.clock.today().isoformat()}
    values |= _agency(around.agency) | _inspectors(around.inspectors)
    if whole:
        values |= case_values(context, whole, paper)
        values["legal_review.paper"] = next(map(reviewed_name, reversed(under_review(context, whole))), None)
    values |= _project(around.project, whole.case if whole else None) | (
        _employer(context, whole, paper) if whole else {}
    )
    values |= _addressee(around) | _person(around)
    if around.interview:
        values |= interview_values(around.interview) | _earlier(context, around.interview)
    if around.inspection:
        values |= visit_values(context, [around.inspection])[around.inspection.rid]
    values |= lead_values(context, around.lead) if around.lead else {}
    values |= hazard_values(context, around.hazard) if around.hazard else {}
    values |= meeting_values(context, around.meeting) if around.meeting else {}
    values |= advice_values(context, around.advice) if around.advice else {}
    values |= incident_values(context, around.incident) if around.incident else {}
    values |= listing_values(context, paper) | _service(context, paper) | _last_days(context, paper)
    return values | undone_values(context, whole, paper)


def _last_days(context: Context, paper: Paper) -> dict[str, Any]:
    """The last days that the paper prints of limits which begin with it, reckoned from today."""
    lines = [line for line in context.rule(paper.form).limits if line.prints]
    today, province = context.clock.today(), context.agency.province if lines else ""
    return {line.prints: context.law.compute(line.limit, today, province).due.isoformat() for line in lines}


_OF_ALL = (Role.FUNDS, Role.COMPARISON)
"""Papers that lay out a whole case, of whichever employers its lines name."""


def _employer(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """The 用人单位: the company of the case, or the name that it was told under; of a paper on all the employers that
    its lines name, where they name one."""
    own = company_values(whole.company, "company") or {"company.name": whole.case.respondent or None}
    names = sorted(whole.companies[rid].name for rid in whole.employers if rid in whole.companies)
    of_all = any(whole.is_a(paper.form, role) for role in _OF_ALL)
    own |= {"company.name": "、".join(names)} if names and of_all else {}
    return own | {"party.employer": _renamed_employer(context, whole, paper)}


def _renamed_employer(context: Context, whole: CaseFile, paper: Paper) -> str | None:
    """How a paper to somebody else tells under which name earlier papers of the case tell of the 用人单位; None where
    it does not name that, or they bear today's name."""
    firm, form = whole.company, context.forms.find(paper.form) if paper.form else None
    if not whole.documents or firm is None or firm.rid == paper.addressee_rid:
        return None
    if form is None or form.fact(_EMPLOYER) is None:
        return None
    known = renamings_of(context, firm.rid)
    borne = [each.former for each in known if any(each.former in paper.facts for paper in whole.documents)]
    told = formerly(known, firm, borne)
    return f"{firm.name}{told}" if told else None


_EMPLOYER = "company.name"


def _agency(agency: Agency) -> dict[str, Any]:
    return {
        "agency.name": agency.name,
        "agency.short_name": agency.short_name,
        "agency.address": agency.address,
        "agency.phone": agency.phone,
        "agency.review_organ": agency.review_organ or None,
        "agency.court": agency.court or None,
    }


def _inspectors(team: tuple[Inspector, ...]) -> dict[str, Any]:
    return {
        f"inspector{number}.{key}": value
        for number, inspector in enumerate(team, start=1)
        for key, value in (
            ("name", inspector.name),
            ("certificate", inspector.certificate),
            ("enforcement_certificate", inspector.enforcement_certificate),
        )
    }


def _project(project: Project | None, case: Case | None) -> dict[str, Any]:
    """The project; of a case that has none the place by which it is known."""
    if project is None:
        return {"project.name": case.site_name or None} if case else {}
    return {
        "project.name": project.name,
        "project.address": project.address or project.town,
        "project.owner": project.owner_name,
        "project.contractor": project.contractor_name,
    }


def _addressee(around: Surroundings) -> dict[str, Any]:
    party = around.addressee
    firm = None if isinstance(party, Company) else _ordered_firm(around)
    capacity = _capacity(around, firm)
    if party:
        values = _party(party)
        if isinstance(party, Company):
            papers = around.whole.documents if around.whole else ()
            borne = {each.addressee for each in papers if each.addressee_rid == party.rid}
            is_other = any(is_renamed(each, party.name) for each in borne)
            values["party.formerly"] = (formerly(around.renamings, party, borne) if is_other else "") or None
    else:
        values = {"addressee.name": around.paper.addressee, **_told_before(around)} if around.paper.addressee else {}
    words = around.context.rule(around.paper.form).capacity_words(capacity) if capacity else ""
    answers_for: dict[str, Any] = {}
    if firm and around.context.rule(around.paper.form).parties:
        is_head = capacity is Capacity.HEAD  # known by the register: no “or” is stated of him
        answers_for = {"party.head_of": firm.name if is_head else None, "party.firm": None if is_head else firm.name}
    return {**values, **({"party.role": words} if words else {}), **answers_for}


def _party(party: Company | Person) -> dict[str, Any]:
    """Name, number and address of whom a paper goes to."""
    if isinstance(party, Company):
        return company_values(party, "addressee")
    return {"addressee.name": party.name, "addressee.uscc": party.stated_id, "addressee.address": party.address}


def _told_before(around: Surroundings) -> dict[str, Any]:
    """Number and address of somebody whom no record names, as the last paper to him told them."""
    papers = [d for d in around.whole.documents if d.facts and to_same_party(d, around.paper)] if around.whole else []
    told = from_json(max(papers, key=lambda d: d.created_at).facts) if papers else {}
    return {name: told[name] for name in ("addressee.uscc", "addressee.address") if told.get(name)}


def _capacity(around: Surroundings, firm: Company | None) -> Capacity | None:
    """As what the records know the party: the employer, or the head of the company that the order went to."""
    party = around.addressee
    if isinstance(party, Company):
        return Capacity.EMPLOYER if around.whole is None or party.rid in around.whole.employers else None
    name = party.name if party else around.paper.addressee
    return Capacity.HEAD if firm is not None and name and firm.legal_representative == name else None


def _ordered_firm(around: Surroundings) -> Company | None:
    """The company to which the order went that the paper follows."""
    store, rid = around.context.store, around.paper.about.order_rid
    order = store.get(Document, rid) if rid else None
    return store.get(Company, order.addressee_rid) if order and order.addressee_rid else None


def _person(around: Surroundings) -> dict[str, Any]:
    interview, inspection = around.interview, around.inspection
    about = around.paper.about
    rid = inspection.met_person_rid if inspection else about.person_rid
    person = around.questioned if interview else standing(around.context.store, Person, rid) if rid else None
    if person is None:
        return {}
    day = local(interview.started_at).date() if interview else around.context.clock.today()
    return {
        "person.name": person.name,
        "person.id_number": person.stated_id,
        "person.sex": person.shown_sex,
        "person.age": person.age_on(day),
        "person.phone": person.phone,
        "person.address": person.address,
        "person.employer": person.employer,
        "person.position": person.position,
    }


def interview_values(interview: Interview) -> dict[str, Any]:
    """What a transcript itself tells, saved or still being typed."""
    return {
        "interview.started_at": moment(interview.started_at),
        "interview.ended_at": moment(interview.ended_at),
        "interview.place": interview.place,
        "interview.ordinal": interview.ordinal,
        "interview.matter": interview.matter,
        "interview.others_present": interview.present,
        "interview.interpreter": named_only("interpreter", interview.interpreter),
        "interview.guardian": named_only("guardian", interview.guardian),
        "interview.authority": interview.authority,
        "interview.read_aloud": named_only("read_aloud", interview.read_aloud),
        "interview.refusal": _ended(interview.refusal),
        "interview.qas": [{"question": qa.question, "answer": printed_answer(qa)} for qa in interview.qas],
        "recorder.name": interview.recorder_name,
    }


def _ended(words: str) -> str:
    """With a full stop: another sentence follows on the paper."""
    told = words.strip()
    return told if not told or told[-1] in "。！？；" else f"{told}。"


def printed_answer(qa: QA) -> str:
    """An answer as the paper bears it: with a place for the finger where it was corrected since it was read back.
    One of blanks alone is none, and leaves lines to be written on."""
    before, said = qa.corrected_from.strip().replace("\n", " "), qa.said if qa.said.strip() else ""
    return said + (_CORRECTED.format(before=before) if before and said else "")


_CORRECTED = "\n［本答核对时更正，原记为：“{before}”　捺印处：　　　　］"


def _earlier(context: Context, interview: Interview) -> dict[str, str | None]:
    """When the person was asked before in the matter; read only for a talk that is not the first one."""
    told = (interview.person_rid, interview.case_rid, interview.started_at)
    return {"interview.earlier": (earlier_words(context, *told) or None) if interview.ordinal > 1 else None}


def _service(context: Context, paper: Paper) -> dict[str, Any]:
    served = context.store.get(Document, paper.about.served_rid) if paper.about.served_rid else None
    act = context.store.get(Act, paper.about.service_rid) if paper.about.service_rid else None
    values: dict[str, Any] = {}
    if served:
        to = handed_to(served, context.rule(served.form))
        values["addressee.name"] = to or served.addressee
        values["service.papers"] = [{"paper_title": served.title, "paper_number": served.number, "paper_copies": 1}]
        rid, store = served.addressee_rid if not to else "", context.store
        party = (store.get(Company, rid) or store.get(Person, rid)) if rid else None
        values |= _party(party) if party else {}
    if act and act.service:
        service = act.service
        evidence = context.store.pick(Evidence, service.evidence_rids)
        values |= {
            "service.at": moment(act.at),
            "service.place": service.place,
            "service.method": vocabulary.word(service.method),
            "service.receiver": service.receiver,
            "service.relation": service.receiver_relation,
            "service.refusal": service.refusal,
            "service.witness": service.witness or None,
            "service.tracking": service.tracking,
            "service.evidence": "、".join(each.title for each in evidence),
        }
    return values
