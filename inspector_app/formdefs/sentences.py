"""Drafted sentences that were written over: each still states the facts that its draft was made from.

A figure is looked for with its unit, a name between what stands beside it. What the sentence states in its place is
false and refused; what it leaves out, adds or turns round wants a reason.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from inspector_app.domain.identity import masked_id
from inspector_app.domain.mentions import DAY, IN_CAPITALS, MONEY, MONTH, OFFICIAL, TERMS, Mention, mentions
from inspector_app.formdefs.beside_names import Beside, Standing, standings
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form, Origin
from inspector_app.formdefs.placeholders import Blank, drafted, names
from inspector_app.support.errors import Level, Problem

_REFERENCES = ("该", "本", "上述", "前述", "此", "你", "其")
_ENDS = "。；！？\n"


def sentence_problems(form: Form, facts: Facts) -> Iterator[Problem]:
    """What each rewritten or stale sentence states otherwise than the facts of its paper (an error), or leaves out.

    ``facts`` must be completed. A sentence names all its facts at once; an optional one that was emptied states none.
    """
    known = _known_names(form, facts)
    for fact in form.facts:
        said = facts.get(fact.name)
        if fact.default and fact.type is FactType.LONG_TEXT and said:
            draft, blanks = drafted(fact, facts, form)
            if said != draft:
                yield from _problems(fact, _Written(str(said), draft, blanks, known))


def _known_names(form: Form, facts: Facts) -> frozenset[str]:
    """What is told in few words on a paper, names above all: a longer one that begins with another is not that one."""
    rows = [(item, row) for fact in form.facts for item in fact.items for row in facts.get(fact.name) or ()]
    cells = [(fact.type, facts.get(fact.name)) for fact in form.facts]
    cells += [(item.type, row.get(item.name)) for item, row in rows]
    return frozenset(str(value) for kind, value in cells if kind is FactType.TEXT and value)


def is_stated(form: Form, fact: FactDef, facts: Facts) -> bool:
    """Whether some sentence of a paper still stands for which a fact is the ground."""
    sentences = (each for each in form.facts if each.default and fact.name in names(each.default))
    return any(facts.get(each.name) for each in sentences)


def prints(form: Form, sentence: str, facts: Facts) -> bool:
    """Whether a paper prints a sentence: it has words, and a paragraph of its own stands."""
    said = str(facts.get(sentence) or "").strip()
    return bool(said) and any(
        block.text == f"{{{sentence}}}" and (not block.when or bool(facts.get(block.when))) for block in form.blocks
    )


def out_of_step(form: Form, facts: Facts) -> tuple[str, ...]:
    """The labels of the sentences that were written over and do not state, or not only, the facts of their paper."""
    return tuple(dict.fromkeys(problem.details["label"] for problem in sentence_problems(form, facts)))


def _problems(sentence: FactDef, written: "_Written") -> Iterator[Problem]:
    def problem(code: str, level: Level, words: Iterable[str]) -> Problem:
        return Problem(code, sentence.name, level, {"label": sentence.label, "facts": "；".join(dict.fromkeys(words))})

    false = {
        fact.name: f"{fact.label}：写的是“{said}”，{_source(fact)}的是“{told}”" for fact, said, told in written.false
    }
    unclear = written.unclear
    apart = {*false, *(fact.name for fact, _ in unclear)}
    lacking = [(fact, words) for fact, words in written.lacking if fact.name not in apart]
    if false:
        yield problem("sentence-contradicts", Level.ERROR, false.values())
    undated = [words for fact, words in lacking if fact.type is FactType.DATE and fact.required]
    if undated and not written.sets_a_day:
        yield problem("sentence-without-day", Level.ERROR, (f"{fact.label}（{words}）" for fact, words in lacking))
    elif lacking:
        yield problem("sentence-without-fact", Level.WARNING, (f"{fact.label}（{words}）" for fact, words in lacking))
    if unclear:
        names = (f"“{told}”旁边紧接着写成“{said}”" for _, (told, said) in unclear)
        yield problem("sentence-name-unclear", Level.WARNING, names)
    if not false and written.added:
        yield problem("sentence-figure-added", Level.WARNING, map(written.beside_recorded, written.added))
    if not false and not lacking and written.turned_round:
        yield problem("sentence-turned-round", Level.WARNING, (f"“{each.words}”" for each in written.turned_round))


def _source(fact: FactDef) -> str:
    return "填" if fact.origin is Origin.ASK else "登记"


@dataclass(frozen=True)
class _Written:
    """A sentence as it was written, beside what is drafted from the facts now."""

    text: str
    draft: str
    blanks: tuple[Blank, ...]
    known: frozenset[str] = frozenset()

    @cached_property
    def stated(self) -> list[Mention]:
        return mentions(self.text)

    @cached_property
    def drafted(self) -> list[Mention]:
        return mentions(self.draft)

    @cached_property
    def added(self) -> list[Mention]:
        """Figures that the draft does not state, or not so often."""
        more = _beyond(self.stated, self.drafted)
        counted = {each.kind for each in self.drafted}
        officials = more if OFFICIAL in counted else [each for each in more if each.kind != OFFICIAL]
        return [each for each in officials if not any(_shortens(each, told) for told in self.drafted)]

    def beside_recorded(self, added: Mention) -> str:
        """A figure of its own beside what is recorded of the same measure, where the draft states that."""
        found = (
            f"{_source(blank.fact)}的{blank.fact.label}是“{self._told(blank)}”"
            for blank in self.blanks
            if any(_within(told, blank) and told.kind == added.kind and told.key != added.key for told in self.drafted)
        )
        told = "、".join(dict.fromkeys(found)) if added.kind not in (DAY, MONTH) else ""
        return f"“{added.words}”（{told}）" if told else f"“{added.words}”"

    @cached_property
    def _missing(self) -> list[Mention]:
        """Figures of the draft that the sentence does not state; one of two equal ones may be either."""
        gone = {mention.key for mention in _beyond(self.drafted, self.stated)}
        return [mention for mention in self.drafted if mention.key in gone]

    @cached_property
    def _sought(self) -> list[Blank]:
        """The blanks whose words do not stand just between their neighbours, as in the draft."""
        return [blank for blank in self.blanks if not self._is_kept(blank)]

    def _is_kept(self, blank: Blank) -> bool:
        """Whether its words stand in their place, and nothing beside them makes another figure of them: 33名以上."""
        start, end = self._span(blank)
        here = [mention.key for mention in self.stated if mention.start < end and start < mention.end]
        drafted = [mention.key for mention in self.drafted if _within(mention, blank)]
        return self._in_place(blank) == blank.words and here == drafted

    @cached_property
    def false(self) -> list[tuple[FactDef, str, str]]:
        """Facts in whose place something else is stated: the words there, and those that are right."""
        found = []
        for blank in self._sought:
            said = self._other_figures(blank) or self._other_words(blank)
            if said:
                found.append((blank.fact, _shown(blank.fact, said), self._told(blank)))
        return found

    @cached_property
    def lacking(self) -> list[tuple[FactDef, str]]:
        """Facts that the sentence does not tell, with the words that would tell them."""
        return [
            (blank.fact, self._told(blank))
            for blank in self._sought
            if any(_within(mention, blank) for mention in self._missing)
            or (not self._is_figure(blank) and not self._tells(blank))
        ]

    @cached_property
    def unclear(self) -> list[tuple[FactDef, tuple[str, str]]]:
        """Facts whose words stand there, with letters at them that may belong to another name: both, side by side."""
        found = []
        for blank in (each for each in self._sought if not self._is_figure(each) and not self._tells(each)):
            said = next((each.words for each in self._standings(blank) if each.beside is Beside.UNCLEAR), "")
            if said and not self._other_words(blank):
                found.append((blank.fact, (_shown(blank.fact, blank.words), _shown(blank.fact, said))))
        return found

    @cached_property
    def turned_round(self) -> list[Mention]:
        """Figures of facts that stand in another order than in the draft: each might tell of another fact."""
        found = []
        for kind in {mention.kind for mention in self.drafted}:
            of_facts = [m for m in self.drafted if m.kind == kind and any(_within(m, b) for b in self.blanks)]
            keys = {mention.key for mention in of_facts}
            here = [mention for mention in self.stated if mention.key in keys]
            drafted = [mention for mention in self.drafted if mention.key in keys]
            if [mention.key for mention in here] != [mention.key for mention in drafted]:
                found += here
        return found

    @property
    def sets_a_day(self) -> bool:
        """Whether some day or term is stated at all."""
        return any(mention.kind in (DAY, *TERMS) for mention in self.stated)

    def _told(self, blank: Blank) -> str:
        """The value of a blank with its unit."""
        whole = next((m.words for m in self.drafted if m.start <= blank.start and blank.end <= m.end), blank.words)
        return _shown(blank.fact, whole)

    def _is_figure(self, blank: Blank) -> bool:
        """Whether figures are all that a blank tells."""
        covered = {place for m in self.drafted for place in range(m.start, m.end)}
        return covered.issuperset(range(blank.start, blank.end))

    def _other_figures(self, blank: Blank) -> str:
        """What is stated instead of the figures of a blank."""
        words = []
        for mention in (each for each in self._missing if _within(each, blank)):
            words += [each.words for each in self.added if _might_tell(each, mention)]
        place = self._in_place(blank)
        if not words:  # 叁佰0元 is no sum at all, and 十余名 no number
            return place if self._is_spoiled(place, blank) else ""
        return place if not self._is_figure(blank) and place else "、".join(dict.fromkeys(words))

    def _is_spoiled(self, place: str, blank: Blank) -> bool:
        """Whether figures stand in the place of a blank that tells figures, and are not a shorter way to tell them."""
        missing = [each for each in self._missing if _within(each, blank)]
        told = [mention for mention in mentions(place) if any(_shortens(mention, each) for each in missing)]
        return bool(missing) and not told and any(letter.isnumeric() for letter in place)

    def _other_words(self, blank: Blank) -> str:
        """What is stated instead of the words of a blank; a word that only refers to them is not that."""
        if self._is_figure(blank) or self._tells(blank):
            return ""
        choices = (choice for choice in blank.fact.choices if choice not in blank.words and choice in self.text)
        standing = list(self._standings(blank))
        longer = next((each.words for each in standing if each.beside is Beside.OTHER_NAME), "")
        place = next(choices, "") or longer or ("" if standing else self._in_place(blank))
        is_free = blank.fact.type is FactType.LONG_TEXT or place.startswith(_REFERENCES)
        return "" if is_free else place

    def _tells(self, blank: Blank) -> bool:
        """Whether its words stand in the sentence as often as in the draft, each apart from what might belong to it."""
        same = [each for each in self.blanks if each.words == blank.words]
        apart = [each for each in self._standings(blank) if each.beside is Beside.APART]
        return len(apart) >= len(same)

    def _standings(self, blank: Blank) -> Iterator[Standing]:
        """Where its words stand, each beside what the draft has beside them or as :func:`standings` says."""
        same = [each for each in self.blanks if each.words == blank.words]
        for each in standings(blank.words, self.text, self.known):
            drafted = any(self._stands_apart(other, each.start, each.end) for other in same)
            if drafted:
                yield replace(each, beside=Beside.APART)
            elif self._goes_on(blank, each.end):
                yield replace(each, beside=Beside.UNCLEAR, words=self.text[each.start : each.end + 1])
            else:
                yield each

    def _goes_on(self, blank: Blank, end: int) -> bool:
        """Whether more of what was a longer text, or a longer list of names, may stand behind its words."""
        after = self.text[end : end + 1]
        if blank.fact.type is FactType.LONG_TEXT or "，" in blank.words:  # running text, no name before a verb
            return bool(after) and after not in _MARKS and self.text[end - 1] not in _ENDS
        return after == "、"

    def _stands_apart(self, blank: Blank, start: int, end: int) -> bool:
        """Whether words of the sentence stand between marks, in brackets, behind a figure, or beside what the draft has
        beside them."""
        before, after = self.text[:start], self.text[end:]
        left = _after_last_gap(self._fixed[: blank.start])[-2:]
        right = _before_first_gap(self._fixed[blank.end :])[:2]
        if (before[-1:], after[:1]) in _BRACKETS:
            return True
        begins = not before or before[-1] in _MARKS or (left != "" and before.endswith(left))
        begins |= any(each.end == start for each in self.stated)
        ends = not after or after[0] in _MARKS or blank.words[-1] in _ENDS
        return begins and (ends or (right != "" and after.startswith(right)))

    def _in_place(self, blank: Blank) -> str:
        """What stands between the neighbours that a blank has in the draft; nothing when they are not there."""
        start, end = self._span(blank)
        words = self.text[start:end].strip()
        return "" if any(mark in words for mark in _ENDS) else words

    def _span(self, blank: Blank) -> tuple[int, int]:
        """From where to where that stands; (0, 0) when it does not."""
        start = 0 if blank.start == 0 else self._kept.get(blank.start - 1, -2) + 1
        end = len(self.text) if blank.end == len(self.draft) else self._kept.get(blank.end, -1)
        return (start, end) if 0 <= start < end else (0, 0)

    @cached_property
    def _kept(self) -> dict[int, int]:
        """Where the fixed words of the draft stand in the sentence: places of the draft to places of the sentence."""
        blocks = SequenceMatcher(None, self._fixed, self.text, autojunk=False).get_matching_blocks()
        return {block.a + step: block.b + step for block in blocks for step in range(block.size)}

    @cached_property
    def _fixed(self) -> str:
        """The draft with gaps in place of its blanks."""
        fixed = list(self.draft)
        for blank in self.blanks:
            fixed[blank.start : blank.end] = _GAP * (blank.end - blank.start)
        return "".join(fixed)


_GAP = "\0"
_MARKS = "，。；：！？,;:\n"
_BRACKETS = {("（", "）"), ("(", ")"), ("《", "》"), ("“", "”")}


def _after_last_gap(text: str) -> str:
    return text.rpartition(_GAP)[2]


def _before_first_gap(text: str) -> str:
    return text.partition(_GAP)[0]


def _beyond(some: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """The mentions of ``some`` that ``others`` do not tell, or not so often; the first ones count as told."""
    left, found = Counter(each.key for each in others), []
    for each in some:
        if left[each.key] > 0:
            left[each.key] -= 1
        else:
            found.append(each)
    return found


def _within(mention: Mention, blank: Blank) -> bool:
    return mention.start < blank.end and blank.start < mention.end


_DATED, _SUMS = {DAY, MONTH, *TERMS}, {MONEY, IN_CAPITALS}


def _might_tell(stated: Mention, told: Mention) -> bool:
    """Whether a figure may be meant for another one: it is of its kind, or vague and near it (月底, 两个多月)."""
    near = any(stated.kind in kinds and told.kind in kinds for kinds in (_DATED, _SUMS))
    return stated.kind == told.kind or (bool(stated.vague) and near)


def _shortens(stated: Mention, told: Mention) -> bool:
    """Whether 3月12日 stands for 2026年3月12日: not all of it is told, and nothing else."""
    return (
        isinstance(stated.value, tuple)
        and not stated.vague
        and isinstance(told.value, tuple)
        and not stated.value[0]
        and stated.value[1:] == told.value[1:]
    )


def _shown(fact: FactDef, words: str) -> str:
    return masked_id(words) if fact.sensitive else words
