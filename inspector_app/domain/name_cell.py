"""What stands in a column of names and is no name, or not only one: a number, a path, a formula."""

import re

_LONGEST = 40
_HAN = r"[\u3007\u3400-\u9fff]"
_ODD = re.compile(r"\d{7}|[\\<>{}|=@#$%^*~`\[\]]|\.\.|^[./+-]|/.*/|[A-Za-z]:[/\\]|https?:")
_BEFORE_NUMBER = re.compile(
    rf"({_HAN}(?:{_HAN}|[·\s]){{1,11}}?)[\s:：,，(（]*(?:身份证号?码?|电话)?[\s:：]*\d[\d\s]{{3,}}[\dXx]?[)）]?"
)


def is_odd_name(text: str) -> bool:
    """Whether a text cannot be the name of a person as it stands."""
    return len(text) > _LONGEST or bool(_ODD.search(text))


def name_before_number(text: str) -> str:
    """The Chinese name that a number stands behind in one cell; empty where the text is anything else."""
    found = _BEFORE_NUMBER.fullmatch(text.strip())
    return "".join(found[1].split()) if found else ""
