"""One line of a project ledger on its way to a project: each cell read, each doubt named."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from inspector_app.domain.dates import parse_date
from inspector_app.domain.identity import half_width
from inspector_app.domain.money import parse_yuan
from inspector_app.domain.project import FactState, Grade, GradeClaim, Project, ProjectKind, SiteFact, known
from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.contact_cell import contact_of, is_contact_name
from inspector_app.exchange.ledger_columns import GRADES, KINDS, MAY_NOT_BE, NOT_THERE, REASONS
from inspector_app.exchange.tables.columns.choices import word_key
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.rows.line import Line
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused

_MAX_HEADS = 100_000
_LONGEST_WORD = 20
_NOBODY_TOLD = ("", "-", "—", "/", "不详", "未知", "待核", "待核实")
_NONE = "无"  # of unpaid wages or people that is a nought, of a price it tells nothing


@dataclass(slots=True)
class LedgerLine:
    """A line as read, and the problems found so far; ``problems`` is added to.

    ``meanings`` are what words of others mean (:func:`~.tables.choices.word_key`), ``words`` those that were met here,
    ``town`` is that of the whole table; ``vague`` is what cells say that tell no certain day, sum or number (约1200),
    kept in the remark of the project. ``owes_none`` where a column beside the amount says that no wages are owed,
    ``of_risks`` where grades are those of a scale of risks, whose short words mean what a person says.
    """

    line: Line
    sheet: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)
    words: list[tuple[str, str]] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    town: str = ""
    vague: list[str] = field(default_factory=list)
    owes_none: bool = False
    of_risks: bool = False

    def project(self, rid_of: Callable[[str, str, str], str], on: date, source: str) -> Project | None:
        """The project, or None when it has no name. ``rid_of`` makes an identity of name, code and town."""
        name, code = self._text("name"), half_width(self._text("code"))
        if not name:
            self.complain("name", "ledger-name-missing")
            return None
        manager_name, manager_phone, more = self._manager()
        owed = self._text("unpaid_fen")
        unpaid = 0 if owed == _NONE or (self.owes_none and not owed) else self._money("unpaid_fen")
        project = Project(
            rid=rid_of(name, code, self._text("town")),
            name=name,
            code=code,
            kind=self._kind(),
            state=self._text("state"),
            started_on=self._day("started_on"),
            contract_fen=self._money("contract_fen"),
            heads=self._heads(),
            unpaid_fen=unpaid,
            grade=self._grade(unpaid, on, source),
            manager_phone=manager_phone,
            town=self._text("town") or self.town,
            address=self._text("address"),
            department=self._text("department"),
            owner_name=self._text("owner_name"),
            contractor_name=self._text("contractor_name"),
            manager_name=manager_name,
            special_account=self._fact("special_account"),
            deposit=self._fact("deposit"),
            real_name_system=self._fact("real_name_system"),
            paid_by_contractor=self._fact("paid_by_contractor"),
            wage_specialist=self._fact("wage_specialist"),
            notice_board=self._fact("notice_board"),
            industry=self._text("industry"),
            labour_funds=self._fact("labour_funds"),
            labour_contracts=self._fact("labour_contracts"),
            insurance=self._fact("insurance"),
        )
        return replace(project, note="；".join(filter(None, (self._text("note"), more, *self.vague))))

    def _manager(self) -> tuple[str, str, str]:
        """Name and telephone of who leads the site, parted where one cell tells both; and what else that cell tells."""
        name, phone = self._text("manager_name"), self._text("manager_phone")
        field, text = ("manager_phone", phone) if phone else ("manager_name", name)
        told = contact_of(text)
        if told is None and is_contact_name(phone):
            return self._named(name, phone)
        if told is None:
            return name, half_width(phone), ""
        if field == "manager_phone" and name and name != told.name:
            self.complain(field, "ledger-phone-others", Level.WARNING, name=told.name)
            return name, half_width(told.phone), " ".join(text.split())
        if not told.is_whole:
            self.complain(field, "ledger-phone-several", Level.WARNING, name=told.name)
            return told.name, half_width(told.phone), " ".join(text.split())
        self.complain(field, "ledger-phone-parted", Level.INFO)
        return told.name if field == "manager_name" else name or told.name, half_width(told.phone), ""

    def _named(self, name: str, told: str) -> tuple[str, str, str]:
        """What a name where the telephone should stand tells: who leads the site, where nothing else does."""
        self.complain("manager_phone", "ledger-phone-missing", Level.WARNING, name=told)
        return name or told, "", "" if name in ("", told) else told

    def complain(self, field: str, code: str, level: Level = Level.ERROR, **details: str) -> None:
        """Name a problem at a field of this line. What is doubtful beside the name leaves the project in."""
        letter = self.line.letters.get(field, "")
        problem = Problem(code, f"{letter}{self.line.row}", level, details)
        self.problems.append(RowProblem(self.line.row, letter, problem, self.sheet))

    def _text(self, field: str) -> str:
        return self.line.values.get(field, "")

    def _fact(self, field: str) -> SiteFact:
        text = self._text(field)
        fact = read_fact(text)
        if text and fact.state is FactState.UNASKED and heading_key(text) not in REASONS:
            self.complain(field, "ledger-fact-open", Level.WARNING, text=text[:_LONGEST_WORD])
        return fact

    def _left_open(self, field: str, refusal: Refused, vague: str) -> None:
        """Why a cell is left empty; ``vague`` where it is no date or amount at all (约1200)."""
        for problem in refusal.problems:
            if problem.code.endswith("-shape"):
                self.complain(field, vague, Level.WARNING, text=self._keep_vague(field))
            else:
                self.complain(field, problem.code, Level.WARNING, **problem.details)

    def _kind(self) -> ProjectKind:
        word = heading_key(self._text("kind"))
        if not word or word in KINDS:
            return KINDS.get(word, ProjectKind.UNCLASSIFIED)
        return ProjectKind(self._meaning("kind", "ledger-kind-unknown") or ProjectKind.UNCLASSIFIED)

    def _grade(self, unpaid_fen: int | None, on: date, source: str) -> GradeClaim | None:
        word = heading_key(self._text("grade")).removesuffix("项目")
        if not word:
            return None
        of_risks = self.of_risks and word in GRADES and "欠薪" not in word
        code = "ledger-grade-of-risks" if of_risks else "ledger-grade-unknown"
        told = (None if of_risks else GRADES.get(word)) or self._meaning("grade", code)
        if not told:
            return None
        grade = Grade(told)
        if grade is Grade.NONE and unpaid_fen:
            self.complain("grade", "ledger-grade-contradicts", Level.WARNING)
        if grade is not Grade.NONE and unpaid_fen == 0:
            self.complain("grade", "ledger-grade-no-debt", Level.WARNING, grade=vocabulary.word(grade))
        return GradeClaim(grade, on, source)

    def _meaning(self, field: str, code: str) -> str:
        """What a word of others means, by the value of ours; empty: none of ours, or nobody knows yet."""
        text = self._text(field)[:_LONGEST_WORD]
        self.words.append((field, text))
        meaning = self.meanings.get(word_key(field, text))
        if meaning is None:
            self.complain(field, code, Level.WARNING, text=text)
        return meaning or ""

    def _day(self, field: str) -> date | None:
        text = self._text(field)
        if not text:
            return None
        try:
            return parse_date(text, field)
        except Refused as refusal:
            self._left_open(field, refusal, "ledger-day-open")
            return None

    def _money(self, field: str) -> int | None:
        text = self._text(field)
        if text in (*_NOBODY_TOLD, _NONE):
            return None
        try:
            return parse_yuan(text, field)
        except Refused as refusal:
            self._left_open(field, refusal, "ledger-money-open")
            return None

    def _heads(self) -> int | None:
        text = half_width(self._text("heads")).removesuffix("人")
        if text in (*_NOBODY_TOLD, _NONE):
            return 0 if text == _NONE else None
        if not (text.isascii() and text.isdigit()) or int(text) > _MAX_HEADS:
            self.complain("heads", "ledger-heads-shape", Level.WARNING, text=self._keep_vague("heads"))
            return None
        return int(text)

    def _keep_vague(self, field: str) -> str:
        """The words of a cell, which go into the remark too."""
        words = self._text(field)[:_LONGEST_WORD]
        self.vague.append(f"{vocabulary.label(f'project.{field}')}原写“{words}”")
        return words


def read_fact(text: str) -> SiteFact:
    """A fact about a site: known in words, or one of the reasons why it is not; open where the words may deny it."""
    key = heading_key(text)
    if key in REASONS:
        return SiteFact(FactState(REASONS[key]))
    if NOT_THERE.fullmatch(key):
        return SiteFact(FactState.NOT_OPENED)
    return SiteFact() if not key or MAY_NOT_BE.match(key) else known(text)
