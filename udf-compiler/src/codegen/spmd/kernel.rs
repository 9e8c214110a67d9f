//! Threads of a kernel function in lanes: memory that they share is gathered and scattered, for the active threads whose index is inside
//! of the array. Where these stand side by side, which is what most kernels want, it is loaded and stored in one piece.
//!
//! Threads take their steps together here, which is an order that their launch allows: none may tell it from another.

use inkwell::basic_block::BasicBlock;
use inkwell::intrinsics::Intrinsic;
use inkwell::types::{BasicType, BasicTypeEnum, VectorType};
use inkwell::values::{BasicMetadataValueEnum, IntValue, PointerValue, VectorValue};
use inkwell::{AtomicOrdering, IntPredicate};
use rbcdb_udf_abi::{ErrorCode, ScalarType};

use super::{Activation, Argument, ArrayRows, Rows, Spmd, argument, value};
use crate::codegen::emit::{Failure, Value};
use crate::codegen::function::invalid;
use crate::codegen::wide::{Float, Int, Wide};
use crate::codegen::{launch, raw};
use crate::ir::kernel::{AtomicOp, Cells, Effect, KernelOp};
use crate::ir::{self, SiteId, Type};
use crate::kernel_rows;

/// An array that threads share.
struct Place<'c> {
    base: PointerValue<'c>,
    length: IntValue<'c>,
    element: ScalarType,
}

/// Cells of a gang's threads.
pub(super) struct Cell<'c> {
    pub(super) numbers: VectorValue<'c>,
    /// Active threads whose cell is there.
    pub(super) threads: VectorValue<'c>,
}

