"""要件表: what must be proved before something may be held against somebody, and what of it a case proves.

What proves an element, which words count and what is to be done next is data (``law/elements.toml``). The program
proposes by these rules; the person ties a piece of proof to an element, takes one off, or says how else it is proved.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from inspector_app.domain.role import Role


class Source(StrEnum):
    """Where in a case a piece of proof stands."""

    ANSWER = "answer"  # 询问笔录的一问一答
    PAPER = "paper"  # 文书
    SERVICE = "service"  # 送达
    LINE = "line"  # 明细
    LIST = "list"  # 收到的考勤、合同、支付名单
    STATEMENT = "statement"  # 银行流水
    PAYMENT = "payment"  # 支付
    LIABILITY = "liability"  # 清偿责任
    CONTACT = "contact"  # 联系记录
    CHECK = "check"  # 检查项目
    EVIDENCE = "evidence"  # 照片、扫描件、文件、录像
    STANDING = "standing"  # 由各项记录得出的情况


class Standing(StrEnum):
    """What the records of a case together come to."""

    FOUND = "found"  # 逐人认定了数额
    OWED = "owed"  # 认定的工资还没有付清
    PAID_UP = "paid_up"
    EXPIRED_UNPAID = "expired_unpaid"  # 责令支付的期限已过，没有付清
    EXPIRED_PAID = "expired_paid"  # 期限内付清
    PAID_AFTER = "paid_after"  # 期满后支付
    REACHED = "reached"  # 数额标准
    NOT_REACHED = "not_reached"
    INCIDENT = "incident"
    HIDES = "hides"  # 通知到了而不到场


@dataclass(frozen=True, slots=True)
class Look:
    """A rule that finds pieces: of a source, of one of some kinds (any where none is named), where the question holds
    one of ``asked`` and name or text one of ``said`` and none of ``unsaid``. What it finds proves the element of itself
    where it is ``sure``; else it is proposed, and a person says whether it does.
    """

    source: Source
    kinds: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    sure: bool = False

    def finds(self, piece: "Piece") -> bool:
        """Whether a piece is one of those that the rule means."""
        return (
            piece.source is self.source
            and (not self.kinds or piece.kind in self.kinds)
            and (not self.asked or _holds(piece.question, self.asked))
            and (not self.said or _holds(piece.called + piece.text, self.said))
            and not _holds(piece.called + piece.text, self.unsaid)
        )


def _holds(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


@dataclass(frozen=True, slots=True)
class ElementRule:
    """One element of a charge. ``wants`` says what is missing while nothing proves it, ``todo`` what to do then.

    Of the elements of one ``group`` a single one is enough; one that is not ``needed`` only makes it graver.
    """

    id: str
    title: str
    wants: str
    todo: str
    basis_text: str
    proof: tuple[Look, ...]
    against: tuple[Look, ...] = ()
    group: str = ""
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Charge:
    """What may be held against a party, with all that must be proved for it.

    ``printed_in`` are the papers that annex it, once its element ``begins`` is proved or may be.
    """

    id: str
    title: str
    basis_text: str
    elements: tuple[ElementRule, ...]
    printed_in: tuple[Role, ...] = ()
    begins: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of proof. ``key`` stays the same as long as the record does; ``called`` names it as a paper would,
    ``text`` is all that it says. ``question`` is what an answer answers, ``rid`` the record that it stands in, ``spot``
    its place there (第6问), with which ``called`` ends. ``party`` is whom a paper, its service or its term is addressed
    to: they prove nothing against anybody else.
    """

    key: str
    source: Source
    called: str
    text: str = ""
    kind: str = ""
    question: str = ""
    rid: str = ""
    spot: str = ""
    party: str = ""

    @property
    def words(self) -> str:
        """Its name with what it says, on one line; long answers only as far as they begin."""
        said = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}……"
        return f"{self.called}：{said}" if said else self.called


_SHOWN = 80  # letters of what a piece says


class Tie(StrEnum):
    """What a person said of an element."""

    TIED = "tied"
    UNTIED = "untied"
    OTHERWISE = "otherwise"  # 另有证明


@dataclass(frozen=True, slots=True)
class ElementTie:
    """要件证据: a piece of proof that a person tied to an element of a case or took off, or how it is proved besides.

    ``element`` is its name with that of its charge (crime.flight); ``called`` is how the piece was called then, so that
    it can be told when its record is gone.
    """

    rid: str
    case_rid: str
    element: str
    tie: Tie
    at: datetime
    by: str
    piece: str = ""
    called: str = ""
    reason: str = ""


class ElementState(StrEnum):
    """How far an element is proved."""

    PROVED = "proved"
    PROPOSED = "proposed"  # 查到了可能的证明，待承办人确认
    DISPUTED = "disputed"  # 有证明，也有相反的材料
    LACKING = "lacking"
    SPARED = "spared"  # 同组的另一项已经证明，或者不是必须


