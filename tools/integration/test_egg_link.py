"""The egg-link, judged by the tools that know it: old and new pip, uv, importlib and setuptools."""

import email
import json
import os
import pathlib
import shutil
import sys

import pytest
from packaging.utils import canonicalize_name

from egg_links import LAYOUTS, SOURCE, develop, make_tools
from environments import Environment, run, snapshot
from program import differences, distributions, identities, leftovers
from samples import write_project

DEBIAN = pathlib.Path("/usr/bin/python3")
TOOLS = ["pip-26.3", "pip-25.2", "uv"]


@pytest.fixture(scope="session")
def tools(wheels, tmp_path_factory, interpreter_of_today):
    return make_tools(wheels.pip, tmp_path_factory.mktemp("tools"), interpreter_of_today)


@pytest.fixture(params=TOOLS)
def tool(request, tools):
    return tools[request.param]


@pytest.fixture(params=LAYOUTS, ids=str)
def layout(request):
    return request.param


@pytest.fixture
def project(layout, tmp_path) -> pathlib.Path:
    return layout.write(tmp_path / "a project")


def lines(environment) -> "list[str]":
    file = environment.site / "easy-install.pth"
    return file.read_text().splitlines() if file.exists() else []


def names(folder: pathlib.Path) -> "list[str]":
    return sorted(path.name for path in folder.iterdir())


class TestOthers:
    """What other tools make of our installation."""

    @pytest.fixture(autouse=True)
    def installed(self, editable, environment, project):
        self.before = snapshot(environment.folder)
        editable.install(environment, "--egg-link", project)

    def test_list(self, tool, environment, layout, project):
        (item,) = json.loads(tool(environment, "list", "--format", "json").stdout)
        assert canonicalize_name(item["name"]) == canonicalize_name(layout.name)
        assert item["version"] == "1.5"
        assert item["editable_project_location"] == str(layout.sources(project))
        assert tool(environment, "list", "--editable", "--format", "json").stdout.count("1.5") == 1

    def test_show(self, tool, environment, layout, project):
        shown = tool(environment, "show", layout.name).stdout
        fields = dict(line.split(": ", 1) for line in shown.splitlines() if ": " in line)
        assert (fields["Version"], fields["Location"]) == ("1.5", str(layout.sources(project)))
        assert fields["Requires"] == "packaging"
        assert fields["Editable project location"] == str(layout.sources(project))
        if tool.title != "uv":
            assert (fields["Name"], fields["Summary"]) == (layout.name, "A sample")

    def test_freeze(self, tool, environment, layout, project):
        frozen = tool(environment, "freeze").stdout.splitlines()
        assert len(frozen) <= 2 and frozen[-1].startswith("-e ")
        assert frozen[-1].replace("%20", " ").endswith(str(layout.sources(project)))

    def test_uninstall(self, tool, environment, layout, project):
        others = environment.site / "easy-install.pth"
        others.write_text("/before\n" + others.read_text() + "# after\n")
        tool.uninstall(environment, layout.name)
        assert lines(environment) == ["/before", "# after"]
        others.unlink()
        left = differences(snapshot(environment.folder), self.before)
        # uv leaves the scripts of egg-links behind, whoever made them.
        scripts = ["bin/sample", "bin/sample-gui", "bin/sample-two"]
        assert sorted(left) == (scripts if tool.title == "uv" else [])

    def test_after_their_uninstall(self, tool, editable, environment, layout, project):
        """They leave the metadata beside the sources; it goes with our next uninstall."""
        tool.uninstall(environment, layout.name)
        assert layout.metadata(project).is_dir()
        editable.install(environment, "--egg-link", project)
        editable.uninstall(environment, layout.name)
        assert not layout.metadata(project).exists()

    def test_importlib(self, environment, layout):
        statements = (
            "import importlib.metadata as m, json; d = m.distribution({0!r});"
            "print(json.dumps([d.metadata['Name'], d.version, d.requires,"
            " sorted([e.group, e.name, e.value] for e in d.entry_points)]))"
        )
        answer = json.loads(environment.evaluate(statements.format(layout.name)))
        assert answer[:2] == [layout.name, "1.5"]
        assert answer[2] == [
            "packaging>=20",
            'Never; python_version < "3"',
            'also<2,>1; python_version < "3"',
            'packaging!=19; extra == "test-suite"',
            'absent>=1; python_version < "3" and extra == "test-suite"',
            'absent[x]; os_name == "nt" and extra == "test-suite"',
        ]
        assert answer[3] == [
            ["a.plugins", "one", "sample:main"],
            ["a.plugins", "two words", "sample"],
            ["console_scripts", "sample", "sample:main"],
            ["console_scripts", "sample-two", "sample:main"],
            ["gui_scripts", "sample-gui", "sample:main"],
        ]

    def test_pkg_resources(self, environment, layout, wheels):
        """Under the last setuptools that has it; it reads `requires.txt`, and no other tool does."""
        environment.add("setuptools==81.0.0", wheels.pip)
        statements = (
            "import warnings; warnings.simplefilter('ignore');"
            "import pkg_resources as p, json; d = p.get_distribution({0!r});"
            "r = lambda *extras: sorted(map(str, d.requires(extras)));"
            "print(json.dumps([d.project_name, d.version, sorted(d.extras), r(), r('Test_Suite'),"
            " r('empty'), sorted(map(str, d.get_entry_map('a.plugins').values())),"
            " d.load_entry_point('console_scripts', 'sample').__module__]))"
        )
        answer = json.loads(environment.evaluate(statements.format(layout.name)))
        plugins = ["one = sample:main", "two words = sample"]
        # What does not hold for this Python is left out; the name is that of setuptools.
        assert answer == [
            layout.safe, "1.5", ["empty", "test_suite"], ["packaging>=20"],
            ["packaging!=19", "packaging>=20"], ["packaging>=20"], plugins, "sample",
        ]  # fmt: skip

    def test_runs(self, environment):
        for script in ["sample", "sample-two", "sample-gui"]:
            assert environment.run(script).stdout == "sample 1.5\n"


