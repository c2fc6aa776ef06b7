"""How the state of a case is said on the screen."""

from inspector_app.domain.case import CaseState
from inspector_app.support import vocabulary
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge

_STATE_TONES = {CaseState.LEAD: Tone.WARNING, CaseState.FILED: Tone.INFO, CaseState.CLOSED: Tone.OK}
_STATE_ICONS = {CaseState.LEAD: "inbox", CaseState.FILED: "folder-open"}


def state_badge(state: CaseState) -> Badge:
    """The chip of a case's state."""
    return Badge(vocabulary.word(state), _STATE_TONES.get(state, Tone.PLAIN), _STATE_ICONS.get(state, ""))
