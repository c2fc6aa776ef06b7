"""开始询问: whom, about what, where, with which questions, and who asks and records."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from inspector_app.domain.id_kind import number_problems, tells_birth
from inspector_app.domain.identity import masked_id, new_rid
from inspector_app.domain.person import Person, PersonRole, mended_name
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level
from inspector_app.support.words import sentences_of
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.alike_card import AlikeCard
from inspector_app.ui.parties.person_form import PersonForm, person_asks
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_TALK, INTERVIEWS, NewInterview
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.known_words import KnownWords, Offer
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.tick_list import TickList
from inspector_app.ui.wording import joined, on_blank, typed_back
from inspector_app.usecases.blank_sheets import talk_on
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.earlier_talks import earlier_words, proposed_outline
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.known_people import changed_facts, with_facts_of
from inspector_app.usecases.machine_clock import clock_notes
from inspector_app.usecases.next_talk import TalkBefore, said_alike, talk_before
from inspector_app.usecases.transcripts import Beginning, Desk, begin, interview_desk, new_person

_UPDATE = (Segment(tr("更新登记资料"), True), Segment(tr("不更新"), False))


class BeginDialog(PersonForm):
    """Begins the transcript itself; ``outcome`` is the new interview."""

    def __init__(self, session: Session[Context], wanted: NewInterview, parent: QWidget | None = None) -> None:
        desk: Desk = session.read(interview_desk, wanted.case_rid, wanted.inspection_rid)
        self._desk, self._number = desk, ""
        self._people = {person.rid: _sound(person) for person in (*desk.unregistered, *desk.people)}
        self._unregistered = {person.rid for person in desk.unregistered}
        name = Ask("name", tr("被询问人姓名"), required=True, lacking="person-no-name", draw=self._name_entry)
        start = {
            "outline": proposed_outline(desk.banks, new_person().role), "case": desk.case_rid or None,
            "matter": desk.matters.get(desk.case_rid, ""), "place": desk.place, "person": "",
            "visit": wanted.inspection_rid, "blank": "", "like": "",
            "inspectors": desk.partners[0].rid if desk.partners else None,
            "recorder": desk.partners[0].name if desk.partners else desk.writer.name,
        }  # fmt: skip
        self._outline = start["outline"]  # as it was proposed last
        super().__init__(
            session, BEGIN_TALK, new_person(), person_asks(name, _matter_asks(desk), address=2), begin,
            verb=BEGIN_TALK, start=start, width=1040, columns=3, parent=parent,
            draft=DraftKey(INTERVIEWS, NEW, "begin", new_rid(), is_new=True),
        )  # fmt: skip
        self._who = Label("", Role.SMALL, wrap=True)
        self.inside.insertWidget(0, self._who)
        self.show_only({"started_at": False, "shared": False})
        self.alike = AlikeCard(self, lambda: not self._is_registered)
        self.alike.taken.connect(lambda person: self._choose(person.rid))
        self.sheet.changed.connect(self._follow)
        self.notice.acted.connect(lambda: self.form.put("like", ""))  # the only act that this notice offers
        if wanted.person_rid in self._people:
            self._choose(wanted.person_rid)
        if wanted.like_rid:
            self._ask_like(wanted.like_rid)
        if wanted.blank_rid:
            self.form.put("blank", wanted.blank_rid)
            self.form.put("matter", session.read(talk_on, wanted.blank_rid).interview.matter)
        elif doubts := session.read(clock_notes):  # the transcript starts by this clock
            self.notice.say(sentences_of(doubts), Tone.WARNING)
        self._say_who()

    def attempt(self) -> None:
        if self.alike.asks():
            return
        person = self.entered()
        if self._changed_facts() and not self.value("update"):
            person = with_facts_of(self.record, person)
        beginning = Beginning(
            person, self.value("outline") or "", self.value("place"), self.value("matter"),
            Belongs(self.value("case") or "", self.form.value["visit"]),
            tuple(rid for rid in (self._desk.writer.rid, self.value("inspectors")) if rid),
            self.value("recorder") or "", self.value("started_at"), self.form.value["blank"],
            self.form.value["like"], tuple(self.value("shared") or ()),
        )  # fmt: skip
        self.session.do(self.save, beginning, then=self.finish, refused=self.refuse)

    def _name_entry(self, _form: PersonForm) -> KnownWords:
        ledger = tr("项目台账所列")
        offers = [
            Offer(person.name, f"{_offer(person)}　{ledger}" if rid in self._unregistered else _offer(person), rid)
            for rid, person in self._people.items()
        ]
        name = KnownWords(offers, tr("登记过的人员"))
        name.setPlaceholderText(tr("输入姓名；登记过的人可以直接选"))
        name.chosen.connect(self._choose)
        return name

    def _choose(self, rid: str) -> None:
        """Take over what is known about a person, in one step."""
        with self.form.step():
            self.form.put("person", rid)
            self.show_person(self.record)

    def _follow(self, name: str) -> None:
        if name == "blank" and self.form.value["blank"]:
            self._show_blank()
        if name == "person":
            self.record = self._people.get(self.form.value["person"]) or new_person()
        if name == "like" or (name in ("role", "person") and self.form.value["like"]):
            self._show_like()
        if name == "name" and self.record.name and self.value("name") != self.record.name:
            self._forget()
        if name in ("role", "person", "case"):
            self._propose_outline()
        if name == "case":
            self._let_go_case()
            self._offer_matter()
        self.alike.look()
        self._say_who()

    def _propose_outline(self) -> None:
        """The outline follows who is asked, and of which case, until somebody chose another one."""
        proposed = proposed_outline(self._desk.banks, self.entered().role, again=bool(self._earlier()))
        if self.value("outline") in ("", None, self._outline):
            self.form.put("outline", proposed)
        self._outline = proposed

    def _let_go_case(self) -> None:
        """What comes back of an earlier draft may name a case that has ended since or is a colleague's now."""
        if self.value("case") not in ("", None, *(each.rid for each in self._desk.cases)):
            self.form.put("case", None)
            self.notice.say(tr("草稿里的案件已经办结或者移交，没有带出。请核对所属案件。"), Tone.WARNING)

    def _show_blank(self) -> None:
        """What stands on the paper is not asked: its questions are those that were printed, its time was written."""
        talk = self.session.read(talk_on, self.form.value["blank"])
        self._number = talk.number
        self.notice.say(typed_back(talk.number), Tone.INFO)
        self.show_only({"started_at": True, "outline": False})

    def _ask_like(self, rid: str) -> None:
        """As somebody before: what he was asked of, where and by whom; of whom it is now is to be told."""
        before = self.session.read(talk_before, rid)
        talk = before.interview
        with self.form.step():
            for name, value in (("matter", talk.matter), ("place", talk.place), ("recorder", talk.recorder_name)):
                self.form.put(name, value)
            self.form.put("inspectors", next((r for r in talk.inspector_rids if r != self._desk.writer.rid), None))
            if not self.value("employer"):  # the next of a crew works for the same one
                self.form.put("employer", before.employer)
            if not before.tells_of_earlier:
                self.form.put("like", rid)
                self.form.put("shared", self.session.read(said_alike, talk))

    def _show_like(self) -> None:
        """Its questions are asked, its answers may be carried over; or those of an outline."""
        if not self.form.value["like"]:
            self.notice.clear()
            self.show_only({"shared": False, "outline": True})
            return
        before, role = self.session.read(talk_before, self.form.value["like"]), self.entered().role
        answers = before.answers_for(role)
        entry = self.sheet.fields["shared"].entry
        if isinstance(entry, TickList):
            entry.offer(answers)
            entry.set_value(self.form.value["shared"])
        words = tr("提问照{name}的笔录（{count}问），回答留空，一人一份，单独询问。")
        told = words.format(name=before.name, count=len(before.asked))
        if before.of_own:
            places = "、".join(map(str, sorted(before.of_own)))
            told += tr("第{places}问写的是{name}本人登记的数，没有带过来。").format(places=places, name=before.name)
        if role is not before.role:
            told += _other_part(before, role)
        self.notice.say(told, Tone.INFO if role is before.role else Tone.WARNING, tr("改用询问提纲"))
        self.show_only({"shared": bool(answers), "outline": False})

    def _earlier(self) -> str:
        """When whoever is chosen was asked before in the case."""
        known, case = self.form.value["person"], self.value("case")
        return self.session.read(earlier_words, known, case) if known and case else ""

    def _changed_facts(self) -> tuple[str, ...]:
        """What of a registered person was entered otherwise."""
        return changed_facts(self.record, self.entered()) if self._is_registered else ()

    @property
    def _is_registered(self) -> bool:
        """Whether somebody who is on record was chosen; whom only the ledger names is not."""
        return bool(self.record.name) and self.record.rid not in self._unregistered

    def _forget(self) -> None:
        """Another name is another person: nothing of the one chosen before may stay."""
        self.form.put("person", "")
        self.show_person(replace(self.record, name=self.value("name"), role=self.value("role")))

    def _offer_matter(self) -> None:
        case, matters = self.value("case"), self._desk.matters
        if case in matters and self.value("matter") in ("", *matters.values()):
            self.form.put("matter", matters[case])

    def _say_who(self) -> None:
        person, chosen = self.entered(), bool(self.record.name)
        changed = "、".join(vocabulary.label(f"person.{name}") for name in self._changed_facts())
        if self.sheet.fields["update"].isHidden() is bool(changed):
            self.show_only({"update": bool(changed)})
        parts = [on_blank(self._number), tr("已登记的人员") if self._is_registered else tr("新登记人员")]
        doubts = number_problems(person.id_kind, person.id_number, "", self._desk.today) if person.id_number else []
        if earlier := self._earlier():
            parts.append(tr("本案已询问过：{0}").format(earlier))
        if chosen and not self._is_registered:
            parts.append(tr("资料取自项目台账"))
        if changed:
            parts.append(tr("与登记的不同：{0}，请在下方选择是否更新").format(changed))
        if chosen and any(each.rid == person.rid and mended_name(each.name) for each in self._desk.people):
            parts.append(tr("原登记的姓名混入了身份和证件号码，开始询问时一并改正"))
        age = person.age_on(self._desk.today)
        is_sound = all(each.level is not Level.ERROR for each in doubts)  # a wrong number tells nothing
        if person.shown_sex and age is not None and is_sound:
            told = tells_birth(person.id_kind, person.id_number)
            words = tr("按证件号码：{sex}，{age}岁") if told else tr("按填写：{sex}，{age}岁")
            parts.append(words.format(sex=person.shown_sex, age=age))
        elif not person.id_number:
            parts.append(tr("身份待核"))
        if alike := self.alike.names:  # on a low screen the card itself may lie below the edge
            parts.append(tr("可能已经登记过：{0}，见最下方").format(alike))
        self._who.setText(joined(*parts))


