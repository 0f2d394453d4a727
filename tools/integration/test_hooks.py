"""The contract of PEP 517 and PEP 660, asked of the hook module without a front end."""

import json
import pathlib
import shutil
import zipfile

import pytest

from environments import JUDGES, ROOT, run, snapshot

WHEEL = "hello-1.0.0-py3-none-any.whl"
DIST_INFO = "hello-1.0.0.dist-info"


@pytest.fixture
def call(hooks, project, interpreter_of_today):
    """Calls a hook in a new process, and gives what it answers or, unless checked, the process."""

    def call(
        hook, *positional, check=True, hooks=hooks, python=interpreter_of_today, env=None, **keyword
    ):
        script = pathlib.Path(__file__).with_name("call_hook.py")
        arguments = [json.dumps(part, default=str) for part in (positional, keyword)]
        variables = {"PYTHONPATH": str(hooks), **(env or {})}
        command = [python.path, script, hook, *arguments]
        result = run(*command, check=check, cwd=project, variables=variables)
        return json.loads(result.stdout.splitlines()[-1]) if check else result

    return call


def test_every_python(call, interpreter, tmp_path):
    """The module works with each Python, by position and by keyword."""
    folder = tmp_path / "metadata"
    folder.mkdir()
    assert call("get_requires_for_build_editable", None, python=interpreter) == []
    prepared = call("prepare_metadata_for_build_editable", folder, None, python=interpreter)
    assert prepared == DIST_INFO
    arguments = {
        "wheel_directory": tmp_path,
        "config_settings": {},
        "metadata_directory": folder / prepared,
    }
    assert call("build_editable", python=interpreter, **arguments) == WHEEL
    assert (tmp_path / WHEEL).is_file()


def test_absent_arguments(call, tmp_path):
    """Defaults, `None` and `{}` are the same thing, however they are passed."""
    wheels = []
    for number, (positional, keyword) in enumerate(
        [([], {}), ([None, None], {}), ([{}], {}), ([], {"config_settings": None})]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        name = call("build_editable", folder, *positional, **keyword)
        wheels.append((folder / name).read_bytes())
    assert len(set(wheels)) == 1


def test_names(hooks, interpreter_of_today):
    """The hooks that are not supported are not defined; front ends ask by `hasattr`."""
    program = (
        "import editable; "
        "print(*sorted(name for name in vars(editable) if not name.startswith('_')))"
    )
    names = run(interpreter_of_today.path, "-c", program, variables={"PYTHONPATH": str(hooks)})
    assert names.stdout.split() == [
        "UnsupportedOperation",
        "build_editable",
        "build_sdist",
        "build_wheel",
        "fail_to_start",
        "find_executable",
        "get_requires_for_build_editable",
        "os",
        "prepare_metadata_for_build_editable",
        "sys",
    ]


def test_imports(hooks, interpreter, project, tmp_path):
    """A hook loads nothing but `os` and `sys`: imports are what its process spends its time on."""
    program = (
        "import os, sys; loaded = set(sys.modules); sys.path.append(sys.argv[1]); "
        "import editable; editable.build_editable(sys.argv[2], {'key': ['value']}); "
        "print(*sys.modules.keys() - loaded)"
    )
    command = [interpreter.path, "-I", "-S", "-c", program, hooks, tmp_path]
    assert run(*command, cwd=project).stdout.split() == ["editable"]


def test_metadata_is_that_of_the_wheel(call, tmp_path):
    """What is prepared is, but for RECORD, what lies in the wheel."""
    folder = tmp_path / "metadata"
    folder.mkdir()
    prepared = folder / call("prepare_metadata_for_build_editable", folder)
    files = [path for path in prepared.rglob("*") if path.is_file()]
    with zipfile.ZipFile(tmp_path / call("build_editable", tmp_path)) as wheel:
        names = {name for name in wheel.namelist() if name.startswith(DIST_INFO)}
        assert {str(path.relative_to(folder)) for path in files} | {f"{DIST_INFO}/RECORD"} == names
        for path in files:
            assert path.read_bytes() == wheel.read(str(path.relative_to(folder)))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("METADATA", "Summary: Greets", "Summary: Insults"),
        ("METADATA", "Version: 1.0.0", "Version: 2.0.0"),
        ("entry_points.txt", "hello.cli:main", "hello.cli:other"),
        ("entry_points.txt", None, None),
        ("METADATA", None, None),
    ],
)
def test_prepared_metadata_must_match(call, tmp_path, file, old, new):
    """A wheel with other metadata than was promised is not built; the difference is shown."""
    prepared = tmp_path / call("prepare_metadata_for_build_editable", tmp_path)
    path = prepared / file
    if old is None:
        path.unlink()
    else:
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))
    result = call("build_editable", tmp_path, None, prepared, check=False)
    assert_failed(result, file, *([old, new] if old else []))
    assert not (tmp_path / WHEEL).exists()


