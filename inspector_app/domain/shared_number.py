"""A number of identity that a list writes at several names: it is taken in for nobody, and the remark of each line
keeps that it stood there, so that it is asked about after the import too."""

import re
from collections.abc import Iterable

from inspector_app.domain.identity import masked_id

_SHARED = re.compile(r"名单中证件号码(?P<number>[\w*]+)与“[^”]+”相同，没有读入")


def shared_words(number: str, others: Iterable[str]) -> str:
    """The remark of a line whose number the list has for others too. The number is shown in part."""
    return f"名单中证件号码{masked_id(number)}与“{'、'.join(others)}”相同，没有读入"


def shared_numbers(note: str) -> set[str]:
    """The numbers, in part, of which a remark says so."""
    return {found["number"] for found in _SHARED.finditer(note)}