def _shared_ask() -> Ask:
    hint = tr("只勾选确实相同的；逐条问过本人、按原话改写或者确认以后才算数，没有确认的打印时留空")
    return Ask("shared", tr("带入的共同事实"), hint, kind=tuple, wide=True, draw=lambda _form: TickList(rows=3))


def _matter_asks(desk: Desk) -> tuple[Ask, ...]:
    recorders = [(each.name, each.name) for each in (desk.writer, *desk.partners)]
    partners = [(f"{each.name}（{each.certificate}）", each.rid) for each in desk.partners]
    other = tr("另一名询问人（本人：{name}）").format(name=desk.writer.name)
    required = partial(Ask, required=True)
    return (
        Ask("case", word="interview.case_rid", words=[(each.title, each.rid) for each in desk.cases],
            empty=tr("不挂案件"), none=tr("还没有案件")),
        required("matter", word="interview.matter", span=2),
        required("place", word="interview.place"),
        Ask("inspectors", other, words=partners, none=tr("没有另一名监察员，请先在“设置”里登记")),
        Ask("recorder", word="interview.recorder_name", words=recorders),
        Ask("outline", tr("询问提纲"), words=[(bank.title, bank.id) for bank in desk.banks]),
        required("started_at", word="interview.started_at", kind=datetime),
        _shared_ask(),
        required("update", tr("所填与登记资料不同"), tr("不更新的，登记资料不变；本次所述写入笔录的问答"), kind=bool,
            wide=True, draw=lambda _form: Segmented(_UPDATE)),
    )  # fmt: skip


def _other_part(before: TalkBefore, role: PersonRole) -> str:
    """That the questions were made for somebody in another part than whom they are put to now."""
    words = tr(
        "这些问题是问{was}的，现在要问的是{now}：请改用询问提纲，或者逐问核对合不合适。{name}的回答不作为共同事实带入。"
    )
    return words.format(was=vocabulary.word(before.role), now=vocabulary.word(role), name=before.name)


def _sound(person: Person) -> Person:
    """With the name alone where an earlier version spoiled it."""
    return replace(person, name=mended_name(person.name) or person.name)


def _offer(person: Person) -> str:
    """How a known person is offered: two of the same name differ by firm and masked number."""
    parts = (
        person.name, vocabulary.word(person.role), person.employer,
        masked_id(person.id_number) if person.id_number else tr("身份待核"),
    )  # fmt: skip
    return "　".join(part for part in parts if part)
