//! Random uses of arrays: elements by index, loops over them, and the functions that take a whole one.

use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_compiler::ir::Type;

use super::statements::counter_var;
use super::{LoopKind, Var, Writer};

impl Writer<'_> {
    /// Makes an array parameter usable; sometimes under another name.
    pub(super) fn array(&mut self, name: String, element: ScalarType) {
        if self.called_on_null_input {
            self.line(format!("if {name} is None:"));
            self.indented(|this| this.line("return None"));
        }
        if self.random.chance(15) {
            let other = self.fresh("w_");
            self.line(format!("{other} = {name}"));
            self.arrays.push((other, element));
        }
        self.arrays.push((name, element));
    }

    fn arrays_with(&self, fits: impl Fn(ScalarType) -> bool) -> Vec<String> {
        let fitting = self.arrays.iter().filter(|(_, element)| fits(*element));
        fitting.map(|(name, _)| name.clone()).collect()
    }

    /// One of the arrays of such elements.
    fn pick_array(&mut self, fits: impl Fn(ScalarType) -> bool) -> Option<String> {
        let names = self.arrays_with(fits);
        names.get(self.random.below(names.len().max(1))).cloned()
    }

    /// An array with exactly those elements, for a call.
    pub(super) fn array_of(&mut self, element: ScalarType) -> Option<String> {
        self.pick_array(|own| own == element)
    }

    /// An element of that type, mostly one that is there.
    pub(super) fn element(&mut self, ty: Type) -> Option<String> {
        let name = self.pick_array(|element| Type::of(element) == ty)?;
        let index = match self.random.below(8) {
            0 => "-1".to_owned(),
            1 => format!("{}", self.random.below(7) as i64 - 4),
            2 => {
                let vars = self.vars(Type::I64);
                match vars.is_empty() {
                    true => "0".to_owned(),
                    false => format!("{} % 3", vars[self.random.below(vars.len())]),
                }
            }
            3 => format!("len({name}) - 1"),
            _ => self.random.below(3).to_string(),
        };
        Some(format!("{name}[{index}]"))
    }

    /// A function of a whole array.
    pub(super) fn array_call(&mut self, ty: Type) -> Option<String> {
        match (ty, self.random.below(3)) {
            (Type::Bool, _) => {
                let name = self.pick_array(|element| Type::of(element) != Type::Bool)?;
                let ty = self.random.pick(&[Type::I64, Type::F64]);
                let value = self.leaf(ty);
                Some(format!("({value} {} {name})", self.random.pick(&["in", "not in"])))
            }
            (Type::I64, 0) => {
                let name = self.pick_array(|_| true)?;
                Some(match self.random.chance(50) {
                    true => format!("len({name})"),
                    false => format!("{name}.size"),
                })
            }
            (Type::I64, 1) => {
                let name = self.pick_array(|element| matches!(Type::of(element), Type::I64 | Type::Bool))?;
                Some(format!("sum({name})"))
            }
            (Type::F64, 0 | 1) => {
                let name = self.pick_array(|element| element == ScalarType::Float64)?;
                // The sum of none is an int in Python.
                Some(format!("float(sum({name}))"))
            }
            _ => {
                let name = self.pick_array(|element| Type::of(element) == ty)?;
                Some(format!("{}({name})", self.random.pick(&["min", "max"])))
            }
        }
    }

    /// A loop over the elements of an array, numbered, or beside those of another or of a tuple.
    pub(super) fn for_elements(&mut self) {
        let Some((element, name)) = self.elements() else { return };
        match self.random.below(4) {
            0 => {
                let number = self.fresh("i");
                let start = self.random.pick(&["", ", 1", ", start=-2"]);
                self.line(format!("for {number}, {} in enumerate({name}{start}):", element.name));
                self.loop_body(LoopKind::For, vec![counter_var(number), element]);
            }
            1 => {
                let (other, second) = match self.random.chance(50) {
                    true => self.items(3),
                    false => match self.elements() {
                        Some(other) => other,
                        None => return,
                    },
                };
                self.line(format!(
                    "for {}, {} in zip({name}, {second}):",
                    element.name, other.name
                ));
                self.loop_body(LoopKind::For, vec![element, other]);
            }
            _ => {
                self.line(format!("for {} in {name}:", element.name));
                self.loop_body(LoopKind::For, vec![element]);
            }
        }
    }

    /// A variable for the elements of an array, and that array.
    fn elements(&mut self) -> Option<(Var, String)> {
        let (array, element) = self.arrays.get(self.random.below(self.arrays.len().max(1))).cloned()?;
        let name = self.fresh("v");
        let ty = Type::of(element);
        let variable = Var {
            name,
            ty,
            settable: true,
        };
        Some((variable, array))
    }
}
