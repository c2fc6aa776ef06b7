"""Lists for the window: snapshots by filter, for projects, cases, papers, people and firms."""

from inspector_app.domain.agency import Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.document import Document
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.store.cases import CaseFilter, list_cases
from inspector_app.store.documents import DocumentFilter, list_documents
from inspector_app.store.listing import Listing
from inspector_app.store.people import list_companies, list_people
from inspector_app.store.projects import (
    ProjectFilter,
    ProjectOrder,
    ProjectSums,
    departments,
    list_projects,
    sum_projects,
    towns,
)
from inspector_app.usecases.context import Context
from inspector_app.usecases.informants import kept_secret

__all__ = ["CaseFilter", "DocumentFilter", "Listing", "ProjectFilter", "ProjectOrder", "ProjectSums"]


def projects(context: Context, wanted: ProjectFilter, order: ProjectOrder, reverse: bool = False) -> Listing[Project]:
    """The ledger; ``reverse`` turns the order round."""
    return list_projects(context.store, wanted, order, reverse)


def project_sums(context: Context, wanted: ProjectFilter) -> ProjectSums:
    """What the projects of a filter add up to, and how many of them there are of each grade."""
    return sum_projects(context.store, wanted)


def places(context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The towns and the departments that occur in the ledger."""
    return towns(context.store), departments(context.store)


def our_cases(context: Context, most: int) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """The newest cases of which papers are made, ended ones too, and what a colleague has now: 示例案（林示例）."""
    passed, found = context.store.passed, list_cases(context.store, CaseFilter())
    newest = [case for case in found.page(0, most + len(passed)) if case]
    gone = tuple(f"{case.title}（{passed[case.rid].receiver_name}）" for case in newest if case.rid in passed)
    return tuple(case for case in newest if case.rid not in passed)[:most], gone


def documents(context: Context, wanted: DocumentFilter) -> Listing[Document]:
    """The register of papers, the newest first."""
    return list_documents(context.store, wanted)


def people(context: Context, text: str) -> Listing[Person]:
    """People by name, number, phone or employer; somebody whom only what is kept secret names only for who asks for
    him."""
    return list_people(context.store, text, without=() if text.strip() else kept_secret(context))


def companies(context: Context, text: str) -> Listing[Company]:
    """Firms by name or code."""
    return list_companies(context.store, text)


def active_inspectors(context: Context) -> tuple[Inspector, ...]:
    """Who may go out in pairs: the owner of the store and the colleagues."""
    return context.store.find(Inspector, active=True)
