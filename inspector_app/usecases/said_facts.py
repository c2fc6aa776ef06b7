"""Facts of a transcript into the list of wages and back: proposed beside the answers, taken in by a person; what the
list holds is shown to the person who is asked."""

from dataclasses import dataclass, replace
from typing import Any

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.dates import periods_words
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.said_facts import Said, said_facts
from inspector_app.support import vocabulary
from inspector_app.support.clock import local
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.words import sentence
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.claim_lines import ClaimLine, line_of, lines_of, save_lines
from inspector_app.usecases.context import Context
from inspector_app.usecases.testimony import topics

OF_LINE = ("rate", "first_day", "last_day", "attendance", "earned_fen", "received_fen", "claimed_fen")
OF_PERSON = ("id_number", "phone")
ONLY_TOLD = ("name",)
"""Of the person, shown beside the entries: who is called otherwise is corrected with a reason, not beside wages."""
_REASON = "按询问笔录记入明细"


@dataclass(frozen=True, slots=True)
class LineDesk:
    """A line of the list of wages beside what its worker said: ``line`` as it stands or is new, ``said`` in the order
    of the list."""

    line: ClaimLine
    said: tuple[Said, ...]
    is_new: bool

    @property
    def start(self) -> dict[str, Any]:
        """What the entries begin with: what the list holds; where it holds nothing what was said."""
        told = {each.name: each.value for each in self.said}
        held = {name: getattr(self.line.claim, name) for name in OF_LINE}
        held |= {name: getattr(self.line.person, name) for name in OF_PERSON}
        return {name: told.get(name, value) if value in (None, "") else value for name, value in held.items()}


def line_desk(context: Context, interview: Interview) -> LineDesk:
    """The person's line of the case, or a new one, beside what was said.

    Raises :class:`Refused` ``talk-of-no-case``.
    """
    whole = _whole(context, interview)
    person = context.store.need(Person, interview.person_rid)
    day = local(interview.started_at).date()
    said = said_facts(interview.qas, topics().held, day)
    own = [line for line in lines_of(whole) if line.person.rid == person.rid]
    number = max((claim.line for claim in whole.claims), default=0) + 1
    return LineDesk(own[0] if own else line_of(whole.case.rid, person, number), said, not own)


def take_said(context: Context, interview: Interview, desk: LineDesk, told: dict[str, Any]) -> WageClaim:
    """Keep the line as a person entered it beside the answers. Raises :class:`Refused` as ``save_lines``."""
    claim = replace(desk.line.claim, **{name: told[name] for name in OF_LINE})
    person = replace(desk.line.person, **{name: told[name] for name in OF_PERSON})
    save_lines(context, _whole(context, interview), (ClaimLine(claim, person),), reason=_REASON)
    return claim


def shown_line(context: Context, interview: Interview) -> QA:
    """A question that shows the person the line of the list and asks whether it is right, without an answer in it.

    Raises :class:`Refused` ``talk-of-no-case``, or ``talk-of-no-line`` where the list says nothing of the person.
    """
    whole = _whole(context, interview)
    claims = [claim for claim in whole.claims if claim.person_rid == interview.person_rid]
    told = "；".join(words for claim in claims if (words := _told(claim)))
    if not told:
        raise Refused(Problem("talk-of-no-line", "qas"))
    return QA(sentence("talk-shows-line", {"told": told}))


def shows_line(question: str) -> bool:
    """Whether a question shows somebody the own line of the list: put to another one it would tell of the first."""
    return sentence("talk-shows-line", {"told": "\n"}).partition("\n")[0] in question


def _whole(context: Context, interview: Interview) -> CaseFile:
    if not interview.case_rid:
        raise Refused(Problem("talk-of-no-case", "case_rid"))
    return case_file(context, interview.case_rid)


def _told(claim: WageClaim) -> str:
    parts = [f"{_label('rate')}{claim.rate}"] if claim.rate.strip() else []
    if claim.spans:
        parts.append(f"{_label('period')}{periods_words(claim.spans)}")
    sums = [(name, getattr(claim, name)) for name in ("earned_fen", "received_fen", "claimed_fen")]
    parts += [f"{_label(name)}{yuan(fen)}元" for name, fen in sums if fen is not None]
    return "，".join(parts)


def _label(name: str) -> str:
    return vocabulary.label(f"wage_claim.{name}")
