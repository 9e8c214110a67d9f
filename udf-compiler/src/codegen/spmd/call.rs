//! Calls: of the language's functions, of the library, of users' LLVM IR; and what has to be done row by row.

use inkwell::IntPredicate;
use inkwell::types::BasicTypeEnum;
use inkwell::values::{BasicMetadataValueEnum, BasicValueEnum, FunctionValue, IntValue, PointerValue, VectorValue};
use rbcdb_device_lib::{Builtin, Lanes as Form, Ty};

use super::{
    Activation, Argument, Mask, Outcome, Rows, Spmd, argument, define, lane_parts, library, of_parts, value, wrap,
};
use crate::codegen::device_lib;
use crate::codegen::emit::{Failure, Value};
use crate::codegen::function::{self, CANCELLED_WORD, invalid, push_value};
use crate::codegen::wide::{Int, Wide};
use crate::ir::{self, Arg, Function, Param, Passed, Type};

/// Arrays of one value per row of a gang; one per part of a value.
struct Arrays<'c> {
    parts: Vec<(BasicTypeEnum<'c>, PointerValue<'c>)>,
    ty: Type,
}

impl<'c> Spmd<'_, 'c> {
    pub(super) fn call(
        &mut self,
        a: &mut Activation<'_, 'c>,
        result: ir::Value,
        result_null: Option<ir::Value>,
        callee: usize,
        args: &[Arg],
    ) -> Result<(), Failure> {
        let mut arguments = Vec::with_capacity(args.len());
        let mut nulls = Vec::with_capacity(args.len());
        for (arg, optional) in args.iter().zip(self.plan.optional(callee)) {
            let given = match arg.passed {
                Passed::Value(given) => Argument::Value(value(a, given)?.clone()),
                Passed::Array(n) => argument(a, n)?.clone(),
            };
            let null = match arg.null {
                Some(null) => Some(value(a, null)?.clone()),
                None => None,
            };
            arguments.push(match &null {
                Some(null) => self.argument_where(null, &given)?,
                None => given,
            });
            nulls.push(if optional { null } else { None });
        }
        let outcome = self.activate(callee, arguments, nulls)?;
        define(a, result, outcome.value)?;
        match (result_null, outcome.null) {
            (Some(at), Some(null)) => define(a, at, null),
            (Some(at), None) => define(a, at, Rows::Same(Value::Int(self.e.bool(false)))),
            (None, _) => Ok(()),
        }
    }

    /// The argument as it is inside where it is NULL: zero, or empty.
    pub(in crate::codegen) fn argument_where(
        &self,
        null: &Rows<'c>,
        given: &Argument<'c>,
    ) -> Result<Argument<'c>, Failure> {
        Ok(match given {
            Argument::Value(value) => Argument::Value(self.zero_where(null, value)?),
            Argument::Array(array) => Argument::Array(self.empty_where(null, array)?),
        })
    }

    /// The value, but zero where it is NULL.
    pub(super) fn zero_where(&self, null: &Rows<'c>, value: &Rows<'c>) -> Result<Rows<'c>, Failure> {
        let same = null.is_same() && value.is_same();
        let mut gangs = Vec::new();
        for gang in 0..if same { 1 } else { self.gangs() } {
            let value = value.gang(gang)?;
            let zero = self.ops().zero_like(value);
            gangs.push(self.ops().select(null.gang(gang)?.int()?, zero, value)?);
        }
        self.collect(gangs, same)
    }

    /// Calls a function of the library.
    pub(super) fn builtin(&mut self, builtin: &Builtin, arguments: &[Rows<'c>]) -> Result<Rows<'c>, Failure> {
        let same: Vec<Value<'c>> = arguments.iter().filter_map(Rows::same).collect();
        if same.len() == arguments.len() {
            return device_lib::call(self.e, builtin, &same).map(Rows::Same);
        }
        let ty = Type::of_builtin(builtin.ret);
        match builtin.lanes {
            Form::Whole => self.in_lanes(builtin.symbol, builtin.params, builtin.ret, arguments),
            Form::Usual { usual, rare } => {
                let result = self.in_lanes(usual, builtin.params, builtin.ret, arguments)?;
                let rare = self.in_lanes(rare, builtin.params, Ty::Bool, arguments)?;
                let rare = self.both(&self.load_mask(&self.live)?, &self.as_mask(&rare)?)?;
                self.rarely(builtin, &rare, arguments, result, ty)
            }
            Form::Never => {
                let live = self.load_mask(&self.live)?;
                let gangs =
                    (0..self.gangs()).map(|gang| self.row_by_row_builtin(builtin, gang, &live, arguments, None, ty));
                Ok(Rows::Each(gangs.collect::<Result<_, _>>()?))
            }
        }
    }

    /// Replaces the results of rare rows, if there are any.
    fn rarely(
        &mut self,
        builtin: &Builtin,
        rare: &Mask<'c>,
        arguments: &[Rows<'c>],
        usual: Rows<'c>,
        ty: Type,
    ) -> Result<Rows<'c>, Failure> {
        let b = &self.e.builder;
        let [slow, after] = ["rare", "after"].map(|name| self.new_block(name));
        let before = b.get_insert_block().ok_or_else(|| invalid("no block in work"))?;
        b.build_conditional_branch(self.any(rare)?, slow, after)?;
        b.position_at_end(slow);
        let mut replaced = Vec::new();
        for gang in 0..self.gangs() {
            let initial = usual.gang(gang)?;
            replaced.push(self.row_by_row_builtin(builtin, gang, rare, arguments, Some(initial), ty)?);
        }
        let slow_end = b.get_insert_block().ok_or_else(|| invalid("no block in work"))?;
        b.build_unconditional_branch(after)?;
        b.position_at_end(after);
        let mut gangs = Vec::new();
        for (gang, replaced) in replaced.into_iter().enumerate() {
            let usual = lane_parts(usual.gang(gang)?)?;
            let mut parts = Vec::new();
            for (usual, replaced) in usual.into_iter().zip(lane_parts(replaced)?) {
                let phi = b.build_phi(usual.get_type(), "")?;
                phi.add_incoming(&[(&usual, before), (&replaced, slow_end)]);
                parts.push(phi.as_basic_value().into_vector_value());
            }
            gangs.push(of_parts(ty, &parts)?);
        }
        Ok(Rows::Each(gangs))
    }

    /// Calls the lane form of a function of the library, per gang.
    fn in_lanes(&self, symbol: &str, params: &[Ty], ret: Ty, arguments: &[Rows<'c>]) -> Result<Rows<'c>, Failure> {
        let function = library::declare(self.e, symbol, params, ret, self.lanes.width)?;
        let mut gangs = Vec::new();
        for gang in 0..self.gangs() {
            let passed = self.lane_arguments(arguments, gang)?;
            let parts = match self.e.call(function, &passed)? {
                BasicValueEnum::VectorValue(vector) => vec![vector],
                BasicValueEnum::StructValue(pair) => {
                    let part = |n| self.e.builder.build_extract_value(pair, n, "");
                    vec![part(0)?.into_vector_value(), part(1)?.into_vector_value()]
                }
                _ => return Err(invalid("a builtin's result of unknown type")),
            };
            gangs.push(of_parts(Type::of_builtin(ret), &parts)?);
        }
        Ok(Rows::Each(gangs))
    }

    /// A gang's arguments, as lane forms take them.
    fn lane_arguments(&self, arguments: &[Rows<'c>], gang: usize) -> Result<Vec<BasicMetadataValueEnum<'c>>, Failure> {
        let mut passed = Vec::new();
        for argument in arguments {
            let argument = self.ops().spread(argument.gang(gang)?, self.lanes.width)?;
            passed.extend(lane_parts(argument)?.into_iter().map(BasicMetadataValueEnum::from));
        }
        Ok(passed)
    }

    fn row_by_row_builtin(
        &self,
        builtin: &Builtin,
        gang: usize,
        mask: &Mask<'c>,
        arguments: &[Rows<'c>],
        initial: Option<Wide<'c>>,
        ty: Type,
    ) -> Result<Wide<'c>, Failure> {
        let params: Vec<Type> = builtin.params.iter().map(|ty| Type::of_builtin(*ty)).collect();
        let inputs = self.inputs(&params, gang, arguments)?;
        let results = self.arrays(ty, initial)?;
        self.each_row(mask, gang, |at| {
            let values: Vec<Value<'c>> = inputs
                .iter()
                .map(|array| self.read(array, at))
                .collect::<Result<_, _>>()?;
            let result = device_lib::call(self.e, builtin, &values)?;
            self.write(&results, at, result)
        })?;
        self.whole(&results)
    }

    /// Calls a user's LLVM IR: for all rows of a gang in the lane form of its row function, which exists where that has no
    /// loops; otherwise row by row, for the active ones.
    pub(super) fn user_rows(
        &mut self,
        index: usize,
        function: &Function,
        arguments: &[Rows<'c>],
    ) -> Result<Outcome<'c>, Failure> {
        let row = self.rows.get(index).copied().flatten();
        let row = row.ok_or_else(|| invalid("a user's function without a row"))?;
        let traits = self.plan.traits[index];
        let ty = Type::of(function.result);
        let same: Vec<Value<'c>> = arguments.iter().filter_map(Rows::same).collect();
        if same.len() == arguments.len() {
            let value = self.user_once(index, row, function, &same)?;
            return Ok(Outcome { value, null: None });
        }
        let (mut gangs, mut words) = (Vec::new(), Vec::new());
        for gang in 0..self.gangs() {
            let (value, word) = match traits.loops || traits.polls {
                true => self.user_row_by_row(row, function, traits.polls, gang, arguments)?,
                false => self.user_lanes(row, ty, gang, arguments)?,
            };
            gangs.push(value);
            words.push(word);
        }
        if traits.fails {
            self.leave_failed(&words, traits.polls)?;
        }
        Ok(Outcome {
            value: Rows::Each(gangs),
            null: None,
        })
    }

    fn user_lanes(
        &self,
        row: FunctionValue<'c>,
        ty: Type,
        gang: usize,
        arguments: &[Rows<'c>],
    ) -> Result<(Wide<'c>, VectorValue<'c>), Failure> {
        let lanes = wrap::lane_form(self.e, row, self.lanes.width)?;
        let passed = self.lane_arguments(arguments, gang)?;
        let returned = self.e.call(lanes, &passed)?.into_struct_value();
        let mut fields = Vec::new();
        for n in 0..returned.get_type().count_fields() {
            let field = self.e.builder.build_extract_value(returned, n, "")?;
            fields.push(field.into_vector_value());
        }
        let word = fields
            .last()
            .copied()
            .ok_or_else(|| invalid("a row without a result"))?;
        Ok((of_parts(ty, &fields)?, word))
    }

    fn user_row_by_row(
        &self,
        row: FunctionValue<'c>,
        function: &Function,
        polls: bool,
        gang: usize,
        arguments: &[Rows<'c>],
    ) -> Result<(Wide<'c>, VectorValue<'c>), Failure> {
        let params: Option<Vec<Type>> = function.params.iter().map(Param::inside).collect();
        let params = params.ok_or_else(|| invalid("LLVM IR that takes arrays"))?;
        let live = self.load_mask(&self.live)?;
        let inputs = self.inputs(&params, gang, arguments)?;
        let results = self.arrays(Type::of(function.result), None)?;
        let words = self.e.i32_type().vec_type(self.lanes.width);
        let errors = self.slot(words.into())?;
        self.e.builder.build_store(errors, words.const_zero())?;
        self.each_row(&live, gang, |at| {
            let mut passed: Vec<BasicMetadataValueEnum<'c>> = Vec::new();
            for array in &inputs {
                push_value(&mut passed, self.read(array, at)?);
            }
            if polls {
                passed.push(self.around.cancel.into());
            }
            let outcome = function::call(self.e, row, function.result, &passed)?;
            self.write(&results, at, outcome.value)?;
            let word = self.e.element(self.e.i32_type(), errors, at)?;
            self.e.builder.build_store(word, outcome.word)?;
            Ok(())
        })?;
        let errors = self.e.builder.build_load(words, errors, "")?;
        Ok((self.whole(&results)?, errors.into_vector_value()))
    }

    /// Ends the rows with an error word, and the kernel if it says that the cancel flag was set.
    fn leave_failed(&mut self, words: &[VectorValue<'c>], polls: bool) -> Result<(), Failure> {
        let compare = |with: u32| -> Result<Mask<'c>, Failure> {
            let with = self.ops().repeat_int(self.e.i32(with), self.lanes.width)?;
            let equal = |word: &VectorValue<'c>| -> Result<_, Failure> {
                self.mask_of(self.e.builder.build_int_compare(IntPredicate::EQ, *word, with, "")?)
            };
            words.iter().map(equal).collect()
        };
        let fine = compare(0)?;
        let live = self.load_mask(&self.live)?;
        if polls {
            let go_on = self.new_block("");
            let cancelled = self.both(&live, &compare(CANCELLED_WORD)?)?;
            let any = self.any(&cancelled)?;
            self.e
                .builder
                .build_conditional_branch(any, self.around.cancelled, go_on)?;
            self.e.builder.position_at_end(go_on);
        }
        let failed = self.without(&live, &fine)?;
        self.fail_with(&failed, words)
    }

    /// Calls a user's LLVM IR once, for arguments that all rows share, if there is an active row.
    fn user_once(
        &mut self,
        index: usize,
        row: FunctionValue<'c>,
        function: &Function,
        arguments: &[Value<'c>],
    ) -> Result<Rows<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let traits = self.plan.traits[index];
        let [called, after] = ["call", "called"].map(|name| self.new_block(name));
        let before = b.get_insert_block().ok_or_else(|| invalid("no block in work"))?;
        let any = self.any(&self.load_mask(&self.live)?)?;
        b.build_conditional_branch(any, called, after)?;
        b.position_at_end(called);
        let mut passed: Vec<BasicMetadataValueEnum<'c>> = Vec::new();
        for argument in arguments {
            push_value(&mut passed, *argument);
        }
        if traits.polls {
            passed.push(self.around.cancel.into());
        }
        let outcome = function::call(e, row, function.result, &passed)?;
        if traits.fails {
            let words = vec![self.ops().repeat_int(outcome.word, self.lanes.width)?; self.gangs()];
            self.leave_failed(&words, traits.polls)?;
        }
        let end = b.get_insert_block().ok_or_else(|| invalid("no block in work"))?;
        b.build_unconditional_branch(after)?;
        b.position_at_end(after);
        let joined = |value: BasicValueEnum<'c>| -> Result<BasicValueEnum<'c>, Failure> {
            let phi = b.build_phi(value.get_type(), "")?;
            phi.add_incoming(&[(&value.get_type().const_zero(), before), (&value, end)]);
            Ok(phi.as_basic_value())
        };
        Ok(Rows::Same(match outcome.value {
            Value::Int(x) => Value::Int(joined(x.into())?.into_int_value()),
            Value::Float(x) => Value::Float(joined(x.into())?.into_float_value()),
            Value::Complex(re, im) => {
                let (re, im) = (joined(re.into())?, joined(im.into())?);
                Value::Complex(re.into_float_value(), im.into_float_value())
            }
        }))
    }

    // Row by row, through arrays on the stack.

    fn inputs(&self, types: &[Type], gang: usize, arguments: &[Rows<'c>]) -> Result<Vec<Arrays<'c>>, Failure> {
        let pairs = types.iter().zip(arguments);
        pairs
            .map(|(ty, argument)| self.arrays(*ty, Some(argument.gang(gang)?)))
            .collect()
    }

    /// Arrays that hold a gang of a value; zero without one. Booleans are bytes there.
    fn arrays(&self, ty: Type, value: Option<Wide<'c>>) -> Result<Arrays<'c>, Failure> {
        let values = match value {
            Some(value) => Some(lane_parts(self.ops().spread(value, self.lanes.width)?)?),
            None => None,
        };
        let mut parts = Vec::new();
        for (n, part) in self.e.parts(ty).into_iter().enumerate() {
            let element = if ty == Type::Bool {
                self.e.i8_type().into()
            } else {
                part
            };
            let lanes = self.lanes_of(element)?;
            let slot = self.slot(lanes)?;
            let initial: BasicValueEnum<'c> = match values.as_ref().and_then(|values| values.get(n)) {
                None => lanes.const_zero(),
                Some(bits) if ty == Type::Bool => {
                    let bytes = self.ops().zero_extend(Int::Lanes(*bits), self.e.i8_type())?;
                    self.ops().int_lanes(bytes, self.lanes.width)?.into()
                }
                Some(vector) => (*vector).into(),
            };
            self.e.builder.build_store(slot, initial)?;
            parts.push((element, slot));
        }
        Ok(Arrays { parts, ty })
    }

    /// One row's value.
    fn read(&self, array: &Arrays<'c>, at: IntValue<'c>) -> Result<Value<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let part = |n: usize| -> Result<BasicValueEnum<'c>, Failure> {
            let (ty, base) = array.parts[n];
            Ok(b.build_load(ty, e.element(ty, base, at)?, "")?)
        };
        Ok(match array.ty {
            Type::C128 => Value::Complex(part(0)?.into_float_value(), part(1)?.into_float_value()),
            Type::F32 | Type::F64 => Value::Float(part(0)?.into_float_value()),
            Type::I64 | Type::U64 => Value::Int(part(0)?.into_int_value()),
            Type::Bool => {
                let zero = e.i8_type().const_zero();
                Value::Int(e.icmp(IntPredicate::NE, part(0)?.into_int_value(), zero)?)
            }
        })
    }

    fn write(&self, array: &Arrays<'c>, at: IntValue<'c>, value: Value<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let store = |n: usize, value: BasicValueEnum<'c>| -> Result<(), Failure> {
            let (ty, base) = array.parts[n];
            b.build_store(e.element(ty, base, at)?, value)?;
            Ok(())
        };
        match value {
            Value::Int(bit) if array.ty == Type::Bool => store(0, b.build_int_z_extend(bit, e.i8_type(), "")?.into()),
            Value::Int(value) => store(0, value.into()),
            Value::Float(value) => store(0, value.into()),
            Value::Complex(re, im) => {
                store(0, re.into())?;
                store(1, im.into())
            }
        }
    }

    /// The arrays' rows as a gang.
    fn whole(&self, array: &Arrays<'c>) -> Result<Wide<'c>, Failure> {
        let mut parts = Vec::new();
        for (ty, slot) in &array.parts {
            let loaded = self
                .e
                .builder
                .build_load(self.lanes_of(*ty)?, *slot, "")?
                .into_vector_value();
            parts.push(match array.ty {
                Type::Bool => {
                    let zero = loaded.get_type().const_zero();
                    self.e.builder.build_int_compare(IntPredicate::NE, loaded, zero, "")?
                }
                _ => loaded,
            });
        }
        of_parts(array.ty, &parts)
    }

    /// A loop over the rows of a mask in a gang; `work` gets the lane.
    fn each_row(
        &self,
        mask: &Mask<'c>,
        gang: usize,
        work: impl Fn(IntValue<'c>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let [row, after] = ["row", "after"].map(|name| self.new_block(name));
        let all = self.bits(mask[gang])?;
        let before = b.get_insert_block().ok_or_else(|| invalid("no block in work"))?;
        b.build_conditional_branch(e.icmp(IntPredicate::NE, all, e.i64(0))?, row, after)?;
        b.position_at_end(row);
        let left = b.build_phi(e.i64_type(), "")?;
        let todo = left.as_basic_value().into_int_value();
        let types = [e.i64_type().into()];
        let at = e
            .intrinsic("llvm.cttz", &types, &[todo.into(), e.bool(true).into()])?
            .into_int_value();
        work(at)?;
        let rest = e.and(todo, b.build_int_sub(todo, e.i64(1), "")?)?;
        let here = b.get_insert_block().ok_or_else(|| invalid("no block in work"))?;
        b.build_conditional_branch(e.icmp(IntPredicate::NE, rest, e.i64(0))?, row, after)?;
        left.add_incoming(&[(&all, before), (&rest, here)]);
        b.position_at_end(after);
        Ok(())
    }
}
