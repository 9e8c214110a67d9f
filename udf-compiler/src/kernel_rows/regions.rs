//! A body with barriers, cut into regions without: on a CPU, all threads of a block run one region, then the next.
//!
//! ```text
//! s[t] = x[i]                  region 0
//! cuda.syncthreads()
//! while half > 0:              Loop
//!     if t < half:             (region 1 finds out whether the loop goes on, and leaves it in an array)
//!         s[t] += s[t + half]  region 2
//!     cuda.syncthreads()
//!     half //= 2               region 3
//! r[i] = s[0]                  region 4
//! ```
//!
//! What a thread computes in one region and needs in another goes through arrays with one element per thread, as if each block
//! had a little more shared memory. What is the same for all threads of a block has one element for all. Where barriers stand in branches and loops, the host follows those: all threads of
//! a block must take the same way there, and the host looks whether they do. A thread that would end before a barrier is such a branch, too.
//!
//! (This is known as loop fission or thread-loop inversion: Stratton, Stone, Hwu, *MCUDA*, LCPC 2008.)

use std::collections::{BTreeSet, HashMap, HashSet};

use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_abi::kernel::LaunchShape;

use super::{ORDERED_BLOCK, ORDERED_REGION, same_for_all, thread_param};
use crate::codegen::spmd::uniform::{self, Uniformity};
use crate::ir::kernel::{Cells, Declared, Dimension, Effect, KernelOp, Register, Shared};
use crate::ir::{BinaryOp, Block, Const, Function, Inst, Local, Op, Site, SiteId, Type, Value, renamed};

/// Regions up to which a body is cut.
const REGIONS_MAX: usize = 64;
/// Operations up to which a value is computed again rather than kept.
const AGAIN_MAX: u32 = 6;

/// What the threads of a block do together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// All run a region.
    Run {
        /// Its number.
        region: u32,
        /// It does the same for all threads, so that one is enough.
        once: bool,
    },
    /// A way that all take: each has left `true` or `false` in its element of array `flag`.
    If {
        /// The array, by its number among the block's. With one element, it is for all threads.
        flag: usize,
        /// For `true`.
        then: Vec<Step>,
        /// For `false`.
        otherwise: Vec<Step>,
    },
    /// Repeats body and step.
    Loop {
        /// Up to a [`Step::Break`]; a [`Step::Continue`] goes to the step.
        body: Vec<Step>,
        /// Between two rounds.
        step: Vec<Step>,
    },
    /// Leaves the innermost loop.
    Break,
    /// Goes to the innermost loop's step.
    Continue,
    /// All end.
    End,
}

/// How a block runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regions {
    /// What it does.
    pub steps: Vec<Step>,
    /// The block's arrays: type and number of elements. First come those that the body declares.
    pub arrays: Vec<(ScalarType, u32)>,
    /// How many the body declares. Behind them are arrays with an element per thread, or one for all, which are zero when a block starts.
    pub declared: usize,
}

/// Cuts the body of a kernel function, which has all parameters up to the orders: the arrays come behind them. `None` where that can't be done.
pub(super) fn cut(function: &mut Function) -> Option<Regions> {
    let varying: Vec<bool> = same_for_all(function, true).iter().map(|same| !same).collect();
    let facts = uniform::analyze(function, &varying);
    let body = std::mem::take(&mut function.body);
    let declared = function.kernel.as_ref()?.shared.len();
    let site = SiteId(function.sites.len() as u32);
    // These elements are always there.
    function.sites.push(Site {
        line: 1,
        column: 1,
        message: None,
    });
    let mut start = Block::new();
    let thread = thread_param(function)? as u32;
    let orders = thread + 1;
    let thread = define(function, &mut start, Type::I64, Op::Param(thread));
    let zero = define(function, &mut start, Type::I64, Op::Const(Const::I64(0)));
    let order = |function: &mut Function, start: &mut Block, at: usize| {
        let at = define(function, start, Type::I64, Op::Const(Const::I64(at as i64)));
        define(function, start, Type::I64, Op::ArrayGet(orders, at))
    };
    let block = Dimension::ALL.map(|dimension| order(function, &mut start, ORDERED_BLOCK + dimension as usize));
    let region = order(function, &mut start, ORDERED_REGION);
    let body = with_block(&body, block);
    let mut cutter = Cutter {
        function,
        regions: Vec::new(),
        again: HashMap::new(),
        everywhere: block.into_iter().chain([zero, thread]).collect(),
        facts,
        apart: HashSet::new(),
        declared,
        site,
        zero,
        thread,
    };
    cutter.remember(&body);
    let last = body.iter().rposition(|inst| has_barrier(std::slice::from_ref(inst)));
    let mut head = body;
    let tail = head.split_off(last.map_or(0, |last| last + 1));
    let mut steps = cutter.steps(head, false)?;
    cutter.flush(&mut steps, tail, false);
    if cutter.regions.len() > REGIONS_MAX {
        return None;
    }
    cutter.find_apart();
    cutter.run_once(&mut steps);
    cutter.keep_locals()?;
    cutter.keep_values()?;
    let regions = std::mem::take(&mut cutter.regions);
    function.body = dispatch(function, start, region, regions);
    let arrays = &function.kernel.as_ref()?.shared;
    let arrays = arrays.iter().map(|shared| (shared.array.element, shared.length));
    Some(Regions {
        steps,
        arrays: arrays.collect(),
        declared,
    })
}

