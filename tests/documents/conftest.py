"""What every test of this floor may ask for."""

from collections.abc import Callable

import pytest

from inspector_app.formdefs.model import Block, CopyDef, Facts
from tests.documents.papers import a_form, rendered, text_of


@pytest.fixture
def show() -> Callable[..., str]:
    """Render one block with some facts and give back the text of the paper."""

    def shown(block: Block, facts: Facts, copy: CopyDef | None = None) -> str:
        return text_of(rendered(a_form(block), facts, copy))

    return shown
