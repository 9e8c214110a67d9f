//! What only kernel functions can do, in Numba's spelling: `cuda.grid`, `cuda.threadIdx.x` and so on, arrays in shared memory,
//! elements that are set, atomic updates, barriers.

use std::rc::Rc;

use rbcdb_udf_abi::ScalarType;
use ruff_python_ast::{Expr, ExprCall, ExprSubscript, Operator};
use ruff_text_size::Ranged;

use super::expr::tuple_of;
use super::lower::Lowerer;
use super::modules::{Imported, Module};
use super::scope::Binding;
use super::types::Ty;
use super::value::{Lit, Val};
use crate::diagnostic::codes;
use crate::ir::kernel::{AtomicOp, Cells, Declared, Dimension, Effect, KernelOp, Register, Shared};
use crate::ir::{BinaryOp, Inst, Op, Type, Value};
use crate::range::Range;

/// Bytes of shared memory that every GPU gives to a block.
const SHARED_BYTES_MAX: u64 = 48 << 10;
/// What can be done with an array that threads share.
const CELLS_HINT: &str = "there are a[i], a[i] = x, len(a), a.size and a.shape";
const MEMBERS: [&str; 8] = [
    "atomic",
    "blockDim",
    "blockIdx",
    "grid",
    "gridDim",
    "gridsize",
    "shared",
    "syncthreads",
];

/// An array that the threads of a launch share, as a body knows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct SharedArray {
    /// Which.
    pub(crate) cells: Cells,
    /// The type of its elements.
    pub(crate) element: ScalarType,
    /// Its length in each dimension; empty for the output array, whose length is known when it is called.
    pub(crate) shape: Rc<[u32]>,
}

impl Lowerer<'_, '_> {
    /// Whether this function sees its launch; reports where not.
    fn in_kernel(&mut self, at: &impl Ranged) -> bool {
        if self.kernel.is_some() {
            return true;
        }
        let (message, hint) = match self.cx.signature.kernel {
            Some(_) => (
                "a nested function doesn't see the launch",
                "use `cuda` in the body itself, and pass what the nested function needs",
            ),
            None => (
                "`cuda` is for kernel functions",
                "declare the result as an output array: `CREATE FUNCTION f(x DOUBLE[], OUT y DOUBLE[]) …`",
            ),
        };
        self.mistake(codes::UNSUPPORTED_EXPRESSION, at, message, hint);
        false
    }

    // --- positions ------------------------------------------------------------------------------------------------

    /// `cuda.threadIdx.x` and so on.
    pub(crate) fn position(&mut self, register: &str, dimension: &str, at: &impl Ranged) -> Val {
        if !self.in_kernel(at) {
            return Val::error();
        }
        let register = Register::ALL.iter().find(|(_, name, _)| *name == register);
        let dimension = Dimension::ALL.into_iter().find(|d| d.letter() == dimension);
        match (register, dimension) {
            (Some((register, ..)), Some(dimension)) => self.register(*register, dimension),
            (Some((_, name, _)), None) => {
                let message = format!("`cuda.{name}` has no such part");
                let hint = "the dimensions are .x, .y and .z";
                self.mistake(codes::UNKNOWN_ATTRIBUTE, at, message, hint)
            }
            (None, _) => self.unknown_cuda(at, ""),
        }
    }

    /// `cuda.NAME` where a value is needed.
    pub(crate) fn unknown_cuda(&mut self, at: &impl Ranged, name: &str) -> Val {
        if Register::ALL.iter().any(|(_, known, _)| *known == name) {
            let hint = format!("write `cuda.{name}.x`, `.y` or `.z`");
            let message = format!("`cuda.{name}` has three parts");
            return self.mistake(codes::NOT_A_VALUE, at, message, &hint);
        }
        self.unknown_member(Module::Cuda, name, at, MEMBERS.into_iter().chain(["threadIdx"]))
    }

    fn register(&mut self, register: Register, dimension: Dimension) -> Val {
        let value = self
            .b
            .op(Type::I64, Op::Kernel(KernelOp::Position(register, dimension)));
        Val::ranged(Type::I64, value, register_range(register, dimension))
    }

    /// The thread's position in the grid, or the grid's size in threads.
    fn in_grid(&mut self, dimension: Dimension, size: bool, at: &impl Ranged) -> Val {
        let block = self.register(Register::BlockDim, dimension);
        if size {
            let grid = self.register(Register::GridDim, dimension);
            return self.arith_scalars(Operator::Mult, &grid, &block, at);
        }
        let index = self.register(Register::BlockIdx, dimension);
        let before = self.arith_scalars(Operator::Mult, &index, &block, at);
        let thread = self.register(Register::ThreadIdx, dimension);
        self.arith_scalars(Operator::Add, &before, &thread, at)
    }

