//! The files with functions that tests go over: filetests and examples.

use std::io;
use std::path::{Path, PathBuf};

use rbcdb_sql::Statement;
use rbcdb_udf_compiler::pipeline::{Compiled, Compiler};

use crate::program::Catalog;

/// The files below a folder that have an extension, in order of their paths.
///
/// # Errors
/// If a folder can't be read.
pub fn below(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The filetests and the examples' functions.
///
/// # Errors
/// If a folder can't be read.
pub fn functions() -> io::Result<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = below(&root.join("tests/filetests"), "rbc")?;
    files.extend(below(&root.join("examples/functions"), "sql")?);
    files.sort();
    Ok(files)
}

/// The functions of a file that compile: some are there because they don't, and some files because they aren't SQL, which is
/// the matter of other tests.
///
/// # Errors
/// If the file can't be read.
pub fn compiled(file: &Path, compiler: &Compiler) -> io::Result<Vec<Compiled>> {
    let text = std::fs::read_to_string(file)?;
    // Filetests have a header before the statements and expectations behind them.
    let sql: Vec<&str> = text
        .lines()
        .skip_while(|line| line.starts_with(';'))
        .take_while(|line| !line.starts_with("==== "))
        .collect();
    let mut catalog = Catalog::default();
    let mut compiled = Vec::new();
    for span in rbcdb_sql::parse(&sql.join("\n")).unwrap_or_default() {
        if let Statement::CreateFunction(create) = &span.statement {
            compiled.extend(catalog.compile_sql(compiler, create));
        }
    }
    Ok(compiled)
}
