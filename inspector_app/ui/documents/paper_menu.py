"""制作文书 on the page of a project, visit, paper, lead, hazard …: the forms that say they are made there."""

from collections.abc import Callable

from inspector_app.domain.role import Offered
from inspector_app.formdefs.model import Form
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.usecases.case_papers import offered_forms
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import EditPaper, Paper, made_on


class PaperMenu(MenuButton):
    """``start`` gives a paper about what is in sight, on any form; None when nothing can be made now.

    The record that the page makes by a button of its own is not offered a second time; without another form the menu
    is not in sight.
    """

    def __init__(
        self, session: Session[Context], place: Offered, start: Callable[[], Paper | None], name: str = ""
    ) -> None:
        super().__init__(tr("制作文书"), name=name)
        self._session = session
        self._place = place
        self._start = start
        self.refresh()

    def refresh(self, *, possible: bool = True, place: Offered | None = None) -> None:
        """Offer what there is now, perhaps of another ``place``; a form that was adopted since is offered too."""
        self._place = place or self._place
        forms = self._session.read(offered_forms, self._place)
        self.actions_menu.clear()
        for form in forms:
            self.actions_menu.addAction(form.title).triggered.connect(lambda _on=False, form=form: self._make(form))
        offers = possible and bool(forms)
        if self.parentWidget() is not None or not offers:  # shown before it has a place it would be a window
            self.setVisible(offers)

    def _make(self, form: Form) -> None:
        paper = self._start()
        if paper is not None:
            self._session.go(DOCUMENTS, EditPaper(made_on(paper, form)))
