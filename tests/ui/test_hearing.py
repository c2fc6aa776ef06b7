from PySide6.QtCore import QObject, Signal

from inspector_app.ui.hearing import hear, hear_what


class Lasting(QObject):
    told = Signal(object)


class Listener(QObject):
    def __init__(self, heard: list[object]) -> None:
        super().__init__()
        self._heard = heard

    def note(self) -> None:
        self._heard.append("said")

    def keep(self, what: object) -> None:
        self._heard.append(what)


def test_what_is_said_is_heard_as_long_as_the_listener_lives(qapp):
    lasting, heard = Lasting(), []
    listener, found = Listener(heard), []
    hear(lasting.told, listener, listener.note)
    hear_what(lasting.told, listener, listener.keep)
    lasting.told.emit(found)
    assert heard == ["said", found]
    assert heard[1] is found
    del listener
    lasting.told.emit("more")
    assert len(heard) == 2
