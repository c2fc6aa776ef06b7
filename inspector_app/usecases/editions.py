"""本机关版本: a file in the store's folder counts only after it was looked at and adopted by an act.

What was adopted lies whole in the journal: a file that is changed, added or lost afterwards changes nothing until
somebody decides about it. A pasted notice and the office's tasks adopt by the same :func:`adopt_content`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any, cast

from inspector_app.domain.document import Document
from inspector_app.domain.edition import Edition, in_force
from inspector_app.domain.hidden_characters import shown
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.leading import leading
from inspector_app.formdefs.load import parse_form
from inspector_app.store.reading import Reading
from inspector_app.support.errors import Level, Problem, Refused, refuse_errors
from inspector_app.support.files import sha256
from inspector_app.support.regular import read_regular
from inspector_app.usecases.context import Context
from inspector_app.usecases.own_data import (
    BANKS,
    CALENDAR,
    FORMS,
    LAW,
    law_or_ours,
    load_forms,
    load_law,
    load_questions,
    own_data,
    questions_or_ours,
)
from inspector_app.usecases.recompute import recompute
from inspector_app.usecases.testimony import leading_shapes
from inspector_app.usecases.threats import threat_problems

_LARGEST = 1 << 20
LAW_TITLES = {
    "limits.toml": "期限规则", "thresholds.toml": "数额标准", "minimum_wage.toml": "最低工资标准",
    "checklist.toml": "检查事项清单", "leads.toml": "线索渠道和核处结论",
    "hazard_grade.toml": "欠薪等级推算规则", "watching.toml": "重点监管、诚信等级和建议函规则",
}  # fmt: skip
FROM_FOLDER = "资料库文件夹"


class Standing(StrEnum):
    """Where a file stands. UNFIT cannot be adopted; CHANGED differs from what was adopted under its name."""

    WAITING = "waiting"
    CHANGED = "changed"
    UNFIT = "unfit"
    ADOPTED = "adopted"
    DECLINED = "declined"


_UNDECIDED = (Standing.WAITING, Standing.CHANGED)


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the bureau's own: what it is, its whole text, and how it stands. ``decision`` is the one about it."""

    file: str
    sha256: str
    title: str
    text: str
    standing: Standing
    problems: tuple[Problem, ...] = ()
    decision: Edition | None = None

    @property
    def asks(self) -> bool:
        """Whether somebody has to look at it: nothing was decided about this content yet."""
        return self.decision is None and self.standing is not Standing.ADOPTED


def own_files(store: Reading, folder: Path) -> tuple[OwnFile, ...]:
    """Every file below ``forms``, ``law`` and ``banks`` of a store's folder, and what was adopted and is not there."""
    editions = store.all(Edition)
    decided = {(each.file, each.sha256): each for each in editions}
    files = tuple(_on_disk(folder))
    ours = _files_of_ours() if any(name.startswith(f"{FORMS}/") for name, _ in files) else frozenset()
    found = [_own_file(store, name, data, decided) for name, data in files if sha256(data) not in ours]
    seen = {(each.file, each.sha256) for each in found}
    kept = [each for adopted in in_force(editions).values() for each in adopted if (each.file, each.sha256) not in seen]
    found += [_own_file(store, each.file, each.content.encode(), decided) for each in kept]
    return tuple(sorted(found, key=lambda each: (not each.asks, each.file)))


def edition_problems(store: Reading, folder: Path) -> list[Problem]:
    """For a check: files that nobody decided about, adopted ones that cannot be used, editions that print otherwise."""
    problems = []
    for each in own_files(store, folder):
        if each.asks:
            code = "edition-of-no-use" if each.standing is Standing.UNFIT else "edition-undecided"
            problems.append(Problem(code, each.file, Level.INFO, {"title": each.title}))
        elif each.standing is Standing.UNFIT and each.decision and each.decision.adopted:
            problems.append(Problem("edition-adopted-unfit", each.file, Level.WARNING, {"title": each.title}))
    return [*problems, *_other_editions(store)]


def undecided(context: Context) -> tuple[OwnFile, ...]:
    """The files that wait for somebody to look at them."""
    return tuple(each for each in listed(context) if each.asks)


def listed(context: Context) -> tuple[OwnFile, ...]:
    """Every file of the bureau's own, those that wait first."""
    return own_files(context.store, context.store.folder)


def adopt(context: Context, file: str, looked_at: str) -> Context:
    """采用 a file of the folder as it was looked at (its SHA-256); the context that works with it.

    Raises :class:`Refused` ``edition-gone``, ``edition-not-as-looked-at``, or what keeps it from being used.
    """
    found = look(context, file, looked_at)
    return adopt_content(context, file, found.text, FROM_FOLDER)


