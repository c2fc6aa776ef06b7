"""空号: numbers that were skipped, each to be explained by a person."""

from dataclasses import dataclass

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.document import Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.number import NumberBlock
from inspector_app.domain.reason import says_why
from inspector_app.formdefs.model import Form
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.numbers import block_lines, number_gaps


@dataclass(frozen=True, slots=True)
class Gap:
    """A number of a block that no paper holds; it wants an explanation."""

    block: NumberBlock
    serial: int
    title: str

    @property
    def number(self) -> str:
        """The number as it would be printed."""
        return self.block.text(self.serial)


def open_gaps(context: Context) -> tuple[Gap, ...]:
    """Every skipped number that was not explained yet."""
    titles = {line.block.rid: line.title for line in block_lines(context)}
    return tuple(Gap(block, serial, titles[block.rid]) for block, serials in number_gaps(context) for serial in serials)


def _form_of(context: Context, block: NumberBlock) -> Form:
    return context.forms.find(block.form)


def explain_gap(context: Context, block_rid: str, serial: int, by_hand: bool, words: str) -> Document:
    """Enter a skipped number in the register with its explanation, so that it is a gap no more.

    ``by_hand``: a paper was written without the program (归档, it lies on paper); otherwise the number is void (作废).
    Raises :class:`Refused` ``gap-no-words`` or ``gap-unknown``.
    """
    if not says_why(words):
        raise Refused(Problem("gap-no-words", "words"))
    gap = next((g for g in open_gaps(context) if (g.block.rid, g.serial) == (block_rid, serial)), None)
    if gap is None:
        raise Refused(Problem("gap-unknown", "number", details={"number": str(serial)}))
    form, now = _form_of(context, gap.block), context.clock.now()
    document = Document(
        new_rid(), form.id, form.edition, form.kind, form.title, now, number=gap.number, block_rid=block_rid,
        serial=serial, form_sha256=form.sha256,
    )  # fmt: skip
    kind = ActKind.ARCHIVED if by_hand else ActKind.VOIDED
    with context.unit("说明空号") as unit:
        unit.put(document)
        unit.put(Act(new_rid(), kind, document.rid, now, context.writer.name, note=words.strip()))
    return document
