//! The text of kernel functions, and rule 17 of the verifier.

use super::super::parse::parse;
use super::super::verify::verify;
use super::*;

/// A kernel function with every operation and instruction of its kind, in its printed form.
const SAMPLE: &str = r#"function f0 k(x: DOUBLE[], n: INTEGER) -> BOOLEAN {
  output "o ut": INTEGER
  shared 0 tile: DOUBLE x 256
  shared 1 flags: BOOLEAN x 4
  site @0 2:1 "index out of range in r[i]"

  %0: i64 = position threadIdx.x
  %1: i64 = position blockIdx.y
  %2: i64 = position blockDim.z
  %3: i64 = position gridDim.x
  %4: i64 = length output
  %5: i64 = length shared 1
  %6: i64 = load output, %0 @0
  %7: f64 = load shared 0, %0 @0
  %8: bool = load shared 1, %0 @0
  store output, %1, %6 @0
  store shared 0, %1, %7 @0
  store shared 1, %1, %8 @0
  barrier
  atomic add output, %0, %6 @0
  atomic min output, %0, %6 @0
  atomic max output, %0, %6 @0
  atomic and_ output, %0, %6 @0
  atomic or_ output, %0, %6 @0
  atomic xor output, %0, %6 @0
  %9: bool = const true
  return %9
}
"#;

#[test]
fn the_sample_prints_as_it_was_read() {
    let module = parse(SAMPLE).unwrap();
    assert_eq!(module.to_string(), SAMPLE);
    assert_eq!(verify(&module), Ok(()));
    let kernel = module.functions[0].kernel.as_ref().unwrap();
    assert_eq!((kernel.output.name.as_str(), kernel.shared.len()), ("o ut", 2));
    assert_eq!(module.functions[0].inside_of(Cells::Shared(1)), Some(Type::Bool));
    assert_eq!(module.functions[0].element_of(Cells::Shared(2)), None);
}

#[test]
fn errors_of_the_reader() {
    for (body, expected) in [
        (
            "%0: i64 = position threadIdx.w",
            "expected a position such as `threadIdx.x`, found `threadIdx.w`",
        ),
        (
            "%0: i64 = position laneId.x",
            "expected a position such as `threadIdx.x`",
        ),
        ("%0: i64 = length input", "expected `shared`, found `input`"),
        (
            "atomic sub output, %0, %0 @0",
            "expected an atomic operation, found `sub`",
        ),
        ("store output, %0 @0", "expected `,`"),
    ] {
        let text = format!("function f0 k() -> BOOLEAN {{\noutput r: INTEGER\n{body}\n}}\n");
        let error = parse(&text).expect_err(body).to_string();
        assert!(error.contains("line 3") && error.contains(expected), "{body}: {error}");
    }
    for declared in [
        "shared 1 s: INTEGER x 4",
        "shared 0 s: INTEGER x -4",
        "shared 0 s: INTEGER",
        "output s: INTEGER",
    ] {
        let text = format!("function f0 k() -> BOOLEAN {{\noutput r: INTEGER\n{declared}\n}}\n");
        assert!(parse(&text).is_err(), "{declared}");
    }
}

/// What the verifier says of a body in a kernel function with an output array of INTEGER and a shared one of DOUBLE.
fn messages(body: &str) -> Vec<String> {
    let text = format!(
        "function f0 k(x: DOUBLE) -> BOOLEAN {{\noutput r: INTEGER\nshared 0 s: DOUBLE x 8\nshared 1 t: SMALLINT x 8\nsite @0 1:1\n\
         %0: i64 = const 1\n%1: f64 = const 1.0\n%2: bool = const true\n{body}\nreturn %2\n}}\n"
    );
    let module = parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let errors = verify(&module).err().unwrap_or_default();
    errors.into_iter().map(|error| error.message).collect()
}

#[test]
fn rule_17_arrays_and_what_goes_into_them() {
    assert_eq!(
        messages("store output, %0, %0 @0\nstore shared 0, %0, %1 @0\nbarrier"),
        [""; 0]
    );
    for body in [
        "store output, %1, %0 @0",
        "store output, %0, %1 @0",
        "store output, %0, %2 @0",
        "store shared 0, %0, %0 @0",
        "store output, %0, %0 @1",
        "store shared 2, %0, %0 @0",
        "atomic add shared 0, %0, %1 @0",
        "atomic xor shared 1, %0, %0 @0",
        "atomic add output, %0, %1 @0",
        "atomic add shared 2, %0, %0 @0",
        "%3: i64 = load output, %1 @0",
        "%3: f64 = load output, %0 @0",
        "%3: i64 = load output, %0 @7",
        "%3: i64 = load shared 2, %0 @0",
        "%3: i64 = length shared 2",
        "%3: f64 = length output",
        "%3: u64 = position threadIdx.x",
    ] {
        assert_eq!(messages(body).len(), 1, "{body}: {:?}", messages(body));
    }
    assert_eq!(
        messages("atomic add shared 0, %0, %1 @0"),
        ["DOUBLE has no such atomic update"]
    );
    assert_eq!(messages("store shared 2, %0, %0 @0"), ["there is no array shared 2"]);
}

#[test]
fn rule_17_only_kernel_functions_have_effects_and_they_come_last() {
    for body in [
        "%0: i64 = position threadIdx.x",
        "%0: i64 = length output",
        "unused %0: i64\nbarrier",
    ] {
        let text = format!("function f0 f() -> BIGINT {{\n{body}\n%1: i64 = const 1\nreturn %1\n}}\n");
        let errors = verify(&parse(&text).unwrap()).expect_err(body);
        assert!(!errors.is_empty(), "{body}");
    }
    let other = "function f1 g() -> BOOLEAN {\n%0: bool = const true\nreturn %0\n}\n";
    let errors = verify(&parse(&format!("{SAMPLE}{other}")).unwrap()).unwrap_err();
    assert_eq!(errors[0].message, "a kernel function that isn't the entry");
}

#[test]
fn names_are_those_of_cuda() {
    assert_eq!(
        Register::ALL.map(|(r, ..)| r.name()),
        ["threadIdx", "blockIdx", "blockDim", "gridDim"]
    );
    assert_eq!(
        Register::ALL.map(|(r, ..)| r.ptx_name()),
        ["tid", "ctaid", "ntid", "nctaid"]
    );
    assert_eq!(
        AtomicOp::ALL.map(|(op, _)| op.name()),
        ["add", "min", "max", "and_", "or_", "xor"]
    );
    let takes: Vec<ScalarType> = ScalarType::ALL.into_iter().filter(|ty| AtomicOp::takes(*ty)).collect();
    assert_eq!(takes.len(), 4, "{takes:?}");
}
