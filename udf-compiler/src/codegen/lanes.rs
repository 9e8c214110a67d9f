//! The kernel of shape [`Shape::Lanes`](super::Shape::Lanes): the rows of a word in steps, each of several rows at once.
//!
//! A step loads vectors of arguments, computes the function under the mask of the wanted rows, looks whether any has
//! failed, and stores vectors of results, with zeros for all other rows.

use inkwell::IntPredicate;
use inkwell::basic_block::BasicBlock;
use inkwell::intrinsics::Intrinsic;
use inkwell::types::{BasicTypeEnum, VectorType};
use inkwell::values::{BasicValue, IntValue, PointerValue, VectorValue};
use rbcdb_udf_abi::{ParameterType, ScalarType};

use super::array::Array;
use super::bits;
use super::emit::{Failure, Value};
use super::function::invalid;
use super::kernel::{ArrayInput, Kernel, Source, WORD, Word};
use super::spmd::{Argument, ArrayRows, Lanes, Mask, Outcome, Rows, Spmd, Surroundings};
use super::wide::{Float, Int, Wide};
use crate::ir::Type;

/// Bytes of a cache line.
const LINE_BYTES: usize = 64;
/// How far ahead of a step memory is asked for: a page.
const PREFETCH_BYTES: usize = 4096;

