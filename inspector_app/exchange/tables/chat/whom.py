"""Of whom the clauses of a line speak: names, 我, 他, kin, others; and whose numbers and months follow."""

import re
from collections.abc import Sequence

from inspector_app.domain.pasted import HAN
from inspector_app.exchange.tables.chat.heard import Speech
from inspector_app.exchange.tables.chat.months import months_of_title
from inspector_app.exchange.tables.chat.person import Doubt, Person, Sum
from inspector_app.exchange.tables.chat.tokens import Token
from inspector_app.exchange.tables.chat.words import ADDRESSED, CREW_LEADER, is_name

_HEADS = re.compile(r"\s*(?:[\d一二两三四五六七八九十]+个?人)?\s*[:：]")
_LABEL = re.compile("^[^\\dA-Za-z]+")
_COMMA = re.compile("[,，;；。:：！!？?]")
_LEADS_CREW = re.compile(CREW_LEADER)
_SUBJECTS, _NOT_NAMED = {"name", "me", "him"}, {"him", "kin"}
_LIKE_NAME = re.compile(rf"(?![等一二两俩仨三四五六七八九十几])[{HAN}]{{2,3}}")
_SEVERAL, _COLONS = 2, ":："
_AND = re.compile("(?:[和与跟同及]|还有|加上?)$")
_OF_MONTHS = {"mark", "words", "months", "span", "year", "us", "each", "unpaid", "none", "owed", "earned"}


