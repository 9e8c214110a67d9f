//! The function in work: its parameters, values and variables, and the blocks that are open.

use std::sync::Arc;

use datafusion::physical_expr::PhysicalExpr;
use rbcdb_udf_abi::{ErrorCode, Parameter, ParameterType, ScalarType, Signature};
use rbcdb_udf_compiler::ir::{
    BinaryOp, Block, CheckedOp, Const, Function, FunctionId, Inst, Local, LocalDecl, Module, Op, Param, Site, SiteId,
    Type, UnaryOp, Value,
};

use super::{Fused, NAME, NotFusable};

/// The one place where a function made here fails. Its text is never shown: see the module above.
const SITE: SiteId = SiteId(0);

/// A lowered expression.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lowered {
    /// Its value. Where it is NULL: zero if it is a boolean, anything otherwise.
    pub value: Value,
    /// Whether it is NULL; `None` if it never is.
    pub null: Option<Value>,
    /// Its type; narrow integers are in range.
    pub ty: ScalarType,
    /// Whether a nan in it can only be the canonical one.
    pub clean: bool,
}

#[derive(Debug, Default)]
pub(super) struct Builder {
    columns: Vec<usize>,
    params: Vec<Param>,
    values: Vec<Type>,
    locals: Vec<LocalDecl>,
    /// Instructions of the innermost open block.
    block: Block,
    /// Functions that calls refer to.
    pub(super) callees: Vec<Function>,
    /// What has been computed, by the blocks that are open: there it is at hand.
    known: Vec<Vec<(Arc<dyn PhysicalExpr>, Lowered)>>,
}

impl Builder {
    /// The function that returns a value.
    pub(super) fn finish(mut self, result: Lowered) -> Result<Fused, NotFusable> {
        if !result.clean {
            self.fail_if_nan(result)?;
        }
        match result.null {
            None => self.block.push(Inst::Return(result.value)),
            Some(null) => self.block.push(Inst::If {
                cond: null,
                then: vec![Inst::ReturnNull],
                otherwise: vec![Inst::Return(result.value)],
            }),
        }
        let parameters = self.params.iter().map(|p| Parameter {
            name: p.name.clone(),
            ty: p.ty,
        });
        let signature = Signature {
            name: NAME.to_owned(),
            parameters: parameters.collect(),
            result: result.ty,
            called_on_null_input: true,
            kernel: None,
        };
        let entry = Function {
            name: NAME.to_owned(),
            params: self.params,
            result: result.ty,
            nullable: result.null.is_some(),
            values: self.values,
            locals: self.locals,
            sites: vec![Site {
                line: 1,
                column: 1,
                message: None,
            }],
            body: self.block,
            user: None,
            kernel: None,
        };
        let mut functions = self.callees;
        functions.push(entry);
        Ok(Fused {
            module: Arc::new(Module { functions }),
            signature,
            columns: self.columns,
        })
    }

    /// The parameter that a column of the input is.
    fn parameter(&mut self, index: usize, ty: ParameterType) -> u32 {
        let number = match self.columns.iter().position(|c| *c == index) {
            Some(number) => number,
            None => {
                self.columns.push(index);
                self.params.push(Param {
                    name: format!("c{index}"),
                    ty,
                    optional: true,
                });
                self.columns.len() - 1
            }
        };
        number as u32
    }

    /// A column of arrays, as a parameter: its number, and whether the row's array is NULL.
    pub(super) fn array(&mut self, index: usize, ty: ParameterType, nullable: bool) -> (u32, Option<Value>) {
        let number = self.parameter(index, ty);
        let null = nullable.then(|| self.op(Type::Bool, Op::ParamNull(number)));
        (number, null)
    }

    /// A column of the input, as a parameter.
    pub(super) fn column(&mut self, index: usize, ty: ScalarType, nullable: bool) -> Lowered {
        let number = self.parameter(index, ty.into());
        let value = self.op(Type::of(ty), Op::Param(number));
        let null = nullable.then(|| self.op(Type::Bool, Op::ParamNull(number)));
        Lowered {
            value,
            null,
            ty,
            clean: !has_nans(ty),
        }
    }

