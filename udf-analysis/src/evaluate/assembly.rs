//! Inline assembly that only computes: *Lemma I*.
//!
//! A piece of PTX whose instructions all compute registers from registers is a function of its operands. CUDA's headers have such
//! pieces for operations that no intrinsic stands for: logic of three operands, halves, fetches from textures.

use super::{Evaluator, Term};
use crate::llvm::raw::Value;
use crate::summary::Assumption;

/// Instructions that compute a value from values, by what stands before the first dot. `mov` copies.
const PURE: &[&str] = &[
    "abs",
    "add",
    "and",
    "bfe",
    "bfi",
    "bfind",
    "brev",
    "clz",
    "cnot",
    "copysign",
    "cos",
    "cvt",
    "div",
    "dp2a",
    "dp4a",
    "ex2",
    "fma",
    "fns",
    "lg2",
    "lop3",
    "mad",
    "mad24",
    "max",
    "min",
    "mov",
    "mul",
    "mul24",
    "neg",
    "not",
    "or",
    "popc",
    "prmt",
    "rcp",
    "rem",
    "rsqrt",
    "sad",
    "selp",
    "set",
    "setp",
    "shf",
    "shl",
    "shr",
    "sin",
    "sqrt",
    "sub",
    "tanh",
    "testp",
    "vabsdiff",
    "vabsdiff2",
    "vabsdiff4",
    "vadd",
    "vadd2",
    "vadd4",
    "vmax",
    "vmax2",
    "vmax4",
    "vmin",
    "vmin2",
    "vmin4",
    "vset",
    "vset2",
    "vset4",
    "vsub",
    "vsub2",
    "vsub4",
    "xor",
];
/// Fetches from textures. They go through a cache of their own that doesn't see what the kernel writes.
const TEXTURES: &[&str] = &["tex", "tld4", "txq"];
/// Instructions that read the carry flag, which another one must have set before in the same piece.
const CARRIED: &[&str] = &["addc", "subc", "madc"];

/// What a piece of assembly does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It computes.
    Pure,
    /// It also fetches from textures.
    Texture,
    /// It also reads a register of the machine, or makes an address: it does nothing, but what it gives isn't followed.
    Register,
}

impl Evaluator<'_> {
    /// The value of inline assembly that is a function of its operands.
    pub(super) fn assembly(&mut self, call: Value) -> Option<Term> {
        let text = call.callee().text();
        let (code, constraints) = parts(&text)?;
        let kind = kind(&code, constraints)?;
        let operands = call.call_arguments();
        match kind {
            Kind::Pure => {}
            Kind::Texture => self.assume(Assumption::Textures),
            Kind::Register => {
                let unknown = self.unknown("assembly reads a register of the machine");
                return Some(self.typed(call, unknown));
            }
        }
        Some(self.pure(&format!("asm {code}"), call))
            .filter(|_| !operands.iter().any(|o| super::bits_of(*o) == super::POINTER))
    }
}

/// The instructions and the constraints in the text of a piece of assembly: `asm sideeffect "…", "…"`, where quotes are escaped.
fn parts(text: &str) -> Option<(String, &str)> {
    let (_, rest) = text.split_once("asm ")?;
    let mut quoted = rest.split('"').skip(1).step_by(2);
    let (code, constraints) = (quoted.next()?, quoted.next()?);
    Some((code.replace("\\0A", "\n").replace("\\09", " "), constraints))
}

/// What the code does, if nothing but what is on the lists.
fn kind(code: &str, constraints: &str) -> Option<Kind> {
    let constraints: Vec<&str> = constraints.split(',').collect();
    let register = |c: &&str| {
        let c = c.trim_start_matches(['=', '&']);
        matches!(c, "r" | "f" | "l" | "d" | "h" | "b" | "n") || c.parse::<u32>().is_ok()
    };
    if !constraints.iter().all(register) {
        return None;
    }
    let outputs: Vec<String> = (0..constraints.iter().filter(|c| c.starts_with('=')).count())
        .map(|n| format!("${n}"))
        .collect();
    let mut piece = Piece {
        outputs,
        written: vec![],
        carry: false,
        kind: Kind::Pure,
    };
    for statement in code.split([';', '\n']) {
        let statement = statement.trim().trim_start_matches('{').trim();
        // The end of the piece, not of a list of registers.
        let open = statement.matches('{').count() < statement.matches('}').count();
        let statement = statement.strip_suffix('}').filter(|_| open).unwrap_or(statement).trim();
        if !statement.is_empty() && !statement.starts_with("//") && !statement.starts_with(".reg ") {
            piece.read(statement)?;
        }
    }
    let all_written = piece.outputs.iter().all(|output| piece.written.contains(output));
    all_written.then_some(piece.kind)
}

/// A piece of assembly as far as it has been read.
struct Piece {
    outputs: Vec<String>,
    /// The registers that have a value.
    written: Vec<String>,
    /// Whether the carry flag has one.
    carry: bool,
    kind: Kind,
}

