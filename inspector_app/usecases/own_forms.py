"""A form of ours written over in the program: title, number, wording, copies and route, as an edition of the bureau's
own.

The edition says what is its own and ``extends`` one of ours; it counts when it is adopted, by the same act as a file.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from inspector_app.domain.edition import Edition
from inspector_app.domain.reason import says_who
from inspector_app.domain.rewritten import restated, rewritten
from inspector_app.domain.role import Hand
from inspector_app.formdefs.fragments import elements, said_by
from inspector_app.formdefs.load import parse_form
from inspector_app.formdefs.model import Form
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.editions import adopt_content
from inspector_app.usecases.own_data import FORMS, own_data
from inspector_app.usecases.told_rights import changes_to

_FIRST_OWN = 900  # editions of a bureau, so that none of ours takes their names
_EDITION = re.compile(r"\d{4}\.\d{1,3}")
_NUMBER = {"short": "简称", "year": "年度", "serial": "顺序号"}
_PASSAGE = re.compile(r" sentence (\S+)$")
_TOLD, _BLANK = "：", re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class FormWording:
    """What a bureau may write over of a form.

    ``sentences`` are the drafted passages by name, in which a fact stands by what it is called, {听证地点}, as in
    ``number_pattern``; ``copies`` one a line: its label, and after a colon the note at its foot. ``route`` are the
    hands through which it goes. ``source`` is the paper on which the bureau's edition rests, ``checked_by`` who of its
    legal section looked at what tells of rights and consequences, where that says more than before.
    """

    title: str
    number_pattern: str
    sentences: Mapping[str, str]
    copies: str
    route: tuple[Hand, ...] = ()
    source: str = ""
    checked_by: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


def forms_to_write(context: Context) -> tuple[tuple[str, str], ...]:
    """The forms in force that may be written over, by title."""
    today = context.clock.today()
    found = {form.id: form for form in context.forms.all() if _is_valid(form, today) and _base(context, form)}
    return tuple(sorted((f"{form.title}", form_id) for form_id, form in found.items()))


def wording_of(context: Context, form_id: str) -> FormWording:
    """A form's words as they count now."""
    raw = _raw(context, form_id)
    sentences = [each for _, each in elements(list(raw.get("sentence") or ()), "sentence") if isinstance(each, dict)]
    copies = [each for _, each in elements(list(raw.get("copies") or ()), "copies") if isinstance(each, dict)]
    called = _called(context, form_id)
    lines = (f"{each.get('label', '')}{_TOLD}{each.get('note', '')}".rstrip(_TOLD) for each in copies)
    return FormWording(
        str(raw.get("title") or ""), _renamed(str(raw.get("number_pattern") or ""), _NUMBER),
        {str(each["name"]): _renamed(str(each.get("text") or "").strip("\n"), called) for each in sentences},
        "\n".join(lines), _route(context, form_id),
        labels={str(each["name"]): _label(each) for each in sentences},
    )  # fmt: skip


def write_form(context: Context, form_id: str, told: FormWording) -> Context:
    """Adopt the form as it is told now, from today on; the context that works with it.

    Raises :class:`Refused` ``rule-no-source``, ``own-form-unchanged``, ``own-form-no-copy``, ``own-form-unchecked``
    where a passage that law words says more than before and nobody is named who checked that, or what keeps the
    edition from being used: a content that law demands and that was dropped is named with its article.
    """
    if not told.source.strip():
        raise Refused(Problem("rule-no-source", "source"))
    raw, before = _raw(context, form_id), wording_of(context, form_id)
    if replace(told, source="", checked_by="", labels={}) == replace(before, labels={}):
        raise Refused(Problem("own-form-unchanged", "title"))
    asked = [] if says_who(told.checked_by) else list(_added(context, form_id, before, told))
    names = {words: name for name, words in _called(context, form_id).items()}
    told = replace(told, sentences={name: _renamed(text, names) for name, text in told.sentences.items()})
    edition = _next_edition(context, form_id)
    own = dict(raw) | {
        "edition": edition, "valid_from": context.clock.today(), "wording": _resting_on(told),
        "title": told.title.strip(), "sentence": list(_sentences(raw, told)), "copies": list(_copies(raw, told)),
        "block": list(_blocks(raw, before.title, told.title.strip())),
    }  # fmt: skip
    own.pop("valid_until", None)
    if told.route != before.route:
        own["route"] = [str(hand) for hand in told.route]
    own["number_pattern"] = _renamed(told.number_pattern.strip(), {words: name for name, words in _NUMBER.items()})
    file, source = f"{form_id}_{edition}.toml", _resting_on(told)
    own["facts"] = list(_printed_facts(own, file))
    try:
        return adopt_content(context, f"{FORMS}/{file}", _toml(own), source, asked)
    except Refused as refusal:
        called = {name: words for words, name in names.items()}
        beside = (replace(each, where=_entry_of(each, before, called) or each.where) for each in refusal.problems)
        raise Refused(*(_in_words(each, called) for each in beside)) from None


