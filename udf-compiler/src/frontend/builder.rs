//! Builds one IR function: values, locals, error sites and the stack of blocks under construction.

use std::collections::HashMap;

use rbcdb_device_lib::Builtin;
use rbcdb_udf_abi::ErrorCode;

use super::scope::VarId;
use crate::ir::{BinaryOp, Block, CheckedOp, Const, Inst, Local, LocalDecl, Op, Site, SiteId, Type, UnaryOp, Value};

/// An IR function under construction.
#[derive(Default)]
pub(crate) struct Builder {
    pub(crate) values: Vec<Type>,
    pub(crate) locals: Vec<LocalDecl>,
    pub(crate) sites: Vec<Site>,
    site_index: HashMap<(u32, u32, Option<String>), SiteId>,
    variable_locals: HashMap<(VarId, usize, Type), Local>,
    parts: HashMap<Value, (Value, Value)>,
    blocks: Vec<Block>,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Builder {
            blocks: vec![Vec::new()],
            ..Builder::default()
        }
    }

    /// The outermost block, when all others are closed.
    pub(crate) fn finish(&mut self) -> Block {
        self.blocks.pop().unwrap_or_default()
    }

    pub(crate) fn emit(&mut self, inst: Inst) {
        if let Some(block) = self.blocks.last_mut() {
            block.push(inst);
        }
    }

    /// Starts a nested block; instructions go there until [`Builder::close`].
    pub(crate) fn open(&mut self) {
        self.blocks.push(Vec::new());
    }

    /// Ends the nested block and returns it.
    pub(crate) fn close(&mut self) -> Block {
        self.blocks.pop().unwrap_or_default()
    }

    /// Goes on with a block that was closed.
    pub(crate) fn reopen(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Appends to the current block what was built apart.
    pub(crate) fn splice(&mut self, block: Block) {
        if let Some(current) = self.blocks.last_mut() {
            current.extend(block);
        }
    }

    /// Values defined from now on have at least this number: what a block defines can be told from what it sees.
    pub(crate) fn mark(&self) -> u32 {
        self.values.len() as u32
    }

    pub(crate) fn new_value(&mut self, ty: Type) -> Value {
        self.values.push(ty);
        Value((self.values.len() - 1) as u32)
    }

    pub(crate) fn type_of(&self, value: Value) -> Type {
        self.values[value.0 as usize]
    }

    /// `%n = op` with a result of type `ty`.
    pub(crate) fn op(&mut self, ty: Type, op: Op) -> Value {
        let result = self.new_value(ty);
        self.emit(Inst::Let { result, op });
        result
    }

    pub(crate) fn constant(&mut self, c: Const) -> Value {
        self.op(c.ty(), Op::Const(c))
    }

    pub(crate) fn bool(&mut self, b: bool) -> Value {
        self.constant(Const::Bool(b))
    }

    pub(crate) fn i64(&mut self, n: i64) -> Value {
        self.constant(Const::I64(n))
    }

    /// A float constant of type F32 or F64.
    pub(crate) fn float(&mut self, ty: Type, x: f64) -> Value {
        match ty {
            Type::F32 => self.constant(Const::F32((x as f32).to_bits())),
            _ => self.constant(Const::F64(x.to_bits())),
        }
    }

    /// Zero of any type.
    pub(crate) fn zero(&mut self, ty: Type) -> Value {
        match ty {
            Type::Bool => self.bool(false),
            Type::I64 => self.i64(0),
            Type::U64 => self.constant(Const::U64(0)),
            Type::F32 | Type::F64 => self.float(ty, 0.0),
            Type::C128 => {
                let zero = self.float(Type::F64, 0.0);
                self.complex(zero, zero)
            }
        }
    }

    pub(crate) fn unary(&mut self, ty: Type, op: UnaryOp, x: Value) -> Value {
        self.op(ty, Op::Unary(op, x))
    }

    pub(crate) fn binary(&mut self, ty: Type, op: BinaryOp, a: Value, b: Value) -> Value {
        self.op(ty, Op::Binary(op, a, b))
    }

    /// A comparison, or a logical operation of booleans.
    pub(crate) fn test(&mut self, op: BinaryOp, a: Value, b: Value) -> Value {
        self.binary(Type::Bool, op, a, b)
    }

    pub(crate) fn not(&mut self, x: Value) -> Value {
        self.unary(Type::Bool, UnaryOp::Not, x)
    }

    pub(crate) fn select(&mut self, c: Value, a: Value, b: Value) -> Value {
        let ty = self.type_of(a);
        self.op(ty, Op::Select(c, a, b))
    }

    pub(crate) fn checked(&mut self, ty: Type, op: CheckedOp, args: Vec<Value>, site: SiteId) -> Value {
        self.op(ty, Op::Checked(op, args, site))
    }

    pub(crate) fn builtin(&mut self, f: &'static Builtin, args: Vec<Value>) -> Value {
        self.op(builtin_type(f.ret), Op::Builtin(f, args))
    }

    pub(crate) fn fail_if(&mut self, cond: Value, code: ErrorCode, site: SiteId) {
        self.emit(Inst::FailIf { cond, code, site });
    }

    /// The real part; where the number was put together here, what it was made of.
    pub(crate) fn re(&mut self, z: Value) -> Value {
        match self.parts.get(&z) {
            Some((re, _)) => *re,
            None => self.unary(Type::F64, UnaryOp::Re, z),
        }
    }

    /// The imaginary part.
    pub(crate) fn im(&mut self, z: Value) -> Value {
        match self.parts.get(&z) {
            Some((_, im)) => *im,
            None => self.unary(Type::F64, UnaryOp::Im, z),
        }
    }

    pub(crate) fn complex(&mut self, re: Value, im: Value) -> Value {
        let z = self.binary(Type::C128, BinaryOp::Complex, re, im);
        // The parts are visible wherever the number is.
        self.parts.insert(z, (re, im));
        z
    }

    /// The site for a failure at a line and column, shared by equal ones.
    pub(crate) fn site(&mut self, (line, column): (u32, u32), message: Option<String>) -> SiteId {
        let next = SiteId(self.sites.len() as u32);
        let id = *self.site_index.entry((line, column, message.clone())).or_insert(next);
        if id == next {
            self.sites.push(Site { line, column, message });
        }
        id
    }

    /// A local that no variable of the source stands behind.
    pub(crate) fn temporary(&mut self, name: &str, ty: Type) -> Local {
        self.locals.push(LocalDecl {
            name: name.to_string(),
            ty,
        });
        Local((self.locals.len() - 1) as u32)
    }

    /// The local that holds leaf `leaf` of a variable while it has type `ty`.
    pub(crate) fn variable_local(&mut self, var: VarId, leaf: usize, ty: Type, name: &str) -> Local {
        if let Some(local) = self.variable_locals.get(&(var, leaf, ty)) {
            return *local;
        }
        let local = self.temporary(name, ty);
        self.variable_locals.insert((var, leaf, ty), local);
        local
    }
}

/// The IR type of a math library type.
pub(crate) fn builtin_type(ty: rbcdb_device_lib::Ty) -> Type {
    match ty {
        rbcdb_device_lib::Ty::Bool => Type::Bool,
        rbcdb_device_lib::Ty::I64 => Type::I64,
        rbcdb_device_lib::Ty::U64 => Type::U64,
        rbcdb_device_lib::Ty::F64 => Type::F64,
        rbcdb_device_lib::Ty::C128 => Type::C128,
    }
}
