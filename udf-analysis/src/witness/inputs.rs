//! Small inputs for a kernel: scalars by pattern, buffers with contents that suit values, indices and row starts.

use serde_json::Number;

use super::signature::{Signature, Takes};
use crate::simulate::{Argument, Element, Init, Kind};

/// Arguments to try.
#[derive(Debug, Clone)]
pub struct Input {
    /// They, in order.
    pub arguments: Vec<Argument>,
    /// The largest integer scalar, at least 1.
    pub largest: u32,
}

/// What buffers hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Contents {
    /// Whole numbers from 0 on to below this: as indices they are in bounds, and sums of such floats are exact.
    Whole(u32),
    /// Each element its index: as indices a permutation, as starts of rows one element each.
    Iota,
    /// Random values; floats with fractions.
    Random,
}

impl Contents {
    fn init(self, element: Element, len: usize, seed: usize) -> Init {
        match self {
            Contents::Iota => Init::Iota,
            Contents::Random => Init::Random,
            Contents::Whole(below) => {
                let float = matches!(element, Element::F32 | Element::F64);
                // Floats are no indices: they may vary more.
                let below = if float { below.max(9) } else { below };
                let number = |at: usize| {
                    let mixed = (at + 1)
                        .wrapping_mul(0x9e37_79b9)
                        .wrapping_add(seed.wrapping_mul(0x85eb_ca6b))
                        >> 7;
                    let whole = mixed as u32 % below.max(1);
                    // Floats of either sign.
                    let signed = i64::from(whole) - if float { i64::from(below / 2) } else { 0 };
                    Number::from(signed)
                };
                Init::Values((0..len).map(number).collect())
            }
        }
    }
}

/// Values of the integer scalars, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Scalars {
    /// These, over and over.
    Each(Vec<u32>),
    /// One for all.
    All(u32),
}

/// The inputs to try, in this order. In some, no scalar is larger than `cover`, so that small launches cover them.
pub fn inputs(signature: &Signature, cover: u32, len: usize) -> Vec<Input> {
    if signature.parameters.iter().any(|p| p.takes == Takes::Other) {
        return Vec::new();
    }
    let integers = signature
        .parameters
        .iter()
        .filter(|p| matches!(p.takes, Takes::Integer(_)))
        .count();
    let down: Vec<u32> = [7, 5, 3, 6, 4, 2].iter().map(|n| (*n).min(cover)).collect();
    let up: Vec<u32> = down.iter().rev().copied().collect();
    let mut patterns = vec![
        Scalars::Each(down),
        Scalars::All(33),
        Scalars::All(100),
        Scalars::Each(vec![37, 13, 21]),
    ];
    patterns.extend([
        Scalars::All(cover),
        Scalars::Each(up),
        Scalars::All(300),
        Scalars::Each(vec![13, 37, 40]),
    ]);
    patterns.extend(signature.compared.iter().flat_map(|c| [*c, c + 1]).map(Scalars::All));
    patterns.extend([
        Scalars::All(1),
        Scalars::Each(vec![cover, 1]),
        Scalars::Each(vec![1, cover]),
        Scalars::All(64),
    ]);
    if integers == 0 {
        patterns.truncate(1);
    }
    let mut inputs: Vec<Input> = Vec::new();
    for pattern in patterns {
        let iota = matches!(pattern, Scalars::Each(_)).then_some(Contents::Iota);
        for contents in [Contents::Whole(0), Contents::Random].into_iter().chain(iota) {
            let input = input(signature, &pattern, contents, len);
            let same = |other: &Input| other.arguments == input.arguments;
            if !inputs.iter().any(same) {
                inputs.push(input);
            }
        }
    }
    inputs
}

