"""The real network between a desktop and a server, which can be unplugged and lose what travels."""

from __future__ import annotations

from tiknet_desktop.api.errors import Unreachable
from tiknet_desktop.api.http import HttpTransport, RawAnswer, Request


class Line(HttpTransport):
    """The real transport, whose answers can be lost once they are there, or which reaches nobody."""

    def __init__(self, base_url: str) -> None:
        super().__init__(base_url, user_agent="test")
        self.online = True
        self.lose: set[str] = set()
        """Operations whose next answer is lost on its way back."""
        self.drop: set[str] = set()
        """Operations whose next request is lost on its way there."""
        self.missing: set[str] = set()
        """Operations this server does not have."""
        self.sent: list[str] = []

    async def exchange(self, request: Request) -> RawAnswer:
        """One request, as far as it gets; what is under way when the line is unplugged is lost too."""
        if not self.online:
            raise Unreachable(request.operation, code="offline")
        self.sent.append(request.operation)
        if request.operation in self.missing:
            page = b"<html><body><h1>Not Found</h1></body></html>"
            return RawAnswer(404, {"content-type": "text/html"}, page, len(page), 0, 0.01)
        if request.operation in self.drop:
            self.drop.discard(request.operation)
            raise Unreachable(request.operation, code="timeout", outcome_unknown=True)
        answer = await super().exchange(request)
        if not self.online:
            raise Unreachable(request.operation, code="offline", outcome_unknown=True)
        if request.operation in self.lose:
            self.lose.discard(request.operation)
            raise Unreachable(request.operation, code="timeout", outcome_unknown=True)
        return answer
