"""The subcommands of the program, as it describes them itself."""

import dataclasses
import json
import re
import shlex

from environments import run

#: What stands above the examples, which are the last part of a text.
HEADING = "EXAMPLES:\n"


@dataclasses.dataclass(frozen=True)
class Example:
    """A command line, and what is said of it."""

    line: str
    command: str
    remark: str

    @property
    def words(self) -> "list[str]":
        """The words of the call of our program in it."""
        call = re.search(r"editable\b[^)>|]*", self.command)
        return shlex.split(call[0].replace('"', "")) if call else []


class Command:
    """A subcommand, or the program itself."""

    def __init__(self, description: dict):
        self.path = (*description.get("superCommands", []), description["commandName"])
        self.name = " ".join(self.path)
        self.abstract = description.get("abstract", "")
        self.discussion = description.get("discussion", "")
        self.arguments = [
            argument for argument in description.get("arguments", []) if argument["shouldDisplay"]
        ]
        self.is_shown = description["shouldDisplay"]
        self.subcommands = [Command(each) for each in description.get("subcommands", [])]

    def walk(self) -> "list[Command]":
        """This and all below it, but for `help`, which the argument parser adds."""
        below = [each for command in self.subcommands for each in command.walk()]
        return [command for command in [self, *below] if command.path[-1] != "help"]

    @property
    def options(self) -> "set[str]":
        """Every spelling of every flag and option that is shown."""
        names = [name for argument in self.arguments for name in argument.get("names", [])]
        return {("--" if name["kind"] == "long" else "-") + name["name"] for name in names}

    @property
    def examples(self) -> "list[Example]":
        lines = self.discussion.partition(HEADING)[2].splitlines()
        parts = [(line, *re.split(r" {2,}", line.strip(), maxsplit=1), "") for line in lines]
        return [Example(line, command, remark) for line, command, remark, *_ in parts]


def commands(executable) -> "list[Command]":
    """All that the program knows, hidden ones among them."""
    description = json.loads(run(executable, "--experimental-dump-help").stdout)
    return Command(description["command"]).walk()
