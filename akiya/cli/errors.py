"""What is wrong with a command line, in Japanese or English: click's own sentences are replaced by ours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import click

from akiya.problems import Words
from akiya.reading import did_you_mean

SENTENCES: Mapping[str, Words] = {
    "no-option": {
        "ja": "「{found}」というオプションはありません。{hint}",
        "en": "There is no option {found}. {hint_en}",
    },
    "no-command": {
        "ja": "「{found}」というコマンドはありません。{hint}使えるコマンド：{choices}",
        "en": "There is no command {found}. {hint_en} Commands: {choices}",
    },
    "no-argument": {"ja": "{name} の後に値がありません。", "en": "There is no value after {name}."},
    "no-value-wanted": {"ja": "{name} には値をつけません。", "en": "{name} takes no value."},
    "missing": {"ja": "{name} が書かれていません。", "en": "{name} is missing."},
    "too-many": {
        "ja": "「{found}」は余分です。空白のある言葉は引用符で囲んでください。",
        "en": "“{found}” is too much. Put words with spaces into quotes.",
    },
    "choice": {
        "ja": "{name} の値「{found}」は使えません。{hint}書ける値：{choices}",
        "en": "“{found}” is not a value of {name}. {hint_en} Values: {choices}",
    },
    "range": {
        "ja": "{name} の値「{found}」は範囲の外です。{low} から {high} までの数を書いてください。",
        "en": "The value “{found}” of {name} is out of range. Write a number from {low} to {high}.",
    },
    "number": {
        "ja": "{name} の値「{found}」は数ではありません。半角の数字で書いてください。",
        "en": "The value “{found}” of {name} is not a whole number. Write it in plain digits.",
    },
    "absent": {
        "ja": "{name} の「{found}」は見つかりません。名前と場所を確かめてください。",
        "en": "There is no “{found}”, which {name} names. Check its name and place.",
    },
    "not-a-file": {
        "ja": "{name} の「{found}」はファイルではありません。ファイルの名前まで書いてください。",
        "en": "“{found}”, which {name} names, is not a file. Write the name of a file.",
    },
    "not-a-folder": {
        "ja": "{name} の「{found}」はフォルダーではありません。フォルダーの名前を書いてください。",
        "en": "“{found}”, which {name} names, is not a folder. Write the name of a folder.",
    },
    "locked": {
        "ja": "{name} の「{found}」を開けません。権限を確かめてください。",
        "en": "“{found}”, which {name} names, cannot be opened. Check its permissions.",
    },
    "other": {"ja": "コマンドの書き方が正しくありません。", "en": "The command is not written as it should be."},
}
ERROR: Words = {"ja": "エラー", "en": "Error"}
HELP: Words = {"ja": "使い方は「{path} --help」で見られます。", "en": "See “{path} --help” for how to use it."}
ENDED: Words = {"ja": "途中でやめました。", "en": "Stopped."}


class Refused(click.UsageError):
    """A value that a command refuses, with its own sentences."""

    def __init__(self, words: Words) -> None:
        """Keep the sentences of both languages."""
        super().__init__(words["ja"])
        self.words = words


def language(arguments: Sequence[str]) -> str:
    """Return the language that a command line asks for, however wrong the rest of it is: `ja` or `en`."""
    joined = " ".join(arguments)
    return "en" if re.search(r"--lang[= ]en(?: |$)", joined) else "ja"


def told(error: click.ClickException, lang: str) -> str:
    """Return an error as the lines that the terminal shows."""
    lines = [f"{ERROR[lang]}: {sentence(error, lang)}"]
    if isinstance(error, click.UsageError) and error.ctx:
        lines.append(HELP[lang].format(path=error.ctx.command_path))
    return "\n".join(lines)


def sentence(error: click.ClickException, lang: str) -> str:
    """Return what is wrong and what to write instead."""
    if isinstance(error, Refused):
        return error.words[lang]
    if not isinstance(error, click.UsageError):
        ja, _, en = error.message.partition(" / ")  # worded by whoever raised it, often in both languages
        return en if en and lang == "en" else ja
    kind, facts = _understood(error)
    facts = {"hint": "", "hint_en": "", **facts}
    return " ".join(SENTENCES[kind][lang].format_map(facts).split())


def _understood(error: click.UsageError) -> tuple[str, dict[str, str]]:
    """Return the key of a sentence and its facts for an error of click's."""
    if isinstance(error, click.NoSuchOption):
        return "no-option", {"found": error.option_name, **did_you_mean(error.option_name, _options(error))}
    if isinstance(error, click.BadOptionUsage):
        return ("no-value-wanted" if "does not take" in error.message else "no-argument"), {"name": error.option_name}
    if isinstance(error, click.BadParameter):
        return ("missing", {"name": _name(error)}) if isinstance(error, click.MissingParameter) else _bad_value(error)
    if "extra argument" in error.message:
        return "too-many", {"found": _within(error.message, r"\((.*)\)")}
    return ("no-command", _command(error)) if "No such command" in error.message else ("other", {})


def _options(error: click.UsageError) -> dict[str, str]:
    """Return the options of the command that an error is about."""
    found = error.ctx.command.get_params(error.ctx) if error.ctx else []
    return {option: option for each in found if isinstance(each, click.Option) for option in each.opts}


def _command(error: click.UsageError) -> dict[str, str]:
    """Return the facts of a command that does not exist."""
    found = _within(error.message, r"'([^']*)'")
    group = error.ctx.command if error.ctx else None
    names = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else []
    return {"found": found, "choices": ", ".join(names), **did_you_mean(found, {name: name for name in names})}


def _bad_value(error: click.BadParameter) -> tuple[str, dict[str, str]]:
    """Return the sentence for a value that the type of its parameter refuses."""
    kind = error.param.type if error.param else None
    facts = {"name": _name(error), "found": _within(error.message, r"'(.*)'|^(\S+) is not in")}
    if isinstance(kind, click.Choice):
        names = [str(choice) for choice in kind.choices]
        facts["found"] = _within(error.message, r"^'(.*?)' is not")
        return "choice", {**facts, "choices": ", ".join(names), **did_you_mean(facts["found"], {n: n for n in names})}
    if isinstance(kind, click.IntRange) and "not in the range" in error.message:
        return "range", {**facts, "low": str(kind.min), "high": str(kind.max)}
    if isinstance(kind, click.Path):
        return _bad_path(error.message), facts
    return ("number" if "integer" in error.message else "other"), facts


def _bad_path(message: str) -> str:
    """Return what is wrong with a path."""
    ends = {"does not exist": "absent", "is a directory": "not-a-file", "is a file": "not-a-folder"}
    return next((kind for end, kind in ends.items() if end in message), "locked")


def _name(error: click.BadParameter) -> str:
    """Return how a parameter is written on the command line."""
    parameter = error.param
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return (parameter.human_readable_name if parameter else "").upper()


def _within(message: str, pattern: str) -> str:
    """Return the words that click quotes in its message."""
    match = re.search(pattern, message, re.DOTALL)
    return next((group for group in match.groups() if group is not None), "") if match else ""
