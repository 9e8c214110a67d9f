//! Who a name belongs to: the functions of a body (itself and nested `def`s), their variables, imports and captures.
//!
//! Python's rule: a name bound anywhere in a function is that function's. A name that a nested function only reads and
//! that an enclosing function binds is a capture; it becomes a hidden parameter, passed at each call. As functions
//! aren't values and can't outlive the call, that is exactly Python's late binding.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Alias, Expr, ExprContext, Stmt, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::modules::{Imported, import, import_from};
use crate::diagnostic::{Diagnostic, codes};

/// A variable of a function: an index into [`Scope::vars`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct VarId(pub(crate) usize);

/// A function of the body: an index into [`Scopes::list`]. The body itself is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ScopeId(pub(crate) usize);

/// A variable of an enclosing function that a nested one reads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Capture {
    /// Whose variable.
    pub(crate) owner: ScopeId,
    /// Which.
    pub(crate) var: VarId,
    /// Under which variable the nested function keeps it.
    pub(crate) local: VarId,
}

/// One function.
pub(crate) struct Scope<'a> {
    /// `f` for the body, `f.g` for a `def g` in it.
    pub(crate) name: String,
    /// The definition; none for a body of statements.
    pub(crate) def: Option<&'a StmtFunctionDef>,
    /// The function around it.
    pub(crate) parent: Option<ScopeId>,
    /// Its statements.
    pub(crate) body: &'a [Stmt],
    /// Variables: parameters first, then those assigned, then captures.
    pub(crate) vars: Vec<String>,
    /// How many of `vars` are parameters.
    pub(crate) params: usize,
    /// What it reads of the functions around it.
    pub(crate) captures: Vec<Capture>,
    by_name: HashMap<String, VarId>,
    defs: HashMap<String, ScopeId>,
    imports: HashMap<String, Imported>,
    loop_vars: HashMap<TextSize, Rc<[VarId]>>,
    reads: HashSet<String>,
}

impl Scope<'_> {
    /// The variables that the loop statement starting there assigns.
    pub(crate) fn loop_vars(&self, start: TextSize) -> Rc<[VarId]> {
        self.loop_vars.get(&start).cloned().unwrap_or_default()
    }
}

/// What a name means.
#[derive(Debug, Clone)]
pub(crate) enum Binding {
    /// A variable of the function itself, or a capture.
    Var(VarId),
    /// A nested function.
    Def(ScopeId),
    /// Something imported.
    Imported(Imported),
}

/// All functions of a body.
pub(crate) struct Scopes<'a> {
    pub(crate) list: Vec<Scope<'a>>,
    /// Mistakes found on the way, with tree offsets.
    pub(crate) findings: Vec<(TextRange, Diagnostic)>,
}

impl<'a> Scopes<'a> {
    /// Analyses a body and the functions nested in it. `around` are the statements around a whole `def`, for their
    /// imports.
    pub(crate) fn new(
        name: &str,
        params: Vec<String>,
        def: Option<&'a StmtFunctionDef>,
        body: &'a [Stmt],
        around: &'a [Stmt],
    ) -> Self {
        let mut scopes = Scopes {
            list: Vec::new(),
            findings: Vec::new(),
        };
        let root = scopes.add(name.to_string(), params, def, None, body);
        let mut binder = Binder {
            scopes: &mut scopes,
            id: root,
            loops: Vec::new(),
            nested: Vec::new(),
        };
        for stmt in around
            .iter()
            .filter(|s| matches!(s, Stmt::Import(_) | Stmt::ImportFrom(_)))
        {
            binder.visit_stmt(stmt);
        }
        for id in 1..scopes.list.len() {
            scopes.capture(ScopeId(id));
        }
        scopes
    }

