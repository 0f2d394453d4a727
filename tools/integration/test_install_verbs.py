"""What `install` and `uninstall` do and say, whoever installed what is there."""

import json
import os

import pytest

from environments import ROOT, snapshot
from program import differences, distributions, identities, pip, uv
from samples import write_project, write_wheel

INFO = "sample-1.0.dist-info/"
SCRIPT = "../../../bin/sample"


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path / "sample")


def codes(answer: dict) -> "list[str]":
    """The codes of all that was worth telling of installations."""
    return [problem["code"] for report in answer["installed"] for problem in report["problems"]]


class TestOutput:
    def test_sentences(self, editable, environment, project):
        place = ["--python", environment.python]
        first = editable("install", project, *place)
        assert first.stdout == f"installed sample 1.0 (editable, `{project}`)\n"
        assert first.stderr == ""
        again = editable("install", project, *place)
        assert again.stdout.startswith("sample 1.0 is installed and unchanged")
        write_project(project, version="2.0")
        upgraded = editable("install", project, *place).stdout
        assert upgraded == f"installed sample 2.0 in place of 1.0 (editable, `{project}`)\n"
        assert editable("uninstall", "sample", *place).stdout == "uninstalled sample 2.0\n"

    def test_quiet(self, editable, environment, project):
        result = editable("install", project, "--quiet", "--python", environment.python)
        assert (result.stdout, result.stderr) == ("", "")

    def test_json(self, editable, environment, project):
        (report,) = editable.install(environment, project)["installed"]
        receipt = report["receipt"]
        assert (report["outcome"], report["replaced"]) == ("installed", [])
        assert (receipt["name"], receipt["version"]) == ("sample", "1.0")
        assert receipt["site"] == str(environment.site)
        assert (receipt["dist_info"], receipt["project"]) == ("sample-1.0.dist-info", str(project))
        assert len(receipt["wheel"]) == 64

    def test_explain(self, editable, environment, project):
        result = editable("install", project, "--explain", "--python", environment.python)
        assert str(environment.folder) in result.stderr
        assert "copy" in result.stderr and result.stdout.startswith("installed ")

    def test_several_and_one_fails(self, editable, environment, project, tmp_path):
        """The others are installed, and the last line counts."""
        broken = write_project(tmp_path / "broken", version="not a version")
        other = write_project(tmp_path / "other", "other", scripts=["other"])
        editable("install", other, "--python", environment.python)
        arguments = [project, broken, tmp_path / "missing", other]
        result = editable("install", *arguments, "--python", environment.python, check=False)
        assert result.returncode == 1 and result.stderr.count("error: ") == 2
        assert result.stdout.splitlines()[-1] == "1 installed, 1 unchanged, 2 failed"
        answer = editable.install(environment, *arguments, check=False)
        assert [one["path"] for one in answer["failed"]] == [str(broken), str(tmp_path / "missing")]
        assert environment.run("sample").stdout == "sample 1.0\n"

    def test_missing_dependencies(self, editable, environment, tmp_path):
        """Those that the environment lacks, by its own markers, with the command for them."""
        version = environment.evaluate("import sys; print(*sys.version_info[:2], sep='.')")
        needs = ["lib>=2", "other", "absent[fast]<3", f'never; python_version != "{version}"']
        needs += [f'here>1; python_version == "{version}"']
        project = write_project(tmp_path / "sample", project=f"dependencies = {needs!r}")
        editable.install(environment, write_wheel(tmp_path, "lib"), write_wheel(tmp_path, "other"))
        missing = editable.install(environment, project)["missing"]
        missing = [requirement.split(";")[0].strip() for requirement in missing]
        assert missing == ["lib>=2", "absent[fast]<3", "here>1"]
        told = editable("install", project, "--reinstall", "--python", environment.python).stderr
        assert "pip install" in told and "never" not in told and "'lib>=2'" in told


    def test_missing_dependencies_are_installed_with_what_is_there(
        self, editable, environment, tmp_path
    ):
        """uv where the environment has no pip, and into the folder that was named."""
        project = write_project(tmp_path / "sample", project='dependencies = ["lib"]')
        place = ["--python", environment.python]
        told = editable("install", project, *place).stderr.splitlines()[-1]
        assert told == f"  uv pip install --python {environment.python} lib"
        (environment.site / "pip-1.0.dist-info").mkdir()
        told = editable("install", project, "--target", tmp_path / "a b", *place).stderr
        command = f"{environment.python} -m pip install --target '{tmp_path / 'a b'}' lib"
        assert told.splitlines()[-1].strip() == command


