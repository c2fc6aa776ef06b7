"""Looks for what names somebody in bytes that ought to tell nothing, in every encoding that programs write in."""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from inspector_app.domain.company import Company
from inspector_app.domain.interview import Interview
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.store.store import Store

_BINARY = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_READABLE = re.compile(rb"[ -~]{6,}")
# Four bytes, a name of two signs but for UTF-8, stand by chance in megabytes of sealed bytes once in a dozen runs; what
# is written so tells longer words beside it.
_SHORTEST = 5


def private_words(store: Store) -> frozenset[str]:
    """Whatever names or numbers somebody, what was said, and the store's own secrets."""

    def every() -> Iterator[str]:
        for person in store.all(Person):
            yield from (person.name, person.id_number, person.phone, person.card, person.address)
        for company in store.all(Company):
            yield from (company.name, company.uscc)
        yield from (project.name for project in store.all(Project))
        for interview in store.all(Interview):
            yield from (qa.answer for qa in interview.qas if len(qa.answer) > 6)
        yield from (store.identity.signing_secret, store.identity.age_identity)

    return frozenset(word for word in every() if word)


@dataclass(frozen=True)
class Traces:
    """The words as they would stand in a file."""

    words: frozenset[str]
    raw: dict[bytes, str] = field(init=False, default_factory=dict)
    spelt: dict[bytes, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for word in self.words:
            written = (word.encode(code, "replace") for code in _BINARY)
            self.raw.update(dict.fromkeys((each for each in written if len(each) >= _SHORTEST), word))
            self.spelt.update(dict.fromkeys(_spellings(word), word))

    def found_in(self, content: bytes) -> list[str]:
        """The words that stand in a file's bytes, whichever way they are written."""
        readable = b"\n".join(_READABLE.findall(content))
        raw = {word for written, word in self.raw.items() if written in content}
        return sorted(raw | {word for written, word in self.spelt.items() if written in readable})

    def below(self, folder: Path, but: Iterable[str] = ()) -> dict[str, list[str]]:
        """Every file below a folder in which one stands, or whose name says one; those of these names are left out."""
        told: dict[Path, list[str]] = {}
        known: dict[bytes, list[str]] = {}  # many files lie twice
        for path in folder.rglob("*"):
            if path.is_file() and path.name not in but:
                content = path.read_bytes()
                if content not in known:
                    known[content] = self.found_in(content)
                told[path] = known[content] + self.found_in(path.name.encode())
        return {path.relative_to(folder).as_posix(): words for path, words in told.items() if words}


def _spellings(word: str) -> Iterator[bytes]:
    """In letters and digits alone: base64 wherever the word begins in it, hexadecimal, JSON, and as in an address."""
    for code in _BINARY[:3]:
        data = word.encode(code, "replace")
        yield from (data.hex().encode(), data.hex().upper().encode())
        for before in range(3):
            whole = base64.b64encode(bytes(before) + data).rstrip(b"=")
            # The first letters mix with what stands before, the last with what comes after.
            yield from (each for each in _both(whole[(0, 2, 3)[before] : -1]) if len(each) >= 6)
    if not word.isascii():
        yield json.dumps(word)[1:-1].encode()
        yield json.dumps(word)[1:-1].upper().replace("\\U", "\\u").encode()
        yield quote(word).encode()


def _both(letters: bytes) -> tuple[bytes, bytes]:
    return letters, letters.translate(bytes.maketrans(b"+/", b"-_"))
