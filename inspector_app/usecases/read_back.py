"""What a person reads of a transcript besides questions and answers: the sentences that its paper has around them."""

from inspector_app.documents.values import Values
from inspector_app.domain.interview import Interview
from inspector_app.formdefs.model import Block, BlockKind
from inspector_app.formdefs.placeholders import fill
from inspector_app.usecases.transcripts import Transcript, typed_facts

_OF_THE_TALK = "interview."


def sentences_around(opened: Transcript, interview: Interview) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those above the questions and those below them, such as who interpreted, which guardian was there, who read it
    out and why it is not signed; each only where the paper has it."""
    form, facts = opened.form, typed_facts(opened, interview)
    kinds = [block.kind for block in form.blocks]
    middle = kinds.index(BlockKind.QA) if BlockKind.QA in kinds else len(kinds)
    values = Values(form, facts, None)

    def told(blocks: tuple[Block, ...]) -> tuple[str, ...]:
        return tuple(
            fill(block.text, facts, form)
            for block in blocks
            if block.kind is BlockKind.PARAGRAPH and block.when.startswith(_OF_THE_TALK) and values.holds(block.when)
        )

    return told(form.blocks[:middle]), told(form.blocks[middle:])
