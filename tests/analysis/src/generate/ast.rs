//! Random kernels as small trees: structured statements over integers, memory and the launch's registers.

use std::fmt;

/// A kernel.
#[derive(Debug, Clone, PartialEq)]
pub struct Kernel {
    /// Its buffers, in the order of its parameters.
    pub buffers: Vec<Buffer>,
    /// Its scalar parameters, after the buffers: name and value.
    pub scalars: Vec<(&'static str, i64)>,
    /// How wide the arithmetic is and how it is extended.
    pub width: Width,
    /// Cells of shared memory.
    pub shared: u32,
    /// Whether these are not shared, but an array of each thread's own.
    pub private: bool,
    /// What it does.
    pub body: Vec<Statement>,
}

/// A buffer of 32-bit integers.
#[derive(Debug, Clone, PartialEq)]
pub struct Buffer {
    /// The parameter's name.
    pub name: &'static str,
    /// Whether launches are compared by it.
    pub out: bool,
    /// What it holds before the launch.
    pub init: Contents,
}

/// What a buffer holds before the launch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// Zeros.
    Zero,
    /// Random numbers.
    Random,
    /// A permutation of small numbers, repeated.
    Permutation,
    /// Small numbers, some of them more than once.
    Repeated,
}

/// In what width a kernel computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// `int`: 32 bits, indexes are sign-extended.
    Signed32,
    /// `unsigned`: 32 bits, indexes are zero-extended.
    Unsigned32,
    /// `long`: registers are extended before they are used.
    Signed64,
}

/// A register of the launch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// `threadIdx`
    Thread,
    /// `blockIdx`
    Block,
    /// `blockDim`
    BlockSize,
    /// `gridDim`
    GridSize,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A number.
    Number(i64),
    /// A scalar parameter.
    Scalar(usize),
    /// A register in a dimension.
    Register(Register, usize),
    /// A local variable.
    Local(usize),
    /// An operation.
    Binary(Operator, Box<Expression>, Box<Expression>),
    /// An element of a buffer.
    Load(usize, Box<Expression>),
    /// A cell of shared memory.
    SharedLoad(Box<Expression>),
    /// What the lanes of the warp hand each other, and by how many lanes.
    Exchange(Exchange, Box<Expression>, u32),
}

/// How the lanes of a warp hand each other values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// Which of them are greater than 0.
    Ballot,
    /// Whether any is.
    Any,
    /// That of a higher lane.
    Down,
    /// That of a lower lane.
    Up,
    /// That of the lane with some bits flipped.
    Flipped,
    /// That of a certain lane.
    From,
}

/// An operation on two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
    Xor,
}

/// A comparison of two values.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// How they are compared.
    pub relation: Relation,
    /// The left one.
    pub left: Expression,
    /// The right one.
    pub right: Expression,
}

/// How values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Relation {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// An atomic operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Atomic {
    Add,
    Max,
    Or,
    Xor,
    Exchange,
}

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    /// Sets a local variable.
    Let(usize, Expression),
    /// Stores to a buffer: which, where, what.
    Store(usize, Expression, Expression),
    /// Stores to shared memory: where, what.
    SharedStore(Expression, Expression),
    /// Works atomically on a buffer: which, where, with what; the value before may go to a local variable.
    Atomic(Atomic, usize, Expression, Expression, Option<usize>),
    /// Adds atomically to a cell of shared memory: where, what.
    SharedAdd(Expression, Expression),
    /// All threads of the block meet.
    Barrier,
    /// A branch.
    If(Comparison, Vec<Statement>, Vec<Statement>),
    /// A loop.
    For(Loop),
    /// The thread ends.
    Return,
}

/// `for (local = start; condition; local = next) body`
#[derive(Debug, Clone, PartialEq)]
pub struct Loop {
    /// The counter.
    pub counter: usize,
    /// Its first value.
    pub start: Expression,
    /// What holds during a turn.
    pub condition: Comparison,
    /// The counter's next value.
    pub next: Expression,
    /// What is done in a turn.
    pub body: Vec<Statement>,
    /// Whether the test stands at the end, behind a first one before the loop, as optimisers write it.
    pub rotated: bool,
}

impl Expression {
    /// An operation.
    pub fn binary(operator: Operator, left: Self, right: Self) -> Self {
        Self::Binary(operator, Box::new(left), Box::new(right))
    }
}

/// Local variables are told apart by number; this is as many as a kernel has.
pub const LOCALS: usize = 12;

const DIMENSIONS: [&str; 3] = ["x", "y", "z"];

impl Register {
    /// Its name in CUDA.
    pub fn name(self) -> &'static str {
        match self {
            Self::Thread => "threadIdx",
            Self::Block => "blockIdx",
            Self::BlockSize => "blockDim",
            Self::GridSize => "gridDim",
        }
    }

    /// Its name in PTX.
    pub fn ptx(self) -> &'static str {
        match self {
            Self::Thread => "tid",
            Self::Block => "ctaid",
            Self::BlockSize => "ntid",
            Self::GridSize => "nctaid",
        }
    }
}

