import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.support.errors import Trouble
from inspector_app.vault.signing import new_signing_secret, sign, verify, verify_key_of

SECRET = base64.b64encode(bytes(range(32))).decode()
KEY = verify_key_of(SECRET)
# Made by sign() and accepted by Debian's minisign 0.11 (minisign -V).
KNOWN = """untrusted comment: signature
RUR3Uc2pmllRIrmKE0YbFi+MSLhXce/xPt8gSJPL8NYUg4b9qzAy9fCuZUmdxPdnwNdGk0kN18bBqlUlelCpN5gJ1snZ7ad4Fww=
trusted comment: device x, 1-9
RE9jQ+1JfRQvUD5GAYyPXcxhEnb7g3jpqhFrUHBjtnr1tJ9SKezy7teeDxI2sIaqgVHCz5S+lw2+G3yHNtMPAw==
"""


def test_a_signature_that_minisign_accepted_is_made_byte_for_byte():
    assert sign(b"manifest\n", SECRET, "device x, 1-9") == KNOWN
    assert verify(b"manifest\n", KNOWN, KEY) == "device x, 1-9"


@given(
    st.binary(max_size=200), st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=40)
)
@settings(max_examples=50, deadline=None)
def test_what_was_signed_is_verified_with_its_comment(data, comment):
    assert verify(data, sign(data, SECRET, comment), KEY) == comment


def test_other_data_other_keys_and_other_comments_are_refused():
    good = sign(b"manifest", SECRET, "1-9")
    other = new_signing_secret()
    for data, signature, key in (
        (b"manifesto", good, KEY),
        (b"manifest", good, verify_key_of(other)),
        (b"manifest", good.replace("1-9", "1-8"), KEY),
        (b"manifest", sign(b"manifest", other, "1-9"), KEY),
        (b"manifest", good.replace("\n", "\r\n"), KEY),
        (b"manifest", good + "more\n", KEY),
        (b"manifest", good.replace("untrusted", "trusted"), KEY),
        (b"manifest", "", KEY),
        (b"manifest", "\n\n\n\n", KEY),
        (b"manifest", good, "no key"),
        (b"manifest", good, ""),
    ):
        with pytest.raises(Trouble, match="signature-wrong"):
            verify(data, signature, key)


@given(st.integers(0, 400), st.sampled_from("Aa0+"))
@settings(max_examples=50, deadline=None)
def test_an_altered_signature_never_passes_with_other_content(position, letter):
    good = sign(b"manifest", SECRET, "1-9")
    place = position % len(good)
    altered = good[:place] + letter + good[place + 1 :]
    if altered.split("\n")[1:] == good.split("\n")[1:] and altered.startswith("untrusted comment: "):
        assert verify(b"manifest", altered, KEY) == "1-9"
    else:
        with pytest.raises(Trouble, match="signature-wrong"):
            verify(b"manifest", altered, KEY)


def test_a_comment_is_one_line():
    with pytest.raises(ValueError, match="one line"):
        sign(b"", SECRET, "a\nb")
