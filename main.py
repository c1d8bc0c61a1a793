"""交报 Jiaobao: without arguments the window, with arguments the command line."""

from __future__ import annotations

import sys


def main(argv: list[str]) -> int:
    """Run what ``argv`` (without the program's name) asks for and return the exit status."""
    if argv == ["--version"]:
        from desktop import __version__

        sys.stdout.write(f"交报 Jiaobao {__version__}\n")
        return 0
    if argv:
        from desktop import cli

        return cli.main(argv)
    from ui import app

    return app.main()


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a worker of the program starts here too
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main(sys.argv[1:]))
