//! LLVM's rules for one function, as far as reading hasn't checked them: phis agree with control flow, definitions come
//! before uses, results are of the declared type, variables stand in the first block.

use super::cfg::Cfg;
use super::finding::{Finding, invalid, memory};
use super::program::{Block, BlockId, Function, Kind, Operand, Terminator, ValueId};
use super::types::Type;

/// Where a value is defined: the block, and the place in it; parameters and phis come before all instructions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    block: BlockId,
    index: usize,
}

/// Checks a function of which all blocks can be reached.
///
/// # Errors
/// RBC0401 and RBC0406.
pub(super) fn verify(function: &Function) -> Result<(), Finding> {
    let cfg = Cfg::of(&function.blocks);
    if cfg.predecessors.first().is_some_and(|p| !p.is_empty()) {
        return Err(invalid(
            at(function.at),
            "the first block of a function can't be jumped to",
        ));
    }
    let definitions = definitions(function);
    let depth = cfg.depths();
    let verifier = Verifier {
        function,
        cfg: &cfg,
        definitions: &definitions,
        depth: &depth,
    };
    for (n, block) in function.blocks.iter().enumerate() {
        verifier.block(BlockId(n as u32), block)?;
    }
    Ok(())
}

fn at(start: usize) -> std::ops::Range<usize> {
    start..start + 1
}

fn definitions(function: &Function) -> Vec<Option<Place>> {
    let mut places = vec![None; function.values.len()];
    let mut set = |id: ValueId, place| {
        if let Some(slot) = places.get_mut(id.0 as usize) {
            *slot = Some(place);
        }
    };
    let first = Place {
        block: BlockId(0),
        index: 0,
    };
    function.params.iter().for_each(|p| set(p.value, first));
    for (n, block) in function.blocks.iter().enumerate() {
        let block_id = BlockId(n as u32);
        let place = |index| Place { block: block_id, index };
        block.phis.iter().for_each(|phi| set(phi.result, place(0)));
        for (index, inst) in block.insts.iter().enumerate() {
            if let Some(result) = inst.result {
                set(result, place(index + 1));
            }
        }
    }
    places
}

struct Verifier<'f> {
    function: &'f Function,
    cfg: &'f Cfg,
    definitions: &'f [Option<Place>],
    depth: &'f [u32],
}

impl Verifier<'_> {
    fn block(&self, id: BlockId, block: &Block) -> Result<(), Finding> {
        for phi in &block.phis {
            let mut incoming: Vec<&(Operand, BlockId)> = phi.incoming.iter().collect();
            incoming.sort_by_key(|(_, from)| *from);
            // A predecessor with several edges must bring the same value on each.
            if incoming
                .windows(2)
                .any(|pair| pair[0].1 == pair[1].1 && pair[0].0 != pair[1].0)
            {
                return Err(invalid(at(phi.at), "a phi with two values for one predecessor"));
            }
            let mut from: Vec<BlockId> = incoming.iter().map(|(_, from)| *from).collect();
            from.dedup();
            if from != self.cfg.predecessors[id.0 as usize] {
                return Err(invalid(
                    at(phi.at),
                    "a phi needs one value for each block that leads here",
                ));
            }
            for (operand, from) in &phi.incoming {
                let end = Place {
                    block: *from,
                    index: usize::MAX,
                };
                self.operand(operand, end, phi.at)?;
            }
        }
        for (index, inst) in block.insts.iter().enumerate() {
            for operand in inst.kind.operands() {
                self.operand(operand, Place { block: id, index }, inst.at)?;
            }
            if matches!(inst.kind, Kind::Alloca(_)) && id.0 != 0 {
                let hint = "declare the variable outside loops and branches; compile with clang, which does";
                return Err(memory(
                    at(inst.at),
                    "a variable (alloca) that isn't in the first block",
                    hint,
                ));
            }
        }
        if let Some(operand) = block.end.operand() {
            let end = Place {
                block: id,
                index: usize::MAX,
            };
            self.operand(operand, end, block.end_at)?;
        }
        self.returned(block)
    }

    fn returned(&self, block: &Block) -> Result<(), Finding> {
        let Terminator::Return(value) = &block.end else {
            return Ok(());
        };
        let ty = value.as_ref().map_or(&Type::Void, |v| &v.ty);
        let declared = &self.function.result;
        if ty != declared {
            let message = format!("the function returns `{declared}`, not `{ty}`");
            return Err(invalid(at(block.end_at), message));
        }
        if *ty == Type::Ptr || ty.is_aggregate() && has_pointer(ty) {
            let hint = "return numbers; a function's variables don't outlive it";
            return Err(memory(at(block.end_at), "a function that returns an address", hint));
        }
        Ok(())
    }

    fn operand(&self, operand: &Operand, place: Place, start: usize) -> Result<(), Finding> {
        let Operand::Value(id) = operand else { return Ok(()) };
        let name = || {
            self.function
                .value_names
                .get(id.0 as usize)
                .cloned()
                .unwrap_or_default()
        };
        let Some(definition) = self.definitions.get(id.0 as usize).copied().flatten() else {
            return Err(invalid(
                at(start),
                format!("`%{}` is defined where control never comes", name()),
            ));
        };
        let before = match definition.block == place.block {
            true => definition.index <= place.index,
            false => self.cfg.dominates(definition.block, place.block, self.depth),
        };
        match before {
            true => Ok(()),
            false => Err(invalid(
                at(start),
                format!("`%{}` is used before it is defined", name()),
            )),
        }
    }
}

/// Whether a struct or array holds an address.
pub(super) fn has_pointer(ty: &Type) -> bool {
    match ty {
        Type::Ptr => true,
        Type::Array(_, element) => has_pointer(element),
        Type::Struct(s) => s.fields.iter().any(has_pointer),
        _ => false,
    }
}
