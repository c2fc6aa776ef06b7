"""What speaks against a paper about a penalty beside the gates: its fine by its basis, and the hearing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from inspector_app.domain.document import Document
from inspector_app.domain.fine import fines
from inspector_app.domain.mentions import PEOPLE, mentions
from inspector_app.domain.money import yuan
from inspector_app.domain.passage import PenaltyKind
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, Form
from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.fines import FineRange, cited, fine_range
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.beside_basis import beyond_basis
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.gates import WANTS_SUM
from inspector_app.usecases.threats import threat_problems

_CONTENT, _BASIS, _FINE, _HEARING = "penalty.content", "penalty.basis", "penalty.fine_fen", "penalty.hearing"
_TOLD = "told.number"
_FEN = 100


def penalty_problems(form: Form, law: Lawbook, facts: Facts, whole: CaseFile | None = None) -> list[Problem]:
    """A fine above all that its basis allows is an error, one below the least wants a reason (APL art. 32), as does
    one of which no sum is told; the sum that is entered is the one that is told, and none above the one of the notice
    that went before (APL arts 44, 45). A hearing that is not told of wants a reason with the sum from which it is due
    in the province (APL art. 63)."""
    if form.fact(_CONTENT) is None:
        return list(threat_problems(form, law, facts))
    content, basis = str(facts.get(_CONTENT) or ""), str(facts.get(_BASIS) or "")
    sums = _sums(content)
    allowed = fine_range(law.money.values(), law.statutes, basis)
    found = [
        *_kinds(law, content, basis),
        *_untold(content, sums),
        *_otherwise(facts, sums),
        *_hearing_untold(form, facts),
        *_paid_nowhere(form, facts, content),
    ]
    found += _graver(facts, sums, whole, law.passages.penalties) if whole else ()
    return [*found, *(_out_of_range(sums, allowed, content) if allowed else ())]


def _sums(content: str) -> list[int]:
    """The fines that a content tells, in 分, each once."""
    return list(dict.fromkeys(int(each.value) for each in fines(content) if not isinstance(each.value, tuple)))


def _kinds(law: Lawbook, content: str, basis: str) -> Iterator[Problem]:
    """What is imposed is a penalty, of a kind that the articles of its basis give, where we hold them (APL arts 9, 38:
    a penalty without a basis is void)."""
    plain = "".join(content.split())
    imposed = [(kind, word) for kind in law.passages.penalties if (word := kind.in_text(plain))]
    if plain and not imposed and _SPARED not in plain:
        kinds = law.passages.penalties
        yield Problem("penalty-no-kind", _CONTENT, details={"basis": kinds[0].basis_text if kinds else ""})
    articles = [law.statutes.named(title, article) for title, article, _ in cited(basis)]
    texts = [each.text for each in articles if each]
    if not texts or len(texts) < len(articles):
        return
    for kind, word in imposed:
        if not any(each in text for each in kind.words for text in texts):
            yield Problem("penalty-unfounded", _CONTENT, details={"word": word, "basis": basis})
    words = [*law.passages.imposing, *(word for kind in law.passages.penalties for word in kind.words)]
    if imposed and (beside := beyond_basis(content, texts, words)):
        yield Problem("penalty-beside", _CONTENT, Level.WARNING, {"words": "；".join(beside), "basis": basis})


_SPARED = "不予"


def _graver(facts: Facts, sums: list[int], whole: CaseFile, kinds: Sequence[PenaltyKind]) -> Iterator[Problem]:
    """APL art. 45(2): nothing is decided that is graver than what the party was told."""
    number = facts.get(_TOLD)
    notice = next((each for each in whole.papers(Role.PENALTY_NOTICE) if number and each.number == number), None)
    before = str(from_json(notice.facts).get(_CONTENT) or "") if notice and notice.facts else ""
    told = _sums(before)
    if told and sum(sums) > sum(told):
        details = {"fine": f"{yuan(sum(sums))}元", "told": f"{yuan(sum(told))}元", "number": str(number)}
        yield Problem("fine-above-notice", _CONTENT, details=details)
    now = "".join(str(facts.get(_CONTENT) or "").split())
    for kind in kinds if before.strip() else ():
        if (word := kind.in_text(now)) and not kind.in_text("".join(before.split())):
            yield Problem("penalty-above-notice", _CONTENT, details={"word": word, "number": str(number)})


def concluded_problems(law: Lawbook, concluded: str, notices: Sequence[Document]) -> Iterator[Problem]:
    """What the heads concluded beside the penalties of which ``notices`` told the party: another kind, a greater fine
    or one that the basis does not allow wants a reason before it is decided (APL arts 44, 45, 62). Notices whose words
    are not kept here say nothing."""
    told = [from_json(each.facts) for each in notices if each.facts]
    contents = [str(each.get(_CONTENT) or "") for each in told]
    if not any(contents):
        return
    plain, sums, paper = "".join(concluded.split()), _sums(concluded), notices[-1].called
    for kind in law.passages.penalties:
        if (word := kind.in_text(plain)) and not kind.in_text("".join("".join(contents).split())):
            yield Problem("discussion-kind-untold", CONCLUDED, Level.WARNING, {"word": word, "paper": paper})
    most = max(sum(_sums(each)) for each in contents)
    if sums and most and sum(sums) > most:
        details = {"fine": f"{yuan(sum(sums))}元", "told": f"{yuan(most)}元", "paper": paper}
        yield Problem("discussion-above-notice", CONCLUDED, Level.WARNING, details)
    elif allowed := fine_range(law.money.values(), law.statutes, str(told[-1].get(_BASIS) or "")):
        for each in _out_of_range(sums, allowed, concluded):
            yield replace(each, where=CONCLUDED, level=Level.WARNING)


CONCLUDED = "discussion.conclusion"


def _untold(content: str, sums: list[int]) -> Iterator[Problem]:
    if "罚款" in content and not sums and not any(word in content for word in _NONE):
        yield Problem("fine-untold", _CONTENT, Level.WARNING)


_NONE = ("不予罚款", "免予罚款", "不罚款", "免于罚款")


def _otherwise(facts: Facts, sums: list[int]) -> Iterator[Problem]:
    entered = facts.get(_FINE)
    if isinstance(entered, int) and sums and entered not in (*sums, sum(sums)):
        told = "、".join(f"{yuan(each)}元" for each in sums)
        yield Problem("fine-differs", _FINE, details={"entered": f"{yuan(entered)}元", "told": told})


def _out_of_range(sums: list[int], allowed: FineRange, content: str) -> Iterator[Problem]:
    """By persons, so many times as much is allowed as the content counts people."""
    counted = [
        int(each.value) for each in mentions(content) if each.kind == PEOPLE and not isinstance(each.value, tuple)
    ]
    times = max(counted, default=1) if allowed.by_person else 1
    for fine in sums:
        details = {"fine": f"{yuan(fine)}元", "range": allowed.words}
        if fine > allowed.most * max(1, times) * _FEN:
            yield Problem("fine-above-range", _CONTENT, details=details)
        elif fine < allowed.least * _FEN:
            yield Problem("fine-below-range", _CONTENT, Level.WARNING, details)


def _paid_nowhere(form: Form, facts: Facts, content: str) -> Iterator[Problem]:
    """APL art. 67(3): a fine is paid at a bank that is named, or by a system of electronic payment."""
    said = str(facts.get(_PAY_TO) or "")
    if form.fact(_PAY_TO) is not None and said and "罚款" in content and not _PAID_AT.search(said):
        yield Problem("fine-pay-nowhere", _PAY_TO, Level.WARNING)


_PAY_TO = "penalty.pay_to"
_PAID_AT = re.compile("银行|信用社|信用联社|电子支付|支付系统|缴款系统|非税|缴款(?:码|书|通知书)")


def _hearing_untold(form: Form, facts: Facts) -> Iterator[Problem]:
    if form.fact(_HEARING) is not None and facts.get(_HEARING) is False:
        yield Problem("notice-no-hearing", _HEARING, Level.WARNING, {WANTS_SUM: "较大数额罚款的本省标准"})
