"""The manual page `editable(1)`, made of what the executable says of its own arguments.

Source: mdoc(7). What no argument tells (variables, files, exit codes) is written here.
"""

import datetime
import itertools
import json
import os
import pathlib
import re

from . import ROOT, fail, output, program

EXAMPLES = "EXAMPLES:"

#: Options that every command has, and which are told once.
GENERAL = {"help", "version"}

#: The environment variables that are read, in the order in which they are told.
VARIABLES = {
    "VIRTUAL_ENV": "The active virtual environment, which is used unless another is named.",
    "CONDA_PREFIX": "The active conda environment, which is used where `VIRTUAL_ENV` is not set.",
    "EDITABLE_CACHE_DIR": "The folder of the cache.",
    "EDITABLE_LINK_MODE": "What `--link-mode` is where it is not given.",
    "EDITABLE_BIN": "The executable that the build backend runs where none lies beside it.",
    "XDG_CACHE_HOME": "The folder that `editable` has its cache in.",
    "XDG_DATA_HOME": "The folder that uv keeps interpreters in, where they are looked for.",
    "HOME": "The folder of the user; no list of users is asked.",
    "PATH": "Where interpreters, pip and uv are looked for.",
    "PYENV_ROOT": "The folder that pyenv keeps interpreters in.",
    "UV_PYTHON_INSTALL_DIR": "The folder that uv keeps interpreters in.",
    "PYTHONUSERBASE": "The folder of the user's packages, for `--user`.",
    "PYTHONNOUSERSITE": "Where it is set, Python does not look at the user's packages, and "
    "`--user` is refused.",
    "DEB_PYTHON_INSTALL_LAYOUT": "The layout that Debian's Python installs with.",
    "SOURCE_DATE_EPOCH": "The time of the entries of wheels, in seconds since 1970.",
    "NO_COLOR": "Where it is set, nothing is colored.",
    "TERM": "With `dumb`, no progress is shown.",
    "TMPDIR": "The folder for temporary files, instead of `/tmp`.",
    "SHELL": "The shell that `editable completions` writes for.",
    "LC_ALL": "With `LC_MESSAGES` and `LANG`, the language of the message that an environment of "
    "the system has for those who want to change it.",
    "PYTHONPATH": "What build backends see besides the environment, in a comparison without "
    "isolation of builds.",
}

OUTPUT = "What was asked for goes to the standard output, all else to the standard error."

FILES = {
    "pyproject.toml": "What a project is. The table `[tool.editable]` holds `roots`, the folders "
    "of its modules, and `link-mode`.",
    "~/.cache/editable": "The cache. Whatever is removed from it is made anew. "
    "On macOS it is `~/Library/Caches/editable`.",
    "pyvenv.cfg": "What makes a folder a virtual environment.",
    "EXTERNALLY-MANAGED": "What makes an environment one of the system, which is left alone "
    "(PEP 668).",
}

STATUS = {
    "0": "All went well.",
    "1": "Something failed, and was told; or something differs, for `editable compare`.",
    "2": "The arguments are wrong; or no comparison could be made.",
}


def page(executable: pathlib.Path) -> bytes:
    """The page, the same bytes for the same executable and sources."""
    description = json.loads(output(executable.resolve(), "--experimental-dump-help"))["command"]
    commands = list(_walk(description))
    groups = _groups(commands)
    lines = [
        f".Dd {_day():%B} {_day().day}, {_day().year}",
        ".Dt EDITABLE 1",
        f".Os editable {program.version()}",
        ".Sh NAME",
        ".Nm editable",
        f".Nd {_escaped(_first_lower(description['abstract']).rstrip('.'))}",
        ".Sh SYNOPSIS",
        *itertools.chain.from_iterable(map(_synopsis, commands[1:])),
        ".Sh DESCRIPTION",
        *_prose(description["discussion"]),
        ".Pp",
        *_sentences(OUTPUT),
        ".Sh COMMANDS",
        *itertools.chain.from_iterable(_section(command, groups) for command in commands[1:]),
        ".Sh OPTIONS",
        *itertools.chain.from_iterable(_group(title, groups[title]) for title in groups),
        ".Sh ENVIRONMENT",
        *_tagged((f"Ev {name}", text) for name, text in VARIABLES.items()),
        ".Sh FILES",
        *_tagged((f"Pa {_escaped(name)}", text) for name, text in FILES.items()),
        ".Sh EXIT STATUS",
        *_tagged((code, text) for code, text in STATUS.items()),
        ".Sh EXAMPLES",
        *_examples(description["discussion"]),
        ".Sh SEE ALSO",
        ".Xr pip 1 ,",
        ".Xr python3 1",
        ".Pp",
        *_sentences("PEP 660, editable installs for pyproject.toml based builds."),
    ]
    return ("\n".join(lines) + "\n").encode("ascii")


def _walk(command: dict):
    """A command and all below it that are shown; not `help`, which only repeats this page."""
    yield command
    for below in command.get("subcommands", []):
        if below["shouldDisplay"] and below["commandName"] != "help":
            yield from _walk(below)


def _path(command: dict) -> str:
    """The words behind the name of the program."""
    return " ".join([*command.get("superCommands", [])[1:], command["commandName"]])


