"""The command `cspr`: its subcommands by name, imported only when they are called."""

from importlib import import_module

import click

import cspr_docs

COMMANDS = {
    "new": "Start a case folder: a few questions, then every field with its explanation.",
    "check": "Say what a case still lacks or contradicts, with file, line and column.",
    "build": "Make the Word drafts of one case, several or all.",
    "redline": "Show what changed between two drafts as tracked changes in Word.",
    "trace": "Say where words in a draft come from: template, data path, file and line.",
    "pull": "Bring what reviewers changed in Word back into the case.",
    "generalise": "Propose coarser words in a draft for what identifies somebody.",
    "send": "Make a document ready for the Panel or the family, and record it. Sends nothing itself.",
    "lock": "Put a case folder into one encrypted file.",
    "unlock": "Make the case folder again from a locked file.",
    "publish": "Make a finished report fit for the public: scrubbed, searched, as web page and PDF.",
    "verify": "Prove that a published or sent package was not changed.",
    "templates": "Copy the Word templates here, to change their letterhead and wording.",
    "explain": "Explain a problem's code, and what to do about it.",
    "schema": "Write the schema of a case file, for editors.",
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and one line about each, and imports them on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; `None` where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"cspr_docs.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table and not from the commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant.

        Raises:
            UsageError: there is none; the message names those there are.
        """
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{close[0]}'?" if close else f" The commands are: {', '.join(COMMANDS)}."
            ctx.fail(f"There is no command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command explains itself: cspr build --help. Nothing is ever sent anywhere.",
)
@click.version_option(cspr_docs.__version__, prog_name="cspr")
def cspr() -> None:
    """Every document of a child safeguarding practice review, from one case folder."""
