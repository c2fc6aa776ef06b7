"""What speaks against a list of what an office received (材料接收清单): it copies what proves who somebody is and into
which account he is paid, and keeps neither (R423 art. 15(1)(4), R724 art. 31(4))."""

import re
from collections.abc import Iterator

from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Problem

_RECEIVED, _ORIGINAL = "received", "原件"
_CARD = re.compile("(?:身份证|护照|工资卡|银行卡|社会保障卡|社保卡)(?!.*(?:复印|照片|扫描|号码))")


def received_problems(form: Form, facts: Facts) -> Iterator[Problem]:
    """An error for each card of a person that is taken as an original; nothing of any other paper."""
    if form.fact(_RECEIVED) is None:
        return
    for number, row in enumerate(facts.get(_RECEIVED) or (), start=1):
        what = str(row.get("document_title") or "")
        if row.get("form") == _ORIGINAL and _CARD.search("".join(what.split())):
            details = {"row": str(number), "what": what.strip()}
            yield Problem("received-card-kept", f"{_RECEIVED}[{number}].form", details=details)
