//! Lines of the source in LLVM IR, for what the launch-shape analysis says of a kernel function.

use inkwell::builder::Builder;
use inkwell::debug_info::{
    AsDIScope, DIFlags, DIFlagsConstants, DISubprogram, DWARFEmissionKind, DWARFSourceLanguage, DebugInfoBuilder,
};
use inkwell::module::FlagBehavior;
use inkwell::values::FunctionValue;

use super::emit::Emitter;
use crate::ir::{Function, SiteId};

/// The version of LLVM's metadata for lines.
const VERSION: u64 = 3;

/// Writes lines into a module.
pub(super) struct Lines<'c> {
    builder: DebugInfoBuilder<'c>,
    file: inkwell::debug_info::DIFile<'c>,
}

impl<'c> Lines<'c> {
    /// For the module in work.
    pub(super) fn new(e: &Emitter<'c>) -> Lines<'c> {
        let version = e.i32(VERSION as u32);
        e.module
            .add_basic_value_flag("Debug Info Version", FlagBehavior::Warning, version);
        let (builder, unit) = e.module.create_debug_info_builder(
            true,
            DWARFSourceLanguage::Python,
            "body",
            "",
            "rbcdb",
            true,
            "",
            0,
            "",
            DWARFEmissionKind::LineTablesOnly,
            0,
            false,
            false,
            "",
            "",
        );
        let file = unit.get_file();
        Lines { builder, file }
    }

    /// Gives a function lines; each call of it in another one that has some must have one, too.
    pub(super) fn describe(&self, function: FunctionValue<'c>, name: &str) -> DISubprogram<'c> {
        let ty = self
            .builder
            .create_subroutine_type(self.file, None, &[], DIFlags::PUBLIC);
        let scope = self.file.as_debug_info_scope();
        let program = self.builder.create_function(
            scope,
            name,
            None,
            self.file,
            1,
            ty,
            true,
            true,
            1,
            DIFlags::PUBLIC,
            true,
        );
        function.set_subprogram(program);
        program
    }

    /// Ends the work.
    pub(super) fn finish(&self) {
        self.builder.finalize();
    }

    /// What is built from now on stands in a line.
    pub(super) fn set(&self, e: &Emitter<'c>, scope: DISubprogram<'c>, line: u32, column: u32) {
        let scope = scope.as_debug_info_scope();
        let location = self.builder.create_debug_location(e.context, line, column, scope, None);
        e.builder.set_current_debug_location(location);
    }
}

/// Where a site of a function is.
pub(super) fn place(function: &Function, site: SiteId) -> (u32, u32) {
    let site = function.sites.get(site.0 as usize);
    site.map_or((0, 0), |site| (site.line, site.column))
}

/// What is built from now on stands nowhere.
pub(super) fn unset(builder: &Builder<'_>) {
    builder.unset_current_debug_location();
}