def adopt_content(context: Context, file: str, text: str, source: str, asked: Sequence[Problem] = ()) -> Context:
    """The act: keep this content of a file whole, with who, when and where from; the context that works with it.

    Raises :class:`Refused` with everything that keeps it from being used, else with what is ``asked`` of who adopts it.
    """
    data = text.encode()
    title, problems = _looked_into(context.store, file, data)
    refuse_errors(list(problems) or list(asked))
    with context.act(f"采用本机关版本：{title}"):
        _decide(context, file, sha256(data), title, text, source)
        fresh = reread(context)
        if file.startswith(CALENDAR):
            recompute(fresh, context)
    return fresh


def decline(context: Context, file: str, looked_at: str) -> Context:
    """不采用 a file as it was looked at; one that was adopted is used no more.

    Raises :class:`Refused` ``edition-gone``, ``edition-not-as-looked-at``, or ``edition-in-use`` while papers or visits
    were made with it.
    """
    found = look(context, file, looked_at)
    if found.decision and found.decision.adopted:
        _refuse_in_use(context, found)
    _decide(context, file, looked_at, found.title, "", FROM_FOLDER)
    return reread(context)


def reread(context: Context) -> Context:
    """The context with what is adopted now."""
    own = own_data(context.store.all(Edition))
    law = law_or_ours(own.law)
    return replace(context, forms=load_forms(own.forms, law), law=law, banks=questions_or_ours(own.banks))


def _decide(context: Context, file: str, digest: str, title: str, text: str, source: str) -> None:
    """Keep a decision; ``text`` is empty when it is a refusal. Of all but forms one content counts at a time."""
    store, now = context.store, context.clock.now()
    known = next(iter(store.find(Edition, file=file, sha256=digest)), None)
    rid = known.rid if known else new_rid()
    decision = Edition(rid, file, digest, bool(text), now, context.writer.name, title, text, source)
    others = [each for each in store.find(Edition, file=file, adopted=True) if each.rid != rid]
    ended = others if text and not file.startswith(f"{FORMS}/") else []
    with context.unit(f"{'采用' if text else '不采用'}本机关版本：{title}") as unit:
        for each in ended:
            unit.put(replace(each, adopted=False, decided_at=now, by=context.writer.name, content=""))
        unit.put(decision)


def look(context: Context, file: str, sha256: str = "") -> OwnFile:
    """A file as it lies there: of the content with this SHA-256, without one what waits, else what was decided about.

    Raises :class:`Refused` ``edition-gone`` or ``edition-not-as-looked-at``.
    """
    same = [each for each in listed(context) if each.file == file]
    if not same:
        raise Refused(Problem("edition-gone", file))
    found = next((each for each in same if sha256 in ("", each.sha256)), None)
    if found is None:
        raise Refused(Problem("edition-not-as-looked-at", file))
    return found


def _refuse_in_use(context: Context, found: OwnFile) -> None:
    count = 0
    if found.file.startswith(f"{FORMS}/"):
        count = len(_papers_made_with(context.store, found))
    elif found.file == f"{LAW}/checklist.toml":
        count = len(_items_without(context.store, {}))
    if count:
        raise Refused(Problem("edition-in-use", found.file, details={"title": found.title, "count": str(count)}))


def _papers_made_with(store: Reading, found: OwnFile) -> list[Document]:
    try:
        form = parse_form(found.text.encode(), found.file)
    except Refused:  # this program cannot read it any more: papers of the program that could kept the file's hash
        return list(store.find(Document, form_sha256=found.sha256))
    issued = store.find(Document, form=form.id, edition=form.edition)
    return [paper for paper in issued if paper.form_sha256 and form.printed_by(paper.form_sha256)]


def _other_editions(store: Reading) -> Iterator[Problem]:
    """Papers whose edition prints something else now than it did when they were printed."""
    forms = load_forms(own_data(store.all(Edition)).forms)
    changed = Counter(
        (form.title, form.edition)
        for paper in store.all(Document)
        if (form := forms.edition(paper.form, paper.edition)) and not form.printed_by(paper.form_sha256)
    )
    for (title, edition), count in sorted(changed.items()):
        details = {"title": title, "edition": edition, "count": str(count)}
        yield Problem("edition-prints-otherwise", title, Level.WARNING, details)


