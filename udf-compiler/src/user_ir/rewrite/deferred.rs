//! Errors of conversions that count only where the converted number is used.
//!
//! Beside such a value travels a word (for a vector, one per element): 0, or the error. Operations pass it on, a selection
//! picks it along with the value, and it is looked at where the value decides something: a branch, a store, an index, a
//! division, a call, the result.

use super::function::Writer;
use crate::user_ir::program::{CastOp, Function, Inst, Kind, Operand, ValueId};
use crate::user_ir::types::Type;

/// The type of the word beside a value.
pub(super) fn word_type(ty: &Type) -> Type {
    ty.with_scalar(Type::Int(32))
}

/// The operands from which an instruction takes words over to its result.
fn passed_on(kind: &Kind) -> Vec<&Operand> {
    match kind {
        Kind::Binary(op, ..) if op.is_division() => Vec::new(),
        Kind::Cast(CastOp::Bitcast, from, to) if from.ty.lanes() != to.lanes() => Vec::new(),
        Kind::Select(_, ty, ..) if ty.is_aggregate() || *ty == Type::Ptr => Vec::new(),
        Kind::ICmp(_, Type::Ptr, ..) => Vec::new(),
        Kind::Binary(..) | Kind::FNeg(_) | Kind::ICmp(..) | Kind::FCmp(..) | Kind::Cast(..) | Kind::Select(..) => {
            kind.operands()
        }
        Kind::ExtractElement(vector, _) => vec![&vector.operand],
        Kind::InsertElement(vector, value, _) => vec![&vector.operand, &value.operand],
        Kind::Shuffle(..) => kind.operands(),
        _ => Vec::new(),
    }
}

/// Which values have a word beside them.
pub(super) fn tainted(function: &Function) -> Vec<bool> {
    let mut tainted = vec![false; function.values.len()];
    loop {
        let mut changed = false;
        let mut set = |tainted: &mut Vec<bool>, id: ValueId, is: bool| {
            if let Some(flag) = tainted.get_mut(id.0 as usize)
                && is
                && !*flag
            {
                *flag = true;
                changed = true;
            }
        };
        let holds = |tainted: &[bool], operand: &Operand| match operand {
            Operand::Value(id) => tainted.get(id.0 as usize) == Some(&true),
            Operand::Const(_) => false,
        };
        for block in &function.blocks {
            for phi in block
                .phis
                .iter()
                .filter(|phi| phi.ty != Type::Ptr && !phi.ty.is_aggregate())
            {
                let any = phi.incoming.iter().any(|(operand, _)| holds(&tainted, operand));
                set(&mut tainted, phi.result, any);
            }
            for inst in &block.insts {
                let source = matches!(inst.kind, Kind::Cast(CastOp::FpToSi | CastOp::FpToUi, ..));
                let any = source || passed_on(&inst.kind).iter().any(|operand| holds(&tainted, operand));
                if let Some(result) = inst.result {
                    set(&mut tainted, result, any);
                }
            }
        }
        if !changed {
            return tainted;
        }
    }
}

impl Writer<'_, '_> {
    pub(super) fn is_deferred(&self, id: ValueId) -> bool {
        self.deferred.get(id.0 as usize) == Some(&true)
    }

    /// The word beside an operand.
    pub(super) fn deferred_word(&self, operand: &Operand) -> String {
        match operand {
            Operand::Value(id) if self.is_deferred(*id) => format!("%v{}.e", id.0),
            _ => "zeroinitializer".to_owned(),
        }
    }

    fn operand_is_deferred(&self, operand: &Operand) -> bool {
        matches!(operand, Operand::Value(id) if self.is_deferred(*id))
    }

    /// Ends the row if the operand has an error beside it.
    pub(super) fn settle(&mut self, operand: &Operand) {
        let Operand::Value(id) = operand else { return };
        if !self.is_deferred(*id) {
            return;
        }
        let ty = word_type(&self.function.values[id.0 as usize]);
        let mut word = format!("%v{}.e", id.0);
        if ty.lanes().is_some() {
            let name = format!("llvm.vector.reduce.umax.{}", super::text::suffix(&ty));
            word = self.intrinsic("i32", &name, &[(ty.to_string(), word)]);
        }
        let bad = self.let_(&format!("icmp ne i32 {word}, 0"));
        self.leave_if(&bad, &word);
    }