@pytest.mark.parametrize(
    "command",
    ["install .", "uninstall demo", "list", "doctor"],
)
def test_failure_is_an_answer(editable, command):
    """A program reads why there is no other answer where it reads answers."""
    arguments = [*command.split(), "--python", "/nope", "--json"]
    result = editable(*arguments, check=False)
    assert (result.returncode, result.stderr) == (1, "")
    assert [one["code"] for one in json.loads(result.stdout)["problems"]] == ["no-environment"]


@pytest.mark.parametrize("command", ["dir", "size", "prune", "clean"])
def test_failure_of_the_cache_is_an_answer(editable, command):
    variables = {"EDITABLE_CACHE_DIR": "", "HOME": ""}
    result = editable("cache", command, "--json", check=False, variables=variables)
    assert (result.returncode, result.stderr) == (1, "")
    assert [one["code"] for one in json.loads(result.stdout)["problems"]] == ["no-cache"]


class TestUsage:
    """Arguments that contradict the usage end with 2, whatever the environment is like."""

    @pytest.mark.parametrize(
        "options",
        ["--link-mode zzz", "--target a --prefix b", "--user --target a", "--python 3 --system"],
    )
    def test_refused(self, editable, options):
        result = editable("install", ".", *options.split(), check=False)
        assert (result.returncode, result.stdout) == (2, "") and "hint: " in result.stderr

    def test_variable(self, editable, environment, project):
        arguments = ["install", project, "--python", environment.python]
        variables = {"EDITABLE_LINK_MODE": "zzz"}
        result = editable(*arguments, check=False, variables=variables)
        assert result.returncode == 1
        assert "EDITABLE_LINK_MODE" in result.stderr and "`zzz`" in result.stderr

    @pytest.mark.parametrize("option", ["-e", "--editable"])
    def test_habit_of_pip(self, editable, environment, project, option):
        editable("install", option, ".", "--python", environment.python, cwd=project)
        assert environment.run("sample").stdout == "sample 1.0\n"

    @pytest.mark.parametrize(
        "argument",
        ["requests", "requests[socks]", "name==1", "git+https://example.org/x", "x @ https://a/b"],
    )
    def test_nothing_is_downloaded(self, editable, environment, project, argument):
        place = ["--python", environment.python]
        problem = editable.failure("install", argument, *place, cwd=project)
        assert problem["code"] == "no-project" and "nothing is downloaded" in problem["hint"]
        assert argument in problem["message"]

    @pytest.mark.parametrize("argument", [".[dev]", "../sample[a,b]"])
    def test_extras(self, editable, environment, project, argument):
        place = ["--python", environment.python]
        problem = editable.failure("install", argument, *place, cwd=project)
        assert problem["code"] == "no-project" and "extras" in problem["hint"]


class TestUnchanged:
    @pytest.fixture
    def sources(self, project, tmp_path):
        return [project, write_wheel(tmp_path, "other", scripts=["other"])]

    def test_nothing_is_written(self, editable, environment, sources):
        editable.install(environment, *sources)
        before = identities(environment.folder)
        answer = editable.install(environment, *sources)
        assert [report["outcome"] for report in answer["installed"]] == ["unchanged"] * 2
        assert identities(environment.folder) == before

    def test_reinstall(self, editable, environment, sources):
        editable.install(environment, *sources)
        tree = snapshot(environment.folder)
        before = identities(environment.folder)
        answer = editable.install(environment, *sources, "--reinstall")
        assert [report["outcome"] for report in answer["installed"]] == ["installed"] * 2
        assert differences(snapshot(environment.folder), tree) == {}
        for name in ["sample.pth", "sample-1.0.dist-info/METADATA", "other/__init__.py"]:
            path = str((environment.site / name).relative_to(environment.folder))
            assert identities(environment.folder)[path] != before[path]

    @pytest.mark.parametrize("path", ["sample.pth", INFO + "METADATA", INFO + "RECORD", SCRIPT])
    @pytest.mark.parametrize("change", ["remove", "edit"])
    def test_what_is_damaged_is_mended(self, editable, environment, project, path, change):
        editable.install(environment, project)
        tree = snapshot(environment.folder)
        if change == "remove":
            (environment.site / path).unlink()
        else:
            with open(environment.site / path, "ab") as file:
                file.write(b"# edited\n")
        (report,) = editable.install(environment, project)["installed"]
        assert report["outcome"] == "installed"
        assert differences(snapshot(environment.folder), tree) == {}


