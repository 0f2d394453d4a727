"""The programs that install projects through the hooks, each by the same five verbs."""

import dataclasses
import pathlib

from environments import JUDGES, Environment, run


@dataclasses.dataclass(frozen=True)
class Wheels:
    """The folders that packages are installed from instead of an index."""

    ours: pathlib.Path
    pip: pathlib.Path


class Pip:
    """pip, which runs inside the environment."""

    def __init__(self, isolated: bool):
        self.isolated = isolated

    def __str__(self) -> str:
        return "pip" if self.isolated else "pip-no-isolation"

    def prepare(self, environment: Environment, wheels: Wheels):
        """Brings what has to be there before the project is installed."""
        environment.add("pip", wheels.pip)
        if not self.isolated:
            environment.add("editable", wheels.ours)

    def install(self, environment, project, wheels, *options, check=True):
        source = ["--no-index", "--find-links", wheels.ours]
        if not self.isolated:
            source.append("--no-build-isolation")
        arguments = [*source, *options, "--editable", "."]
        return self._run(environment, "install", *arguments, check=check, cwd=project)

    def files(self, environment, name) -> str:
        return self._run(environment, "show", "--files", name).stdout

    def packages(self, environment) -> str:
        return self._run(environment, "list").stdout

    def check(self, environment):
        self._run(environment, "check")

    def uninstall(self, environment, name):
        self._run(environment, "uninstall", "--yes", name)

    def _run(self, environment, *arguments, **options):
        return environment.run("pip", *arguments, **options)


class Uv(Pip):
    """uv, which works on an environment from outside."""

    def __str__(self) -> str:
        return "uv" if self.isolated else "uv-no-isolation"

    def prepare(self, environment, wheels):
        if not self.isolated:
            environment.add("editable", wheels.ours)

    def uninstall(self, environment, name):
        self._run(environment, "uninstall", name)

    def _run(self, environment, verb, *arguments, **options):
        cache = environment.folder.with_name(f"{environment.folder.name}-uv-cache")
        place = ["--python", environment.python, "--cache-dir", cache]
        return run(JUDGES / "uv", "pip", verb, *place, *arguments, **options)


class Build(Pip):
    """build, whose wheel pip then installs."""

    def __init__(self):
        super().__init__(isolated=False)

    def __str__(self) -> str:
        return "build"

    def install(self, environment, project, wheels, *options, check=True):
        out = environment.folder.with_name(f"{environment.folder.name}-wheels")
        program = (
            "import sys, build; source, python, out = sys.argv[1:]; "
            "print(build.ProjectBuilder(source, python).build('editable', out))"
        )
        answer = run(JUDGES / "python", "-c", program, project, environment.python, out)
        wheel = answer.stdout.splitlines()[-1]
        return self._run(environment, "install", "--no-index", *options, wheel, check=check)


FRONT_ENDS = [Pip(True), Pip(False), Uv(True), Uv(False), Build()]