def test_runs_in_a_name(tool, editable, environment, tmp_path):
    """Setuptools names such a link so that pip does not find it; ours is found by all."""
    project = write_project(tmp_path / "project", "Sample__ab", scripts=["sample"])
    editable.install(environment, "--egg-link", project)
    assert names(environment.site) == ["Sample__ab.egg-link", "easy-install.pth"]
    assert names(project / "src") == ["Sample__ab.egg-info", "sample__ab"]
    tool.uninstall(environment, "sample-ab")
    assert distributions(environment, "sample__ab") == [] and lines(environment) == []


def test_every_python(editable, interpreter, tmp_path):
    """The metadata is found by each, and the edit of a module is seen at once."""
    environment = Environment(tmp_path / "environment", interpreter)
    project = SOURCE.write(tmp_path / "project")
    editable.install(environment, "--egg-link", project)
    statements = "import importlib.metadata as m, sample; print(m.version('My.Demo-Pkg'), sample.version)"
    assert environment.evaluate(statements) == "1.5 1.5"
    module = project / "src" / "sample" / "__init__.py"
    module.write_text(module.read_text().replace("1.5", "1.6"))
    assert environment.evaluate(statements) == "1.5 1.6"
    editable.uninstall(environment, "my-demo-pkg")
    assert environment.evaluate("import sys; print(sys.path[-1])") == str(environment.site)


