"""整改前后的照片: what was found and what became of it, side by side."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import Evidence
from inspector_app.support import vocabulary
from inspector_app.ui.inspections.photo_words import caption
from inspector_app.ui.inspections.thumbnails import Thumbnails
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_3
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.context import Context


class BeforeAfter(QWidget):
    """As high as one line of pictures, also while there is none: nothing moves when a picture is ticked."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        names = [vocabulary.label(f"finding.{name}") for name in ("evidence_rids", "after_rids")]
        self.before, self.after = (Thumbnails(session, name, caption, in_one_line=True) for name in names)
        sides = [
            wide(in_row(Label(name, Role.LABEL), wide(pictures), gap=GAP_1))
            for name, pictures in zip(names, (self.before, self.after), strict=True)
        ]
        in_row(*sides, gap=GAP_3, of=self)

    def show_pictures(self, before: Sequence[Evidence], after: Sequence[Evidence]) -> None:
        """Show these."""
        self.before.show_evidence(before)
        self.after.show_evidence(after)