impl Piece {
    /// Follows a statement, if it is on the lists and what it reads has a value.
    fn read(&mut self, statement: &str) -> Option<()> {
        let (predicate, statement) = match statement.strip_prefix('@') {
            Some(predicated) => {
                let (predicate, statement) = predicated.split_once([' ', '\t'])?;
                (Some(predicate.trim_start_matches('!')), statement.trim())
            }
            None => (None, statement),
        };
        let (name, operands) = statement.split_once([' ', '\t'])?;
        let (operation, _) = name.split_once('.')?;
        // A register of the machine, such as %clock, can only be copied.
        if operands.contains('%') && operation != "mov" {
            return None;
        }
        if operands.contains('%') || operation == "cvta" {
            self.kind = Kind::Register;
        }
        let textures = TEXTURES.contains(&operation);
        let known =
            textures || operation == "cvta" || PURE.contains(&operation) || CARRIED.contains(&operation) && self.carry;
        // Only values go in: no address in brackets, unless it is a texture's.
        if !known || operands.contains("[") && !textures {
            return None;
        }
        if textures && self.kind == Kind::Pure {
            self.kind = Kind::Texture;
        }
        // The destination may be a list in braces.
        let end = match operands.trim_start().strip_prefix('{') {
            Some(_) => operands.find('}')? + 1,
            None => operands.find(',')?,
        };
        let (to, from) = operands.split_at(end);
        let has_value = |register: &str| {
            let input = register.starts_with('$') && !self.outputs.iter().any(|output| output == register);
            input || self.written.iter().any(|written| written == register)
        };
        let to: Vec<&str> = registers(to).collect();
        let kept =
            predicate.is_none_or(|predicate| has_value(predicate) && to.iter().all(|register| has_value(register)));
        if !kept || !registers(from).all(has_value) {
            return None;
        }
        self.written.extend(to.into_iter().map(str::to_owned));
        self.carry |= name.ends_with(".cc") || name.contains(".cc.");
        Some(())
    }
}

/// The registers among operands: what doesn't start as a number does.
fn registers(operands: &str) -> impl Iterator<Item = &str> {
    let words = operands.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.' | '%')));
    words.filter(|word| word.starts_with(|c: char| c == '$' || c == '_' || c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Kind> {
        let (code, constraints) = parts(text)?;
        kind(&code, constraints)
    }

    #[test]
    fn what_only_computes() {
        for text in [
            r#"i32 (i32, i32, i32) asm "lop3.b32 $0, $1, $2, $3, 0x96;", "=r,r,r,r""#,
            r#"i32 (i32, i32, i32) asm "{fma.rn.f16x2 $0,$1,$2,$3;\0A}", "=r,r,r,r""#,
            r#"{ i32, i32 } (i32, i32, i32) asm "{\0A\09mad.lo.cc.u32   $0, $2, $3, $4;\0A\09madc.hi.u32     $1, $2, $3,  0;\0A\09}", "=r,=r,r,r,r""#,
            r#"i32 (i32) asm sideeffect "{ .reg .pred p; setp.ne.u32 p, $1, 0; mov.b32 $0, $1; @!p not.b32 $0, $1; }", "=r,r""#,
            r#"i32 (i32, i16) asm "{.reg .f16 low,high;\0A  mov.b32 {low,high}, $1;\0A  mov.b32 $0, {high,low};}\0A", "=r,r""#,
        ] {
            assert_eq!(of(text), Some(Kind::Pure), "{text}");
        }
        let texture = r#"asm "tex.2d.v4.f32.f32\09{$0, $1, $2, $3}, [$4, {$5, $6}];", "=f,=f,=f,=f,l,f,f""#;
        assert_eq!(of(texture), Some(Kind::Texture));
    }

    #[test]
    fn what_asks_the_machine() {
        for text in [
            r#"asm "mov.u32 $0, %clock;", "=r""#,
            r#"asm "mov.u32 $0, %laneid;", "=r""#,
            r#"i64 () asm "{\0A\09 .reg .u32 start;\0A\09 .reg .u64 extended;\0A\09 mov.u32 start, %reserved_smem_offset_1;\0A\09 cvt.u64.u32 extended, start;\0A\09 cvta.shared.u64 $0, extended;\0A\09}", "=l""#,
        ] {
            assert_eq!(of(text), Some(Kind::Register), "{text}");
        }
    }

    #[test]
    fn what_does_more_is_not_followed() {
        for text in [
            // Registers of the machine where they aren't just copied.
            r#"asm "add.u32 $0, $1, %clock;", "=r,r""#,
            // Memory, threads, ends.
            r#"asm "ld.global.nc.u32 $0, [$1];", "=r,l""#,
            r#"asm sideeffect "st.global.u32 [$0], $1;", "l,r""#,
            r#"asm sideeffect "red.global.add.u32 [$0], 1;", "l""#,
            r#"asm sideeffect "shfl.sync.down.b32 $0, $1, $2, $3, $4;", "=r,r,r,r,r""#,
            r#"asm sideeffect "bar.sync 0;", """#,
            r#"asm sideeffect "exit;", """#,
            r#"asm sideeffect "add.u32 $0, $1, 1; trap;", "=r,r""#,
            r#"asm sideeffect "mov.u32 $0, $1;", "=r,r,~{memory}""#,
            r#"asm "mov.u32 $0, [$1];", "=r,l""#,
            // What another piece left in the carry flag.
            r#"asm "addc.u32 $0, $1, $2;", "=r,r,r""#,
            // Registers without a value.
            r#"asm "{ .reg .pred p; setp.ne.u32 p, $1, 0; @p not.b32 $0, $1; }", "=r,r""#,
            r#"asm "{ .reg .u32 t; add.u32 $0, $1, t; }", "=r,r""#,
            r#"asm "add.u32 $0, $0, $1;", "=r,r""#,
            r#"asm "mov.u32 $0, $2;", "=r,=r,r""#,
            r#"asm "@p mov.u32 $0, $1;", "=r,r""#,
            // Jumps, and names of variables.
            r#"asm "mov.u64 $0, buffer;", "=l""#,
            r#"asm "{ L: bra L; }", "=r""#,
            r#"asm "sust.b.2d.b32.trap [$0, {$1, $2}], {$3};", "l,r,r,r""#,
            "asm",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