/// Where a word's steps find an argument.
enum LaneSource<'c> {
    /// It is the same for all rows.
    Shared(Value<'c>),
    SharedArray(Array<'c>),
    Each(ScalarType, Source<'c>),
    Arrays(ArrayInput<'c>),
}

/// Where a word's steps find a parameter and its NULLs.
struct LaneSources<'c> {
    value: LaneSource<'c>,
    valid: Option<Source<'c>>,
}

/// Bits of a word that the steps put together.
struct Bitmaps<'c> {
    /// Results, where they are booleans.
    values: PointerValue<'c>,
    /// Rows that aren't NULL.
    valid: PointerValue<'c>,
}

impl<'c> Kernel<'_, 'c> {
    /// Computes a word; parameters that `shared` names are the same for all rows.
    pub(super) fn lanes(
        &self,
        word: &Word<'c>,
        cancelled: BasicBlock<'c>,
        lanes: Lanes,
        shared: &[bool],
    ) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let around = Surroundings {
            kernel: self.kernel,
            cancel: self.batch.cancel,
            cancelled,
        };
        let mut spmd = Spmd::new(e, self.module, self.plan, lanes, around, self.rows)?;
        let sources = self.lane_sources(word, shared)?;
        let bitmaps = Bitmaps {
            values: spmd.slot(e.i64_type().into())?,
            valid: spmd.slot(e.i64_type().into())?,
        };
        for slot in [bitmaps.values, bitmaps.valid] {
            b.build_store(slot, e.i64(0))?;
        }
        let (before, step, after) = (self.here()?, self.block("lanes"), self.block("lanes.done"));
        b.build_unconditional_branch(step)?;
        b.position_at_end(step);
        let counter = b.build_phi(e.i64_type(), "")?;
        let at = counter.as_basic_value().into_int_value();
        self.step(word, &mut spmd, &sources, at, &bitmaps)?;
        let following = b.build_int_nuw_add(at, e.i64(i64::from(lanes.rows())), "")?;
        let here = self.here()?;
        b.build_conditional_branch(e.icmp(IntPredicate::EQ, following, e.i64(WORD))?, after, step)?;
        counter.add_incoming(&[(&e.i64(0), before), (&following, here)]);
        b.position_at_end(after);
        let load =
            |slot| -> Result<IntValue<'c>, Failure> { Ok(b.build_load(e.i64_type(), slot, "")?.into_int_value()) };
        if self.entry.result == ScalarType::Bool {
            self.store_word(self.batch.out, word, load(bitmaps.values)?)?;
        }
        if self.entry.nullable {
            self.store_word(self.batch.out_validity, word, load(bitmaps.valid)?)?;
        }
        Ok(())
    }

    /// The rows from `at` of the word.
    fn step(
        &self,
        word: &Word<'c>,
        spmd: &mut Spmd<'_, 'c>,
        sources: &[LaneSources<'c>],
        at: IntValue<'c>,
        bitmaps: &Bitmaps<'c>,
    ) -> Result<(), Failure> {
        let active = spmd.mask_of_bits(word.active, at)?;
        let (mut arguments, mut nulls) = (Vec::new(), Vec::new());
        for sources in sources {
            let given = match sources.value {
                LaneSource::Shared(value) => Argument::Value(Rows::Same(value)),
                LaneSource::SharedArray(array) => Argument::Array(ArrayRows {
                    elements: array.elements,
                    start: Rows::Same(Value::Int(array.start)),
                    len: Rows::Same(Value::Int(array.len)),
                }),
                LaneSource::Each(ty, source) => Argument::Value(self.lane_values(spmd, ty, source, at)?),
                LaneSource::Arrays(arrays) => Argument::Array(self.lane_arrays(spmd, &arrays, at)?),
            };
            match sources.valid {
                None => {
                    arguments.push(given);
                    nulls.push(None);
                }
                Some(valid) => {
                    let valid = self.lane_values(spmd, ScalarType::Bool, valid, at)?;
                    let null = Rows::Each(
                        (0..active.len())
                            .map(|gang| Ok(Wide::Int(spmd.ops().not(valid.gang(gang)?.int()?)?)))
                            .collect::<Result<_, Failure>>()?,
                    );
                    arguments.push(spmd.argument_where(&null, &given)?);
                    nulls.push(Some(null));
                }
            }
        }
        let outcome = spmd.entry(arguments, nulls, &active)?;
        if self.fails {
            self.check_failed(word, spmd, at)?;
        }
        self.store_lanes(word, spmd, &active, &outcome, at, bitmaps)
    }

    /// Ends the kernel with the first failed row's error, if there is one.
    fn check_failed(&self, word: &Word<'c>, spmd: &Spmd<'_, 'c>, at: IntValue<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let failed = spmd.failed()?;
        let [error, fine] = ["error", "fine"].map(|name| self.block(name));
        b.build_conditional_branch(spmd.any(&failed)?, error, fine)?;
        b.position_at_end(error);
        let mut bits = e.i64(0);
        for (gang, mask) in failed.iter().enumerate() {
            let first = e.i64((gang as i64) * i64::from(mask.get_type().get_size()));
            bits = e.or(bits, b.build_left_shift(spmd.bits(*mask)?, first, "")?)?;
        }
        let types = [e.i64_type().into()];
        let lane = e
            .intrinsic("llvm.cttz", &types, &[bits.into(), e.bool(true).into()])?
            .into_int_value();
        let words = spmd.slot(e.i32_type().array_type(WORD as u32).into())?;
        for (gang, gang_words) in spmd.words()?.into_iter().enumerate() {
            let first = e.i64((gang as i64) * i64::from(gang_words.get_type().get_size()));
            let gang_words = b.build_int_truncate_or_bit_cast(
                gang_words,
                e.i32_type().vec_type(gang_words.get_type().get_size()),
                "",
            )?;
            let store = b.build_store(e.element(e.i32_type(), words, first)?, gang_words)?;
            bits::align(Some(store), 4)?;
        }
        let error = b.build_load(e.i32_type(), e.element(e.i32_type(), words, lane)?, "")?;
        self.report(word, b.build_int_add(at, lane, "")?, error.into_int_value())?;
        b.position_at_end(fine);
        Ok(())
    }

    /// Where the lanes find their arguments.
    fn lane_sources(&self, word: &Word<'c>, shared: &[bool]) -> Result<Vec<LaneSources<'c>>, Failure> {
        let e = self.e;
        let mut sources = Vec::with_capacity(self.inputs.len());
        for (n, input) in self.inputs.iter().enumerate() {
            let is_shared = shared.get(n).copied().unwrap_or(false);
            let value = match (input.ty, self.source(input, word)?) {
                (ParameterType::Scalar(ty), Source::Values(_)) if is_shared => {
                    LaneSource::Shared(self.load_value(ty, Source::Values(input.data), e.i64(0))?)
                }
                (ParameterType::Scalar(ty), bits) if is_shared => {
                    LaneSource::Shared(self.load_value(ty, bits, e.i64(0))?)
                }
                (ParameterType::Scalar(ty), each) => LaneSource::Each(ty, each),
                (_, Source::Arrays(arrays)) if is_shared => {
                    LaneSource::SharedArray(Array::load(e, arrays.elements, arrays.starts, arrays.ends)?)
                }
                (_, Source::Arrays(arrays)) => LaneSource::Arrays(arrays),
                _ => return Err(invalid("an array in a column of values")),
            };
            let valid = self.validity_at(input, word)?.map(Source::Bits);
            sources.push(LaneSources { value, valid });
        }
        Ok(sources)
    }

    /// Loads the arguments of the rows from `at` and widens them.
    fn lane_values(
        &self,
        spmd: &Spmd<'_, 'c>,
        ty: ScalarType,
        source: Source<'c>,
        at: IntValue<'c>,
    ) -> Result<Rows<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let values = match source {
            Source::Bits(bits) => return spmd.as_rows(&spmd.mask_of_bits(bits, at)?),
            Source::Values(values) => values,
            Source::Arrays(_) => return Err(invalid("arrays in lanes")),
        };
        let width = spmd.lanes().width;
        let mut gangs = Vec::new();
        for gang in 0..spmd.lanes().gangs {
            let first = b.build_int_add(at, e.i64(i64::from(gang * width)), "")?;
            let place = e.element(e.column_type(ty), values, first)?;
            if self.prefetches {
                self.prefetch(place, ty.byte_width().unwrap_or(0) * width as usize)?;
            }
            let load = |ty: VectorType<'c>| -> Result<VectorValue<'c>, Failure> {
                let loaded = e.load_argument(ty, place)?;
                bits::align(loaded.as_instruction_value(), 1)?;
                Ok(loaded.into_vector_value())
            };
            gangs.push(match (Type::of(ty), e.column_type(ty)) {
                (Type::C128, _) => {
                    let pairs = load(e.f64_type().vec_type(2 * width))?;
                    let every_second = |from: u32| -> Result<VectorValue<'c>, Failure> {
                        let order: Vec<_> = (0..width).map(|n| e.i32(2 * n + from)).collect();
                        Ok(b.build_shuffle_vector(pairs, pairs, VectorType::const_vector(&order), "")?)
                    };
                    Wide::Complex(Float::Lanes(every_second(0)?), Float::Lanes(every_second(1)?))
                }
                (_, BasicTypeEnum::FloatType(ty)) => Wide::Float(Float::Lanes(load(ty.vec_type(width))?)),
                (_, BasicTypeEnum::IntType(narrow)) => {
                    let loaded = Int::Lanes(load(narrow.vec_type(width))?);
                    Wide::Int(spmd.ops().widen(loaded, ty)?)
                }
                _ => return Err(invalid("an argument that is no number")),
            });
        }
        Ok(Rows::Each(gangs))
    }

    /// Loads where the arrays of the rows from `at` are. Rows beyond the last have empty ones.
    fn lane_arrays(
        &self,
        spmd: &Spmd<'_, 'c>,
        arrays: &ArrayInput<'c>,
        at: IntValue<'c>,
    ) -> Result<ArrayRows<'c>, Failure> {
        let load = |offsets| self.lane_values(spmd, ScalarType::Int32, Source::Values(offsets), at);
        let (start, end) = (load(arrays.starts)?, load(arrays.ends)?);
        let len = (0..spmd.lanes().gangs as usize).map(|gang| {
            let len = spmd.ops().sub(end.gang(gang)?.int()?, start.gang(gang)?.int()?)?;
            Ok(Wide::Int(len))
        });
        Ok(ArrayRows {
            elements: arrays.elements,
            len: Rows::Each(len.collect::<Result<_, Failure>>()?),
            start,
        })
    }

    /// Asks for the memory that a later step loads: cheap steps would wait for it, and the CPU by itself looks no further than
    /// the end of a page. Beyond the column's end it does nothing.
    fn prefetch(&self, place: PointerValue<'c>, bytes: usize) -> Result<(), Failure> {
        let e = self.e;
        let declaration = Intrinsic::find("llvm.prefetch")
            .and_then(|intrinsic| intrinsic.get_declaration(&e.module, &[e.pointer_type().into()]))
            .ok_or_else(|| Failure::Llvm("no intrinsic llvm.prefetch".to_owned()))?;
        let [read, keep, data] = [0, 3, 1].map(|n| e.i32(n));
        for line in (0..bytes).step_by(LINE_BYTES) {
            let ahead = e.element(e.i8_type(), place, e.i64((PREFETCH_BYTES + line) as i64))?;
            e.builder
                .build_call(declaration, &[ahead.into(), read.into(), keep.into(), data.into()], "")?;
        }
        Ok(())
    }

    /// Stores the results of the rows from `at`: zero for rows that aren't wanted, nans made canonical, integers truncated to
    /// their declared width.
    fn store_lanes(
        &self,
        word: &Word<'c>,
        spmd: &Spmd<'_, 'c>,
        active: &Mask<'c>,
        outcome: &Outcome<'c>,
        at: IntValue<'c>,
        bitmaps: &Bitmaps<'c>,
    ) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let valid = match &outcome.null {
            Some(null) => spmd.without(active, &spmd.as_mask(null)?)?,
            None => active.clone(),
        };
        let width = spmd.lanes().width;
        let column = e.column_type(self.entry.result);
        let out = e.element(column, self.batch.out, word.base)?;
        for (gang, valid) in valid.iter().enumerate() {
            let first = b.build_int_add(at, e.i64(gang as i64 * i64::from(width)), "")?;
            let valid = spmd.condition(*valid)?;
            let add = |slot: PointerValue<'c>, rows: VectorValue<'c>| -> Result<(), Failure> {
                let bits = b.build_left_shift(spmd.bits_of(rows)?, first, "")?;
                let before = b.build_load(e.i64_type(), slot, "")?.into_int_value();
                b.build_store(slot, e.or(before, bits)?)?;
                Ok(())
            };
            if self.entry.nullable {
                add(bitmaps.valid, valid)?;
            }
            let kept = |bits: Int<'c>| -> Result<VectorValue<'c>, Failure> {
                let zero = spmd.ops().zero_like(Wide::Int(bits)).int()?;
                let kept = spmd.ops().select_int(Int::Lanes(valid), bits, zero)?;
                spmd.ops().int_lanes(kept, width)
            };
            let value = spmd.ops().spread(outcome.value.gang(gang)?, width)?;
            let stored = match value {
                Wide::Int(bit) if self.entry.result == ScalarType::Bool => {
                    add(bitmaps.values, kept(bit)?)?;
                    continue;
                }
                Wide::Int(x) => kept(spmd.ops().truncate(x, column.into_int_type())?)?,
                Wide::Float(x) => kept(spmd.ops().canonical_bits(x)?)?,
                Wide::Complex(re, im) => {
                    let part = |x| kept(spmd.ops().canonical_bits(x)?);
                    let order: Vec<_> = (0..2 * width).map(|n| e.i32(n / 2 + n % 2 * width)).collect();
                    b.build_shuffle_vector(part(re)?, part(im)?, VectorType::const_vector(&order), "")?
                }
            };
            let place = e.element(column, out, first)?;
            let store = e.store_result(place, stored)?;
            bits::align(Some(store), 1)?;
        }
        Ok(())
    }
}
