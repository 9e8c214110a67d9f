//! One function: its head, its blocks and how they end.

use std::collections::HashMap;
use std::fmt::Write as _;

use rbcdb_udf_abi::ErrorCode;

use super::launch::OUTPUT_ALIGN;
use super::memory::{Number, Pointer};
use super::{CANCELLED_WORD, ModuleText, text};
use crate::codegen::control::{POLL, POLL_OWN_COST};
use crate::user_ir::cfg::Cfg;
use crate::user_ir::convention::{ArrayOf, Convention, Given};
use crate::user_ir::pointers::Pointers;
use crate::user_ir::program::{Block, BlockId, Const, Function, Inst, Kind, Operand, Terminator, Typed, ValueId};
use crate::user_ir::types::Type;

/// A function's name.
pub(super) fn name(number: usize, index: usize) -> String {
    format!("@u{number}.f{index}")
}

/// The struct that a function returns: its value, if any, and the error word.
pub(super) fn returned_type(result: &Type) -> String {
    match result {
        Type::Void => "{ i32 }".to_owned(),
        ty => format!("{{ {ty}, i32 }}"),
    }
}

/// Writes function number `index` of the program; whether it can fail.
pub(super) fn write<'p>(module: &mut ModuleText<'p>, pointers: &'p Pointers, index: usize) -> (String, bool) {
    let function = &module.program.functions[index];
    let survey = module.surveys[index];
    let symbol = name(module.form.number, index);
    let program = module
        .lines
        .as_mut()
        .map(|lines| lines.begin(symbol.trim_start_matches('@'), function.at));
    let mut writer = Writer {
        at: function.at,
        cfg: Cfg::of(&function.blocks),
        function,
        pointers,
        polls: survey.polls,
        body: String::new(),
        label: String::new(),
        blocks: vec![String::new(); function.blocks.len()],
        last_labels: vec![String::new(); function.blocks.len()],
        names: HashMap::new(),
        temporaries: 0,
        exits: Vec::new(),
        fails: false,
        addresses: HashMap::new(),
        deferred: super::deferred::tainted(function),
        module,
    };
    let head = writer.head(index, &program.unwrap_or_default());
    // What a block uses of others, those that dominate it define: they are written first.
    for block in writer.cfg.order.clone() {
        writer.block(block.0 as usize, survey.polls_at_entry);
    }
    let (text, fails) = writer.finish();
    (format!("{head}{text}}}\n"), fails)
}

/// A function in work.
pub(super) struct Writer<'m, 'p> {
    pub(super) module: &'m mut ModuleText<'p>,
    pub(super) function: &'p Function,
    pub(super) pointers: &'p Pointers,
    pub(super) cfg: Cfg,
    /// The last parameter is the cancel flag.
    polls: bool,
    /// Where the instruction in work stands in the user's text.
    at: usize,
    /// Instructions of the block in work.
    pub(super) body: String,
    /// The label that the instructions being written stand under.
    label: String,
    /// Text of the finished blocks, without phis.
    blocks: Vec<String>,
    /// Under which label each block ends.
    last_labels: Vec<String>,
    temporaries: u32,
    /// Error words and the labels from which they go to the exit.
    exits: Vec<(String, String)>,
    fails: bool,
    /// Values that have other names than their own, each known before its first use.
    names: HashMap<ValueId, String>,
    /// The parts of each address.
    pub(super) addresses: HashMap<ValueId, Pointer>,
    /// Values beside which an error word travels.
    pub(super) deferred: Vec<bool>,
}

impl Writer<'_, '_> {
    pub(super) fn lanes(&self) -> bool {
        self.module.form.lanes
    }

    /// Adds an instruction.
    pub(super) fn line(&mut self, text: &str) {
        self.body.push_str("  ");
        self.body.push_str(text);
        self.body.push('\n');
    }

    pub(super) fn temporary(&mut self) -> String {
        self.temporaries += 1;
        format!("%t{}", self.temporaries)
    }

