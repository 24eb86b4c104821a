"""`python -m winset`."""

from winset.cli import main

main()
