"""Fcitx 4 on a session bus of its own, played by a thread: letters are composed, a blank commits them."""

import shutil
import socket
import subprocess
import threading
from collections import deque

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
from shiboken6 import delete

from inspector_app.ui.composition import Composition
from inspector_app.ui.start.fcitx4 import Fcitx4, composing
from inspector_app.ui.start.fcitx4_bus import Said, SessionBus

WORDS = {"nongmingong": "农民工", "shi": "是"}


class Engine:
    """As libpinyin does: what it composed, and what it says of it."""

    def __init__(self):
        self.letters, self.keys, self.told, self.is_in = "", [], [], False

    def key(self, symbol, is_release):
        """Whether it is taken, and what is said."""
        self.keys.append(chr(symbol) if symbol < 256 else hex(symbol))
        if not self.is_in or is_release or (symbol == 0x20 and not self.letters):
            return False, []
        if symbol == 0x20:
            words, self.letters = WORDS[self.letters], ""
            return True, [Said("CommitString", (words,)), Said("UpdatePreedit", ("", 0))]
        if chr(symbol).islower():
            self.letters += chr(symbol)
            return True, [Said("UpdatePreedit", (self.letters, len(self.letters)))]
        return False, []

    def tell(self, what):
        self.told.append(what)
        self.is_in = what == "FocusIn" if what.startswith("Focus") else self.is_in
        if what == "Reset":
            self.letters = ""


class Fake:
    """A bus without a bus; ``silent`` when fcitx hangs."""

    def __init__(self, wire):
        self.engine, self.silent, self.gone, self._wire, self._said = Engine(), False, False, wire, deque()

    def fileno(self):
        return self._wire

    def begin(self, _program):
        return not (self.silent or self.gone)

    def ask_key(self, symbol, _code, _modifiers, is_release, _moment):
        if self.silent:
            raise TimeoutError
        taken, said = self.engine.key(symbol, is_release)
        self._said.extend(said)
        return taken

    def tell(self, what, *_rect):
        self.engine.tell(what)

    def say(self, name):
        self._said.append(Said(name))

    def close(self):
        pass

    def said(self):
        while self._said:
            yield self._said.popleft()


@pytest.fixture
def wire():
    """Something to listen to on which nothing ever comes."""
    here, there = socket.socketpair()
    yield here.fileno()
    here.close()
    there.close()


@pytest.fixture
def page(qtbot):
    page = QWidget()
    page.entry, page.other, page.secret = QLineEdit(), QLineEdit(), QLineEdit(echoMode=QLineEdit.EchoMode.Password)
    column = QVBoxLayout(page)
    for line in (page.entry, page.other, page.secret):
        column.addWidget(line)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.entry.setFocus()
    return page


@pytest.fixture
def fcitx(qapp, page, wire):
    bus = Fake(wire)
    assert Fcitx4.join(qapp, lambda: bus)
    bus.bridge = qapp.findChild(Fcitx4)
    yield bus
    delete(bus.bridge)


def press(page, letters):
    """Real keys come with their symbols, to the window."""
    for letter in letters:
        key = Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, 38, ord(letter), 0, letter)
            QApplication.sendEvent(page.windowHandle(), event)


def test_words_are_composed_and_taken(page, fcitx):
    press(page, "nongmin")
    assert (page.entry.text(), Composition.of_application().text) == ("", "nongmin")
    press(page, "gong ")
    assert page.entry.text() == "农民工"
    press(page, "A ")
    assert page.entry.text() == "农民工A "


def test_what_is_composed_stays_with_its_entry_and_fcitx_forgets_it(page, fcitx):
    press(page, "shi")
    page.other.setFocus()
    press(page, "shi ")
    assert (page.entry.text(), page.other.text()) == ("shi", "是")


def test_a_secret_is_never_told(page, fcitx):
    page.secret.setFocus()
    press(page, "secret ")
    assert fcitx.engine.keys == []
    assert page.secret.text() == "secret "
    assert fcitx.engine.told[-1] == "FocusOut"


def test_keys_are_letters_while_fcitx_is_gone_and_words_once_it_came_again(page, fcitx):
    press(page, "shi")
    fcitx.say("went")
    press(page, " ")
    assert page.entry.text() == "shi "
    fcitx.engine = Engine()
    fcitx.say("came")
    page.other.setFocus()
    press(page, "shi ")
    assert page.other.text() == "是"


def test_the_first_letter_on_a_chosen_cell_is_composed_too(page, fcitx, qtbot):
    """The list had the focus before there was a cell in it to write into: nobody tells that there is one now."""
    table = QTableWidget(1, 2, page)
    table.setItem(0, 0, QTableWidgetItem("1"))
    table.item(0, 0).setFlags(Qt.ItemFlag.ItemIsEnabled)
    page.layout().addWidget(table)
    table.show()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.setCurrentCell(0, 0)
    press(page, "s")
    table.setCurrentCell(0, 1)
    press(page, "shi ")
    QApplication.processEvents()
    assert table.indexWidget(table.currentIndex()).text() == "是"


def test_who_hangs_is_asked_again_in_the_next_entry(page, fcitx):
    press(page, "shi")
    fcitx.silent = True
    press(page, "gu")
    assert page.entry.text() == "shigu"
    fcitx.silent = False
    page.other.setFocus()
    press(page, "shi ")
    assert page.other.text() == "是"


def test_the_cursor_of_a_word_is_told_in_bytes():
    marks = {mark.type: mark.start for mark in composing("农民gong", 6).attributes()}
    assert marks[composing("x", 1).AttributeType.Cursor] == 2


@pytest.fixture
def address():
    if not shutil.which("dbus-daemon"):
        pytest.skip("no dbus-daemon")
    command = ("dbus-daemon", "--session", "--print-address", "--nofork")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        yield daemon.stdout.readline().strip()
        daemon.terminate()


def serve(address, engine, ready):
    """Fcitx 4.2.9 as it answers on a bus."""
    from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    path = DBusAddress("/inputcontext_7", interface="org.fcitx.Fcitx.InputContext")
    with open_dbus_connection(address) as bus:
        bus.send_and_get_reply(message_bus.RequestName("org.fcitx.Fcitx-0"))
        ready.set()
        while True:
            message = bus.receive()
            name = message.header.fields.get(HeaderFields.member)
            if message.header.message_type is not MessageType.method_call:
                continue
            if name == "CreateICv3":
                bus.send(new_method_return(message, "ibuuuu", (7, True, 0, 0, 0, 0)))
            elif name == "ProcessKeyEvent":
                symbol, _code, _modifiers, is_release, _moment = message.body
                taken, said = engine.key(symbol, is_release)
                for each in said:
                    bus.send(new_signal(path, each.name, "si" if len(each.body) > 1 else "s", each.body))
                bus.send(new_method_return(message, "i", (int(taken),)))
            else:
                engine.tell(name)
            if name == "Reset" and "end" in engine.told:
                return


def test_on_a_real_bus(qapp, page, address):
    engine, ready = Engine(), threading.Event()
    fcitx = threading.Thread(target=serve, args=(address, engine, ready))
    fcitx.start()
    assert ready.wait(10)
    bus = SessionBus({"DBUS_SESSION_BUS_ADDRESS": address, "DISPLAY": ":0.0"})
    try:
        assert Fcitx4.join(qapp, lambda: bus)
        press(page, "nongmingong ")
        assert page.entry.text() == "农民工"
    finally:
        engine.told.append("end")
        page.other.setFocus()
        fcitx.join(10)
        delete(qapp.findChild(Fcitx4))
        bus.close()
    assert "SetCursorRect" in engine.told
