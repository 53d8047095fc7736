"""Errors that a person can mend, as opposed to our own bugs."""

from __future__ import annotations


class UserError(Exception):
    """Something outside the program is wrong and a person can put it right.

    `what` says what happened, `where` is a trail such as
    ``poster.affiche › page 2 › text 'title' › font`` and `remedy` says what to do.
    The command line prints it as one line and ends with status 2 (wrong use) or 1 (faulty work).
    """

    def __init__(self, what: str, where: str = "", remedy: str = "", *, status: int = 2) -> None:
        self.what, self.where, self.remedy, self.status = what, where, remedy, status
        super().__init__(str(self))

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line}. {self.remedy}" if self.remedy else line
        return " ".join(line.split())