class TestSetuptools:
    """The last `setup.py develop` that was one, and ours, file by file."""

    @pytest.fixture
    def pair(self, editable, layout, wheels, interpreter_of_today, tmp_path):
        """Two environments, with one project each: theirs, ours."""
        made = []
        for name in ["theirs", "ours"]:
            environment = Environment(tmp_path / name / "environment", interpreter_of_today)
            environment.add("setuptools==79.0.1", wheels.pip)
            made.append((environment, layout.write(tmp_path / name / "project")))
        develop(*made[0])
        editable.install(made[1][0], "--egg-link", made[1][1])
        return made

    def read(self, layout, environment, project) -> "dict[str, bytes]":
        """Every file, with the folder of the project under one name."""
        files = {"link": layout.link(environment), "line": environment.site / "easy-install.pth"}
        files.update({path.name: path for path in layout.metadata(project).iterdir()})
        place = str(project).encode()
        return {name: path.read_bytes().replace(place, b"{}") for name, path in files.items()}

    def test_files(self, pair, layout):
        theirs, ours = (self.read(layout, *one) for one in pair)
        # A note of what was written and for whom, so that it can be removed again.
        assert ours.keys() - theirs.keys() == {"EDITABLE"}
        # `zip-safe` says that the project was looked at for an egg that is zipped: there is none.
        assert theirs.keys() - ours.keys() <= {"zip-safe", "not-zip-safe"}
        for name in sorted(theirs.keys() & ours.keys() - {"PKG-INFO"}):
            assert ours[name] == theirs[name], name

    def test_metadata(self, pair, layout):
        theirs, ours = (
            email.message_from_bytes(self.read(layout, *one)["PKG-INFO"]) for one in pair
        )
        # Theirs says of the license files alone that they were found; all else is the same in another
        # order, which is that of our METADATA.
        ignored = {"Dynamic"}
        fields = lambda message: sorted(
            (key, value) for key, value in message.items() if key not in ignored
        )
        assert fields(ours) == fields(theirs)
        assert ours.get_payload() == theirs.get_payload()
        assert theirs.get_all("Dynamic") == ["license-file"]

    def test_places(self, pair, layout):
        """No file is anywhere that theirs is not."""
        trees = []
        for environment, project in pair:
            tree = {*names(environment.site), *names(environment.folder / "bin")}
            tree |= {str(path.relative_to(project)) for path in project.rglob("*")}
            trees.append({path for path in tree if "egg-info/" not in path})
        assert trees[1] == trees[0]

    def test_over_theirs(self, editable, pair, layout):
        """Their installation is replaced, and their metadata, which was there before, stays."""
        environment, project = pair[0]
        before = names(layout.metadata(project))
        editable.install(environment, "--egg-link", project)
        assert environment.run("sample").stdout == "sample 1.5\n"
        assert "EASY-INSTALL" not in (environment.folder / "bin" / "sample").read_text()
        editable.uninstall(environment, layout.name)
        assert names(layout.metadata(project)) == before
        assert not layout.link(environment).exists() and lines(environment) == []

    def test_uninstalls_theirs(self, editable, pair, layout):
        environment, project = pair[0]
        before = snapshot(project)
        editable.uninstall(environment, layout.name)
        assert snapshot(project) == before
        assert not layout.link(environment).exists() and lines(environment) == []
        assert not (environment.folder / "bin" / "sample").exists()

    def test_theirs_over_ours(self, editable, pair, layout):
        """What they have made of the metadata is not ours any longer."""
        environment, project = pair[1]
        with open(project / "README.md", "a") as file:
            file.write("More.\n")
        develop(environment, project)
        result = editable("uninstall", layout.name, "--python", environment.python)
        assert "left-metadata" in result.stderr or "stays" in result.stderr
        assert layout.metadata(project).is_dir()


class TestBuild:
    def test_list_and_json(self, editable, project, layout):
        listed = editable("build", "--egg-link", "--list", project).stdout.splitlines()
        answer = editable.answer("build", "--egg-link", "--list", project)
        assert [entry["path"] for entry in answer["entries"]] == listed
        assert answer["egg_link"] is None and answer["file_name"] == f"{layout.safe}.egg-link"
        info = layout.metadata(project).name
        assert listed[:3] == [f"{layout.safe}.egg-link", "easy-install.pth", f"{info}/PKG-INFO"]

    def test_by_hand(self, editable, environment, project, layout, tools, tmp_path):
        """Put where they belong, the files are an installation."""
        out = tmp_path / "out"
        answer = editable.answer("build", "--egg-link", "--out", out, project)
        assert pathlib.Path(answer["egg_link"]).read_text().splitlines()[0] == answer["folder"]
        assert sum(path.is_file() for path in out.rglob("*")) == len(answer["entries"])
        shutil.copy(answer["egg_link"], environment.site)
        shutil.copy(out / "easy-install.pth", environment.site)
        shutil.copytree(answer["egg_info"], layout.metadata(project))
        (item,) = json.loads(tools["pip-26.3"](environment, "list", "--format", "json").stdout)
        assert item["editable_project_location"] == answer["folder"]

    def test_default_folder(self, editable, project, layout):
        printed = editable("build", "--egg-link", cwd=project).stdout.strip()
        assert printed == f"dist/{layout.safe}.egg-link"
        assert (project / printed).is_file()
        assert not layout.metadata(project).exists()


