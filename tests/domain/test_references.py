"""A body alone that names nothing; that it names what its record names is tried with the codec (test_records.py)."""

import pytest

from inspector_app.domain.records import KINDS, BadRecord
from inspector_app.domain.references import references_in


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"case_rid":7}', '{"rid":"x"}', "nonsense"])
def test_a_body_of_another_shape_is_a_bad_record(body):
    with pytest.raises(BadRecord):
        references_in("payment", KINDS["payment"].version, body)
