"""核对文书: a printed or saved paper laid beside the store; what differs from the issued one is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile
from pathlib import Path

from inspector_app.documents.foreign import Written, written_in
from inspector_app.domain.act import Act
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, DocumentHead, DocumentState, FrozenCopy, document_state
from inspector_app.domain.paper_code import PaperCode, code_of, read_code
from inspector_app.formdefs.facts import from_json
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import sha256
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.support.vocabulary import word
from inspector_app.usecases.context import Context

_GONE = (DocumentState.VOIDED, DocumentState.WITHDRAWN)
_MOST_BESIDE = 40  # papers of one title, the newest, that a paper without number is laid beside
_ALIKE = 0.5
_LARGEST = 200_000_000  # bytes
_SHOWN = 40  # characters of a difference


class Verdict(StrEnum):
    """What a paper that somebody shows is."""

    ORIGINAL = "original"
    SAME_TEXT = "same_text"
    SAME_FACTS = "same_facts"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found: the paper that it is or claims to be, which copy, the state of that paper now, what differs."""

    verdict: Verdict
    document: DocumentHead | None = None
    copy: str = ""
    state: DocumentState | None = None
    differences: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it says what was issued, and that still stands."""
        agrees = self.verdict in (Verdict.ORIGINAL, Verdict.SAME_TEXT, Verdict.SAME_FACTS)
        return agrees and self.state not in _GONE


def check_file(context: Context, path: Path) -> Proof:
    """A PDF: the issued file, one with the same words, one that says something else, or none of this store.

    Raises :class:`Refused` ``file-unreadable``, with ``foreign-…`` for a file that is no sound PDF, and
    ``proof-no-text`` for mere pictures.
    """
    data = _read(path)
    digest = sha256(data)
    heads = [head for head in context.store.all(DocumentHead) if head.copies]
    for head, copy in _copies(heads):
        if copy.sha256 == digest:
            return _proof(context, Verdict.ORIGINAL, head, copy.label)
    (shown,) = written_in([data])
    lines = _lines(shown)
    whole = "".join(lines)
    beside = list(_copies(_claimed(heads, whole)))
    issued = [_lines(each) for each in written_in([context.store.sealed.read(copy.sha256) for _, copy in beside])]
    if not issued:
        return Proof(Verdict.UNKNOWN)
    (head, copy), best = max(zip(beside, issued, strict=True), key=lambda pair: _likeness(pair[1], lines))
    differences = tuple(_differences(best, lines))
    if not head.number and _likeness(best, lines) < _ALIKE:
        return Proof(Verdict.UNKNOWN)
    return _proof(context, Verdict.DIFFERENT if differences else Verdict.SAME_TEXT, head, copy.label, differences)


def _read(path: Path) -> bytes:
    try:
        return read_regular(path, _LARGEST)
    except OSError as error:
        details = {"name": path.name, "reason": reason_of(error)}
        raise Refused(Problem("file-unreadable", "path", details=details)) from error


def check_code(context: Context, text: str) -> Proof:
    """What a telephone read from the code of a sheet. Raises :class:`Refused` ``proof-no-code``."""
    code = read_code(text)
    if code is None:
        raise Refused(Problem("proof-no-code", "code"))
    heads = [head for head in context.store.all(DocumentHead) if head.copies]
    found = next((head for head in heads if head.facts_sha256.startswith(code.begin)), None)
    if found is not None:
        recorded = _recorded(context, found)
        return _proof(context, Verdict.SAME_FACTS, found, "", tuple(_apart(recorded, code)))
    named = next((head for head in heads if "".join(head.number.split()) == code.name), None)
    if named is None:
        return Proof(Verdict.UNKNOWN)
    return _proof(context, Verdict.DIFFERENT, named, "", ("文书内容的校验值与签发时的不同",))


def _recorded(context: Context, head: DocumentHead) -> PaperCode:
    return code_of(head, from_json(context.store.need(Document, head.rid).facts), head.facts_sha256)


def _apart(recorded: PaperCode, told: PaperCode) -> Iterator[str]:
    if recorded.name != told.name:
        yield _told(recorded.name, told.name)
    if recorded.day != told.day:
        yield _told(chinese(recorded.day), chinese(told.day))


def _told(issued: str, shown: str) -> str:
    return f"签发时是“{issued or '（没有）'}”，这份是“{shown or '（没有）'}”"


def _proof(
    context: Context, verdict: Verdict, head: DocumentHead, label: str, differences: tuple[str, ...] = ()
) -> Proof:
    state = document_state(head, context.store.find(Act, subject_rid=head.rid))
    return Proof(Verdict.DIFFERENT if differences else verdict, head, label, state, differences)


def _copies(heads: Iterable[DocumentHead]) -> Iterator[tuple[DocumentHead, FrozenCopy]]:
    return ((head, copy) for head in heads for copy in head.copies)


def _claimed(heads: Sequence[DocumentHead], text: str) -> list[DocumentHead]:
    """The papers that a text may be: by the number in it, else by title, the newest first."""
    numbered = [head for head in heads if head.number and "".join(head.number.split()) in text]
    if numbered:  # the one that it bears stands first; others may be cited in it
        return sorted(numbered, key=lambda head: text.index("".join(head.number.split())))[:_MOST_BESIDE]
    titled = [head for head in heads if not head.number and "".join(head.title.split()) in text]
    return sorted(titled, key=lambda head: head.created_at, reverse=True)[:_MOST_BESIDE]


def _lines(written: Written) -> list[str]:
    """The lines of a file without white space. Raises :class:`Refused`."""
    if written.problem is not None:
        raise Refused(written.problem)
    lines = [squeezed for line in written.text.splitlines() if (squeezed := "".join(line.split()))]
    if not lines:
        raise Refused(Problem("proof-no-text", "file"))
    return lines


def _likeness(issued: Sequence[str], shown: Sequence[str]) -> float:
    return SequenceMatcher(None, issued, shown, autojunk=False).ratio()


def _differences(issued: Sequence[str], shown: Sequence[str]) -> Iterator[str]:
    """Where two texts part, line by line and in a line by characters; where their lines end does not count."""
    if "".join(issued) == "".join(shown):
        return
    for kind, start, end, begin, until in SequenceMatcher(None, issued, shown, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _in_line("".join(issued[start:end]), "".join(shown[begin:until]))


def _in_line(issued: str, shown: str) -> Iterator[str]:
    if issued == shown:
        return
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(issued, shown, strict=False)))
    begin = max(same - _SHOWN // 4, 0)
    yield _told(issued[begin : begin + _SHOWN], shown[begin : begin + _SHOWN])


def proof_words(proof: Proof) -> str:
    """One sentence: what it is, and whether the paper still stands."""
    if proof.document is None:
        return "本资料库没有这份文书。"
    copy = f"的{proof.copy}" if proof.copy else ""
    gone = f"，但这份文书{word(proof.state)}" if proof.state in _GONE else ""
    return f"{proof.document.called}{copy}：{_VERDICTS[proof.verdict]}{gone}。"


_VERDICTS = {
    Verdict.ORIGINAL: "就是签发时的原件，一字不差",
    Verdict.SAME_TEXT: "文件重新保存过，文字与签发时的一致",
    Verdict.SAME_FACTS: "校验码与登记簿一致",
    Verdict.DIFFERENT: "与签发时的不一致",
    Verdict.UNKNOWN: "没有登记",
}
