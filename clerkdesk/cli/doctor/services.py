"""Who is asked and told outside: each is really spoken to, with nothing that changes anything."""

from functools import partial
from urllib.parse import urlsplit

from clerkdesk import bootstrap, clock
from clerkdesk.adapters import mail, service_secrets, sms
from clerkdesk.adapters.mail import NotSent
from clerkdesk.cli.doctor.checks import Check, Part
from clerkdesk.cli.doctor.network import of_certificate
from clerkdesk.domain.answers import DidNotAnswer
from clerkdesk.settings import Settings
from clerkdesk.usecases.catalogue import known, sentence

NO_CODE = "0000000000"
NO_FIN = "0000000"
"""Nobody's: whatever is answered changes nothing, and tells nobody's data."""
SECONDS = 6.0
_HEARD = ("answer_refused", "answer_lacks_account")
"""The question was about nobody, and that is what was said."""


def parts(settings: Settings, language: str) -> list[Part]:
    """Everybody outside whom the settings name."""
    return [
        Part("mail", partial(_mail, settings, language)),
        Part("sms", partial(_sms, settings, language)),
        Part("billing", partial(_billing, settings, language)),
        Part("register", partial(_register, settings, language)),
    ]


def _mail(settings: Settings, language: str) -> list[Check]:
    """As before a message, and none is sent."""
    if not settings.smtp_url:
        return [Check("mail", "none", "CLERKDESK_SMTP_URL: .eml → messages/")]
    server = mail.Smtp(settings.smtp_url, service_secrets.password(settings, "smtp"), SECONDS)
    host = urlsplit(settings.smtp_url).hostname or ""
    try:
        certificate = server.greet()
    except NotSent as error:
        return [Check("mail", "bad", f"{host}: {_fault(error.fault, language)}")]
    code = "doctor_mail_signed_in" if server.has_account else "doctor_mail_greeted"
    checks = [Check("mail", "ok", sentence(code, {"host": host}, language))]
    # That of smtps:// is looked at with all the others.
    if certificate is not None and not settings.smtp_url.startswith("smtps"):
        checks.append(of_certificate(f"tls {host}", certificate, language))
    return checks


def _sms(settings: Settings, language: str) -> Check:
    """What became of a message that does not exist."""
    if not settings.sms_url:
        return Check("sms", "none", "CLERKDESK_SMS_URL: .txt → messages/")
    provider = sms.sender(settings.sms_url, service_secrets.password(settings, "sms"), SECONDS)
    host = urlsplit(settings.sms_url).hostname or ""
    try:
        provider.greet()
    except NotSent as error:
        return Check("sms", "bad", f"{host}: {_fault(error.fault, language)}")
    except sms.Unclear:
        return Check("sms", "bad", sentence("answer_malformed", None, language))
    finally:
        provider.close()
    return Check("sms", "ok", sentence("doctor_sms_answers", {"host": host}, language))


def _billing(settings: Settings, language: str) -> Check:
    asked = bootstrap.authorities(settings).billing
    if asked is None:
        return Check("billing", "none", "CLERKDESK_BILLING_URL")
    try:
        asked.debt(NO_CODE, clock.real())
    except DidNotAnswer as silence:
        if silence.fault not in _HEARD:
            return Check("billing", "bad", _of(settings.billing_url, silence.fault, language))
    return Check("billing", "ok", _answers(settings.billing_url, language))


def _register(settings: Settings, language: str) -> Check:
    asked = bootstrap.authorities(settings).register
    if asked is None:
        return Check("register", "none", "CLERKDESK_REGISTER_URL")
    try:
        asked.person(NO_FIN)
    except DidNotAnswer as silence:
        if silence.fault not in _HEARD:
            return Check("register", "bad", _of(settings.register_url, silence.fault, language))
    return Check("register", "ok", _answers(settings.register_url, language))


def _host(address: str | None) -> str:
    """Behind a view of a database there is no address."""
    return urlsplit(address.rpartition("+")[2]).netloc.rpartition("@")[2] if address else "views"


def _of(address: str | None, fault: str, language: str) -> str:
    return f"{_host(address)}: {_fault(fault, language)}"


def _answers(address: str | None, language: str) -> str:
    return sentence("doctor_answers", {"host": _host(address)}, language)


def _fault(fault: str, language: str) -> str:
    """With the server's own number, where it has given one."""
    words = sentence(fault, None, language) if known(fault) else fault
    number = fault.partition(" ")[2]
    return f"{words} ({number})" if number else words
