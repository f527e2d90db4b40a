"""What stays on this computer: the cache of the server's rows, the outbox, sales, samples and documents, in SQLite."""
