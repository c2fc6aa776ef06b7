"""An export that is killed at any moment leaves a whole package or only a ``.part``."""

import subprocess
import sys
from random import Random

import pytest

from inspector_app.exchange.envelope import Opener
from inspector_app.exchange.unpacking import read_package
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.signing import new_signing_secret, verify_key_of

DEVICE = "5f0d3c1e-0000-4000-8000-000000000001"
CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from inspector_app.domain.change import GENESIS
from inspector_app.domain.handover import BlobEntry, DeviceCard
from inspector_app.exchange.envelope import Envelope
from inspector_app.exchange.dividing import Stretch
from inspector_app.exchange.package import write_packages
from inspector_app.support.files import sha256

folder, secret, recipient, device = sys.argv[1:]
files = {sha256(data): data for data in (bytes([n]) * 300_000 for n in range(40))}
card = DeviceCard(device, "", "", "", "", "")
entries = [BlobEntry(name, len(data), "pdf") for name, data in files.items()]
print("ready", flush=True)
while True:
    write_packages(
        Path(folder), card, Stretch(0, GENESIS, ()), entries, files.__getitem__,
        made_at=datetime(2026, 11, 24, tzinfo=UTC), signing_secret=secret, envelope=Envelope((recipient,)),
    )
"""


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path):
    identity, secret = new_age_identity(), new_signing_secret()
    random = Random(1)
    whole = parts = 0
    for round_ in range(60):
        if round_ >= 12 and parts and whole:  # a busy machine gets less far in the same time
            break
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path), secret, recipient_of(identity), DEVICE],
            stdout=subprocess.PIPE,
        )
        with child:
            assert child.stdout.readline() == b"ready\n"
            with pytest.raises(subprocess.TimeoutExpired):
                child.wait(random.uniform(0, 0.3))
            child.kill()
        for path in tmp_path.iterdir():
            if path.name.endswith(".part"):
                parts += 1
                continue
            whole += 1
            package = read_package(path, Opener(identity), {DEVICE: verify_key_of(secret)}.get)
            assert len(package.delivery.header.blobs) == 40
    assert parts > 0
    assert whole > 0
