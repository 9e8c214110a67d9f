//! From the text to a [`Program`]: finds the entry, reads what it reaches, and resolves each symbol.

use rbcdb_udf_abi::Signature;

use super::callee::{find_callee, instead, is_libdevice};
use super::finding::{Finding, invalid, no_callee, refused, too_large};
use super::lex::tokens;
use super::limits::{FUNCTIONS_MAX, SHARED_BYTES_MAX, TABLE_BYTES_MAX, TEXT_BYTES_MAX};
use super::program::{Const, Function, Kind, Operand, Program, Shared, SymbolId, Table, Target, Terminator};
use super::read::{Global, Item, Source};
use super::types::Type;
use super::{convention, image, prune, split, verify};
use crate::diagnostic::{Diagnostic, codes};

/// Reads and checks the function that a text defines; `symbol` may be left out where there is one.
pub(super) fn collect(text: &str, symbol: Option<&str>, signature: &Signature) -> Result<Program, Finding> {
    if text.len() > TEXT_BYTES_MAX {
        let message = format!("the IR has {} bytes, {TEXT_BYTES_MAX} at most", text.len());
        return Err(too_large(0..text.len(), message));
    }
    let tokens = tokens(text)?;
    let kernel = signature.kernel.is_some();
    let source = Source::scan(&tokens, kernel)?;
    let entry = match kernel {
        true => choose_kernel(&source, symbol, text.len())?,
        false => choose(&source, symbol, text.len())?,
    };
    let mut collector = Collector {
        source,
        kernel,
        functions: Vec::new(),
        tables: Vec::new(),
        table_bytes: 0,
        shared: Vec::new(),
        shared_bytes: 0,
        targets: Vec::new(),
        open: Vec::new(),
        exceptions: Vec::new(),
    };
    collector.function(entry)?;
    let Some(function) = collector.functions.last() else {
        return Err(invalid(0..text.len(), "the module defines no function"));
    };
    let convention = convention::find(function, signature)?;
    let program = Program {
        tables: collector.tables,
        shared: collector.shared,
        functions: collector.functions,
        targets: collector.targets,
        convention,
        exceptions: collector.exceptions,
    };
    Ok(program)
}

/// The entry: the symbol named, or the only function that others could call.
fn choose(source: &Source<'_, '_>, symbol: Option<&str>, length: usize) -> Result<SymbolId, Finding> {
    let all = source.symbols.list.iter().enumerate();
    let defined: Vec<(SymbolId, String, bool)> = all
        .filter(|(_, s)| matches!(s.item, Item::Defined(_)))
        .map(|(n, s)| (SymbolId(n as u32), super::read_name(s.name), s.internal))
        .collect();
    let (chosen, message) = match symbol {
        Some(wanted) => (
            defined.iter().filter(|(_, name, _)| name == wanted).collect::<Vec<_>>(),
            format!("the module defines no function `{wanted}`"),
        ),
        None => (
            defined.iter().filter(|(_, _, internal)| !internal).collect(),
            "the symbol is missing, and the module doesn't define exactly one function".to_owned(),
        ),
    };
    if let [(id, ..)] = chosen.as_slice() {
        return Ok(*id);
    }
    let names: Vec<String> = defined.iter().map(|(_, name, _)| format!("'{name}'")).collect();
    let hint = match names.len() {
        0 => "the module defines no function at all".to_owned(),
        n if n > 20 => format!("name one of the {n} functions after the IR: AS $$ … $$, {}", names[0]),
        _ => format!(
            "name one of its functions after the IR, as AS $$ … $$, 'symbol': {}",
            names.join(", ")
        ),
    };
    Err(Box::new(
        Diagnostic::new(codes::LLVM_SYMBOL, 0..length, message).hint(hint),
    ))
}

