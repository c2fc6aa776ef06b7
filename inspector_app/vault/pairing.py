"""What two holders of age keys have in common without ever telling it to each other: X25519 of one's secret key and the
other's public one, as RFC 7748 has it."""

from nacl.bindings import crypto_scalarmult

from inspector_app.vault import age

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHECKSUM = 6


def shared_secret(identity: str, recipient: str) -> bytes:
    """32 bytes that only these two can compute, each from its own secret key (AGE-SECRET-KEY-1…) and the other's public
    one (age1…). Raises :class:`Trouble` ``age-key-malformed``."""
    age.recipient_of(identity)
    age.check_recipient(recipient)
    return crypto_scalarmult(_key(identity), _key(recipient))


def _key(text: str) -> bytes:
    """The 32 bytes in a key's Bech32 (BIP 173), whose checksum was looked at: five bits a letter after the last 1."""
    letters = text.lower().rpartition("1")[2][:-_CHECKSUM]
    bits = 0
    for letter in letters:
        bits = bits << 5 | _LETTERS.index(letter)
    return (bits >> (len(letters) * 5) % 8).to_bytes(32)