fn input(signature: &Signature, scalars: &Scalars, contents: Contents, len: usize) -> Input {
    let mut integers = 0usize;
    let mut next = || {
        integers += 1;
        match scalars {
            Scalars::All(number) => *number,
            Scalars::Each(list) => list[(integers - 1) % list.len()],
        }
    };
    let numbers: Vec<Option<u32>> = signature
        .parameters
        .iter()
        .map(|parameter| match (parameter.takes, numba_field(&parameter.name)) {
            (Takes::Integer(1), _) => Some(next() % 2),
            (Takes::Integer(_), None) => Some(next()),
            (Takes::Integer(_), Some((array, field, dimension))) => {
                Some(numba_number(signature, array, field, dimension, scalars))
            }
            _ => None,
        })
        .collect();
    let plain = |at: &usize| numba_field(&signature.parameters[*at].name).is_none_or(|(_, field, _)| field == 5);
    let sizes = (0..numbers.len()).filter(plain).filter_map(|at| numbers[at]);
    let (smallest, largest) = sizes.fold((u32::MAX, 1), |(low, high), n| (low.min(n.max(1)), high.max(n)));
    let contents = match contents {
        Contents::Whole(_) if smallest == u32::MAX => Contents::Whole(8),
        Contents::Whole(_) => Contents::Whole(smallest),
        other => other,
    };
    let arguments = signature
        .parameters
        .iter()
        .zip(&numbers)
        .enumerate()
        .map(|(at, (parameter, number))| {
            let scalar = |element, value| Argument {
                name: parameter.name.clone(),
                kind: Kind::Scalar,
                element,
                len: None,
                init: None,
                out: false,
                value: Some(value),
            };
            match parameter.takes {
                Takes::Integer(bits) => {
                    let element = match bits {
                        0..=8 => Element::U8,
                        9..=16 => Element::I16,
                        17..=32 => Element::I32,
                        _ => Element::I64,
                    };
                    // A byte doesn't hold every number that is tried.
                    let number = number.unwrap_or(1);
                    scalar(element, Number::from(if bits <= 8 { number % 128 } else { number }))
                }
                Takes::Float(element) => {
                    let value = 1.5 - at as f64 / 8.0;
                    scalar(element, Number::from_f64(value).unwrap_or_else(|| Number::from(1)))
                }
                Takes::Buffer(element) => {
                    // What isn't used, or is a flag that stays unset, holds zeros.
                    let init = element.map_or(Init::Zero, |element| contents.init(element, len, at));
                    let (element, len) = element.map_or((Element::U8, 64), |element| (element, len));
                    Argument {
                        name: parameter.name.clone(),
                        kind: Kind::Buffer,
                        element,
                        len: Some(len),
                        init: Some(init),
                        out: true,
                        value: None,
                    }
                }
                Takes::Other => scalar(Element::U8, Number::from(0)),
            }
        });
    Input {
        arguments: arguments.collect(),
        largest,
    }
}

/// An argument in words.
pub fn describe(argument: &Argument) -> String {
    let Some(len) = argument.len else {
        let value = argument.value.as_ref().map_or_else(String::new, Number::to_string);
        return format!("{} = {value}", argument.name);
    };
    let contents = match &argument.init {
        None | Some(Init::Zero) => "0".to_owned(),
        Some(Init::Random) => "random".to_owned(),
        Some(Init::Iota) => "0, 1, 2, …".to_owned(),
        Some(Init::Values(values)) => {
            let shown: Vec<String> = values.iter().take(5).map(Number::to_string).collect();
            shown.join(", ") + ", …"
        }
    };
    format!("{} = {len} x {}: {contents}", argument.name, argument.element.name())
}

/// Numba hands an array over as `name.0` to `name.4` (memory's owners, number of elements, an element's bytes, data),
/// `name.5.d` (its shape) and `name.6.d` (its strides in bytes): the array, the field and the dimension.
fn numba_field(name: &str) -> Option<(&str, u32, usize)> {
    let mut parts = name.rsplitn(3, '.');
    let last = parts.next()?.parse().ok()?;
    match (parts.next(), parts.next()) {
        (Some(field), Some(array)) if matches!(field, "5" | "6") => Some((array, field.parse().ok()?, last)),
        (Some(array), None) if last < 5 => Some((array, u32::try_from(last).ok()?, 0)),
        _ => None,
    }
}

