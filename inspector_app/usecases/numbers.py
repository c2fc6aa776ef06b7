"""文号: the block a form draws its numbers from, and the gaps that want an explanation."""

from dataclasses import replace

from inspector_app.domain.identity import new_rid
from inspector_app.domain.number import NumberBlock, gaps
from inspector_app.formdefs.model import Form
from inspector_app.store.documents import used_serials
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context

OWN_BLOCK_LAST = 9999


def block_for(context: Context, form: Form) -> NumberBlock:
    """This year's block of the form: the leased one, else a block of our own from 1."""
    year = context.clock.today().year
    blocks = context.store.find(NumberBlock, form=form.id, year=year)
    for block in sorted(blocks, key=lambda b: b.first):
        if max((0, *used_serials(context.store, block.rid))) < block.last:
            return block
    if blocks:
        raise Refused(Problem("numbers-exhausted", "number", details={"last": str(max(b.last for b in blocks))}))
    pattern = form.number_pattern.replace("{short}", context.agency.short_name)
    block = NumberBlock(new_rid(), form.id, year, 1, OWN_BLOCK_LAST, pattern)
    with context.unit("建立号段") as unit:
        unit.put(block)
    return block


def lease_block(context: Context, block: NumberBlock) -> NumberBlock:
    """Keep a block given by the office. Raises :class:`Refused` when it is empty or overlaps another one."""
    if not 0 < block.first <= block.last:
        raise Refused(Problem("block-empty", "first"))
    for other in context.store.find(NumberBlock, form=block.form, year=block.year):
        if other.rid != block.rid and block.first <= other.last and other.first <= block.last:
            raise Refused(Problem("block-overlaps", "first", details={"first": str(other.first)}))
    with context.unit("登记号段") as unit:
        unit.put(block)
    return block


def continue_after_paper(context: Context, block_rid: str, last_used: int) -> NumberBlock:
    """Go on after the numbers already given by hand. Raises :class:`Refused` ``block-used-outside``."""
    block = context.store.need(NumberBlock, block_rid)
    if not block.first - 1 <= last_used <= block.last:
        raise Refused(Problem("block-used-outside", "used_on_paper"))
    with context.unit("续接手工文号") as unit:
        unit.put(replace(block, used_on_paper=last_used))
    return replace(block, used_on_paper=last_used)


def number_gaps(context: Context) -> tuple[tuple[NumberBlock, tuple[int, ...]], ...]:
    """Each block with the numbers that were skipped."""
    return tuple(
        (block, tuple(gaps(block, used_serials(context.store, block.rid)))) for block in context.store.all(NumberBlock)
    )