def _added(context: Context, form_id: str, before: FormWording, told: FormWording) -> Iterator[Problem]:
    """Passages of rights, orders or consequences that say another thing now: every later paper would say so."""
    rule, passages = context.rule(form_id), context.law.passages
    worded = {each.fact: each.basis_text for each in rule.wordings}
    basis = context.law.cite(*context.forms.find(form_id, None, context.clock.today()).basis)
    for name, was in before.sentences.items():
        now, is_right = told.sentences.get(name, ""), passages.tells_right(rule.role, name)
        changed = not restated(was, now, passages.same_words) if is_right else bool(rewritten(was, now).added)
        if changed and (is_right or name in worded):
            details = {"label": before.labels.get(name, ""), "changes": changes_to(was, now)}
            yield Problem("own-form-unchecked", "checked_by", details=details | {"basis": worded.get(name, basis)})


def _resting_on(told: FormWording) -> str:
    checked = f"（{told.checked_by.strip()}核对）" if told.checked_by.strip() else ""
    return f"{told.source.strip()}{checked}"


def _entry_of(problem: Problem, before: FormWording, called: Mapping[str, str]) -> str:
    """The passage in which something is wrong, or in which what was left out stood; empty for what stands in none."""
    if named := _PASSAGE.search(problem.where):
        return named[1]
    word = problem.details.get("word", "")
    stood = (name for name, text in before.sentences.items() if word and f"{{{called.get(word, word)}}}" in text)
    return word if word in before.sentences else next(stood, "")


def _in_words(problem: Problem, called: Mapping[str, str]) -> Problem:
    """What is wrong with an edition, its facts and the parts of a number called as whoever wrote it over sees them."""
    word = problem.details.get("word", "")
    told = called.get(word) or _renamed(word, _NUMBER)
    return replace(problem, details={**problem.details, "word": told}) if word else problem


def _printed_facts(own: Mapping[str, Any], file: str) -> Iterator[Any]:
    """The facts without those that no words name any more; what law demands is then missed by its name and article."""
    try:
        parse_form(_toml(own).encode(), file)
        gone = set()
    except Refused as refusal:
        gone = {each.details["word"] for each in refusal.problems if each.code == "form-not-printed"}
    for _, each in elements(list(own.get("facts") or ()), "facts"):
        if (each["name"] if isinstance(each, dict) else each) not in gone:
            yield each


def _toml(own: Mapping[str, Any]) -> str:
    return f"# 本机关版本。依据：{own['wording']}\n" + "".join(_written(own))


def write_entries(
    context: Context, form_id: str, title: str, number_pattern: str, copies: str, source: str,
    route: tuple[Hand, ...] = (), checked_by: str = "", **sentences: str,
) -> Context:  # fmt: skip
    """As :func:`write_form`, of what was entered by name; ``route`` where it could be chosen."""
    told = FormWording(title, number_pattern, sentences, copies, route or _route(context, form_id), source, checked_by)
    return write_form(context, form_id, told)


def routes_of(context: Context, form_id: str) -> tuple[tuple[Hand, ...], ...]:
    """The hands through which a bureau may have the papers of a form go; one alone leaves nothing to choose."""
    rule = context.rule(form_id)
    if Hand.LEADER not in rule.route:
        return (rule.route,)
    reviewed = (Hand.HANDLER, Hand.REVIEWER, Hand.LEADER)
    return (reviewed,) if rule.review_basis else (reviewed, (Hand.HANDLER, Hand.LEADER))


def _route(context: Context, form_id: str) -> tuple[Hand, ...]:
    form = context.forms.find(form_id, None, context.clock.today())
    return context.route(form_id, form.edition)


