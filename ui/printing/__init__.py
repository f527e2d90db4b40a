"""What ends on paper: receipts and the QR code of the login link. Black on white in both themes (look, section 8)."""
