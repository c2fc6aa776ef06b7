"""On which stamped sheets a paper is printed: asked only where there are some in hand."""

from inspector_app.ui.drawn import Ask
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.stamped_sheets import sheets_in_hand


def sheets_ask(session: Session[Context], name: str) -> tuple[Ask, ...]:
    """The entry for the numbers of the sheets, with those that are in hand; none where none are."""
    in_hand = session.read(sheets_in_hand)
    hint = tr("不用用印纸的留空。在手：{numbers}").format(numbers=in_hand)
    return (Ask(name, tr("用印纸号"), hint, wide=True),) if in_hand else ()
