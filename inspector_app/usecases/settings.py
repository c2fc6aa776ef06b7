"""设置: the agency, the inspectors, the passphrase, a year's holiday notice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from inspector_app.domain.agency import Agency, Inspector
from inspector_app.domain.dates import chinese
from inspector_app.domain.identity import new_rid
from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.calendars import CalendarYear, read_year
from inspector_app.lawbook.marks import mark_words, split_mark
from inspector_app.lawbook.notices import year_file
from inspector_app.lawbook.reading import parse_table
from inspector_app.support.errors import Problem, Refused, Trouble, refuse_errors
from inspector_app.usecases.auto_backups import back_up_new_passphrase
from inspector_app.usecases.context import Context
from inspector_app.usecases.editions import adopt_content
from inspector_app.usecases.own_data import CALENDAR
from inspector_app.usecases.passphrases import own_rule
from inspector_app.usecases.recompute import MovedDay, moved_since, running
from inspector_app.usecases.thresholds import threshold
from inspector_app.vault.keys import FULL_COST, KeyCost, PinLock

__all__ = ["FULL_COST", "KeyCost"]


def save_agency(context: Context, agency: Agency) -> Agency:
    """Keep the agency. Raises :class:`Refused` ``setup-missing`` or ``place-unknown``, ``agency-practice`` for the name
    of a practice store in another, ``agency-of-practice`` where its papers would lose what marks them."""
    wanted = ("name", "short_name", "province")
    problems = [Problem("setup-missing", name) for name in wanted if not getattr(agency, name).strip()]
    refuse_errors(problems or _marks_kept(context.agency, agency))
    code = context.law.places.code(agency.province)
    tidy = replace(agency, rid=context.agency.rid, province=code or agency.province)
    with context.unit("修改机关信息") as unit:
        unit.put(tidy)
    return tidy


def _marks_kept(before: Agency, after: Agency) -> list[Problem]:
    """Nothing becomes practice or stops being it by another name, and its numbers stay what they are."""
    if not before.is_practice:
        return [Problem("agency-practice", "name")] if after.is_practice else []
    kept = {"name": after.is_practice, "short_name": after.short_name == before.short_name}
    return [Problem("agency-of-practice", name) for name, is_so in kept.items() if not is_so]


def save_inspector(context: Context, inspector: Inspector) -> Inspector:
    """Keep an inspector; a renewed certificate is typed here. Raises :class:`Refused`."""
    problems = [Problem("setup-missing", n) for n in ("name", "certificate") if not getattr(inspector, n).strip()]
    same = [i for i in context.store.find(Inspector, certificate=inspector.certificate) if i.rid != inspector.rid]
    if same:
        problems.append(Problem("setup-same-certificate", "certificate"))
    known = context.store.get(Inspector, inspector.rid)
    if known and known.writer and not (inspector.writer and inspector.active):
        problems.append(Problem("writer-stays", "active"))
    if inspector.writer and not (known and known.writer):
        problems.append(Problem("writer-only-one", "writer"))
    refuse_errors(problems)
    with context.unit("修改监察员信息") as unit:
        unit.put(inspector)
    return inspector


def inspectors(context: Context) -> tuple[Inspector, ...]:
    """Every inspector: the owner of the store first, then those who are active, each by name."""
    return tuple(sorted(context.store.all(Inspector), key=lambda i: (not i.writer, not i.active, i.name)))


def new_inspector() -> Inspector:
    """An empty partner to be filled in."""
    return Inspector(new_rid(), "", "", "劳动保障监察员")


def places(law: Lawbook) -> tuple[tuple[str, str], ...]:
    """Name and code of where an agency can be: provinces, each followed by its cities that have rules of their own."""
    return tuple((law.places.name(code), code) for code in sorted(law.places.names))


def pin_lock(pin: str) -> PinLock:
    """The short number for this sitting, kept in memory only. Raises :class:`Refused` ``pin-form``."""
    return PinLock(pin)


def passphrase_opens(context: Context, passphrase: str) -> bool:
    """Whether this is the store's passphrase: asked after a lock. Takes about a second."""
    return context.store.unlocks(passphrase)