    pub(crate) fn get(&self, id: ScopeId) -> &Scope<'a> {
        &self.list[id.0]
    }

    /// What `name` means in function `id`; `None` for what no function of the body binds.
    pub(crate) fn resolve(&self, id: ScopeId, name: &str) -> Option<Binding> {
        if let Some(var) = self.get(id).by_name.get(name) {
            return Some(Binding::Var(*var));
        }
        self.ancestors(id).find_map(|id| {
            let scope = self.get(id);
            let def = scope.defs.get(name).map(|def| Binding::Def(*def));
            def.or_else(|| scope.imports.get(name).cloned().map(Binding::Imported))
        })
    }

    /// Whether any function of the body reads a variable of that name.
    pub(crate) fn is_read(&self, name: &str) -> bool {
        self.list.iter().any(|scope| scope.reads.contains(name))
    }

    /// Names that function `id` can see, for "did you mean".
    pub(crate) fn visible(&self, id: ScopeId) -> Vec<String> {
        let scopes = self.ancestors(id).map(|id| self.get(id));
        scopes
            .flat_map(|s| s.by_name.keys().chain(s.defs.keys()).chain(s.imports.keys()).cloned())
            .collect()
    }

    fn ancestors(&self, id: ScopeId) -> impl Iterator<Item = ScopeId> + '_ {
        std::iter::successors(Some(id), |id| self.get(*id).parent)
    }

    fn add(
        &mut self,
        name: String,
        params: Vec<String>,
        def: Option<&'a StmtFunctionDef>,
        parent: Option<ScopeId>,
        body: &'a [Stmt],
    ) -> ScopeId {
        let id = ScopeId(self.list.len());
        let by_name = params.iter().enumerate().map(|(i, p)| (p.clone(), VarId(i))).collect();
        self.list.push(Scope {
            name: name.clone(),
            def,
            parent,
            body,
            params: params.len(),
            vars: params,
            captures: Vec::new(),
            by_name,
            defs: HashMap::new(),
            imports: HashMap::new(),
            loop_vars: HashMap::new(),
            reads: HashSet::new(),
        });
        let mut binder = Binder {
            scopes: self,
            id,
            loops: Vec::new(),
            nested: Vec::new(),
        };
        binder.visit_body(body);
        let nested = binder.nested;
        for def in nested {
            let params = def.parameters.iter().map(|p| p.name().to_string()).collect();
            let inner = self.add(format!("{name}.{}", def.name), params, Some(def), Some(id), &def.body);
            self.define(id, def, inner);
        }
        self.check_meanings(id);
        id
    }

    fn define(&mut self, id: ScopeId, def: &StmtFunctionDef, inner: ScopeId) {
        if self.list[id.0].defs.insert(def.name.to_string(), inner).is_some() {
            self.redefined(def.name.range, &def.name, "two functions");
        }
    }

    /// A name may be a variable, a nested function or an import, but not several of them.
    fn check_meanings(&mut self, id: ScopeId) {
        let scope = &self.list[id.0];
        let twice: Vec<(TextRange, String)> = (scope.defs.iter())
            .filter(|(name, _)| scope.by_name.contains_key(*name) || scope.imports.contains_key(*name))
            .filter_map(|(name, inner)| Some((self.get(*inner).def?.name.range, name.clone())))
            .collect();
        for (range, name) in twice {
            self.redefined(range, &name, "a function and something else");
        }
    }

    fn redefined(&mut self, range: TextRange, name: &str, what: &str) {
        let message = format!("`{name}` is {what} in the same body");
        let d = Diagnostic::new(codes::REDEFINED, 0..0, message).hint("give each its own name");
        self.findings.push((range, d));
    }

    /// Finds what nested function `id` reads of the functions around it, itself or through those it calls.
    fn capture(&mut self, id: ScopeId) {
        let mut found = Vec::new();
        self.free_vars(id, id, &mut HashSet::new(), &mut found);
        for (owner, var) in found {
            let name = self.get(owner).vars[var.0].clone();
            let scope = &mut self.list[id.0];
            let local = VarId(scope.vars.len());
            scope.vars.push(name.clone());
            scope.captures.push(Capture { owner, var, local });
            if scope.reads.contains(&name) {
                scope.by_name.entry(name).or_insert(local);
            }
        }
    }

    /// Collects variables owned by ancestors of `target` that `id` (itself or something it calls) reads.
    fn free_vars(&self, id: ScopeId, target: ScopeId, seen: &mut HashSet<ScopeId>, found: &mut Vec<(ScopeId, VarId)>) {
        if !seen.insert(id) {
            return;
        }
        let mut names: Vec<&String> = self.get(id).reads.iter().collect();
        names.sort();
        for name in names {
            match self.owner(id, name) {
                Some((owner, Binding::Var(var))) => {
                    let outside = self.ancestors(target).skip(1).any(|a| a == owner);
                    if outside && !found.contains(&(owner, var)) {
                        found.push((owner, var));
                    }
                }
                Some((_, Binding::Def(def))) => self.free_vars(def, target, seen, found),
                _ => {}
            }
        }
    }

    /// The function that binds `name` as seen from `id`, before captures are added.
    fn owner(&self, id: ScopeId, name: &str) -> Option<(ScopeId, Binding)> {
        self.ancestors(id).find_map(|a| {
            let scope = self.get(a);
            let captured = |var: &VarId| scope.captures.iter().any(|c| c.local == *var);
            let binding = match scope.by_name.get(name) {
                Some(var) if !captured(var) => Binding::Var(*var),
                _ => Binding::Def(*scope.defs.get(name)?),
            };
            Some((a, binding))
        })
    }
}

