//! The modules that a body may import, and what an import binds.

use ruff_python_ast::{StmtImport, StmtImportFrom};
use ruff_text_size::TextRange;

use crate::diagnostic::{Diagnostic, codes};

/// A module whose functions the compiler knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Module {
    /// `math`
    Math,
    /// `cmath`
    Cmath,
    /// `numpy`, usually as `np`
    Numpy,
    /// `typing`, for annotations only
    Typing,
    /// `numba`, for `cuda` and types
    Numba,
    /// `numba.cuda`, what kernel functions see of their launch
    Cuda,
}

impl Module {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Module::Math => "math",
            Module::Cmath => "cmath",
            Module::Numpy => "np",
            Module::Typing => "typing",
            Module::Numba => "numba",
            Module::Cuda => "cuda",
        }
    }

    /// The module of that name in Python.
    fn by_name(name: &str) -> Option<Module> {
        Some(match name {
            "math" => Module::Math,
            "cmath" => Module::Cmath,
            "numpy" => Module::Numpy,
            "typing" => Module::Typing,
            "numba" => Module::Numba,
            "numba.cuda" => Module::Cuda,
            _ => return None,
        })
    }

    /// Modules that a body can name without an import.
    pub(crate) fn predeclared(name: &str) -> Option<Module> {
        match name {
            "np" => Some(Module::Numpy),
            "cuda" => Some(Module::Cuda),
            "typing" | "numba" | "numba.cuda" => None,
            _ => Module::by_name(name),
        }
    }
}

/// What an imported name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Imported {
    /// `import math as m`
    Module(Module),
    /// `from math import sqrt`
    Member(Module, String),
    /// What an import that was refused would have bound.
    Refused,
}

type Bindings = Result<Vec<(String, Imported)>, Box<(TextRange, Diagnostic)>>;

fn refuse(range: TextRange, what: &str) -> Box<(TextRange, Diagnostic)> {
    let d = Diagnostic::new(codes::UNSUPPORTED_IMPORT, 0..0, format!("{what} can't be imported"));
    Box::new((
        range,
        d.hint("a body can import `math`, `cmath` and `numpy`, and needs no import to use `math`, `cmath` and `np`"),
    ))
}

/// What `import a, b as c` binds.
pub(crate) fn import(node: &StmtImport) -> Bindings {
    let alias = |alias: &ruff_python_ast::Alias| {
        let module =
            Module::by_name(&alias.name).ok_or_else(|| refuse(alias.range, &format!("module `{}`", alias.name)))?;
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        Ok((name.to_string(), Imported::Module(module)))
    };
    node.names.iter().map(alias).collect()
}

/// What `from m import a, b as c` binds.
pub(crate) fn import_from(node: &StmtImportFrom) -> Bindings {
    let path = node.module.as_ref().map_or("", |m| m.as_str());
    if path == "__future__" {
        return Ok(Vec::new());
    }
    let known = if node.level == 0 { Module::by_name(path) } else { None };
    let module = known.ok_or_else(|| refuse(node.range, &format!("module `{path}`")))?;
    let alias = |alias: &ruff_python_ast::Alias| {
        if alias.name.as_str() == "*" {
            return Err(refuse(alias.range, "`*`"));
        }
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        let imported = match (module, alias.name.as_str()) {
            (Module::Numba, "cuda") => Imported::Module(Module::Cuda),
            (module, member) => Imported::Member(module, member.to_owned()),
        };
        Ok((name.to_string(), imported))
    };
    node.names.iter().map(alias).collect()
}
