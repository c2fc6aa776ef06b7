"""工程项目 and its 分包链: what the ledger says of a site, and who hired whom to any depth."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from inspector_app.domain.money import yuan
from inspector_app.support import vocabulary


class FactState(StrEnum):
    """A fact about a site may be unknown, and not knowing is itself an answer."""

    UNASKED = "unasked"
    KNOWN = "known"
    NOT_OPENED = "not_opened"
    NOT_PROVIDED = "not_provided"
    UNVERIFIABLE = "unverifiable"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class SiteFact:
    """A fact that was given in words, or the reason why there is none."""

    state: FactState = FactState.UNASKED
    text: str = ""

    @property
    def words(self) -> str:
        """How it prints: the text when known, otherwise the reason."""
        return self.text if self.state is FactState.KNOWN else vocabulary.word(self.state)


def known(text: str) -> SiteFact:
    """A fact that was given."""
    return SiteFact(FactState.KNOWN, text)


class ProjectKind(StrEnum):
    GOVERNMENT = "government"
    SOCIAL = "social"
    UNCLASSIFIED = "unclassified"


class Grade(StrEnum):
    """Grade of a project: 无欠薪, 一般欠薪, 严重欠薪."""

    NONE = "none"
    GENERAL = "general"
    SEVERE = "severe"


def short_grade(grade: Grade) -> str:
    """无, 一般, 严重: a grade where a heading says already that it is one of 欠薪."""
    return vocabulary.word(grade).removesuffix("欠薪")


def lighter(one: Grade, other: Grade) -> bool:
    """Whether a grade is less grave than another."""
    order = list(Grade)
    return order.index(one) < order.index(other)


@dataclass(frozen=True, slots=True)
class GradeClaim:
    """An asserted grade: who says so (ledger, 研判), on which day, and for a 研判 the reason."""

    grade: Grade
    on: date
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """工程项目, one line of the ledger. Money in 分; ``heads`` and ``unpaid_fen`` are as the ledger states them.

    None is what nobody told; 0 is told. (Version 1 had no None: what is 0 there stays 0, it was recorded so.)
    """

    rid: str
    name: str
    code: str = ""
    town: str = ""
    address: str = ""
    department: str = ""
    kind: ProjectKind = ProjectKind.UNCLASSIFIED
    state: str = "在建"
    started_on: date | None = None
    contract_fen: int | None = None
    heads: int | None = None
    unpaid_fen: int | None = None
    grade: GradeClaim | None = None
    owner_name: str = ""
    contractor_name: str = ""
    manager_name: str = ""
    manager_phone: str = ""
    special_account: SiteFact = SiteFact()
    deposit: SiteFact = SiteFact()
    real_name_system: SiteFact = SiteFact()
    paid_by_contractor: SiteFact = SiteFact()
    wage_specialist: SiteFact = SiteFact()
    notice_board: SiteFact = SiteFact()
    note: str = ""
    industry: str = ""
    labour_funds: SiteFact = SiteFact()
    labour_contracts: SiteFact = SiteFact()
    insurance: SiteFact = SiteFact()


def names_apart(sites: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """What projects are called by their rid, of each its rid, name and town: several of one name with the town that
    tells them apart, 示例水厂（东河镇）."""
    told = list(sites)
    often = Counter(name for _, name, _ in told)
    return {rid: f"{name}（{town or '未载明乡镇'}）" if often[name] > 1 else name for rid, name, town in told}


_DONE = ("完工", "竣工", "竣工验收", "已完工", "已竣工")


def is_finished(state: str) -> bool:
    """Whether a project's state says that it is finished."""
    return state.strip() in _DONE


def unproved(project: Project) -> bool:
    """Whether 无欠薪 is said although the ledger has an unpaid sum, or nobody told it: that wants checking (待核)."""
    return project.grade is not None and project.grade.grade is Grade.NONE and project.unpaid_fen != 0


def grade_told(project: Project) -> str:
    """The grade of a project in a column, 无（待核） where it wants checking; empty where nobody told one."""
    if project.grade is None:
        return ""
    return short_grade(project.grade.grade) + (UNPROVED if unproved(project) else "")


UNPROVED = "（待核）"


SITE_FACTS = tuple(field.name for field in fields(Project) if field.type is SiteFact)
"""The fields of a project that say how wages are safeguarded on its site."""


def regraded(project: Project, claim: GradeClaim) -> Project:
    """The project with another asserted grade; the journal keeps the former one."""
    return replace(project, grade=claim)


def sums_in_words(projects: int, heads: int, heads_untold: int, unpaid_fen: int, unpaid_untold: int) -> str:
    """农民工135人，未支付1,200.00元（另有3个项目未填）: sums of a ledger and how many projects they leave out.

    Where no project tells one, there is no sum.
    """
    people = "农民工人数均未填" if 0 < projects == heads_untold else f"农民工{heads:,}人{besides(heads_untold)}"
    if 0 < projects == unpaid_untold:
        return f"{people}，未支付工资均未填"
    return f"{people}，未支付{yuan(unpaid_fen)}元{besides(unpaid_untold)}"


def besides(untold: int) -> str:
    """What a sum says of the projects that it leaves out."""
    return f"（另有{untold}个项目未填）" if untold else ""


class LinkRole(StrEnum):
    OWNER = "owner"
    GENERAL = "general"
    SUBCONTRACTOR = "subcontractor"
    LABOUR = "labour"
    CREW = "crew"
    OTHER = "other"


_BELOW = {
    LinkRole.OWNER: LinkRole.GENERAL,
    LinkRole.GENERAL: LinkRole.LABOUR,
    LinkRole.SUBCONTRACTOR: LinkRole.LABOUR,
    LinkRole.LABOUR: LinkRole.CREW,
}


@dataclass(frozen=True, slots=True)
class ChainLink:
    """分包链 one link: a company or a natural person, hired by ``upper_rid`` (another link). Money in 分."""

    rid: str
    project_rid: str
    role: LinkRole
    company_rid: str = ""
    person_rid: str = ""
    upper_rid: str = ""
    work: str = ""
    contract_no: SiteFact = SiteFact()
    qualification: SiteFact = SiteFact()
    price_fen: int | None = None
    settled_fen: int | None = None
    paid_fen: int | None = None
    oral: bool = False
    lends_name: SiteFact = SiteFact()


def role_below(upper: ChainLink | None) -> LinkRole:
    """What stands below a link as a rule; without one, at the top of what is known."""
    return _BELOW.get(upper.role, LinkRole.CREW) if upper else LinkRole.GENERAL


def chain_in_order(links: tuple[ChainLink, ...]) -> list[tuple[int, ChainLink]]:
    """The links from the top down with their depth. A link whose upper one is missing stands at the top."""
    known_rids = {link.rid for link in links}
    below: dict[str, list[ChainLink]] = {}
    for link in links:
        below.setdefault(link.upper_rid if link.upper_rid in known_rids else "", []).append(link)
    ordered: list[tuple[int, ChainLink]] = []
    waiting = [(0, link) for link in reversed(below.get("", []))]
    while waiting:
        depth, link = waiting.pop()
        ordered.append((depth, link))
        waiting.extend((depth + 1, lower) for lower in reversed(below.get(link.rid, [])))
    return ordered
