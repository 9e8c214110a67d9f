//! The lane form of a function that computes one row: a loop over the lanes around it, of constant length, which LLVM's loop
//! vectoriser turns into vector code without a loop where the function is free of loops and calls.
//!
//! The form takes and returns vectors; where the function returns several values, a struct of vectors.

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::module::Linkage;
use inkwell::types::BasicTypeEnum;
use inkwell::values::FunctionValue;

use crate::codegen::emit::{Emitter, Failure};
use crate::codegen::function::invalid;

/// The lane form's name.
pub(super) fn name(row: &str, width: u32) -> String {
    format!("{row}.x{width}")
}

/// The lane form of a function of the module in work, which is inlined into it.
pub(super) fn lane_form<'c>(e: &Emitter<'c>, row: FunctionValue<'c>, width: u32) -> Result<FunctionValue<'c>, Failure> {
    let symbol = row
        .get_name()
        .to_str()
        .map_err(|_| invalid("a function's name that is no text"))?;
    let name = name(symbol, width);
    if let Some(function) = e.module.get_function(&name) {
        return Ok(function);
    }
    let text = text(symbol, row, width)?;
    // The linker must see the row function to refer to it.
    let linkage = row.get_linkage();
    row.set_linkage(Linkage::External);
    e.add_text(text)?;
    row.set_linkage(linkage);
    let always = Attribute::get_named_enum_kind_id("alwaysinline");
    row.add_attribute(AttributeLoc::Function, e.context.create_enum_attribute(always, 0));
    let function = e
        .module
        .get_function(&name)
        .ok_or_else(|| invalid("a lane form that isn't there"))?;
    function.set_linkage(Linkage::Internal);
    e.describe_function(function);
    Ok(function)
}

/// A type of the function, in the text of LLVM's IR.
fn scalar(ty: BasicTypeEnum<'_>) -> String {
    ty.to_string().trim_matches('"').to_owned()
}

/// How a type is kept in an array: booleans as bytes.
fn element(ty: &str) -> &str {
    if ty == "i1" { "i8" } else { ty }
}

fn text(symbol: &str, row: FunctionValue<'_>, width: u32) -> Result<String, Failure> {
    let params: Vec<String> = row.get_param_iter().map(|p| scalar(p.get_type())).collect();
    let result = row
        .get_type()
        .get_return_type()
        .ok_or_else(|| invalid("a row without a result"))?;
    let fields: Vec<String> = match result {
        BasicTypeEnum::StructType(fields) => fields.get_field_types().into_iter().map(scalar).collect(),
        one => vec![scalar(one)],
    };
    let single = !matches!(result, BasicTypeEnum::StructType(_));
    let result = scalar(result);
    let vector = |ty: &str| format!("<{width} x {ty}>");
    let vectors: Vec<String> = fields.iter().map(|ty| vector(ty)).collect();
    let returned = if single {
        vectors[0].clone()
    } else {
        format!("{{ {} }}", vectors.join(", "))
    };
    let declared: Vec<String> = params
        .iter()
        .enumerate()
        .map(|(n, ty)| format!("{} %a{n}", vector(ty)))
        .collect();

    let mut lines = vec![
        format!("declare {result} @\"{symbol}\"({})", params.join(", ")),
        format!(
            "define {returned} @\"{}\"({}) {{",
            name(symbol, width),
            declared.join(", ")
        ),
        "entry:".to_owned(),
    ];
    for (n, ty) in params.iter().enumerate() {
        let kept = vector(element(ty));
        lines.push(format!("  %m{n} = alloca {kept}"));
        let value = if ty == "i1" {
            lines.push(format!("  %b{n} = zext {} %a{n} to {kept}", vector(ty)));
            format!("%b{n}")
        } else {
            format!("%a{n}")
        };
        lines.push(format!("  store {kept} {value}, ptr %m{n}"));
    }
    for (n, ty) in fields.iter().enumerate() {
        lines.push(format!("  %r{n} = alloca {}", vector(element(ty))));
    }
    lines.push("  br label %lane".to_owned());
    lines.push("lane:".to_owned());
    lines.push("  %i = phi i64 [ 0, %entry ], [ %n, %lane ]".to_owned());
    let mut passed = Vec::new();
    for (n, ty) in params.iter().enumerate() {
        let kept = element(ty);
        lines.push(format!("  %p{n} = getelementptr {kept}, ptr %m{n}, i64 %i"));
        lines.push(format!("  %x{n} = load {kept}, ptr %p{n}"));
        let value = if ty == "i1" {
            lines.push(format!("  %t{n} = icmp ne i8 %x{n}, 0"));
            format!("%t{n}")
        } else {
            format!("%x{n}")
        };
        passed.push(format!("{ty} {value}"));
    }
    lines.push(format!("  %v = call {result} @\"{symbol}\"({})", passed.join(", ")));
    for (n, ty) in fields.iter().enumerate() {
        let mut value = "%v".to_owned();
        if !single {
            lines.push(format!("  %f{n} = extractvalue {result} %v, {n}"));
            value = format!("%f{n}");
        }
        if ty == "i1" {
            lines.push(format!("  %z{n} = zext i1 {value} to i8"));
            value = format!("%z{n}");
        }
        let kept = element(ty);
        lines.push(format!("  %q{n} = getelementptr {kept}, ptr %r{n}, i64 %i"));
        lines.push(format!("  store {kept} {value}, ptr %q{n}"));
    }
    lines.push("  %n = add nuw i64 %i, 1".to_owned());
    lines.push(format!("  %c = icmp eq i64 %n, {width}"));
    lines.push("  br i1 %c, label %done, label %lane, !llvm.loop !0".to_owned());
    lines.push("done:".to_owned());
    let mut whole = "poison".to_owned();
    for (n, ty) in fields.iter().enumerate() {
        let kept = vector(element(ty));
        lines.push(format!("  %w{n} = load {kept}, ptr %r{n}"));
        let mut value = format!("%w{n}");
        if ty == "i1" {
            lines.push(format!("  %y{n} = icmp ne {kept} %w{n}, zeroinitializer"));
            value = format!("%y{n}");
        }
        if single {
            whole = value;
        } else {
            lines.push(format!(
                "  %s{n} = insertvalue {returned} {whole}, {} {value}, {n}",
                vectors[n]
            ));
            whole = format!("%s{n}");
        }
    }
    lines.push(format!("  ret {returned} {whole}"));
    lines.push("}".to_owned());
    lines.push("!0 = distinct !{!0, !1, !2, !3}".to_owned());
    lines.push(format!("!1 = !{{!\"llvm.loop.vectorize.width\", i32 {width}}}"));
    lines.push("!2 = !{!\"llvm.loop.vectorize.enable\", i1 true}".to_owned());
    lines.push("!3 = !{!\"llvm.loop.interleave.count\", i32 1}".to_owned());
    lines.push(String::new());
    Ok(lines.join("\n"))
}
