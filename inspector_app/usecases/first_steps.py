"""开始办案: what is done and what is still to do on the way to the first order on paper, as the records stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Liability
from inspector_app.domain.document import DocumentHead
from inspector_app.domain.project import Project
from inspector_app.domain.role import Role
from inspector_app.usecases.agency_on_paper import tells_all
from inspector_app.usecases.context import Context
from inspector_app.usecases.heads import Heads

_KEY, _HIDDEN = "first-steps", "hidden"


class FirstStep(StrEnum):
    """A step, in the order of the way."""

    PARTNER = "partner"
    AGENCY = "agency"
    PROJECT = "project"
    CASE = "case"
    FILING = "filing"
    INTERVIEW = "interview"
    CLAIMS = "claims"
    LIABILITY = "liability"
    ORDER = "order"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The steps that are done, and the case and the order with which the way goes on (empty while there is none).
    ``is_over`` once an order was printed or served, or the person wants to see them no more."""

    done: frozenset[FirstStep] = frozenset()
    case_rid: str = ""
    order_rid: str = ""
    is_over: bool = False

    @property
    def next(self) -> FirstStep | None:
        """The first that is not done."""
        return next((step for step in FirstStep if step not in self.done), None)


def first_steps(context: Context, heads: Heads) -> FirstSteps:
    """How far the way has come; a store in which an order went out is asked nothing more."""
    orders = _orders(context, heads.papers)
    reached = _acted(heads.acts, ActKind.PRINTED, orders) or _acted(heads.acts, ActKind.SERVED, orders)
    store = context.store
    if reached or store.settings.get(_KEY) == _HIDDEN:
        return FirstSteps(is_over=True)
    cases = store.all(Case)
    case_rid = cases[-1].rid if cases else ""
    signed = _acted(heads.acts, ActKind.SIGNED_OFF, orders)
    is_done = {
        FirstStep.PARTNER: len([each for each in context.team() if each.certificate]) > 1,
        FirstStep.AGENCY: tells_all(context.agency),
        FirstStep.PROJECT: bool(store.count(Project)),
        FirstStep.CASE: bool(cases),
        FirstStep.FILING: any(case.filed_on for case in cases),
        FirstStep.INTERVIEW: bool(heads.talks),
        FirstStep.CLAIMS: any(claim.found_fen is not None for claim in store.find(WageClaim, case_rid=case_rid)),
        FirstStep.LIABILITY: bool(store.count(Liability)),
        FirstStep.ORDER: bool(signed),
    }
    done = frozenset(step for step, so in is_done.items() if so)
    return FirstSteps(done, case_rid, signed[-1] if signed else "")


def hide_first_steps(context: Context) -> None:
    """Show them no more."""
    context.store.settings.set(_KEY, _HIDDEN)


def _orders(context: Context, papers: Iterable[DocumentHead]) -> frozenset[str]:
    forms = {form.id for form in context.forms.with_role(Role.ORDER, context.clock.today())}
    return frozenset(paper.rid for paper in papers if paper.form in forms)


def _acted(acts: Iterable[Act], kind: ActKind, papers: frozenset[str]) -> Sequence[str]:
    return [act.subject_rid for act in acts if act.kind is kind and act.subject_rid in papers]
