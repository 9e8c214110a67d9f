//! A report as text, for people.

use std::fmt::Write as _;

use crate::report::{Dependence, Launch, Report, Verdict, Witness};
use crate::witness::describe;

impl Report {
    /// The report as some lines of text.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let _ = writeln!(text, "{}: {}", self.kernel, self.verdict.name());
        let _ = writeln!(text, "  {}", self.meaning());
        let list = |text: &mut String, title: &str, lines: &[String]| {
            if !lines.is_empty() {
                let _ = writeln!(text, "  {title}:");
                lines.iter().for_each(|line| {
                    let _ = writeln!(text, "    {line}");
                });
            }
        };
        if self.block_independent || self.grid_independent || self.fixed_total_independent || self.is_accepted() {
            list(&mut text, "on condition that", &self.conditions);
            list(&mut text, "assuming that", &self.assumptions);
        }
        for reason in &self.reasons {
            let line = reason.line.map(|line| format!("line {line}: ")).unwrap_or_default();
            let _ = writeln!(text, "  because: {line}{}", reason.message);
            if let Some(instruction) = &reason.instruction {
                let _ = writeln!(text, "    | {}", instruction.trim());
            }
        }
        if let Some(witness) = &self.witness {
            text.push_str(&witness.to_text());
        }
        text
    }

    fn is_accepted(&self) -> bool {
        matches!(self.verdict, Verdict::Independent | Verdict::IndependentIf)
    }

    /// The verdict in a sentence.
    fn meaning(&self) -> String {
        let dimensions = [
            ('x', self.dimensions.x),
            ('y', self.dimensions.y),
            ('z', self.dimensions.z),
        ];
        let used: Vec<String> = dimensions
            .iter()
            .filter(|(_, dependence)| *dependence != Dependence::Unused)
            .map(|(letter, _)| letter.to_string())
            .collect();
        let used = used.join(", ");
        match self.verdict {
            Verdict::Independent => "the output is the same under every grid and block".to_owned(),
            Verdict::IndependentIf => {
                "the output is the same under every grid and block that fulfil the conditions".to_owned()
            }
            Verdict::FixedTotalOnly => {
                format!("the output depends on gridDim*blockDim ({used}), not on how it is split into blocks")
            }
            Verdict::DependsOn => {
                let on = match (self.block_independent, self.grid_independent) {
                    (false, true) => "blockDim",
                    (true, false) => "gridDim",
                    _ => "gridDim and blockDim",
                };
                format!("the output depends on {on} ({used})")
            }
            Verdict::FloatReassociation => {
                "the output depends on the launch by the order in which floating-point numbers are added".to_owned()
            }
            Verdict::Racy => "the output depends on the order in which threads run".to_owned(),
            Verdict::Unknown => "whether the output depends on grid and block isn't known".to_owned(),
        }
    }
}

impl Witness {
    fn to_text(&self) -> String {
        let place = format!("{}[{}]", self.argument, self.element);
        let (a, b) = (launch_text(&self.launch_a), launch_text(&self.launch_b));
        let mut text = if self.launch_a == self.launch_b {
            format!(
                "  witness: {place} is {} or {}, by the order of threads\n    with {a}\n",
                self.a, self.b
            )
        } else {
            format!(
                "  witness: {place} differs\n    {} with {a}\n    {} with {b}\n",
                self.a, self.b
            )
        };
        for (index, argument) in self.arguments.iter().enumerate() {
            let lead = if index == 0 { "where" } else { "     " };
            let _ = writeln!(text, "    {lead} {}", describe(argument));
        }
        text
    }
}

fn launch_text(launch: &Launch) -> String {
    let size = |size: [u32; 3]| format!("({}, {}, {})", size[0], size[1], size[2]);
    format!("grid {}, block {}", size(launch.grid), size(launch.block))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_json() {
        use Verdict::*;
        for verdict in [
            Independent,
            IndependentIf,
            FixedTotalOnly,
            DependsOn,
            FloatReassociation,
            Racy,
            Unknown,
        ] {
            assert_eq!(serde_json::json!(verdict), verdict.name());
        }
    }
}
