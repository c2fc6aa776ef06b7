"""What measures look at of campaigns: 宣传, 自查, 督查 and the steps of their plans."""

from datetime import date
from typing import NamedTuple


class PublicityRow(NamedTuple):
    rid: str
    campaign_rid: str
    on: date
    town: str
    heads: int | None
    leaflets: int | None
    consulted: int | None


class SelfReportRow(NamedTuple):
    rid: str
    campaign_rid: str
    project_rid: str
    company_rid: str
    due: date | None
    received_on: date | None
    contracts: int | None


class SupervisionRow(NamedTuple):
    rid: str
    campaign_rid: str
    on: date
    corrected_on: date | None


class PlanStepRow(NamedTuple):
    rid: str
    campaign_rid: str
    title: str
    first_day: date
    last_day: date
    done_on: date | None
