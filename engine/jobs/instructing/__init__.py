"""Editing by instruction: a sentence, a document, and the document that it asks for.

`instruct` is pure: everything that it does is an ordinary edit, or a plan drawn again with the
words kept, and every step is named.
"""

from engine.jobs.instructing.applying import Instructed, Step, carry_out, instruct
from engine.jobs.instructing.scope import Scope, scope_of

__all__ = ["Instructed", "Scope", "Step", "carry_out", "instruct", "scope_of"]
