"""What is published: it runs anywhere, every installer takes it, and its judges find no fault."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import zipfile

import pytest

from conftest import copy_project
from environments import JUDGES, ROOT, Environment, run

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only releases for Linux are static")

#: What belongs into the `share` of the folder that the wheel is installed to.
SHARED = [
    "bash-completion/completions/editable",
    "fish/vendor_completions.d/editable.fish",
    "man/man1/editable.1",
    "zsh/site-functions/_editable",
]

#: What tells where the hooks find the executable, in a process that has nothing but the package.
FOUND = "import editable; print(editable.find_executable(search_path=False))"


@pytest.fixture(scope="session")
def release(wheels) -> pathlib.Path:
    """The folder that tools/release has filled."""
    assert (wheels.ours / "SHA256SUMS").is_file(), f"run tools/release --out {wheels.ours} first"
    return wheels.ours


@pytest.fixture(scope="session")
def wheel(release) -> pathlib.Path:
    (path,) = release.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def sdist(release) -> pathlib.Path:
    (path,) = release.glob("*.tar.gz")
    return path


# The executable


@ON_LINUX
class TestAlone:
    """With nothing around it but a project, as on a system with another C library, or with none."""

    @pytest.fixture
    def root(self, release, tmp_path) -> pathlib.Path:
        root = tmp_path / "root"
        root.mkdir()
        shutil.copy(release / "editable", root / "editable")
        copy_project("hello", root / "hello")
        return root

    def inside(self, root, *arguments, folder="/hello", check=True):
        """Runs the executable where the root of the file system is the folder `root`."""
        enter = "import os, sys; os.chroot(sys.argv[1]); os.chdir(sys.argv[2]); "
        enter += "os.execve('/editable', ['/editable', *sys.argv[3:]], {'HOME': '/'})"
        command = [sys.executable, "-c", enter, root, folder, *arguments]
        if os.geteuid() != 0:
            command = ["unshare", "--user", "--map-root-user", *command]
            allowed = subprocess.run([*command[:3], "true"], capture_output=True, text=True)
            if allowed.returncode != 0:
                pytest.skip(f"chroot is not allowed here: {allowed.stderr.strip()}")
        return run(*command, check=check)

    def test_build(self, root):
        assert self.inside(root, "build").stdout == "dist/hello-1.0.0-py3-none-any.whl\n"
        with zipfile.ZipFile(root / "hello" / "dist" / "hello-1.0.0-py3-none-any.whl") as archive:
            assert archive.read("hello.pth") == b"/hello/src\n"
        # Again, from the cache in the home that only HOME tells of.
        assert (root / ".cache" / "editable").is_dir()
        assert self.inside(root, "build").stdout == "dist/hello-1.0.0-py3-none-any.whl\n"

    def test_hooks(self, root):
        hook = ["hook", "build-editable", "--result-fd=1", "--wheel-directory=/out"]
        assert self.inside(root, *hook).stdout == "hello-1.0.0-py3-none-any.whl"
        hook = ["hook", "prepare-metadata-for-build-editable", "--result-fd=1"]
        answer = self.inside(root, *hook, "--metadata-directory=/out").stdout
        assert answer == "hello-1.0.0.dist-info"
        assert (root / "out" / answer / "METADATA").is_file()

    def test_install(self, root):
        """Into an environment, which is read and not asked: its interpreter could not run here."""
        environment = root / "environment"
        (environment / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
        (environment / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.7\n")
        (environment / "bin").mkdir()
        (environment / "bin" / "python").touch(mode=0o755)
        for options in [["--target", "/site"], []]:
            command = ["install", "--python", "/environment", *options, "--json"]
            assert len(json.loads(self.inside(root, *command).stdout)["installed"]) == 1
            again = json.loads(self.inside(root, *command).stdout)
            (result,) = again["installed"]
            assert result["outcome"] == "unchanged"
        for folder in [root / "site", environment / "lib" / "python3.11" / "site-packages"]:
            assert (folder / "hello.pth").read_text() == "/hello/src\n"

    def test_messages(self, root):
        """What is left to the argument parser, and errors, need nothing else either."""
        assert "USAGE: editable" in self.inside(root, "--help").stdout
        assert self.inside(root, "check").stdout == "hello 1.0.0 is valid\n"
        assert self.inside(root, "no-such-verb", check=False).returncode == 2
        assert "no `pyproject.toml`" in self.inside(root, "build", "/", check=False).stderr


@ON_LINUX
def test_no_dynamic_linker(release):
    segments = run("readelf", "--wide", "--program-headers", release / "editable").stdout
    assert "LOAD" in segments
    assert not {"INTERP", "DYNAMIC"} & set(segments.split())


# The wheel


class TestInstalled:
    """The command is the executable, and the hooks find it wherever installers put both."""

    def assert_found(self, python, modules: pathlib.Path, script: pathlib.Path, wheel):
        found = run(python, "-c", FOUND, variables={"PYTHONPATH": str(modules)}).stdout.strip()
        assert found == str(script)
        with zipfile.ZipFile(wheel) as archive:
            (name,) = [name for name in archive.namelist() if "/scripts/" in name]
            assert script.read_bytes() == archive.read(name)
        assert script.stat().st_mode & 0o111 == 0o111

    def pip(self, environment, *arguments, **variables):
        options = ["--no-index", "--no-deps", "--no-warn-script-location"]
        command = [JUDGES / "python", "-m", "pip", "--python", environment.python, "install"]
        run(*command, *options, *arguments, variables=variables)

    def test_environment(self, interpreter, wheel, tmp_path):
        environment = Environment(tmp_path / "environment", interpreter)
        environment.add("editable", wheel.parent)
        script = environment.folder / "bin" / "editable"
        self.assert_found(environment.python, environment.site, script, wheel)

    @pytest.mark.parametrize("option", ["--target", "--prefix"])
    def test_folder(self, environment, wheel, tmp_path, option):
        self.pip(environment, option, tmp_path / "place", wheel)
        script = tmp_path / "place" / "bin" / "editable"
        (module,) = (tmp_path / "place").rglob("editable/__init__.py")
        self.assert_found(environment.python, module.parent.parent, script, wheel)

    def test_user(self, interpreter_of_today, wheel, tmp_path):
        base = tmp_path / "base"
        variables = {"PYTHONUSERBASE": str(base)}
        python = interpreter_of_today.path
        pip = [python, "-m", "pip", "install", "--user", "--no-index", "--break-system-packages"]
        if run(python, "-m", "pip", "--version", check=False).returncode != 0:
            pytest.skip(f"{python} has no pip")
        run(*pip, "--no-warn-script-location", wheel, variables=variables)
        (module,) = base.rglob("editable/__init__.py")
        self.assert_found(python, module.parent.parent, base / "bin" / "editable", wheel)

    @pytest.mark.parametrize("mode", ["copy", "hardlink", "symlink"])
    def test_uv(self, environment, wheel, tmp_path, mode):
        """uv links files into environments, in isolated ones of its own, too."""
        options = ["--link-mode", mode, "--no-index", "--cache-dir", tmp_path / "cache"]
        command = [JUDGES / "uv", "pip", "install", "--quiet", "--python", environment.python]
        run(*command, *options, wheel)
        script = environment.folder / "bin" / "editable"
        self.assert_found(environment.python, environment.site, script, wheel)

    def test_our_own_installer(self, editable, environment, wheel):
        editable.install(environment, wheel)
        script = environment.folder / "bin" / "editable"
        self.assert_found(environment.python, environment.site, script, wheel)


class TestShared:
    """What the wheel brings along for shells and `man` is found where they look for it."""

    @pytest.fixture
    def share(self, environment, wheel) -> pathlib.Path:
        environment.add("editable", wheel.parent)
        share = environment.folder / "share"
        assert all((share / name).is_file() for name in SHARED)
        return share

    @pytest.fixture(params=["all", "user"])
    def variables(self, request, share, tmp_path) -> "dict[str, str]":
        """Those of somebody who has the wheel on PATH: installed for all users, or for this one."""
        variables = {"PATH": f"{share.parent / 'bin'}:/usr/bin:/bin", "HOME": str(tmp_path)}
        if request.param == "all":
            return {**variables, "XDG_DATA_DIRS": f"{share}:/usr/share"}
        (tmp_path / ".local").symlink_to(share.parent)
        return variables

    def test_scripts(self, share, release):
        """They are what the program itself prints."""
        for shell, name in [("bash", SHARED[0]), ("fish", SHARED[1]), ("zsh", SHARED[3])]:
            printed = run(release / "editable", "completions", shell).stdout
            assert (share / name).read_text(encoding="utf-8") == printed

    @ON_LINUX
    def test_man(self, share, variables):
        """`man` looks beside the folders of PATH, and its formatter has nothing to complain of."""
        assert run("man", "-w", "editable", variables=variables).stdout == f"{share / SHARED[2]}\n"
        judged = run("man", "--warnings=w", "-Tutf8", "-Z", "editable", variables=variables)
        assert judged.stderr == ""
        page = run("man", "editable", variables={**variables, "MANPAGER": "cat"}).stdout
        assert "editable cache prune" in page and "ENVIRONMENT" in page

    @ON_LINUX
    def test_bash(self, variables):
        """bash-completion loads the script when it is first needed."""
        program = "source /usr/share/bash-completion/bash_completion; "
        program += "_completion_loader editable; complete -p editable"
        answer = run("bash", "--norc", "-c", program, variables=variables).stdout
        assert answer.endswith("-F _editable editable\n")

    def test_zsh(self, share, variables, tmp_path):
        folder = share / "zsh" / "site-functions"
        program = f"fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -d {tmp_path}/dump; "
        program += "print $_comps[editable]; autoload +X _editable; print $functions[_editable]"
        name, _, text = run("zsh", "-f", "-c", program, variables=variables).stdout.partition("\n")
        assert name == "_editable" and "uninstall" in text

    def test_fish(self, variables):
        """fish reads the folders of XDG_DATA_DIRS."""
        program = 'complete -C "editable ins"'
        answer = run("fish", "-c", program, variables=variables).stdout
        assert answer.startswith("install\t")


class TestJudges:
    def test_index(self, release):
        """What the index asks of what is uploaded."""
        uploads = [*release.glob("*.whl"), *release.glob("*.tar.gz")]
        result = run(JUDGES / "twine", "check", "--strict", *uploads)
        assert result.stdout.count("PASSED") == 2

    def test_contents(self, wheel):
        run(JUDGES / "check-wheel-contents", wheel)

    @ON_LINUX
    def test_tags(self, wheel):
        """The wheel needs nothing that the oldest of the systems in its tags does not have."""
        verdict = " ".join(run(JUDGES / "auditwheel", "show", wheel).stdout.split())
        assert "references no external versioned symbols" in verdict
        assert "requires no external shared libraries" in verdict

    @ON_LINUX
    def test_bill(self, wheel, release, tmp_path):
        """The list of what is in the executable follows its schema and names all of it."""
        with zipfile.ZipFile(wheel) as archive:
            (name,) = [name for name in archive.namelist() if "/sboms/" in name]
            text = archive.read(name).decode()
        validate = "import sys; from cyclonedx.validation.json import JsonStrictValidator as V; "
        validate += "from cyclonedx.schema import SchemaVersion as S; "
        validate += "print(V(S.V1_6).validate_str(open(sys.argv[1]).read()))"
        path = tmp_path / "bill.json"
        path.write_text(text)
        assert run(JUDGES / "python", "-c", validate, path).stdout == "None\n"
        bill = json.loads(text)
        parts = {component["name"] for component in bill["components"]}
        assert parts >= {"glibc", "libzip", "swift-argument-parser", "swift-crypto", "zlib"}
        for component in bill["components"]:
            assert component["version"]
            (license,) = component["licenses"]
            assert license["license"]["name"]
        (digest,) = bill["metadata"]["component"]["hashes"]
        content = (release / "editable").read_bytes()
        assert digest["content"] == hashlib.sha256(content).hexdigest()

    def test_sums(self, release):
        run("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=release)
        listed = {line.split()[1] for line in (release / "SHA256SUMS").read_text().splitlines()}
        assert listed == {path.name for path in release.iterdir()} - {"SHA256SUMS"}

    def test_one_version(self, wheel, sdist, release):
        version = run(release / "editable", "--version").stdout.split()[1]
        assert wheel.name.split("-")[1] == version
        assert sdist.name == f"editable-{version}.tar.gz"

    def test_names(self, wheel):
        """No Python wrapper, and nothing else that was not meant."""
        with zipfile.ZipFile(wheel) as archive:
            names = [name.split("/", 1) for name in archive.namelist()]
            assert {name for folder, name in names if folder == "editable"} == {
                "__init__.py",
                "__main__.py",
            }
            data = {name for folder, name in names if folder.endswith(".data")}
            assert data == {"scripts/editable", *(f"data/share/{name}" for name in SHARED)}
            assert not any(name == "entry_points.txt" for _, name in names)


@ON_LINUX
def test_same_bytes(release, wheel, sdist, tmp_path):
    """Packing the same executable again gives the same bytes, whoever does it and when."""
    program = (
        "import pathlib, sys, zipfile; sys.path.insert(0, sys.argv[1]); "
        "from distribution import source, wheel, program; out = pathlib.Path(sys.argv[2]); "
        "old = zipfile.ZipFile(sys.argv[4]); "
        "(bill,) = [old.read(name) for name in old.namelist() if '/sboms/' in name]; "
        "executable = pathlib.Path(sys.argv[3]); "
        "wheel.write(out, executable, program.release_tag(), bill); "
        "source.write(out, executable)"
    )
    old = os.umask(0o077)
    try:
        command = [sys.executable, "-c", program, ROOT / "tools", tmp_path]
        run(*command, release / "editable", wheel, variables={"TZ": "Asia/Tokyo"})
    finally:
        os.umask(old)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()
    assert (tmp_path / sdist.name).read_bytes() == sdist.read_bytes()


# The source distribution


class TestSources:
    @pytest.fixture
    def sources(self, sdist, tmp_path) -> pathlib.Path:
        with tarfile.open(sdist) as archive:
            archive.extractall(tmp_path / "sources")
        (folder,) = (tmp_path / "sources").iterdir()
        return folder

    def build(self, sources, out, search_path, check=True):
        out.mkdir(exist_ok=True)
        program = (
            "import sys, pyproject_hooks; source, out = sys.argv[1:]; "
            "hooks = pyproject_hooks.BuildBackendHookCaller("
            "source, 'editable', backend_path=['tools']); print(hooks.build_wheel(out))"
        )
        variables = {"PATH": search_path}
        command = [JUDGES / "python", "-c", program, sources, out]
        return run(*command, check=check, variables=variables)

    def programs(self, folder: pathlib.Path, **programs) -> str:
        """A folder for PATH with the machine's tools but for Swift, and those given."""
        folder.mkdir()
        for name, text in programs.items():
            path = folder / name.replace("_", "-")
            path.write_text(f"#!/bin/sh\n{text}\n")
            path.chmod(0o755)
        return f"{folder}:/usr/bin:/bin"

    def test_without_swift(self, sources, tmp_path):
        path = self.programs(tmp_path / "bin")
        if shutil.which("swift", path=path):
            pytest.skip("Swift is in /usr/bin here")
        result = self.build(sources, tmp_path / "out", path, check=False)
        assert result.returncode != 0
        assert "no `swift` is on PATH" in result.stderr
        assert "--only-binary" in result.stderr

    def test_without_libzip(self, sources, tmp_path):
        path = self.programs(tmp_path / "bin", swift="exit 1", pkg_config="exit 1")
        result = self.build(sources, tmp_path / "out", path, check=False)
        assert result.returncode != 0
        assert "libzip-dev" in result.stderr

    def test_with_both(self, sources, release, tmp_path):
        """The wheel of this machine. What Swift would build is put into place, not built: that
        takes minutes, and is the same command as any build."""
        made = tmp_path / "made"
        swift = (
            f'case "$*" in *--show-bin-path*) echo {made} ;; '
            f"*) mkdir -p {made} && cp {release / 'editable'} {made}/editable ;; esac"
        )
        path = self.programs(tmp_path / "bin", swift=swift, pkg_config="exit 0")
        name = self.build(sources, tmp_path / "out", path).stdout.splitlines()[-1]
        assert "-py3-none-linux_" in name or "-py3-none-macosx_" in name
        with zipfile.ZipFile(tmp_path / "out" / name) as archive:
            assert archive.testzip() is None
            assert "editable/__init__.py" in archive.namelist()

    def test_packs_itself(self, sources, sdist, tmp_path):
        """What is unpacked, without git, packs into the same bytes."""
        program = "import sys; sys.path.insert(0, sys.argv[1]); import editable; "
        program += "editable.build_sdist(sys.argv[2])"
        options = ["-B", "-c", program, sources / "tools", tmp_path]
        run(sys.executable, *options, cwd=sources)
        assert (tmp_path / sdist.name).read_bytes() == sdist.read_bytes()

    def test_holds_what_it_names(self, sources):
        """The metadata is that of the wheel, and the files that it refers to are there."""
        metadata = (sources / "PKG-INFO").read_text(encoding="utf-8")
        assert metadata.startswith("Metadata-Version: 2.4\nName: editable\n")
        assert (sources / "LICENSE").is_file()
        assert (sources / "Package.resolved").is_file()
        assert os.access(sources / "tools" / "release", os.X_OK)
