"""Choose one record from a list that can be searched, or add one that is not known yet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from inspector_app.domain.alike import Likeness
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.identity import masked_id
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.records import kind_of
from inspector_app.formdefs.model import Form
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import in_row, put_in, wide
from inspector_app.ui.parties.party_dialogs import CompanyDialog, PersonDialog
from inspector_app.ui.parties.party_words import described
from inspector_app.ui.parties.pick_entry import Near, Pick, PickEntry
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_COMPANY, BEGIN_PERSON
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Tall
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, Snapshot
from inspector_app.usecases import lookups, names
from inspector_app.usecases.case_list import CaseScope, cases_elsewhere, list_cases
from inspector_app.usecases.case_papers import forms_called
from inspector_app.usecases.context import Context
from inspector_app.usecases.merging import others_to_merge
from inspector_app.usecases.offers import Offer, offers, take_offer
from inspector_app.usecases.papers_around import forms_around

T = TypeVar("T")
_MOST_TOLD = 5


@dataclass(frozen=True)
class PickList(Generic[T]):
    """What is chosen from: title, hint for the search, columns, how it is searched, and how a new one is entered;
    ``apart`` says what fits the search and is not offered, and why.

    ``add`` gets the window and the name that was looked for. The first one is chosen at once where it is ``proposed``.
    """

    title: str
    hint: str
    columns: tuple[Column, ...]
    find: Callable[[str], Snapshot]
    add: Callable[[QWidget, str], T | None] | None = None
    add_verb: str = ""
    correct: Callable[[Any, QWidget], Any] | None = None
    record: Callable[[Any], T] = lambda line: line
    proposed: bool = False
    apart: Callable[[str], str] = lambda _text: ""


class PickDialog(FormDialog):
    """``picked`` is the record after it was accepted."""

    def __init__(self, wanted: PickList[Any], parent: QWidget | None = None) -> None:
        super().__init__(wanted.title, "选定", 760, parent)
        self._wanted = wanted
        self.picked: Any = None
        self._search = SearchBox(wanted.title, wanted.hint)
        self._search.searched.connect(self._find)
        row = in_row(wide(self._search))
        if wanted.add is not None:
            row.addWidget(Button(wanted.add_verb, "plus", clicked=self._add))
        if wanted.correct is not None:
            row.addWidget(Button("修改", "pencil", name="修改所选的资料", clicked=self._correct))
        self._empty = EmptyState("", icon="search")
        self._table = Table(wanted.columns, wanted.title, self._empty)
        self._table.opened.connect(self._take)
        self._table.chosen.connect(lambda _line: self._show_state())
        self._search.lead(self._table)
        self._apart = Label("", Role.SMALL, wrap=True)
        put_in(self.body, row, wide(Tall(340, self._table)), self._apart)
        self.accept_requested.connect(lambda: self._take(self._table.chosen_record()))
        self._find("")
        self._search.setFocus()

    @classmethod
    def ask(cls, wanted: PickList[T], parent: QWidget | None = None) -> T | None:
        """The record that was chosen or added, or None. Where there is none to choose, one is added at once."""
        if wanted.add is not None and parent is not None and not wanted.find("").ids:
            return wanted.add(parent, "")
        dialog = cls(wanted, parent)
        wait_for(dialog)
        picked: T | None = dialog.picked
        return picked

    def _find(self, text: str) -> None:
        self._table.show_list(self._wanted.find(text))
        self._apart.setText(self._wanted.apart(text))
        self._apart.setVisible(bool(self._apart.text()))
        wished = text.strip() or self._wanted.proposed  # unasked nothing is chosen: Enter would swap one for another
        if wished and self._table.model().rowCount():
            self._table.selectRow(0)
        self._show_state()

    def _show_state(self) -> None:
        """Only what is chosen can be taken; an empty list says whether there is nothing or nothing was found."""
        self.primary.allow(self._table.chosen_id() is not None, "先在上面选择一行")
        noun = self._wanted.title.removeprefix("选择")
        if self._search.text().strip():
            self._empty.say(f"没有找到这样的{noun}", "换个关键词再查。")
        else:
            self._empty.say(f"还没有可选的{noun}", "点右上方的按钮新增。" if self._wanted.add else "")

    def _take(self, line: Any) -> None:
        if line is not None:
            self.picked = self._wanted.record(line)
            self.accept()

    def _correct(self) -> None:
        line = self._table.chosen_record()
        if line is not None and self._wanted.correct is not None and self._wanted.correct(line, self):
            self._find(self._search.text())

    def _add(self) -> None:
        """What was looked for is the name of the new one, unless it is a number."""
        looked_for = self._search.text().strip()
        name = "" if any(each.isdigit() for each in looked_for) else looked_for
        made = self._wanted.add(self, name) if self._wanted.add is not None else None
        if made is not None:
            self.picked = made
            self.accept()


def pick_company(session: Session[Context], parent: QWidget | None = None) -> Company | None:
    """Choose a company, or enter a new one."""
    columns = (
        Column.of("company.name", lambda c: c.name),
        Column.of("company.uscc", lambda c: c.uscc or "—", width=200),
        Column.of("company.legal_representative", lambda c: c.legal_representative or "—", width=120),
    )
    return PickDialog.ask(
        PickList[Company](
            "选择单位", "按名称、信用代码查找", columns, lambda text: session.read(lookups.companies, text),
            lambda window, name: CompanyDialog.ask(session, None, window, name), BEGIN_COMPANY,
        ),
        parent,
    )  # fmt: skip


def pick_person(session: Session[Context], parent: QWidget | None = None) -> Person | None:
    """Choose a person, or enter a new one. Identity numbers are masked."""
    columns = (
        Column.of("person.name", lambda p: p.name, width=120),
        Column.of("person.role", lambda p: vocabulary.word(p.role), width=100),
        Column.of("person.id_number", lambda p: masked_id(p.id_number) if p.id_number else "待核", width=190),
        Column.of("person.employer", lambda p: p.employer or "—"),
    )
    return PickDialog.ask(
        PickList[Person](
            "选择人员", "按姓名、证件号、电话查找", columns, lambda text: session.read(lookups.people, text),
            lambda window, name: PersonDialog.ask(session, None, window, name=name), BEGIN_PERSON,
            lambda person, window: PersonDialog.ask(session, person, window),
        ),
        parent,
    )  # fmt: skip


def pick_other(
    session: Session[Context], who: Person | Company, likely: Mapping[str, Likeness], parent: QWidget | None = None
) -> Person | Company | None:
    """Choose with which record another one is merged: those that are likely the same stand first, each with why."""

    def badge(other: Person | Company) -> Badge | None:
        why = likely.get(other.rid)
        return Badge(vocabulary.word(why), Tone.WARNING) if why else None

    columns = (
        Column(vocabulary.short(f"{kind_of(who)}.name"), lambda other: other.name, width=190),
        Column(tr("可能重复"), lambda _other: "—", width=150, badge=badge),
        Column(tr("资料"), lambda other: described(other) or "—"),
    )
    wanted = PickList[Person | Company](
        tr("选择{0}").format(vocabulary.record_word(kind_of(who))), tr("按名称、号码、电话查找"), columns,
        lambda text: session.read(others_to_merge, who, tuple(likely), text), proposed=bool(likely),
    )  # fmt: skip
    return PickDialog.ask(wanted, parent)


def pick_project(session: Session[Context], parent: QWidget | None = None) -> Project | None:
    """Choose a project of the ledger."""
    columns = (
        Column.of("project.name", lambda p: p.name),
        Column.of("project.contractor_name", lambda p: p.contractor_name or "—", width=240),
        Column.of("project.town", lambda p: p.town or "—", width=110),
    )

    def find(text: str) -> Snapshot:
        return session.read(lookups.projects, lookups.ProjectFilter(text), lookups.ProjectOrder.NAME)

    return PickDialog.ask(PickList[Project]("选择工程项目", "按项目、单位、地址查找", columns, find), parent)


def pick_case(session: Session[Context], without: Sequence[str] = (), parent: QWidget | None = None) -> Case | None:
    """Choose a case that goes on and is ours; those named in ``without`` cannot be taken."""
    columns = (
        Column.of("case.title", lambda line: line.case.title),
        Column.of("case.number", lambda line: line.case.number or "—", width=208, tail=True),
        Column("项目或场所", lambda line: line.site or "—", width=180),
    )

    def find(text: str) -> Snapshot:
        return session.read(list_cases, lookups.CaseFilter(text), CaseScope.OURS)

    def apart(text: str) -> str:
        gone = session.read(cases_elsewhere, lookups.CaseFilter(text))
        told = "、".join(gone[:_MOST_TOLD]) + (tr("等{}件").format(len(gone)) if len(gone) > _MOST_TOLD else "")
        return tr("已移交，不能选：{}。要办的请告诉接收人。").format(told) if gone else ""

    wanted = PickList[Case](
        "选择案件", "按案件名称、案号、工程项目、单位查找", columns, find, record=lambda line: line.case, apart=apart
    )
    found = PickDialog.ask(wanted, parent)
    return None if found and found.rid in without else found


def pick_form(session: Session[Context], case_rid: str, parent: QWidget | None = None) -> Form | None:
    """Choose which paper is made from a case, by words of its title; the usual ones stand first, those about its
    project and its complaints last."""
    forms = session.read(forms_around, case_rid)
    columns = (
        Column.of("document.title", lambda form: form.title),
        Column.of("document.kind", lambda form: vocabulary.word(form.kind), width=120),
    )

    def find(text: str) -> Snapshot:
        return Lines(forms_called(forms, text), lambda form: form.id)

    return PickDialog.ask(PickList[Form](tr("选择文书"), tr("按名称查找，例如：告知、审批"), columns, find), parent)


def company_entry(form: RecordForm) -> PickEntry:
    """An entry for a company; those around the project and case of the form are offered."""
    return _entry(form, pick_company, names.company_name, _near(form, PartyKind.COMPANY))


def person_entry(form: RecordForm) -> PickEntry:
    """An entry for a person; those around the project and case of the form are offered."""
    return _entry(form, pick_person, names.party_name, _near(form, PartyKind.PERSON))


def party_entry(form: RecordForm) -> PickEntry:
    """An entry for a company or a person, whichever the entry ``kind`` says."""

    def pick(session: Session[Context], parent: QWidget) -> Company | Person | None:
        return (pick_person if form.value("kind") is PartyKind.PERSON else pick_company)(session, parent)

    return _entry(form, pick, names.party_name)


def project_entry(form: RecordForm) -> PickEntry:
    """An entry for a project of the ledger."""
    return _entry(form, pick_project, names.project_name)


def case_entry(form: RecordForm, without: Sequence[str] = ()) -> PickEntry:
    """An entry for a case that goes on."""
    return _entry(form, partial(pick_case, without=without), names.case_title)


def _entry(
    form: RecordForm, pick: Callable[..., Any], name: Callable[[Context, str], str], near: Near | None = None
) -> PickEntry:
    def chosen() -> str | None:
        found = pick(form.session, parent=form)
        return found.rid if found else None

    return PickEntry(chosen, lambda rid: form.session.read(name, rid), near=near)


def _near(form: RecordForm, kind: PartyKind) -> Near | None:
    """Who plays a part on the project or in the case that the form names; the ledger's words are registered on use."""
    if not any(hasattr(form.record, field) for field in ("project_rid", "case_rid")):
        return None

    def offered() -> list[tuple[str, Pick]]:
        found = form.session.read(offers, *(_named(form, field) for field in ("project_rid", "case_rid")))
        return [(offer.words, partial(taken_offer, form.session, offer)) for offer in found if offer.kind is kind]

    return offered


def _named(form: RecordForm, field: str) -> str:
    """A record that the form names, in an entry or unseen."""
    return str(form.value(field) if field in form.sheet.fields else getattr(form.record, field, ""))


def taken_offer(session: Session[Context], offer: Offer) -> str | None:
    """The rid of somebody who was offered, registered now where only the ledger named them; None when refused."""
    taken: list[str] = []
    session.do(take_offer, offer, then=taken.append)
    return taken[0] if taken else None