impl<'c> Spmd<'_, 'c> {
    /// An operation of a kernel function.
    pub(super) fn kernel_op(&mut self, a: &Activation<'_, 'c>, op: KernelOp) -> Result<Rows<'c>, Failure> {
        match op {
            KernelOp::Position(register, dimension) => {
                let n = kernel_rows::position_param(a.function, register, dimension);
                let n = n.ok_or_else(|| invalid("a kernel function without positions"))?;
                argument(a, n as u32)?.value().cloned()
            }
            KernelOp::Length(cells) => Ok(Rows::Same(Value::Int(self.place(a, cells)?.length))),
            KernelOp::Load { cells, at, site } => {
                let place = self.place(a, cells)?;
                let cells = self.cells(a, &place, at, site)?;
                let gangs = cells.iter().map(|cell| self.load_cells(&place, cell));
                Ok(Rows::Each(gangs.collect::<Result<_, _>>()?))
            }
        }
    }

    /// An instruction of a kernel function.
    pub(super) fn effect(&mut self, a: &Activation<'_, 'c>, effect: &Effect) -> Result<(), Failure> {
        match *effect {
            Effect::Store {
                cells,
                at,
                value: to,
                site,
            } => {
                let place = self.place(a, cells)?;
                for (gang, cell) in self.cells(a, &place, at, site)?.iter().enumerate() {
                    let stored = self.stored(value(a, to)?.gang(gang)?, place.element)?;
                    self.store_cells(&place, cell, stored)?;
                }
                Ok(())
            }
            Effect::Atomic {
                op,
                cells,
                at,
                value: operand,
                site,
            } => {
                let place = self.place(a, cells)?;
                for (gang, cell) in self.cells(a, &place, at, site)?.iter().enumerate() {
                    let operand = self.stored(value(a, operand)?.gang(gang)?, place.element)?;
                    self.update_cells(&place, cell, op, operand)?;
                }
                Ok(())
            }
            Effect::Barrier => Err(invalid("a barrier among rows")),
        }
    }

    fn place(&self, a: &Activation<'_, 'c>, cells: Cells) -> Result<Place<'c>, Failure> {
        let out_of_range = || invalid("an array out of range");
        let element = a.function.element_of(cells).ok_or_else(out_of_range)?;
        let param = match cells {
            Cells::Output => kernel_rows::output_param(a.function),
            Cells::Shared(n) => kernel_rows::shared_param(a.function, n),
        };
        let Argument::Array(ArrayRows { elements, start, len }) = argument(a, param.ok_or_else(out_of_range)? as u32)?
        else {
            return Err(out_of_range());
        };
        let (Some(Value::Int(start)), Some(Value::Int(len))) = (start.same(), len.same()) else {
            return Err(invalid("arrays that threads don't share"));
        };
        let length = match cells {
            Cells::Output => len,
            Cells::Shared(n) => {
                let kernel = a.function.kernel.as_ref();
                let declared = kernel.and_then(|kernel| kernel.shared.get(n as usize));
                self.e.i64(declared.ok_or_else(out_of_range)?.length.into())
            }
        };
        Ok(Place {
            base: self.e.element(self.e.column_type(element), elements.values, start)?,
            length,
            element,
        })
    }

    /// The cells of an index; ends threads that have none.
    fn cells(
        &mut self,
        a: &Activation<'_, 'c>,
        place: &Place<'c>,
        at: ir::Value,
        site: SiteId,
    ) -> Result<Vec<Cell<'c>>, Failure> {
        let at = value(a, at)?.clone();
        let ops = self.ops();
        let outside = |gang: usize| ops.icmp(IntPredicate::UGE, at.gang(gang)?.int()?, Int::One(place.length));
        let outside = match at.same() {
            Some(_) => match outside(0)? {
                Int::One(outside) => Rows::Same(Value::Int(outside)),
                Int::Lanes(_) => return Err(invalid("lanes of what is the same for all")),
            },
            None => {
                let gangs = (0..self.gangs()).map(|gang| outside(gang).map(Wide::Int));
                Rows::Each(gangs.collect::<Result<_, _>>()?)
            }
        };
        self.fail(a, &outside, ErrorCode::IndexOutOfRange, site)?;
        let live = self.load_mask(&self.live)?;
        let mut cells = Vec::with_capacity(self.gangs());
        for (gang, live) in live.iter().enumerate() {
            cells.push(Cell {
                numbers: ops.int_lanes(at.gang(gang)?.int()?, self.lanes.width)?,
                threads: self.condition(*live)?,
            });
        }
        Ok(cells)
    }

    /// Loads cells, widened; zero for other threads.
    fn load_cells(&self, place: &Place<'c>, cell: &Cell<'c>) -> Result<Wide<'c>, Failure> {
        let found = Int::Lanes(self.load_near(self.e.column_type(place.element), place.base, cell)?);
        let ops = self.ops();
        Ok(match (Type::of(place.element), found) {
            (Type::F32 | Type::F64, Int::Lanes(found)) => Wide::Float(Float::Lanes(found)),
            (Type::Bool, found) => {
                let zero = ops.zero_like(Wide::Int(found)).int()?;
                Wide::Int(ops.icmp(IntPredicate::NE, found, zero)?)
            }
            (Type::I64 | Type::U64, found) => Wide::Int(ops.widen(found, place.element)?),
            _ => return Err(invalid("an array of complex numbers")),
        })
    }

    /// Values by number for a gang's active threads, zero for others: in one piece where they stand side by side.
    pub(super) fn load_near(
        &self,
        ty: BasicTypeEnum<'c>,
        base: PointerValue<'c>,
        cell: &Cell<'c>,
    ) -> Result<VectorValue<'c>, Failure> {
        let b = &self.e.builder;
        let zero = self.lanes_of(ty)?.into_vector_type().const_zero();
        let vector = zero.get_type().as_basic_type_enum();
        let [row, apart, loaded] = ["row", "apart", "loaded"].map(|name| self.new_block(name));
        let first = self.branch_by_neighbours(cell, row, apart)?;
        b.position_at_end(row);
        let from = self.e.element(ty, base, first)?;
        let together = self.e.intrinsic(
            "llvm.masked.load",
            &[vector, from.get_type().into()],
            &[from.into(), cell.threads.into(), zero.into()],
        )?;
        b.build_unconditional_branch(loaded)?;
        b.position_at_end(apart);
        let gathered = self.gather(ty, base, cell.numbers, cell.threads)?;
        b.build_unconditional_branch(loaded)?;
        b.position_at_end(loaded);
        let phi = b.build_phi(vector, "")?;
        phi.add_incoming(&[(&together, row), (&gathered, apart)]);
        Ok(phi.as_basic_value().into_vector_value())
    }

    fn store_cells(&self, place: &Place<'c>, cell: &Cell<'c>, stored: VectorValue<'c>) -> Result<(), Failure> {
        let b = &self.e.builder;
        let ty = self.e.column_type(place.element);
        let vector = stored.get_type().as_basic_type_enum();
        let [row, apart, done] = ["row", "apart", "stored"].map(|name| self.new_block(name));
        let first = self.branch_by_neighbours(cell, row, apart)?;
        b.position_at_end(row);
        let to = self.e.element(ty, place.base, first)?;
        self.carry_out(
            "llvm.masked.store",
            &[vector, to.get_type().into()],
            &[stored.into(), to.into(), cell.threads.into()],
        )?;
        b.build_unconditional_branch(done)?;
        b.position_at_end(apart);
        let places = raw::elements(b, ty, place.base, cell.numbers)?;
        self.carry_out(
            "llvm.masked.scatter",
            &[vector, places.get_type().into()],
            &[stored.into(), places.into(), cell.threads.into()],
        )?;
        b.build_unconditional_branch(done)?;
        b.position_at_end(done);
        Ok(())
    }

    /// Updates cells, one thread after the other.
    fn update_cells(
        &self,
        place: &Place<'c>,
        cell: &Cell<'c>,
        op: AtomicOp,
        operand: VectorValue<'c>,
    ) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let [head, update, done] = ["threads", "update", "updated"].map(|name| self.new_block(name));
        let before = b.get_insert_block().ok_or_else(|| invalid("no block in work"))?;
        let all = self.bits_of(cell.threads)?;
        b.build_unconditional_branch(head)?;
        b.position_at_end(head);
        let left = b.build_phi(e.i64_type(), "")?;
        let threads = left.as_basic_value().into_int_value();
        let none = e.icmp(IntPredicate::EQ, threads, e.i64(0))?;
        b.build_conditional_branch(none, done, update)?;
        b.position_at_end(update);
        let types = [e.i64_type().into()];
        let thread = e.intrinsic("llvm.cttz", &types, &[threads.into(), e.bool(true).into()])?;
        let thread = thread.into_int_value();
        let number = b.build_extract_element(cell.numbers, thread, "")?.into_int_value();
        let address = e.element(e.column_type(place.element), place.base, number)?;
        let operand = b.build_extract_element(operand, thread, "")?.into_int_value();
        let operation = launch::atomic_operation(op, Type::of(place.element), place.element);
        b.build_atomicrmw(operation, address, operand, AtomicOrdering::Monotonic)?;
        let rest = e.and(threads, b.build_int_sub(threads, e.i64(1), "")?)?;
        b.build_unconditional_branch(head)?;
        left.add_incoming(&[(&all, before), (&rest, update)]);
        b.position_at_end(done);
        Ok(())
    }

    /// Goes to one block where the cells stand side by side in the order of the threads, to the other where not; the first cell's number.
    fn branch_by_neighbours(
        &self,
        cell: &Cell<'c>,
        row: BasicBlock<'c>,
        apart: BasicBlock<'c>,
    ) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let width = self.lanes.width;
        let first = b.build_extract_element(cell.numbers, e.i64(0), "")?.into_int_value();
        let steps: Vec<IntValue<'c>> = (0..width).map(|lane| e.i64(lane.into())).collect();
        let expected = b.build_int_add(
            self.ops().repeat_int(first, width)?,
            VectorType::const_vector(&steps),
            "",
        )?;
        let elsewhere = b.build_int_compare(IntPredicate::NE, cell.numbers, expected, "")?;
        let elsewhere = self.bits_of(b.build_and(elsewhere, cell.threads, "")?)?;
        b.build_conditional_branch(e.icmp(IntPredicate::EQ, elsewhere, e.i64(0))?, row, apart)?;
        Ok(first)
    }

    /// A value as elements hold it.
    fn stored(&self, value: Wide<'c>, element: ScalarType) -> Result<VectorValue<'c>, Failure> {
        let (ops, ty) = (self.ops(), self.e.column_type(element));
        match value {
            Wide::Int(bit) if element == ScalarType::Bool => {
                ops.int_lanes(ops.zero_extend(bit, ty.into_int_type())?, self.lanes.width)
            }
            Wide::Int(x) => ops.int_lanes(ops.truncate(x, ty.into_int_type())?, self.lanes.width),
            Wide::Float(x) => ops.float_lanes(ops.float_of_bits(ops.canonical_bits(x)?)?, self.lanes.width),
            Wide::Complex(..) => Err(invalid("an array of complex numbers")),
        }
    }

    /// Calls an intrinsic that gives nothing.
    fn carry_out(
        &self,
        name: &str,
        types: &[BasicTypeEnum<'c>],
        arguments: &[BasicMetadataValueEnum<'c>],
    ) -> Result<(), Failure> {
        let declaration = Intrinsic::find(name)
            .and_then(|intrinsic| intrinsic.get_declaration(&self.e.module, types))
            .ok_or_else(|| Failure::Llvm(format!("no intrinsic {name}")))?;
        self.e.builder.build_call(declaration, arguments, "")?;
        Ok(())
    }
}
