"""What shells make of the scripts of `editable completions`: each shell is asked itself."""

import json
import shutil

import pytest

from commands import commands
from environments import run

SHELLS = ["bash", "zsh", "fish"]

#: What makes bash answer as it would at a prompt: the rule is read as bash has registered it.
ASK_BASH = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMP_LINE="$*"
COMP_POINT=${#COMP_LINE}
read -ra rule <<<"$(complete -p editable)"
for index in "${!rule[@]}"; do
  if [ "${rule[index]}" = -F ]; then function=${rule[index + 1]}; fi
done
"$function" editable "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""

#: What makes zsh answer: a second zsh, at a terminal of its own, is typed to, and a function around
#: `compadd` takes down what is offered.
ASK_ZSH = """
zmodload zsh/zpty || exit 3
function start() {
  zpty asked zsh -f -i
  zpty -w asked "PROMPT=; PS2=; unsetopt zle_bracketed_paste beep; fpath=($1 \\$fpath)"
  zpty -w asked 'autoload -Uz compinit && compinit -u -D'
  zpty -w asked 'zstyle ":completion:*" list-prompt ""; zstyle ":completion:*" menu false'
  zpty -w asked 'zmodload zsh/complist; LISTMAX=10000; setopt list_rows_first no_list_packed'
  zpty -w asked 'compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]] { builtin compadd "$@"; return $? }
    local -a __found; builtin compadd -A __found "$@"
    print -rl -- "${(@)__found/#/OFFER }" >> '$2'
    builtin compadd "$@"
  }'
  zpty -w asked 'bindkey "^I" complete-word; finish() { print -r DONE >> '$2' }'
  zpty -w asked 'zle -N finish; bindkey "^X" finish; print -r READY >> '$2
}
function wait_for() {
  local count
  for count in {1..1200}; do
    [[ -e $2 ]] && grep -q "^$1\\$" $2 && return 0
    sleep 0.05
  done
  return 1
}
start $1 $3
wait_for READY $3 || exit 4
zpty -w -n asked "$2"$'\\t\\x18'
wait_for DONE $3 || exit 5
zpty -d asked
"""


@pytest.fixture(scope="session")
def scripts(executable, tmp_path_factory):
    """The script of each shell, under the name that it looks for, and the program."""
    folder = tmp_path_factory.mktemp("completions")
    names = {"bash": "editable", "zsh": "_editable", "fish": "editable.fish"}
    for shell in SHELLS:
        path = folder / shell / names[shell]
        path.parent.mkdir()
        path.write_text(run(executable, "completions", shell).stdout)
    (folder / "bin").mkdir()
    shutil.copy(executable, folder / "bin" / "editable")
    return folder


@pytest.fixture
def ask(request, scripts, tmp_path):
    """Asks a shell what it offers for the last of some words, in a folder with some files."""
    here = tmp_path / "here"
    (here / "folder").mkdir(parents=True)
    for name in ["file.txt", "page.html", "x-1.0-py3-none-any.whl"]:
        (here / name).touch()
    variables = {"PATH": f"{scripts / 'bin'}:/usr/bin:/bin", "HOME": str(tmp_path)}

    def shell(*command):
        return run(*command, cwd=here, variables=variables).stdout

    def ask_bash(*words):
        program = ["bash", "--norc", "-c", ASK_BASH, "bash", scripts / "bash" / "editable"]
        offers = shell(*program, "editable", *words).splitlines()
        return {offer for offer in offers if offer}

    def ask_zsh(*words):
        notes = tmp_path / "notes"
        notes.unlink(missing_ok=True)
        line = " ".join(["editable", *words])
        shell("zsh", "-f", "-c", ASK_ZSH, "zsh", scripts / "zsh", line, notes)
        lines = notes.read_text().splitlines()
        return {line[len("OFFER ") :] for line in lines if line.startswith("OFFER ")}

    def ask_fish(*words):
        line = " ".join(["editable", *words])
        source = f"source {scripts / 'fish' / 'editable.fish'}; complete -C {json.dumps(line)}"
        answer = shell("fish", "--no-config", "-c", source)
        return {offer.split("\t")[0] for offer in answer.splitlines()}

    return {"bash": ask_bash, "zsh": ask_zsh, "fish": ask_fish}[request.param]


in_each_shell = pytest.mark.parametrize("ask", SHELLS, indirect=True)


def names(offers) -> "set[str]":
    """Offers without the signs that shells put behind folders."""
    return {offer.rstrip("/") for offer in offers}


@in_each_shell
class TestOffers:
    def test_subcommands(self, ask, executable):
        """All that are shown in the help, and no other: hidden ones are for programs."""
        shown = {each.path for each in commands(executable) if each.is_shown}
        top = {path[1] for path in shown if len(path) == 2}
        below = {path[2] for path in shown if len(path) == 3}
        assert {offer for offer in ask("") if offer[0] != "-"} == {*top, "help"}
        assert {offer for offer in ask("cache", "") if offer[0] != "-"} == below
        assert ask("ins") == {"install"}

    def test_options(self, ask, executable):
        """All that are shown in the help of a subcommand."""
        known = {each.path: each for each in commands(executable)}
        for path in [("install",), ("compare",), ("cache", "prune")]:
            options = {name for name in known["editable", *path].options if name[:2] == "--"}
            assert {offer for offer in ask(*path, "--") if offer[:2] == "--"} == options

    def test_closed_lists(self, ask):
        modes = {"auto", "clone", "hardlink", "symlink", "copy"}
        assert ask("install", "--link-mode", "") == modes
        assert ask("install", "--link-mode", "sy") == {"symlink"}
        assert ask("compare", "--backend", "p") == {"pdm-backend", "poetry-core"}
        assert ask("completions", "f") == {"fish"}

    def test_paths(self, ask):
        """Folders where only these will do, and files by their kind."""
        assert names(ask("build", "--out", "")) == {"folder"}
        assert names(ask("check", "fo")) == {"folder"}
        assert names(ask("install", "x")) == {"x-1.0-py3-none-any.whl"}
        # zsh offers every file where none of the kind is.
        assert not {"file.txt", "page.html"} & ask("install", "")
        assert names(ask("compare", "--html", "p")) == {"page.html"}
        assert names(ask("install", "--python", "fil")) == {"file.txt"}


@pytest.mark.parametrize("shell", SHELLS)
def test_syntax(shell, scripts):
    (path,) = (scripts / shell).iterdir()
    run(shell, "-n", path)


@pytest.mark.parametrize("shell", SHELLS)
def test_shell_of_user(shell, executable):
    variables = {"SHELL": f"/usr/local/bin/{shell}"}
    chosen = run(executable, "completions", variables=variables).stdout
    assert chosen == run(executable, "completions", shell).stdout


@pytest.mark.parametrize(
    "variables, message",
    [({"SHELL": "/bin/tcsh"}, "`/bin/tcsh`"), ({"SHELL": ""}, "`SHELL`"), ({}, "`SHELL`")],
)
def test_unknown_shell(variables, message, executable):
    result = run(executable, "completions", check=False, variables=variables)
    assert (result.returncode, result.stdout) == (1, "")
    assert message in result.stderr and "hint: name the shell" in result.stderr
    named = run(executable, "completions", "tcsh", check=False)
    assert named.returncode == 2 and "'bash', 'zsh' or 'fish'" in named.stderr
