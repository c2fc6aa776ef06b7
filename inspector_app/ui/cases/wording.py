"""How the state of a case is said on the screen."""

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge

_STATE_TONES = {"线索办理中": Tone.WARNING, "已立案": Tone.INFO, "已结案": Tone.OK}
_STATE_ICONS = {"线索办理中": "inbox", "已立案": "folder-open"}


def state_badge(state: str) -> Badge:
    """The chip of a case's state."""
    return Badge(state, _STATE_TONES.get(state, Tone.PLAIN), _STATE_ICONS.get(state, ""))
