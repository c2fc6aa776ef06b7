"""What a record names: asked of the record, and of its body alone."""

import pytest
from hypothesis import given, settings

from inspector_app.domain.records import KINDS, BadRecord, encode
from inspector_app.domain.references import references, references_in
from tests.domain.test_records import strategy


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_names_what_its_record_names(kind):
    @settings(max_examples=15, deadline=None)
    @given(strategy(KINDS[kind].type))
    def names_the_same(record):
        assert references_in(kind, KINDS[kind].version, encode(record)) == references(record)

    names_the_same()


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"case_rid":7}', '{"rid":"x"}', "nonsense"])
def test_a_body_of_another_shape_is_a_bad_record(body):
    with pytest.raises(BadRecord):
        references_in("payment", KINDS["payment"].version, body)