@dataclass(frozen=True, slots=True)
class Element:
    """An element as it stands in a case: what proves it, what may (``proposed``), what speaks against it, what a person
    said of it. ``lost`` are ties to pieces that are not there any more.
    """

    charge: str
    rule: ElementRule
    proof: tuple[Piece, ...]
    proposed: tuple[Piece, ...]
    against: tuple[Piece, ...]
    ties: tuple[ElementTie, ...]
    lost: tuple[ElementTie, ...]
    state: ElementState

    @property
    def name(self) -> str:
        """Its name among all charges."""
        return element_name(self.charge, self.rule)

    @property
    def otherwise(self) -> tuple[ElementTie, ...]:
        """How it is proved besides."""
        return tuple(tie for tie in self.ties if tie.tie is Tie.OTHERWISE)

    @property
    def untied(self) -> tuple[ElementTie, ...]:
        """What a person took off."""
        return tuple(tie for tie in self.ties if tie.tie is Tie.UNTIED)


@dataclass(frozen=True, slots=True)
class ChargeTable:
    """A charge with its elements as they stand. An element that is spared is not counted."""

    charge: Charge
    elements: tuple[Element, ...]

    @property
    def proved(self) -> int:
        """How many elements are proved."""
        return sum(each.state is ElementState.PROVED for each in self._counted)

    @property
    def proposed(self) -> int:
        """How many wait for somebody to say whether what was found proves them."""
        return sum(each.state is ElementState.PROPOSED for each in self._counted)

    @property
    def wanted(self) -> int:
        """How many must be proved; a group counts once."""
        return len(self._counted)

    @property
    def unproved(self) -> tuple[Element, ...]:
        """What must be proved and is not, or waits for somebody's word; of a group the furthest."""
        return tuple(each for each in self._counted if each.state is not ElementState.PROVED)

    def title(self, element: Element) -> str:
        """An element by its title, and that it is one of several of which a single one is enough."""
        rule = element.rule
        several = sum(each.rule.group == rule.group for each in self.elements) > 1 if rule.group else False
        return f"{rule.title}（择一）" if several else rule.title

    @property
    def is_begun(self) -> bool:
        """Whether it is spoken of in this case at all."""
        return not self.charge.begins or any(
            each.rule.id == self.charge.begins and each.state is not ElementState.LACKING for each in self.elements
        )

    @property
    def relied_on(self) -> tuple[Element, ...]:
        """What a paper lists: of a group nothing that lacks where another of it is proved or may be."""
        found = (ElementState.PROVED, ElementState.PROPOSED, ElementState.DISPUTED)
        groups = {each.rule.group for each in self.elements if each.state in found}
        lacking = (ElementState.LACKING, ElementState.SPARED)
        return tuple(
            each for each in self.elements
            if each.state not in lacking or (each.rule.needed and each.rule.group not in groups - {""})
        )  # fmt: skip

    @property
    def _counted(self) -> tuple[Element, ...]:
        """A group is as far as the furthest of its elements."""
        found: dict[str, Element] = {}
        for each in self.elements:
            if each.state is ElementState.SPARED or not each.rule.needed:
                continue
            key = each.rule.group or each.rule.id
            if key not in found or _FURTHER.index(each.state) > _FURTHER.index(found[key].state):
                found[key] = each
        return tuple(found.values())


_FURTHER = (ElementState.LACKING, ElementState.DISPUTED, ElementState.PROPOSED, ElementState.PROVED)


def element_name(charge: str, rule: ElementRule) -> str:
    """The name of an element among all charges: crime.flight."""
    return f"{charge}.{rule.id}"


def laid_out(charge: Charge, pieces: Sequence[Piece], ties: Iterable[ElementTie]) -> ChargeTable:
    """The elements of a charge as the pieces of a case and what was said of them leave them."""
    own = tuple(ties)
    found = [_element(charge.id, rule, pieces, own) for rule in charge.elements]
    met = {each.rule.group for each in found if each.rule.group and each.state is ElementState.PROVED}
    return ChargeTable(charge, tuple(_spared(each, met) for each in found))


def _element(charge: str, rule: ElementRule, pieces: Sequence[Piece], ties: Iterable[ElementTie]) -> Element:
    own = tuple(tie for tie in ties if tie.element == element_name(charge, rule))
    off = {tie.piece for tie in own if tie.tie is Tie.UNTIED}
    on = {tie.piece for tie in own if tie.tie is Tie.TIED}
    found = [p for p in pieces if p.key not in off and p.key not in on and _any(rule.proof, p)]
    sure = [look for look in rule.proof if look.sure]
    proof = tuple(p for p in pieces if p.key in on or (p in found and _any(sure, p)))
    proposed = tuple(p for p in found if p not in proof)
    against = tuple(p for p in pieces if p.key not in off and p.key not in on and _any(rule.against, p))
    keys = {piece.key for piece in pieces}
    lost = tuple(tie for tie in own if tie.tie is Tie.TIED and tie.piece not in keys)
    proved = proof or any(tie.tie is Tie.OTHERWISE for tie in own)
    state = _state(bool(proved), bool(proposed), bool(against))
    return Element(charge, rule, proof, proposed, against, own, lost, state)


def _state(proved: bool, proposed: bool, against: bool) -> ElementState:
    if against and (proved or proposed):
        return ElementState.DISPUTED
    return ElementState.PROVED if proved else ElementState.PROPOSED if proposed else ElementState.LACKING


def _any(looks: Iterable[Look], piece: Piece) -> bool:
    return any(look.finds(piece) for look in looks)


def _spared(element: Element, met: Collection[str]) -> Element:
    rule, lacks = element.rule, element.state is ElementState.LACKING
    spared = lacks and (rule.group in met if rule.group else not rule.needed)
    return replace(element, state=ElementState.SPARED) if spared else element
