"""The layout of a package: a BagIt bag whose manifest is signed; the names, the order and the text of each part."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from inspector_app.domain.brought import PACKAGE_END
from inspector_app.domain.canonical import BadRecord, OtherForm, canonical
from inspector_app.domain.change import Change, Op
from inspector_app.domain.codec import plain, read_exactly
from inspector_app.domain.handover import OLD_FORMAT, PACKAGE_FORMAT, ExportHeader
from inspector_app.exchange.archive import malformed
from inspector_app.exchange.caps import READER
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sha256

BAGIT, MANIFEST, TAG_MANIFEST = "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"
SIGNATURE = f"{TAG_MANIFEST}.minisig"
HEADER, CHANGES, BLOBS = "data/export.json", "data/changes.jsonl", "data/blobs/"
SUMMARY = "data/SUMMARY.txt"
TAG_FILES = (BAGIT, MANIFEST, TAG_MANIFEST, SIGNATURE)
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE = re.compile(r"([0-9a-f]{64})  (data/(?:export\.json|changes\.jsonl|SUMMARY\.txt|blobs/[0-9a-f]{64}))")
_DEVICE = re.compile(r"[0-9A-Za-z-]{8,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST_NAME = 500
SENT = ("case", "copy")
"""Packages to a colleague, by how their senders begin: no device is called so."""
_ROLES = ("pdf", "evidence")
_COMMENT = re.compile(r"format:(\d{1,6}) device:([0-9A-Za-z-]{8,64}) (.{1,400})")


def package_name(header: ExportHeader, again: str = "") -> str:
    """``<device8>_<from>-<to>.day``, with ``.v2`` before the ending for a second volume.

    ``again`` tells another package of the same stretch from the first one: ``<device8>_<from>-<to>_b.day``.
    """
    volume = f".v{header.volume}" if header.volume > 1 else ""
    if (kind := header.device.partition("-")[0]) in SENT:  # it bears the last digits, which no other of its sender does
        return f"{kind}-{header.device[-8:]}{again and f'_{again}'}{volume}.{kind}"
    return f"{header.device[:8]}_{header.first}-{header.last}{again and f'_{again}'}{volume}{PACKAGE_END}"


def is_leaving(name: str, device: str) -> bool:
    """Whether a file can only be what a killed export of this device left behind."""
    return re.fullmatch(re.escape(device[:8]) + r"_\d+-\d+(_[a-z]+)?(\.v\d+)?\.day\.part", name) is not None


def check_device(device: str) -> None:
    """A device's id becomes part of a file name, so it must be plain ASCII."""
    if not is_device(device):
        raise ValueError(f"{device!r} is no device id")


def is_device(text: str) -> bool:
    """Whether this can be the id of a laptop: 8 to 64 letters, digits and hyphens."""
    return _DEVICE.fullmatch(text) is not None


def is_digest(text: str) -> bool:
    """Whether this can be a SHA-256 as we write it."""
    return _DIGEST.fullmatch(text) is not None


def manifest(hashes: Iterable[tuple[str, str]]) -> bytes:
    """Lines of hash and name, as ``sha256sum -c`` reads them."""
    return "".join(f"{digest}  {name}\n" for name, digest in hashes).encode("ascii")


def tag_manifest(manifest_bytes: bytes) -> bytes:
    """The manifest of the tag files: this is what is signed."""
    return manifest([(BAGIT, sha256(DECLARATION)), (MANIFEST, sha256(manifest_bytes))])


def read_manifest(data: bytes) -> dict[str, str]:
    """Name → hash, in order. Raises :class:`Trouble` ``package-malformed`` for any other name, order or repetition."""
    found: dict[str, str] = {}
    for line in data.decode("ascii", "replace").splitlines():
        matched = _LINE.fullmatch(line)
        if not matched:
            raise malformed("manifest")
        digest, name = matched.groups()
        if name in found or (name.startswith(BLOBS) and name != BLOBS + digest):
            raise malformed("manifest")
        found[name] = digest
    if list(found)[:2] != [HEADER, CHANGES] or SUMMARY in list(found)[3:] or manifest(found.items()) != data:
        raise malformed("manifest")
    return found


