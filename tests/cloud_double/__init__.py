"""A server that behaves as the catalogue says the cloud did in November 2025. Nothing here comes from our own server."""
