//! Calls: of the module's functions, of the math library, and of what a few instructions do.

use rbcdb_device_lib::{Builtin, Ty};
use rbcdb_udf_abi::ErrorCode;
use rbcdb_udf_abi::gpu::WARP_THREADS;

use super::function::{Writer, name, returned_type};
use super::memory::{Number, Pointer};
use super::text::{NAN_TEXT, bits_type, splat, suffix};
use crate::ir::kernel::{Dimension, Register};
use crate::kernel_rows::positions;
use crate::user_ir::callee::Callee;
use crate::user_ir::program::{Const, Inst, Operand, SymbolId, Target, Typed};
use crate::user_ir::types::Type;

/// Characters of an assertion that a message shows.
const MESSAGE_CHARACTERS_MAX: usize = 200;

impl Writer<'_, '_> {
    pub(super) fn call(&mut self, inst: &Inst, callee: SymbolId, result: &Type, arguments: &[Typed]) {
        for argument in arguments {
            self.settle(&argument.operand);
        }
        match self.module.program.target(callee).clone() {
            Target::Function(index) => self.call_function(inst, index, result, arguments),
            Target::Callee(callee) => self.call_outside(inst, callee, result, arguments),
            Target::Table(_) | Target::Shared(_) | Target::Unused => {}
        }
    }

    fn call_function(&mut self, inst: &Inst, index: usize, result: &Type, arguments: &[Typed]) {
        let mut list = Vec::new();
        for argument in arguments {
            match argument.ty {
                Type::Ptr => {
                    let pointer = self.generic(&argument.operand);
                    let (size, offset) = (pointer.size.text(), pointer.offset.text());
                    list.push(format!("ptr {}, i64 {size}, i64 {offset}", pointer.base));
                }
                ref ty => list.push(format!("{ty} {}", self.typed(argument))),
            }
        }
        let survey = self.module.surveys[index];
        if survey.positions && !self.module.form.threads {
            list.push("ptr %launch".to_owned());
        }
        if survey.polls {
            list.push("ptr %cancel".to_owned());
        }
        let ty = returned_type(result);
        let name = name(self.module.form.number, index);
        let returned = self.let_at(&format!("call {ty} {name}({})", list.join(", ")));
        let at = usize::from(*result != Type::Void);
        if self.module.fails[index] {
            let word = self.let_(&format!("extractvalue {ty} {returned}, {at}"));
            let bad = self.let_(&format!("icmp ne i32 {word}, 0"));
            self.leave_if(&bad, &word);
        }
        if let Some(result) = inst.result {
            self.line(&format!("%v{} = extractvalue {ty} {returned}, 0", result.0));
        }
    }

    fn call_outside(&mut self, inst: &Inst, callee: Callee, result: &Type, arguments: &[Typed]) {
        match callee {
            Callee::MemMove => return self.copy(inst, arguments),
            Callee::MemSet => return self.fill(inst, arguments),
            Callee::Raise(message) => return self.fail_if("true", ErrorCode::Raised, inst.at, Some(message)),
            Callee::AssertFail => {
                let message = self.assertion(arguments);
                return self.fail_if("true", ErrorCode::AssertFailed, inst.at, Some(&message));
            }
            Callee::NumbaRaise => {
                let message = raised(&self.module.program.exceptions);
                return self.fail_if("true", ErrorCode::Raised, inst.at, Some(&message));
            }
            Callee::Barrier => {
                let name = "llvm.nvvm.barrier.cta.sync.aligned.all";
                self.module.declarations.insert(format!("void @{name}(i32)"));
                return self.line_at(&format!("call void @{name}(i32 0)"));
            }
            Callee::Fence(_) if !self.module.form.threads => return self.line("fence seq_cst"),
            Callee::Fence(name) => {
                let name = format!("llvm.nvvm.{name}");
                self.module.declarations.insert(format!("void @{name}()"));
                return self.line_at(&format!("call void @{name}()"));
            }
            _ => {}
        }
        let value = self.value_of(inst, callee, result, arguments);
        if let Some(result_id) = inst.result {
            self.rename(result_id, value);
        }
    }

