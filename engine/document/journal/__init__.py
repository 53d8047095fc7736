"""The autosave journal: every edit of a work, on disk as soon as it is made, and its recovery.

A work has one folder below the journals' folder, until it is saved or closed:

    lock                whose it is: a work of a living process is not offered for recovery
    000001.jsonl        a snapshot of the document, then one line for each edit (what changed)
    000002.jsonl        the next snapshot, after fifty edits; the file before it is kept as well
    assets/<sha256>     pictures and attachments, each once

Front doors: `Journal` writes, `pending`, `recover` and `discard` read.
"""

from engine.document.journal.recovery import Pending, Recovered, discard, pending, recover
from engine.document.journal.writing import Journal, Paused

__all__ = ["Journal", "Paused", "Pending", "Recovered", "discard", "pending", "recover"]
