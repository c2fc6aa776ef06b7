"""How names sound in pinyin, to be found by it: from each of its characters on in full and by initials."""

from functools import lru_cache
from itertools import islice, product

from inspector_app.domain.alike import plain_name
from inspector_app.domain.findable import wanted_words

_MOST_READINGS, _FULL, _INITIALS = 8, 24, 10


def person_sounds(name: str) -> tuple[str, ...]:
    """Of a person's name in every reading of its characters, a few at most: 曾 is zeng and ceng."""
    signs = plain_name(name)
    return _from_each_on(list(islice(product(*map(_readings, signs)), _MOST_READINGS)))


def name_sounds(name: str) -> tuple[str, ...]:
    """Of the name of a firm, a project or a case, as its words are read: 重庆 is chongqing."""
    from pypinyin import lazy_pinyin

    return _from_each_on([tuple(each.lower() for each in lazy_pinyin(plain_name(name)))])


def is_called(name: str, text: str) -> bool:
    """Whether each word of a text stands in a name, or is how it sounds from one of its characters on."""
    words, plain = wanted_words(text), plain_name(name)
    return all(word in plain or any(each.startswith(word) for each in name_sounds(name)) for word in words)


def _from_each_on(readings: list[tuple[str, ...]]) -> tuple[str, ...]:
    found = dict[str, None]()
    for reading in readings:
        for place in range(len(reading)):
            rest = reading[place:]
            found["".join(rest)[:_FULL]] = None
            found["".join(each[:1] for each in rest)[:_INITIALS]] = None
    return tuple(each for each in found if each.isascii() and each.isalnum())


@lru_cache(maxsize=10_000)
def _readings(sign: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # here: its tables take a fifth of a second, and not every sitting looks

    return tuple(each.lower() for each in pinyin(sign, style=Style.NORMAL, heteronym=True)[0])
