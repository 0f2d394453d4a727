"""What an executable is made of, and how many bytes each part takes."""

import collections
import dataclasses
import pathlib
import re

from . import fail

#: Which part each input of the linker belongs to: an archive, an object, or a Swift module.
PARTS = {
    "editable": [
        "CStandIns", "Editable", "EditableCommand", "EditableSystem", "Packaging", "TOML",
    ],
    "swift-argument-parser": ["ArgumentParser", "ArgumentParserToolInfo"],
    "swift-crypto": ["CXKCPShims", "Crypto", "CryptoBoringWrapper"],
    "XKCP": ["CXKCP"],
    "BoringSSL": ["CCryptoBoringSSL", "CCryptoBoringSSLShims"],
    "swift-system": ["CSystem", "SystemPackage"],
    "Swift standard library": [
        "libswiftCore.a", "libswiftGlibc.a", "libswiftSwiftOnoneSupport.a",
        "libswiftSynchronization.a", "libswift_Builtin_float.a", "libswift_Concurrency.a",
        "libswift_RegexParser.a", "libswift_StringProcessing.a", "swiftrt.o",
    ],
    "swift-foundation": [
        "libFoundationEssentials.a", "lib_FoundationCShims.a", "lib_FoundationCollections.a",
    ],
    "swift-corelibs-libdispatch": ["libBlocksRuntime.a", "libdispatch.a", "libswiftDispatch.a"],
    "libzip": ["libzip.a"],
    "zlib": ["libz.a"],
    "glibc": ["crt1.o", "crti.o", "crtn.o", "libc.a", "libm-2.a", "libm.a", "libmvec.a"],
    "GCC runtime libraries": [
        "crtbeginT.o", "crtend.o", "libgcc.a", "libgcc_eh.a", "libstdc++.a",
    ],
}  # fmt: skip

#: A line of lld's map: address, load address, size and alignment, then an input section, or further
#: to the right a symbol in it.
_LINE = re.compile(r" *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +[0-9]+ {9}(\S.*):\((.*)\)")
_SYMBOL = re.compile(r" *([0-9a-f]+) +[0-9a-f]+ +[0-9a-f]+ +[0-9]+ {17}(\S.*)")
#: Sections that are not in the file, or that are stripped from it.
_LEFT_OUT = (".bss", ".tbss", ".debug", ".symtab", ".strtab", ".comment", "COMMON")


@dataclasses.dataclass
class Part:
    """What the executable has of a project."""

    name: str
    code: int = 0
    data: int = 0

    @property
    def size(self) -> int:
        return self.code + self.data


def parts_of(table: pathlib.Path) -> "list[Part]":
    """The parts of an executable, from the map that its linker wrote, the largest first."""
    known = {file: name for name, files in PARTS.items() for file in files}
    found = {}
    unknown = collections.Counter()
    with table.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            match = _LINE.match(line)
            if match is None or match[4].startswith(_LEFT_OUT):
                continue
            file = _file(match[3])
            # Texts and constants that several inputs share belong to none of them.
            name = "shared constants" if file == "<internal>" else known.get(file)
            if name is None:
                unknown[file] += 1
                continue
            part = found.setdefault(name, Part(name))
            if match[4].startswith(".text"):
                part.code += int(match[2], 16)
            else:
                part.data += int(match[2], 16)
    if unknown:
        files = ", ".join(f"`{file}`" for file in unknown)
        fail(
            f"the executable holds {files}, of which nobody knows where it comes from",
            "name the part in tools/distribution/parts.py",
        )
    return sorted(found.values(), key=lambda part: -part.size)


@dataclasses.dataclass(frozen=True)
class Symbol:
    """A function or a variable."""

    name: str
    address: int
    #: The name of the input section that it lies in, and where that starts.
    section: str
    start: int


def symbols_of(table: pathlib.Path) -> "list[Symbol]":
    """The symbols of an executable, from the map that its linker wrote, by their addresses."""
    symbols = []
    section, start = "", 0
    with table.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if match := _LINE.match(line):
                section, start = match[4], int(match[1], 16)
            elif match := _SYMBOL.match(line):
                symbols.append(Symbol(match[2], int(match[1], 16), section, start))
    return sorted(symbols, key=lambda symbol: symbol.address)


def show(table: pathlib.Path) -> str:
    """The parts as a table."""
    parts = parts_of(table)
    every = Part("all", *(sum(getattr(part, kind) for part in parts) for kind in ("code", "data")))
    lines = [f"{'part':28} {'code':>12} {'data':>12} {'together':>12}"]
    for part in [*parts, every]:
        lines.append(f"{part.name:28} {part.code:12,} {part.data:12,} {part.size:12,}")
    return "\n".join(lines)


def _file(path: str) -> str:
    """The archive, the object, or the module of a Swift package that an input lies in."""
    module = re.search(r"/([^/]+)\.build/[^/]+\.o$", path) or re.search(
        r"/release/([^/]+)\.build/", path
    )
    if module:
        return module[1]
    name = path.split("(")[0].rsplit("/", 1)[-1]
    # glibc names the archive for its version.
    return re.sub(r"^libm-2\.[0-9]+\.a$", "libm-2.a", name)
