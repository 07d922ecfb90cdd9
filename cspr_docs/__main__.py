"""`python -m cspr_docs` is `cspr`."""

from cspr_docs.cli import main

main()
