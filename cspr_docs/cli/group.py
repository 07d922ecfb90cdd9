"""The command `cspr`: its subcommands by name, imported only when they are called."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import click

import cspr_docs

COMMANDS = {
    "new": ("starting", "Start a case folder: a few questions, then every field with its explanation."),
    "check": ("checking", "Say what a case still lacks or contradicts, with file, line and column."),
    "status": ("status", "Say what is due when in every case, what is late, and how the days were counted."),
    "considered": ("considered", "List what was referred to the partners, and what came of each."),
    "chronology": (
        "chronology",
        "Write a case's merged chronology into a spreadsheet, with what stands out.",
    ),
    "actions": ("actions", "List every action with its owner, how it stands and what it changed."),
    "themes": (
        "themes",
        "Show what comes back over cases and years, and what became of what was recommended.",
    ),
    "yearly": ("yearly", "Write the section on reviews for the yearly report, with small numbers withheld."),
    "build": ("building", "Make the Word drafts of one case, several or all."),
    "collect": (
        "collect",
        "Take what agencies and owners of actions sent, forms and tables, into the cases.",
    ),
    "redline": ("drafts", "Show what changed between two drafts as tracked changes in Word."),
    "trace": ("drafts", "Say where words in a draft come from: template, data path, file and line."),
    "pull": ("pull", "Bring what reviewers changed in Word back into the case."),
    "generalise": ("generalise", "Propose coarser words in a draft for what identifies somebody."),
    "send": (
        "send",
        "Make a document ready for the Panel or the family, and record it. Sends nothing itself.",
    ),
    "lock": ("lock", "Put a case folder into one encrypted file."),
    "unlock": ("lock", "Make the case folder again from a locked file."),
    "publish": (
        "publish",
        "Make a finished report fit for the public: scrubbed, searched, as web page and PDF.",
    ),
    "verify": ("publish", "Prove that a published or sent package was not changed."),
    "templates": ("starting", "Copy the Word templates here, to change their letterhead and wording."),
    "explain": ("starting", "Explain a problem's code, and what to do about it."),
    "schema": ("starting", "Write the schema of a case file, for editors."),
}
"""For each command the module that holds it, and one line about it."""


@contextmanager
def _visible_errors() -> Iterator[None]:
    """Makes visible what cannot be seen in the words that wrong usage repeats."""
    try:
        yield
    except click.UsageError as error:
        from cspr_docs.problems.wording import visible

        raise click.UsageError(visible(error.format_message()), error.ctx) from None


class LazyGroup(click.Group):
    """A group that knows its commands' names and one line about each, and imports them on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; `None` where there is none of that name."""
        module, _ = COMMANDS.get(cmd_name, ("", ""))
        return getattr(import_module(f"cspr_docs.cli.{module}"), f"{cmd_name}_command") if module else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table and not from the commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; where there is none, the error names those there are."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from cspr_docs.cli.options import refuse_unknown

            refuse_unknown(f"There is no command '{args[0]}'", args[0], COMMANDS, listed="The commands are:")
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """The context of a command line; what is wrong with it is said visibly."""
        with _visible_errors():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; what stops it is printed, and the exit code is 1."""
        from cspr_docs.problems import Stop

        try:
            with _visible_errors():
                return super().invoke(ctx)
        except Stop as stop:
            from cspr_docs.cli.printing import PROBLEMS_FOUND, print_problems

            print_problems(stop.problems)
            raise SystemExit(PROBLEMS_FOUND) from None


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command explains itself: cspr build --help. Nothing is ever sent anywhere.",
)
@click.version_option(cspr_docs.__version__, prog_name="cspr")
def cspr() -> None:
    """Every document of a child safeguarding practice review, from one case folder."""