class Whom:
    """Of whom the parts of a line speak, one after the other."""

    def __init__(self, speech: Speech, parts: Sequence[Token], line: str, *, is_paid: bool = False) -> None:
        self.speech, self.parts, self.line, self.is_paid = speech, parts, line, is_paid
        self.label, self.months, self.lead, self.paid_for = "", list[str](), list[str](), list[str]()
        self.is_self = self.is_each = self.is_all = self.is_several = self.is_named = self.is_us = False
        self.said_self = ""
        self.her_job, self.of_nobody, self.heading, self.is_monthly = "", list[str](), "", False
        self.job, self.beside, self.is_apart = "", list[tuple[list[Person], str]](), False
        self.last: tuple[list[Person], Sum] | None = None
        self.work: Token | None = None
        self.before, self.behind = Token("mark", ""), parts
        self.queue, self.named = list[Person](), list[Person]()
        self.for_each: tuple[str, Sum] | None = None

    def _of(self) -> list[Person]:
        if not self.speech.now:
            raise Doubt
        for person in self.speech.now:
            self.speech.hear(person)
        self.speech.is_naming = False
        return self.speech.now

    def _mark(self, text: str) -> None:
        if _COMMA.search(text):
            if not (text in _COLONS and self.before.kind == "months"):  # 6月：7600
                self._keep_months()
            self.label, self.is_several, self.is_apart, self.paid_for = "", False, True, []

    def _keep_months(self) -> None:
        """Months without a sum of their own are of whoever is spoken of."""
        if not self.months:
            return
        told, self.months = self.months, []
        if not self.speech.now:
            self.speech.months += [] if months_of_title(self.line) else told
            return
        alone = {part.kind for part in self.parts} <= _OF_MONTHS and len(
            [p for p in self.speech.people if p.tells_sum()]
        ) > 1
        of_line = self._with_sums()
        if self._is_behind(of_line) and not self.is_all and not any(each.months for each in of_line):
            for person in of_line:  # 示例甲8000，示例乙9000，6月到8月: nobody says of whom
                person.beside.append("、".join(told))
            return
        people = self.speech.people if self.is_all or alone else self._of()
        for person in people:
            person.months += [] if person.months and (self.is_all or alone) else told

    def _keep_beside(self) -> None:
        """Words beside the sums are of whoever is spoken of, or of the only one in the line."""
        is_of_one = len({part.text for part in self.parts if part.kind == "name"}) < _SEVERAL
        for person in self.speech.here:
            person.beside += self.of_nobody
        for of, words in self.beside:
            for person in of or ((self.speech.now or self.speech.people[-1:])[:1] if is_of_one else []):
                person.beside.append(words)

    def _kinds_behind(self, count: int) -> list[str]:
        return [each.kind for each in self.behind[:count]]

    def _kinds_before(self) -> set[str]:
        return {each.kind for each in self.parts[: -len(self.behind) - 1]}

    def _kin(self, part: Token) -> None:
        if self.is_self:
            self.speech.is_naming = False
        elif self._kinds_behind(1) != ["name"]:  # who is not named
            self.speech.now = []

    def _self(self, part: Token) -> None:
        if self._kinds_behind(2) != ["name", "of_kin"]:  # 我是示例甲的老婆
            self.is_self, self.said_self = True, part.text

    def _another(self, part: Token) -> None:
        """Whoever is named beside a worker (包工头叫示例丙) is none: the numbers behind are not the worker's, and what
        is owed is not his. A leader of a crew with a sum right behind his name is one of them."""
        told = [each.kind for each in self.behind[:2]]
        is_one = bool(_LEADS_CREW.match(part.text)) and told[-1:] in (["sum"], ["count"])
        name = self.behind[0].text if told[:1] == ["name"] else ""
        if not (is_one or (name and name in {each.name for each in self.speech.people})):
            self.speech.is_of_another = True

    def _is_of_kin(self) -> bool:
        """Whether whoever is named is a relative of the one who speaks, and named behind him: 我是示例甲老婆示例乙."""
        return self._kinds_behind(2) == ["kin", "name"]

    def _name(self, part: Token) -> None:
        speech = self.speech
        if speech.is_of_another and self.before.kind == "another":
            self.beside.append((speech.now[:1], f"{self.before.text}{part.text}"))
            return
        speech.is_of_another = False
        if (self.is_self or self.before.kind == "me") and not self._is_of_kin():
            person, self.is_self = speech.name_me(part.text, is_label="名" in self.said_self), False
        else:
            person = speech.named(part.text)
        self._keep_months() if self.months and speech.now else None
        if self.months and not self.is_named and self.speech.sender == "":  # 2025年8月 示例甲 7800 示例乙 4500
            self.lead, self.months = self.months, []
        is_beside = speech.is_naming and person not in speech.now and not (self.is_apart and speech.now == [speech.me])
        is_beside = is_beside and (self.before.kind != "words" or bool(_AND.search(self.before.text)))
        speech.now = [*speech.now, person] if is_beside else [person]
        label = self.label if self.label == "received" and self.before.kind == "received" else ""
        speech.is_naming, self.label, self.is_each, self.is_named, self.is_apart = True, label, False, True, False
        self.is_several = False  # 我们三个人：示例甲欠8600
        if self.job:
            person.words.setdefault("job", self.job)
            self.job = ""
        if self.heading:
            person.words.setdefault("job", self.heading)
        if self.her_job and self.before.kind in _NOT_NAMED:
            person.words.setdefault("job", self.her_job)
        speech.hear(person)
        self.named.append(person)

    def _is_listed(self, text: str) -> bool:
        """Whether a word that begins with no usual surname stands among names, of each of whom something is told:
        示例甲、明示月、示例乙，每人6000."""
        at = len(self.parts) - len(self.behind) - 1
        around = [each.text for each in (*self.parts[max(at - 1, 0) : at], *self.behind[:1])]
        beside = self.speech.is_naming or self._kinds_behind(2) == ["mark", "name"]
        is_each = self.is_each or self.for_each is not None or any(each.kind == "each" for each in self.behind)
        is_one = "、" in around or (" " in around and is_name(text))
        return is_one and beside and is_each and bool(_LIKE_NAME.fullmatch(text))

    def _me(self, part: Token) -> None:
        if self.is_us and not self.speech.now:  # 我们从4月干到6月，我的还差8000
            self._keep_months()
        self.speech.is_of_another = False
        me = self.speech.myself()
        beside = [each for each in self.speech.now if not ADDRESSED.search(each.name)]  # 王哥，我那7600
        is_beside = self.speech.is_naming and not self.is_apart and me not in self.speech.now
        self.speech.now = [*beside, me] if is_beside else [me]
        if self.before.kind not in ("owed", "received"):
            self.label = ""
        self.speech.is_naming, self.is_several = True, False

    def _him(self, part: Token) -> None:
        self.speech.is_of_another = False
        self.speech.now = [self.speech.other] if self.speech.other else []
        self.label = self.label if self.before.kind == "owed" else ""

    def _us(self, part: Token) -> None:
        if not any(person.tells_sum() for person in self.speech.people):
            several = self.speech.is_naming and len(self.speech.now) > 1  # 示例甲 示例乙 我们两个人
            self.speech.now, self.is_us = self.speech.now if several else [], True

    def _each(self, part: Token) -> None:
        self.is_each, self.is_monthly = True, bool(self.months) and "人" not in part.text

    def _number(self, part: Token) -> None:
        """A number; of several who are named, each has one, or it stands beside whom it is of: else nobody knows. In
        front of the first name of a line it is of whoever is named there, and of nobody above."""
        if self.speech.is_of_another:
            return
        pairs = zip((self.before, *self.parts), self.parts, strict=False)
        names = {each.text: None for before, each in pairs if each.kind == "name" and before.kind != "another"}
        told = sum(each.kind == part.kind for each in self.parts)
        before = self._kinds_before()
        if "another" in {each.kind for each in self.behind} and not before & _SUBJECTS:
            return
        if names and not before & _SUBJECTS:
            self.speech.now = [self.speech.named(next(iter(names)))]
        if told >= len(names) or not self.is_apart:
            self._put("id_number" if part.kind == "id" else part.kind, _LABEL.sub("", part.text))

    def _job(self, part: Token) -> None:
        if self.speech.now and self.is_named and self._kinds_behind(1) != ["name"]:  # 瓦工示例甲
            self._put("job", part.text)
        elif not self._kinds_before() - {"mark"} and _HEADS.match("".join(each.text for each in self.behind)):
            self.heading = part.text  # 木工3人：示例甲8600，示例乙9000
        elif self.is_all and self.before.kind == "words":  # 都是木工
            for person in self.speech.people:
                person.words.setdefault("job", part.text)
            self._of()
        elif self.is_us:  # 我们三个人干木工
            self.speech.job = part.text
        elif self.speech.now or not self._kinds_before() & _NOT_NAMED:
            self.job = part.text
        else:  # 她做小工。我叫示例甲，她叫示例乙
            self.her_job = part.text

    def _put(self, key: str, text: str) -> None:
        for person in self._of():
            if person.words.setdefault(key, text) != text:
                raise Doubt

    def _with_sums(self) -> list[Person]:
        """Those of whom the line tells what they are owed."""
        return [each for each in self.speech.here if each.of("owed", "bare")]

    def _is_behind(self, people: Sequence[Person]) -> bool:
        """Whether what is said now stands behind several people, apart from the last."""
        return self.is_apart and len(people) > 1 and self.speech.now[-1:] == list(people[-1:])