    /// Adds an instruction that defines a temporary; its name.
    pub(super) fn let_(&mut self, text: &str) -> String {
        let name = self.temporary();
        self.line(&format!("{name} = {text}"));
        name
    }

    /// The same, with a note of where it comes from.
    pub(super) fn let_at(&mut self, text: &str) -> String {
        let place = self.place_in_text();
        self.let_(&format!("{text}{place}"))
    }

    /// Adds an instruction with a note of where it comes from.
    pub(super) fn line_at(&mut self, text: &str) {
        let place = self.place_in_text();
        self.line(&format!("{text}{place}"));
    }

    fn place_in_text(&mut self) -> String {
        let at = self.at;
        self.module
            .lines
            .as_mut()
            .map_or_else(String::new, |lines| lines.at(at))
    }

    /// Adds a call of an intrinsic, declares it, and gives the result's name.
    pub(super) fn intrinsic(&mut self, result: &str, name: &str, arguments: &[(String, String)]) -> String {
        let types: Vec<&str> = arguments.iter().map(|(ty, _)| ty.as_str()).collect();
        let types = types.join(", ");
        self.module.declarations.insert(format!("{result} @{name}({types})"));
        let list: Vec<String> = arguments.iter().map(|(ty, value)| format!("{ty} {value}")).collect();
        let call = format!("call {result} @{name}({})", list.join(", "));
        match result {
            "void" => {
                self.line(&call);
                String::new()
            }
            _ => self.let_(&call),
        }
    }

    /// An operand that isn't an address.
    pub(super) fn operand(&self, ty: &Type, operand: &Operand) -> String {
        match operand {
            Operand::Value(id) => self.names.get(id).cloned().unwrap_or_else(|| format!("%v{}", id.0)),
            Operand::Const(value) => text::constant(ty, value),
        }
    }

    /// Lets a value be known by a name, or a constant, that is there already.
    pub(super) fn rename(&mut self, id: ValueId, name: String) {
        self.names.insert(id, name);
    }

    pub(super) fn typed(&self, value: &Typed) -> String {
        self.operand(&value.ty, &value.operand)
    }

    fn head(&mut self, index: usize, program: &str) -> String {
        let mut params = Vec::new();
        for (n, param) in self.function.params.iter().enumerate() {
            let id = param.value.0;
            match param.ty {
                Type::Ptr => {
                    params.push(format!("ptr %v{id}.b, i64 %v{id}.s, i64 %v{id}.o"));
                    let pointer = self.given(index, n, param.value);
                    self.addresses.insert(param.value, pointer);
                }
                ref ty => params.push(format!("{ty} %v{id}")),
            }
        }
        let (survey, form) = (self.module.surveys[index], self.module.form);
        if survey.positions && !form.threads {
            params.push("ptr %launch".to_owned());
        }
        if self.polls {
            params.push("ptr %cancel".to_owned());
        }
        let result = returned_type(&self.function.result);
        let mut attributes = String::new();
        if form.lanes || form.inline {
            attributes.push_str(" alwaysinline");
        }
        if survey.barriers {
            attributes.push_str(" convergent");
        }
        let name = name(form.number, index);
        format!(
            "define internal {result} {name}({}){attributes}{program} {{\n",
            params.join(", ")
        )
    }

    /// The address that parameter `n` is: of a kernel's array, its start.
    fn given(&self, index: usize, n: usize, value: ValueId) -> Pointer {
        let carried = Pointer::carried(value);
        let program = self.module.program;
        let Convention::Kernel(given) = &program.convention else {
            return carried;
        };
        match given.get(n) {
            Some(Given::Elements(array)) if index + 1 == program.functions.len() => {
                let signature = self.module.signature;
                let align = match array {
                    ArrayOf::Output => OUTPUT_ALIGN,
                    ArrayOf::Column(_) => array.width(signature) as u64,
                };
                Pointer {
                    array: Some(array.name(signature).to_owned()),
                    ..carried.elsewhere(carried.base.clone(), Number::Known(0), align)
                }
            }
            _ => carried,
        }
    }

