//! docs/errors: every code of the registry has a page, and the page's examples do what it says.

mod support;

use std::path::{Path, PathBuf};

use rbcdb_udf_compiler::diagnostic::codes::{ALL, Code};
use rbcdb_udf_compiler::pipeline::check_size;
use support::{Catalog, fences, sql_functions};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/errors")
}

fn page(code: &Code) -> String {
    let path = folder().join(format!("{}.md", code.number));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The codes that the last function of an example is refused with; the ones before it must compile.
fn outcome(example: &str) -> Vec<&'static str> {
    let mut catalog = Catalog::default();
    let mut functions = sql_functions(example);
    let (last, body) = functions.pop().expect("a CREATE FUNCTION statement");
    for (declared, body) in functions {
        let lowered = catalog.compile(&declared, &body);
        catalog.add(&declared, lowered);
    }
    let lowered = catalog.lower(&last, &body);
    match lowered.and_then(|lowered| check_size(&lowered.module, body.len())) {
        Ok(_) => Vec::new(),
        Err(e) => {
            assert!(
                e.list.iter().all(|d| d.hint.is_some()),
                "no hint:\n{}",
                e.render(&body, "f")
            );
            e.list.iter().map(|d| d.code).collect()
        }
    }
}

#[test]
fn every_page_shows_a_mistake_with_its_code_and_then_what_compiles() {
    let mut wrong = Vec::new();
    for code in ALL {
        let page = page(code);
        let blocks = fences(&page);
        let [(bad_info, bad), (good_info, good)] = blocks.as_slice() else {
            panic!("{}: two examples are expected, not {}", code.number, blocks.len());
        };
        assert_eq!(
            (bad_info.as_str(), good_info.as_str()),
            ("sql", "sql"),
            "{}",
            code.number
        );
        for (example, expected) in [(bad, vec![code.number]), (good, Vec::new())] {
            let found = outcome(example);
            if found != expected {
                wrong.push(format!(
                    "{}: {found:?} instead of {expected:?} for\n{example}",
                    code.number
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_has_its_title_and_sqlstate() {
    for code in ALL {
        let page = page(code);
        assert!(
            page.starts_with(&format!("# {}: {}\n", code.number, code.title)),
            "{}",
            code.number
        );
        assert!(
            page.contains(&format!("\nSQLSTATE {}\n", code.sqlstate)),
            "{}",
            code.number
        );
    }
}

#[test]
fn there_is_no_page_of_an_unknown_code_and_the_index_is_complete() {
    let index = std::fs::read_to_string(folder().join("README.md")).expect("the index");
    for code in ALL {
        let line = format!("| [{0}]({0}.md) | {1} | {2} |", code.number, code.sqlstate, code.title);
        assert!(index.contains(&line), "the index lacks {line}");
    }
    for entry in std::fs::read_dir(folder()).expect("docs/errors") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let known = name == "README.md" || ALL.iter().any(|c| name == format!("{}.md", c.number));
        assert!(known, "{name} is of no code");
    }
}
