"""Finds what the interface says: every string that the editor's code gives to Qt to translate.

The code is read, not run. A string's context is the class whose `self.tr` it is given to, or the
one that a module's own `tr` names. At run time PySide looks through the whole line of a class's
bases, so a string of a base class is found from its subclasses.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "app" / "editor"
TRANSLATORS = ("QCoreApplication", "QApplication", "QGuiApplication")


@dataclass(frozen=True, order=True)
class Key:
    """What Qt looks a translation up by; `comment` tells two meanings of one text apart."""

    context: str
    source: str
    comment: str = ""


@dataclass
class Entry:
    """Where a text stands, and whether it counts something (`%n`)."""

    files: set[str] = field(default_factory=set)
    plural: bool = False


@dataclass
class Sources:
    entries: dict[Key, Entry] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    """Calls that no translation can reach, as `file:line: why`."""

    def add(self, key: Key, file: str, *, plural: bool = False) -> None:
        entry = self.entries.setdefault(key, Entry())
        entry.files.add(file)
        entry.plural |= plural


@dataclass
class _Module:
    name: str
    file: str
    tree: ast.Module
    wrappers: dict[str, str] = field(default_factory=dict)
    """Functions that translate in one context."""
    bare: set[str] = field(default_factory=set)
    """Other names of `QCoreApplication.translate`."""
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Local names and the module and name they come from."""


def collect(folder: Path = CODE, *, tables: Iterable[tuple[str, str, str]] = ()) -> Sources:
    """Everything in a folder's modules. `tables`: (context, source, file) of texts that code holds
    in tables, so that no call names them; calls that translate a variable are allowed there."""
    found = Sources()
    modules = {m.name: m for m in map(_read, sorted(folder.rglob("*.py")))}
    in_tables = set()
    for context, source, file in tables:
        found.add(Key(context, source), file)
        in_tables.add((context, file))
    for module in modules.values():
        _Reader(module, modules, found, in_tables).visit(module.tree)
    return found


def _read(path: Path) -> _Module:
    base = ROOT if path.is_relative_to(ROOT) else path.parent
    file = path.relative_to(base)
    name = ".".join(file.with_suffix("").parts).removesuffix(".__init__")
    module = _Module(name, file.as_posix(), ast.parse(path.read_text("utf-8")))
    for node in ast.walk(module.tree):
        match node:
            case ast.FunctionDef(name=called):
                if context := _wrapped(node):
                    module.wrappers[called] = context
            case ast.ImportFrom(module=str(origin), names=names):
                for alias in names:
                    module.imported[alias.asname or alias.name] = (origin, alias.name)
            case ast.Assign(targets=[ast.Name(id=called)], value=value) if _is_translate(value):
                module.bare.add(called)
    return module


def _is_translate(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id=owner), attr="translate"):
            return owner in TRANSLATORS
    return False


def _wrapped(function: ast.FunctionDef) -> str:
    """The context of `def tr(text): return QCoreApplication.translate("Context", text)`."""
    parameters = {argument.arg for argument in function.args.args}
    for node in ast.walk(function):
        match node:
            case ast.Return(
                value=ast.Call(
                    func=called, args=[ast.Constant(value=str(context)), ast.Name(id=text), *_]
                )
            ) if _is_translate(called) and text in parameters:
                return context
    return ""


