//! The kernel: the function that a runtime calls with a frame.
//!
//! It goes through the frame's words of 64 rows, by shape:
//! - lanes: all 64 rows in steps of several rows at once ([`lanes`](super::lanes)).
//! - rows: the wanted rows one by one, in ascending order, up to the first failure.
//!
//! The cancel flag is polled once per word. What need not be compiled for each function is the runtime's, see [`Frame`].

use std::mem::offset_of;

use inkwell::IntPredicate;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::basic_block::BasicBlock;
use inkwell::module::Linkage;
use inkwell::types::BasicType;
use inkwell::values::{BasicValueEnum, FunctionValue, IntValue, PointerValue};
use rbcdb_udf_abi::artifact::KERNEL_SYMBOL;
use rbcdb_udf_abi::frame::WORD_ROWS;
use rbcdb_udf_abi::{Column, Frame, ParameterType, ScalarType, Status};

use super::array::Elements;
use super::emit::{Emitter, Failure};
use super::function::invalid;
use super::shape::{Plan, Shape};
use super::{bits, control};
use crate::ir::{Function, Module, Param};

/// Rows of a word.
pub(super) const WORD: i64 = WORD_ROWS as i64;

/// Cost of a function up to which its steps are faster than memory.
const PREFETCH_COST_MAX: u64 = 100;

/// Bytes of a vector. LLVM would leave the stack as it is, and vectors that are kept there would lie across cache lines, or not, by
/// chance.
const STACK_ALIGNMENT: u64 = 64;

/// Emits the kernel for the module's entry.
pub fn emit<'c>(
    emitter: &Emitter<'c>,
    module: &Module,
    plan: &Plan,
    rows: &[Option<FunctionValue<'c>>],
) -> Result<(), Failure> {
    let (Some(entry), Some(traits)) = (module.functions.last(), plan.traits.last()) else {
        return Err(invalid("a module without functions"));
    };
    let ty = emitter.i32_type().fn_type(&[emitter.pointer_type().into()], false);
    let kernel = emitter.function(KERNEL_SYMBOL, ty, Linkage::External, &[]);
    if matches!(plan.shape, Shape::Lanes(_)) {
        let alignment = Attribute::get_named_enum_kind_id("alignstack");
        let attribute = emitter.context.create_enum_attribute(alignment, STACK_ALIGNMENT);
        kernel.add_attribute(AttributeLoc::Function, attribute);
    }
    let frame = kernel
        .get_first_param()
        .ok_or_else(|| invalid("a kernel without a frame"))?
        .into_pointer_value();
    let block = emitter.context.append_basic_block(kernel, "entry");
    emitter.builder.position_at_end(block);
    let mut kernel = Kernel {
        e: emitter,
        module,
        plan,
        entry,
        rows,
        polls: traits.polls,
        fails: traits.fails,
        prefetches: !traits.loops && traits.cost <= PREFETCH_COST_MAX,
        kernel,
        frame,
        batch: Batch::load(emitter, frame)?,
        inputs: Vec::new(),
    };
    for (n, param) in entry.params.iter().enumerate() {
        kernel.inputs.push(kernel.input(n, param)?);
    }
    kernel.words()
}

/// What the frame says of all words.
pub(super) struct Batch<'c> {
    pub(super) out: PointerValue<'c>,
    pub(super) out_validity: PointerValue<'c>,
    mask: PointerValue<'c>,
    mask_stride: IntValue<'c>,
    first: IntValue<'c>,
    end: IntValue<'c>,
    pub(super) cancel: PointerValue<'c>,
    pub(super) columns: PointerValue<'c>,
}

impl<'c> Batch<'c> {
    fn load(e: &Emitter<'c>, frame: PointerValue<'c>) -> Result<Batch<'c>, Failure> {
        let pointer = |at| -> Result<_, Failure> { Ok(field(e, frame, at, e.pointer_type())?.into_pointer_value()) };
        let number = |at| -> Result<_, Failure> { Ok(field(e, frame, at, e.i64_type())?.into_int_value()) };
        Ok(Batch {
            out: pointer(offset_of!(Frame, out))?,
            out_validity: pointer(offset_of!(Frame, out_validity))?,
            mask: pointer(offset_of!(Frame, mask))?,
            mask_stride: number(offset_of!(Frame, mask_stride))?,
            first: number(offset_of!(Frame, first))?,
            end: number(offset_of!(Frame, end))?,
            cancel: pointer(offset_of!(Frame, cancel))?,
            columns: pointer(offset_of!(Frame, columns))?,
        })
    }
}

/// One argument column.
pub(super) struct Input<'c> {
    pub(super) ty: ParameterType,
    /// For an array: where rows start and end, and the elements of all rows.
    pub(super) array: Option<ArrayInput<'c>>,
    pub(super) data: PointerValue<'c>,
    pub(super) bit_offset: IntValue<'c>,
    pub(super) stride: IntValue<'c>,
    /// For a parameter that can be NULL.
    validity: Option<Validity<'c>>,
}

/// The bitmap of a column's NULLs.
struct Validity<'c> {
    bits: PointerValue<'c>,
    offset: IntValue<'c>,
    stride: IntValue<'c>,
}

