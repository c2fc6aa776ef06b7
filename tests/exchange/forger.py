"""A laptop's owner who has the right keys and packs what he likes."""

from dataclasses import replace

import pytest

from inspector_app.domain.change import GENESIS
from inspector_app.domain.handover import BlobEntry
from inspector_app.exchange import bag
from inspector_app.exchange.archive import pack
from inspector_app.exchange.dividing import Stretch
from inspector_app.exchange.envelope import Opener
from inspector_app.exchange.package import export_header
from inspector_app.exchange.unpacking import read_package
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sha256
from inspector_app.vault.age import encrypt, recipient_of
from inspector_app.vault.signing import sign


class Forger:
    """``laptop`` has ``journal``, ``card``, ``device``, ``secret`` and ``made_at``; ``office`` is an age identity."""

    def __init__(self, laptop, folder, office):
        self.laptop, self.path, self.office = laptop, folder / "forged.day", office
        self.changes = list(laptop.journal)
        self.secret = laptop.secret
        self.blobs: dict[str, bytes] = {}

    def header(self, **fields):
        stretch = Stretch(0, GENESIS, tuple(self.changes))
        entries = [BlobEntry(name, len(data), "pdf") for name, data in sorted(self.blobs.items())]
        return replace(export_header(self.laptop.card, stretch, entries, self.laptop.made_at), **fields)

    def members(self, header=None, lines=None, comment=None, head=None, extra=()):
        header = header or self.header()
        lines = bag.write_changes(self.changes) if lines is None else lines
        head = bag.write_header(header) if head is None else head
        told = [(bag.HEADER, head), (bag.CHANGES, lines), *extra]
        hashes = [(name, sha256(data)) for name, data in told]
        hashes += [(bag.BLOBS + name, sha256(data)) for name, data in sorted(self.blobs.items())]
        manifest = bag.manifest(hashes)
        tags = bag.tag_manifest(manifest)
        signature = sign(tags, self.secret, comment or bag.trusted_comment(header)).encode()
        return [
            (bag.BAGIT, bag.DECLARATION), (bag.MANIFEST, manifest), (bag.TAG_MANIFEST, tags),
            (bag.SIGNATURE, signature), *told,
            *((bag.BLOBS + name, data) for name, data in sorted(self.blobs.items())),
        ]  # fmt: skip

    def write(self, members=None, raw=None):
        """The package's file."""
        content = raw if raw is not None else b"".join(pack(members or self.members()))
        self.path.write_bytes(encrypt(content, [recipient_of(self.office)]))
        return self.path

    def read(self, members=None, raw=None, **options):
        keys = {self.laptop.device: self.laptop.card.verify_key}
        return read_package(self.write(members, raw), Opener(self.office), keys.get, **options)

    def code(self, *args, **options):
        with pytest.raises(Trouble) as trouble:
            self.read(*args, **options)
        return trouble.value.code