def change_passphrase(context: Context, old: str, new: str, cost: KeyCost = FULL_COST) -> None:
    """Another passphrase, and at once a backup that opens by it; the database is not rewritten. May run in a worker
    thread.

    Raises :class:`Refused` ``passphrase-wrong`` at ``old``, or why the new one is too easy to guess.
    """
    try:
        context.store.change_passphrase(old, new, cost=cost, rule=own_rule(context))
    except Trouble as trouble:
        if trouble.code != "passphrase-wrong":
            raise
        raise Refused(Problem(trouble.code, "old")) from trouble
    back_up_new_passphrase(context)


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A year of the working-day calendar as the settings show it."""

    year: int
    announced: bool
    days_off: int
    workdays: int
    source: str


def calendar_lines(context: Context) -> tuple[CalendarLine, ...]:
    """The years of the calendar, the newest first."""
    years = sorted(context.law.calendar_years, key=lambda y: y.year, reverse=True)
    return tuple(CalendarLine(y.year, y.announced, len(y.off), len(y.workdays), y.source) for y in years)


@dataclass(frozen=True, slots=True)
class TakenNotice:
    """A year's notice that was adopted, the context that reckons with it from now on, and the limits it moved."""

    year: int
    context: Context
    moved: tuple[MovedDay, ...]


OTHER_DAYS = "notice-other-days"
"""A notice of the year is known already and tells otherwise: whoever takes this one in says that it is meant."""


def take_holiday_notice(context: Context, text: str, *, anew: bool = False) -> TakenNotice:
    """Adopt a year's pasted notice; the limits that run are computed anew with it, as one act. One that takes the place
    of another of its year is meant (``anew``) where it tells of other days.

    Nothing is kept when the notice cannot be read or is not whole. Raises :class:`Refused` ``notice-not-understood``,
    ``notice-weekday``, ``notice-not-whole``, :data:`OTHER_DAYS` or ``law-file-…``.
    """
    year, content = year_file(text, _festivals(context.law))
    if not anew and (days := _other_days(context.law, read_year(parse_table(f"{year}.toml", content.encode())))):
        raise Refused(Problem(OTHER_DAYS, "notice", details={"year": str(year), "days": days}))
    before = running(context)
    fresh = adopt_content(context, f"{CALENDAR}{year}.toml", content, "粘贴的放假通知")
    return TakenNotice(year, fresh, moved_since(fresh, before))


def _other_days(law: Lawbook, told: CalendarYear) -> str:
    """On which days a notice differs from the one of its year that is known, in words; empty where none is."""
    known = next((each for each in law.calendar_years if each.year == told.year and each.announced), None)
    if known is None:
        return ""
    changes = (
        ("改为放假", told.off - known.off), ("不再放假", known.off - told.off),
        ("改为上班", told.workdays - known.workdays), ("不再调休上班", known.workdays - told.workdays),
    )  # fmt: skip
    return "；".join(f"{what}：{'、'.join(map(chinese, sorted(days)))}" for what, days in changes if days)


def _festivals(law: Lawbook) -> tuple[str, ...]:
    """The days off that the law gives every year, as the last year that we ship or adopted tells them."""
    return max(law.calendar_years, key=lambda year: year.year).festivals


@dataclass(frozen=True, slots=True)
class MarkedLaw:
    """A piece of the law data that is not read in the text itself: what it is, how well verified, where from."""

    title: str
    mark: str
    source: str


_NO_TEXT = "没有找到公开的正式文本，为工作用语"


def _left_to_the_bureau(law: Lawbook) -> Iterator[MarkedLaw]:
    """核处结论, 等级推算 and 诚信等级: what no text of the law tells as it stands here."""
    for conclusion in law.leads.conclusions.values():
        yield MarkedLaw(f"核处结论：{conclusion.title}", mark_words(conclusion.mark), _NO_TEXT)
    told = [(f"欠薪等级推算：{rule.why}", rule.basis_text) for rule in law.grades]
    told.append((f"隐患进展：{law.progress.days}天登记一次", law.progress.basis_text))
    told += [(f"诚信等级：{rule.title}", rule.basis_text) for rule in law.watching.criteria]
    for title, basis in told:
        source, mark = split_mark(basis)
        yield MarkedLaw(title, mark, source)


def marked_law(context: Context) -> tuple[MarkedLaw, ...]:
    """Everything that applies at the agency's place and carries a mark, for a quiet list."""
    rules = context.law.rules(context.agency.province)
    cite = context.law.cite
    limits = [MarkedLaw(r.title, mark_words(r.mark), cite(*r.basis) if r.basis else r.source) for r in rules]
    amount = threshold(context)
    lines = [
        *limits,
        *_left_to_the_bureau(context.law),
        MarkedLaw(f"{amount.place}数额标准", mark_words(amount.mark), amount.document),
    ]
    return tuple(line for line in lines if line.mark)
