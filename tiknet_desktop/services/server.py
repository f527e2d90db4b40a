"""Which server this computer talks to, and how things stand with it."""

from __future__ import annotations

from tiknet_desktop.runtime.changebus import ChangeBus
from tiknet_desktop.sync.connectivity import Connectivity


class Server:
    """The server in use. ``home`` names it where its address changes between starts: the server on this computer gets
    another port each time, and the accounts on it must stay the same."""

    def __init__(self, base_url: str, bus: ChangeBus, *, home: str = "", local: bool = False) -> None:
        self._bus = bus
        self.base_url = base_url.rstrip("/")
        self.home = home
        self.local = local
        self.connectivity = Connectivity(bus, local=local)

    @property
    def identity(self) -> str:
        """What the folder of an account is named after, besides its user."""
        return self.home or self.base_url

    def move(self, base_url: str, *, home: str = "", local: bool = False) -> None:
        """Use another server from now on; no account may be open."""
        self.base_url, self.home, self.local = base_url.rstrip("/"), home, local
        self.connectivity = Connectivity(self._bus, local=local)