/// The kernel: the symbol named, or the only kernel.
fn choose_kernel(source: &Source<'_, '_>, symbol: Option<&str>, length: usize) -> Result<SymbolId, Finding> {
    let all = source.symbols.list.iter().enumerate();
    let kernels: Vec<(SymbolId, String)> = all
        .filter(|(_, s)| matches!(s.item, Item::Defined(_)) && s.kernel)
        .map(|(n, s)| (SymbolId(n as u32), super::read_name(s.name)))
        .collect();
    let chosen: Vec<&(SymbolId, String)> = kernels
        .iter()
        .filter(|(_, name)| symbol.is_none_or(|wanted| wanted == name))
        .collect();
    if let [(id, _)] = chosen.as_slice() {
        return Ok(*id);
    }
    let names: Vec<String> = kernels.iter().take(20).map(|(_, name)| format!("'{name}'")).collect();
    let (message, hint) = match (kernels.len(), symbol) {
        (0, _) => (
            "the module defines no kernel".to_owned(),
            "a kernel has the calling convention ptx_kernel, or is named in !nvvm.annotations".to_owned(),
        ),
        (_, Some(wanted)) => (
            format!("the module defines no kernel `{wanted}`"),
            format!("its kernels are {}", names.join(", ")),
        ),
        (_, None) => (
            "the symbol is missing, and the module defines several kernels".to_owned(),
            format!(
                "name one of its kernels after the IR, as AS $$ … $$, 'symbol': {}",
                names.join(", ")
            ),
        ),
    };
    Err(Box::new(
        Diagnostic::new(codes::LLVM_SYMBOL, 0..length, message).hint(hint),
    ))
}

struct Collector<'a, 't> {
    source: Source<'a, 't>,
    /// The entry is a kernel.
    kernel: bool,
    functions: Vec<Function>,
    tables: Vec<Table>,
    table_bytes: u64,
    shared: Vec<Shared>,
    shared_bytes: u64,
    targets: Vec<Target>,
    /// The functions on the way from the entry to the one in work.
    open: Vec<SymbolId>,
    exceptions: Vec<String>,
}

impl Collector<'_, '_> {
    fn set_target(&mut self, id: SymbolId, target: Target) {
        let at = id.0 as usize;
        if self.targets.len() <= at {
            self.targets.resize(at + 1, Target::Unused);
        }
        self.targets[at] = target;
    }

    fn known(&self, id: SymbolId) -> bool {
        !matches!(self.targets.get(id.0 as usize), None | Some(Target::Unused))
    }

    /// Reads a defined function and all that it calls. The nesting is bounded by the number of functions.
    fn function(&mut self, id: SymbolId) -> Result<(), Finding> {
        let symbol = self.source.symbols.get(id);
        let Item::Defined(at) = symbol.item else { return Ok(()) };
        let span = symbol.start..symbol.start + symbol.name.len() + 1;
        if self.functions.len() + self.open.len() >= FUNCTIONS_MAX {
            return Err(too_large(span, format!("more than {FUNCTIONS_MAX} functions")));
        }
        if symbol.kernel && (!self.kernel || !self.open.is_empty()) {
            let hint = match self.kernel {
                true => "a kernel can't be called: call a device function",
                false => {
                    "a kernel writes its result to an array, OUT y DOUBLE[]; for a function that computes one row, compile a device function"
                }
            };
            return Err(refused(span, format!("`@{}` is a kernel", symbol.name), hint));
        }
        let mut function = self.source.function(at)?;
        self.end_rows(&mut function);
        prune::drop_blocks(&mut function);
        verify::verify(&function)?;
        split::split(&mut function)?;
        prune::drop_unused(&mut function);
        self.open.push(id);
        self.symbols_of(&function)?;
        self.open.pop();
        self.set_target(id, Target::Function(self.functions.len()));
        self.functions.push(function);
        Ok(())
    }

    /// Ends blocks at calls that end the row: what stands behind such a call never runs.
    fn end_rows(&mut self, function: &mut Function) {
        for block in &mut function.blocks {
            let ends = block.insts.iter().position(|inst| match &inst.kind {
                Kind::Call { callee, .. } => {
                    let symbol = self.source.symbols.get(*callee);
                    !matches!(symbol.item, Item::Defined(_)) && find_callee(symbol.name).is_some_and(|c| c.ends_row())
                }
                _ => false,
            });
            if let Some(at) = ends {
                block.insts.truncate(at + 1);
                block.end = Terminator::Unreachable;
            }
        }
    }

