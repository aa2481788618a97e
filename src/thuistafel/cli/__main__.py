"""`python -m thuistafel.cli` is `thuistafel`."""

from __future__ import annotations

import sys

from thuistafel.cli.program import main

sys.exit(main())