/// A body in which the position of the block is these values.
fn with_block(body: &Block, block: [Value; 3]) -> Block {
    let mut positions = HashMap::new();
    find_block(body, block, &mut positions);
    renamed(body, &mut |value| positions.get(&value).copied().unwrap_or(value))
}

fn find_block(body: &Block, block: [Value; 3], found: &mut HashMap<Value, Value>) {
    for inst in body {
        if let Inst::Let { result, op } = inst
            && let Op::Kernel(KernelOp::Position(Register::BlockIdx, dimension)) = op
        {
            found.insert(*result, block[*dimension as usize]);
        }
        inst.blocks().for_each(|inner| find_block(inner, block, found));
    }
}

/// All regions as one body.
fn dispatch(function: &mut Function, start: Block, wanted: Value, regions: Vec<Region>) -> Block {
    let mut body = start;
    let done = define(function, &mut body, Type::Bool, Op::Const(Const::Bool(true)));
    for (number, region) in regions.into_iter().enumerate() {
        let number = Op::Const(Const::I64(number as i64));
        let number = define(function, &mut body, Type::I64, number);
        let equal = Op::Binary(BinaryOp::Eq, wanted, number);
        let cond = define(function, &mut body, Type::Bool, equal);
        let mut then = region.before;
        then.extend(region.block);
        if !then.last().is_some_and(Inst::is_terminator) {
            then.extend(region.after);
            then.push(Inst::Return(done));
        }
        body.push(Inst::If {
            cond,
            then,
            otherwise: Block::new(),
        });
    }
    body.push(Inst::Return(done));
    body
}

/// Whether there is a barrier in it.
pub(super) fn has_barrier(block: &[Inst]) -> bool {
    let own = |inst: &Inst| matches!(inst, Inst::Kernel(Effect::Barrier));
    block
        .iter()
        .any(|inst| own(inst) || inst.blocks().any(|block| has_barrier(block)))
}

/// Whether an instruction has a barrier in it, or leaves the block where it stands, as all threads must do together.
fn parts(inst: &Inst, inside_loop: bool) -> bool {
    match inst {
        Inst::Kernel(Effect::Barrier) | Inst::Return(_) | Inst::ReturnNull => true,
        Inst::Break | Inst::Continue => !inside_loop,
        Inst::If { then, otherwise, .. } => then.iter().chain(otherwise).any(|inst| parts(inst, inside_loop)),
        Inst::Loop { body, step, .. } => body.iter().chain(step).any(|inst| parts(inst, true)),
        _ => false,
    }
}

/// A region: the body's part, between what fetches a thread's own values and what stores them.
struct Region {
    before: Block,
    block: Block,
    after: Block,
    /// Whether it stands in a loop.
    repeated: bool,
}

impl Region {
    fn each_defined(&self, found: &mut dyn FnMut(Value)) {
        for block in [&self.before, &self.block, &self.after] {
            defined(block, found);
        }
    }

    fn used(&self) -> BTreeSet<Value> {
        let mut used = BTreeSet::new();
        for block in [&self.before, &self.block, &self.after] {
            renamed(block, &mut |value| {
                used.insert(value);
                value
            });
        }
        used
    }
}