    /// An expression that has been computed before.
    pub(super) fn known(&self, expr: &Arc<dyn PhysicalExpr>) -> Option<Lowered> {
        let mut all = self.known.iter().flatten();
        all.find(|(known, _)| known == expr).map(|(_, value)| *value)
    }

    /// Keeps what an expression gives, until the block ends.
    pub(super) fn remember(&mut self, expr: &Arc<dyn PhysicalExpr>, value: Lowered) {
        if self.known.is_empty() {
            self.known.push(Vec::new());
        }
        if let Some(block) = self.known.last_mut() {
            block.push((Arc::clone(expr), value));
        }
    }

    /// Computes one value.
    pub(super) fn op(&mut self, ty: Type, op: Op) -> Value {
        let result = self.new_value(ty);
        self.block.push(Inst::Let { result, op });
        result
    }

    pub(super) fn constant(&mut self, constant: Const) -> Value {
        self.op(constant.ty(), Op::Const(constant))
    }

    /// Zero of a type.
    pub(super) fn zero(&mut self, ty: Type) -> Value {
        match ty {
            Type::Bool => self.constant(Const::Bool(false)),
            Type::I64 => self.constant(Const::I64(0)),
            Type::U64 => self.constant(Const::U64(0)),
            Type::F32 => self.constant(Const::F32(0)),
            Type::F64 => self.constant(Const::F64(0)),
            Type::C128 => {
                let zero = self.constant(Const::F64(0));
                self.binary(BinaryOp::Complex, zero, zero).unwrap_or(zero)
            }
        }
    }

    /// An operation with one operand; `None` if it doesn't take that type.
    pub(super) fn unary(&mut self, op: UnaryOp, a: Value) -> Result<Value, NotFusable> {
        let ty = op.result_type(self.type_of(a)).ok_or_else(|| mismatch(op.mnemonic()))?;
        Ok(self.op(ty, Op::Unary(op, a)))
    }

    /// An operation with two operands.
    pub(super) fn binary(&mut self, op: BinaryOp, a: Value, b: Value) -> Result<Value, NotFusable> {
        let ty = op
            .result_type(self.type_of(a), self.type_of(b))
            .ok_or_else(|| mismatch(op.mnemonic()))?;
        Ok(self.op(ty, Op::Binary(op, a, b)))
    }

    /// An operation that fails where its result doesn't fit.
    pub(super) fn checked(&mut self, op: CheckedOp, ty: Type, operands: Vec<Value>) -> Value {
        self.op(ty, Op::Checked(op, operands, SITE))
    }

    pub(super) fn not(&mut self, a: Value) -> Value {
        self.op(Type::Bool, Op::Unary(UnaryOp::Not, a))
    }

    pub(super) fn and(&mut self, a: Value, b: Value) -> Value {
        self.op(Type::Bool, Op::Binary(BinaryOp::And, a, b))
    }

    pub(super) fn or(&mut self, a: Value, b: Value) -> Value {
        self.op(Type::Bool, Op::Binary(BinaryOp::Or, a, b))
    }

    /// Where either is NULL.
    pub(super) fn either(&mut self, a: Option<Value>, b: Option<Value>) -> Option<Value> {
        match (a, b) {
            (Some(a), Some(b)) => Some(self.or(a, b)),
            (one, None) | (None, one) => one,
        }
    }

    /// A boolean that is false where it is NULL.
    pub(super) fn boolean(&mut self, value: Value, null: Option<Value>) -> Lowered {
        let value = match null {
            Some(null) => {
                let valid = self.not(null);
                self.and(value, valid)
            }
            None => value,
        };
        Lowered {
            value,
            null,
            ty: ScalarType::Bool,
            clean: true,
        }
    }

