"""What is said on the screen of a case in several places or at length."""

from collections.abc import Sequence

from inspector_app.domain.case import CaseState
from inspector_app.domain.case_transfer import CaseTransfer
from inspector_app.support import vocabulary
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge

_STATE_TONES = {CaseState.LEAD: Tone.WARNING, CaseState.FILED: Tone.INFO, CaseState.CLOSED: Tone.OK}
_NAMED_MOST = 6
_STATE_ICONS = {CaseState.LEAD: "inbox", CaseState.FILED: "folder-open"}


def state_badge(state: CaseState) -> Badge:
    """The chip of a case's state."""
    return Badge(vocabulary.word(state), _STATE_TONES.get(state, Tone.PLAIN), _STATE_ICONS.get(state, ""))


def handed_over_badge(transfer: CaseTransfer) -> Badge:
    """The chip of a case that another inspector has now: it is only read here."""
    return Badge(tr("只读，已移交{}").format(transfer.receiver_name), Tone.WARNING, "lock")


def left_out_words(words: Sequence[str]) -> str:
    """Which pasted words were not written, the first of them named."""
    more = tr("等{count}处").format(count=len(words)) if len(words) > _NAMED_MOST else ""
    which = "".join(f"“{each}”" for each in words[:_NAMED_MOST])
    return tr("以下内容没有写入：{which}{more}。需要的请手工填写。").format(which=which, more=more)
