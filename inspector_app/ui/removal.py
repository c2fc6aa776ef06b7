"""删除: the way to take back an entry of the office's books that was made by mistake, in the dialog that shows it."""

from functools import partial

from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.usecases.entered_wrongly import Entered, remove_entered


def with_removal(form: RecordForm, entry: Entered) -> RecordForm:
    """The dialog of an entry that is kept already, with that way; it is asked about once."""
    form.add_way(Button(tr("删除"), "trash-2", Kind.QUIET, clicked=partial(_remove, form, entry)))
    return form


def _remove(form: RecordForm, entry: Entered) -> None:
    question = tr("删除登记错了的这一条？各项统计不再计入，变更记录仍然保留。")
    if form.session.messages.confirm(question, tr("删除"), tr("删除")):
        form.session.do(remove_entered, entry, then=lambda _done: form.accept(), refused=form.refuse)
