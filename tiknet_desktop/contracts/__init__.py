"""What the partner API can do and what it talks about, declared once."""
