"""Prints the tables of all scores: every module here with a `report()` that yields lines has its turn."""

import pkgutil
import sys
from importlib import import_module

import tests.score


def main() -> None:
    """Print the report of each module of this package."""
    for module in sorted(pkgutil.iter_modules(tests.score.__path__), key=lambda module: module.name):
        if module.name != "__main__":
            report = import_module(f"tests.score.{module.name}").report
            sys.stdout.write("\n".join(report()) + "\n\n")


main()
