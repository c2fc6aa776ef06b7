import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.support.errors import Trouble
from inspector_app.vault.note import NoteFile


@settings(max_examples=25)
@given(notes=st.lists(st.binary(max_size=256).filter(lambda note: not note.endswith(b"\0")), min_size=1, max_size=4))
def test_a_note_is_read_as_it_was_written_and_only_with_its_key(tmp_path_factory, notes):
    file = NoteFile(tmp_path_factory.mktemp("note") / "note", b"k" * 32)
    assert file.read() is None
    for note in notes:
        assert file.write(note)
        assert file.read() == note
    assert file.path.stat().st_size < 512
    with pytest.raises(Trouble, match="note-unreadable"):
        NoteFile(file.path, b"x" * 32).read()


def test_a_note_that_is_too_long_is_our_mistake(tmp_path):
    with pytest.raises(ValueError, match="256"):
        NoteFile(tmp_path / "note", b"k" * 32).write(b"x" * 257)
