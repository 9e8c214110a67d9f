//! A row function that is a user's LLVM IR: its tamed text becomes part of the module in work.
//!
//! The text is [`crate::user_ir`]'s own: LLVM's reader sees nothing here that a user wrote.

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::module::Linkage;
use inkwell::values::FunctionValue;

use super::control;
use super::emit::{Emitter, Failure};
use super::function::invalid;
use super::shape::{Plan, Shape};
use super::target::{Kind, OptLevel};
use crate::user_ir::{Form, UserFunction, row_symbol};

/// Adds function number `index` to the module in work.
pub(super) fn emit<'c>(
    emitter: &Emitter<'c>,
    user: &UserFunction,
    plan: &Plan,
    index: usize,
) -> Result<FunctionValue<'c>, Failure> {
    let form = Form {
        number: index,
        site_base: plan.site_base[index],
        lanes: matches!(plan.shape, Shape::Lanes(_)) && !plan.traits[index].loops,
        polled: plan.polled,
        threads: plan.is_kernel && plan.kind == Kind::Gpu,
        // So that the analysis sees through calls.
        inline: plan.is_kernel && plan.level == OptLevel::Full,
        lines: emitter.lines.is_some(),
    };
    let rewritten = user
        .rewrite(form)
        .map_err(|_| invalid("a user's function that was refused"))?;
    if plan.traits[index].polls {
        control::poll_function(emitter)?;
    }
    emitter.add_text(rewritten.text)?;
    let symbol = row_symbol(index);
    let row = emitter
        .module
        .get_function(&symbol)
        .ok_or_else(|| invalid("a user's function without a row"))?;
    row.set_linkage(Linkage::Internal);
    let prefix = symbol.trim_end_matches("row");
    let own = |f: &FunctionValue<'_>| f.get_name().to_bytes().starts_with(prefix.as_bytes());
    for function in emitter.module.get_functions().filter(own) {
        emitter.describe_function(function);
    }
    if plan.inlines(index) || form.inline {
        let always = Attribute::get_named_enum_kind_id("alwaysinline");
        row.add_attribute(AttributeLoc::Function, emitter.context.create_enum_attribute(always, 0));
    }
    Ok(row)
}
