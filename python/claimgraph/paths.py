"""Where the models are."""

import os
import pathlib


def models_folder() -> str:
    """The folder of the models of English: $CLAIMGRAPH_MODELS, or else the one of the package."""
    return os.environ.get("CLAIMGRAPH_MODELS") or str(pathlib.Path(__file__).parent / "models" / "en")
