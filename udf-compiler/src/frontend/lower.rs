//! The state of lowering one function, and what all constructs share: variables, joins, findings.
//!
//! Typing and lowering are one walk in execution order. A variable's type belongs to a point of the control flow;
//! where paths join, types unify and values convert. What a loop's body does to the types at its head is only known
//! after the walk: [`Tables`] keeps what was learnt, and the walk is repeated until nothing new is (usually once more).

use std::collections::HashMap;
use std::ops::Range as Span;
use std::rc::Rc;

use rbcdb_udf_abi::artifact::CacheKey;
use rbcdb_udf_abi::{ErrorCode, FloatErrors, Options, Overflow, ScalarType, Signature};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::builder::Builder;
use super::functions::Instance;
use super::loops::LoopFrame;
use super::parse::span_of;
use super::scope::{Scope, ScopeId, Scopes, VarId};
use super::state::{Leaf, Reached, Slot, State, Var};
use super::types::{Ty, hint_to_join, join};
use super::value::Val;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{self, Code};
use crate::ir::{self, Block, Inst, SiteId, Value};
use crate::range::hull;
use crate::request::Environment;

/// What the functions of one body share.
pub(crate) struct Context<'a> {
    /// The body's text.
    pub(crate) text: &'a str,
    /// See [`super::parse::Body::shift`].
    pub(crate) shift: usize,
    pub(crate) signature: &'a Signature,
    pub(crate) options: Options,
    pub(crate) env: &'a dyn Environment,
    pub(crate) scopes: &'a Scopes<'a>,
    /// IR functions so far: callees and instances of nested functions.
    pub(crate) functions: Vec<ir::Function>,
    /// Keys of the functions called.
    pub(crate) dependencies: Vec<CacheKey>,
    /// Nested functions by argument types.
    pub(crate) instances: HashMap<(ScopeId, Vec<Ty>), Instance>,
    /// Functions of the body that are being lowered, outermost first.
    pub(crate) active: Vec<ScopeId>,
    /// Where each line of the body starts.
    pub(crate) lines: Vec<usize>,
}

impl Context<'_> {
    pub(crate) fn span(&self, range: TextRange) -> Span<usize> {
        span_of(range, self.shift)
    }

    /// Line and column of an offset in the body, from 1.
    fn position(&self, offset: usize) -> (u32, u32) {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |text| text.chars().count());
        (line as u32, column as u32 + 1)
    }
}

/// What the function returns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Returns {
    /// A declared or annotated type.
    Declared(ScalarType),
    /// What its `return`s say.
    Inferred,
    /// Nothing: a kernel function's threads write to memory.
    Nothing,
}

/// Which join of a loop an entry of [`Tables`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Join {
    /// Before each round.
    Head,
    /// At the end of each round, in loops that run at least once.
    Back,
    /// After the last round, where no `break` was taken.
    Exhausted,
    /// After `break`.
    Broken,
}

/// What is known of a variable at a loop's join.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    /// The unified type so far.
    pub(crate) ty: Option<Ty>,
    /// Whether some path there leaves it unassigned.
    pub(crate) maybe: bool,
}

/// What earlier walks learnt about joins.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) joins: HashMap<(TextSize, Join, VarId), Entry>,
    /// The unified type of an inferred result.
    pub(crate) result: Option<Ty>,
    /// Whether the current walk learnt something that an earlier part of it should have known.
    pub(crate) changed: bool,
}

/// Lowers one function, once.
pub(crate) struct Lowerer<'c, 'a> {
    pub(crate) cx: &'c mut Context<'a>,
    pub(crate) id: ScopeId,
    pub(crate) b: Builder,
    /// The variables here; meaningless unless `live`.
    pub(crate) state: State,
    /// Whether control reaches the current point.
    pub(crate) live: bool,
    pub(crate) tables: &'c mut Tables,
    pub(crate) loops: Vec<LoopFrame>,
    pub(crate) returns: Returns,
    pub(crate) nullable: bool,
    pub(crate) findings: Vec<Diagnostic>,
    /// The arrays of a kernel function, where this is one.
    pub(crate) kernel: Option<ir::kernel::Kernel>,
    /// Which array in shared memory was declared where.
    pub(crate) shared_at: Vec<(TextSize, u32)>,
    pub(crate) next_origin: u32,
    /// How deep the walk is in expressions.
    pub(crate) depth: usize,
}

