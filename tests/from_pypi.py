"""For tests that need a package of PyPI, which .ci/get_from_pypi puts into a virtual environment before."""
import os
import subprocess
import sys
from pathlib import Path


def go_on_with(package, version, variable):
    """Runs this test again in the environment with the package, or in that which an environment variable names, if it does not run
    there yet. Without one the test says so, and is skipped."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    python = Path(os.environ.get(variable, cache / f"claimgraph/{package}-{version}")) / "bin/python"
    if sys.executable == str(python):
        return
    if not python.exists():
        print(f"SKIPPED: no {python}; see the top of {sys.argv[0]}")
        sys.exit()
    sys.exit(subprocess.run([python, *sys.argv]).returncode)
