"""On which server an office's merged database is, as somebody types it: what the command line takes as one address."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from inspector_app.support.cable import plain_address
from inspector_app.support.errors import Problem, Refused

_PLACE = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Host and port, database, and who logs in there with which password. The password is never kept."""

    place: str
    database: str
    user: str
    password: str = field(default="", repr=False)


def server_url(address: ServerAddress) -> str:
    """The address of a PostgreSQL server as ``--into`` has it. Raises :class:`Refused` ``office-server-place``,
    ``office-server-database`` or ``office-server-user``."""
    place, database, user = plain_address(address.place), address.database.strip(), address.user.strip()
    lacking = {"place": not _PLACE.fullmatch(place), "database": not database, "user": not user}
    problems = [Problem(f"office-server-{name}", name) for name, is_lacking in lacking.items() if is_lacking]
    if problems:
        raise Refused(*problems)
    secret = f":{quote(address.password, safe='')}" if address.password else ""
    return f"postgresql://{quote(user, safe='')}{secret}@{place}/{quote(database, safe='')}"


def known_server(name: str) -> tuple[str, str]:
    """Host with port, and database, of a server as an office remembers it."""
    place, _, database = name.partition("/")
    return place, database