    // Failures.

    /// Ends the row with an error where `bad`, an i1, is true.
    pub(super) fn fail_if(&mut self, bad: &str, code: ErrorCode, at: usize, message: Option<&str>) {
        let word = self.module.word(code, at, message.map(str::to_owned));
        self.leave_if(bad, &word);
    }

    /// Ends the row with an error word where `bad` is true.
    pub(super) fn leave_if(&mut self, bad: &str, word: &str) {
        self.fails = true;
        if self.lanes() {
            let before = self.let_("load i32, ptr %error");
            let none = self.let_(&format!("icmp eq i32 {before}, 0"));
            let here = self.let_(&format!("select i1 {bad}, i32 {word}, i32 0"));
            let after = self.let_(&format!("select i1 {none}, i32 {here}, i32 {before}"));
            self.line(&format!("store i32 {after}, ptr %error"));
            return;
        }
        self.temporaries += 1;
        let next = format!("n{}", self.temporaries);
        self.line(&format!("br i1 {bad}, label %exit, label %{next}"));
        self.exits.push((word.to_owned(), self.label.clone()));
        // Writing to a string can't fail.
        let _ = writeln!(self.body, "{next}:");
        self.label = next;
    }

    fn poll(&mut self) {
        self.module.declarations.insert(format!("i1 @{POLL}(ptr, i32)"));
        // More than any round of a loop without inner loops, which look at the flag themselves.
        let insts: usize = self.function.blocks.iter().map(|block| block.insts.len()).sum();
        let cost = insts + POLL_OWN_COST as usize;
        let set = self.let_(&format!("call i1 @{POLL}(ptr %cancel, i32 {cost})"));
        self.leave_if(&set, &CANCELLED_WORD.to_string());
    }

    // Blocks.

    fn block(&mut self, n: usize, polls_at_entry: bool) {
        let function = self.function;
        let block = &function.blocks[n];
        self.label = format!("b{n}");
        self.body = String::new();
        if n == 0 {
            self.prologue();
            if polls_at_entry {
                self.poll();
            }
        }
        for phi in block.phis.iter().filter(|phi| phi.ty == Type::Ptr) {
            let pointer = self.phi_pointer(phi.result);
            self.addresses.insert(phi.result, pointer);
        }
        for inst in &block.insts {
            self.instruction(inst);
        }
        if self.polls && self.cfg.closes_cycle[n] {
            self.poll();
        }
        self.end(block);
        self.blocks[n] = std::mem::take(&mut self.body);
        self.last_labels[n] = self.label.clone();
    }

    /// The first block's variables, all zero.
    fn prologue(&mut self) {
        if self.lanes() {
            self.line("%error = alloca i32");
            self.line("store i32 0, ptr %error");
            self.line("%scratch = alloca [256 x i8], align 16");
            self.line("store [256 x i8] zeroinitializer, ptr %scratch");
        }
        let function = self.function;
        for inst in &function.blocks[0].insts {
            if let (Kind::Alloca(ty), Some(result)) = (&inst.kind, inst.result) {
                self.variable(result, ty);
            }
        }
    }

    fn instruction(&mut self, inst: &Inst) {
        self.at = inst.at;
        match &inst.kind {
            Kind::Alloca(_) | Kind::Refused(_) => {}
            Kind::Load(..) | Kind::Store(..) | Kind::Atomic(..) | Kind::Address(..) | Kind::PointerCopy(_) => {
                self.memory(inst);
            }
            Kind::Call {
                callee,
                result,
                arguments,
            } => self.call(inst, *callee, result, arguments),
            _ => self.operation(inst),
        }
    }

