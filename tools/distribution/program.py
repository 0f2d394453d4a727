"""The executable: static for a release, and with shared libzip for the machine that builds it."""

import dataclasses
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys

from . import ROOT, fail, libzip, output, run, say

MACHINE = platform.machine()


@dataclasses.dataclass(frozen=True)
class Program:
    """An executable that was built for a release."""

    #: As it is published, without symbols.
    path: pathlib.Path
    #: With symbols, for profilers.
    symbols: pathlib.Path
    #: What the linker says of where each byte comes from; none on macOS.
    map: "pathlib.Path | None"
    #: The static libzip; none on macOS.
    libzip: "pathlib.Path | None"


def version() -> str:
    """The version of the project."""
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return re.search(r'^version = "(.*)"$', settings, re.MULTILINE)[1]


def release_tag() -> str:
    """What the wheel of a release can be installed into.

    A static executable needs nothing but a kernel, so any C library will do.
    """
    if sys.platform == "linux":
        return f"py3-none-manylinux_2_17_{MACHINE}.musllinux_1_1_{MACHINE}"
    return local_tag()


def local_tag() -> str:
    """What a wheel for this machine can be installed into."""
    if sys.platform == "darwin":
        return f"py3-none-macosx_15_0_{MACHINE}"  # the oldest system that Package.swift names
    if sys.platform == "linux":
        return f"py3-none-linux_{MACHINE}"
    fail(f"`editable` runs on Linux and macOS, and this is `{sys.platform}`")


def build_for_release(scratch: pathlib.Path, product: str = "editable") -> Program:
    """Builds the executable of a release: static on Linux, an ordinary one on macOS.

    `product` may be another program of the package, built in the same way.
    """
    if sys.platform != "linux":
        symbols = _build(scratch, product, [], {})
        return Program(_strip(symbols, scratch), symbols, None, None)
    library = libzip.build(scratch)
    table = scratch / f"{product}.map"
    # What nobody calls is left out, so each function has a section of its own. Optimizing for size
    # saves 0.6 MB; builds and installations take the same time.
    swift = ["-static-executable", "-use-ld=lld", "-Xfrontend", "-function-sections", "-Osize"]
    # The accessor of a generic type is quick. By its mangled name, the runtime looks for the type,
    # and through all conformances for what it needs: a third of a build.
    swift += ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"]
    compiler = ["-ffunction-sections", "-fdata-sections", "-DEDITABLE_STATIC=1"]
    # Of the C code, SHA-256 has to be fast, and that is in assembler. The tables for fast elliptic
    # curves are noise to a compressor.
    compiler += ["-Os", "-DOPENSSL_SMALL=1"]
    # The same bytes, wherever they are built: no paths, and no identifier that covers debugging
    # information.
    compiler.append(f"-ffile-prefix-map={ROOT}=.")
    linker = [
        "--build-id=none",
        # One copy of equal functions, and of texts that end alike (0.3 MB).
        "--icf=all",
        "-O2",
        "--no-eh-frame-hdr",
        # What is left out, and what has no name to be put in order by.
        f"-T{ROOT / 'tools' / 'distribution' / 'sections.ld'}",
        # What a start touches lies together: see tools/startup-order.
        f"--symbol-ordering-file={ROOT / 'tools' / 'distribution' / 'startup-order.txt'}",
        "--no-warn-symbol-ordering",
        "--no-demangle",
        f"-Map={table}",
    ]
    options = [
        *(part for option in swift for part in ("-Xswiftc", option)),
        *(part for option in compiler for part in ("-Xcc", option)),
        *(part for option in linker for part in ("-Xlinker", option)),
    ]
    packages = {"PKG_CONFIG_PATH": str(library / "lib" / "pkgconfig")}
    symbols = _build(scratch, product, options, packages)
    path = _strip(symbols, scratch)
    _check_static(path, table)
    return Program(path, symbols, table, library)


def build_for_this_machine(scratch: "str | None" = None) -> pathlib.Path:
    """Builds the executable as anybody can who has Swift and libzip."""
    if shutil.which("swift") is None:
        fail(
            "`editable` is written in Swift, and no `swift` is on PATH to build it with",
            "install a wheel (`pip install --only-binary :all: editable`), "
            "or Swift 6.2 or newer from https://www.swift.org/install",
        )
    if not _has_libzip():
        fail(
            "`editable` needs libzip to be built, and its header is not found",
            "install libzip-dev (Debian), libzip-devel (Fedora) or libzip (Homebrew)",
        )
    folder = pathlib.Path(scratch or ROOT / ".build")
    return _strip(_build(folder, "editable", [], {}), folder)


def _has_libzip() -> bool:
    if shutil.which("pkg-config"):
        found = subprocess.run(["pkg-config", "--exists", "libzip"], stderr=subprocess.DEVNULL)
        return found.returncode == 0
    return any(pathlib.Path(place, "include/zip.h").exists() for place in ("/usr", "/opt/homebrew"))


def _build(
    scratch: pathlib.Path, product: str, options: list, variables: "dict[str, str]"
) -> pathlib.Path:
    command = ["swift", "build", "--package-path", ROOT, "--scratch-path", scratch]
    command += ["-c", "release", "--static-swift-stdlib", "--product", product, *options]
    environment = {**os.environ, **variables}
    folder = output(*command, "--show-bin-path", env=environment).strip()
    executable = pathlib.Path(folder, product)
    # Not every file that the linker reads is known to `swift build`: it always links.
    executable.unlink(missing_ok=True)
    say(f"building `{product}` (the first time takes a few minutes)")
    run(*command, env=environment)
    return executable


def _strip(executable: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """The executable without its symbols, which nobody needs who only runs it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{executable.name}-stripped"
    shutil.copy(executable, path)
    run("strip", path)
    return path


def _check_static(path: pathlib.Path, table: pathlib.Path) -> None:
    segments = output("readelf", "--wide", "--program-headers", path)
    if "INTERP" in segments or "DYNAMIC" in segments:
        fail(f"`{path}` is not static: it asks for a dynamic linker")
    # What looks users, groups or hosts up needs the shared C library of the build at run time.
    text = table.read_text(encoding="utf-8", errors="replace")
    lookups = re.findall(r"libc\.a\(((?:nss_|getpw|getgr[gne]|gethostby|getaddrinfo).*?)\)", text)
    if lookups:
        fail(
            f"`{path}` holds name lookups: {', '.join(sorted(set(lookups)))}",
            "see who calls them (`--why-extract` of the linker), or add to Sources/CStandIns",
        )
