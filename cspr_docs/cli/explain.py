"""`cspr explain`."""

import click


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a problem's CODE and say what to do; without one, list every code."""
    from cspr_docs.problems import every_code
    from cspr_docs.problems.suggestion import nearest

    codes = every_code()
    if code is None:
        for name, known in sorted(codes.items()):
            click.echo(f"{name:<34} {known.severity}")
        return
    if code not in codes:
        near = nearest(code, codes)
        hint = f" Did you mean '{near}'?" if near else " 'cspr explain' lists them all."
        raise click.UsageError(f"There is no code '{code}'.{hint}")
    click.secho(f"{code} ({codes[code].severity})", bold=True)
    click.echo(click.wrap_text(codes[code].explanation, width=88))
