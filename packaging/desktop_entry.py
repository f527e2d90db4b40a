"""Start of the frozen desktop program."""

import sys

from tiknet_desktop.__main__ import main

sys.exit(main())
