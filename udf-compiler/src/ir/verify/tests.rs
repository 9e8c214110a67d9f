//! A test per invariant: a text that breaks it, and what the verifier says.

use super::super::parse::parse;
use super::super::{BinaryOp, Const, Inst, Module, Op, Type, Value};
use super::*;

/// What the verifier says of a function with this body, in a module after two callees.
fn messages(body: &str) -> Vec<String> {
    let text = format!(
        "function f0 plain(a: INTEGER) -> DOUBLE {{\n%0: f64 = const 1.0\nreturn %0\n}}\n\
         function f1 maybe(a: DOUBLE?) -> BIGINT? {{\nreturn null\n}}\n\
         function f2 f(x: DOUBLE, n: INTEGER?) -> BIGINT {{\n\
         local $0 i: i64\nsite @0 1:1\n{body}\n}}\n"
    );
    let module = parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let errors = verify(&module).err().unwrap_or_default();
    errors.into_iter().map(|error| error.message).collect()
}

/// Asserts the one finding for this body followed by a valid return.
#[track_caller]
fn broken(body: &str, expected: &str) {
    let tail = "%90: i64 = const 1\nreturn %90";
    let unused: String = (0..90)
        .map(|n| format!("%{n}"))
        .filter(|value| !defines(body, value))
        .fold(String::new(), |text, value| text + "unused " + &value + ": f32\n");
    assert_eq!(messages(&format!("{unused}{body}\n{tail}")), [expected], "{body}");
}

/// Whether a text introduces a value.
fn defines(body: &str, value: &str) -> bool {
    body.contains(&format!("{value}: "))
}

const BOTH_TYPES: &str = "%0: i64 = const 1\n%1: f64 = const 1.0\n%2: bool = const true\n%3: c128 = complex %1, %1\n";

#[test]
fn a_correct_body_passes() {
    let body = "%0: f64 = param 0\n%1: bool = param_null 1\nif %1 {\n%2: i64 = const 0\nreturn %2\n}\n\
                loop {\n%3: i64 = get $0\n%4: i64 = f64_to_i64.chk %0 @0\n%5: bool = lt %3, %4\n\
                if %5 {\nbreak\n}\nif %1 {\ncontinue\n}\n} step {\n%6: i64 = const 1\nset $0, %6\n}\n\
                %7: i64, %8: bool = call f1(%0 null %1)\nreturn %7";
    assert_eq!(messages(body), [""; 0]);
}

#[test]
fn rule_1_a_module_has_a_function() {
    let errors = verify(&Module { functions: Vec::new() }).unwrap_err();
    assert_eq!(errors[0].message, "a module has at least one function");
}

#[test]
fn rule_2_calls_go_to_smaller_indices() {
    broken(
        "%0: f64 = const 1.0\n%1: i64 = call f2(%0)",
        "a call of f2, which doesn't come before its caller",
    );
    broken(
        "%0: f64 = const 1.0\n%1: i64 = call f9(%0)",
        "a call of f9, which doesn't come before its caller",
    );
}

#[test]
fn rule_3_values_are_defined_once() {
    broken("%0: i64 = const 1\n%0: i64 = const 2", "%0 is defined twice");
    let branches = "%0: bool = const true\nif %0 {\n%1: i64 = const 1\n} else {\n%1: i64 = const 2\n}";
    broken(branches, "%1 is defined twice");
    let mut module = parse("function f0 f() -> BIGINT {\n%0: i64 = const 1\nreturn %0\n}").unwrap();
    module.functions[0].values.clear();
    let errors = verify(&module).unwrap_err();
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(
        messages,
        ["%0 is defined, but has no type", "%0 is used, but has no type"]
    );
    assert_eq!(errors[0].to_string(), "function f0 f: %0 is defined, but has no type");
}

#[test]
fn rule_4_definitions_dominate_uses() {
    broken(
        "%0: i64 = neg.wrap %1\n%1: i64 = const 1",
        "%1 is used before its definition",
    );
    broken("%0: i64 = neg.wrap %0", "%0 is used before its definition");
    let after_if = "%0: bool = const true\nif %0 {\n%1: i64 = const 1\n}\nset $0, %1";
    broken(after_if, "%1 is used outside the block that defines it");
    let in_else = "%0: bool = const true\nif %0 {\n%1: i64 = const 1\n} else {\nset $0, %1\n}";
    broken(in_else, "%1 is used outside the block that defines it");
    let in_step = "%0: bool = const true\nloop {\n%1: i64 = const 1\nif %0 {\nbreak\n}\n} step {\nset $0, %1\n}";
    broken(in_step, "%1 is used outside the block that defines it");
}

