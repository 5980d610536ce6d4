"""From which address somebody calls: the other end of the line, or what a trusted proxy says."""

import ipaddress
from collections.abc import Sequence

from fastapi import Request

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.gateway.rate import Rate

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
FORWARDED = "x-forwarded-for"
STRANGERS_PER_MINUTE = 300
"""Requests of one address by whoever is not signed in."""
WRONG_CODES_PER_MINUTE = 60
"""Wrong codes of certificates from one address."""
WRONG_OF_NUMBER_PER_MINUTE = 10
"""And of those the ones for one number."""
WRONG_KEYS_PER_MINUTE = 60
"""Wrong keys of portals from one address."""
_SHARED = 4
"""So many times more where the line comes from the own machine and no proxy is trusted: behind it
may be everybody.
"""
_IPV6_HOME = 64
"""Bits of an IPv6 address that a household has for itself: whoever counts further counts nobody."""


def trusted(stated: str) -> tuple[Network, ...]:
    """Addresses and networks with commas between them. Raises Invalid naming the variable."""
    try:
        return tuple(
            ipaddress.ip_network(part.strip()) for part in stated.split(",") if part.strip()
        )
    except ValueError:
        raise Invalid("proxies", field="CLERKDESK_TRUSTED_PROXIES") from None


class Callers:
    """Who calls, and how often. ``proxies``: whose word about the address is taken."""

    def __init__(self, proxies: Sequence[Network] = ()) -> None:
        self._proxies = proxies
        self.rate = Rate()

    def address(self, request: Request) -> str:
        """The address under which a request is counted, the network of a household in IPv6.

        A proxy writes at the right end of X-Forwarded-For whom it has heard itself: from there the
        first one that is no trusted proxy is the caller; what stands left of it anybody can write.
        """
        peer = _parsed(request.client.host if request.client else "")
        if peer is None:
            return ""
        stated = [
            part.strip()
            for value in request.headers.getlist(FORWARDED)
            for part in value.split(",")
        ]
        while stated and self._trusts(peer):
            before = _parsed(stated.pop())
            if before is None:
                break
            peer = before
        if peer.version == 6:
            return str(ipaddress.ip_network((peer, _IPV6_HOME), strict=False))
        return str(peer)

    def _trusts(self, peer: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
        return any(peer.version == proxy.version and peer in proxy for proxy in self._proxies)

    def count_stranger(self, request: Request) -> None:
        """Raises NotAllowed (too_many_requests)."""
        limit = STRANGERS_PER_MINUTE * (_SHARED if self._is_shared(request) else 1)
        _refuse(self.rate.wait(("stranger", self.address(request)), limit), limit)

    def count_wrong_key(self, request: Request) -> None:
        """Whoever knows a key comes in whatever others have tried from the same address. Raises
        NotAllowed (too_many_requests).
        """
        limit = WRONG_KEYS_PER_MINUTE * (_SHARED if self._is_shared(request) else 1)
        _refuse(self.rate.wait(("key", self.address(request)), limit), limit)

    def require_codes_left(self, request: Request, number: str) -> None:
        """Before a code is compared. Raises NotAllowed (too_many_requests): there were too many
        wrong ones.
        """
        for key, limit in self._buckets_of_codes(request, number):
            _refuse(self.rate.peek(key, limit), limit)

    def count_wrong_code(self, request: Request, number: str) -> None:
        """A code was wrong."""
        for key, limit in self._buckets_of_codes(request, number):
            self.rate.wait(key, limit)

    def _buckets_of_codes(self, request: Request, number: str) -> list[tuple[tuple[str, ...], int]]:
        address = self.address(request)
        of_number = (("code", address, number), WRONG_OF_NUMBER_PER_MINUTE)
        if self._is_shared(request):
            # One who guesses must not keep everybody else's papers from being looked at.
            return [of_number]
        return [of_number, (("code", address), WRONG_CODES_PER_MINUTE)]

    def _is_shared(self, request: Request) -> bool:
        peer = _parsed(request.client.host if request.client else "")
        return not self._proxies and (peer is None or peer.is_loopback)


def _refuse(seconds: int, limit: int) -> None:
    if seconds:
        raise NotAllowed("too_many_requests", limit=limit, seconds=seconds)


def _parsed(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """None: it is no address; an IPv4 one in the clothes of IPv6 is itself."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0].strip("[]"))
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address
