"""专项行动 of the demo: the list, and each part of its campaign."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.lead import Campaign
from inspector_app.ui.oversight.campaign_page import CampaignPage
from inspector_app.ui.targets import ShowSection

_PARTS = ("进展", "方案和步骤", "抽取", "宣传和自查", "督查和考核")


def campaign_shots(session: Callable[[], Any], page_shot: Callable[..., QWidget]) -> dict[str, Callable[[], QWidget]]:
    """Names and builders."""

    def shot(part: str) -> QWidget:
        rid = session().context.store.all(Campaign)[0].rid
        return page_shot(
            "oversight",
            ShowSection("campaigns", rid),
            lambda page: page.findChild(CampaignPage).part.set_value(part),
        )

    return {
        "campaigns": lambda: page_shot("oversight", ShowSection("campaigns")),
        **{f"campaign-{at}": partial(shot, part) for at, part in enumerate(_PARTS, 1)},
    }
