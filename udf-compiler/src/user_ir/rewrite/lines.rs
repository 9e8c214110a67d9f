//! Lines of the user's text in what is written, for what the launch-shape analysis says of a kernel.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::user_ir::Lines;

/// Numbers of what all functions refer to: the module's flag, the unit, the file, the type of functions.
const HEAD: &str = "!llvm.module.flags = !{!0}\n!llvm.dbg.cu = !{!1}\n\
    !0 = !{i32 2, !\"Debug Info Version\", i32 3}\n\
    !1 = distinct !DICompileUnit(language: DW_LANG_C, file: !2, producer: \"rbcdb\", isOptimized: true, runtimeVersion: 0, \
    emissionKind: LineTablesOnly)\n\
    !2 = !DIFile(filename: \"body\", directory: \"\")\n\
    !3 = !DISubroutineType(types: !4)\n\
    !4 = !{null}\n";
const HEAD_COUNT: usize = 5;

/// The places of a module, as LLVM's metadata.
pub(super) struct DebugLines<'t> {
    source: &'t Lines<'t>,
    text: String,
    count: usize,
    /// The function in work.
    function: usize,
    /// Its places, by line and column.
    known: HashMap<(u32, u32), usize>,
}

impl<'t> DebugLines<'t> {
    pub(super) fn new(source: &'t Lines<'t>) -> DebugLines<'t> {
        DebugLines {
            source,
            text: HEAD.to_owned(),
            count: HEAD_COUNT,
            function: 0,
            known: HashMap::new(),
        }
    }

    fn add(&mut self, node: &str) -> usize {
        // Writing to a string can't fail.
        let _ = writeln!(self.text, "!{} = {node}", self.count);
        self.count += 1;
        self.count - 1
    }

    /// Begins a function; what stands behind its attributes.
    pub(super) fn begin(&mut self, name: &str, at: usize) -> String {
        let line = self.source.site(at, None).line;
        self.known.clear();
        self.function = self.add(&format!(
            "distinct !DISubprogram(name: \"{name}\", scope: !2, file: !2, line: {line}, type: !3, scopeLine: {line}, \
             spFlags: DISPFlagDefinition, unit: !1)"
        ));
        format!(" !dbg !{}", self.function)
    }

    /// What stands behind an instruction that comes of a place in the user's text.
    pub(super) fn at(&mut self, at: usize) -> String {
        let site = self.source.site(at, None);
        let (line, column) = (site.line, site.column);
        let number = match self.known.get(&(line, column)) {
            Some(known) => *known,
            None => {
                let scope = self.function;
                let added = self.add(&format!("!DILocation(line: {line}, column: {column}, scope: !{scope})"));
                self.known.insert((line, column), added);
                added
            }
        };
        format!(", !dbg !{number}")
    }

    /// The metadata.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}
