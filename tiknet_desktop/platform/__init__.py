"""What differs from computer to computer: folders, secrets, logs, crashes, disks."""
