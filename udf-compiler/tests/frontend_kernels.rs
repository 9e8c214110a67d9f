//! Bodies of kernel functions: what their IR contains, and what they are refused with.

mod support;

use rbcdb_udf_abi::KernelForm;
use rbcdb_udf_compiler::Diagnostics;
use rbcdb_udf_compiler::ir::Module;
use support::{Catalog, Declared, declared};

/// A kernel function whose output array is `r`, after all other parameters.
fn kernel(text: &str) -> Declared {
    let mut declared = declared(text);
    declared.signature.kernel = Some(KernelForm {
        output: "r".to_owned(),
        position: declared.signature.parameters.len(),
        length: "1".to_owned(),
        threads: Vec::new(),
        unchecked: false,
        trusted: false,
    });
    declared
}

const K: &str = "f(x DOUBLE[], n BIGINT) -> DOUBLE";

fn module(body: &str) -> Module {
    match Catalog::default().lower(&kernel(K), body) {
        Ok(lowered) => lowered.module,
        Err(e) => panic!("{}", e.render(body, "f")),
    }
}

fn refused(function: &str, body: &str) -> Diagnostics {
    match Catalog::default().lower(&kernel(function), body) {
        Ok(lowered) => panic!("accepted:\n{body}\n{}", lowered.module),
        Err(e) => e,
    }
}

/// Asserts the only finding's code and the text it points at.
fn refuse(body: &str, code: &str, place: &str) {
    let e = refused(K, body);
    let found: Vec<(&str, &str)> = e.list.iter().map(|d| (d.code, &body[d.span.clone()])).collect();
    assert_eq!(found, [(code, place)], "{}", e.render(body, "f"));
}

#[test]
fn bodies_become_kernels() {
    let text = module("i = cuda.grid(1)\nif i < len(r):\n    r[i] = x[i] + n").to_string();
    for part in [
        "output r: DOUBLE",
        "position blockIdx.x",
        "position blockDim.x",
        "position threadIdx.x",
        "length output",
        "store output, ",
        "\"index out of range in r[i]\"",
    ] {
        assert!(text.contains(part), "no {part} in\n{text}");
    }
    let text = module(
        "from numba import cuda, float64\n\
         s = cuda.shared.array(shape=(4, 8), dtype=float64)\n\
         i, j = cuda.grid(2)\n\
         s[i, j] = x[0]\n\
         cuda.syncthreads()\n\
         r[s.shape[1]] += s[j, i]",
    )
    .to_string();
    for part in [
        "shared 0 shared0: DOUBLE x 32",
        "barrier",
        "store shared 0, ",
        "load shared 0, ",
        "load output, ",
        "position threadIdx.y",
    ] {
        assert!(text.contains(part), "no {part} in\n{text}");
    }
}

#[test]
fn the_whole_definition_has_the_output_among_its_parameters() {
    let text = module("def f(x, n, r):\n    if n < 0:\n        return\n    r[n] = x[n]");
    assert!(text.to_string().contains("store output, "), "{text}");
    let mut first = kernel(K);
    if let Some(kernel) = &mut first.signature.kernel {
        kernel.position = 0;
    }
    assert!(
        Catalog::default()
            .lower(&first, "def f(r, x, n):\n    r[0] = x[0]")
            .is_ok()
    );
    assert!(
        Catalog::default()
            .lower(&first, "def f(x, n, r):\n    r[0] = x[0]")
            .is_err()
    );
}

#[test]
fn each_array_in_shared_memory_is_one_wherever_it_stands() {
    // A body is lowered anew for each type of its variables: the array isn't made twice.
    let text = module(
        "t = 0\n\
         for k in range(3):\n    \
             s = cuda.shared.array(8, np.int32)\n    \
             s[k] = k\n    \
             t = t + 0.5 * s[k]\n\
         u = cuda.shared.array(8, np.int32)\n\
         u[0] = 1\n\
         r[0] = t",
    )
    .to_string();
    assert!(text.contains("shared 1 shared1: INTEGER x 8"), "{text}");
    assert!(!text.contains("shared 2"), "{text}");
}

