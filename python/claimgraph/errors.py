"""What is raised and warned of."""

from __future__ import annotations

import logging
import warnings


class Error(Exception):
    """Input that cannot be read, names that are not there, and so on, in the words of the program.

    message: what was found and what was expected.
    code: 'not_found', 'unreadable', 'not_utf8', 'too_large', 'bad_format', 'bad_model' or 'unsupported'.
    file, line, column: where, as far as it is known; lines and columns count from 1, columns in bytes.
    """

    def __init__(self, text: str, message: str = "", code: str = "", file: str | None = None, line: int | None = None,
                 column: int | None = None) -> None:
        super().__init__(text, message, code, file, line, column)
        self.message = message or text
        self.code = code
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return str(self.args[0])


class ReadWarning(UserWarning):
    """Something that could not be read and is left out; the rest goes on."""


def tell(text: str, is_warning: bool) -> None:
    """Warns, or tells the logger 'claimgraph' what was guessed or left out on purpose."""
    if is_warning:
        warnings.warn(text, ReadWarning, stacklevel=3)
    else:
        logging.getLogger("claimgraph").info(text)
