"""The addresses that two machines have on a cable between them: link-local ones, which no router carries further."""

import os
import socket
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from unicodedata import normalize

PORT = 47210
_NETS = Path("/sys/class/net")
_IPV6 = Path("/proc/net/if_inet6")
_SIOCGIFADDR = 0x8915


@dataclass(frozen=True, slots=True)
class Place:
    """Where one machine listens. ``scope`` is the number of the network card that reaches a link-local IPv6 address,
    different on each machine and 0 where it does not matter."""

    address: IPv4Address | IPv6Address
    port: int = PORT
    scope: int = 0

    def __str__(self) -> str:
        """As a person types it on the other machine: the port only when it is not the usual one."""
        if self.port == PORT:
            return str(self.address)
        return f"[{self.address}]:{self.port}" if self.address.version == 6 else f"{self.address}:{self.port}"

    @property
    def family(self) -> socket.AddressFamily:
        """The kind of socket."""
        return socket.AF_INET if self.address.version == 4 else socket.AF_INET6

    @property
    def told(self) -> tuple[str, int] | tuple[str, int, int, int]:
        """As sockets take it."""
        plain = (str(self.address), self.port)
        return plain if self.address.version == 4 else (*plain, 0, self.scope)


def is_near(address: IPv4Address | IPv6Address) -> bool:
    """Whether it cannot leave the cable: a link-local address, or this machine itself."""
    return address.is_link_local or address.is_loopback


def plain_address(text: str) -> str:
    """An address that was typed with a Chinese input method too, in the signs that an address has."""
    return normalize("NFKC", text).replace("。", ".").strip()


def typed_place(text: str) -> Place:
    """The place that a person typed, with a Chinese input method too (fe80：：1, 169。254。12。34); the card of this
    machine that reaches it may follow (fe80::1%eth0).

    Raises :class:`ValueError` for anything else, a name of a machine too.
    """
    host, port = plain_address(text), PORT
    if host.startswith("["):
        host, _, rest = host[1:].partition("]")
        port = int(rest.removeprefix(":") or PORT)
    elif host.count(":") == 1:
        host, _, rest = host.partition(":")
        port = int(rest)
    if not 0 < port < 1 << 16:
        raise ValueError(text)
    host, _, card = host.partition("%")
    return Place(ip_address(host), port, _number_of(card))


def _number_of(card: str) -> int:
    """Of a card by its name, or as Windows writes it; 0 of one that is not here."""
    if card.isdecimal():
        return int(card)
    try:
        return socket.if_nametoindex(card)
    except OSError:
        return 0


def own_places() -> tuple[Place, ...]:
    """Where this machine can be reached over a cable, the shorter addresses first; none while no cable is ready."""
    found = dict.fromkeys(_of_cards() if _NETS.is_dir() else _of_names())
    return tuple(sorted(found, key=lambda each: each.address.version))


def ways_to(place: Place) -> tuple[Place, ...]:
    """The same place, by each card that may reach it."""
    if place.scope or place.address.version == 4 or not place.address.is_link_local:
        return (place,)
    cards = dict.fromkeys(each.scope for each in own_places() if each.address.version == 6)
    return tuple(replace(place, scope=card) for card in cards)


def _of_names() -> Iterator[Place]:
    """What the system tells of itself by its own name: all of Windows' addresses."""
    with suppress(OSError):
        for *_, told in socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM):
            address = ip_address(str(told[0]).partition("%")[0])
            if address.is_link_local:
                yield Place(address, scope=int(told[3]) if len(told) > 3 else 0)


def _of_cards() -> Iterator[Place]:
    """What Linux tells of the cards that have a cable in them; a Wi-Fi is no cable."""
    cards = {name: index for index, name in socket.if_nameindex() if _has_cable(_NETS / name)}
    for name in cards:
        with suppress(OSError, ValueError):
            address = _ipv4_of(name)
            if address.is_link_local:
                yield Place(address)
    with suppress(OSError):
        for line in _IPV6.read_text(encoding="ascii").splitlines():
            digits, *_, name = line.split()
            six = IPv6Address(int(digits, 16))
            if name in cards and six.is_link_local:
                yield Place(six, scope=cards[name])


def _has_cable(card: Path) -> bool:
    if (card / "wireless").exists() or "/virtual/" in os.path.realpath(card):
        return False
    with suppress(OSError):  # a card that is switched off does not tell
        return (card / "carrier").read_text(encoding="ascii").strip() == "1"
    return False


def _ipv4_of(name: str) -> IPv4Address:
    import fcntl  # not on Windows

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        told = fcntl.ioctl(asked, _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
    return IPv4Address(told[20:24])
