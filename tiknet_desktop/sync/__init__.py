"""Keeping the cache and the server the same: push what was done here, pull what changed there."""