class TestInstall:
    @pytest.fixture
    def project(self, tmp_path):
        return write_project(tmp_path / "sample")

    def test_says_what_it_did(self, editable, environment, project):
        place = ["--egg-link", project, "--python", environment.python]
        assert editable("install", *place).stdout == f"installed sample 1.0 (egg-link, `{project}`)\n"
        before = [identities(folder) for folder in (environment.folder, project)]
        said = editable("install", *place).stdout
        assert said == f"sample 1.0 is installed and unchanged (egg-link, `{project}`)\n"
        assert [identities(folder) for folder in (environment.folder, project)] == before
        (item,) = editable.answer("list", "--python", environment.python)
        assert (item["version"], item["state"]) == ("1.0", "current")
        assert pathlib.Path(item["metadata"]).name == "sample.egg-link"
        assert editable.answer("doctor", "--python", environment.python)["problems"] == []

    def test_receipt(self, editable, environment, project):
        (report,) = editable.install(environment, "--egg-link", project)["installed"]
        assert report["outcome"] == "installed" and report["problems"] == []
        assert report["receipt"]["layout"] == "egg-link"
        assert report["receipt"]["dist_info"] == "sample.egg-link"
        (report,) = editable.install(environment, project)["installed"]
        assert report["receipt"]["layout"] == "dist-info"
        assert [pathlib.Path(path).name for path in report["replaced"]] == ["sample.egg-link"]

    def test_relative_is_wrong_usage(self, editable, environment, project):
        command = ["install", "--egg-link", "--relative", project, "--python", environment.python]
        result = editable(*command, check=False)
        assert result.returncode == 2 and "relative" in result.stderr
        assert lines(environment) == []

    def test_read_only_source(self, place, user):
        """A person who may not write beside the sources is told so, and what to do."""
        project = write_project(place / "project")
        place.chmod(0o777)
        run(DEBIAN, "-m", "venv", "--without-pip", place / "environment", **user)
        place.chmod(0o755)
        if not user:
            (project / "src").chmod(0o555)
        command = [place / "editable", "install", "--egg-link", project, "--no-cache", "--json"]
        command += ["--python", place / "environment"]
        result = run(*command, check=False, **user)
        (failed,) = json.loads(result.stdout)["failed"]
        assert [problem["code"] for problem in failed["problems"]] == ["read-only-source"]
        assert "--egg-link" in failed["problems"][0]["hint"]
        assert leftovers(place) == [] and names(project / "src") == ["sample"]
        # The other layout needs nothing there.
        run(*[part for part in command if part != "--egg-link"], **user)

    def test_doctor_mends(self, editable, environment, project):
        editable.install(environment, "--egg-link", project)
        tree = snapshot(environment.folder), snapshot(project)
        (environment.site / "easy-install.pth").unlink()
        (environment.folder / "bin" / "sample").write_text("broken")
        place = ["--python", environment.python]
        assert editable("doctor", *place, check=False).returncode == 1
        editable("doctor", "--fix", *place)
        assert (snapshot(environment.folder), snapshot(project)) == tree

    def test_project_gone(self, editable, environment, project):
        editable.install(environment, "--egg-link", project)
        project.rename(project.with_name("elsewhere"))
        (item,) = editable.answer("list", "--python", environment.python)
        assert item["state"] == "gone"
        codes = [p["code"] for p in editable.answer("doctor", "--python", environment.python, check=False)["problems"]]
        assert "project-gone" in codes
        editable.uninstall(environment, "sample")
        assert distributions(environment, "sample") == [] and lines(environment) == []

    def test_moved(self, editable, environment, project):
        """Installed from where it is now, the old line goes."""
        editable.install(environment, "--egg-link", project)
        other = project.rename(project.with_name("elsewhere"))
        editable.install(environment, "--egg-link", other)
        assert lines(environment) == [str(other / "src")]
        assert environment.run("sample").stdout == "sample 1.0\n"

    def test_wheel(self, editable, environment, tmp_path):
        problem = editable.failure(
            "install", "--egg-link", tmp_path / "x-1.0-py3-none-any.whl", "--python", environment.python
        )
        assert problem["code"] == "egg-link-of-wheel"