class _Reader(ast.NodeVisitor):
    def __init__(
        self,
        module: _Module,
        modules: dict[str, _Module],
        found: Sources,
        tables: set[tuple[str, str]],
    ) -> None:
        self.module, self.modules, self.found, self.tables = module, modules, found, tables
        self.classes: list[str] = []
        self.depth = 0
        self.parameters: list[dict[str, str]] = []
        """Of the functions around, with the classes that they are annotated with."""

    # ------------------------------------------------------------ where we are

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for outer in (*node.decorator_list, *node.bases):
            self.visit(outer)
        self.classes.append(node.name)
        depth, self.depth = self.depth, 0
        for part in node.body:
            self.visit(part)
        self.depth = depth
        self.classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.visit(node.args)
        for outer in node.decorator_list:
            self.visit(outer)
        if _wrapped(node):
            return
        self.depth += 1
        self.parameters.append(
            {
                argument.arg: self.module.imported.get(argument.annotation.id, ("", ""))[1]
                or argument.annotation.id
                for argument in (*node.args.args, *node.args.kwonlyargs)
                if isinstance(argument.annotation, ast.Name)
            }
        )
        for part in node.body:
            self.visit(part)
        self.parameters.pop()
        self.depth -= 1

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.args)
        self.depth += 1
        self.visit(node.body)
        self.depth -= 1

    # ------------------------------------------------------------ what is said

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        arguments = [a for a in node.args if not isinstance(a, ast.Starred)]
        match node.func:
            case ast.Attribute(value=ast.Name(id="self"), attr="tr"):
                if not self.classes:
                    self._problem(node, "self.tr outside a class")
                    return
                self._say(node, self.classes[-1], arguments)
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if owner != "self":
                if _is_translate(node.func):
                    self._bare(node, arguments)
                    return
                if name == "tr" and (context := self._class_of(owner)):
                    self._say(node, context, arguments)
                    return
                origin = self.module.imported.get(owner)
                other = self.modules.get(".".join(origin)) if origin else None
                if other is not None and (context := self._context(other, name)):
                    self._say(node, context, arguments)
                elif name == "tr":
                    self._problem(node, f"the context of {owner}.tr isn't known")
            case ast.Attribute(attr="tr"):
                self._problem(node, "the context isn't known")
            case ast.Name(id=name):
                if self._is_bare(self.module, name):
                    self._bare(node, arguments)
                elif context := self._context(self.module, name):
                    self._say(node, context, arguments)
                elif name == "tr":
                    self._problem(node, "the context of tr isn't known")

    def _class_of(self, name: str) -> str:
        return next((held[name] for held in reversed(self.parameters) if name in held), "")

    def _context(self, module: _Module, name: str) -> str:
        """Of a wrapper that a module defines or imports; '' for anything else."""
        if name in module.wrappers:
            return module.wrappers[name]
        origin, real = module.imported.get(name, ("", ""))
        return self._context(self.modules[origin], real) if origin in self.modules else ""

    def _is_bare(self, module: _Module, name: str) -> bool:
        if name in module.bare:
            return True
        origin, real = module.imported.get(name, ("", ""))
        return origin in self.modules and self._is_bare(self.modules[origin], real)

    def _bare(self, node: ast.Call, arguments: list[ast.expr]) -> None:
        match arguments:
            case [ast.Constant(value=str(context)), *rest]:
                self._say(node, context, rest)
            case _:
                self._problem(node, "the context isn't written out")

    def _say(self, node: ast.Call, context: str, arguments: list[ast.expr]) -> None:
        if not arguments:
            self._problem(node, "nothing to translate")
            return
        comment = ""
        if len(arguments) > 1 and isinstance(arguments[1], ast.Constant):
            comment = str(arguments[1].value or "")
        plural = len(arguments) > 2 or any(k.arg == "n" for k in node.keywords)
        texts = list(_texts(arguments[0]))
        if not texts:
            if (context, self.module.file) not in self.tables:
                self._problem(node, "the text isn't written out")
            return
        if not self.depth:
            self._problem(node, "translated while the module is read, before a language is known")
        for text in texts:
            if plural != ("%n" in text):
                self._problem(node, "%n and the count that it stands for don't come together")
            self.found.add(Key(context, text, comment), self.module.file, plural=plural)

    def _problem(self, node: ast.Call, why: str) -> None:
        self.found.problems.append(f"{self.module.file}:{node.lineno}: {why}")


def _texts(node: ast.expr) -> Iterator[str]:
    """A literal, or the literals of a choice between two; nothing when any part is computed."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            both = [list(_texts(one)), list(_texts(other))]
            if all(both):
                yield from (*both[0], *both[1])
