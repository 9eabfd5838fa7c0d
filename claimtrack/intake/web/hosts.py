"""Which machines may be called: those of the open internet, and those that the user has allowed by name."""

import ipaddress
import socket
from collections.abc import Collection, Iterable
from typing import TypeAlias

import httpcore
from typing_extensions import override

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message

Internet: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
CONNECT_SECONDS = 10.0

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # IPv4 behind a translator, RFC 6052
_IPV4 = 2**32


class CheckedNetwork(httpcore.NetworkBackend):
    """Looks a host up, checks what it found, and connects to that very machine; the name is not looked up again."""

    def __init__(self, allowed: Collection[str]) -> None:
        """Names of hosts that may be called wherever they are."""
        self._allowed = {name.lower().rstrip(".") for name in allowed}
        self._network = httpcore.SyncBackend()

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection; Problem where the host is not known or leads into a private network."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise Problem(Message("fetch.unknown-host", host=host)) from None
        places = list(dict.fromkeys(str(address[0]) for *_, address in found))
        if host.lower().rstrip(".") not in self._allowed:
            places = [place for place in places if is_public(place)]
        if not places:
            raise Problem(Message("fetch.private", host=host))
        failure: Exception | None = None
        for place in places:
            try:
                return self._network.connect_tcp(place, port, CONNECT_SECONDS, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise Problem(Message("fetch.no-connection", host=host)) from failure


def is_public(place: str) -> bool:
    """Whether an address of the internet protocol is one that everybody reaches, however it is written or wrapped."""
    try:
        address: Internet = ipaddress.ip_address(place.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inside is None and address in _TRANSLATED:
            inside = ipaddress.IPv4Address(int(address) % _IPV4)
        if inside is not None and not is_public(str(inside)):
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