class TestTolerance:
    """What is missing or spelled in another way does not keep an uninstall from being whole."""

    @pytest.fixture
    def project(self, editable, environment, tmp_path):
        project = write_project(tmp_path / "sample")
        editable.install(environment, "--egg-link", project)
        return project

    def uninstall(self, editable, environment):
        editable("uninstall", "sample", "--python", environment.python)
        assert distributions(environment, "sample") == []
        assert not (environment.folder / "bin" / "sample").exists()

    def test_no_line(self, editable, environment, project):
        (environment.site / "easy-install.pth").unlink()
        self.uninstall(editable, environment)
        assert not (environment.site / "easy-install.pth").exists()

    def test_no_metadata(self, editable, environment, project):
        shutil.rmtree(project / "src" / "sample.egg-info")
        self.uninstall(editable, environment)
        assert list(environment.site.iterdir()) == []

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (b"/x\r\n{}\r\n/y\r\n", b"/x\r\n/y\r\n"),
            (b"/x\n{}", b"/x\n"),
            (b"{}\n/x", b"/x"),
            (b"{}/\n/x\n", b"/x\n"),
            (b"{}  \n", None),
            (b"../../../../sample/src\n./z\n", b"./z\n"),
            (b"# {}\n{}\nimport sys\n", b"# {}\nimport sys\n"),
            (b"{}x\n{}/sample\n{}\n", b"{}x\n{}/sample\n"),
        ],
        ids=repr,
    )
    def test_shared_file(self, editable, environment, project, before, after):
        source = str(project / "src").encode()
        file = environment.site / "easy-install.pth"
        file.write_bytes(before.replace(b"{}", source))
        self.uninstall(editable, environment)
        found = file.read_bytes() if file.exists() else None
        assert found == (after.replace(b"{}", source) if after else None)

    @pytest.mark.parametrize("text", ["{}\r\n../\r\n", "\n{}\n../", "{}", "../../../../sample/src\n../"])
    def test_link(self, editable, environment, project, text):
        link = environment.site / "sample.egg-link"
        link.write_text(text.format(project / "src"), newline="")
        self.uninstall(editable, environment)
        assert list(environment.site.iterdir()) == []

    def test_through_a_link(self, editable, environment, project):
        """setuptools wrote one path with links, and the other without."""
        other = project.with_name("link")
        other.symlink_to(project)
        (environment.site / "sample.egg-link").write_text(f"{other}/src\n../")
        self.uninstall(editable, environment)
        assert list(environment.site.iterdir()) == []

    @pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 on other systems")
    def test_bytes(self, editable, environment, project):
        """A path that is no text is a path all the same."""
        other = os.fsencode(project.with_name("lat")) + b"\xe9"
        shutil.move(os.fsencode(project), other)
        (environment.site / "sample.egg-link").write_bytes(other + b"/src\n../")
        (environment.site / "easy-install.pth").write_bytes(b"/x\n" + other + b"/src\n")
        (item,) = editable.answer("list", "--python", environment.python)
        assert item["state"] != "gone"
        self.uninstall(editable, environment)
        assert (environment.site / "easy-install.pth").read_bytes() == b"/x\n"
        assert os.listdir(other + b"/src") == [b"sample"]

    def test_beside_a_dist_info(self, editable, environment, project):
        """Two of one project, by mistake: both go."""
        info = environment.site / "sample-0.9.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sample\nVersion: 0.9\n")
        (info / "RECORD").write_text("sample-0.9.dist-info/METADATA,,\nsample-0.9.dist-info/RECORD,,\n")
        self.uninstall(editable, environment)
        assert list(environment.site.iterdir()) == []