    /// Settles all operands of an instruction that passes nothing on, or those that it doesn't.
    pub(super) fn settle_operands(&mut self, inst: &Inst) {
        let on: Vec<Operand> = passed_on(&inst.kind).into_iter().cloned().collect();
        let all: Vec<Operand> = inst.kind.operands().into_iter().cloned().collect();
        // A selection's condition is passed on, too.
        for operand in all.iter().filter(|operand| !on.contains(operand)) {
            self.settle(operand);
        }
    }

    /// The first of two words that isn't 0; `ty` is that of the words.
    fn either(&mut self, ty: &Type, a: &str, b: &str) -> String {
        if a == "zeroinitializer" {
            return b.to_owned();
        }
        if b == "zeroinitializer" {
            return a.to_owned();
        }
        let set = self.let_(&format!("icmp ne {ty} {a}, zeroinitializer"));
        let flags = ty.with_scalar(Type::Int(1));
        self.let_(&format!("select {flags} {set}, {ty} {a}, {ty} {b}"))
    }

    /// Defines the word beside an instruction's result from those beside its operands.
    pub(super) fn pass_on(&mut self, inst: &Inst) {
        let Some(result) = inst.result.filter(|r| self.is_deferred(*r)) else {
            return;
        };
        if matches!(inst.kind, Kind::Cast(CastOp::FpToSi | CastOp::FpToUi, ..)) {
            return;
        }
        let ty = word_type(&self.function.values[result.0 as usize]);
        let word = match &inst.kind {
            Kind::Select(cond, _, a, b) => {
                let (a, b) = (self.deferred_word(a), self.deferred_word(b));
                let chooser = self.typed(cond);
                let chosen = self.let_(&format!("select {} {chooser}, {ty} {a}, {ty} {b}", cond.ty));
                let mut of_cond = self.deferred_word(&cond.operand);
                if self.operand_is_deferred(&cond.operand) && cond.ty.lanes().is_none() {
                    of_cond = self.spread(&ty, &of_cond);
                }
                self.either(&ty, &of_cond, &chosen)
            }
            Kind::ExtractElement(vector, index) => {
                let words = self.deferred_word(&vector.operand);
                let index = self.element_index(index, vector.ty.lanes().unwrap_or(1));
                self.let_(&format!(
                    "extractelement {} {words}, i64 {index}",
                    word_type(&vector.ty)
                ))
            }
            Kind::InsertElement(vector, value, index) => {
                let words = self.deferred_word(&vector.operand);
                let value = match self.operand_is_deferred(&value.operand) {
                    true => self.deferred_word(&value.operand),
                    false => "0".to_owned(),
                };
                let index = self.element_index(index, vector.ty.lanes().unwrap_or(1));
                self.let_(&format!("insertelement {ty} {words}, i32 {value}, i64 {index}"))
            }
            Kind::Shuffle(from, a, b, mask) => {
                let from = word_type(from);
                let (a, b) = (self.deferred_word(a), self.deferred_word(b));
                let mask = super::operation::mask_text(mask);
                self.let_(&format!("shufflevector {from} {a}, {from} {b}, {mask}"))
            }
            kind => {
                let words: Vec<String> = kind.operands().into_iter().map(|o| self.deferred_word(o)).collect();
                let mut all = "zeroinitializer".to_owned();
                for word in &words {
                    all = self.either(&ty, &all, word);
                }
                all
            }
        };
        self.line(&format!("%v{}.e = or {ty} {word}, zeroinitializer", result.0));
    }

    /// A word as one or, for a vector, as all elements.
    fn spread(&mut self, ty: &Type, word: &str) -> String {
        let Some(lanes) = ty.lanes() else {
            return word.to_owned();
        };
        let one = self.let_(&format!("insertelement {ty} zeroinitializer, i32 {word}, i64 0"));
        self.let_(&format!(
            "shufflevector {ty} {one}, {ty} zeroinitializer, <{lanes} x i32> zeroinitializer"
        ))
    }
}