def has_summary(header: ExportHeader) -> bool:
    """Whether a package of this header sums itself up in plain words."""
    return header.format > OLD_FORMAT


def trusted_comment(header: ExportHeader) -> str:
    """What the signature says beside the manifest: so a header cannot be exchanged for another."""
    stretch = f"from:{header.first} to:{header.last} volume:{header.volume}/{header.volumes}"
    return f"format:{header.format} device:{header.device} {stretch} prev:{header.prev} head:{header.head}"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a signature's comment claims before it was verified: the format and the sender."""

    format: int
    device: str


def read_claim(signature: str) -> Claim:
    """The claim in a signature file's comment. Raises :class:`Trouble` ``package-unsigned``."""
    lines = signature.splitlines()
    if len(lines) == 4 and lines[2].startswith("trusted comment: "):
        matched = _COMMENT.fullmatch(lines[2].removeprefix("trusted comment: "))
        if matched:
            return Claim(int(matched[1]), matched[2])
    raise Trouble("package-unsigned")


def write_header(header: ExportHeader) -> bytes:
    """The text of ``export.json``."""
    return canonical(plain(header)).encode()


def read_header(data: bytes) -> ExportHeader:
    """The header. Raises :class:`Trouble` ``package-malformed`` or ``package-too-new``."""
    header: ExportHeader = _value(ExportHeader, data, "export.json")
    check_format(header.format)
    for where, good in _header_texts(header).items():
        if not good:
            raise malformed("header-text", where=where)
    if header.last - header.first >= READER.count:  # a later volume holds no changes that would prove the number
        raise malformed("header-numbers")
    return header


def _header_texts(header: ExportHeader) -> dict[str, bool]:
    """Each text of a header by its name, and whether it is what it should be and no longer."""
    return {
        "device": is_device(header.device),
        "agency": len(header.agency) <= _LONGEST_NAME,
        "inspector": len(header.inspector) <= _LONGEST_NAME,
        "prev": is_digest(header.prev),
        "head": is_digest(header.head),
        "missing": all(map(is_digest, header.missing)) and len(set(header.missing)) == len(header.missing),
        "blobs": all(is_digest(entry.sha256) and entry.role in _ROLES for entry in header.blobs),
    }


def check_format(number: int) -> None:
    """Raises :class:`Trouble` ``package-too-new`` for a format that this program does not know yet."""
    if number > PACKAGE_FORMAT:
        raise Trouble("package-too-new", format=str(number))
    if number < 1:
        raise malformed("format")


def write_changes(changes: Iterable[Change]) -> bytes:
    """One line of canonical JSON for each change."""
    return b"".join(canonical(plain(change)).encode() + b"\n" for change in changes)


def read_changes(data: bytes, most: int) -> tuple[Change, ...]:
    """The changes of ``changes.jsonl``.

    Raises :class:`Trouble` ``package-malformed``, and ``package-chain-broken`` for more than ``most``, of which no more
    are looked at.
    """
    if data and not data.endswith(b"\n"):
        raise malformed("line-cut")
    lines = data.split(b"\n")[:-1]
    changes = tuple(_change(line, f"changes.jsonl:{number}") for number, line in enumerate(lines[:most], start=1))
    if len(lines) > most:
        raise Trouble("package-chain-broken")
    return changes


def _change(line: bytes, where: str) -> Change:
    change: Change = _value(Change, line, where)
    if b"\\u0000" in line and _has_zero(change):
        raise malformed("line-zero", where=where)  # SQL has no place for it
    if change.op is Op.WITHHELD and not (is_digest(change.hash) and not (change.body or change.actor or change.reason)):
        raise malformed("line-content", where=where)
    return change


def _has_zero(change: Change) -> bool:
    texts = (change.kind, change.rid, change.group, change.hlc, change.actor, change.reason, *change.parents)
    return any("\x00" in text for text in (*texts, change.body))


def _value(expected: type, data: bytes, where: str) -> Any:
    """A value from canonical JSON; the bytes must be exactly those that we would write for it."""
    if len(data) > READER.line and where != "export.json":
        raise malformed("line-long", where=where)
    try:
        return read_exactly(expected, data, where)
    except OtherForm as error:
        raise malformed("line-form", where=where) from error
    except BadRecord as error:
        raise malformed("line-content", where=where) from error
