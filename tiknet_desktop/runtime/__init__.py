"""What keeps the program running: event loop, tasks, threads, change notices, one instance at a time."""