def _raw(context: Context, form_id: str) -> dict[str, Any]:
    """Everything that the edition in force says, with includes still to be followed."""
    form = context.forms.find(form_id, None, context.clock.today())
    own = own_data(context.store.all(Edition)).forms.get(f"{form_id}_{form.edition}.toml")
    said: Mapping[str, Any] = tomllib.loads(own.decode()) if own else (said_by(f"{form_id}_{form.edition}") or {})
    chain, base = dict(said), said.get("extends")
    while base:
        below = said_by(str(base)) or {}
        chain, base = {**below, **chain}, below.get("extends")
    chain.pop("extends", None)
    return chain


def _called(context: Context, form_id: str) -> dict[str, str]:
    """The facts of a form by name with what each is called. What is called as a passage is, in which it may stand, is
    told from it, and of several that share their words each has its number: nobody writes by keys."""
    facts = context.forms.find(form_id, None, context.clock.today()).facts
    passages = {"".join(fact.label.split()) for fact in facts if fact.default}
    called: dict[str, str] = {}
    for fact in facts:
        word = "".join(fact.label.split())
        word = f"{word}（登记内容）" if word in passages and not fact.default else word
        same = sum(re.sub(r"（\d+）$", "", each) == word for each in called.values())
        called[fact.name] = f"{word}（{same + 1}）" if same else word
    return called


def _renamed(text: str, words: Mapping[str, str]) -> str:
    """A sentence with other words in its blanks where there are any."""
    return _BLANK.sub(lambda found: f"{{{words.get(found[1], found[1])}}}", text)


def _base(context: Context, form: Form) -> bool:
    """Whether a form's file can be read here."""
    own = own_data(context.store.all(Edition)).forms
    return f"{form.id}_{form.edition}.toml" in own or said_by(f"{form.id}_{form.edition}") is not None


def _is_valid(form: Form, today: date) -> bool:
    return form.valid_from <= today and (form.valid_until is None or today <= form.valid_until)


def _label(sentence: Mapping[str, Any]) -> str:
    if "label" in sentence or "as" in sentence:
        return str(sentence.get("label") or sentence["as"])
    return vocabulary.label(str(sentence["name"]))


def _next_edition(context: Context, form_id: str) -> str:
    """An edition of this year that nobody has."""
    year = context.clock.today().year
    known = [each.edition for each in context.forms.all() if each.id == form_id and _EDITION.fullmatch(each.edition)]
    numbers = [int(serial) for own, _, serial in (each.partition(".") for each in known) if int(own) == year]
    return f"{year}.{max([_FIRST_OWN, *numbers]) + 1}"


def _sentences(raw: Mapping[str, Any], told: FormWording) -> Iterator[dict[str, Any]]:
    for _, each in elements(list(raw.get("sentence") or ()), "sentence"):
        if isinstance(each, dict):
            yield {**each, "text": told.sentences.get(str(each["name"]), str(each.get("text") or "")).strip()}


def _copies(raw: Mapping[str, Any], told: FormWording) -> Iterator[dict[str, Any]]:
    """A copy that was there keeps what it leaves out and masks; a new one leaves out and masks what any other does."""
    known = [dict(each) for _, each in elements(list(raw.get("copies") or ()), "copies") if isinstance(each, dict)]
    careful = {key: sorted({name for each in known for name in each.get(key, ())}) for key in ("omit", "mask")}
    lines = [line.strip() for line in told.copies.splitlines() if line.strip()]
    if known and not lines:
        raise Refused(Problem("own-form-no-copy", "copies"))
    for line in lines:
        label, _, note = line.partition(_TOLD)
        same = next((each for each in known if each.get("label") == label), None)
        own = same if same is not None else {key: names for key, names in careful.items() if names}
        kept = {key: value for key, value in own.items() if key != "note"}
        yield {**kept, "label": label, **({"note": note} if note else {})}


def _blocks(raw: Mapping[str, Any], old: str, new: str) -> Iterator[Any]:
    """The blocks with the new title where the old one stood, however it was broken."""
    broken = r"\n?".join(map(re.escape, old))
    for element in raw.get("block") or ():
        if isinstance(element, dict) and element.get("kind") == "title" and old != new:
            yield {**element, "text": re.sub(broken, lambda _: new, str(element.get("text") or ""))}
        else:
            yield element


def _written(told: Mapping[str, Any]) -> Iterator[str]:
    """A form as TOML: values first, then the arrays, an element a line."""
    arrays = {key: value for key, value in told.items() if isinstance(value, list) and any(map(_is_table, value))}
    yield from (f"{key} = {_value(value)}\n" for key, value in told.items() if key not in arrays)
    for key, array in arrays.items():
        yield f"\n{key} = [\n" + "".join(f"  {_value(each)},\n" for each in array) + "]\n"


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)
