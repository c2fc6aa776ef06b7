"""What the clauses of a line of a chat tell: who, what is owed, received, worked (:mod:`.person` adds it up)."""

import re
from collections.abc import Sequence

from inspector_app.domain.pasted import HAN
from inspector_app.exchange.tables.chat.grammar import SUMS
from inspector_app.exchange.tables.chat.line import tells_paid
from inspector_app.exchange.tables.chat.months import whole_months
from inspector_app.exchange.tables.chat.person import Doubt, Person, Sum
from inspector_app.exchange.tables.chat.tokens import (
    Token,
    factors,
    figures,
    months_named,
    of_year,
    opening_name,
    spanned,
)
from inspector_app.exchange.tables.chat.whom import Whom
from inspector_app.exchange.tables.chat.words import (
    OF_SEVERAL,
    figure_in,
    has_surname,
    is_name,
)

_ALL_DAYS = re.compile("共$|合计$")
_SAYS_MORE = re.compile(
    f"(?!(?:还有?|和|跟|与|都|也|是|就|的|了|干|做|上|在|元|块|钱|款|金额|工资|工钱|老板|现在|到|一?共|总|漏|一个|叫|说|加|他|其|呢|我|有|没|[大小]写|实际|问一下)+$)[{HAN}]{{2,}}"
)
_CLAUSES = re.compile("[,，;；。!！?？]")
_PROMISED = re.compile("[底定之]前|前[付结]|年底|月底|承诺|保证|定于|说")
_PLAIN = re.compile(
    "^(?:\\s|的|那[个儿边里]?|这[个边里]?|就|大哥|师傅|(?:班组?|组|队)长|实际|工资|工钱|人工费|款|人民币|共计|都|也|是|有|报|算|元|块|欠|[叔伯婶嫂姨哥姐]|钱)*$"
)
_WAGE = re.compile("[^还剩余]*(?:工资|工钱)")
_ALL_OF_THEM = re.compile("都|[三四五六七八九两]个人")
_IN_ALL = re.compile("一共|总共|合计|总计|共")
_NET = re.compile("实[发领付]")
_CREW = re.compile("^班组[:：]?")
_LABELS = ("less", "unsure", "parts", "total")