    /// `cuda.NAME(…)`
    pub(crate) fn cuda_call(&mut self, name: &str, node: &ExprCall) -> Val {
        if !self.in_kernel(node) {
            return Val::error();
        }
        match name {
            "grid" | "gridsize" => {
                let Some(args) = self.scalars(node, &format!("cuda.{name}"), 1, 1) else {
                    return Val::error();
                };
                let in_dimension = |this: &mut Self, d: &Dimension| this.in_grid(*d, name == "gridsize", node);
                match args[0].int_lit() {
                    Some(1) => in_dimension(self, &Dimension::X),
                    Some(n @ 2..=3) => {
                        let dimensions = &Dimension::ALL[..n as usize];
                        tuple_of(dimensions.iter().map(|d| in_dimension(self, d)).collect())
                    }
                    _ => {
                        let message = format!("`cuda.{name}` takes the number of dimensions: 1, 2 or 3");
                        self.mistake(codes::WRONG_ARGUMENTS, node, message, "")
                    }
                }
            }
            "syncthreads" => {
                if self.scalars(node, "cuda.syncthreads", 0, 0).is_some() {
                    self.b.emit(Inst::Kernel(Effect::Barrier));
                }
                Val::none()
            }
            _ => self.unknown_cuda(node, name),
        }
    }

    /// `cuda.GROUP.NAME(…)`
    pub(crate) fn cuda_group_call(&mut self, group: &str, name: &str, node: &ExprCall) -> Val {
        if !self.in_kernel(node) {
            return Val::error();
        }
        let op = AtomicOp::ALL.iter().find(|(_, known)| *known == name);
        match (group, name, op) {
            ("shared", "array", _) => self.shared_array(node),
            ("atomic", _, Some((op, _))) => self.atomic(*op, node),
            ("atomic", "sub", _) => {
                let hint = "add the negated value: `cuda.atomic.add(a, i, -x)`";
                self.unsupported(node, "`cuda.atomic.sub`", hint)
            }
            ("atomic", ..) => {
                let what = format!("`cuda.atomic.{name}`");
                let hint = "there are add, min, max, and_, or_ and xor; what an update finds can't be used, since it depends on \
                            the order of threads";
                self.unsupported(node, &what, hint)
            }
            ("local", ..) => self.unsupported(node, "`cuda.local`", "use variables"),
            _ => self.unknown_cuda(node, group),
        }
    }

    // --- arrays ---------------------------------------------------------------------------------------------------

    /// `cuda.shared.array(shape, dtype)`
    fn shared_array(&mut self, node: &ExprCall) -> Val {
        let given = &node.arguments;
        let (shape, dtype) = (
            given.find_argument_value("shape", 0),
            given.find_argument_value("dtype", 1),
        );
        let (Some(shape), Some(dtype), 2) = (shape, dtype, given.len()) else {
            let hint = "write `cuda.shared.array(256, np.float64)`";
            return self.mistake(
                codes::WRONG_ARGUMENTS,
                node,
                "`cuda.shared.array` takes shape and dtype",
                hint,
            );
        };
        let lengths = match shape {
            Expr::Tuple(tuple) => tuple.elts.iter().map(constant_length).collect::<Option<Vec<u32>>>(),
            one => constant_length(one).map(|length| vec![length]),
        };
        let Some(lengths) = lengths.filter(|lengths| (1..=3).contains(&lengths.len())) else {
            let message = "the shape of an array in shared memory must be one to three positive integers";
            return self.mistake(codes::WRONG_ARGUMENTS, shape, message, "write the numbers: `(16, 16)`");
        };
        let Some(element) = self.dtype(dtype) else {
            let hint = "use np.float64, np.float32, np.int64, np.int32 or another type of numpy's that arrays can have";
            return self.mistake(codes::BAD_ANNOTATION, dtype, "this isn't a type of elements", hint);
        };
        let length = lengths.iter().fold(1u64, |all, n| all.saturating_mul((*n).into()));
        let place = node.start();
        let Some(kernel) = &mut self.kernel else {
            return Val::error();
        };
        let known = self.shared_at.iter().find(|(at, _)| *at == place).map(|(_, n)| *n);
        let number = known.unwrap_or(kernel.shared.len() as u32);
        if known.is_none() {
            let bytes =
                |length: u64, element: ScalarType| length.saturating_mul(element.byte_width().unwrap_or(1) as u64);
            let before = kernel.shared.iter().map(|s| bytes(s.length.into(), s.array.element));
            let all = before.fold(bytes(length, element), u64::saturating_add);
            if all > SHARED_BYTES_MAX {
                let message = format!("{all} bytes of shared memory, {SHARED_BYTES_MAX} at most");
                return self.mistake(codes::TOO_LARGE, node, message, "use smaller arrays");
            }
            let name = format!("shared{number}");
            kernel.shared.push(Shared {
                array: Declared { name, element },
                length: length as u32,
            });
            self.shared_at.push((place, number));
        }
        shared_val(SharedArray {
            cells: Cells::Shared(number),
            element,
            shape: lengths.into(),
        })
    }

