"""Evaluates rbc functions with CPython: the independent oracle of the differential test.

Written from the language's rules, not from the compiler. A body is parsed by Python's own parser; operators become calls of
functions that add rbc's defined results (see values.py) to CPython's arithmetic, everything else runs as it is.

Reads one JSON object per line: {"functions": [{"name", "params": [[name, type, optional]], "result", "body", "wrap", "ieee"}],
"rows": [[argument, …], …]}. The last function is evaluated for each row; functions can call the earlier ones. Answers with
one JSON list of outcomes per line: "type:value", "null", "error:SQLSTATE:line" or "fuel".
"""

import ast
import json
import sys

from functions import environment
from values import RAISED, Failure, Options, from_wire, result, to_wire

ROUNDS_MAX = 20_000

OPERATORS = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.USub: "-",
    ast.UAdd: "+",
    ast.Invert: "~",
}


# The modules that a body may import, by the names of their stand-ins.
MODULES = {"math": "_math", "cmath": "_cmath", "numpy": "_np"}


class OutOfFuel(Exception):
    """A body that runs for too long."""


def call(at, name, *args):
    function = ast.copy_location(ast.Name(name, ast.Load()), at)
    return ast.copy_location(ast.Call(function, list(args), []), at)


def annotation(node):
    return ast.copy_location(ast.Constant(ast.unparse(node)), node)


def is_integer_literal(node):
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    return isinstance(node, ast.Constant) and type(node.value) is int


class Transform(ast.NodeTransformer):
    """Operators to checked calls; a tick per round of a loop; annotations away."""

    def operand(self, node):
        visited = self.visit(node)
        return call(node, "_lit", visited) if is_integer_literal(node) else visited

    def visit_BinOp(self, node):
        op = ast.copy_location(ast.Constant(OPERATORS[type(node.op)]), node)
        return call(node, "_binary", op, self.operand(node.left), self.operand(node.right))

    def visit_UnaryOp(self, node):
        if isinstance(node.op, ast.Not) or isinstance(node.operand, ast.Constant) and type(node.operand.value) is not bool:
            return self.generic_visit(node)
        op = ast.copy_location(ast.Constant(OPERATORS[type(node.op)]), node)
        return call(node, "_unary", op, self.visit(node.operand))

    def visit_AugAssign(self, node):
        load = ast.copy_location(ast.Name(node.target.id, ast.Load()), node)
        value = ast.copy_location(ast.BinOp(load, node.op, node.value), node)
        return self.visit(ast.copy_location(ast.Assign([node.target], value), node))

    def visit_AnnAssign(self, node):
        value = call(node.value, "_annotated", annotation(node.annotation), self.visit(node.value))
        return ast.copy_location(ast.Assign([node.target], value), node)

    def visit_Import(self, node):
        return [self.bind(node, alias.asname or alias.name, ast.Name(MODULES[alias.name], ast.Load())) for alias in node.names]

    def visit_ImportFrom(self, node):
        module = MODULES[node.module]
        member = lambda alias: ast.Attribute(ast.Name(module, ast.Load()), alias.name, ast.Load())
        return [self.bind(node, alias.asname or alias.name, member(alias)) for alias in node.names]

    def bind(self, node, name, value):
        return ast.copy_location(ast.Assign([ast.Name(name, ast.Store())], value), node)

    def loop(self, node):
        self.generic_visit(node)
        tick = ast.copy_location(ast.Expr(call(node, "_tick")), node)
        node.body.insert(0, tick)
        return node

    visit_For = loop
    visit_While = loop

    def visit_FunctionDef(self, node):
        result = node.returns and annotation(node.returns)
        node.returns = None
        body = InNested(result).visit(ast.Module(node.body, [])).body
        for arg in reversed(node.args.args):
            if arg.annotation is not None:
                value = call(arg, "_annotated", annotation(arg.annotation), ast.copy_location(ast.Name(arg.arg, ast.Load()), arg))
                target = ast.copy_location(ast.Name(arg.arg, ast.Store()), arg)
                body.insert(0, ast.copy_location(ast.Assign([target], value), arg))
                arg.annotation = None
        node.body = body
        return node

    def visit_Return(self, node):
        value = node.value or ast.copy_location(ast.Constant(None), node)
        return ast.copy_location(ast.Return(call(node, "_result", self.visit(value))), node)


class InNested(Transform):
    """The same inside a nested function, whose result converts to its annotation."""

    def __init__(self, result):
        self.result = result

    def visit_Return(self, node):
        self.generic_visit(node)
        if self.result is not None:
            node.value = call(node, "_annotated", self.result, node.value)
        return node


class Function:
    """A declared function."""

    def __init__(self, spec, others):
        self.params = spec["params"]
        self.result = spec["result"]
        self.wrap, self.ieee = spec["wrap"], spec["ieee"]
        tree = Transform().visit(ast.parse(spec["body"]))
        names = [ast.arg(name, lineno=1, col_offset=0) for name, _, _ in self.params]
        arguments = ast.arguments(posonlyargs=[], args=names, kwonlyargs=[], kw_defaults=[], defaults=[])
        definition = ast.FunctionDef("body", arguments, tree.body, [], lineno=1, col_offset=0)
        module = ast.fix_missing_locations(ast.Module([definition], []))
        names = environment() | others
        names["_result"] = lambda value: result(self.result, value)
        names["_annotated"] = annotated
        names["_tick"] = tick
        exec(compile(module, "<rbc>", "exec"), names)
        self.body = names["body"]

    def __call__(self, *args):
        is_array = lambda ty: ty.startswith("[]")
        args = [arg if is_array(ty) else result(ty, arg) for (_, ty, _), arg in zip(self.params, args, strict=True)]
        strict = any(arg is None and not optional for (_, _, optional), arg in zip(self.params, args))
        if strict:
            return None
        before = Options.wrap, Options.ieee
        Options.wrap, Options.ieee = self.wrap, self.ieee
        try:
            return self.body(*args)
        finally:
            Options.wrap, Options.ieee = before


def annotated(name, value):
    """A value as the type of an annotation, up the numeric tower."""
    if name == "float":
        return float(value)
    if name == "complex":
        return complex(value)
    return int(value) if name == "int" else value


rounds = 0


def tick():
    global rounds
    rounds += 1
    if rounds > ROUNDS_MAX:
        raise OutOfFuel


def line_of(error):
    """The line of the innermost body that was running."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<rbc>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def evaluate(function, args):
    global rounds
    rounds = 0
    try:
        return to_wire(function.result, function(*args))
    except Failure as failure:
        return f"error:{failure.sqlstate}:{line_of(failure)}"
    except (AssertionError, ValueError) as error:
        return f"error:{RAISED}:{line_of(error)}"
    except OutOfFuel:
        return "fuel"


def answer(request):
    functions = {}
    for spec in request["functions"]:
        last = functions[spec["name"]] = Function(spec, functions)
    return [evaluate(last, [from_wire(text) for text in row]) for row in request["rows"]]


def main():
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as error:  # reported to the driver, which fails with it
            reply = {"oracle": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