/// Kernels print as CUDA C++, for people: what runs is the IR.
impl fmt::Display for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let integer = match self.width {
            Width::Signed32 => "int",
            Width::Unsigned32 => "unsigned",
            Width::Signed64 => "long",
        };
        let buffers = self.buffers.iter().map(|buffer| format!("int *{}", buffer.name));
        let scalars = self
            .scalars
            .iter()
            .map(|(name, value)| format!("{integer} {name} /* {value} */"));
        let parameters: Vec<String> = buffers.chain(scalars).collect();
        writeln!(f, "__global__ void kernel({}) {{", parameters.join(", "))?;
        if self.shared > 0 {
            writeln!(f, "    __shared__ int shared[{}];", self.shared)?;
        }
        let printer = Printer { kernel: self };
        printer.statements(f, &self.body, 1)?;
        writeln!(f, "}}")
    }
}

struct Printer<'a> {
    kernel: &'a Kernel,
}

impl Printer<'_> {
    fn statements(&self, f: &mut fmt::Formatter<'_>, statements: &[Statement], depth: usize) -> fmt::Result {
        statements
            .iter()
            .try_for_each(|statement| self.statement(f, statement, depth))
    }

    fn statement(&self, f: &mut fmt::Formatter<'_>, statement: &Statement, depth: usize) -> fmt::Result {
        let indent = "    ".repeat(depth);
        let e = |expression: &Expression| self.expression(expression);
        match statement {
            Statement::Let(local, value) => writeln!(f, "{indent}v{local} = {};", e(value)),
            Statement::Store(buffer, index, value) => {
                writeln!(f, "{indent}{}[{}] = {};", self.buffer(*buffer), e(index), e(value))
            }
            Statement::SharedStore(index, value) => writeln!(f, "{indent}shared[{}] = {};", e(index), e(value)),
            Statement::Atomic(kind, buffer, index, value, result) => {
                let result = result.map_or(String::new(), |local| format!("v{local} = "));
                let place = format!("&{}[{}]", self.buffer(*buffer), e(index));
                writeln!(f, "{indent}{result}atomic{kind:?}({place}, {});", e(value))
            }
            Statement::SharedAdd(index, value) => {
                writeln!(f, "{indent}atomicAdd(&shared[{}], {});", e(index), e(value))
            }
            Statement::Barrier => writeln!(f, "{indent}__syncthreads();"),
            Statement::If(condition, then, other) => {
                writeln!(f, "{indent}if ({}) {{", self.comparison(condition))?;
                self.statements(f, then, depth + 1)?;
                if !other.is_empty() {
                    writeln!(f, "{indent}}} else {{")?;
                    self.statements(f, other, depth + 1)?;
                }
                writeln!(f, "{indent}}}")
            }
            Statement::For(l) => {
                let counter = l.counter;
                let (start, condition) = (e(&l.start), self.comparison(&l.condition));
                writeln!(
                    f,
                    "{indent}for (v{counter} = {start}; {condition}; v{counter} = {}) {{",
                    e(&l.next)
                )?;
                self.statements(f, &l.body, depth + 1)?;
                writeln!(f, "{indent}}}")
            }
            Statement::Return => writeln!(f, "{indent}return;"),
        }
    }

    fn buffer(&self, buffer: usize) -> &'static str {
        self.kernel.buffers[buffer].name
    }

    fn comparison(&self, comparison: &Comparison) -> String {
        let relation = match comparison.relation {
            Relation::Less => "<",
            Relation::LessOrEqual => "<=",
            Relation::Greater => ">",
            Relation::GreaterOrEqual => ">=",
            Relation::Equal => "==",
            Relation::NotEqual => "!=",
        };
        let (left, right) = (self.expression(&comparison.left), self.expression(&comparison.right));
        format!("{left} {relation} {right}")
    }

    fn expression(&self, expression: &Expression) -> String {
        match expression {
            Expression::Number(number) => number.to_string(),
            Expression::Scalar(scalar) => self.kernel.scalars[*scalar].0.to_owned(),
            Expression::Register(register, dimension) => format!("{}.{}", register.name(), DIMENSIONS[*dimension]),
            Expression::Local(local) => format!("v{local}"),
            Expression::Binary(operator, left, right) => {
                let operator = match operator {
                    Operator::Add => "+",
                    Operator::Subtract => "-",
                    Operator::Multiply => "*",
                    Operator::Divide => "/",
                    Operator::Remainder => "%",
                    Operator::And => "&",
                    Operator::Xor => "^",
                };
                format!("({} {operator} {})", self.expression(left), self.expression(right))
            }
            Expression::Load(buffer, index) => format!("{}[{}]", self.buffer(*buffer), self.expression(index)),
            Expression::SharedLoad(index) => format!("shared[{}]", self.expression(index)),
            Expression::Exchange(kind, value, by) => {
                let value = self.expression(value);
                match kind {
                    Exchange::Ballot => format!("__ballot_sync(0xffffffff, {value} > 0)"),
                    Exchange::Any => format!("__any_sync(0xffffffff, {value} > 0)"),
                    Exchange::Down => format!("__shfl_down_sync(0xffffffff, {value}, {by})"),
                    Exchange::Up => format!("__shfl_up_sync(0xffffffff, {value}, {by})"),
                    Exchange::Flipped => format!("__shfl_xor_sync(0xffffffff, {value}, {by})"),
                    Exchange::From => format!("__shfl_sync(0xffffffff, {value}, {by})"),
                }
            }
        }
    }
}