class Clause(Whom):
    """The parts of a line, as they are said one after the other."""

    def read(self) -> None:
        for at, part in enumerate(self.parts):
            self.behind = self.parts[at + 1 :]
            if part.kind == "mark":
                self._mark(part.text)
                if not part.text.strip():
                    continue
            elif part.kind in _LABELS:
                self.label = part.kind
            else:
                _TAKE.get(part.kind, Clause._others)(self, part)
            self.before = part
        label, each = self.for_each or ("", None)
        for person in self.named if each else ():
            if each and not person.tells_sum():
                person.take(label, each)
        self._keep_months()
        self._keep_beside()
        if self.job and self.speech.now:
            self._put("job", self.job)

    def _doubt(self, part: Token) -> None:
        """What tells no sum spoils none of another line: 你欠到9月了."""
        if figure_in(self.line):
            raise Doubt

    def _unread(self, part: Token) -> None:
        """A sum that nobody can read: 四五千."""
        raise Doubt

    def _words(self, part: Token) -> None:
        self.is_self = False  # 我是做水电的
        if part.text in self.speech.by_name:  # 红军欠8600，…。红军身份证…
            self._name(part)
            return
        if part.text[0] == "等" and self.before.kind == "name":  # 示例甲、示例乙等: and others
            raise Doubt
        if _ALL_OF_THEM.match(part.text) and len(self.speech.people) > 1:
            self.is_all = True
        self.is_several |= bool(OF_SEVERAL.search(part.text))
        if self.last is not None and tells_paid(part.text):  # 5000 已付
            raise Doubt
        if not _PLAIN.match(part.text):
            self.label = ""
        if self._is_listed(part.text):
            if not is_name(part.text):
                raise Doubt
            self._name(part)
            return
        is_named = OF_SEVERAL.search(part.text) or (is_name(part.text) and has_surname(part.text))
        if _SAYS_MORE.fullmatch(part.text.strip("【】[]")) and not is_named:
            told = self.before.text if self.before.kind == "him" else ""  # 他是新来的
            self.beside.append((self.speech.now[:1], f"{told}{part.text}"))

    def _others(self, part: Token) -> None:
        """What tells nothing by itself."""

    def _months(self, part: Token) -> None:
        self.months.append(spanned(part.text))
        self.paid_for = []

    def _respectively(self, part: Token) -> None:
        """One sum for each of those whom the line names, in their order. Raises :class:`Doubt` for another number."""
        named = dict.fromkeys(each.text for each in self.parts if each.kind == "name")
        self.queue = [self.speech.named(name) for name in named]
        if len(self.queue) != sum(each.kind == "sum" for each in self.behind):
            raise Doubt

    def _year(self, part: Token) -> None:
        self.months.append(of_year(part.text))

    def _beside(self, part: Token) -> None:
        """Months that run into another year, of which nobody knows, 两个月零十天, 二月没干, and 示例甲把我的钱
        领走了: they stay words."""
        self.beside.append((self.speech.now[:1], part.text))
        self.speech.is_naming = False

    def _crew(self, part: Token) -> None:
        self._put("crew", _CREW.sub("", part.text))

    def _past(self, part: Token) -> None:
        """Months that were paid, of which it was told before what was worked or is owed: 7月的给了. Raises
        :class:`Doubt`."""
        told = [
            month for person in self.speech.now for month in (*person.months, *(s.months for s in person.of("bare")))
        ]
        if months_named(part.text) in told:
            raise Doubt

    def _count(self, part: Token) -> None:
        if not self.speech.now:
            self.of_nobody.append(part.text)
            return
        self.label = "" if self.label == "owed" else self.label
        for person in self._of():
            person.work(part, is_of_all=bool(_ALL_DAYS.search(self.before.text)))
        behind = next((each.kind for each in self.behind if each.text.strip()), "")
        if self.months and behind == "sum":  # 6月20天5200
            self.work = part
            return
        for person in self._of():
            person.months += [each for each in self.months or self.lead if each not in person.months]
        self.months = []

    def _product(self, part: Token) -> None:
        """350*18, with what it comes to behind it."""
        of = factors(part)
        if of is None or not self.speech.now:
            raise Doubt
        self._count(of[0])
        self._rate(of[1])

    def _reckoned(self, part: Token) -> None:
        first, *taken = figures(part.text)[:-1]
        for person in self._of():
            person.take("owed", Sum(part.fen))
            if not part.unit:
                person.beside.append(part.text)
                continue
            person.take("earned", Sum(first))
            person.take("received", Sum(sum(taken)))

    def _rate(self, part: Token) -> None:
        if not self.speech.now:
            self.speech.rates.append(part)
            return
        for person in self._at_work():
            if all((part.fen, part.unit) != (each.fen, each.unit) for each in person.rates):
                person.rates.append(part)
            person.is_unpaid |= "欠" in part.text or "差" in part.text or self.label == "owed"
        self.label = ""

    def _at_work(self) -> list[Person]:
        """Those of whom a rate is: all whose work the line tells and no rate, or whoever is spoken of."""
        several = [each for each in self.speech.here if each.counts]
        is_of_all = len(several) > 1 and not any(each.rates for each in several) and self.speech.now == several[-1:]
        return several if is_of_all else self._of()

    def _owe(self, part: Token) -> None:
        is_other = self.before.kind == "name" and self.speech.now != [self.speech.me]
        if is_other and "我" in part.text and self.before.text != self.speech.sender:
            self._owes_me()
        elif "我" in part.text and self.is_apart and self.speech.me in self.speech.now:  # 我和示例甲…，欠我6000
            self.speech.now = [self.speech.myself()]
        self.label = "owed"

    def _owes_me(self) -> None:
        """Whoever is named owes the sender: 示例甲欠我5000; among people with their sums that is one of them."""
        if self.speech.sender and not (self.is_us or self.speech.myself().tells_sum()):  # 我们组的示例甲欠我
            self.speech.forget(self.speech.now[-1])
        elif not self.speech.is_list:
            raise Doubt

    def _got(self, part: Token) -> None:
        """What was paid; the months right in front of it are those it was paid for: 7月给了5000."""
        if self.before.kind == "words" and not _PLAIN.match(self.before.text):
            self._keep_months()
        self.label, self.months, self.paid_for = "received", [], self.months

    def _all(self, part: Token) -> None:
        self.label = self.label if self.label == "owed" else "earned"

    def _none(self, part: Token) -> None:
        people, told = self.last or ([], Sum(0))
        if told.months and any(told in person.of("bare") for person in people):  # 3月5200一分没发: of that month alone
            self._unpaid(part)
            return
        for person in self._of():
            person.is_none_paid = True

    def _unpaid(self, part: Token) -> None:
        """A sum before it is owed."""
        if self.last is not None:
            people, told = self.last
            for person in people:
                person.sums = [each._replace(role="owed") if each == told else each for each in person.sums]
            self.last = None

    def _settled(self, part: Token) -> None:
        if not self._is_promised(part.text):
            for person in self._of() if self.speech.now else ():
                person.is_settled = True

    def _is_promised(self, words: str) -> bool:
        """Whether that is only said or promised, in its clause or one that does not begin with somebody else."""
        said = (each for each in _CLAUSES.split(self.line) if words in each or not opening_name(each))
        return any(map(_PROMISED.search, said))

    def _is(self, part: Token) -> None:
        self.label = "is" if self.speech.now and self.speech.now[0].counts else ""

    def _sum(self, part: Token) -> None:
        if self.before.kind == "times":
            self._rate_of(part)
            return
        self.label = "rate" if self._kinds_behind(1) == ["times"] else self.label
        if self.is_each and not self.speech.now and self._names_behind() > 1:
            self._keep_for_each(part)
            return
        if self._is_of_all(part):
            if not (self._with_sums() or self._names_behind()):
                raise Doubt  # 两个人一共26000，给了6000: nobody knows whose
            self.label, self.is_all = "", True
            return
        people = [self.queue.pop(0)] if self.queue else self._together() or self._each_above() or self._of()
        if len(people) > 1 and not self.is_each:
            for person in people:
                said = self.before.text if self.before.kind in SUMS else ""
                person.shared.append(f"{len(people)}人合写：{said}{part.text}")
            return
        if self.is_several and not self.is_each:
            raise Doubt
        if not self.label and (self.before.kind == "words" and not _PLAIN.match(self.before.text)):
            raise Doubt
        is_wage = self.label == "earned" or (not self.label and bool(_WAGE.match(self.before.text)))
        self.label = "received" if self.is_paid and not self.label else self.label  # 已发：示例甲5000、示例乙4000
        months = self.months or (self.paid_for if self.label == "owed" else []) or self.lead  # 4月发了2000还差3400
        told = Sum(part.fen, "、".join(months), part.text, is_wage, self.work, self.label or "bare")
        told = self._of_each_month(told, people) if self.is_monthly else told
        for person in people:
            person.take(self.label, told)
        is_net = self.before.kind == "received" and bool(_NET.match(self.before.text))  # 实发：6900 状态：未发
        self.last = (people, told) if self.label in ("", "earned") or is_net else None
        self.label, self.months, self.work = "", [], None

    def _keep_for_each(self, part: Token) -> None:
        """A sum of each of those who are named behind it: 每人3000：示例甲、示例乙.

        Raises :class:`Doubt` where it may be that of each of several months.
        """
        if self.is_monthly and whole_months("、".join(self.months)) != 1:
            raise Doubt
        self.for_each, self.label = (self.label, Sum(part.fen, "、".join(self.months), part.text)), ""

    def _of_each_month(self, told: Sum, people: Sequence[Person]) -> Sum:
        """What a sum of each of the months before it comes to: 4、5月各6000.

        Raises :class:`Doubt` where nobody knows how many these are, or whether it is that of each person.
        """
        self.is_each = self.is_monthly = False
        times = whole_months(told.months)
        if times == 1:
            return told
        if not times or len(people) > 1:
            raise Doubt
        people[0].beside.append(f"{told.months}各{told.text}")
        return told._replace(fen=told.fen * times, text="")

    def _together(self) -> list[Person]:
        """Those who are named one after the other without a sum, of what is said behind to be owed to all of them."""
        of = [each for each in self.speech.here if not each.tells_sum()]
        return of if self.is_apart and len(of) > 1 and _IN_ALL.search(self.before.text) else []

    def _each_above(self) -> list[Person]:
        """Those who are named in lines above, without a sum, of each of whom a line that names nobody tells one."""
        if not self.is_each or self.named:
            return []
        of = [each for each in self.speech.people if not each.tells_sum()]
        for person in of if len(of) > 1 else ():
            self.speech.hear(person)
        return of if len(of) > 1 else []

    def _is_of_all(self, part: Token) -> bool:
        """Whether a sum is that of all who are named before it, or behind; where it differs it is left over."""
        if not self.speech.now and self.label in ("earned", "total", "owed") and self._names_behind() > 1:
            return True  # 我们班组总共35000，其中示例甲12000
        is_shared = self.speech.is_naming and len(self.speech.now) > 1
        is_behind = self._is_behind(self._with_sums()) and not self.months
        is_of_all = self.label == "earned" and (is_behind or self._comes_to_all(part.fen))
        return (self.label == "total" and not is_shared) or is_of_all

    def _names_behind(self) -> int:
        return sum(each.kind in ("name", "me") for each in self.behind)

    def _rate_of(self, part: Token) -> None:
        for person in self._of():
            if person.counts and all(each.fen != part.fen for each in person.rates):
                person.rates.append(Token("rate", "", part.fen, person.counts[-1].unit))

    def _comes_to_all(self, fen: int) -> bool:
        sums = [sum(each.fen for each in (person.of("owed") or person.of("bare"))) for person in self.speech.people]
        return sum(map(bool, sums)) > 1 and sum(sums) == fen


