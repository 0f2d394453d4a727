"""The command `editable` of an environment: becomes the executable that lies in this package."""

import os
import sys

from editable import find_executable


def main():
    # Not looked for on PATH: what is found there may be the script that has just called this.
    executable = find_executable(search_path=False)
    os.execv(executable, [executable, *sys.argv[1:]])


if __name__ == "__main__":
    main()
