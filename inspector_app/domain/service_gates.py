"""What proves a service, by its way, and to whom two of the ways are open (PR-07)."""

from inspector_app.domain.act import Service, ServiceMethod
from inspector_app.domain.alike import same_name
from inspector_app.domain.contact import HidingSign
from inspector_app.domain.reason import who_problems
from inspector_app.domain.situation import Situation
from inspector_app.support.errors import Level, Problem
from inspector_app.support.vocabulary import word

_NOBODY_RECEIVES = (ServiceMethod.LEFT, ServiceMethod.PUBLIC_NOTICE, ServiceMethod.POSTED)


def served_with_proof(s: Situation) -> list[Problem]:
    """PR-07: a paper counts as served by its method, its receiver and the proof of it."""
    if s.service is None:
        return []
    return [*service_problems(s.service), *_open_to(s, s.service), *_other_than_known(s, s.service)]


def _other_than_known(s: Situation, service: Service) -> list[Problem]:
    """Who is said to be the party's 法定代表人, or the party himself, is called otherwise in the register: one of both
    is wrong, and whoever contests the service shows it."""
    (standing, name), relation = s.on_record, service.receiver_relation.strip()
    told = any(each.endswith(standing) for each in (relation, relation.removesuffix("本人")))
    if not (told and name.strip() and service.receiver.strip()) or same_name(service.receiver, name):
        return []
    details = {"receiver": service.receiver.strip(), "standing": standing, "name": name}
    return [Problem("service-receiver-otherwise", "service.receiver", Level.WARNING, details)]


def _open_to(s: Situation, service: Service) -> list[Problem]:
    """Whoever received it may sign for the party (CPL art. 88). Three ways are open only to some: posting proves an
    order against somebody who hides and nothing else (J2013-3 art. 4(2), N100), electronic service binds who signed
    that it may be used (APL art. 61(2)), a public notice reaches whom nobody can find (CPL art. 95)."""
    if s.elsewhere:
        return _handed_over(s, service)
    if not s.reached and service.receiver.strip():
        details = {"receiver": service.receiver, "relation": service.receiver_relation.strip() or "没有写明关系"}
        code = "service-receiver-person" if s.to_person else "service-receiver-power"
        return [Problem(code, "service.receiver", Level.WARNING, details)]
    if service.method is ServiceMethod.ELECTRONIC and service.confirmed and not s.agreed:
        return [Problem("service-electronic-unsigned", "service.confirmed", Level.WARNING)]
    if not s.sought:
        return [Problem("service-public-untried", "service.method", Level.WARNING)]
    if service.method is not ServiceMethod.POSTED or s.hides is None:
        return []
    kept_here = HidingSign.SHOWN  # the service keeps its own pictures
    lacking = [word(each.sign) for each in s.hides.conditions if not each.is_met and each.sign is not kept_here]
    details = {"party": s.hides.party, "lacking": "；".join(lacking)}
    return [Problem("service-posted-not-hiding", "service.method", details=details)] if lacking else []


def _handed_over(s: Situation, service: Service) -> list[Problem]:
    """What goes to the police, a court or a bank (T310 art. 6, AEL art. 54, R724 art. 32) is no paper to the party of
    which it speaks: none of the ways that reach a party against its will serves, and none of its people receives it."""
    details = {"to": s.elsewhere, "party": s.party_names[0], "receiver": service.receiver.strip()}
    if service.method in _NOBODY_RECEIVES:
        return [Problem("service-elsewhere-way", "service.method", details=details)]
    relation = "".join(service.receiver_relation.split())
    if any(same_name(service.receiver, name) or relation.startswith(name) for name in s.party_names if name):
        return [Problem("service-to-party", "service.receiver", details=details)]
    if s.reached or not service.receiver.strip():
        return []
    details["relation"] = relation or "没有写明关系"
    return [Problem("service-receiver-office", "service.receiver", Level.WARNING, details)]


def service_problems(service: Service) -> list[Problem]:
    """The proof that each method of service wants (CPL arts 87–95; APL art. 61; J2013-3 art. 4)."""
    problems = []
    if not service.receiver.strip() and service.method not in _NOBODY_RECEIVES:
        problems.append(Problem("service-no-receiver", "service.receiver"))
    for field in ("receiver", "witness"):
        problems += who_problems(f"service.{field}", getattr(service, field))
    if len(set(service.inspector_rids)) < 2:
        problems.append(Problem("gate-two-inspectors", "service.inspectors"))
    wants = {
        ServiceMethod.LEFT: (bool(service.refusal) and bool(service.witness or service.evidence_rids), "service-left"),
        ServiceMethod.ELECTRONIC: (service.confirmed, "service-electronic"),
        ServiceMethod.MAIL: (bool(service.tracking), "service-mail"),
        ServiceMethod.PUBLIC_NOTICE: (bool(service.refusal), "service-public-notice"),
        ServiceMethod.POSTED: (bool(service.refusal and service.place and service.evidence_rids), "service-posted"),
    }
    fulfilled, code = wants.get(service.method, (True, ""))
    return problems if fulfilled else [*problems, Problem(code, "service.method")]