@pytest.mark.parametrize("value", ["text", "", "a=b", "-x", "ü ☃", ["one", "two"], [], True, False])
def test_unknown_setting(call, tmp_path, value):
    """Settings meant for other backends are passed to all: they warn and do not fail."""
    result = call("build_editable", tmp_path, {"no-such-setting": value}, check=False)
    assert result.returncode == 0, result.stderr
    assert ("warning: " in result.stderr) == ("no-such-setting" in result.stderr) == (value != [])
    assert (tmp_path / WHEEL).is_file()


@pytest.mark.parametrize("value", [1, None, {"nested": "value"}, [["nested"]], [True, 1], "a\0b"])
def test_setting_of_another_type(call, tmp_path, value):
    result = call("build_editable", tmp_path, {"key": value}, check=False)
    assert_failed(result, "the config setting `key`", "hint: give it")


@pytest.mark.parametrize("key", ["a=b", "a\0b"])
def test_setting_with_a_name_that_cannot_be_passed(call, tmp_path, key):
    assert_failed(call("build_editable", tmp_path, {key: "value"}, check=False), repr(key))


def test_build_wheel(call, tmp_path):
    """No stub: what is not supported says so, and what to do instead."""
    result = call("build_wheel", tmp_path, check=False)
    assert_failed(result, "pip install --editable", "build-backend")


def test_build_sdist(hooks, project, interpreter_of_today, tmp_path):
    """The exception that PEP 517 asks for, so that front ends know that it is no defect."""
    program = (
        "import editable\n"
        "try: editable.build_sdist('.')\n"
        "except editable.UnsupportedOperation as error: print(error)"
    )
    variables = {"PYTHONPATH": str(hooks)}
    result = run(interpreter_of_today.path, "-c", program, cwd=project, variables=variables)
    assert "`editable` builds no source distributions" in result.stdout


def test_output_in_order(hooks, project, interpreter_of_today, tmp_path):
    """What Python has printed and still holds back comes before what the executable says."""
    program = (
        "import editable; print('first'); "
        "editable.build_editable('.', {'no-such-setting': 'value'})"
    )
    command = 'exec "$0" -c "$1" >"$2" 2>&1'
    output = tmp_path / "output"
    python = interpreter_of_today.path
    variables = {"PYTHONPATH": str(hooks)}
    run("sh", "-c", command, python, program, output, cwd=project, variables=variables)
    assert output.read_text().startswith("first\nwarning: ")


def test_closed_streams(hooks, project, interpreter_of_today, tmp_path):
    """A hook needs neither standard input nor output nor error."""
    program = "import editable, sys; editable.build_editable(sys.argv[1])"
    command = [interpreter_of_today.path, "-c", program, tmp_path]
    variables = {"PYTHONPATH": str(hooks)}
    run("sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", *command, cwd=project, variables=variables)
    assert (tmp_path / WHEEL).is_file()


