//! docs/language.md: its examples compile and give what their comments say.

mod support;

use std::path::Path;

use support::{Catalog, declared, expect, fences, sql_functions};

#[test]
fn every_example_gives_what_it_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/language.md");
    let page = std::fs::read_to_string(path).expect("docs/language.md");
    let mut checked = 0;
    for (info, text) in fences(&page) {
        match info.split_once(' ') {
            Some(("rbc", function)) => checked += example(function, &text),
            None if info == "sql" => {
                for (declared, body) in sql_functions(&text) {
                    Catalog::default().compile(&declared, &body);
                }
            }
            _ => panic!("a block of unknown kind: {info:?}"),
        }
    }
    assert!(checked > 40, "only {checked} expectations");
}

/// Checks the expectations of one example; gives their number.
fn example(function: &str, body: &str) -> usize {
    let declared = declared(function);
    let lowered = Catalog::default().compile(&declared, body);
    let expectations: Vec<&str> = body.lines().filter_map(|l| l.strip_prefix("# ")).collect();
    assert!(!expectations.is_empty(), "no expectation: {function}");
    for line in &expectations {
        expect(&declared, &lowered, line);
    }
    expectations.len()
}
