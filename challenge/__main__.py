"""`python -m challenge` is the `challenge` command."""

from challenge.cli import main

main()
