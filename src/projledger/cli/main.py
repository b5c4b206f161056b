"""The entry point: choose the language, import and run the commands, turn errors into exit codes."""

import gc
import gettext
import os
import sys

from projledger.foundation import language
from projledger.foundation.errors import ProjledgerError
from projledger.foundation.language import N_, _

INTERRUPTED = 130
#: Objects made between two searches for cycles: a command makes few cycles and soon ends.
_BETWEEN_COLLECTIONS = 200_000


def main() -> None:
    """Run the command line and leave with its exit code (DESIGN: 0, 1, 2 or 3)."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    # pydantic would look through all installed packages for plugins, which takes a fifth of its loading
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    arguments, asked, debug = split_global_options(sys.argv[1:])
    chosen = language.language_of(asked)
    language.set_language(chosen or language.language_of_environment() or _language_at_hand(arguments))
    _translate_the_parser()
    _make_streams_safe()
    if asked is not None and chosen is None:
        print(_("--language {text} is not known; choose zh or en.").format(text=asked), file=sys.stderr)
        sys.exit(2)
    try:
        code = run(arguments)
    except BrokenPipeError:
        # The reader (head, less) has left: nothing is wrong, and nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        text = _(
            "Stopped. Each file is entered whole or not at all; run the same command again to enter the rest."
        )
        print(text, file=sys.stderr)
        code = INTERRUPTED
    except ProjledgerError as error:
        if debug:
            raise
        print(error, file=sys.stderr)
        code = error.exit_code
    except Exception as error:
        if debug:
            raise
        text = _("An unexpected fault: {fault}. Run the command again with --debug and report what it shows.")
        print(text.format(fault=f"{type(error).__name__}: {error}"), file=sys.stderr)
        code = 3
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command in the language in force and return its exit code.

    What the command line parser refuses is said in our own words, exit code 2.
    """
    import typer

    from projledger.cli.app import app
    from projledger.cli.refusals import explain_refusal

    stdout = sys.stdout
    try:
        outcome = app(arguments, prog_name="projledger", standalone_mode=False)
    except SystemExit:
        if sys.stdout is stdout:
            raise
        # The parser replaces the stream and leaves with 1 where the reader of a pipe has gone.
        sys.stdout = stdout
        raise BrokenPipeError from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.TyperException as refusal:
        print(
            explain_refusal(refusal, [command.name or "" for command in app.registered_commands]),
            file=sys.stderr,
        )
        return 2
    finally:
        sys.stdout.flush()
    if outcome == INTERRUPTED:  # the parser turns Ctrl-C into this code without a word
        raise KeyboardInterrupt
    return outcome if isinstance(outcome, int) else 0


def split_global_options(arguments: list[str]) -> tuple[list[str], str | None, bool]:
    """Take ``--language`` and ``--debug`` out of the arguments, wherever they stand.

    They must be known before the commands are imported, whose help texts are translated then.
    """
    rest: list[str] = []
    chosen: str | None = None
    debug = False
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest.extend(["--", *waiting])
        elif argument == "--debug":
            debug = True
        elif argument == "--language":
            chosen = next(waiting, "")
        elif argument.startswith("--language="):
            chosen = argument.partition("=")[2]
        else:
            rest.append(argument)
    return rest, chosen, debug


def _language_at_hand(arguments: list[str]) -> str:
    """The language that the workspace's settings name, else that of the system's locale."""
    from projledger.cli.workspace_language import language_of_workspace

    return language_of_workspace(arguments) or language.language_of_locale()


def _translate_the_parser() -> None:
    """Let the parser's own words (the titles of its panels) go through our catalogue too."""
    gettext.bindtextdomain(language.DOMAIN, str(language.LOCALES))
    gettext.textdomain(language.DOMAIN)
    os.environ["LANGUAGE"] = "zh_CN" if language.current_language() == "zh" else "en"


#: The parser's words that its help shows, for the catalogue.
PARSER_WORDS = (
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
    N_("Show this message and exit."),
)


def _make_streams_safe() -> None:
    """Never die on a character that the console cannot show; write UTF-8 where output is a file."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    main()