    /// The type that a `dtype` names.
    fn dtype(&self, expr: &Expr) -> Option<ScalarType> {
        let name = match expr {
            Expr::Attribute(attr) => match self.module_of(&attr.value)? {
                Module::Numpy | Module::Numba => attr.attr.as_str(),
                _ => return None,
            },
            Expr::Name(name) => match self.cx.scopes.resolve(self.id, &name.id) {
                Some(Binding::Imported(Imported::Member(Module::Numpy | Module::Numba, _))) => name.id.as_str(),
                None if ["bool", "int", "float"].contains(&name.id.as_str()) => name.id.as_str(),
                _ => return None,
            },
            _ => return None,
        };
        Some(match name {
            "bool" | "bool_" | "boolean" => ScalarType::Bool,
            "int8" => ScalarType::Int8,
            "int16" => ScalarType::Int16,
            "int32" => ScalarType::Int32,
            "int" | "int64" => ScalarType::Int64,
            "uint8" => ScalarType::UInt8,
            "uint16" => ScalarType::UInt16,
            "uint32" => ScalarType::UInt32,
            "uint64" => ScalarType::UInt64,
            "float32" => ScalarType::Float32,
            "float" | "float64" => ScalarType::Float64,
            _ => return None,
        })
    }

    /// `len(a)`: of the first dimension.
    pub(crate) fn shared_len(&mut self, array: &SharedArray) -> Val {
        match array.shape.first() {
            Some(length) => Val::lit(Lit::Int((*length).into())),
            None => self.shared_size(array),
        }
    }

    /// `a.size` and `a.shape`.
    pub(crate) fn shared_attribute(&mut self, array: &SharedArray, name: &str, at: &impl Ranged) -> Val {
        match name {
            "size" => self.shared_size(array),
            "shape" if array.shape.is_empty() => tuple_of(vec![self.shared_size(array)]),
            "shape" => {
                let lengths: Vec<Val> = array.shape.iter().map(|n| Val::lit(Lit::Int((*n).into()))).collect();
                tuple_of(lengths.iter().map(|length| self.materialize(length, at)).collect())
            }
            _ => {
                let message = format!("an array has no attribute `{name}`");
                self.mistake(codes::UNKNOWN_ATTRIBUTE, at, message, CELLS_HINT)
            }
        }
    }

    fn shared_size(&mut self, array: &SharedArray) -> Val {
        let value = self.b.op(Type::I64, Op::Kernel(KernelOp::Length(array.cells)));
        Val::ranged(Type::I64, value, super::arrays::LENGTHS)
    }

    /// `a[i]` as a value.
    pub(crate) fn shared_element(&mut self, array: &SharedArray, node: &ExprSubscript) -> Val {
        let Some(at) = self.shared_index(array, &node.slice, node) else {
            return Val::error();
        };
        let (ty, site) = (Type::of(array.element), self.index_site(node));
        let load = KernelOp::Load {
            cells: array.cells,
            at,
            site,
        };
        Val {
            range: super::arrays::range_of(array.element),
            ..Val::scalar(ty, self.b.op(ty, Op::Kernel(load)))
        }
    }

    /// `a[i] = value`
    pub(crate) fn set_element(&mut self, target: &ExprSubscript, val: &Val) {
        let place = self.expr(&target.value);
        let array = match place.ty {
            Ty::Shared(array) => array,
            Ty::Error => return,
            _ => {
                let hint = "arrays that are arguments are only read: keep what changes in variables, and return one value; a kernel \
                            function writes to its OUT array";
                let message = "assigning to an element is not supported";
                self.mistake(codes::UNSUPPORTED_TYPE, target, message, hint);
                return;
            }
        };
        let Some(at) = self.shared_index(&array, &target.slice, target) else {
            return;
        };
        if val.is_error() {
            return;
        }
        let (value, site) = (
            self.convert_declared(val, array.element, target, "the element"),
            self.index_site(target),
        );
        let cells = array.cells;
        self.b.emit(Inst::Kernel(Effect::Store { cells, at, value, site }));
    }

    /// `a[i] op= value`
    pub(crate) fn update_element(&mut self, target: &ExprSubscript, op: Operator, value: &Expr, at: &impl Ranged) {
        let old = self.subscript(target);
        let right = self.expr(value);
        let target_expr = &*target.value;
        let val = self.arith(op, old, right, (target_expr, value), at);
        self.set_element(target, &val);
    }

