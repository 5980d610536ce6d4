"""Citizens' pages on real sockets: a sample provider, a gateway that trusts it, and browsers
without a script.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from fastapi import FastAPI

from clerkdesk.adapters import billing
from clerkdesk.demo.provider import SampleCitizen, SampleProvider
from clerkdesk.demo.visitor import Visitor
from clerkdesk.domain.eservices import Channel
from clerkdesk.gateway import server
from clerkdesk.gateway.pages import static
from clerkdesk.gateway.service import GatewayDependencies
from clerkdesk.gateway.sign_in import CALLBACK, Provider
from tests import conftest
from tests.serving import serving

RESAD = SampleCitizen("5XK2M7P", "Əliyev", "Rəşad")
ELCIN = SampleCitizen("2MN8T5W", "Quliyev", "Elçin")
CLIENT = "clerkdesk"
SECRET = "sample-secret"


@dataclass
class Pages:
    """The pages of a gateway; ``provider`` and ``behind`` are what stands there."""

    desk: conftest.Desk
    address: str
    provider: SampleProvider
    behind: GatewayDependencies
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
    **behind: Any,
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
        made = GatewayDependencies(
            unit, desk.worker().once, trusted, person or stand_in.person, **behind
        )
        gateway = server.server(made, "127.0.0.1", 0)
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
            behind=made,
            app=offering,
            _stack=stack,
        )