fn defined(block: &Block, found: &mut dyn FnMut(Value)) {
    for inst in block {
        inst.defines().for_each(&mut *found);
        inst.blocks().for_each(|block| defined(block, found));
    }
}

/// What a region does with variables.
#[derive(Default)]
struct Uses {
    /// Those whose value from before may matter.
    first_read: HashSet<Local>,
    set: HashSet<Local>,
}

impl Uses {
    fn of(block: &Block) -> Uses {
        let mut uses = Uses::default();
        uses.block(block, true);
        uses
    }

    /// `certain`: whether each instruction is carried out. Where a variable is set only perhaps, its value from before stays, perhaps.
    fn block(&mut self, block: &Block, certain: bool) {
        for inst in block {
            match inst {
                Inst::Set { local, .. } => {
                    if self.set.insert(*local) && !certain {
                        self.first_read.insert(*local);
                    }
                }
                Inst::Let { op: Op::Get(local), .. } => {
                    if !self.set.contains(local) {
                        self.first_read.insert(*local);
                    }
                }
                _ => inst.blocks().for_each(|block| self.block(block, false)),
            }
        }
    }
}

struct Cutter<'f> {
    function: &'f mut Function,
    regions: Vec<Region>,
    /// Values that are computed again where they are needed, with what that takes.
    again: HashMap<Value, (Op, u32)>,
    /// How many arrays the body declares.
    declared: usize,
    /// Values that are defined before all regions.
    everywhere: HashSet<Value>,
    /// What is the same for all threads of a block.
    facts: Uniformity,
    /// Variables that have an element per thread.
    apart: HashSet<Local>,
    /// Where accesses to threads' own elements stand.
    site: SiteId,
    zero: Value,
    /// The thread's number in its block.
    thread: Value,
}