class TestReplaced:
    def test_scripts_that_are_gone(self, editable, environment, project):
        write_project(project, scripts=["before", "sample"])
        editable.install(environment, project)
        write_project(project, scripts=["after", "sample"])
        editable.install(environment, project)
        found = {path.name for path in (environment.folder / "bin").iterdir()}
        assert {"after", "sample"} <= found and "before" not in found

    @pytest.mark.parametrize("spelling", ["My.Sample_Pkg", "my.sample.pkg", "MY-Sample.pkg"])
    def test_other_spelling(self, editable, environment, tmp_path, spelling):
        """The metadata folder of older tools is spelled as its project is."""
        old = write_wheel(tmp_path, spelling.replace("-", "_"), "0.9")
        pip(environment, "install", "--no-deps", "--no-compile", old)
        project = write_project(tmp_path / "new", "my-sample-pkg")
        (report,) = editable.install(environment, project)["installed"]
        assert len(report["replaced"]) == 1
        infos = [path.name for path in environment.site.glob("*.dist-info")]
        assert infos == ["my_sample_pkg-1.0.dist-info"]

    @pytest.mark.parametrize("installer", ["pip", "uv"])
    @pytest.mark.parametrize("kind", ["wheel", "editable"])
    def test_other_installer(self, editable, environment, project, tmp_path, installer, kind):
        """What others installed goes, modules and scripts too."""
        install = {"pip": pip, "uv": uv}[installer]
        if kind == "wheel":
            files = {"sample/old.py": "", "sample/deep/er/old.py": ""}
            what = [write_wheel(tmp_path, version="0.9", files=files, scripts=["old"])]
        else:
            old = write_project(tmp_path / "old", version="0.9", scripts=["old", "sample"])
            what = ["--no-build-isolation", "--editable", old]
        before = snapshot(environment.folder)
        module = str(ROOT / "tools" / "python")
        variables = {"PYTHONPATH": module, "EDITABLE_BIN": str(editable.executable)}
        install(environment, "install", "--no-deps", "--no-index", *what, variables=variables)
        assert environment.run("old").returncode == 0
        answer = editable.install(environment, project)
        assert len(answer["installed"][0]["replaced"]) == 1
        assert distributions(environment, "sample") == ["sample-1.0.dist-info"]
        assert not (environment.folder / "bin" / "old").exists()
        assert not (environment.site / "sample").exists()
        editable.uninstall(environment, "sample")
        assert differences(snapshot(environment.folder), before) == {}

    def test_bytecode_goes_too(self, editable, environment, project, tmp_path):
        editable.install(environment, write_wheel(tmp_path, version="0.9"))
        environment.run("python", "-c", "import sample")
        assert (environment.site / "sample" / "__pycache__").is_dir()
        editable.install(environment, project)
        assert not (environment.site / "sample").exists()

    def test_files_of_the_user_stay(self, editable, environment, project, tmp_path):
        """What no distribution recorded is nobody's to delete."""
        editable.install(environment, write_wheel(tmp_path, version="0.9"))
        (environment.site / "sample" / "notes.txt").write_text("mine")
        editable.install(environment, project)
        assert [path.name for path in (environment.site / "sample").iterdir()] == ["notes.txt"]