def _arguments(command: dict) -> "list[dict]":
    return [argument for argument in command.get("arguments", []) if argument["shouldDisplay"]]


def _is_general(argument: dict) -> bool:
    return any(name["name"] in GENERAL for name in argument.get("names", []))


def _title(argument: dict) -> str:
    return argument.get("sectionTitle", "")


def _groups(commands: "list[dict]") -> "dict[str, list[dict]]":
    """The options that several commands share, by the title that the help gives them."""
    general = [argument for argument in _arguments(commands[0]) if _is_general(argument)]
    groups = {"General": general}
    for command in commands:
        for title, members in itertools.groupby(_arguments(command), _title):
            members = list(members)
            if title and groups.setdefault(title, members) != members:
                fail(f"the options `{title}` of `{_path(command)}` are not those of others")
    return groups


def _synopsis(command: dict) -> "list[str]":
    if command.get("subcommands"):
        return []
    line = [f".Nm\n.Cm {_path(command)}"]
    arguments = _arguments(command)
    if any(argument["kind"] != "positional" for argument in arguments):
        line.append(".Op Ar options")
    for argument in arguments:
        if argument["kind"] == "positional":
            word = f"Ar {argument['valueName']}"
            word += " ..." if argument["isRepeating"] else ""
            line.append(f".Op {word}" if argument["isOptional"] else f".{word}")
    return line


def _section(command: dict, groups: dict) -> "list[str]":
    arguments = [argument for argument in _arguments(command) if not _is_general(argument)]
    own = [argument for argument in arguments if not _title(argument)]
    shared = dict.fromkeys(_title(argument) for argument in arguments if argument not in own)
    lines = [f".Ss editable {_path(command)}", *_sentences(command["abstract"])]
    if command.get("discussion", "").partition(EXAMPLES)[0]:
        lines += [".Pp", *_prose(command["discussion"])]
    if own:
        lines += _list(own)
    if shared:
        titles = [f"`{title}`" for title in shared]
        listing = ", ".join(titles[:-1]) + " and " * (len(titles) > 1) + titles[-1]
        lines += [".Pp", *_sentences(f"Further options, told below: {listing}.")]
    return [*lines, *_examples(command["discussion"])]


def _group(title: str, arguments: "list[dict]") -> "list[str]":
    return [f".Ss {title}", *_list(arguments)]


def _list(arguments: "list[dict]") -> "list[str]":
    return _tagged((_tag(argument), _text(argument)) for argument in arguments)


def _tag(argument: dict) -> str:
    value = f" Ar {argument['valueName']}"
    if argument["kind"] == "positional":
        return value.strip()
    names = sorted(
        f"Fl {'' if name['kind'] == 'short' else '-'}{name['name']}" for name in argument["names"]
    )
    names.sort(key=len)
    return " , ".join(names) + (value if argument["kind"] == "option" else "")


def _text(argument: dict) -> str:
    text = f"{argument['abstract']} {argument.get('discussion', '')}".strip()
    if argument.get("allValues"):
        text += f" One of {', '.join(argument['allValues'])}."
    if argument.get("defaultValue"):
        text += f" By default `{argument['defaultValue']}`."
    return text


def _tagged(rows) -> "list[str]":
    lines = [".Bl -tag -width Ds"]
    for tag, text in rows:
        lines += [f".It {tag}", *_sentences(text)]
    return [*lines, ".El"]


def _prose(discussion: str) -> "list[str]":
    """The paragraphs of a text before its examples."""
    paragraphs = discussion.partition(EXAMPLES)[0].strip("\n").split("\n\n")
    lines = []
    for paragraph in paragraphs:
        if paragraph.startswith(" "):
            lines += _literal(paragraph.splitlines())
        else:
            lines += [*([".Pp"] if lines else []), *_sentences(paragraph)]
    return lines


def _examples(discussion: str) -> "list[str]":
    return _literal(discussion.partition(EXAMPLES)[2].strip("\n").splitlines())


def _literal(lines: "list[str]") -> "list[str]":
    indented = [re.sub("^  ", "", line) for line in lines]
    return [".Bd -literal -offset indent", *map(_escaped, indented), ".Ed"]


def _sentences(text: str) -> "list[str]":
    """A line for each sentence, as mdoc(7) asks for; what stands in backticks is bold."""
    sentences = re.split(r"(?<=[.:;]) (?=[A-Z])", " ".join(text.split()))
    return [re.sub(r"`(.*?)`", r"\\fB\1\\fP", _escaped(line, quoting="`")) for line in sentences]


#: What a terminal has to show as it is, and roff would make prettier.
_SIGNS = {"-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti"}


def _escaped(text: str, quoting: str = "") -> str:
    text = text.replace("\\", r"\e")
    for sign, escape in _SIGNS.items():
        if sign not in quoting:
            text = text.replace(sign, escape)
    return (r"\&" if text.startswith(".") else "") + text


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _day() -> datetime.date:
    """That of the release, which the list of changes has; before it, that of the archives."""
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = rf"^## \[?{re.escape(program.version())}\b.*?(\d{{4}}-\d\d-\d\d)"
    found = re.search(heading, changes, re.MULTILINE)
    if found:
        return datetime.date.fromisoformat(found[1])
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", 315_532_800))
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).date()
