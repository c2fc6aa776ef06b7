"""The server's part is played here: what is sent comes back as an event that says so."""

import ctypes

import pytest
from PySide6.QtWidgets import QApplication

from inspector_app.ui.widgets import x11_keys
from inspector_app.ui.widgets.x11_keys import X11Keys

KIND = b"xcb_generic_event_t"
PRESS, RELEASE, MOTION, SENT = 2, 3, 6, 0x80


def event(kind, code):
    return bytes((kind, code)) + bytes(30)


class Server:
    def __init__(self, parent):
        self.keys = X11Keys(parent, self.queue)
        self.coming, self.came = [], []

    def queue(self, sent):
        self.coming.append(bytes((sent[0] | SENT,)) + sent[1:])

    def bring(self, *events):
        for each in events:
            room = ctypes.create_string_buffer(each, len(each))
            is_held, _ = self.keys.nativeEventFilter(KIND, ctypes.addressof(room))
            if not is_held:
                self.came.append((each[0] & ~SENT, each[1]))

    def bring_what_was_sent(self):
        coming, self.coming = self.coming, []
        self.bring(*coming)
        QApplication.processEvents()


@pytest.fixture
def server(qapp):
    return Server(qapp)


def test_keys_of_a_blocked_window_come_in_their_order_once_the_dialog_has_the_focus(server):
    server.keys.hold()
    server.bring(event(PRESS, 1), event(MOTION, 9), event(RELEASE, 1), event(PRESS, 2))
    assert server.came == [(MOTION, 9)]
    server.keys.give()
    server.bring(event(PRESS, 3))  # typed while they go round
    server.bring_what_was_sent()
    server.bring_what_was_sent()
    assert server.came == [(MOTION, 9), (PRESS, 1), (RELEASE, 1), (PRESS, 2), (PRESS, 3)]


def test_keys_go_on_as_ever_afterwards(server):
    server.keys.hold()
    server.keys.give()
    server.keys.hold()
    server.bring(event(PRESS, 1))
    server.keys.give()
    server.bring_what_was_sent()
    assert server.came == [(PRESS, 1)]
    assert server.coming == []


def test_a_key_for_a_window_that_is_gone_stops_no_other_key(server, monkeypatch):
    monkeypatch.setattr(x11_keys, "LONGEST_MS", 0)
    server.keys.hold()
    server.bring(event(PRESS, 1))
    server.keys.give()
    server.coming.clear()  # the server says that there is no such window
    server.bring(event(PRESS, 2))
    while not server.coming:
        QApplication.processEvents()
    server.bring_what_was_sent()
    server.bring_what_was_sent()
    QApplication.processEvents()
    assert server.came == [(PRESS, 2)]
    assert not server.keys.is_giving