/// Collects what one function binds and reads, without entering nested functions' own bindings.
struct Binder<'s, 'a> {
    scopes: &'s mut Scopes<'a>,
    id: ScopeId,
    loops: Vec<Vec<VarId>>,
    nested: Vec<&'a StmtFunctionDef>,
}

impl<'a> Binder<'_, 'a> {
    fn scope(&mut self) -> &mut Scope<'a> {
        &mut self.scopes.list[self.id.0]
    }

    fn bind(&mut self, name: &str) {
        let scope = self.scope();
        let var = match scope.by_name.get(name) {
            Some(var) => *var,
            None => {
                let var = VarId(scope.vars.len());
                scope.vars.push(name.to_string());
                scope.by_name.insert(name.to_string(), var);
                var
            }
        };
        for assigned in &mut self.loops {
            if !assigned.contains(&var) {
                assigned.push(var);
            }
        }
    }

    fn import(&mut self, range: TextRange, bindings: Vec<(String, Imported)>) {
        for (name, imported) in bindings {
            let old = self.scope().imports.insert(name.clone(), imported.clone());
            if old.is_some_and(|old| old != imported) {
                self.scopes.redefined(range, &name, "two imports");
            }
        }
    }

    /// Reports an import; the names it would have bound say nothing more.
    fn refuse_import(&mut self, finding: (TextRange, Diagnostic), names: &[Alias]) {
        self.scopes.findings.push(finding);
        for alias in names {
            let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
            let first = name.split('.').next().unwrap_or(name);
            self.scope().imports.insert(first.to_string(), Imported::Refused);
        }
    }

    fn visit_loop(&mut self, start: TextSize, visit: impl FnOnce(&mut Self)) {
        self.loops.push(Vec::new());
        visit(self);
        let assigned = self.loops.pop().unwrap_or_default();
        self.scope().loop_vars.insert(start, assigned.into());
    }
}

impl<'a> Visitor<'a> for Binder<'_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.nested.push(def),
            Stmt::ClassDef(_) => {}
            Stmt::Import(node) => match import(node) {
                Ok(bindings) => self.import(node.range, bindings),
                Err(finding) => self.refuse_import(*finding, &node.names),
            },
            Stmt::ImportFrom(node) => match import_from(node) {
                Ok(bindings) => self.import(node.range, bindings),
                Err(finding) => self.refuse_import(*finding, &node.names),
            },
            Stmt::For(node) => {
                self.visit_expr(&node.iter);
                self.visit_loop(node.start(), |this| {
                    this.visit_expr(&node.target);
                    this.visit_body(&node.body);
                });
                self.visit_body(&node.orelse);
            }
            Stmt::While(node) => {
                self.visit_loop(node.start(), |this| {
                    this.visit_expr(&node.test);
                    this.visit_body(&node.body);
                });
                self.visit_body(&node.orelse);
            }
            Stmt::AugAssign(node) => {
                if let Expr::Name(name) = &*node.target {
                    self.scope().reads.insert(name.id.to_string());
                }
                walk_stmt(self, stmt);
            }
            _ => walk_stmt(self, stmt),
        }
    }

    fn visit_annotation(&mut self, _: &'a Expr) {}

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) if name.ctx == ExprContext::Load => {
                self.scope().reads.insert(name.id.to_string());
            }
            Expr::Name(name) => self.bind(&name.id),
            // Refused later; their inner bindings are theirs.
            Expr::Lambda(_) | Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {}
            // The left spine of a long chain, without recursion.
            Expr::BinOp(_) => {
                let mut left = expr;
                while let Expr::BinOp(node) = left {
                    self.visit_expr(&node.right);
                    left = &node.left;
                }
                self.visit_expr(left);
            }
            _ => walk_expr(self, expr),
        }
    }
}