#[test]
fn misuse() {
    refuse("r[0] = 1.0\nreturn 1", "RBC0301", "1");
    refuse("x[0] = 1.0", "RBC0102", "x[0]");
    refuse("x[0] += 1.0", "RBC0102", "x[0]");
    refuse("r[0, 1] = 1.0", "RBC0101", "0, 1");
    refuse("r[0:1] = 1.0", "RBC0101", "0:1");
    refuse("r[0.5] = 1.0", "RBC0301", "0.5");
    refuse("r[cuda.warpsize] = 1.0", "RBC0202", "cuda.warpsize");
    refuse("r[cuda.threadIdx] = 1.0", "RBC0207", "cuda.threadIdx");
    refuse("r[cuda.threadIdx.w] = 1.0", "RBC0202", "cuda.threadIdx.w");
    refuse("r[0] = cuda.grid(0)", "RBC0203", "cuda.grid(0)");
    refuse("r[0] = cuda.gridsize(n)", "RBC0203", "cuda.gridsize(n)");
    refuse("cuda.syncthreads(n)", "RBC0203", "cuda.syncthreads(n)");
    refuse("cuda.nothing()", "RBC0202", "cuda.nothing()");
    refuse("s = cuda.shared.array(n, np.int64)", "RBC0203", "n");
    refuse("s = cuda.shared.array(-1, np.int64)", "RBC0203", "-1");
    refuse("s = cuda.shared.array((), np.int64)", "RBC0203", "()");
    refuse("s = cuda.shared.array(8, np.complex64)", "RBC0011", "np.complex64");
    refuse("s = cuda.shared.array(8, n)", "RBC0011", "n");
    let many = "cuda.shared.array(6145, np.int64)";
    refuse(&format!("s = {many}"), "RBC0007", many);
    refuse("cuda.atomic.add(r, 0, 1.0)", "RBC0301", "r");
    refuse("cuda.atomic.add(x, 0, 1.0)", "RBC0102", "x");
    refuse("cuda.atomic.sub(r, 0, 1)", "RBC0101", "cuda.atomic.sub(r, 0, 1)");
    refuse("cuda.atomic.exch(r, 0, 1)", "RBC0101", "cuda.atomic.exch(r, 0, 1)");
    refuse(
        "s = cuda.shared.array(8, np.int32)\ncuda.atomic.add(s, 0, 0.5)",
        "RBC0304",
        "0.5",
    );
    refuse(
        "cuda.local.array(8, np.int32)",
        "RBC0101",
        "cuda.local.array(8, np.int32)",
    );
    refuse("r[0] = None", "RBC0303", "r[0]");
    refuse(
        "def g():\n    return cuda.grid(1)\nr[0] = g()",
        "RBC0101",
        "cuda.grid(1)",
    );
    refuse("for v in r:\n    pass", "RBC0101", "r");
    refuse("r[0] = sum(r)", "RBC0203", "sum(r)");
}

#[test]
fn ordinary_functions_see_no_launch() {
    for body in [
        "return cuda.grid(1)",
        "return cuda.threadIdx.x",
        "cuda.syncthreads()\nreturn n",
        "cuda.atomic.add(x, 0, 1)\nreturn n",
    ] {
        let e = Catalog::default().lower(&declared("f(x BIGINT[], n BIGINT) -> BIGINT"), body);
        let e = e.map(|lowered| panic!("{}", lowered.module)).unwrap_err();
        assert_eq!(e.list[0].code, "RBC0101", "{body}: {e:?}");
        assert!(
            e.list[0].hint.as_deref().is_some_and(|hint| hint.contains("OUT y")),
            "{e:?}"
        );
    }
}
