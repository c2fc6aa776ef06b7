"""The letters of every name are read once, and after that those of what was saved since."""

from dataclasses import replace

from inspector_app.usecases.letters_of_names import letters_of_names
from inspector_app.usecases.people import save_company, save_person
from tests.builders import a_company, a_person
from tests.queries import queries


def test_what_is_saved_later_is_read_alone(context):
    person = save_person(context, a_person("李㐂"))
    first, until = letters_of_names(context, 0)
    assert {"李", "㐂"} <= first
    save_company(context, a_company("𠀀示例建工有限公司"))
    save_person(context, replace(person, name="李𪜀"))
    with queries(context) as sent:
        later, _ = letters_of_names(context, until)
    assert {"𠀀", "𪜀"} <= later
    assert not {"㐂"} & later
    assert len(sent) == 2  # however many are registered