    /// Resolves the symbols that a function uses.
    fn symbols_of(&mut self, function: &Function) -> Result<(), Finding> {
        for block in &function.blocks {
            let phis = block
                .phis
                .iter()
                .flat_map(|phi| phi.incoming.iter().map(|(o, _)| (phi.at, o)));
            let insts = block
                .insts
                .iter()
                .flat_map(|inst| inst.kind.operands().into_iter().map(|o| (inst.at, o)));
            let end = block.end.operand().map(|o| (block.end_at, o));
            for (at, operand) in phis.chain(insts).chain(end) {
                if let Operand::Const(constant) = operand {
                    self.addresses(constant, at)?;
                }
            }
            for inst in &block.insts {
                match &inst.kind {
                    Kind::Call { callee, .. } => self.call(*callee, inst.at)?,
                    Kind::Refused(message) => {
                        let hint = "call functions by their names";
                        return Err(refused(line(inst.at), message, hint));
                    }
                    _ => {}
                }
                self.check_call(&inst.kind, inst.at)?;
            }
        }
        Ok(())
    }

    fn call(&mut self, id: SymbolId, at: usize) -> Result<(), Finding> {
        let symbol = self.source.symbols.get(id);
        if let Some(from) = self.open.iter().position(|open| *open == id) {
            let mut names: Vec<&str> = self.open[from..]
                .iter()
                .map(|o| self.source.symbols.get(*o).name)
                .collect();
            names.push(symbol.name);
            let message = format!("`@{}` calls itself: {}", symbol.name, names.join(" → "));
            let diagnostic = Diagnostic::new(codes::LLVM_RECURSION, line(at), message);
            return Err(Box::new(diagnostic.hint("write the recursion as a loop")));
        }
        if self.known(id) {
            return Ok(());
        }
        match symbol.item {
            // CUDA's library, which a module may bring along, is our own everywhere.
            Item::Defined(_) if is_libdevice(symbol.name) && find_callee(symbol.name).is_some() => {
                self.callee(id, symbol.name, at)
            }
            Item::Defined(_) => self.function(id),
            Item::Global(_) => {
                let hint = "call functions by their names";
                Err(refused(line(at), format!("`@{}` is not a function", symbol.name), hint))
            }
            Item::Declared | Item::Unknown => self.callee(id, symbol.name, at),
        }
    }

    /// Resolves a call of something that isn't the module's.
    fn callee(&mut self, id: SymbolId, name: &str, at: usize) -> Result<(), Finding> {
        let Some(callee) = find_callee(name) else {
            let message = format!("`@{name}` is neither defined in the module nor a function that can be called");
            return Err(no_callee(line(at), message, instead(name)));
        };
        if callee.is_of_launch() && !self.kernel {
            let hint = "write a kernel, whose result is an array: OUT y DOUBLE[]";
            return Err(no_callee(line(at), format!("only a kernel can call `@{name}`"), hint));
        }
        self.set_target(id, Target::Callee(callee));
        Ok(())
    }

    fn check_call(&self, kind: &Kind, at: usize) -> Result<(), Finding> {
        let Kind::Call {
            callee,
            result,
            arguments,
        } = kind
        else {
            return Ok(());
        };
        let fits = match self.targets.get(callee.0 as usize) {
            Some(Target::Function(index)) => {
                let function = &self.functions[*index];
                function.result == *result
                    && function
                        .params
                        .iter()
                        .map(|p| &p.ty)
                        .eq(arguments.iter().map(|a| &a.ty))
                    && function.params.iter().all(|p| p.indirect.is_none())
            }
            Some(Target::Callee(callee)) => callee.takes(arguments, result),
            _ => false,
        };
        let name = self.source.symbols.get(*callee).name;
        match fits {
            true => Ok(()),
            false => {
                let types: Vec<String> = arguments.iter().map(|a| a.ty.to_string()).collect();
                let message = format!("`@{name}` can't be called as `{result} ({})`", types.join(", "));
                let hint = "the types of a call must be those of the function";
                Err(no_callee(line(at), message, hint))
            }
        }
    }