_TAKE = {
    "another": Clause._another, "doubt": Clause._unread, "same": Clause._unread,
    "long": Clause._doubt, "clock": Clause._doubt, "open": Clause._doubt, "minus": Clause._doubt,
    "words": Clause._words, "kin": Clause._kin, "sum": Clause._sum,
    "self": Clause._self, "name": Clause._name, "me": Clause._me, "him": Clause._him, "us": Clause._us,
    "each": Clause._each,
    "waited": Clause._beside, "crew": Clause._crew,
    "months": Clause._months, "span": Clause._months, "count": Clause._count, "rate": Clause._rate,
    "product": Clause._product, "reckoned": Clause._reckoned, "respectively": Clause._respectively,
    "came": Clause._beside, "masked": Clause._beside, "past": Clause._past, "paid_for": Clause._doubt,
    "odd": Clause._doubt, "turn": Clause._beside, "taken": Clause._beside, "idle": Clause._beside,
    "owed": Clause._owe, "received": Clause._got, "earned": Clause._all,
    "none": Clause._none, "unpaid": Clause._unpaid, "settled": Clause._settled, "id": Clause._number,
    "phone": Clause._number, "card": Clause._number, "year": Clause._year, "job": Clause._job, "is": Clause._is,
}  # fmt: skip