impl Cutter<'_> {
    /// Finds the values that are cheap to compute again.
    fn remember(&mut self, block: &Block) {
        for inst in block {
            if let Inst::Let { result, op } = inst
                && let Some(cost) = self.cost_again(op)
            {
                self.again.insert(*result, (op.clone(), cost));
            }
            inst.blocks().for_each(|block| self.remember(block));
        }
    }

    fn cost_again(&self, op: &Op) -> Option<u32> {
        let cost = |value: &Value| self.again.get(value).map(|(_, cost)| *cost);
        let total = match op {
            Op::Const(_) | Op::Param(_) | Op::ParamNull(_) | Op::ArrayLen(_) => 0,
            Op::Kernel(KernelOp::Position(..) | KernelOp::Length(_)) => 0,
            Op::Binary(BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::FDiv, ..) => return None,
            Op::Unary(_, a) => 1 + cost(a)?,
            Op::Binary(_, a, b) => 1 + cost(a)? + cost(b)?,
            Op::Select(cond, a, b) => 1 + cost(cond)? + cost(a)? + cost(b)?,
            _ => return None,
        };
        (total <= AGAIN_MAX).then_some(total)
    }

    /// A block that has parts, as steps.
    fn steps(&mut self, block: Block, repeated: bool) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        let mut current = Block::new();
        for inst in block {
            if !parts(&inst, false) {
                current.push(inst);
                continue;
            }
            let current = std::mem::take(&mut current);
            match inst {
                Inst::Kernel(Effect::Barrier) => self.flush(&mut steps, current, repeated),
                Inst::If { cond, then, otherwise } => {
                    let flag = self.own_array(Type::Bool, self.varies(cond))?;
                    let mut deciding = current;
                    deciding.push(self.store(flag, cond));
                    self.flush(&mut steps, deciding, repeated);
                    steps.push(Step::If {
                        flag: flag as usize,
                        then: self.steps(then, repeated)?,
                        otherwise: self.steps(otherwise, repeated)?,
                    });
                }
                Inst::Loop { body, step, .. } => {
                    self.flush(&mut steps, current, repeated);
                    steps.push(Step::Loop {
                        body: self.steps(body, true)?,
                        step: self.steps(step, true)?,
                    });
                }
                leaving => {
                    self.flush(&mut steps, current, repeated);
                    steps.push(match leaving {
                        Inst::Break => Step::Break,
                        Inst::Continue => Step::Continue,
                        _ => Step::End,
                    });
                }
            }
        }
        self.flush(&mut steps, current, repeated);
        Some(steps)
    }

    /// What stands before a cut as a region.
    fn flush(&mut self, steps: &mut Vec<Step>, block: Block, repeated: bool) {
        if block.is_empty() {
            return;
        }
        steps.push(Step::Run {
            region: self.regions.len() as u32,
            once: false,
        });
        self.regions.push(Region {
            before: Block::new(),
            block,
            after: Block::new(),
            repeated,
        });
    }

    /// Finds the variables that need an element per thread: those that differ; and those of which a region that all threads run needs the value from
    /// before and sets the next one, which the threads behind would take for that from before.
    fn find_apart(&mut self) {
        let differing = (0..self.function.locals.len() as u32).map(Local);
        let differing = differing.filter(|local| self.facts.read_varying.contains(*local));
        self.apart = differing.collect();
        loop {
            let before = self.apart.len();
            for n in 0..self.regions.len() {
                if !self.is_same_for_all(&self.regions[n].block) {
                    let uses = Uses::of(&self.regions[n].block);
                    self.apart.extend(uses.first_read.intersection(&uses.set));
                }
            }
            if self.apart.len() == before {
                return;
            }
        }
    }

    /// Notes which regions one thread is enough for.
    fn run_once(&self, steps: &mut [Step]) {
        for step in steps {
            match step {
                Step::Run { region, once } => *once = self.is_same_for_all(&self.regions[*region as usize].block),
                Step::If { then, otherwise, .. } => {
                    self.run_once(then);
                    self.run_once(otherwise);
                }
                Step::Loop { body, step } => {
                    self.run_once(body);
                    self.run_once(step);
                }
                Step::Break | Step::Continue | Step::End => {}
            }
        }
    }

    /// Variables that are set in one region and read in another, or in the next round.
    fn keep_locals(&mut self) -> Option<()> {
        let uses: Vec<Uses> = self.regions.iter().map(|region| Uses::of(&region.block)).collect();
        for number in 0..self.function.locals.len() as u32 {
            let local = Local(number);
            let reads = |n: usize| uses[n].first_read.contains(&local);
            let sets = |n: usize| uses[n].set.contains(&local);
            let regions = || 0..uses.len();
            let lone = |n: usize| regions().all(|other| other == n || !sets(other)) && !self.regions[n].repeated;
            if !regions().any(|n| reads(n) && !lone(n)) || !regions().any(sets) {
                continue;
            }
            let ty = self.function.locals[number as usize].ty;
            let array = self.own_array(ty, self.apart.contains(&local))?;
            for n in regions() {
                if reads(n) {
                    let (load, value) = self.load(array, ty);
                    let set = Inst::Set { local, value };
                    self.regions[n].before.extend([load, set]);
                }
                if sets(n) {
                    let value = new_value(self.function, ty);
                    let op = Op::Get(local);
                    let store = self.store(array, value);
                    self.regions[n].after.extend([Inst::Let { result: value, op }, store]);
                }
            }
        }
        Some(())
    }

    /// Values that are computed in one region and used in another.
    fn keep_values(&mut self) -> Option<()> {
        let mut home: HashMap<Value, usize> = HashMap::new();
        for (n, region) in self.regions.iter().enumerate() {
            region.each_defined(&mut |value| _ = home.insert(value, n));
        }
        let foreign = |value: &Value, n: usize| home.get(value) != Some(&n);
        // Values that come out of arrays, by region.
        let mut kept: Vec<Vec<(Value, u32)>> = vec![Vec::new(); self.regions.len()];
        let mut arrays: HashMap<Value, u32> = HashMap::new();
        for (n, kept) in kept.iter_mut().enumerate() {
            for value in self.regions[n].used().into_iter().filter(|value| foreign(value, n)) {
                if self.again.contains_key(&value) || self.everywhere.contains(&value) {
                    continue;
                }
                let array = match arrays.get(&value) {
                    Some(array) => *array,
                    None => {
                        let array = self.own_array(self.ty(value), self.varies(value))?;
                        let store = self.store(array, value);
                        self.regions[*home.get(&value)?].after.push(store);
                        arrays.insert(value, array);
                        array
                    }
                };
                kept.push((value, array));
            }
        }
        for (n, kept) in kept.into_iter().enumerate() {
            let mut names = HashMap::new();
            let mut before = Block::new();
            for (value, array) in kept {
                let (load, here) = self.load(array, self.ty(value));
                before.push(load);
                names.insert(value, here);
            }
            for value in self.regions[n].used().into_iter().filter(|value| foreign(value, n)) {
                self.compute_again(value, &mut names, &mut before);
            }
            let mut name = |value: Value| names.get(&value).copied().unwrap_or(value);
            let region = &mut self.regions[n];
            before.extend(renamed(&region.before, &mut name));
            region.before = before;
            region.block = renamed(&region.block, &mut name);
            region.after = renamed(&region.after, &mut name);
        }
        Some(())
    }

    /// Computes a value once more, from constants, parameters and positions.
    fn compute_again(&mut self, value: Value, names: &mut HashMap<Value, Value>, block: &mut Block) -> Value {
        if let Some(name) = names.get(&value) {
            return *name;
        }
        let Some((op, _)) = self.again.get(&value).cloned() else {
            return value;
        };
        let op = op.renamed(&mut |operand| self.compute_again(operand, names, block));
        let result = new_value(self.function, self.ty(value));
        block.push(Inst::Let { result, op });
        names.insert(value, result);
        result
    }

    fn ty(&self, value: Value) -> Type {
        self.function.values[value.0 as usize]
    }

    /// Whether a block does the same for all threads, and nothing that others see.
    fn is_same_for_all(&self, block: &Block) -> bool {
        block.iter().all(|inst| {
            let own = match inst {
                Inst::Set { local, .. } => !self.apart.contains(local),
                Inst::FailIf { cond, .. } | Inst::If { cond, .. } => !self.varies(*cond),
                Inst::Kernel(Effect::Store { cells, .. }) => self.is_for_all(*cells),
                Inst::Kernel(_) => false,
                _ => true,
            };
            own && inst.defines().all(|value| !self.varies(value))
                && inst.blocks().all(|block| self.is_same_for_all(block))
        })
    }

    /// Whether an array is one of those with an element for all threads.
    fn is_for_all(&self, cells: Cells) -> bool {
        let Cells::Shared(n) = cells else { return false };
        let shared = self.function.kernel.as_ref().map_or(&[][..], |kernel| &kernel.shared);
        n as usize >= self.declared && shared.get(n as usize).is_some_and(|shared| shared.length == 1)
    }

    fn varies(&self, value: Value) -> bool {
        let block = self.everywhere.contains(&value) && value != self.thread;
        !block && self.facts.varying.get(value.0 as usize).copied().unwrap_or(true)
    }

    /// A new array with an element per thread, or one for all. `None` for a type that arrays don't have.
    fn own_array(&mut self, ty: Type, per_thread: bool) -> Option<u32> {
        let element = match ty {
            Type::Bool => ScalarType::Bool,
            Type::I64 => ScalarType::Int64,
            Type::U64 => ScalarType::UInt64,
            Type::F32 => ScalarType::Float32,
            Type::F64 => ScalarType::Float64,
            Type::C128 => return None,
        };
        let length = if per_thread { LaunchShape::BLOCK_MAX[0] } else { 1 };
        declare(self.function, element, length)
    }

    /// The place in such an array.
    fn own_place(&self, array: u32) -> Value {
        match self.is_for_all(Cells::Shared(array)) {
            true => self.zero,
            false => self.thread,
        }
    }

    fn store(&self, array: u32, value: Value) -> Inst {
        Inst::Kernel(Effect::Store {
            cells: Cells::Shared(array),
            at: self.own_place(array),
            value,
            site: self.site,
        })
    }

    fn load(&mut self, array: u32, ty: Type) -> (Inst, Value) {
        let result = new_value(self.function, ty);
        let op = Op::Kernel(KernelOp::Load {
            cells: Cells::Shared(array),
            at: self.own_place(array),
            site: self.site,
        });
        (Inst::Let { result, op }, result)
    }
}

fn new_value(function: &mut Function, ty: Type) -> Value {
    let value = Value(function.values.len() as u32);
    function.values.push(ty);
    value
}

fn define(function: &mut Function, block: &mut Block, ty: Type, op: Op) -> Value {
    let result = new_value(function, ty);
    block.push(Inst::Let { result, op });
    result
}

/// A new array of the block.
fn declare(function: &mut Function, element: ScalarType, length: u32) -> Option<u32> {
    let shared = &mut function.kernel.as_mut()?.shared;
    let name = String::new();
    shared.push(Shared {
        array: Declared { name, element },
        length,
    });
    Some(shared.len() as u32 - 1)
}
