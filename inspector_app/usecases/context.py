"""What every use case is given: the open store, the forms, the law and the clock."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime

from inspector_app.domain.agency import Agency, Inspector, team
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.number_look import NumberLook
from inspector_app.domain.role import Hand, Role, RoleRule
from inspector_app.formdefs.banks import Bank
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.formdefs.model import Form
from inspector_app.lawbook.book import Lawbook
from inspector_app.store.store import Store
from inspector_app.store.unit import Unit
from inspector_app.support.clock import Clock, at
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import word

_BINDS_NOTHING = RoleRule(Role.REGISTER, DocumentKind.RECORD, route=tuple(Hand))


@dataclass(frozen=True, slots=True)
class Context:
    """Passed to each use case; nothing in the program is global."""

    store: Store
    forms: Catalogue
    banks: tuple[Bank, ...]
    law: Lawbook
    clock: Clock
    keep_look: Callable[[NumberLook], None] | None = None
    """Where it is kept that whole numbers were seen, when the store is a copy that nobody can change."""
    threshold_beside: tuple[int, int, str] | None = None
    """The 数额标准 (fen, fen, document) that an earlier version kept beside the journal and that could not be adopted
    when the store was opened."""

    @property
    def agency(self) -> Agency:
        """The agency of this store."""
        return self.store.all(Agency)[0]

    @property
    def writer(self) -> Inspector:
        """The inspector who owns this store: its one writer."""
        return self.store.find(Inspector, writer=True)[0]

    def rule(self, form: str) -> RoleRule:
        """What law binds to the papers of a form; nothing where the form is not known (any more)."""
        role = self.forms.roles.get(form)
        return self.law.procedure.roles[role] if role else _BINDS_NOTHING

    def route(self, form_id: str, edition: str) -> tuple[Hand, ...]:
        """Through whose hands a paper of an edition goes: as the bureau's edition says, else as law does."""
        form = self.forms.edition(form_id, edition)
        return form.route if form and form.route else self.rule(form_id).route

    def forms_of(self, role: Role) -> tuple[Form, ...]:
        """The forms of a role in force today, a bureau's own first."""
        return self.forms.with_role(role, self.clock.today())

    def form_of(self, role: Role) -> str:
        """The form in which a paper of a role is made when nobody chooses one.

        Raises :class:`Refused` ``form-of-role-missing``.
        """
        found = self.forms_of(role)
        if not found:
            raise Refused(Problem("form-of-role-missing", str(role), details={"role": word(role)}))
        return found[0].id

    def inspectors(self, rids: tuple[str, ...]) -> tuple[Inspector, ...]:
        """The inspectors named, in that order."""
        return tuple(self.store.need(Inspector, rid) for rid in rids)

    def team(self) -> tuple[Inspector, ...]:
        """The writer and the first active partner: who works together by default."""
        return team(self.store.all(Inspector))

    def moment(self, on: date | None) -> datetime:
        """When something happened whose day a person told: now for none or today, else the beginning of that day."""
        return at(on) if on and on != self.clock.today() else self.clock.now()

    def act(self, reason: str) -> AbstractContextManager[None]:
        """Several use cases as one act: their units inside become one transaction, all kept or none."""
        return self.store.act(self.writer.rid, reason)

    def unit(self, reason: str = "") -> AbstractContextManager[Unit]:
        """One transaction in the writer's name."""
        return self.store.unit(self.writer.rid, reason)
