"""Use cases that panes call. A pane never touches SQL, HTTP or threads."""

from tiknet_desktop.services.container import Services, open_services

__all__ = ["Services", "open_services"]
