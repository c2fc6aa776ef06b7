"""What is entered of a project: its line of the ledger, its grade, hazards and the links of its chain."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import SITE_FACTS, ChainLink, Grade, LinkRole, Project, short_grade
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.pick_dialog import company_entry, person_entry
from inspector_app.ui.projects import project_words
from inspector_app.ui.projects.project_words import GRADE_TONES
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.removal import with_removal
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_PROJECT, PROJECTS
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.hazards import save_hazard
from inspector_app.usecases.lookups import places
from inspector_app.usecases.projects import ChainLine, derived_grade, judge_grade, may_be_known, save_link, save_project


class ProjectDialog(RecordForm):
    """``ask`` gives back the project as it was saved, or None."""

    def __init__(self, session: Session[Context], project: Project, parent: QWidget | None = None) -> None:
        title = tr("修改项目") if project.rid else BEGIN_PROJECT
        key = DraftKey(PROJECTS, project.rid or NEW, "project", "" if project.rid else new_rid(), not project.rid)
        towns, departments = session.read(places)
        asks = (
            Ask("name", required=True, lacking="project-no-name", span=2),
            *map(Ask, ("code", "kind")),
            Ask("town", offers=towns),
            Ask("department", offers=departments),
            Ask("address", span=2),
            Ask("state", closed=True),
            *map(Ask, ("industry", "started_on", "contract_fen", "heads", "unpaid_fen")),
            *map(Ask, ("owner_name", "contractor_name", "manager_name", "manager_phone")),
            *map(Ask, SITE_FACTS),
            Ask("note", lines=1, span=1),
        )
        super().__init__(session, title, project, asks, save_project, draft=key, width=860, parent=parent)
        self._answered = ""

    def attempt(self) -> None:
        alike = "" if self.record.rid else self.session.read(may_be_known, self.entered())
        if alike in ("", self._answered):
            super().attempt()
            return
        self._answered = alike  # the question is put once: pressing again is the answer
        details = {"known": alike, "verb": self.primary.text()}
        self.notice.say(sentence("project-alike", details), Tone.WARNING)


class GradeDialog(RecordForm):
    """``ask`` gives back the project with its new grade, or None."""

    def __init__(self, session: Session[Context], project: Project, parent: QWidget | None = None) -> None:
        hint = tr("写明依据的事实。原等级留在变更记录中。")
        asks = (
            Ask("grade", tr("研判结果"), tones=GRADE_TONES, wide=True),
            Ask("reason", hint=hint, word="grade_claim.reason", lines=3, required=True, lacking="grade-no-reason"),
        )
        found = session.read(derived_grade, project)
        said = project_words.derived_words(found)
        asserted = project_words.project_grade(project) or (found.grade if found else Grade.GENERAL)
        begun = {"grade": asserted, "reason": ""}
        super().__init__(
            session, tr("研判等级"), begun, asks, act(judge_grade, project.rid), about=project.name,
            intro="\n".join((tr("现为：{story}").format(story=project_words.grade_story(project)), said)),
            draft=DraftKey(PROJECTS, project.rid, "grade"), parent=parent,
        )  # fmt: skip


_ASKS = (
    Ask("grade", draw=lambda _form: Segmented([_segment(grade) for grade in (Grade.GENERAL, Grade.SEVERE)])),
    Ask("found_on", required=True),
    Ask("source"),
    Ask("due"),
    Ask("responsible_body"),
    Ask("responsible_person"),
    Ask("facts", lines=3, required=True, wide=True),
    Ask("measures", lines=2, wide=True),
    Ask("to_court_on"),
)


_NEW_ASKS = (
    *_ASKS[:-1],
    Ask("unpaid_fen", word="project.unpaid_fen", kind=int, hint=tr("台账金额；没有欠付的填0")),
    _ASKS[-1],
)
"""Of a new one also what the ledger says to be unpaid: where it says nothing is, that is no answer."""


class HazardDialog(RecordForm):
    """``ask`` gives back the hazard as it was saved, or None."""

    def __init__(self, session: Session[Context], hazard: Hazard, parent: QWidget | None = None) -> None:
        self._is_new = not hazard.facts
        key = DraftKey(PROJECTS, hazard.project_rid, "hazard", hazard.rid, is_new=self._is_new)
        owed = session.context.store.need(Project, hazard.project_rid).unpaid_fen if self._is_new else None
        asks, start = (_NEW_ASKS, {"unpaid_fen": owed or None}) if self._is_new else (_ASKS, {})
        super().__init__(session, tr("工资支付隐患"), hazard, asks, save_hazard, start=start, draft=key, parent=parent)
        if not self._is_new:
            with_removal(self, hazard)

    def attempt(self) -> None:
        owed = (self.value("unpaid_fen"),) if self._is_new else ()
        self.session.do(self.save, self.entered(), *owed, then=self.finish, refused=self.refuse)


def _segment(grade: Grade) -> Segment:
    return Segment(short_grade(grade), grade, GRADE_TONES[grade])


class LinkDialog(RecordForm):
    """``ask`` gives back the link as it was saved, or None."""

    def __init__(
        self, session: Session[Context], link: ChainLink, chain: tuple[ChainLine, ...], parent: QWidget | None = None
    ) -> None:
        others = [line for line in chain if line.link.rid != link.rid]
        key = DraftKey(PROJECTS, link.project_rid, "link", link.rid, is_new=len(others) == len(chain))
        uppers = [(f"{line.party}（{vocabulary.word(line.link.role)}）", line.link.rid) for line in others]
        oral = vocabulary.entry("chain_link.oral").hint
        asks = (
            Ask("party_kind", word="liability.party_kind"),
            Ask("role"),
            Ask("company_rid", draw=company_entry),
            Ask("person_rid", draw=person_entry, wide=True),
            Ask("upper_rid", words=uppers, empty=tr("没有上级"), none=tr("还没有登记别的单位或个人"), wide=True),
            Ask("work"),
            Ask("oral", hint="", draw=lambda _form: QCheckBox(oral)),
            *map(Ask, ("price_fen", "settled_fen", "paid_fen", "contract_no", "qualification", "lends_name")),
        )
        is_person = link.person_rid or (link.role is LinkRole.CREW and not link.company_rid)
        start = {"party_kind": PartyKind.PERSON if is_person else PartyKind.COMPANY}
        super().__init__(
            session, tr("分包关系"), link, asks, save_link, start=start, draft=key, width=820, parent=parent
        )
        self.sheet.changed.connect(self._switched)
        self._switched("party_kind")

    @property
    def _party(self) -> str:
        """The entry in sight in which the party stands."""
        return "person_rid" if self.value("party_kind") is PartyKind.PERSON else "company_rid"

    def entered(self) -> ChainLink:
        link: ChainLink = super().entered()
        return replace(link, company_rid="") if self._party == "person_rid" else replace(link, person_rid="")

    def refuse(self, problems: Sequence[Problem]) -> None:
        where = {"party": self._party, "upper": "upper_rid"}
        super().refuse([replace(problem, where=where.get(problem.where, problem.where)) for problem in problems])

    def _switched(self, name: str) -> None:
        if name == "party_kind":
            self.show_only({name: name == self._party for name in ("company_rid", "person_rid")})
