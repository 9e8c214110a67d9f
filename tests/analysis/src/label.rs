//! What is true of a kernel, from the comments at the top of its file.
//!
//! `tests/filetests/analysis/README.md` says what each key means.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rbcdb_udf_analysis::report::{Launch, Verdict};
use rbcdb_udf_analysis::simulate::{Argument, Spec};

use crate::condition::Condition;
use crate::notation;

/// A labelled kernel.
#[derive(Debug)]
pub struct Labelled {
    /// The file with its IR.
    pub ir: PathBuf,
    /// What is true of it.
    pub label: Label,
    /// Its arguments.
    pub arguments: Vec<Argument>,
    /// Launches that agree, as far as the label says so.
    pub launches: Vec<Launch>,
    /// Launches that show why the label isn't better.
    pub refuted_by: Vec<Launch>,
    /// What the emulator finds with those.
    pub shows: Shows,
    /// Orders of threads per launch.
    pub schedules: u32,
}

/// What is true of a kernel.
#[derive(Debug)]
pub struct Label {
    /// The verdict.
    pub verdict: Verdict,
    /// What is independent of what, under the conditions.
    pub holds: Holds,
    /// What a launch has to fulfil.
    pub conditions: Vec<Condition>,
    /// What is asked of the analysis.
    pub accept: Accept,
}

/// A report's three booleans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holds {
    /// blockDim may vary while gridDim is fixed.
    pub block: bool,
    /// gridDim may vary while blockDim is fixed.
    pub grid: bool,
    /// Both may vary while their product is fixed in each dimension.
    pub fixed_total: bool,
}

/// What is asked of the analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accept {
    /// To say what the label says.
    Must,
    /// To say no more than the label says.
    May,
    /// To say no more than the label says, which is nothing good.
    Never,
}

/// What the emulator finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// Outputs that differ between launches.
    Difference,
    /// A race, or outputs that differ between orders of threads.
    Race,
    /// Nothing.
    Nothing,
}

/// The keys that may stand in a header.
const KEYS: &[&str] = &[
    "verdict",
    "condition",
    "block_independent",
    "grid_independent",
    "fixed_total_independent",
    "accept",
    "args",
    "launches",
    "refuted_by",
    "shows",
    "schedules",
    "opt",
    "arch",
    "why",
];

/// Verdicts as reports write them.
const VERDICTS: &[(&str, Verdict)] = &[
    ("independent", Verdict::Independent),
    ("independent_if", Verdict::IndependentIf),
    ("fixed_total_only", Verdict::FixedTotalOnly),
    ("depends_on", Verdict::DependsOn),
    ("float_reassociation", Verdict::FloatReassociation),
    ("racy", Verdict::Racy),
    ("unknown", Verdict::Unknown),
];

impl Holds {
    /// What a verdict implies where a label says nothing else.
    fn of(verdict: Verdict) -> Self {
        let all = matches!(verdict, Verdict::Independent | Verdict::IndependentIf);
        Self {
            block: all,
            grid: all,
            fixed_total: all || verdict == Verdict::FixedTotalOnly,
        }
    }

    /// Whether nothing may vary.
    pub fn nothing(self) -> bool {
        !self.block && !self.grid && !self.fixed_total
    }

    /// Whether two launches are related by something that may vary.
    pub fn relates(self, a: &Launch, b: &Launch) -> bool {
        let total = |launch: &Launch| -> Vec<u64> {
            let sizes = launch.grid.iter().zip(&launch.block);
            sizes
                .map(|(grid, block)| u64::from(*grid) * u64::from(*block))
                .collect()
        };
        (self.block && (self.grid || a.grid == b.grid))
            || (self.grid && a.block == b.block)
            || (self.fixed_total && total(a) == total(b))
    }
}