def _on_disk(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file, line ends made plain; what is too large or unreadable comes empty."""
    for top in (FORMS, LAW, BANKS):
        try:
            paths = [path for path in sorted((folder / top).rglob("*")) if path.is_file()]
        except OSError:  # a folder that may not be looked into is named like a file that cannot be read
            yield top, b""
            continue
        for path in paths:
            yield path.relative_to(folder).as_posix(), _bytes(path)


def _bytes(path: Path) -> bytes:
    try:
        data = read_regular(path, _LARGEST)
    except OSError:
        return b""
    return b"" if len(data) > _LARGEST else data.replace(b"\r\n", b"\n")


def _files_of_ours() -> frozenset[str]:
    """The hashes of our form files, earlier programs' too: a copy of one in the folder changes nothing."""
    return frozenset(digest for form in load_forms().all() for digest in (form.file_sha256, *form.earlier))


def _own_file(store: Reading, file: str, data: bytes, decided: dict[tuple[str, str], Edition]) -> OwnFile:
    digest = sha256(data)
    decision = decided.get((file, digest))
    text = data.decode("utf-8", "replace")
    if decision and not decision.adopted:
        return OwnFile(file, digest, decision.title, text, Standing.DECLINED, decision=decision)
    title, problems = _looked_into(store, file, data)
    changed = any(each.adopted for (name, _), each in decided.items() if name == file)
    standing = Standing.CHANGED if changed else Standing.WAITING
    if decision:
        standing = Standing.ADOPTED
    unfit = any(each.level is Level.ERROR for each in problems)
    return OwnFile(file, digest, title, text, Standing.UNFIT if unfit else standing, problems, decision)


class _Bare:
    """The records of somebody who has nothing of his own."""

    def all(self, _record_type: type[Any]) -> tuple[Any, ...]:
        return ()

    def find(self, _record_type: type[Any], **_equals: object) -> tuple[Any, ...]:
        return ()


def unfit(file: str, text: str) -> list[Problem]:
    """Everything that keeps this content of a file from being used, whoever gets it."""
    _, problems = _looked_into(cast("Reading", _Bare()), file, text.encode())
    return [each for each in problems if each.level is Level.ERROR]


def _unknown(file: str) -> Problem:
    return Problem("edition-unknown-file", file, details={"law": "、".join(LAW_TITLES)})


def _looked_into(store: Reading, file: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """What a file is, and everything that keeps it from being used, or that is doubtful in it."""
    folder, _, name = file.partition("/")
    readers = {FORMS: _form, LAW: _law, BANKS: _bank}
    if not data or not name.endswith(".toml") or folder not in readers:
        return shown(PurePosixPath(name).name), (_unknown(file),)
    try:
        return readers[folder](store, name, data), tuple(_leading(name, data) if folder == BANKS else ())
    except Refused as refusal:
        return shown(PurePosixPath(name).name), refusal.problems


def _form(store: Reading, name: str, data: bytes) -> str:
    if "/" in name:
        raise Refused(_unknown(name))
    form = parse_form(data, name)
    refuse_errors(list(load_forms({name: data}).problems))
    drafts = {fact.name: fact.default for fact in form.facts if fact.default}
    refuse_errors(list(threat_problems(form, load_law(), drafts)))
    issued = store.find(Document, form=form.id, edition=form.edition)
    if not all(form.printed_by(paper.form_sha256) for paper in issued):
        raise Refused(Problem("form-released-changed", name, details={"edition": form.edition}))
    return f"{form.title}（{form.edition}版）"


def _law(store: Reading, name: str, data: bytes) -> str:
    folder, _, last = name.rpartition("/")
    if name not in LAW_TITLES and folder not in ("calendar", "provinces"):
        raise Refused(_unknown(name))
    law = load_law({**own_data(store.all(Edition)).law, name: data})
    if name == "checklist.toml" and (missing := _items_without(store, law.checklist)):
        raise Refused(Problem("edition-items-missing", name, details={"items": "、".join(sorted(missing))}))
    if folder == "provinces":
        return f"{law.places.name(PurePosixPath(last).stem)}的期限规则"
    return f"{PurePosixPath(last).stem}年放假安排" if folder == "calendar" else LAW_TITLES[name]


def _items_without(store: Reading, checklist: object) -> set[str]:
    """Items that visits have and a checklist has not; our own checklist's count as had."""
    had = {*load_law().checklist, *(checklist if isinstance(checklist, dict) else ())}
    return {item.item for visit in store.all(Inspection) for item in visit.items} - had


def _leading(name: str, data: bytes) -> Iterator[Problem]:
    """The questions of a bank that lead: whoever adopts it reads of them first."""
    bank = next(each for each in load_questions({name: data}) if each.id == PurePosixPath(name).stem)
    for found in leading(bank.questions, leading_shapes()):
        asked = bank.questions[int(found.where.removeprefix("qas.")) - 1].question
        yield Problem("bank-question-leads", name, Level.WARNING, {**found.details, "question": asked[:_SHOWN]})


_SHOWN = 40


def _bank(store: Reading, name: str, data: bytes) -> str:
    if "/" in name:
        raise Refused(_unknown(name))
    banks = load_questions({**own_data(store.all(Edition)).banks, name: data})
    return f"询问问题：{next(bank.title for bank in banks if bank.id == PurePosixPath(name).stem)}"