/// The number that such a field has, where all arrays have one shape and lie row by row.
fn numba_number(signature: &Signature, array: &str, field: u32, dimension: usize, scalars: &Scalars) -> u32 {
    let extent = |d: usize| match scalars {
        Scalars::All(number) => *number,
        Scalars::Each(list) => list[d % list.len()],
    };
    let fields = signature
        .parameters
        .iter()
        .filter_map(|p| Some((p, numba_field(&p.name)?)));
    let fields: Vec<_> = fields.filter(|(_, (other, ..))| *other == array).collect();
    let rank = fields.iter().filter(|(_, (_, field, _))| *field == 5).count();
    let element = fields.iter().find_map(|(p, (_, field, _))| match p.takes {
        Takes::Buffer(Some(element)) if *field == 4 => u32::try_from(element.bytes()).ok(),
        _ => None,
    });
    let bytes = element.unwrap_or(1);
    match field {
        2 => (0..rank).map(extent).product(),
        3 => bytes,
        5 => extent(dimension),
        _ => (dimension + 1..rank).map(extent).product::<u32>() * bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::super::signature::Parameter;
    use super::*;

    fn signature(parameters: &[(&str, Takes)]) -> Signature {
        let parameter = |(name, takes): &(&str, Takes)| Parameter {
            name: (*name).to_owned(),
            takes: *takes,
        };
        Signature {
            parameters: parameters.iter().map(parameter).collect(),
            ..Signature::default()
        }
    }

    fn value(input: &Input, name: &str) -> i128 {
        let argument = input.arguments.iter().find(|a| a.name == name).expect("it is there");
        argument.value.as_ref().and_then(Number::as_i128).expect("an integer")
    }

    #[test]
    fn indices_are_in_bounds_of_the_smallest_length() {
        let buffer = Takes::Buffer(Some(Element::I32));
        let signature = signature(&[("a", buffer), ("n", Takes::Integer(32)), ("m", Takes::Integer(64))]);
        let inputs = inputs(&signature, 7, 100);
        assert_eq!((value(&inputs[0], "n"), value(&inputs[0], "m")), (7, 5));
        assert_eq!(inputs[0].largest, 7);
        let Some(Init::Values(values)) = &inputs[0].arguments[0].init else {
            panic!("{:?}", inputs[0])
        };
        let values: Vec<i128> = values.iter().filter_map(Number::as_i128).collect();
        assert!(
            values.iter().all(|v| (0..5).contains(v)) && values.contains(&4),
            "{values:?}"
        );
    }

    #[test]
    fn arrays_of_numba_fit_together() {
        let mut parameters = Vec::new();
        for array in ["out", "a.b"] {
            let unused = Takes::Buffer(None);
            let name = |field: &str| format!("{array}.{field}");
            parameters.extend([(name("0"), unused), (name("1"), unused)]);
            parameters.extend(["2", "3"].map(|field| (name(field), Takes::Integer(64))));
            parameters.push((name("4"), Takes::Buffer(Some(Element::F64))));
            parameters.extend(["5.0", "5.1", "6.0", "6.1"].map(|field| (name(field), Takes::Integer(64))));
        }
        let named: Vec<(&str, Takes)> = parameters.iter().map(|(name, takes)| (name.as_str(), *takes)).collect();
        let inputs = inputs(&signature(&named), 4, 100);
        let input = inputs
            .iter()
            .find(|input| value(input, "out.5.0") == 2)
            .expect("sizes that grow");
        let of = |field: &str| value(input, &format!("out.{field}"));
        assert_eq!((of("5.0"), of("5.1")), (2, 4));
        assert_eq!((of("2"), of("3")), (8, 8));
        assert_eq!((of("6.0"), of("6.1")), (32, 8));
        assert_eq!(input.largest, 4);
    }

    #[test]
    fn what_takes_a_structure_isn_t_made_up() {
        assert!(inputs(&signature(&[("s", Takes::Other)]), 7, 100).is_empty());
    }
}
