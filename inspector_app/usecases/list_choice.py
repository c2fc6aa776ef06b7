"""Which columns of a list a person wants on paper and in files, and on which size of sheet: remembered list by list."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_files import ListSheet

_KEY = "list-choice:"


@dataclass(frozen=True, slots=True)
class ListChoice:
    """The headings of the columns that are ``left_out``, and whether the sheets are of A3, laid across."""

    left_out: tuple[str, ...] = ()
    is_a3: bool = False


def list_choice(context: Context, name: str) -> ListChoice:
    """What was chosen for the list of this name; everything on A4 while nobody chose."""
    told = context.store.settings.get(_KEY + name)
    if not told:
        return ListChoice()
    kept = json.loads(told)
    return ListChoice(tuple(kept["left_out"]), bool(kept["a3"]))


def wanted(sheet: ListSheet, columns: Sequence[str], *, is_a3: bool = False) -> ListChoice:
    """What is left out where these columns are wanted; all are where none is named. Raises :class:`Refused`
    ``list-column-unknown``."""
    every = [column.title for column in sheet.columns]
    if unknown := [title for title in columns if title not in every]:
        raise Refused(
            Problem("list-column-unknown", "column", details={"title": unknown[0], "known": "、".join(every)})
        )
    return ListChoice(tuple(title for title in every if columns and title not in columns), is_a3)


def choose_columns(
    context: Context, name: str, every: Sequence[str], *, columns: Sequence[str], is_a3: bool
) -> ListChoice:
    """Remember which of all the columns are wanted; a column that a list gets later is wanted too. Raises
    :class:`Refused` ``list-no-column``."""
    choice = ListChoice(tuple(title for title in every if title not in columns), is_a3)
    if len(choice.left_out) == len(every):
        raise Refused(Problem("list-no-column", "columns"))
    kept = {"left_out": choice.left_out, "a3": choice.is_a3}
    context.store.settings.set(_KEY + name, json.dumps(kept, ensure_ascii=False))
    return choice


def as_chosen(sheet: ListSheet, choice: ListChoice) -> ListSheet:
    """The list with the columns that are wanted; its head names the others. Where nothing that is wanted is there, it
    is whole."""
    kept = [at for at, column in enumerate(sheet.columns) if column.title not in choice.left_out]
    if not kept or len(kept) == len(sheet.columns):
        return replace(sheet, is_a3=choice.is_a3)
    left = "、".join(column.title for column in sheet.columns if column.title in choice.left_out)
    return replace(
        sheet, columns=[sheet.columns[at] for at in kept], rows=[[row[at] for at in kept] for row in sheet.rows],
        said=(*sheet.said, f"没有选的列：{left}。"), is_a3=choice.is_a3,
    )  # fmt: skip
