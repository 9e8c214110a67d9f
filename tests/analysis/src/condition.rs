//! Conditions of launches, of labels and of reports: does a launch fulfil them, do two lists of them say the same?

use std::collections::BTreeSet;

use rbcdb_udf_analysis::report::Launch;
use rbcdb_udf_analysis::simulate::{Argument, Kind};

use crate::expression::Expression;
use crate::random::Random;

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// As it is written.
    pub text: String,
    expression: Expression,
}

impl Condition {
    /// Parses `text`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let expression = Expression::parse(text).map_err(|error| format!("condition `{text}`: {error}"))?;
        Ok(Self {
            text: text.to_owned(),
            expression,
        })
    }

    /// Whether a launch with these arguments fulfils it; an error if it speaks of what a launcher doesn't see.
    pub fn holds(&self, launch: &Launch, arguments: &[Argument]) -> Result<bool, String> {
        let value = |name: &str| {
            size(launch, name).or_else(|| {
                let argument = arguments.iter().find(|argument| argument.name == name)?;
                let scalar = argument.value.as_ref().filter(|_| argument.kind == Kind::Scalar)?;
                scalar.as_i128()
            })
        };
        for name in self.expression.names() {
            if value(&name).is_none() {
                return Err(format!("condition `{}`: a launcher doesn't know {name}", self.text));
            }
        }
        // A condition without a value, such as a remainder by zero, isn't fulfilled.
        Ok(self.expression.evaluate(&value).is_some_and(|value| value != 0))
    }

    fn fulfilled(&self, launch: &Launch, parameters: &[(String, i128)]) -> bool {
        let value = |name: &str| {
            let parameter = || Some(parameters.iter().find(|(other, _)| other == name)?.1);
            size(launch, name).or_else(parameter)
        };
        self.expression.evaluate(&value).is_some_and(|value| value != 0)
    }
}

/// The value of `gridDim.x` and so on.
fn size(launch: &Launch, name: &str) -> Option<i128> {
    let (sizes, dimension) = match name.split_once('.')? {
        ("gridDim", dimension) => (&launch.grid, dimension),
        ("blockDim", dimension) => (&launch.block, dimension),
        _ => return None,
    };
    let at = ["x", "y", "z"].iter().position(|name| *name == dimension)?;
    Some(sizes[at].into())
}

/// How many launches two lists of conditions are compared by.
const SAMPLES: usize = 4000;

/// A launch, with values of parameters, that fulfils one list of conditions and not the other.
pub fn difference(a: &[Condition], b: &[Condition]) -> Option<String> {
    let names: BTreeSet<String> = a
        .iter()
        .chain(b)
        .flat_map(|condition| condition.expression.names())
        .collect();
    let shape = |name: &String| name.starts_with("gridDim.") || name.starts_with("blockDim.");
    let names: Vec<String> = names.into_iter().filter(|name| !shape(name)).collect();
    let mut random = Random::new(7);
    for _ in 0..SAMPLES {
        // Mostly one, as sizes are, and at times a power of two: else conditions such as `blockDim.y == 1` are hardly met.
        let mut extent = || {
            [0; 3].map(|_| match random.below(6) {
                0 => 1 + random.below(20),
                1 => 1 << random.below(7),
                2 => 32 * (1 + random.below(3)),
                _ => 1,
            })
        };
        let launch = Launch {
            grid: extent(),
            block: extent(),
        };
        let parameters: Vec<(String, i128)> = names
            .iter()
            .map(|name| (name.clone(), i128::from(random.below(70)) - 4))
            .collect();
        let all = |conditions: &[Condition]| conditions.iter().all(|c| c.fulfilled(&launch, &parameters));
        if all(a) != all(b) {
            return Some(format!("{} with {parameters:?}", crate::notation::show(&launch)));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Condition, difference};

    fn conditions(texts: &[&str]) -> Vec<Condition> {
        let parse = |text: &&str| Condition::parse(text).unwrap_or_else(|error| panic!("{error}"));
        texts.iter().map(parse).collect()
    }

    #[test]
    fn spelling_makes_no_difference() {
        let same = |a: &[&str], b: &[&str]| assert_eq!(difference(&conditions(a), &conditions(b)), None);
        same(&["gridDim.x*blockDim.x >= n"], &["n <= blockDim.x*gridDim.x"]);
        same(&["gridDim.y*blockDim.y == 1"], &["gridDim.y == 1", "blockDim.y == 1"]);
        same(&["blockDim.x % 32 == 0"], &["(blockDim.x & 31) == 0"]);
    }

    #[test]
    fn meaning_does() {
        let other = |a: &[&str], b: &[&str]| assert!(difference(&conditions(a), &conditions(b)).is_some(), "{a:?}");
        other(&["gridDim.x*blockDim.x >= n"], &["gridDim.x*blockDim.x >= n - 1"]);
        other(
            &["gridDim.x*blockDim.x >= n"],
            &["gridDim.x*blockDim.x >= n", "blockDim.y == 1"],
        );
        other(&["gridDim.x >= rows"], &[]);
        other(&["blockDim.x == 16"], &["blockDim.x % 16 == 0"]);
    }
}