    /// What a call without effects gives.
    fn value_of(&mut self, inst: &Inst, callee: Callee, result: &Type, arguments: &[Typed]) -> String {
        let texts: Vec<String> = arguments.iter().map(|a| self.typed(a)).collect();
        let x = texts.first().cloned().unwrap_or_default();
        let y = texts.get(1).cloned().unwrap_or_default();
        let first_type = arguments.first().map_or(Type::Void, |a| a.ty.clone());
        let plain = |count: usize| -> Vec<(String, String)> {
            let list = arguments.iter().zip(&texts).take(count);
            list.map(|(a, text)| (a.ty.to_string(), text.clone())).collect()
        };
        let result_text = result.to_string();
        match callee {
            Callee::Library(builtin) => self.library(builtin.symbol, result, &texts),
            Callee::Complex(builtin) => self.complex(builtin, &texts),
            Callee::PowI => {
                let n = self.let_(&format!("sitofp {} {y} to {result}", arguments[1].ty));
                self.library("rbc_pow", result, &[x, n])
            }
            Callee::LdExp => self.scale(result, &x, &arguments[1].ty, &y),
            Callee::Float(op) => self.intrinsic(&result_text, &format!("llvm.{op}.{}", suffix(result)), &plain(1)),
            Callee::Fma => self.intrinsic(&result_text, &format!("llvm.fma.{}", suffix(result)), &plain(3)),
            Callee::FMulAdd => {
                let product = self.let_(&format!("fmul {result} {x}, {y}"));
                self.let_(&format!("fadd {result} {product}, {}", texts[2]))
            }
            Callee::CopySign => self.copy_sign(result, &x, &y),
            Callee::MinMax { max, nan } => self.min_max(result, &x, &y, max, nan),
            Callee::Int(op) => self.intrinsic(
                &result_text,
                &format!("llvm.{op}.{}", suffix(result)),
                &plain(arguments.len()),
            ),
            Callee::IntFlagged(op) => {
                let mut list = plain(1);
                list.push(("i1".to_owned(), "false".to_owned()));
                self.intrinsic(&result_text, &format!("llvm.{op}.{}", suffix(result)), &list)
            }
            Callee::WithOverflow(op) => {
                self.intrinsic(&result_text, &format!("llvm.{op}.{}", suffix(&first_type)), &plain(2))
            }
            Callee::Saturating(op) => {
                let name = format!("llvm.{op}.{}.{}", suffix(result), suffix(&first_type));
                self.intrinsic(&result_text, &name, &plain(1))
            }
            Callee::ToInt(round) => {
                let name = format!("llvm.{round}.{}", suffix(&first_type));
                let rounded = self.intrinsic(&first_type.to_string(), &name, &plain(1));
                let (value, bad) = self.float_to_int(&first_type, &rounded, result, true);
                self.fail_if(&bad, ErrorCode::OutOfRange, inst.at, None);
                value
            }
            Callee::First => x,
            Callee::IsFpClass => self.is_fp_class(&first_type, &x, &arguments[1]),
            Callee::IsConstant => "false".to_owned(),
            Callee::Reduce(op) => {
                let name = format!("llvm.vector.reduce.{op}.{}", suffix(&first_type));
                self.intrinsic(&result_text, &name, &plain(1))
            }
            Callee::ReduceFloat(op) => {
                let vector = arguments.get(1).map_or(Type::Void, |a| a.ty.clone());
                let name = format!("llvm.vector.reduce.{op}.{}", suffix(&vector));
                self.intrinsic(&result_text, &name, &plain(2))
            }
            Callee::Position(register, dimension) => self.position(register, dimension),
            Callee::WarpSize => WARP_THREADS.to_string(),
            Callee::MemMove
            | Callee::MemSet
            | Callee::Raise(_)
            | Callee::AssertFail
            | Callee::NumbaRaise
            | Callee::Barrier
            | Callee::Fence(_) => x,
        }
    }

