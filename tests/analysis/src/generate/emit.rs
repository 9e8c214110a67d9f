//! Random kernels as LLVM IR, in the form that clang's output has once local variables are in registers.

use std::fmt::Write;

use super::ast::{
    Atomic, Comparison, Exchange, Expression, Kernel, LOCALS, Loop, Operator, Register, Relation, Statement, Width,
};

const HEADER: &str = "\
target datalayout = \"e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64\"
target triple = \"nvptx64-nvidia-cuda\"

";

/// The module that holds `kernel`, as text.
pub fn module(kernel: &Kernel) -> String {
    let mut emitter = Emitter {
        kernel,
        lines: Vec::new(),
        locals: vec!["0".to_owned(); LOCALS],
        block: "entry".to_owned(),
        names: 0,
    };
    if !emitter.statements(&kernel.body) {
        emitter.line("br label %exit");
    }
    let body = emitter.lines.join("\n");
    let integer = emitter.integer();
    let buffers = kernel
        .buffers
        .iter()
        .map(|buffer| format!("ptr noundef %{}", buffer.name));
    let scalars = kernel
        .scalars
        .iter()
        .map(|(name, _)| format!("{integer} noundef %{name}"));
    let parameters: Vec<String> = buffers.chain(scalars).collect();

    let mut text = HEADER.to_owned();
    let cells = kernel.shared;
    let array = match kernel.private {
        true => format!("  %shared = alloca [{cells} x i32], align 4\n"),
        false => String::new(),
    };
    if cells > 0 && !kernel.private {
        let _ = writeln!(
            text,
            "@shared = internal unnamed_addr addrspace(3) global [{cells} x i32] undef, align 4\n"
        );
    }
    let _ = write!(
        text,
        "define dso_local ptx_kernel void @kernel({}) {{\nentry:\n{array}{body}\nexit:\n  ret void\n}}\n\n",
        parameters.join(", ")
    );
    for register in ["tid", "ctaid", "ntid", "nctaid"] {
        for dimension in ["x", "y", "z"] {
            let _ = writeln!(text, "declare i32 @llvm.nvvm.read.ptx.sreg.{register}.{dimension}()");
        }
    }
    for mode in ["down", "up", "bfly", "idx"] {
        let _ = writeln!(
            text,
            "declare i32 @llvm.nvvm.shfl.sync.{mode}.i32(i32, i32, i32, i32) #0"
        );
    }
    text.push_str(
        "declare i32 @llvm.nvvm.vote.ballot.sync(i32, i1) #0\ndeclare i1 @llvm.nvvm.vote.any.sync(i32, i1) #0\n",
    );
    text.push_str(
        "declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #0\n\nattributes #0 = { convergent nounwind }\n",
    );
    text
}

struct Emitter<'a> {
    kernel: &'a Kernel,
    lines: Vec<String>,
    /// The value of each local variable at this place.
    locals: Vec<String>,
    /// The label of the block that is being written.
    block: String,
    names: usize,
}

