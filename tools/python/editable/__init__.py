"""The build backend `editable`: each hook is one call of the executable of the same name.

Every hook runs in a new Python process, and most of what such a process costs is its imports.
Hence no `subprocess`: the executable is started with `posix_spawn` and answers through a pipe.
"""

import os
import sys


class UnsupportedOperation(Exception):
    """Raised by `build_sdist`, as PEP 517 asks of a backend that makes no source distribution."""


def get_requires_for_build_editable(config_settings=None):
    """What a build needs besides this package: nothing."""
    return []


def prepare_metadata_for_build_editable(metadata_directory, config_settings=None):
    """Writes the `.dist-info` folder into `metadata_directory`; its name is the answer."""
    folders = {"metadata-directory": metadata_directory}
    return _run_hook("prepare-metadata-for-build-editable", folders, config_settings)


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    """Writes the editable wheel into `wheel_directory`; its file name is the answer."""
    folders = {"wheel-directory": wheel_directory, "metadata-directory": metadata_directory}
    return _run_hook("build-editable", folders, config_settings)


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Says that only editable wheels are built, and ends the process."""
    _fail(
        "`editable` builds no wheels that hold a copy of the project",
        "install with `pip install --editable`, or name another `build-backend` in pyproject.toml",
    )


def build_sdist(sdist_directory, config_settings=None):
    """Says that no source distributions are built."""
    raise UnsupportedOperation(
        "`editable` builds no source distributions; "
        "name another `build-backend` in pyproject.toml to make one"
    )


def _run_hook(hook: str, folders: "dict[str, str | None]", config_settings: "dict | None") -> str:
    """What the executable answers to a hook; the process ends if it fails."""
    arguments = [f"--{name}={path}" for name, path in folders.items() if path is not None]
    arguments += [f"--config-setting={setting}" for setting in _settings(config_settings)]
    executable = find_executable()

    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    command = [executable, "hook", hook, f"--result-fd={writing}", *arguments]
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    try:
        child = os.posix_spawn(executable, command, os.environ)
    except OSError as error:
        fail_to_start(executable, error)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8", newline="") as pipe:
        answer = pipe.read()
    _check_exit(executable, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    if not answer:
        _fail(f"`{executable}` gave no answer to `{hook}`", "check that it is `editable`")
    return answer


def _settings(config_settings: "dict | None") -> "list[str]":
    """Each setting as `KEY=VALUE`, one for each value of a key that was given several times."""
    settings = []
    for key, values in (config_settings or {}).items():
        if not isinstance(key, str) or "=" in key or "\0" in key:
            _fail(f"the config setting {key!r} cannot be passed on", "name it without `=`")
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, bool):
                value = "true" if value else "false"
            if not isinstance(value, str) or "\0" in value:
                _fail(
                    f"the config setting `{key}` has the value {value!r}",
                    "give it a text, a list of texts, or a bool",
                )
            settings.append(f"{key}={value}")
    return settings


def find_executable(search_path: bool = True) -> str:
    """The path of the executable.

    It is where installing this package has put it; else `EDITABLE_BIN`, else in the scripts folder
    of this Python, else on `PATH`.
    """
    installed = _installed_executables()
    for candidate in installed:
        if os.path.isfile(candidate):
            return candidate
    named = os.environ.get("EDITABLE_BIN")
    if named:
        return named
    looked = [*(f"`{candidate}`" for candidate in installed), "`EDITABLE_BIN` (not set)"]
    if search_path:
        for folder in [_scripts_folder(), *os.get_exec_path()]:
            candidate = os.path.join(folder, "editable")
            if os.path.isfile(candidate) and os.access(candidate, os.X_OK):
                return candidate
        looked.append("`PATH`")
    _fail(
        "the executable `editable` was not found; looked at " + ", ".join(looked),
        "install the package `editable` anew, or set `EDITABLE_BIN` to the executable's path",
    )


def _installed_executables() -> "list[str]":
    """Where installers put the executable of the package that this file belongs to.

    The folder of modules is `PREFIX/lib/pythonX.Y/site-packages`, or of such a form, in every
    installation and every build environment, and scripts go to `PREFIX/bin`; with `pip install
    --target DIR` it is `DIR`, and scripts go to `DIR/bin`. To ask `sysconfig` would take as long as
    all else that a hook imports.
    """
    modules = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    candidates = [os.path.join(modules, "bin", "editable")]
    library = os.path.dirname(os.path.dirname(modules))
    if os.path.basename(library).startswith("lib"):
        candidates.append(os.path.join(os.path.dirname(library), "bin", "editable"))
    return candidates


def _scripts_folder() -> str:
    """The scripts folder of this Python, for systems that have it elsewhere."""
    import sysconfig

    return sysconfig.get_path("scripts")


def fail_to_start(executable: str, error: OSError):
    """Ends the process because the system would not start the executable."""
    hint = "install the package `editable` anew on this machine"
    if not os.path.isfile(executable):
        hint = "set `EDITABLE_BIN` to the executable's path"
    elif not os.access(executable, os.X_OK):
        hint = f"run `chmod +x {executable}`"
    _fail(f"cannot start `{executable}`: {error.strerror}", hint)


def _check_exit(executable: str, code: int):
    """Ends the process if the executable failed. What was wrong it has already said itself."""
    if code == 127:
        _fail(
            f"`{executable}` could not start (exit code 127)",
            "install libzip, which an executable needs that was built from source: "
            "`apt-get install libzip4`, or `brew install libzip`",
        )
    if code < 0:
        _fail(f"`{executable}` was stopped by signal {-code}")
    if code > 0:
        sys.exit(code)


def _fail(message: str, hint: str = ""):
    """Ends the process with a message instead of a traceback."""
    print(f"error: {message}", file=sys.stderr)
    if hint:
        print(f"hint: {hint}", file=sys.stderr)
    sys.exit(1)