    /// Where the thread is: on a GPU in a register, for rows on a CPU among the numbers that the row was given.
    fn position(&mut self, register: Register, dimension: Dimension) -> String {
        if self.module.form.threads {
            let name = format!("llvm.nvvm.read.ptx.sreg.{}.{}", register.ptx_name(), dimension.letter());
            return self.intrinsic("i32", &name, &[]);
        }
        let at = positions()
            .position(|known| known == (register, dimension))
            .unwrap_or(0);
        let place = self.let_(&format!("getelementptr i32, ptr %launch, i64 {at}"));
        self.let_(&format!("load i32, ptr {place}, align 4"))
    }

    // The library.

    /// A library function of doubles, for floats and vectors too.
    pub(super) fn library(&mut self, symbol: &str, ty: &Type, arguments: &[String]) -> String {
        let params = vec!["double"; arguments.len()].join(", ");
        self.module.declarations.insert(format!("double @{symbol}({params})"));
        let Some(lanes) = ty.lanes() else {
            return self.library_scalar(symbol, ty, arguments);
        };
        let element = ty.scalar().clone();
        let mut whole = "zeroinitializer".to_owned();
        for n in 0..lanes {
            let parts: Vec<String> = arguments
                .iter()
                .map(|a| self.let_(&format!("extractelement {ty} {a}, i64 {n}")))
                .collect();
            let value = self.library_scalar(symbol, &element, &parts);
            whole = self.let_(&format!("insertelement {ty} {whole}, {element} {value}, i64 {n}"));
        }
        whole
    }

    fn library_scalar(&mut self, symbol: &str, ty: &Type, arguments: &[String]) -> String {
        let narrow = *ty == Type::F32;
        let wide: Vec<String> = arguments
            .iter()
            .map(|a| match narrow {
                true => format!("double {}", self.let_(&format!("fpext float {a} to double"))),
                false => format!("double {a}"),
            })
            .collect();
        let value = self.let_(&format!("call double @{symbol}({})", wide.join(", ")));
        match narrow {
            true => self.let_(&format!("fptrunc double {value} to float")),
            false => value,
        }
    }

    fn complex(&mut self, builtin: &Builtin, arguments: &[String]) -> String {
        let ty = match builtin.ret {
            Ty::C128 => "{ double, double }",
            _ => "double",
        };
        let params = vec!["double"; arguments.len()].join(", ");
        self.module
            .declarations
            .insert(format!("{ty} @{}({params})", builtin.symbol));
        let list: Vec<String> = arguments.iter().map(|a| format!("double {a}")).collect();
        self.let_(&format!("call {ty} @{}({})", builtin.symbol, list.join(", ")))
    }

    /// x times a power of two.
    fn scale(&mut self, ty: &Type, x: &str, count_type: &Type, count: &str) -> String {
        self.module
            .declarations
            .insert("double @rbc_ldexp(double, i64)".to_owned());
        let x = match ty {
            Type::F32 => self.let_(&format!("fpext float {x} to double")),
            _ => x.to_owned(),
        };
        let count = match count_type.bits() {
            64 => count.to_owned(),
            _ => self.let_(&format!("sext {count_type} {count} to i64")),
        };
        let value = self.let_(&format!("call double @rbc_ldexp(double {x}, i64 {count})"));
        match ty {
            Type::F32 => self.let_(&format!("fptrunc double {value} to float")),
            _ => value,
        }
    }

    // Floats.

