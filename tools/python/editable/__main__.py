"""`python -m editable`: becomes the executable of this package."""

import os
import sys

from editable import fail_to_start, find_executable


def main():
    # Not looked for on PATH: what is found there may be the script that has just called this.
    executable = find_executable(search_path=False)
    try:
        os.execv(executable, [executable, *sys.argv[1:]])
    except OSError as error:
        fail_to_start(executable, error)


if __name__ == "__main__":
    main()
