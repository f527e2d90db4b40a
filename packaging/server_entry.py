"""Start of the frozen server program."""

import sys

from embedded_server.cli import main

sys.exit(main())
