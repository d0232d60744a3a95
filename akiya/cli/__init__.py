"""The command line: one command a file, each a few lines over `akiya.app`."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

COMMANDS = ("check", "build", "serve", "search", "fields", "import", "media", "tour")


class _Commands(click.Group):
    """Loads a command's module only when it is used, so that `akiya --help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return one command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = {"import": "import_"}.get(cmd_name, cmd_name)  # import is a word of Python
        command: click.Command = importlib.import_module(f"akiya.cli.{module}").command
        return command

    def main(self, *given: Any, **named: Any) -> Any:
        """Run as a program; what is wrong with the command line is told in the reader's language."""
        run: Any = super().main
        if not named.pop("standalone_mode", True):
            return run(*given, **named, standalone_mode=False)
        try:
            code = run(*given, **named, standalone_mode=False)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.ClickException, click.Abort) as error:
            arguments = given[0] if given else named.get("args")
            sys.exit(_told(error, sys.argv[1:] if arguments is None else arguments))
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a file of the operator's that cannot be used ends it with one line, not with a traceback."""
        from akiya.store import ContentError

        try:
            return super().invoke(ctx)
        except ContentError as error:
            raise click.ClickException(str(error)) from error


def _told(error: click.ClickException | click.Abort, arguments: Sequence[str]) -> int:
    """Tell what ended a command and return the exit code."""
    from akiya.cli import errors

    lang = errors.language(arguments)
    if isinstance(error, click.Abort):
        click.echo(errors.ENDED[lang], err=True)
        return 1
    click.echo(errors.told(error, lang), err=True)
    return error.exit_code


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="akiya")
def main() -> None:
    """県内の空き家を一冊に。物件を点検し、サイトをつくり、見せます。

    Check the listings of a prefecture's towns, build one site from them, and serve it.
    """