#[test]
fn rule_5_operands_have_the_operations_types() {
    let wrong = |instruction: &str| {
        let name = instruction.split([' ', '(']).nth(3).unwrap();
        let name = if name == "builtin" {
            instruction.split([' ', '(']).nth(4).unwrap()
        } else {
            name
        };
        let message = format!("the operands of %5 = {name} don't exist or have the wrong types");
        broken(&format!("{BOTH_TYPES}{instruction}"), &message);
    };
    for instruction in [
        "%5: bool = not %0",
        "%5: f64 = fneg %0",
        "%5: f64 = re %1",
        "%5: i64 = add.wrap %0, %1",
        "%5: bool = eq %3, %3",
        "%5: bool = lt %2, %2",
        "%5: i64 = shr %0, %1",
        "%5: f64 = select %0, %1, %1",
        "%5: f64 = select %2, %1, %0",
        "%5: i64 = add.chk %0 @0",
        "%5: i64 = mul.chk %0, %1 @0",
        "%5: f64 = builtin sin(%0)",
        "%5: f64 = builtin sin(%1, %1)",
    ] {
        wrong(instruction);
    }
    let text = format!("{BOTH_TYPES}%5: f64 = neg.wrap %0");
    broken(&text, "%5 is declared as f64, its instruction gives i64");
    let mut module = parse("function f0 f() -> BIGINT {\n%0: i64 = const 1\nreturn %0\n}").unwrap();
    module.functions[0].body[0] = Inst::Let {
        result: Value(0),
        op: Op::Const(Const::F64(0)),
    };
    let message = &verify(&module).unwrap_err()[0].message;
    assert_eq!(message, "%0 is declared as i64, its instruction gives f64");
}

#[test]
fn rule_6_numbers_are_in_range() {
    let missing = |name: &str| format!("the operands of %5 = {name} don't exist or have the wrong types");
    broken("%5: f64 = param 2", &missing("param"));
    broken("%5: bool = param_null 0", &missing("param_null"));
    broken("%5: bool = param_null 2", &missing("param_null"));
    broken("%5: i64 = get $1", &missing("get"));
    broken("%0: i64 = const 1\nset $1, %0", "there is no variable $1");
    broken("%0: bool = const true\nfail_if %0, Domain @1", "there is no site @1");
    broken("%0: i64 = const 1\n%1: i64 = neg.chk %0 @1", "there is no site @1");
    broken(
        "%0: bool = const true\nif %0 {\nfail Domain @7\n}",
        "there is no site @7",
    );
}

#[test]
fn rule_7_variables_keep_their_type() {
    broken(
        "%0: f64 = const 1.0\nset $0, %0",
        "the new value of a variable must be i64, %0 is f64",
    );
}

#[test]
fn rule_8_conditions_are_bool() {
    broken(
        "%0: i64 = const 1\nif %0 {\n}",
        "the condition of `if` must be bool, %0 is i64",
    );
    broken(
        "%0: i64 = const 1\nfail_if %0, Domain @0",
        "the condition of `fail_if` must be bool, %0 is i64",
    );
}

#[test]
fn rule_9_nothing_follows_a_terminator() {
    assert_eq!(
        messages("fail Domain @0\n%0: i64 = const 1\nreturn %0"),
        ["an instruction follows a terminator"]
    );
    assert_eq!(
        messages("%0: bool = const true\nloop {\nif %0 {\nbreak\nbreak\n}\n}\nfail Domain @0"),
        ["an instruction follows a terminator"]
    );
}

#[test]
fn rule_10_break_and_continue_have_a_loop() {
    let outside = "`break` or `continue` outside a loop's body";
    broken("%0: bool = const true\nif %0 {\nbreak\n}", outside);
    broken("%0: bool = const true\nif %0 {\ncontinue\n}", outside);
}

#[test]
fn rule_11_steps_do_not_leave_the_loop() {
    let outside = "`break` or `continue` outside a loop's body";
    let in_step = |inst: &str| format!("%0: bool = const true\nloop {{\nif %0 {{\nbreak\n}}\n}} step {{\n{inst}\n}}");
    broken(&in_step("break"), outside);
    broken(&in_step("if %0 {\ncontinue\n}"), outside);
    broken(&in_step("%1: i64 = const 1\nreturn %1"), "`return` in a loop's step");
    broken(
        &in_step("loop {\nif %0 {\nreturn null\n}\nbreak\n}"),
        "`return` in a loop's step",
    );
    let own_loop = in_step("loop {\nbreak\n}") + "\n%1: i64 = const 1\nreturn %1";
    assert_eq!(messages(&own_loop), [""; 0]);
}