/// What an array column has that others don't.
#[derive(Clone, Copy)]
pub(super) struct ArrayInput<'c> {
    pub(super) starts: PointerValue<'c>,
    pub(super) ends: PointerValue<'c>,
    pub(super) elements: Elements<'c>,
}

/// The word in work.
pub(super) struct Word<'c> {
    /// Its number.
    pub(super) number: IntValue<'c>,
    /// Its first row.
    pub(super) base: IntValue<'c>,
    /// Which of its rows are wanted; not 0.
    pub(super) active: IntValue<'c>,
}

/// Where a word finds one argument.
#[derive(Clone, Copy)]
pub(super) enum Source<'c> {
    /// An array of values.
    Values(PointerValue<'c>),
    /// 64 bits.
    Bits(IntValue<'c>),
    /// Arrays: starts and ends of the word's rows, and the elements of all rows.
    Arrays(ArrayInput<'c>),
}

/// Where a word finds one parameter and its NULLs.
#[derive(Clone, Copy)]
pub(super) struct Sources<'c> {
    pub(super) value: Source<'c>,
    pub(super) valid: Option<Source<'c>>,
}

pub(super) struct Kernel<'e, 'c> {
    pub(super) e: &'e Emitter<'c>,
    pub(super) module: &'e Module,
    pub(super) plan: &'e Plan,
    pub(super) entry: &'e Function,
    /// The functions that compute one row, where there are such.
    pub(super) rows: &'e [Option<FunctionValue<'c>>],
    pub(super) polls: bool,
    pub(super) fails: bool,
    /// Arguments are asked for ahead of the steps that load them.
    pub(super) prefetches: bool,
    pub(super) kernel: FunctionValue<'c>,
    pub(super) frame: PointerValue<'c>,
    pub(super) batch: Batch<'c>,
    pub(super) inputs: Vec<Input<'c>>,
}

