"""删除登记错了的: the same of every book of the office."""

from collections.abc import Sequence
from pathlib import Path

from inspector_app.cli.opening import opened
from inspector_app.cli.output import say
from inspector_app.domain.records import kind_of
from inspector_app.support.vocabulary import record_word
from inspector_app.usecases.entered_wrongly import Entered, entered_called, remove_entered


def remove_called(store: Path, begins: str, kinds: Sequence[type[Entered]]) -> None:
    """Take back the one entry of these kinds whose identity begins so, and say what it was."""
    with opened(store) as context:
        gone = entered_called(context, begins, kinds)
        remove_entered(context, gone)
    say(f"已删除：{record_word(kind_of(gone))}")