impl Labelled {
    /// Reads the header of `path`, a `.cu` file or the `.ll` file of a kernel that has none.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let comment = if path.extension().is_some_and(|extension| extension == "cu") {
            "// "
        } else {
            "; "
        };
        let mut labelled = Self::parse(&text, comment)?;
        labelled.ir = path.with_extension("ll");
        Ok(labelled)
    }

    fn parse(text: &str, comment: &str) -> Result<Self, String> {
        let keys = Keys::parse(text, comment)?;
        let verdict = keys.needed("verdict")?;
        let verdict = VERDICTS
            .iter()
            .find(|(name, _)| *name == verdict)
            .map(|(_, verdict)| *verdict)
            .ok_or_else(|| format!("there is no verdict {verdict}"))?;
        let implied = Holds::of(verdict);
        let holds = Holds {
            block: keys.boolean("block_independent")?.unwrap_or(implied.block),
            grid: keys.boolean("grid_independent")?.unwrap_or(implied.grid),
            fixed_total: keys.boolean("fixed_total_independent")?.unwrap_or(implied.fixed_total),
        };
        let accept = match keys.needed("accept")? {
            "must" => Accept::Must,
            "may" => Accept::May,
            "never" => Accept::Never,
            other => return Err(format!("accept: {other}")),
        };
        let shows = match keys.needed("shows")? {
            "difference" => Shows::Difference,
            "race" => Shows::Race,
            "none" => Shows::Nothing,
            other => return Err(format!("shows: {other}")),
        };
        keys.needed("why")?;
        let conditions = keys.all("condition");
        let labelled = Self {
            ir: PathBuf::new(),
            label: Label {
                verdict,
                holds,
                conditions: conditions.map(Condition::parse).collect::<Result<_, _>>()?,
                accept,
            },
            arguments: notation::arguments(keys.needed("args")?)?,
            launches: notation::launches(keys.one("launches").unwrap_or_default())?,
            refuted_by: notation::launches(keys.one("refuted_by").unwrap_or_default())?,
            shows,
            schedules: match keys.one("schedules") {
                Some(number) => number.parse().map_err(|_| format!("schedules: {number}"))?,
                None => 3,
            },
        };
        labelled.check()?;
        Ok(labelled)
    }

    /// That the label doesn't contradict itself.
    fn check(&self) -> Result<(), String> {
        let label = &self.label;
        if (self.shows == Shows::Nothing) != self.refuted_by.is_empty() {
            return Err("refuted_by and what it shows belong together".to_owned());
        }
        if label.verdict == Verdict::Independent && !(label.conditions.is_empty() && self.refuted_by.is_empty()) {
            return Err("what is independent has no conditions and can't be refuted".to_owned());
        }
        if !label.holds.nothing() && label.accept != Accept::Never && self.launches.len() < 2 {
            return Err("at least two launches have to agree".to_owned());
        }
        let first = self.launches.first();
        for launch in &self.launches {
            let related = first.is_none_or(|first| label.holds.relates(first, launch));
            if !related || !self.fulfils(&label.conditions, launch)? {
                return Err(format!("launch {} isn't covered by the label", notation::show(launch)));
            }
        }
        for launch in self.refuted_by.iter().filter(|_| self.shows == Shows::Difference) {
            let related = first.is_some_and(|first| label.holds.relates(first, launch));
            if related && self.fulfils(&label.conditions, launch)? {
                return Err(format!("launch {} ought to agree", notation::show(launch)));
            }
        }
        Ok(())
    }

    /// Whether a launch fulfils all conditions with this kernel's arguments.
    pub fn fulfils(&self, conditions: &[Condition], launch: &Launch) -> Result<bool, String> {
        for condition in conditions {
            if !condition.holds(launch, &self.arguments)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What to simulate for `launches`.
    pub fn spec(&self, launches: Vec<Launch>) -> Spec {
        Spec {
            args: self.arguments.clone(),
            launches,
            schedules: self.schedules,
        }
    }
}

/// Keys and values of a header.
struct Keys(BTreeMap<String, Vec<String>>);

impl Keys {
    fn parse(text: &str, comment: &str) -> Result<Self, String> {
        let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in text.lines().map_while(|line| line.strip_prefix(comment)) {
            let (key, value) = line.split_once(": ").ok_or_else(|| format!("`{line}` has no key"))?;
            if !KEYS.contains(&key) {
                return Err(format!("there is no key `{key}`"));
            }
            let values = keys.entry(key.to_owned()).or_default();
            if !values.is_empty() && key != "condition" {
                return Err(format!("`{key}` is given twice"));
            }
            values.push(value.trim().to_owned());
        }
        Ok(Self(keys))
    }

    fn all(&self, key: &str) -> impl Iterator<Item = &str> {
        self.0.get(key).into_iter().flatten().map(String::as_str)
    }

    fn one(&self, key: &str) -> Option<&str> {
        self.all(key).next()
    }

    fn needed(&self, key: &str) -> Result<&str, String> {
        self.one(key).ok_or_else(|| format!("`{key}` is missing"))
    }

    fn boolean(&self, key: &str) -> Result<Option<bool>, String> {
        let value = self
            .one(key)
            .map(|value| value.parse().map_err(|_| format!("{key}: {value}")));
        value.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::Labelled;

    const GOOD: &str = "// verdict: independent_if\n// condition: gridDim.x*blockDim.x >= n\n// accept: must\n// why: by id\n\
                        // args: out i32[9] a; i32 n = 9\n// launches: 1x9 9x1\n// refuted_by: 1x8\n// shows: difference\n";

    fn error(from: &str, to: &str) -> String {
        let text = GOOD.replace(from, to);
        assert_ne!(text, GOOD);
        Labelled::parse(&text, "// ").expect_err("it is wrong")
    }

    #[test]
    fn a_header_is_read() {
        let labelled = Labelled::parse(GOOD, "// ").expect("it is well formed");
        assert_eq!(labelled.launches.len(), 2);
        assert!(labelled.label.holds.block);
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        assert!(error("why: by id", "wy: by id").contains("no key `wy`"));
        assert!(error("// why: by id\n", "").contains("`why` is missing"));
        assert!(error("1x9 9x1", "1x9 4x2").contains("isn't covered"));
        assert!(error("refuted_by: 1x8", "refuted_by: 2x8").contains("ought to agree"));
        assert!(error("shows: difference", "shows: none").contains("belong together"));
        assert!(error("1x9 9x1", "1x9").contains("at least two"));
        assert!(error("independent_if", "independent").contains("no conditions"));
    }
}
