"""Whatever stands in a form file that is TOML: it is a form, or it is refused with sentences."""

import json
import tomllib
from copy import deepcopy
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.formdefs.load import parse_form
from inspector_app.formdefs.written import written_out
from inspector_app.support.errors import Refused
from inspector_app.support.words import sentence
from tests.formdefs.conftest import SMALL
from tests.formdefs.test_resolve import NAMED

RAWS = [tomllib.loads(SMALL), tomllib.loads(NAMED)]
JUNK = st.sampled_from(
    [None, 5, -1, True, 1.5, "", "某", "{", "lines", "order.due", "person.enum", ".", date(2026, 1, 5), [], [5], [[]],
     [{}], ["某"], {}, {"include": 5}, {"include": "seal"}, {"name": "lines"}, {"fact": []}, {"label": {}, "value": []},
     {"as": 5}, {"item": {}}, {"from": "claims"}, {"from": "claims", "items": [{}, {"label": "某"}, 5]},
     {"name": ["x"], "from": {}}, {"name": "order.due", "ask": 5, "as": []}]
)  # fmt: skip


def toml(value) -> str:
    match value:
        case dict():
            return "{ " + ", ".join(f"{json.dumps(key)} = {toml(each)}" for key, each in value.items()) + " }"
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value, ensure_ascii=False)


def places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, (*path, key))


@st.composite
def spoiled(draw) -> str:
    """A sound form with one to three of its values taken out or changed for others."""
    raw = deepcopy(draw(st.sampled_from(RAWS)))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from([path for path in places(raw) if path]))
        holder = raw
        for key in way:
            holder = holder[key]
        junk = deepcopy(draw(JUNK))
        if junk is None:
            del holder[last]
        else:
            holder[last] = junk
    return "".join(f"{key} = {toml(value)}\n" for key, value in raw.items())


@given(spoiled())
def test_it_is_a_form_or_it_is_refused_in_words(text):
    written_out(text)
    try:
        form = parse_form(text.encode(), "form.toml")
    except Refused as refusal:
        for problem in refusal.problems:
            assert sentence(problem.code, problem.details)
    else:
        assert form.sha256