class TestConflict:
    """A file of another distribution."""

    @pytest.fixture
    def wheels(self, tmp_path):
        one = write_wheel(tmp_path, "one", files={"shared.py": "name = 'one'\n"}, scripts=["tool"])
        two = write_wheel(tmp_path, "two", files={"shared.py": "name = 'two'\n"}, scripts=["tool"])
        return one, two

    def test_refused(self, editable, environment, wheels):
        editable.install(environment, wheels[0])
        before = identities(environment.folder)
        problem = editable.failure("install", wheels[1], "--python", environment.python)
        assert problem["code"] == "owned-by-another"
        assert "shared.py" in problem["message"] and "one" in problem["message"]
        assert "--overwrite" in problem["hint"]
        after = differences(identities(environment.folder), before)
        assert after.keys() <= {str(environment.site.relative_to(environment.folder))}

    def test_overwritten(self, editable, environment, wheels):
        """Those that are overwritten are named."""
        editable.install(environment, wheels[0])
        answer = editable.install(environment, wheels[1], "--overwrite")
        (problem,) = answer["installed"][0]["problems"]
        assert "shared.py" in problem["message"] and "tool" in problem["message"]
        assert environment.evaluate("import shared; print(shared.name)") == "two"

    def test_at_once(self, editable, environment, wheels):
        """In one call, the one that comes second is refused."""
        answer = editable.install(environment, *wheels, check=False)
        assert len(answer["installed"]) == len(answer["failed"]) == 1


def test_relative(editable, environment, project):
    editable.install(environment, project, "--relative")
    (line,) = (environment.site / "sample.pth").read_text().splitlines()
    assert line == os.path.relpath(project / "src", environment.site)
    assert environment.run("sample").stdout == "sample 1.0\n"
    (item,) = editable.answer("list", "--python", environment.python)
    assert item["state"] == "current"


def test_shadowed_by_a_regular_module(editable, environment, project):
    """A module in site-packages comes before the paths of `.pth` files."""
    (environment.site / "sample.py").write_text("")
    assert [code for code in codes(editable.install(environment, project)) if "shadow" in code]


def test_shadowed_by_a_regular_package_of_another(editable, environment, project, tmp_path):
    editable.install(environment, write_wheel(tmp_path, "other", files={"sample/__init__.py": ""}))
    assert [code for code in codes(editable.install(environment, project)) if "shadow" in code]


def test_module_does_not_hide_itself(editable, environment, tmp_path):
    """The folder of a flat project is the one that is installed to."""
    project = write_project(tmp_path / "sample", rest='[tool.editable]\nroots = ["src"]')
    place = ["--target", project / "src"]
    assert codes(editable.install(environment, project, *place)) == []


def test_compile(editable, environment, tmp_path):
    """Bytecode only where it is asked for; it is recorded, and goes with the rest."""
    before = snapshot(environment.folder)
    wheel = write_wheel(tmp_path)
    editable.install(environment, wheel)
    assert list(environment.site.rglob("*.pyc")) == []
    editable.install(environment, wheel, "--reinstall", "--compile")
    assert list((environment.site / "sample").rglob("*.pyc"))
    text = (environment.site / "sample-1.0.dist-info" / "RECORD").read_text()
    assert "sample/__pycache__/__init__." in text
    pip(environment, "uninstall", "--yes", "sample")
    assert differences(snapshot(environment.folder), before) == {}
    assert list(environment.site.rglob("*.pyc")) == []


class TestBackendThatIsNotOurs:
    @pytest.fixture
    def settings(self, project):
        settings = project / "pyproject.toml"
        text = settings.read_text().replace('["editable"]', '["hatchling"]')
        settings.write_text(text.replace('"editable"', '"hatchling.build"'))
        return settings

    def test_static(self, editable, environment, project, settings):
        """A static project is installed without its backend, which is named once."""
        result = editable("install", project, "--python", environment.python)
        assert result.stderr.count("hatchling.build") == 1
        assert environment.run("sample").stdout == "sample 1.0\n"

    def test_dynamic(self, editable, environment, project, settings):
        """What only the backend knows stands in the way, and is named."""
        text = settings.read_text().replace('version = "1.0"', 'dynamic = ["version"]')
        settings.write_text(text)
        result = editable("install", project, "--python", environment.python, check=False)
        assert result.returncode == 1 and "dynamic" in result.stderr
        assert list(environment.site.iterdir()) == []


def test_name_is_as_it_is_written(editable, environment, tmp_path):
    project = write_project(tmp_path / "project", "Demo-Pkg", scripts=[])
    for option in [], ["--reinstall"], ["--no-cache", "--reinstall"]:
        result = editable("install", project, "--python", environment.python, *option)
        assert result.stdout.startswith("installed Demo-Pkg 1.0"), option
