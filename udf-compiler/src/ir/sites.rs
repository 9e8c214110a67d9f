//! Where a failure happened: from a function's own sites to the one table that an artifact carries.
//!
//! The artifact's table is the functions' tables one after the other, in the order of [`Module::functions`].

use rbcdb_udf_abi::artifact;

use super::{FunctionId, Module, Site, SiteId};

impl Module {
    /// The artifact's site table.
    pub fn artifact_sites(&self) -> Vec<artifact::Site> {
        let of_function = |function: &super::Function| {
            let name = function.name.clone();
            let to_artifact = move |site: &Site| artifact::Site {
                function: name.clone(),
                line: site.line,
                column: site.column,
                message: site.message.clone(),
            };
            function.sites.iter().map(to_artifact).collect::<Vec<_>>()
        };
        self.functions.iter().flat_map(of_function).collect()
    }

    /// The index in [`Module::artifact_sites`] of a function's site.
    ///
    /// # Panics
    /// If the module has no such function.
    pub fn artifact_site_index(&self, function: FunctionId, site: SiteId) -> u32 {
        let before = &self.functions[..function.0 as usize];
        before.iter().map(|f| f.sites.len() as u32).sum::<u32>() + site.0
    }
}

#[cfg(test)]
mod tests {
    use crate::ir::parse::parse;
    use crate::ir::{FunctionId, SiteId};

    #[test]
    fn tables_are_concatenated() {
        let text = "function f0 inner() -> BIGINT {\n  site @0 2:3\n  site @1 4:5 \"boom\"\n  fail Raised @1\n}\n\
                    function f1 outer() -> BIGINT {\n  site @0 1:1\n  fail Raised @0\n}\n";
        let module = parse(text).unwrap();
        let sites = module.artifact_sites();
        assert_eq!(sites.len(), 3);
        for (function, site, expected) in [(0, 0, ("inner", 2)), (0, 1, ("inner", 4)), (1, 0, ("outer", 1))] {
            let index = module.artifact_site_index(FunctionId(function), SiteId(site));
            let site = &sites[index as usize];
            assert_eq!((site.function.as_str(), site.line), expected);
        }
        assert_eq!(sites[1].message.as_deref(), Some("boom"));
    }
}