    fn copy_sign(&mut self, ty: &Type, x: &str, y: &str) -> String {
        let (bits, sign) = self.canonical_bits(ty, y);
        let top = 1u128 << (ty.bits() - 1);
        let magnitude = self.let_(&format!("bitcast {ty} {x} to {bits}"));
        let sign = self.let_(&format!("and {bits} {sign}, {}", splat(&bits, &top.to_string())));
        let magnitude = self.let_(&format!(
            "and {bits} {magnitude}, {}",
            splat(&bits, &(top - 1).to_string())
        ));
        let all = self.let_(&format!("or {bits} {sign}, {magnitude}"));
        self.let_(&format!("bitcast {bits} {all} to {ty}"))
    }

    /// The smaller or larger of two floats; -0 is less than 0.
    fn min_max(&mut self, ty: &Type, x: &str, y: &str, max: bool, nan: bool) -> String {
        let flags = ty.with_scalar(Type::Int(1));
        let bits = bits_type(ty);
        let x_nan = self.let_(&format!("fcmp uno {ty} {x}, {x}"));
        let y_nan = self.let_(&format!("fcmp uno {ty} {y}, {y}"));
        let (before, after, meet) = if max {
            ("ogt", "olt", "and")
        } else {
            ("olt", "ogt", "or")
        };
        let first = self.let_(&format!("fcmp {before} {ty} {x}, {y}"));
        let second = self.let_(&format!("fcmp {after} {ty} {x}, {y}"));
        // Equal numbers differ in the sign of zero only.
        let x_bits = self.let_(&format!("bitcast {ty} {x} to {bits}"));
        let y_bits = self.let_(&format!("bitcast {ty} {y} to {bits}"));
        let met = self.let_(&format!("{meet} {bits} {x_bits}, {y_bits}"));
        let equal = self.let_(&format!("bitcast {bits} {met} to {ty}"));
        let rest = self.let_(&format!("select {flags} {second}, {ty} {y}, {ty} {equal}"));
        let number = self.let_(&format!("select {flags} {first}, {ty} {x}, {ty} {rest}"));
        if nan {
            let either = self.let_(&format!("or {flags} {x_nan}, {y_nan}"));
            return self.let_(&format!(
                "select {flags} {either}, {ty} {}, {ty} {number}",
                splat(ty, NAN_TEXT)
            ));
        }
        let without_y = self.let_(&format!("select {flags} {y_nan}, {ty} {x}, {ty} {number}"));
        self.let_(&format!("select {flags} {x_nan}, {ty} {y}, {ty} {without_y}"))
    }

    /// Every nan counts as the quiet one.
    fn is_fp_class(&mut self, ty: &Type, x: &str, mask: &Typed) -> String {
        let mask = match &mask.operand {
            Operand::Const(Const::Int(n)) => *n & 0x3ff,
            _ => 0,
        };
        let (bits, value) = self.canonical_bits(ty, x);
        let canonical = self.let_(&format!("bitcast {bits} {value} to {ty}"));
        let list = [(ty.to_string(), canonical), ("i32".to_owned(), mask.to_string())];
        let name = format!("llvm.is.fpclass.{}", suffix(ty));
        let flags = ty.with_scalar(Type::Int(1)).to_string();
        self.module
            .declarations
            .insert(format!("{flags} @{name}({ty}, i32 immarg)"));
        let list: Vec<String> = list.iter().map(|(ty, value)| format!("{ty} {value}")).collect();
        self.let_(&format!("call {flags} @{name}({})", list.join(", ")))
    }

    // Bytes.

    /// A length as i64.
    fn length(&mut self, length: &Typed) -> Number {
        match &length.operand {
            Operand::Const(Const::Zero) => Number::Known(0),
            Operand::Const(Const::Int(n)) if i64::try_from(*n).is_ok() => Number::Known(*n as i64),
            _ => {
                let text = self.typed(length);
                match length.ty.bits() {
                    64 => Number::Text(text),
                    _ => Number::Text(self.let_(&format!("zext {} {text} to i64", length.ty))),
                }
            }
        }
    }