    /// Fails the row.
    pub(super) fn fail_if(&mut self, cond: Value) {
        self.block.push(Inst::FailIf {
            cond,
            code: ErrorCode::InvalidParameter,
            site: SITE,
        });
    }

    /// Fails where a value that isn't NULL is a nan, or a complex number with one.
    pub(super) fn fail_if_nan(&mut self, x: Lowered) -> Result<(), NotFusable> {
        let parts = match self.type_of(x.value) {
            Type::C128 => vec![self.unary(UnaryOp::Re, x.value)?, self.unary(UnaryOp::Im, x.value)?],
            _ => vec![x.value],
        };
        for part in parts {
            let nan = self.binary(BinaryOp::Ne, part, part)?;
            let nan = self.boolean(nan, x.null);
            self.fail_if(nan.value);
        }
        Ok(())
    }

    /// A call; its result, and whether that is NULL if the callee can give NULL.
    pub(super) fn call(
        &mut self,
        callee: FunctionId,
        args: Vec<rbcdb_udf_compiler::ir::Arg>,
    ) -> (Value, Option<Value>) {
        let target = &self.callees[callee.0 as usize];
        let (ty, nullable) = (Type::of(target.result), target.nullable);
        let result = self.new_value(ty);
        let result_null = nullable.then(|| self.new_value(Type::Bool));
        self.block.push(Inst::Call {
            result,
            result_null,
            callee,
            args,
        });
        (result, result_null)
    }

    /// A variable, zero at first. Nothing here loops, so that each is zero when its place is reached.
    pub(super) fn local(&mut self, ty: Type) -> Local {
        self.locals.push(LocalDecl {
            name: format!("v{}", self.locals.len()),
            ty,
        });
        Local(self.locals.len() as u32 - 1)
    }

    pub(super) fn set(&mut self, local: Local, value: Value) {
        self.block.push(Inst::Set { local, value });
    }

    pub(super) fn get(&mut self, local: Local) -> Value {
        let ty = self.locals[local.0 as usize].ty;
        self.op(ty, Op::Get(local))
    }

    /// What `make` emits as a block of its own.
    pub(super) fn nested(
        &mut self,
        make: impl FnOnce(&mut Builder) -> Result<(), NotFusable>,
    ) -> Result<Block, NotFusable> {
        let outer = std::mem::take(&mut self.block);
        // The outermost block may have nothing to keep yet.
        self.known.resize_with(self.known.len().max(1), Vec::new);
        self.known.push(Vec::new());
        let made = make(self);
        self.known.pop();
        let inner = std::mem::replace(&mut self.block, outer);
        made.map(|()| inner)
    }

    /// Branches.
    pub(super) fn branch(&mut self, cond: Value, then: Block, otherwise: Block) {
        self.block.push(Inst::If { cond, then, otherwise });
    }

    /// What `compute` gives where `null` isn't set, and zero elsewhere; not computed there.
    pub(super) fn where_valid(
        &mut self,
        null: Option<Value>,
        ty: Type,
        compute: impl FnOnce(&mut Builder) -> Result<Value, NotFusable>,
    ) -> Result<Value, NotFusable> {
        let Some(null) = null else { return compute(self) };
        let local = self.local(ty);
        let block = self.nested(|b| {
            let value = compute(b)?;
            b.set(local, value);
            Ok(())
        })?;
        self.branch(null, Block::new(), block);
        Ok(self.get(local))
    }

    pub(super) fn type_of(&self, value: Value) -> Type {
        self.values[value.0 as usize]
    }

    fn new_value(&mut self, ty: Type) -> Value {
        self.values.push(ty);
        Value(self.values.len() as u32 - 1)
    }
}

/// Whether values of a type can be nans.
pub(super) fn has_nans(ty: ScalarType) -> bool {
    matches!(ty, ScalarType::Float32 | ScalarType::Float64 | ScalarType::Complex128)
}

fn mismatch(operation: &str) -> NotFusable {
    NotFusable(format!("{operation} of other types"))
}
