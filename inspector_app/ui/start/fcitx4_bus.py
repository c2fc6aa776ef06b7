"""What fcitx 4 is told and says on the session bus. Signatures: ``dbus/ipc.c`` of fcitx 4.2.9 (``CreateICv3``)."""

import os
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

from inspector_app.ui.start.input_method import OLD

_INPUT = "org.fcitx.Fcitx.InputMethod"
_CONTEXT = "org.fcitx.Fcitx.InputContext"
_PREEDIT, _COMMITS_ITSELF = 1 << 1, 1 << 5
"""What this window can do: show what is composed, and take it in itself when the entry is left."""
_PATIENCE = 0.3
"""Seconds; a key takes a fifth of a millisecond, and who does not answer by then is not waited for."""


@dataclass(frozen=True, slots=True)
class Said:
    """A signal by its name; ``came`` and ``went`` are those of the service itself."""

    name: str
    body: tuple[Any, ...] = ()


class Bus(Protocol):
    """What the bridge needs of the session bus. All of it raises :class:`OSError` once it is gone."""

    def fileno(self) -> int:
        """To be listened to."""

    def begin(self, program: str) -> bool:
        """Have fcitx make a context for this window; False while there is no fcitx."""

    def ask_key(self, symbol: int, code: int, modifiers: int, is_release: bool, moment: int) -> bool:
        """Whether fcitx takes a key. Raises :class:`TimeoutError` when it does not say."""

    def tell(self, what: str, *rect: int) -> None:
        """``FocusIn``, ``FocusOut``, ``Reset``, or ``SetCursorRect`` with left, top, width, height in real pixels."""

    def said(self) -> Iterator[Said]:
        """What came since."""

    def close(self) -> None:
        """Leave the bus; fcitx forgets the context."""


class SessionBus:
    """A :class:`Bus` by jeepney. Raises :class:`OSError` or :class:`KeyError` where there is none."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        from jeepney.bus_messages import MatchRule, message_bus
        from jeepney.io.blocking import open_dbus_connection

        screen = environment.get("DISPLAY", ":0").partition(":")[2].partition(".")[0]
        self._service = f"{OLD}{screen}"
        self._bus = open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"])
        self._came: deque[Any] = deque()
        owner = MatchRule(
            type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged", path="/org/freedesktop/DBus"
        )
        owner.add_arg_condition(0, self._service)
        for rule in (owner, MatchRule(type="signal", interface=_CONTEXT)):
            self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=_PATIENCE)
            self._bus.filter(rule, queue=self._came).__enter__()
        self._path = ""

    def fileno(self) -> int:
        return int(self._bus.sock.fileno())

    def begin(self, program: str) -> bool:
        body = self._ask("/inputmethod", _INPUT, "CreateICv3", "si", program, os.getpid())
        self._path = f"/inputcontext_{body[0]}" if body else ""
        if self._path:
            self._send("SetCapacity", "u", _PREEDIT | _COMMITS_ITSELF)
        return bool(self._path)

    def ask_key(self, symbol: int, code: int, modifiers: int, is_release: bool, moment: int) -> bool:
        keys = symbol, code, modifiers, int(is_release), moment
        body = self._ask(self._path, _CONTEXT, "ProcessKeyEvent", "uuuiu", *keys)
        return bool(body and body[0] > 0)

    def tell(self, what: str, *rect: int) -> None:
        if self._path:
            self._send(what, "i" * len(rect), *rect)

    def said(self) -> Iterator[Said]:
        from jeepney.low_level import HeaderFields

        with suppress(TimeoutError):
            while True:
                self._bus.recv_messages(timeout=0)
        while self._came:
            message = self._came.popleft()
            fields = message.header.fields
            if fields[HeaderFields.member] == "NameOwnerChanged":
                yield Said("came" if message.body[2] else "went")
            elif fields[HeaderFields.path] == self._path:
                yield Said(fields[HeaderFields.member], tuple(message.body))

    def close(self) -> None:
        self._bus.close()

    def _ask(self, path: str, interface: str, name: str, signature: str, *values: object) -> tuple[Any, ...]:
        """What a call gives back; nothing where fcitx refuses it."""
        from jeepney.low_level import MessageType
        from jeepney.wrappers import DBusAddress, new_method_call

        call = new_method_call(DBusAddress(path, self._service, interface), name, signature, values)
        reply = self._bus.send_and_get_reply(call, timeout=_PATIENCE)
        return tuple(reply.body) if reply.header.message_type is MessageType.method_return else ()

    def _send(self, name: str, signature: str, *values: int) -> None:
        """Without waiting."""
        from jeepney.low_level import MessageFlag
        from jeepney.wrappers import DBusAddress, new_method_call

        address = DBusAddress(self._path, self._service, _CONTEXT)
        call = new_method_call(address, name, signature or None, values)
        call.header.flags |= MessageFlag.no_reply_expected
        self._bus.send(call)