impl<'c> Kernel<'_, 'c> {
    pub(super) fn block(&self, name: &str) -> BasicBlock<'c> {
        self.e.context.append_basic_block(self.kernel, name)
    }

    pub(super) fn here(&self) -> Result<BasicBlock<'c>, Failure> {
        self.e
            .builder
            .get_insert_block()
            .ok_or_else(|| invalid("no block in work"))
    }

    /// Loads a column's description.
    fn input(&self, n: usize, param: &Param) -> Result<Input<'c>, Failure> {
        let e = self.e;
        let at = |offset: usize| n * size_of::<Column>() + offset;
        let word = |offset| -> Result<_, Failure> {
            Ok(field(e, self.batch.columns, at(offset), e.i64_type())?.into_int_value())
        };
        let pointer = |offset| -> Result<_, Failure> {
            Ok(field(e, self.batch.columns, at(offset), e.pointer_type())?.into_pointer_value())
        };
        let validity = match param.optional {
            true => Some(Validity {
                bits: pointer(offset_of!(Column, validity))?,
                offset: word(offset_of!(Column, validity_offset))?,
                stride: word(offset_of!(Column, validity_stride))?,
            }),
            false => None,
        };
        let data = pointer(offset_of!(Column, data))?;
        let bit_offset = word(offset_of!(Column, bit_offset))?;
        let array = match param.ty {
            ParameterType::Scalar(_) => None,
            ParameterType::Array(ty) => Some(ArrayInput {
                starts: pointer(offset_of!(Column, starts))?,
                ends: pointer(offset_of!(Column, ends))?,
                elements: Elements {
                    ty,
                    values: data,
                    validity: pointer(offset_of!(Column, element_validity))?,
                    value_bit: bit_offset,
                    validity_bit: word(offset_of!(Column, element_validity_offset))?,
                },
            }),
        };
        Ok(Input {
            ty: param.ty,
            array,
            data,
            bit_offset,
            stride: word(offset_of!(Column, stride))?,
            validity,
        })
    }

    /// The loop over the words.
    fn words(&self) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let entry = self.here()?;
        let [head, cancelled, work, next, done] =
            ["word", "cancelled", "work", "next", "done"].map(|name| self.block(name));
        b.build_unconditional_branch(head)?;

        b.position_at_end(head);
        let counter = b.build_phi(e.i64_type(), "")?;
        let number = counter.as_basic_value().into_int_value();
        b.build_conditional_branch(control::poll(e, self.batch.cancel)?, cancelled, work)?;

        b.position_at_end(work);
        let word = self.word(number)?;
        match self.plan.shape {
            Shape::Rows => self.rows(&word, cancelled)?,
            Shape::Lanes(lanes) if self.plan.is_kernel => self.lanes(&word, cancelled, lanes, &self.plan.shared)?,
            Shape::Lanes(lanes) => {
                if let Some(shared) = self.are_shared()? {
                    let [once, each] = ["shared", "each"].map(|name| self.block(name));
                    b.build_conditional_branch(shared, once, each)?;
                    b.position_at_end(once);
                    self.lanes(&word, cancelled, lanes, &self.plan.shared)?;
                    b.build_unconditional_branch(next)?;
                    b.position_at_end(each);
                }
                self.lanes(&word, cancelled, lanes, &[])?;
            }
        }
        b.build_unconditional_branch(next)?;

        b.position_at_end(next);
        let following = b.build_int_nuw_add(number, e.i64(1), "")?;
        b.build_conditional_branch(e.icmp(IntPredicate::EQ, following, self.batch.end)?, done, head)?;
        counter.add_incoming(&[(&self.batch.first, entry), (&following, next)]);

        b.position_at_end(cancelled);
        b.build_return(Some(&e.i32(Status::Cancelled as u32)))?;
        b.position_at_end(done);
        b.build_return(Some(&e.i32(Status::Ok as u32)))?;
        Ok(())
    }

    /// Whether those parameters that have code for it are the same for all rows; `None` where there is no such code.
    fn are_shared(&self) -> Result<Option<IntValue<'c>>, Failure> {
        let e = self.e;
        let mut all: Option<IntValue<'c>> = None;
        for (input, _) in self.inputs.iter().zip(&self.plan.shared).filter(|(_, chosen)| **chosen) {
            let shared = e.icmp(IntPredicate::EQ, input.stride, e.i64(0))?;
            all = Some(match all {
                Some(before) => e.and(before, shared)?,
                None => shared,
            });
        }
        Ok(all)
    }

    /// A word and the rows that are wanted of it.
    fn word(&self, number: IntValue<'c>) -> Result<Word<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let mask = b.build_int_mul(number, self.batch.mask_stride, "")?;
        let mask = e.element(e.i64_type(), self.batch.mask, mask)?;
        Ok(Word {
            number,
            base: b.build_left_shift(number, e.i64(6), "")?,
            active: b.build_load(e.i64_type(), mask, "")?.into_int_value(),
        })
    }

    /// Zeroes the word's values, where they are not bits.
    pub(super) fn zero_word(&self, word: &Word<'c>) -> Result<(), Failure> {
        let (e, result) = (self.e, self.entry.result);
        if let Some(width) = result.byte_width() {
            let at = e.element(e.column_type(result), self.batch.out, word.base)?;
            e.builder
                .build_memset(at, 1, e.i8_type().const_zero(), e.i64(WORD * width as i64))?;
        }
        Ok(())
    }

    /// Stores a word of an output bitmap.
    pub(super) fn store_word(
        &self,
        bitmap: PointerValue<'c>,
        word: &Word<'c>,
        bits: IntValue<'c>,
    ) -> Result<(), Failure> {
        let e = self.e;
        let store = e
            .builder
            .build_store(e.element(e.i64_type(), bitmap, word.number)?, bits)?;
        bits::align(Some(store), 1)
    }

    /// Where the word finds an argument in its column.
    pub(super) fn source(&self, input: &Input<'c>, word: &Word<'c>) -> Result<Source<'c>, Failure> {
        let first = |ty, data| -> Result<_, Failure> {
            let first = self.e.builder.build_int_mul(word.base, input.stride, "")?;
            self.e.element(ty, data, first)
        };
        Ok(match (input.ty, input.array) {
            (_, Some(array)) => Source::Arrays(ArrayInput {
                starts: first(self.e.i32_type().into(), array.starts)?,
                ends: first(self.e.i32_type().into(), array.ends)?,
                ..array
            }),
            (ParameterType::Scalar(ScalarType::Bool), None) => {
                Source::Bits(self.bits_at(input.data, input.bit_offset, input.stride, word)?)
            }
            (ParameterType::Scalar(ty), None) => Source::Values(first(self.e.column_type(ty), input.data)?),
            (ParameterType::Array(_), None) => return Err(invalid("an array without elements")),
        })
    }

    /// The word's bits of a bitmap.
    pub(super) fn bits_at(
        &self,
        bitmap: PointerValue<'c>,
        offset: IntValue<'c>,
        stride: IntValue<'c>,
        word: &Word<'c>,
    ) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let first = b.build_int_add(offset, b.build_int_mul(word.base, stride, "")?, "")?;
        bits::read(e, bitmap, first)
    }

    /// The word's bits of an optional parameter's validity.
    pub(super) fn validity_at(&self, input: &Input<'c>, word: &Word<'c>) -> Result<Option<IntValue<'c>>, Failure> {
        let validity = input.validity.as_ref();
        validity
            .map(|validity| self.bits_at(validity.bits, validity.offset, validity.stride, word))
            .transpose()
    }
}

/// The address `offset` bytes behind `base`.
pub(super) fn address<'c>(e: &Emitter<'c>, base: PointerValue<'c>, offset: usize) -> Result<PointerValue<'c>, Failure> {
    e.element(e.i8_type(), base, e.i64(offset as i64))
}

/// Loads a field of a `repr(C)` struct.
fn field<'c>(
    e: &Emitter<'c>,
    base: PointerValue<'c>,
    offset: usize,
    ty: impl BasicType<'c>,
) -> Result<BasicValueEnum<'c>, Failure> {
    Ok(e.builder.build_load(ty, address(e, base, offset)?, "")?)
}
