"""`cspr explain`."""

from difflib import get_close_matches

import click

from cspr_docs.problems import CODES


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a problem's CODE and say what to do; without one, list every code."""
    if code is None:
        for name, known in sorted(CODES.items()):
            click.echo(f"{name:<34} {known.severity}")
        return
    if code not in CODES:
        close = get_close_matches(code, CODES, n=1)
        hint = f" Did you mean '{close[0]}'?" if close else " 'cspr explain' lists them all."
        raise click.UsageError(f"There is no code '{code}'.{hint}")
    click.secho(f"{code} ({CODES[code].severity})", bold=True)
    click.echo(click.wrap_text(CODES[code].explanation, width=88))
