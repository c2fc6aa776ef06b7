"""一处查找: people, companies, projects, cases, papers, transcripts, visits and leads by a few words, in one place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspector_app.domain.alike import plain_name
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.dates import iso_day
from inspector_app.domain.document import Document
from inspector_app.domain.findable import KINDS, loosened, wanted_words
from inspector_app.domain.identity import masked_id, masked_phone, numbers_masked
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Lead
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.store.people import standing
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.findables import RECORDS, findables
from inspector_app.usecases.informants import kept_secret
from inspector_app.usecases.names import case_title, lead_title, party_name, visited_place
from inspector_app.usecases.paper_list import own_number, whom
from inspector_app.usecases.renaming import renamings_of

MOST = 6
"""How many of a kind are shown; who wants more writes more, or looks in the list of the kind."""
_AT_ONCE = 2_000
_AROUND = 14


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found: what it is called, and what tells it from others of that name; numbers are masked.
    ``part``: where in it the words stand, as problems name it (``qas.3``); empty for its beginning."""

    kind: str
    rid: str
    title: str
    told: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class FoundAll:
    """What was found, by kind, of each the newest first; ``more`` are the kinds that hold more than are shown.
    ``behind``: why what was recorded lately could not be looked through."""

    found: tuple[Found, ...] = ()
    more: tuple[str, ...] = ()
    behind: Problem | None = None


def find_all(context: Context, text: str, most: int = MOST, progress: Progress | None = None) -> FoundAll:
    """Every record that holds each word of ``text``, at most so many of a kind; where there is none, those that hold
    the words :func:`loosened`. Whom only secret leads name is not found (R423 art. 9)."""
    words = wanted_words(text)
    behind = _catch_up(context, progress or NoProgress())
    found, more = _holding(context, words, most)
    if not found and (other := loosened(words)) != words:
        found, more = _holding(context, other, most)
    return FoundAll(tuple(found), tuple(more), behind)


def _holding(context: Context, words: Sequence[str], most: int) -> tuple[list[Found], list[str]]:
    """The records that hold each word, and the kinds of which there are more."""
    found, more = list[Found](), list[str]()
    for kind in KINDS if words else ():
        rids = context.store.find_index.look(kind, words, most + 1)
        records = _standing(context, kind, rids)
        found += [_TOLD[kind](context, record, words) for record in records[:most]]
        more += [kind] * (len(rids) > most)
    return found, more


def _catch_up(context: Context, progress: Progress) -> Problem | None:
    """Put into the index what was recorded since it was made; what hinders that is handed back, and the rest found."""
    store, until = context.store, context.store.journal.position
    since = store.find_index.position
    if since == until:
        return None
    touched = store.find_index.touched_since(since if since < until else 0)
    total, done = sum(map(len, touched.values())), 0
    try:
        for kind, rids in touched.items():
            for part in _parts(sorted(rids)):
                progress.step(done, total, "编制查找目录")
                store.find_index.renew(part, findables(store, kind, part), since)
                done += len(part)
        store.find_index.renew((), (), until)
    except Trouble as trouble:
        return Problem(trouble.code, level=Level.WARNING, details=trouble.details)
    return None


def _parts(rids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (rids[start : start + _AT_ONCE] for start in range(0, len(rids), _AT_ONCE))


def _standing(context: Context, kind: str, rids: Sequence[str]) -> list[Any]:
    """The records, each once; of one that was merged the one that goes on for it."""
    store = context.store
    if kind not in ("person", "company"):
        return list(store.pick(RECORDS[kind], rids))
    record_type: type[Any] = RECORDS[kind]
    kept = {each.rid: each for rid in rids if (each := standing(store, record_type, rid))}
    secret = kept_secret(context, kept) if kind == "person" else frozenset[str]()
    return [each for rid, each in kept.items() if rid not in secret]


def _joined(*parts: str) -> str:
    return "　".join(filter(None, parts))


def _person(_context: Context, each: Person, _words: Sequence[str]) -> Found:
    number = masked_id(each.id_number) if each.id_number else "身份待核"
    phone = masked_phone(each.phone) if each.phone else ""
    told = _joined(vocabulary.word(each.role), each.employer, number, phone)
    return Found("person", each.rid, each.name, told)


def _company(context: Context, each: Company, words: Sequence[str]) -> Found:
    """With the former name by which it was looked for."""
    former = [told.former for told in renamings_of(context, each.rid)]
    named = [f"原名{name}" for name in former if any(word in plain_name(name) for word in words)]
    return Found("company", each.rid, each.name, _joined(*named, each.uscc, each.legal_representative, each.address))


def _project(_context: Context, each: Project, _words: Sequence[str]) -> Found:
    return Found("project", each.rid, each.name, _joined(each.town, each.contractor_name, each.manager_name))


def _case(_context: Context, each: Case, _words: Sequence[str]) -> Found:
    return Found("case", each.rid, each.title, _joined(each.number, each.opened_on.isoformat()))


def _paper(context: Context, each: Document, _words: Sequence[str]) -> Found:
    of_case = case_title(context, each.case_rid)
    told = _joined(each.number or own_number(each), whom(each), iso_day(each.created_at), of_case)
    return Found("document", each.rid, each.title, told)


def _talk(context: Context, each: Interview, words: Sequence[str]) -> Found:
    """With the words around what was looked for, where they were said."""
    answers = enumerate((qa.said for qa in each.qas), start=1)
    number, said = next(((n, said) for n, said in answers if any(word in plain_name(said) for word in words)), (0, ""))
    name = party_name(context, each.person_rid)
    around = _around(said, words) if said else case_title(context, each.case_rid)
    told = _joined(iso_day(each.started_at), around)
    return Found("interview", each.rid, name, told, f"qas.{number}" if said else "")


def _visit(context: Context, each: InspectionHead, _words: Sequence[str]) -> Found:
    told = _joined(iso_day(each.started_at), each.site_place)
    return Found("inspection", each.rid, visited_place(context.store, each), told)


def _lead(_context: Context, each: Lead, _words: Sequence[str]) -> Found:
    told = _joined(vocabulary.word(each.kind), each.channel, each.outer_number)
    return Found("lead", each.rid, lead_title(each.respondent, each.channel, each.kind, each.received_on), told)


def _around(said: str, words: Sequence[str]) -> str:
    """The stretch of an answer where the first of the words stands, long numbers masked."""
    whole = numbers_masked(said)
    places = (whole.casefold().find(word) for word in words)
    place = next((each for each in places if each >= 0), 0)
    first, last = max(place - _AROUND, 0), place + 2 * _AROUND
    return f"{'…' * (first > 0)}{whole[first:last]}{'…' * (last < len(whole))}".replace("\n", " ")


_TOLD: Mapping[str, Callable[[Context, Any, Sequence[str]], Found]] = {
    "person": _person, "company": _company, "project": _project, "case": _case,
    "document": _paper, "interview": _talk, "inspection": _visit, "lead": _lead,
}  # fmt: skip