#[test]
fn rule_12_results_have_the_declared_type() {
    let body = "%0: f64 = const 1.0\nreturn %0";
    assert_eq!(messages(body), ["the result must be i64, %0 is f64"]);
    assert_eq!(
        messages("return null"),
        ["`return null` in a function that isn't nullable"]
    );
}

#[test]
fn rule_13_calls_fit_the_callee() {
    broken(
        &format!("{BOTH_TYPES}%5: f64 = call f0(%0, %0)"),
        "f0 takes 1 arguments, the call passes 2",
    );
    broken(
        &format!("{BOTH_TYPES}%5: f64 = call f0(%1)"),
        "an argument must be i64, %1 is f64",
    );
    broken(
        &format!("{BOTH_TYPES}%5: f64 = call f0(%0 null %2)"),
        "a NULL flag %2 for a parameter that isn't optional",
    );
    broken(
        &format!("{BOTH_TYPES}%5: i64, %6: bool = call f1(%1 null %0)"),
        "an argument's NULL flag must be bool, %0 is i64",
    );
    broken(
        &format!("{BOTH_TYPES}%5: i64 = call f1(%1)"),
        "%5 needs a NULL flag exactly if f1 is nullable",
    );
    broken(
        &format!("{BOTH_TYPES}%5: f64, %6: bool = call f0(%0)"),
        "%5 needs a NULL flag exactly if f0 is nullable",
    );
    broken(
        &format!("{BOTH_TYPES}%5: i64 = call f0(%0)"),
        "%5 is declared as i64, its instruction gives f64",
    );
    broken(
        &format!("{BOTH_TYPES}%5: i64, %6: i64 = call f1(%1)"),
        "%6 is declared as i64, its instruction gives bool",
    );
}

#[test]
fn rule_14_the_end_is_not_reachable() {
    let end = "the end of the body is reachable";
    let cond = "%0: bool = const true\n%1: i64 = const 1\n";
    assert_eq!(messages(""), [end]);
    assert_eq!(messages(&format!("{cond}if %0 {{\nreturn %1\n}}")), [end]);
    assert_eq!(
        messages(&format!("{cond}if %0 {{\nreturn %1\n}} else {{\nfail Domain @0\n}}")),
        [""; 0]
    );
    assert_eq!(messages(&format!("{cond}loop {{\nif %0 {{\nbreak\n}}\n}}")), [end]);
    assert_eq!(
        messages(&format!("{cond}loop {{\nif %0 {{\nreturn %1\n}}\n}}")),
        [""; 0]
    );
    // A break that can't be reached, and one of an inner loop, leave the outer loop endless.
    assert_eq!(
        messages(&format!("{cond}loop {{\nloop {{\nif %0 {{\nbreak\n}}\n}}\n}}")),
        [""; 0]
    );
    let unreachable = "loop {\nif %0 {\nreturn %1\n} else {\nreturn %1\n}\nif %0 {\nbreak\n}\n}";
    assert_eq!(messages(&format!("{cond}{unreachable}")), [""; 0]);
}

#[test]
fn rule_15_narrow_names_an_integer_type() {
    let message = "the operands of %5 = narrow.chk don't exist or have the wrong types";
    broken(&format!("{BOTH_TYPES}%5: i64 = narrow.chk DOUBLE %0 @0"), message);
    broken(&format!("{BOTH_TYPES}%5: f64 = narrow.chk INTEGER %1 @0"), message);
}

#[test]
fn rule_16_nesting_is_limited() {
    let nested = |depth: usize| {
        let mut module = parse("function f0 f() -> BIGINT {\n}").unwrap();
        let function = &mut module.functions[0];
        function.values.push(Type::Bool);
        for _ in 0..depth {
            let body = std::mem::take(&mut function.body);
            function.body.push(Inst::Loop {
                body,
                step: Vec::new(),
                rounds_max: None,
            });
        }
        verify(&module)
    };
    assert_eq!(nested(NESTING_MAX - 1), Ok(()));
    let errors = nested(NESTING_MAX).unwrap_err();
    assert_eq!(
        errors[0].message,
        format!("regions are nested more than {NESTING_MAX} deep")
    );
}

#[test]
fn findings_are_limited() {
    let mut module = parse("function f0 f() -> BIGINT {\n%0: i64 = const 1\nreturn %0\n}").unwrap();
    let wrong = Inst::Let {
        result: Value(7),
        op: Op::Binary(BinaryOp::And, Value(8), Value(9)),
    };
    module.functions[0].body.splice(0..0, std::iter::repeat_n(wrong, 1000));
    assert_eq!(verify(&module).unwrap_err().len(), ERRORS_MAX);
}