    /// Tables whose addresses a constant holds.
    fn addresses(&mut self, constant: &Const, at: usize) -> Result<(), Finding> {
        match constant {
            Const::Address(id, _) => self.table(*id, at),
            Const::Elements(elements) => elements.iter().try_for_each(|e| self.addresses(e, at)),
            Const::Zero | Const::Int(_) | Const::Float(_) => Ok(()),
        }
    }

    fn table(&mut self, id: SymbolId, at: usize) -> Result<(), Finding> {
        if self.known(id) {
            return match self.targets[id.0 as usize] {
                Target::Table(_) | Target::Shared(_) => Ok(()),
                _ => Err(self.address_of_function(id, at)),
            };
        }
        let symbol = self.source.symbols.get(id);
        let Item::Global(token) = symbol.item else {
            return Err(self.address_of_function(id, at));
        };
        let span = symbol.start..symbol.start + symbol.name.len() + 1;
        let (ty, value) = match self.source.global(id, token)? {
            Global::Constant(ty, value) => (ty, value),
            Global::Shared(ty) => return self.shared(id, &ty, span),
        };
        let size = ty.bytes().unwrap_or(u64::MAX);
        self.table_bytes = self.table_bytes.saturating_add(size);
        if self.table_bytes > TABLE_BYTES_MAX {
            return Err(too_large(span, format!("tables of more than {TABLE_BYTES_MAX} bytes")));
        }
        let bytes = image::image(&ty, &value);
        // Only Numba's exceptions hold addresses: nobody here reads them, but their address may be passed on.
        let bytes = match bytes {
            Some(bytes) => bytes,
            None => {
                self.note_exception(&value);
                Vec::new()
            }
        };
        self.set_target(id, Target::Table(self.tables.len()));
        self.tables.push(Table {
            name: super::read_name(symbol.name),
            bytes,
        });
        Ok(())
    }

    fn shared(&mut self, id: SymbolId, ty: &Type, span: std::ops::Range<usize>) -> Result<(), Finding> {
        let bytes = ty.bytes().unwrap_or(u64::MAX);
        self.shared_bytes = self.shared_bytes.saturating_add(bytes);
        if self.shared_bytes > SHARED_BYTES_MAX {
            let message = format!("shared memory of more than {SHARED_BYTES_MAX} bytes");
            return Err(too_large(span, message));
        }
        self.set_target(id, Target::Shared(self.shared.len()));
        self.shared.push(Shared {
            name: super::read_name(self.source.symbols.get(id).name),
            bytes,
        });
        Ok(())
    }

    fn address_of_function(&self, id: SymbolId, at: usize) -> Finding {
        let message = format!(
            "the address of `@{}` is used, which is not a table",
            self.source.symbols.get(id).name
        );
        refused(line(at), message, "functions have no addresses here: call them by name")
    }

    /// A constant struct of addresses: where it is one of Numba's exceptions, its class and message are kept.
    fn note_exception(&mut self, value: &Const) {
        let Const::Elements(fields) = value else { return };
        let Some(Const::Address(pickled, 0)) = fields.first() else {
            return;
        };
        let Item::Global(at) = self.source.symbols.get(*pickled).item else {
            return;
        };
        if let Ok(Global::Constant(Type::Array(..), Const::Elements(bytes))) = self.source.global(*pickled, at) {
            let bytes: Vec<u8> = bytes
                .iter()
                .map(|b| match b {
                    Const::Int(n) => *n as u8,
                    _ => 0,
                })
                .collect();
            let text = super::numba::exception(&bytes);
            self.exceptions.extend(text.filter(|t| !self.exceptions.contains(t)));
        }
    }
}

/// The span of an instruction: its first character; the renderer shows its line.
fn line(at: usize) -> std::ops::Range<usize> {
    at..at + 1
}