    fn end(&mut self, block: &Block) {
        self.at = block.end_at;
        match &block.end {
            Terminator::Return(value) => {
                if let Some(value) = value {
                    self.settle(&value.operand);
                }
                self.give(value.as_ref());
            }
            Terminator::Jump(to) => self.line(&format!("br label %b{}", to.0)),
            Terminator::Branch(cond, yes, no) => {
                self.settle(cond);
                let cond = self.operand(&Type::Int(1), cond);
                self.line(&format!("br i1 {cond}, label %b{}, label %b{}", yes.0, no.0));
            }
            Terminator::Switch(value, default, cases) => {
                self.settle(&value.operand);
                let ty = &value.ty;
                let list: Vec<String> = cases
                    .iter()
                    .map(|(n, to)| format!("{ty} {}, label %b{}", text::constant(ty, &Const::Int(*n)), to.0))
                    .collect();
                let value = self.typed(value);
                self.line(&format!(
                    "switch {ty} {value}, label %b{} [ {} ]",
                    default.0,
                    list.join(" ")
                ));
            }
            Terminator::Unreachable => {
                let message = "the function came to a place that its compiler took for unreachable";
                self.fail_if("true", ErrorCode::Raised, block.end_at, Some(message));
                self.give(None);
            }
        }
    }

    /// Returns a value, or zero.
    fn give(&mut self, value: Option<&Typed>) {
        let ty = returned_type(&self.function.result);
        let mut whole = "zeroinitializer".to_owned();
        if let Some(value) = value {
            let operand = self.typed(value);
            whole = self.let_(&format!("insertvalue {ty} {whole}, {} {operand}, 0", value.ty));
        }
        if self.lanes() {
            let word = self.let_("load i32, ptr %error");
            let at = usize::from(self.function.result != Type::Void);
            whole = self.let_(&format!("insertvalue {ty} {whole}, i32 {word}, {at}"));
        }
        self.line(&format!("ret {ty} {whole}"));
    }

    /// Puts the blocks together: phis know only now under which labels their predecessors end.
    fn finish(mut self) -> (String, bool) {
        let mut all = String::new();
        for (n, body) in std::mem::take(&mut self.blocks).iter().enumerate() {
            let _ = writeln!(all, "b{n}:");
            let function = self.function;
            for phi in &function.blocks[n].phis {
                let incoming: Vec<(&Operand, &str)> = phi
                    .incoming
                    .iter()
                    .map(|(value, from)| (value, self.last_label(*from)))
                    .collect();
                match phi.ty {
                    Type::Ptr => all.push_str(&self.phi_pointer_text(phi.result, &incoming)),
                    _ => all.push_str(&self.phi_text(phi.result, &phi.ty, &incoming)),
                }
            }
            all.push_str(body);
        }
        if !self.exits.is_empty() {
            let words: Vec<String> = self
                .exits
                .iter()
                .map(|(word, from)| format!("[ {word}, %{from} ]"))
                .collect();
            let ty = returned_type(&self.function.result);
            let at = usize::from(self.function.result != Type::Void);
            let _ = writeln!(all, "exit:\n  %word = phi i32 {}", words.join(", "));
            let _ = writeln!(all, "  %failed = insertvalue {ty} zeroinitializer, i32 %word, {at}");
            let _ = writeln!(all, "  ret {ty} %failed");
        }
        (all, self.fails)
    }

    fn last_label(&self, block: BlockId) -> &str {
        self.last_labels.get(block.0 as usize).map_or("", String::as_str)
    }

    fn phi_text(&self, result: ValueId, ty: &Type, incoming: &[(&Operand, &str)]) -> String {
        let list: Vec<String> = incoming
            .iter()
            .map(|(value, from)| format!("[ {}, %{from} ]", self.operand(ty, value)))
            .collect();
        let mut text = format!("  %v{} = phi {ty} {}\n", result.0, list.join(", "));
        if self.is_deferred(result) {
            let words: Vec<String> = incoming
                .iter()
                .map(|(value, from)| format!("[ {}, %{from} ]", self.deferred_word(value)))
                .collect();
            let ty = super::deferred::word_type(ty);
            let _ = writeln!(text, "  %v{}.e = phi {ty} {}", result.0, words.join(", "));
        }
        text
    }
}