    /// Checks that so many bytes from each of the addresses lie in their objects; the addresses to use, and the length.
    fn blocks(&mut self, pointers: &[Pointer], length: &Number, at: usize) -> (Vec<String>, String) {
        let message = Some("a copy or fill outside of a variable or table");
        let n = length.text();
        let some = self.let_(&format!("icmp ne i64 {n}, 0"));
        let mut bad = "false".to_owned();
        for pointer in pointers {
            let (size, offset) = (pointer.size.text(), pointer.offset.text());
            let long = self.let_(&format!("icmp ugt i64 {n}, {size}"));
            let last = self.let_(&format!("sub i64 {size}, {n}"));
            let far = self.let_(&format!("icmp ugt i64 {offset}, {last}"));
            let outside = self.let_(&format!("or i1 {long}, {far}"));
            bad = self.let_(&format!("or i1 {bad}, {outside}"));
        }
        let bad = self.let_(&format!("and i1 {bad}, {some}"));
        self.fail_if(&bad, ErrorCode::IndexOutOfRange, at, message);
        let mut places = Vec::new();
        for pointer in pointers {
            let pointer = self.harmless(pointer, &bad, i64::MAX);
            places.push(self.machine_address(&pointer, 0));
        }
        let length = match self.lanes() {
            true => self.let_(&format!("select i1 {bad}, i64 0, i64 {n}")),
            false => n,
        };
        (places, length)
    }

    fn copy(&mut self, inst: &Inst, arguments: &[Typed]) {
        let [to, from, length, ..] = arguments else { return };
        let (to, from) = (self.generic(&to.operand), self.generic(&from.operand));
        let length = self.length(length);
        if length != Number::Known(0) {
            let (places, length) = self.blocks(&[to.clone(), from], &length, inst.at);
            let list = [
                ("ptr".to_owned(), places[0].clone()),
                ("ptr".to_owned(), places[1].clone()),
                ("i64".to_owned(), length),
                ("i1".to_owned(), "false".to_owned()),
            ];
            self.intrinsic("void", "llvm.memmove.p0.p0.i64", &list);
        }
        self.define_pointer(inst, to);
    }

    fn fill(&mut self, inst: &Inst, arguments: &[Typed]) {
        let [to, byte, length, ..] = arguments else { return };
        let to = self.generic(&to.operand);
        let mut value = self.typed(byte);
        if byte.ty.bits() > 8 {
            value = self.let_(&format!("trunc {} {value} to i8", byte.ty));
        }
        let length = self.length(length);
        if length != Number::Known(0) {
            let (places, length) = self.blocks(std::slice::from_ref(&to), &length, inst.at);
            let list = [
                ("ptr".to_owned(), places[0].clone()),
                ("i8".to_owned(), value),
                ("i64".to_owned(), length),
                ("i1".to_owned(), "false".to_owned()),
            ];
            self.intrinsic("void", "llvm.memset.p0.i64", &list);
        }
        self.define_pointer(inst, to);
    }

    /// The text that C's `assert` passes.
    fn assertion(&self, arguments: &[Typed]) -> String {
        let text = match arguments.first().map(|a| &a.operand) {
            Some(Operand::Const(Const::Address(symbol, 0))) => self.module.program.table(*symbol),
            _ => None,
        };
        let bytes = text.map_or(&[][..], |(_, table)| table.bytes.as_slice());
        let end = bytes.iter().position(|b| *b == 0).unwrap_or(0);
        let text = String::from_utf8_lossy(&bytes[..end]);
        let shown: String = text
            .chars()
            .filter(|c| !c.is_control())
            .take(MESSAGE_CHARACTERS_MAX)
            .collect();
        match shown.is_empty() {
            true => "an assertion failed".to_owned(),
            false => format!("assertion failed: {shown}"),
        }
    }
}

/// What an error says of Numba's exceptions: which one it was isn't kept.
pub(super) fn raised(exceptions: &[String]) -> String {
    match exceptions {
        [] => "the function raised an exception".to_owned(),
        [one] => one.clone(),
        several => format!("the function raised one of: {}", several.join("; ")),
    }
}
