//! What the variables hold at one point of the control flow.
//!
//! Lowering walks the tree in execution order with one [`Slot`] per variable. A variable's parts are SSA values where
//! control flow allows, and IR locals (their *homes*) where paths join.

use std::rc::Rc;

use ruff_text_size::TextRange;

use super::types::Ty;
use crate::ir::{Local, Value};
use crate::range::Range;

/// Where one leaf of a variable is. At least one of the two is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// The SSA value, where one is visible.
    pub(crate) cached: Option<Value>,
    /// The local that holds the current value, if one does.
    pub(crate) home: Option<Local>,
}

/// An assigned variable.
#[derive(Debug, Clone)]
pub(crate) struct Var {
    /// Which assignment or join it comes from; narrowing doesn't change it.
    pub(crate) origin: u32,
    /// Its type at this point.
    pub(crate) ty: Ty,
    /// One per leaf of the type.
    pub(crate) leaves: Vec<Leaf>,
    /// For integers: what it can be.
    pub(crate) range: Option<Range>,
    /// Where it was assigned.
    pub(crate) at: TextRange,
}

/// A variable at one point.
#[derive(Debug, Clone)]
pub(crate) enum Slot {
    /// No path to here assigns it.
    Unassigned,
    /// Some path to here assigns it, for example there.
    Maybe(TextRange),
    /// Every path to here assigns it.
    Is(Rc<Var>),
}

/// All variables, indexed by `VarId`.
pub(crate) type State = Vec<Slot>;

/// A state that was reached, or none: the end of a path that returned or left a loop.
pub(crate) type Reached = Option<State>;