impl Emitter<'_> {
    fn integer(&self) -> &'static str {
        match self.kernel.width {
            Width::Signed64 => "i64",
            Width::Signed32 | Width::Unsigned32 => "i32",
        }
    }

    fn line(&mut self, text: &str) {
        self.lines.push(format!("  {text}"));
    }

    fn fresh(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    fn define(&mut self, instruction: &str) -> String {
        let name = format!("%{}", self.fresh("t"));
        self.line(&format!("{name} = {instruction}"));
        name
    }

    fn start(&mut self, label: String) {
        self.lines.push(format!("{label}:"));
        self.block = label;
    }

    /// Whether control never comes out at the end.
    fn statements(&mut self, statements: &[Statement]) -> bool {
        for (i, statement) in statements.iter().enumerate() {
            if self.statement(statement) {
                // What follows is never reached; it is left out, as an optimiser would.
                debug_assert!(i < statements.len());
                return true;
            }
        }
        false
    }

    fn statement(&mut self, statement: &Statement) -> bool {
        match statement {
            Statement::Let(local, value) => self.locals[*local] = self.value(value),
            Statement::Store(buffer, index, value) => {
                let value = self.narrow(value);
                let place = self.place(*buffer, index);
                self.line(&format!("store i32 {value}, ptr {place}, align 4"));
            }
            Statement::SharedStore(index, value) => {
                let value = self.narrow(value);
                let place = self.shared_place(index);
                let pointer = self.shared_pointer();
                self.line(&format!("store i32 {value}, {pointer} {place}, align 4"));
            }
            Statement::Atomic(kind, buffer, index, value, result) => {
                let value = self.narrow(value);
                let place = self.place(*buffer, index);
                let operation = match kind {
                    Atomic::Add => "add",
                    Atomic::Max => "max",
                    Atomic::Or => "or",
                    Atomic::Xor => "xor",
                    Atomic::Exchange => "xchg",
                };
                let before = self.define(&format!(
                    "atomicrmw {operation} ptr {place}, i32 {value} seq_cst, align 4"
                ));
                if let Some(local) = result {
                    self.locals[*local] = self.widen(before);
                }
            }
            Statement::SharedAdd(index, value) => {
                let value = self.narrow(value);
                let place = self.shared_place(index);
                let pointer = self.shared_pointer();
                self.define(&format!(
                    "atomicrmw add {pointer} {place}, i32 {value} seq_cst, align 4"
                ));
            }
            Statement::Barrier => self.line("call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)"),
            Statement::If(condition, then, other) => return self.branch(condition, then, other),
            Statement::For(l) => self.turn(l),
            Statement::Return => {
                self.line("br label %exit");
                return true;
            }
        }
        false
    }

    fn branch(&mut self, condition: &Comparison, then: &[Statement], other: &[Statement]) -> bool {
        let test = self.test(condition);
        let (yes, no, join) = (self.fresh("then"), self.fresh("else"), self.fresh("join"));
        self.line(&format!("br i1 {test}, label %{yes}, label %{no}"));
        let before = self.locals.clone();
        let mut ends = Vec::new();
        for (label, statements) in [(yes, then), (no, other)] {
            self.start(label);
            self.locals.clone_from(&before);
            if !self.statements(statements) {
                self.line(&format!("br label %{join}"));
                ends.push((self.block.clone(), self.locals.clone()));
            }
        }
        let Some((_, first)) = ends.first().cloned() else {
            return true;
        };
        self.start(join);
        for (local, value) in first.iter().enumerate() {
            self.locals[local] = if ends.iter().all(|(_, locals)| locals[local] == *value) {
                value.clone()
            } else {
                let incoming: Vec<String> = ends
                    .iter()
                    .map(|(block, locals)| format!("[ {}, %{block} ]", locals[local]))
                    .collect();
                self.define(&format!("phi {} {}", self.integer(), incoming.join(", ")))
            };
        }
        false
    }

    /// A loop. What the body assigns becomes a phi; the names of the last turn's values are known when the body is written.
    fn turn(&mut self, l: &Loop) {
        let (head, body, latch, exit) = (
            self.fresh("head"),
            self.fresh("body"),
            self.fresh("latch"),
            self.fresh("done"),
        );
        self.locals[l.counter] = self.value(&l.start);
        let mut carried = vec![l.counter];
        assigned(&l.body, &mut carried);
        if l.rotated {
            let test = self.test(&l.condition);
            let pre = self.fresh("ahead");
            let skipped = self.block.clone();
            let before = self.locals.clone();
            self.line(&format!("br i1 {test}, label %{pre}, label %{exit}"));
            self.start(pre);
            let (at, entry, phis) = self.open(&head, &carried);
            if !self.statements(&l.body) {
                self.line(&format!("br label %{latch}"));
            }
            self.start(latch);
            self.locals[l.counter] = self.value(&l.next);
            let test = self.test(&l.condition);
            let last = self.block.clone();
            self.line(&format!("br i1 {test}, label %{head}, label %{exit}"));
            self.close(at, &entry, &phis, &last);
            self.start(exit);
            for (local, _, _) in phis {
                let (a, b) = (before[local].clone(), self.locals[local].clone());
                let integer = self.integer();
                self.locals[local] = self.define(&format!("phi {integer} [ {a}, %{skipped} ], [ {b}, %{last} ]"));
            }
        } else {
            let (at, entry, phis) = self.open(&head, &carried);
            let test = self.test(&l.condition);
            self.line(&format!("br i1 {test}, label %{body}, label %{exit}"));
            self.start(body);
            if !self.statements(&l.body) {
                self.line(&format!("br label %{latch}"));
            }
            self.start(latch);
            self.locals[l.counter] = self.value(&l.next);
            let last = self.block.clone();
            self.line(&format!("br label %{head}"));
            self.close(at, &entry, &phis, &last);
            self.start(exit);
            for (local, phi, _) in phis {
                self.locals[local] = phi;
            }
        }
    }

    /// Starts a loop's head: where its phis go, the block before it, and per local its phi and its first value.
    fn open(&mut self, head: &str, carried: &[usize]) -> (usize, String, Vec<(usize, String, String)>) {
        self.line(&format!("br label %{head}"));
        let entry = self.block.clone();
        self.start(head.to_owned());
        let phis = carried.iter().map(|local| {
            let phi = format!("%{}", self.fresh("p"));
            let first = std::mem::replace(&mut self.locals[*local], phi.clone());
            (*local, phi, first)
        });
        let phis = phis.collect();
        (self.lines.len(), entry, phis)
    }

    fn close(&mut self, at: usize, entry: &str, phis: &[(usize, String, String)], last: &str) {
        let integer = self.integer();
        let lines = phis.iter().map(|(local, phi, first)| {
            let again = &self.locals[*local];
            format!("  {phi} = phi {integer} [ {first}, %{entry} ], [ {again}, %{last} ]")
        });
        let lines: Vec<String> = lines.collect();
        self.lines.splice(at..at, lines);
    }

    fn test(&mut self, comparison: &Comparison) -> String {
        let (left, right) = (self.value(&comparison.left), self.value(&comparison.right));
        let sign = if self.kernel.width == Width::Unsigned32 {
            "u"
        } else {
            "s"
        };
        let relation = match comparison.relation {
            Relation::Less => format!("{sign}lt"),
            Relation::LessOrEqual => format!("{sign}le"),
            Relation::Greater => format!("{sign}gt"),
            Relation::GreaterOrEqual => format!("{sign}ge"),
            Relation::Equal => "eq".to_owned(),
            Relation::NotEqual => "ne".to_owned(),
        };
        self.define(&format!("icmp {relation} {} {left}, {right}", self.integer()))
    }

    fn value(&mut self, expression: &Expression) -> String {
        match expression {
            Expression::Number(number) => number.to_string(),
            Expression::Scalar(scalar) => format!("%{}", self.kernel.scalars[*scalar].0),
            Expression::Local(local) => self.locals[*local].clone(),
            Expression::Register(register, dimension) => self.register(*register, *dimension),
            Expression::Binary(operator, left, right) => {
                let (left, right) = (self.value(left), self.value(right));
                let unsigned = self.kernel.width == Width::Unsigned32;
                let operation = match (operator, unsigned) {
                    (Operator::Add, _) => "add",
                    (Operator::Subtract, _) => "sub",
                    (Operator::Multiply, _) => "mul",
                    (Operator::Divide, true) => "udiv",
                    (Operator::Divide, false) => "sdiv",
                    (Operator::Remainder, true) => "urem",
                    (Operator::Remainder, false) => "srem",
                    (Operator::And, _) => "and",
                    (Operator::Xor, _) => "xor",
                };
                self.define(&format!("{operation} {} {left}, {right}", self.integer()))
            }
            Expression::Load(buffer, index) => {
                let place = self.place(*buffer, index);
                let value = self.define(&format!("load i32, ptr {place}, align 4"));
                self.widen(value)
            }
            Expression::Exchange(kind, value, by) => {
                let value = self.exchange(*kind, value, *by);
                self.widen(value)
            }
            Expression::SharedLoad(index) => {
                let place = self.shared_place(index);
                let pointer = self.shared_pointer();
                let value = self.define(&format!("load i32, {pointer} {place}, align 4"));
                self.widen(value)
            }
        }
    }

    /// An exchange of all lanes of the warp.
    fn exchange(&mut self, kind: Exchange, value: &Expression, by: u32) -> String {
        let value = self.narrow(value);
        let (mode, limits) = match kind {
            Exchange::Ballot | Exchange::Any => {
                let test = self.define(&format!("icmp sgt i32 {value}, 0"));
                let (ty, name) = if kind == Exchange::Any {
                    ("i1", "any")
                } else {
                    ("i32", "ballot")
                };
                let vote = self.define(&format!("call {ty} @llvm.nvvm.vote.{name}.sync(i32 -1, i1 {test})"));
                return if kind == Exchange::Any {
                    self.define(&format!("zext i1 {vote} to i32"))
                } else {
                    vote
                };
            }
            Exchange::Down => ("down", 31),
            Exchange::Up => ("up", 0),
            Exchange::Flipped => ("bfly", 31),
            Exchange::From => ("idx", 31),
        };
        self.define(&format!(
            "call i32 @llvm.nvvm.shfl.sync.{mode}.i32(i32 -1, i32 {value}, i32 {by}, i32 {limits})"
        ))
    }

    fn register(&mut self, register: Register, dimension: usize) -> String {
        let dimension = ["x", "y", "z"][dimension];
        let name = register.ptx();
        let value = self.define(&format!("call i32 @llvm.nvvm.read.ptx.sreg.{name}.{dimension}()"));
        match self.kernel.width {
            Width::Signed64 => self.define(&format!("zext i32 {value} to i64")),
            Width::Signed32 | Width::Unsigned32 => value,
        }
    }

    /// A value as memory holds it.
    fn narrow(&mut self, expression: &Expression) -> String {
        let value = self.value(expression);
        match self.kernel.width {
            Width::Signed64 => self.define(&format!("trunc i64 {value} to i32")),
            Width::Signed32 | Width::Unsigned32 => value,
        }
    }

    /// What memory held, in the kernel's width.
    fn widen(&mut self, value: String) -> String {
        match self.kernel.width {
            Width::Signed64 => self.define(&format!("sext i32 {value} to i64")),
            Width::Signed32 | Width::Unsigned32 => value,
        }
    }

    fn index(&mut self, index: &Expression) -> String {
        let value = self.value(index);
        match self.kernel.width {
            Width::Signed64 => value,
            Width::Signed32 => self.define(&format!("sext i32 {value} to i64")),
            Width::Unsigned32 => self.define(&format!("zext i32 {value} to i64")),
        }
    }

    fn place(&mut self, buffer: usize, index: &Expression) -> String {
        let index = self.index(index);
        let name = self.kernel.buffers[buffer].name;
        self.define(&format!("getelementptr inbounds i32, ptr %{name}, i64 {index}"))
    }

    fn shared_place(&mut self, index: &Expression) -> String {
        let index = self.index(index);
        let name = if self.kernel.private { "%shared" } else { "@shared" };
        let pointer = self.shared_pointer();
        self.define(&format!("getelementptr inbounds i32, {pointer} {name}, i64 {index}"))
    }

    /// The type of addresses in shared memory, or in what stands for it.
    fn shared_pointer(&self) -> &'static str {
        match self.kernel.private {
            true => "ptr",
            false => "ptr addrspace(3)",
        }
    }
}

/// The locals that `statements` set, each once.
fn assigned(statements: &[Statement], locals: &mut Vec<usize>) {
    let mut add = |local: usize| {
        if !locals.contains(&local) {
            locals.push(local);
        }
    };
    for statement in statements {
        match statement {
            Statement::Let(local, _) | Statement::Atomic(_, _, _, _, Some(local)) => add(*local),
            _ => {}
        }
    }
    for statement in statements {
        match statement {
            Statement::If(_, then, other) => {
                assigned(then, locals);
                assigned(other, locals);
            }
            Statement::For(l) => {
                if !locals.contains(&l.counter) {
                    locals.push(l.counter);
                }
                assigned(&l.body, locals);
            }
            _ => {}
        }
    }
}
