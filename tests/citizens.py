"""Citizens' pages on real sockets: a sample provider, a gateway that trusts it, and browsers
without a script.
"""

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from fastapi import FastAPI

from clerkdesk.adapters import billing
from clerkdesk.adapters.file_checkers import FileCheckers
from clerkdesk.demo.provider import SampleCitizen, SampleProvider
from clerkdesk.demo.visitor import Visitor
from clerkdesk.domain.eservices import Channel
from clerkdesk.gateway import server
from clerkdesk.gateway.pages import static
from clerkdesk.gateway.service import GatewayDependencies
from clerkdesk.gateway.sign_in import CALLBACK, Provider
from clerkdesk.usecases.case import casework, review
from tests import conftest, samples
from tests.serving import serving

RESAD = SampleCitizen("5XK2M7P", "Əliyev", "Rəşad")
ELCIN = SampleCitizen("2MN8T5W", "Quliyev", "Elçin")
CLIENT = "clerkdesk"
SECRET = "sample-secret"


@dataclass
class Pages:
    """The pages of a gateway; ``provider`` is where citizens sign in, ``app`` what it serves."""

    desk: conftest.Desk
    address: str
    provider: SampleProvider
    dependencies: GatewayDependencies
    app: FastAPI
    _stack: ExitStack = field(repr=False, default_factory=ExitStack)

    def visitor(self, language: str = "az") -> Visitor:
        return self._stack.enter_context(Visitor(self.address, language))

    def signed_in(
        self, citizen: SampleCitizen = RESAD, way: str = "asan_imza", language: str = "az"
    ) -> Visitor:
        visitor = self.visitor(language)
        return visitor.open(f"{self.address}/sign-in").press(
            "Daxil ol", {"fin": citizen.fin, "way": way}
        )


@contextmanager
def pages(
    desk: conftest.Desk,
    *,
    person: Callable[[str], Any] | None = None,
    pay: dict[str, str] | None = None,
    send_sms: Callable[[str, str], bool] | None = None,
    checkers: FileCheckers | None = None,
) -> Iterator[Pages]:
    with ExitStack() as stack:
        at_gateway = socket.create_server(("127.0.0.1", 0))
        at_provider = socket.create_server(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{at_gateway.getsockname()[1]}"
        issuer = f"http://127.0.0.1:{at_provider.getsockname()[1]}"
        provider = SampleProvider(
            issuer=issuer,
            client_id=CLIENT,
            client_secret=SECRET,
            redirect_uri=address + CALLBACK,
            citizens=[RESAD, ELCIN],
        )
        offering = FastAPI()
        offering.include_router(provider.router)
        offering.add_api_route("/static/{name}", static)
        trusted = Provider(
            address=address,
            issuer=issuer,
            client_id=CLIENT,
            client_secret=SECRET,
            channel=Channel.E_GOV,
            pay=pay or {},
        )
        unit = desk.local if desk.embedded else desk.as_(conftest.GATEWAY)
        stand_in = billing.StandIn(desk.knows)
        dependencies = GatewayDependencies(
            unit_of_work=unit,
            settle=desk.worker().once,
            citizens=trusted,
            person=person or stand_in.person,
            send_sms=send_sms,
            checkers=checkers,
        )
        gateway = server.server(dependencies, "127.0.0.1", 0)
        stack.enter_context(
            serving(
                uvicorn.Server(
                    uvicorn.Config(offering, log_config=None, lifespan="off", ws="none")
                ),
                at_provider,
            )
        )
        stack.enter_context(serving(gateway, at_gateway))
        yield Pages(
            desk=desk,
            address=address,
            provider=provider,
            dependencies=dependencies,
            app=offering,
            _stack=stack,
        )


FAMILY = {
    "object.district": "BAR",
    "object.address": "Bərdə ş., 20 Yanvar küç. 12, m. 4",
    "object.previous_address": "Ağdam r-nu, Quzanlı qəs., Nizami küç. 5",
    "object.reason_code": "new_address",
    "registered_persons": ["2MN8T5W", "6PL0RR9"],
}
"""What a displaced family writes on the second page of its form."""


def uploaded(visitor: Visitor, kinds: Sequence[str] = ("id_card", "ownership_extract")) -> Visitor:
    """Documents of these kinds, put to the form."""
    for kind in kinds:
        visitor.press("Yüklə", ending=f"/documents/{kind}", file=(f"{kind}.pdf", samples.pdf(kind)))
        assert visitor.status == 200, visitor.text
    return visitor


def sent(visitor: Visitor) -> Visitor:
    """From the documents' page: everything is looked at once more, and sent."""
    visitor.press("Davam et", ending="/no-debt/documents")
    assert visitor.path == "/apply/no-debt/check", visitor.text
    return visitor.press("Göndərmək", ending="/no-debt/check")


def applied(pages: Pages, citizen: SampleCitizen = RESAD, code: str = "12045567890") -> Visitor:
    """A no-debt application, filled in and sent; the browser is on its page."""
    visitor = pages.signed_in(citizen).open("/apply/no-debt")
    visitor.press("Göndərmək", {"subscriber_code": code})
    visitor.press(
        "Təsdiqlə",
        {
            "owner.fin": "5XK2M7P",
            "contact.mobile": "050 234 56 78",
            "contact.email": "r.aliyev@example.az",
        },
    )
    return sent(uploaded(visitor))


def at_documents(pages: Pages, citizen: SampleCitizen = RESAD) -> Visitor:
    """A no-debt application, filled in up to its documents."""
    visitor = pages.signed_in(citizen).open("/apply/no-debt")
    visitor.press("Göndərmək", {"subscriber_code": "12045567890"})
    return visitor.press(
        "Təsdiqlə", {"contact.mobile": "050 234 56 78", "contact.email": "r.aliyev@example.az"}
    )


def complete(desk: conftest.Desk, number: str) -> None:
    """The clerk completes it, and taking back is over."""
    desk.worker().once()
    desk.run("gunel", casework.take, number)
    desk.worker().once()
    desk.run("gunel", review.accept_and_approve, number)
    desk.later(seconds=16)
    desk.worker().once()
