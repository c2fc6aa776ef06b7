"""How projects and the chain of contractors are put into words and chips; plain functions over frozen values."""

from inspector_app.domain.dates import chinese
from inspector_app.domain.grade_rule import Derived
from inspector_app.domain.hazard import Hazard, HazardState, hazard_state
from inspector_app.domain.money import yuan
from inspector_app.domain.project import (
    UNPROVED,
    ChainLink,
    FactState,
    Grade,
    Project,
    SiteFact,
    grade_told,
    short_grade,
    unproved,
)
from inspector_app.support import vocabulary
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.wording import joined, money
from inspector_app.usecases.lookups import ProjectFilter, ProjectSums

GRADE_TONES = {Grade.NONE: Tone.OK, Grade.GENERAL: Tone.WARNING, Grade.SEVERE: Tone.DANGER}
_GRADE_ICONS = {Grade.GENERAL: "flag", Grade.SEVERE: "triangle-alert"}


def grade_badge(grade: Grade | None, *, full: bool = False) -> Badge | None:
    """The chip of a grade. Only 一般 and 严重 have one, each with its own shape: a project without arrears is calm."""
    if grade not in _GRADE_ICONS:
        return None
    words = vocabulary.word(grade) if full else short_grade(grade)
    return Badge(words, GRADE_TONES[grade], _GRADE_ICONS[grade])


def project_grade(project: Project) -> Grade | None:
    """The grade that is asserted now."""
    return project.grade.grade if project.grade else None


def grade_word(project: Project) -> str:
    """The word of a grade in a column; a dash when nobody graded the project."""
    return grade_told(project) or "—"


def heads_word(project: Project) -> str:
    """The head count in a column, or that nobody told it."""
    return tr("未填") if project.heads is None else f"{project.heads:,}"


def unpaid_word(project: Project) -> str:
    """The unpaid sum in a column, or that nobody told it."""
    return tr("未填") if project.unpaid_fen is None else yuan(project.unpaid_fen)


def grade_story(project: Project) -> str:
    """Who graded a project, when and why."""
    claim = project.grade
    if claim is None:
        return tr("尚未定级")
    word = vocabulary.word(claim.grade) + (UNPROVED if unproved(project) else "")
    return joined(word, chinese(claim.on), claim.source, claim.reason)


def derived_words(found: Derived | None) -> str:
    """What the figures of the ledger say of a grade, which a 研判 may overrule."""
    if found is None:
        return tr("按台账数字推算：未支付工资没有填写，无法推算。")
    perhaps = (
        tr("；人数没有填写，不能排除{grade}").format(grade=vocabulary.word(found.perhaps)) if found.perhaps else ""
    )
    words = tr("按台账数字推算：{grade}，{why}{perhaps}。研判结论不同的，写明理由。")
    return words.format(grade=vocabulary.word(found.grade), why=found.why, perhaps=perhaps)


def sums_line(sums: ProjectSums, wanted: ProjectFilter) -> str:
    """What the list below adds up to, and that it is filtered when it is."""
    words = f"{tr('{count}个项目').format(count=f'{sums.projects:,}')}，{sums.words}"
    return words if wanted == ProjectFilter() else f"{tr('筛选结果')}：{words}"


def subtitle(project: Project) -> str:
    """Where a project is and whose it is."""
    return joined(project.town, project.department, vocabulary.word(project.kind), project.state)


def fact_badge(fact: SiteFact) -> Badge | None:
    """A missing system of wage payment is what an inspector looks for; what was not asked yet is only grey."""
    if fact.state is FactState.NOT_OPENED:
        return Badge(vocabulary.word(fact.state), Tone.DANGER)
    if fact.state in (FactState.NOT_PROVIDED, FactState.UNVERIFIABLE):
        return Badge(vocabulary.word(fact.state), Tone.WARNING, "circle-dot")
    if fact.state is FactState.KNOWN:
        return None
    return Badge(vocabulary.word(fact.state), Tone.PLAIN, "circle")


def link_details(link: ChainLink) -> str:
    """Contract, money and doubts of a link in one line; what nobody asked yet is left out."""
    contract = vocabulary.label("chain_link.oral") if link.oral else ""
    if link.contract_no.state is not FactState.UNASKED:
        contract = joined(contract, f"{tr('合同')} {link.contract_no.words}")
    sums = {name: getattr(link, name) for name in ("price_fen", "settled_fen", "paid_fen")}
    stated = [f"{vocabulary.label(f'chain_link.{name}')} {money(fen)}" for name, fen in sums.items() if fen is not None]
    facts = {name: getattr(link, name) for name in ("qualification", "lends_name")}
    doubts = [
        f"{vocabulary.label(f'chain_link.{name}')} {fact.words}"
        for name, fact in facts.items()
        if fact.state is not FactState.UNASKED
    ]
    return joined(link.work, contract, *stated, *doubts)


def hazard_badge(hazard: Hazard) -> Badge:
    """How far a hazard has come: only the office strikes off."""
    state = hazard_state(hazard)
    if state is HazardState.STRUCK_OFF:
        return Badge(vocabulary.word(state), Tone.OK)
    if state is HazardState.STRIKE_OFF_ASKED:
        return Badge(vocabulary.word(state), Tone.INFO, "hourglass")
    return (
        Badge(tr("严重隐患"), Tone.DANGER)
        if hazard.grade is Grade.SEVERE
        else Badge(tr("一般隐患"), Tone.WARNING, "flag")
    )


def hazard_days(hazard: Hazard) -> str:
    """The days of a hazard, from its finding to the office's word."""
    days = (
        ("发现", hazard.found_on),
        ("提请销号", hazard.strike_off_asked_on),
        ("确认销号", hazard.struck_off_on),
        ("转司法", hazard.to_court_on),
    )
    return joined(*(f"{chinese(day)}{tr(word)}" for word, day in days if day), hazard.source)