impl<'c, 'a> Lowerer<'c, 'a> {
    pub(crate) fn new(cx: &'c mut Context<'a>, id: ScopeId, tables: &'c mut Tables, returns: Returns) -> Self {
        let vars = cx.scopes.get(id).vars.len();
        Lowerer {
            cx,
            id,
            b: Builder::new(),
            state: vec![Slot::Unassigned; vars],
            live: true,
            tables,
            loops: Vec::new(),
            returns,
            nullable: false,
            findings: Vec::new(),
            kernel: None,
            shared_at: Vec::new(),
            next_origin: 0,
            depth: 0,
        }
    }

    pub(crate) fn scope(&self) -> &'a Scope<'a> {
        self.cx.scopes.get(self.id)
    }

    pub(crate) fn wraps(&self) -> bool {
        self.cx.options.overflow == Overflow::Wrap
    }

    pub(crate) fn ieee(&self) -> bool {
        self.cx.options.float_errors == FloatErrors::Ieee
    }

    // --- findings and sites ---------------------------------------------------------------------------------------

    pub(crate) fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// A finding about a part of the tree.
    pub(crate) fn finding(&self, code: Code, at: &impl Ranged, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.cx.span(at.range()), message)
    }

    /// Reports, and gives the value that silences what follows from it.
    pub(crate) fn mistake(&mut self, code: Code, at: &impl Ranged, message: impl Into<String>, hint: &str) -> Val {
        let finding = self.finding(code, at, message);
        self.report(if hint.is_empty() { finding } else { finding.hint(hint) });
        Val::error()
    }

    /// The site for a failure at a part of the tree.
    pub(crate) fn site(&mut self, at: &impl Ranged, message: Option<&str>) -> SiteId {
        let position = self.cx.position(self.cx.span(at.range()).start);
        self.b.site(position, message.map(str::to_string))
    }

    /// Fails the row with `code` where `cond` holds.
    pub(crate) fn fail_if(&mut self, cond: Value, code: ErrorCode, at: &impl Ranged, message: Option<&str>) {
        let site = self.site(at, message);
        self.b.fail_if(cond, code, site);
    }

    // --- variables ------------------------------------------------------------------------------------------------

    pub(crate) fn var_name(&self, var: VarId) -> &'a str {
        &self.scope().vars[var.0]
    }

    fn origin(&mut self) -> u32 {
        self.next_origin += 1;
        self.next_origin
    }

    /// Reads a variable; reports where it may be unassigned.
    pub(crate) fn read(&mut self, var: VarId, at: &impl Ranged) -> Val {
        match self.state[var.0].clone() {
            Slot::Is(rc) => {
                let leaves = self.load(var, &rc);
                Val {
                    ty: rc.ty.clone(),
                    leaves,
                    range: rc.range,
                    lit: None,
                }
            }
            Slot::Unassigned => {
                let message = format!("variable `{}` is used before it is assigned", self.var_name(var));
                self.mistake(
                    codes::UNASSIGNED,
                    at,
                    message,
                    "assign it on every path before this line",
                )
            }
            Slot::Maybe(assigned) => {
                let message = format!("variable `{}` may be unassigned here", self.var_name(var));
                let finding = self.finding(codes::UNASSIGNED, at, message);
                let finding = finding.label(self.cx.span(assigned), "assigned here, but not on every path");
                self.report(finding.hint("give it a value before the `if` or loop that assigns it"));
                Val::error()
            }
        }
    }

    /// Whether a variable holds what follows from a mistake that has been reported.
    pub(crate) fn is_unknown(&self, var: VarId) -> bool {
        matches!(&self.state[var.0], Slot::Is(slot) if slot.ty == Ty::Error)
    }

    /// The values of an assigned variable, remembered for the next read.
    fn load(&mut self, var: VarId, rc: &Rc<Var>) -> Vec<Value> {
        let leaves = rc.leaves.clone();
        let types = rc.ty.leaves();
        let values: Vec<Value> = leaves
            .iter()
            .zip(types)
            .map(|(leaf, ty)| self.leaf_value(*leaf, ty))
            .collect();
        if leaves.iter().any(|leaf| leaf.cached.is_none()) {
            let mut known = (**rc).clone();
            for (leaf, value) in known.leaves.iter_mut().zip(&values) {
                leaf.cached = Some(*value);
            }
            self.state[var.0] = Slot::Is(Rc::new(known));
        }
        values
    }

    pub(crate) fn leaf_value(&mut self, leaf: Leaf, ty: ir::Type) -> Value {
        match (leaf.cached, leaf.home) {
            (Some(value), _) => value,
            (None, Some(home)) => self.b.op(ty, ir::Op::Get(home)),
            (None, None) => self.b.zero(ty),
        }
    }

    /// Assigns a variable.
    pub(crate) fn assign(&mut self, var: VarId, value: &Val, at: &impl Ranged) {
        let value = self.materialize(value, at);
        let leaf = |value: &Value| Leaf {
            cached: Some(*value),
            home: None,
        };
        let slot = Var {
            origin: self.origin(),
            ty: value.ty.clone(),
            leaves: value.leaves.iter().map(leaf).collect(),
            range: value.range,
            at: at.range(),
        };
        self.state[var.0] = Slot::Is(Rc::new(slot));
    }

    /// Stores a variable's leaves, converted to `ty`, in its homes for that type, and describes it so.
    pub(crate) fn settle(&mut self, var: VarId, from: &Var, ty: &Ty) -> Var {
        let types = ty.leaves();
        let name = self.var_name(var);
        let same = from.ty == *ty;
        let homes: Vec<ir::Local> = types
            .iter()
            .enumerate()
            .map(|(i, t)| self.b.variable_local(var, i, *t, name))
            .collect();
        let clean = same
            && from
                .leaves
                .iter()
                .zip(&homes)
                .all(|(leaf, home)| leaf.home == Some(*home));
        if !clean && *ty != Ty::Error {
            let values: Vec<Value> = from
                .leaves
                .iter()
                .zip(from.ty.leaves())
                .map(|(leaf, t)| self.leaf_value(*leaf, t))
                .collect();
            let values = self.convert_leaves(&values, &from.ty, ty, from.at);
            for (i, value) in values.iter().enumerate() {
                let current = same && from.leaves[i].home == Some(homes[i]);
                if !current {
                    self.b.emit(Inst::Set {
                        local: homes[i],
                        value: *value,
                    });
                }
            }
        }
        let leaf = |home: &ir::Local| Leaf {
            cached: None,
            home: Some(*home),
        };
        Var {
            ty: ty.clone(),
            leaves: homes.iter().map(leaf).collect(),
            ..from.clone()
        }
    }

    // --- joins ----------------------------------------------------------------------------------------------------

    /// Unifies two types of a variable; a pair that doesn't is reported with both places.
    pub(crate) fn unify(&mut self, var: VarId, a: (&Ty, TextRange), b: (&Ty, TextRange)) -> Ty {
        if let Some(ty) = join(a.0, b.0) {
            return ty;
        }
        let name = self.var_name(var);
        let message = format!(
            "variable `{name}` is {} here and {} elsewhere",
            b.0.describe(),
            a.0.describe()
        );
        let finding = self.finding(codes::CANNOT_UNIFY, &b.1, message);
        let finding = finding.label(self.cx.span(a.1), format!("{} here", a.0.describe()));
        let hint = hint_to_join(a.0, b.0, "use two variables, or convert one of the values");
        self.report(finding.hint(hint));
        Ty::Error
    }

    /// Joins two paths that began at `pre` (when values up to `mark` existed) and whose blocks are closed. Conversions
    /// and stores are appended to the blocks.
    pub(crate) fn merge(
        &mut self,
        pre: &State,
        mark: u32,
        (mut first, first_block): (Reached, &mut Block),
        (mut second, second_block): (Reached, &mut Block),
    ) {
        match (&mut first, &mut second) {
            (None, None) => self.live = false,
            (Some(one), None) => self.keep(one, mark, first_block),
            (None, Some(one)) => self.keep(one, mark, second_block),
            (Some(a), Some(b)) => {
                self.live = true;
                for i in 0..pre.len() {
                    let slot = self.merge_slot(VarId(i), &pre[i], mark, (&a[i], first_block), (&b[i], second_block));
                    self.state[i] = slot;
                }
            }
        }
    }

    /// Makes what the only path that goes on has assigned visible after its block.
    fn keep(&mut self, end: &State, mark: u32, block: &mut Block) {
        self.live = true;
        for (i, slot) in end.iter().enumerate() {
            self.state[i] = match slot {
                Slot::Is(var) => {
                    let inner = |leaf: &Leaf| leaf.cached.is_some_and(|v| v.0 >= mark);
                    let hidden = var.leaves.iter().any(|leaf| inner(leaf) && leaf.home.is_none());
                    if hidden {
                        let settled = self.in_block(block, |this| this.settle(VarId(i), var, &var.ty));
                        Slot::Is(Rc::new(settled))
                    } else if var.leaves.iter().any(inner) {
                        Slot::Is(Rc::new(forget_inner(var, mark)))
                    } else {
                        slot.clone()
                    }
                }
                _ => slot.clone(),
            };
        }
    }

    /// Emits into a closed block.
    pub(crate) fn in_block<T>(&mut self, block: &mut Block, emit: impl FnOnce(&mut Self) -> T) -> T {
        self.b.reopen(std::mem::take(block));
        let result = emit(self);
        *block = self.b.close();
        result
    }

    fn merge_slot(
        &mut self,
        var: VarId,
        pre: &Slot,
        mark: u32,
        (a, a_block): (&Slot, &mut Block),
        (b, b_block): (&Slot, &mut Block),
    ) -> Slot {
        let (a, b) = match (a, b) {
            (Slot::Is(a), Slot::Is(b)) => (a, b),
            (Slot::Unassigned, Slot::Unassigned) => return Slot::Unassigned,
            (Slot::Is(var), _) | (_, Slot::Is(var)) => return Slot::Maybe(var.at),
            (Slot::Maybe(at), _) | (_, Slot::Maybe(at)) => return Slot::Maybe(*at),
        };
        if a.origin == b.origin {
            // Not assigned on either path; caches and narrowings of the paths end with them.
            return match pre {
                Slot::Is(var) if var.origin == a.origin => pre.clone(),
                _ => Slot::Is(Rc::new(forget_inner(a, mark))),
            };
        }
        let ty = self.unify(var, (&a.ty, a.at), (&b.ty, b.at));
        let origin = self.origin();
        let range = match (&ty, a.int_range(), b.int_range()) {
            (Ty::Scalar(ir::Type::I64 | ir::Type::U64), Some(a), Some(b)) => Some(hull(a, b)),
            _ => None,
        };
        let a = self.in_block(a_block, |this| this.settle(var, a, &ty));
        self.in_block(b_block, |this| this.settle(var, b, &ty));
        Slot::Is(Rc::new(Var { origin, range, ..a }))
    }
}

/// A variable without the cached values that were defined since `mark`.
fn forget_inner(var: &Var, mark: u32) -> Var {
    let mut var = var.clone();
    for leaf in &mut var.leaves {
        if leaf.home.is_some() {
            leaf.cached = leaf.cached.filter(|v| v.0 < mark);
        }
    }
    var
}

impl Var {
    /// The range of an integer or bool variable.
    fn int_range(&self) -> Option<crate::range::Range> {
        match self.ty {
            Ty::Scalar(_) => Some(
                Val {
                    ty: self.ty.clone(),
                    leaves: Vec::new(),
                    range: self.range,
                    lit: None,
                }
                .int_range(),
            ),
            _ => None,
        }
    }
}
