"""The wage list of a case leaves as Excel, as PDF or on paper; with whole numbers only where they are in sight and the
person says so."""

from collections.abc import Callable

from inspector_app.domain.number_look import LookWay
from inspector_app.support import vocabulary
from inspector_app.ui.lists.list_out import ListOut
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.notice import Notice
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_files import ListSheet
from inspector_app.usecases.number_looks import WORKERS, note_look
from inspector_app.usecases.told_lists import wage_sheet


def claims_out(
    session: Session[Context], take_in: Callable[[], object], shows: Callable[[], tuple[str, bool]], notice: Notice
) -> ListOut:
    """The button among the tools of the list. ``shows`` tells whose list it is and whether numbers are in sight."""

    def sheet() -> ListSheet:
        take_in()
        case_rid, is_open = shows()
        asks, why = (
            tr("写出完整的证件号和卡号吗？"),
            tr("文件和纸张不加密。不需要完整号码的，请选“取消”，只写首尾几位。"),
        )
        full = is_open and session.messages.confirm(asks, why, tr("写完整号码"))
        whole = session.read(case_file, case_rid)
        kept = full and session.do(note_look, whole.case, WORKERS, LookWay.WRITTEN)
        return wage_sheet(whole, full=kept)

    return ListOut(session, vocabulary.label("claims"), sheet, notice, bare=True)