    /// `cuda.atomic.add(a, i, value)`
    fn atomic(&mut self, op: AtomicOp, node: &ExprCall) -> Val {
        let name = op.name();
        let ([array, index, value], []) = (&*node.arguments.args, &*node.arguments.keywords) else {
            let message = format!("`cuda.atomic.{name}` takes an array, an index and a value");
            return self.mistake(codes::WRONG_ARGUMENTS, node, message, "");
        };
        let place = self.expr(array);
        let shared = match place.ty {
            Ty::Shared(shared) => shared,
            Ty::Error => return place,
            _ => {
                let message = "only the output array and arrays in shared memory can be updated";
                return self.mistake(codes::UNSUPPORTED_TYPE, array, message, "arguments are only read");
            }
        };
        if !AtomicOp::takes(shared.element) {
            let message = format!("`cuda.atomic.{name}` doesn't take elements of type {}", shared.element);
            let hint = "INTEGER, BIGINT and their unsigned types can be updated; floats add up to another result in another \
                        order of threads: add them in shared memory, between barriers";
            return self.mistake(codes::TYPE_MISMATCH, array, message, hint);
        }
        let Some(at) = self.shared_index(&shared, index, node) else {
            return Val::error();
        };
        let val = self.expr(value);
        let value = self.convert_declared(&val, shared.element, value, "the value");
        let site = self.index_site(node);
        self.b.emit(Inst::Kernel(Effect::Atomic {
            op,
            cells: shared.cells,
            at,
            value,
            site,
        }));
        Val::none()
    }

    fn index_site(&mut self, node: &impl Ranged) -> crate::ir::SiteId {
        let message = format!("index out of range in {}", self.text_of(node));
        self.site(node, Some(&message))
    }

    /// The number of an element from the index that the source gives: one integer, or one per dimension.
    fn shared_index(&mut self, array: &SharedArray, index: &Expr, node: &impl Ranged) -> Option<Value> {
        let given = match index {
            Expr::Tuple(tuple) => &*tuple.elts,
            one => std::slice::from_ref(one),
        };
        let dimensions = array.shape.len().max(1);
        if let Some(slice) = given.iter().find(|index| index.is_slice_expr()) {
            self.mistake(
                codes::UNSUPPORTED_EXPRESSION,
                slice,
                "slices of an array that threads share are not supported",
                CELLS_HINT,
            );
            return None;
        }
        if given.len() != dimensions {
            let message = format!(
                "{} for an array of {}",
                plural(given.len(), "index", "indexes"),
                plural(dimensions, "dimension", "dimensions")
            );
            self.mistake(codes::UNSUPPORTED_EXPRESSION, index, message, CELLS_HINT);
            return None;
        }
        let mut number: Option<Value> = None;
        for (dimension, expr) in given.iter().enumerate() {
            let index = self.expr(expr);
            let index = self.scalar(index, expr);
            match index.scalar_type() {
                None => return None,
                Some(Type::Bool | Type::I64 | Type::U64) => {}
                Some(_) => {
                    let message = format!("an index must be an int, not {}", index.ty.describe());
                    self.mistake(codes::TYPE_MISMATCH, expr, message, "convert it: `a[int(x)]`");
                    return None;
                }
            }
            let length = match array.shape.get(dimension) {
                Some(length) => self.b.i64((*length).into()),
                None => self.shared_size(array).leaves[0],
            };
            let (at, outside) = self.index_from_start(&index, length, node);
            number = Some(match number {
                None if dimensions == 1 => at,
                before => {
                    let message = format!("index out of range in {}", self.text_of(node));
                    let code = rbcdb_udf_abi::ErrorCode::IndexOutOfRange;
                    self.fail_if(outside, code, node, Some(&message));
                    match before {
                        None => at,
                        Some(before) => {
                            let row = self.b.binary(Type::I64, BinaryOp::MulWrap, before, length);
                            self.b.binary(Type::I64, BinaryOp::AddWrap, row, at)
                        }
                    }
                }
            });
        }
        number
    }
}

/// A value that stands for an array.
pub(crate) fn shared_val(array: SharedArray) -> Val {
    Val {
        ty: Ty::Shared(array),
        ..Val::none()
    }
}

fn constant_length(expr: &Expr) -> Option<u32> {
    let number = expr.as_number_literal_expr()?;
    let length = number.value.as_int()?.as_u64()?;
    u32::try_from(length).ok().filter(|length| *length > 0)
}

fn plural(n: usize, one: &str, more: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { more })
}

/// What a launch can have.
fn register_range(register: Register, dimension: Dimension) -> Range {
    let (blocks, threads): (i128, i128) = match dimension {
        Dimension::X => (i32::MAX.into(), 1024),
        Dimension::Y => (65_535, 1024),
        Dimension::Z => (65_535, 64),
    };
    match register {
        Register::ThreadIdx => (0, threads - 1),
        Register::BlockIdx => (0, blocks - 1),
        Register::BlockDim => (1, threads),
        Register::GridDim => (1, blocks),
    }
}