class TestExecutable:
    """Where the executable is looked for, and what is said when it cannot be started."""

    @pytest.fixture
    def bare(self, tmp_path) -> pathlib.Path:
        """The hook module without an executable."""
        ignored = shutil.ignore_patterns("__pycache__")
        module = ROOT / "tools" / "python" / "editable"
        shutil.copytree(module, tmp_path / "bare" / "editable", ignore=ignored)
        return tmp_path / "bare"

    def script(self, path: pathlib.Path, text: str, mode: int = 0o755) -> pathlib.Path:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        path.chmod(mode)
        return path

    def answer(self, call, bare, tmp_path, **variables):
        hook = "prepare_metadata_for_build_editable"
        return call(hook, tmp_path, hooks=bare, env=variables, check=False)

    def test_order(self, call, bare, tmp_path):
        def says(word):
            search = "for argument; do case $argument in --result-fd=*) break; esac; done"
            return f"#!/bin/sh\n{search}\nprintf {word} >&${{argument#*=}}\n"

        path = {"PATH": f"/usr/bin:/bin:{tmp_path / 'bin'}"}
        self.script(tmp_path / "bin" / "editable", says("path"))
        assert json.loads(self.answer(call, bare, tmp_path, **path).stdout) == "path"
        named = {"EDITABLE_BIN": str(self.script(tmp_path / "named", says("named")))}
        assert json.loads(self.answer(call, bare, tmp_path, **path, **named).stdout) == "named"
        self.script(bare / "bin" / "editable", says("installed"))
        assert json.loads(self.answer(call, bare, tmp_path, **path, **named).stdout) == "installed"

    def test_nowhere(self, call, bare, tmp_path):
        result = self.answer(call, bare, tmp_path)
        installed = bare / "bin" / "editable"
        assert_failed(result, "not found", f"`{installed}`", "`EDITABLE_BIN`", "`PATH`", "hint: ")

    def test_command_does_not_call_itself(self, bare, tmp_path, interpreter_of_today):
        """The command of a package without executable may be the only `editable` on PATH."""
        command = f"#!/bin/sh\nexec {interpreter_of_today.path} -m editable\n"
        script = self.script(tmp_path / "bin" / "editable", command)
        variables = {"PYTHONPATH": str(bare), "PATH": f"{script.parent}:/usr/bin:/bin"}
        assert_failed(run(script, check=False, variables=variables), "not found")

    @pytest.mark.parametrize(
        ("text", "mode", "said"),
        [
            ("#!/bin/sh\n", 0o644, ["Permission denied", "chmod +x"]),
            ("\x7fELF of another machine", 0o755, ["cannot start", "Exec format error"]),
            ("#!/no/such/interpreter\n", 0o755, ["cannot start", "No such file"]),
            ("#!/bin/sh\necho 'libzip.so.4: cannot open' >&2; exit 127\n", 0o755, ["libzip4"]),
            ("#!/bin/sh\nkill -9 $$\n", 0o755, ["stopped by signal 9"]),
            ("#!/bin/sh\nexit 0\n", 0o755, ["no answer"]),
        ],
    )
    def test_cannot_start(self, call, bare, tmp_path, text, mode, said):
        program = self.script(tmp_path / "program", text, mode)
        result = self.answer(call, bare, tmp_path, EDITABLE_BIN=str(program))
        assert_failed(result, str(program), *said)

    def test_named_one_is_missing(self, call, bare, tmp_path):
        result = self.answer(call, bare, tmp_path, EDITABLE_BIN="/no/such/program")
        assert_failed(result, "`/no/such/program`", "No such file", "EDITABLE_BIN")

    def test_exit_code(self, call, bare, tmp_path):
        """What the executable ends with is what the hook's process ends with, and no more said."""
        program = self.script(tmp_path / "program", "#!/bin/sh\necho 'error: so' >&2\nexit 2\n")
        result = self.answer(call, bare, tmp_path, EDITABLE_BIN=str(program))
        assert (result.returncode, result.stderr) == (2, "error: so\n")


def test_build_program(hooks, project, interpreter_of_today, tmp_path):
    """`build` asks for a source distribution first, and shows why there is none."""
    variables = {"PYTHONPATH": str(hooks)}
    options = ["--no-isolation", "--sdist", "--outdir", tmp_path]
    before = snapshot(project)
    result = run(JUDGES / "pyproject-build", *options, project, check=False, variables=variables)
    assert result.returncode == 1
    assert "`editable` builds no source distributions" in result.stdout + result.stderr
    assert snapshot(project) == before


def assert_failed(result, *said):
    """A failure that a person can read: our message, all that it should say, and no traceback."""
    assert result.returncode == 1, result
    assert result.stderr.count("error: ") == 1
    assert "Traceback" not in result.stderr
    assert [part for part in said if part not in result.stderr] == [], result.stderr
