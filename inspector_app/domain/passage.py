"""What the passages of a paper are looked at for, by the facts in which they stand (``law/passages.toml``)."""

import re
from dataclasses import dataclass, field

from inspector_app.domain.wording import Unfit, is_one


@dataclass(frozen=True, slots=True)
class NumberRules:
    """Where somebody's number may stand: ``free`` facts are entries for one, ``asked`` ones may need it, of a record it
    is looked for where it is ``given_out``."""

    free: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    given_out: tuple[str, ...] = ()
    basis_text: str = ""

    def is_free(self, fact: str) -> bool:
        """Whether a fact is an entry for a number."""
        return is_one(fact, self.free)

    def asks(self, fact: str) -> bool:
        """Whether a number may have to stand in a fact, with a reason."""
        return is_one(fact, self.asked)


@dataclass(frozen=True, slots=True)
class DayRules:
    """What a day is that somebody types into a paper, by its fact: ``happened`` ones tell of what was (``but`` for
    these), by ``last`` ones others are to have done something, on ``met`` ones they are to come or something is still
    to be. ``spans`` are days from which and until when, ``by_day`` the first hour of the day and that at which it ends.
    """

    happened: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    spans: tuple[tuple[str, ...], ...] = ()
    by_day: tuple[int, int] = (0, 24)

    def is_past(self, fact: str) -> bool:
        """Whether a day of a fact is none to come."""
        return is_one(fact, self.happened) and not is_one(fact, self.but)

    def is_last(self, fact: str) -> bool:
        """Whether others are to have done something by it, so that it lies behind the day of the paper."""
        return is_one(fact, self.last)

    def is_met(self, fact: str) -> bool:
        """Whether something is to be on that day, so that it is not over as the paper goes out."""
        return is_one(fact, self.met)


@dataclass(frozen=True, slots=True)
class Apart:
    """Facts in which nobody stands who handles the case, nor, where it is kept from ``all`` of them, any inspector of
    the agency, or, where they are named, nobody of other facts (``beside``); and the law that wants that. It is
    refused, or wants a reason where it only ``asks``."""

    id: str
    facts: tuple[str, ...]
    basis_text: str
    all: bool = False
    asks: bool = False
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flight:
    """The words by which somebody is said to have run away, and the facts in which that is said; one element of the
    ``group`` proves whatever else is said there."""

    facts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    group: str = ""
    basis_text: str = ""


@dataclass(frozen=True, slots=True)
class PenaltyKind:
    """A kind of penalties by its words, with the law that names it."""

    id: str
    words: tuple[str, ...]
    basis_text: str
    threatens: tuple[str, ...] = ()

    def in_text(self, text: str) -> str:
        """By which word a text without spaces imposes it; empty where it does not, or says that it is spared."""
        return _unspared(self.words, text)

    def follows(self, text: str) -> str:
        """By which words a text without spaces says that it follows: those of its own where it has some."""
        return _unspared(self.threatens or self.words, text)


def _unspared(words: tuple[str, ...], text: str) -> str:
    found = (match for word in words for match in re.finditer(word, text))
    return next((match[0] for match in found if not _SPARED.search(text[: match.start()])), "")


_SPARED = re.compile("(?:不|免)(?:予|于|再)?(?:处|处以|给予)?$")


@dataclass(frozen=True, slots=True)
class Beside:
    """With which ``words`` some facts (* for any letters) are told, ``of`` papers of these roles alone where some are
    named, beside those of the articles of its ``basis`` (citations), or of those that the fact ``basis_in`` names."""

    facts: tuple[str, ...]
    words: tuple[str, ...]
    of: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    basis_in: str = ""


@dataclass(frozen=True, slots=True)
class ToldRight:
    """Drafted passages that tell somebody what law lets him do, ``of`` papers of these roles alone where some are
    named: nobody words a right anew for one paper."""

    facts: tuple[str, ...]
    of: tuple[str, ...] = ()

    def concerns(self, role: str, fact: str) -> bool:
        """Whether a fact of a paper of a role is one of these."""
        return is_one(fact, self.facts) and (not self.of or role in self.of)


@dataclass(frozen=True, slots=True)
class ToldAct:
    """Words by which a paper tells that something was done, ``but`` where one of these stands in them or before them in
    the clause (仲裁委员会不予受理), and the roles of the papers ``by`` which it is done."""

    words: tuple[str, ...]
    by: tuple[str, ...]
    but: tuple[str, ...]
    basis_text: str


@dataclass(frozen=True, slots=True)
class Threat:
    """Where a paper tells which penalty follows; ``but`` papers of these roles, which have rules of their own. Where a
    fine stands beside its article it is looked at in all facts ``sums_in``, whatever the role."""

    facts: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    sums_in: tuple[str, ...] = ()

    def concerns(self, role: str | None, fact: str) -> bool:
        """Whether a fact of a paper of a role is one of these."""
        return is_one(fact, self.facts) and role not in self.but


@dataclass(frozen=True, slots=True)
class PassageRules:
    """All of it. ``other_side`` are facts in which somebody of the other side is named (``list.item`` of a list),
    ``imposing`` the words with which penalties are told, ``treating_basis`` the law by which a 行政处理 is none,
    ``telling`` drafted passages that are worded as the case wants, ``paid_to`` entries that tell who gets wages:
    no firm, but in one of the ways ``paid_but``. ``rights`` are passages that tell of some, ``same_words`` those
    of which either may stand in them. Of which ``acts`` a paper tells is looked for in the facts ``acts_in``;
    ``payments`` tell into whose hands wages come."""

    numbers: NumberRules = NumberRules()
    days: DayRules = DayRules()
    other_side: tuple[str, ...] = ()
    apart: tuple[Apart, ...] = ()
    flight: Flight = Flight()
    unfit: tuple[Unfit, ...] = field(default_factory=tuple)
    penalties: tuple[PenaltyKind, ...] = field(default_factory=tuple)
    imposing: tuple[str, ...] = ()
    treating_basis: str = ""
    telling: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()
    paid_to: tuple[str, ...] = ()
    paid_but: tuple[str, ...] = ()
    paid_basis: str = ""
    rights: tuple[ToldRight, ...] = ()
    same_words: tuple[tuple[str, ...], ...] = ()
    threat: Threat = Threat()
    acts: tuple[ToldAct, ...] = ()
    acts_in: tuple[str, ...] = ()
    payments: tuple[str, ...] = ()

    def tells_right(self, role: str, fact: str) -> bool:
        """Whether a passage of a paper of a role tells of a right."""
        return any(each.concerns(role, fact) for each in self.rights)
