"""The partner API over HTTP: transport, sign-in, envelope, errors, capabilities. The only place that imports httpx."""
