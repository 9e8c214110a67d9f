//! Overload resolution: which function of a name a call means.
//!
//! After PostgreSQL's `func_select_candidate`: of the functions that the arguments convert to implicitly, those with the
//! most exact matches stay, of these the ones with the least conversion cost; arguments of unknown type (NULL, string
//! literals, parameters) fit everything and decide last, for DOUBLE where there is a choice among numbers. What is then
//! not one function is ambiguous. Beyond PostgreSQL a literal fits every numeric type that holds its value, with
//! INTEGER (or BIGINT, or DOUBLE) as its own type.

use rbcdb_udf_abi::{ParameterType, ScalarType, Signature};

/// What is known of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgumentType {
    /// An expression of a type that functions take.
    Typed(ScalarType),
    /// An array of a type that arrays can be made of.
    Array(ScalarType),
    /// An array of integer literals, the least and the greatest of which these are.
    Integers(i128, i128),
    /// An array of numbers among which are literals with a fraction or exponent, or decimals.
    Fractions,
    /// An integer literal.
    Integer(i128),
    /// A literal with a fraction or exponent.
    Fraction,
    /// An exact decimal: converts to floating point.
    Decimal,
    /// NULL, a string literal, a parameter without type.
    Unknown,
    /// An expression of a type that no function takes.
    Foreign,
}

/// A function that a call might mean.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// Its signature.
    pub signature: &'a Signature,
    /// Parameters without default; they come first.
    pub required: usize,
}

/// The function that a call means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// Index of the candidate.
    pub candidate: usize,
    /// For each parameter the argument that it gets, or `None` for its default.
    pub arguments: Vec<Option<usize>>,
}

/// Why a call means no function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Miss {
    /// No function takes these arguments.
    NoMatch,
    /// Several take them equally well.
    Ambiguous(Vec<usize>),
}

struct Match {
    resolution: Resolution,
    exact: usize,
    cost: u32,
}

/// Finds the function that a call with these arguments and argument names means.
///
/// # Errors
/// [`Miss`] if there is none or more than one.
pub fn resolve(
    candidates: &[Candidate<'_>],
    arguments: &[ArgumentType],
    names: &[Option<String>],
) -> Result<Resolution, Miss> {
    let matches: Vec<Match> = candidates
        .iter()
        .enumerate()
        .filter_map(|(index, candidate)| match_candidate(index, candidate, arguments, names))
        .collect();
    let most_exact = matches.iter().map(|m| m.exact).max().ok_or(Miss::NoMatch)?;
    let matches: Vec<Match> = matches.into_iter().filter(|m| m.exact == most_exact).collect();
    let least_cost = matches.iter().map(|m| m.cost).min().ok_or(Miss::NoMatch)?;
    let mut matches: Vec<Match> = matches.into_iter().filter(|m| m.cost == least_cost).collect();
    if matches.len() > 1 {
        prefer_doubles(&mut matches, candidates, arguments);
    }
    if matches.len() > 1 {
        return Err(Miss::Ambiguous(
            matches.iter().map(|m| m.resolution.candidate).collect(),
        ));
    }
    matches.pop().map(|m| m.resolution).ok_or(Miss::NoMatch)
}

fn match_candidate(
    index: usize,
    candidate: &Candidate<'_>,
    arguments: &[ArgumentType],
    names: &[Option<String>],
) -> Option<Match> {
    let assigned = assign(candidate, arguments.len(), names)?;
    let (mut exact, mut cost) = (0, 0);
    for (parameter, argument) in candidate.signature.parameters.iter().zip(&assigned) {
        let Some(argument) = argument else { continue };
        let argument = arguments[*argument];
        let step = conversion_cost(argument, parameter.ty)?;
        exact += usize::from(step == 0 && argument != ArgumentType::Unknown);
        cost += step;
    }
    let resolution = Resolution {
        candidate: index,
        arguments: assigned,
    };
    Some(Match {
        resolution,
        exact,
        cost,
    })
}

/// Which argument each parameter gets; `None` if the numbers or names don't fit.
fn assign(candidate: &Candidate<'_>, count: usize, names: &[Option<String>]) -> Option<Vec<Option<usize>>> {
    let parameters = &candidate.signature.parameters;
    let mut assigned = vec![None; parameters.len()];
    for argument in 0..count {
        let place = match names.get(argument).and_then(Option::as_ref) {
            Some(name) => parameters.iter().position(|p| p.name == *name)?,
            None => argument,
        };
        let slot = assigned.get_mut(place)?;
        if slot.replace(argument).is_some() {
            return None;
        }
    }
    let complete = assigned[..candidate.required.min(parameters.len())]
        .iter()
        .all(Option::is_some);
    complete.then_some(assigned)
}

/// Keeps the functions that take DOUBLE for the arguments of unknown type, if any takes it at the most places.
fn prefer_doubles(matches: &mut Vec<Match>, candidates: &[Candidate<'_>], arguments: &[ArgumentType]) {
    let doubles = |m: &Match| {
        let parameters = &candidates[m.resolution.candidate].signature.parameters;
        let unknown = |a: &Option<usize>| a.is_some_and(|a| arguments[a] == ArgumentType::Unknown);
        let pairs = parameters.iter().zip(&m.resolution.arguments);
        pairs
            .filter(|(p, a)| unknown(a) && p.ty == ScalarType::Float64.into())
            .count()
    };
    // As in PostgreSQL a choice between categories (BOOLEAN and numbers) isn't made.
    let any_boolean = matches.iter().any(|m| {
        let parameters = &candidates[m.resolution.candidate].signature.parameters;
        let unknown = |a: &Option<usize>| a.is_some_and(|a| arguments[a] == ArgumentType::Unknown);
        parameters
            .iter()
            .zip(&m.resolution.arguments)
            .any(|(p, a)| unknown(a) && p.ty == ScalarType::Bool.into())
    });
    let most = matches.iter().map(doubles).max().unwrap_or(0);
    if most > 0 && !any_boolean {
        matches.retain(|m| doubles(m) == most);
    }
}

const INTEGER_TO_DOUBLE: u32 = 20;
const INTEGER_TO_REAL: u32 = 22;
const NUMBER_TO_COMPLEX: u32 = 40;

/// What it costs to convert an argument implicitly: 0 for the parameter's own type, `None` where it isn't done.
pub fn conversion_cost(argument: ArgumentType, parameter: ParameterType) -> Option<u32> {
    match (argument, parameter) {
        (ArgumentType::Unknown, _) => Some(0),
        // Where each element converts, the array does.
        (ArgumentType::Array(from), ParameterType::Array(to)) => typed_cost(from, to),
        (ArgumentType::Integers(least, most), ParameterType::Array(to)) => {
            Some(integer_cost(least, to)?.max(integer_cost(most, to)?))
        }
        (ArgumentType::Fractions, ParameterType::Array(to)) => scalar_cost(ArgumentType::Fraction, to),
        (_, ParameterType::Array(_)) => None,
        (argument, ParameterType::Scalar(parameter)) => scalar_cost(argument, parameter),
    }
}

fn scalar_cost(argument: ArgumentType, parameter: ScalarType) -> Option<u32> {
    match argument {
        ArgumentType::Unknown => Some(0),
        ArgumentType::Foreign | ArgumentType::Array(_) | ArgumentType::Integers(..) | ArgumentType::Fractions => None,
        ArgumentType::Typed(from) => typed_cost(from, parameter),
        ArgumentType::Integer(value) => integer_cost(value, parameter),
        ArgumentType::Fraction => match parameter {
            ScalarType::Float64 => Some(0),
            ScalarType::Float32 => Some(2),
            ScalarType::Complex128 => Some(NUMBER_TO_COMPLEX),
            _ => None,
        },
        ArgumentType::Decimal => match parameter {
            ScalarType::Float64 => Some(1),
            ScalarType::Float32 => Some(2),
            ScalarType::Complex128 => Some(NUMBER_TO_COMPLEX),
            _ => None,
        },
    }
}

fn typed_cost(from: ScalarType, to: ScalarType) -> Option<u32> {
    if from == to {
        return Some(0);
    }
    if let (Some(narrow), Some(wide)) = (from.integer_range(), to.integer_range()) {
        let fits = wide.0 <= narrow.0 && narrow.1 <= wide.1;
        // One per doubling of the width; a change of sign counts as one more.
        let doublings = to.byte_width()?.trailing_zeros()
            - from
                .byte_width()?
                .trailing_zeros()
                .min(to.byte_width()?.trailing_zeros());
        let resigned = u32::from((narrow.0 < 0) != (wide.0 < 0));
        return fits.then_some(doublings + resigned);
    }
    match (from, to) {
        (ScalarType::Bool, _) | (_, ScalarType::Bool) => None,
        (ScalarType::Float32, ScalarType::Float64) => Some(1),
        (ScalarType::Float64 | ScalarType::Float32, ScalarType::Complex128) => Some(NUMBER_TO_COMPLEX),
        (from, ScalarType::Complex128) if from.is_integer() => Some(NUMBER_TO_COMPLEX),
        (from, ScalarType::Float64) if from.is_integer() => Some(INTEGER_TO_DOUBLE),
        (from, ScalarType::Float32) if from.is_integer() => Some(INTEGER_TO_REAL),
        _ => None,
    }
}

/// A literal is an INTEGER if it fits, else a BIGINT; it converts to every type that holds its value.
fn integer_cost(value: i128, to: ScalarType) -> Option<u32> {
    if let Some((least, most)) = to.integer_range() {
        if value < least || value > most {
            return None;
        }
        let fits_integer = i32::try_from(value).is_ok();
        return Some(match to {
            ScalarType::Int32 => 0,
            ScalarType::Int64 => u32::from(fits_integer),
            ScalarType::Int16 => 4,
            ScalarType::Int8 => 5,
            ScalarType::UInt32 => 6,
            ScalarType::UInt64 => 7,
            ScalarType::UInt16 => 8,
            _ => 9,
        });
    }
    match to {
        ScalarType::Float64 => Some(INTEGER_TO_DOUBLE),
        ScalarType::Float32 => Some(INTEGER_TO_REAL),
        ScalarType::Complex128 => Some(NUMBER_TO_COMPLEX),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ScalarType::*;
    use rbcdb_udf_abi::Parameter;

    fn signature<T: Copy + Into<ParameterType>>(types: &[T]) -> Signature {
        let parameter = |(i, ty): (usize, &T)| Parameter {
            name: format!("p{i}"),
            ty: (*ty).into(),
        };
        Signature {
            name: "f".into(),
            parameters: types.iter().enumerate().map(parameter).collect(),
            result: Int32,
            called_on_null_input: false,
            kernel: None,
        }
    }

    fn pick<T: Copy + Into<ParameterType>>(overloads: &[&[T]], arguments: &[ArgumentType]) -> Result<usize, Miss> {
        let signatures: Vec<Signature> = overloads.iter().map(|t| signature(t)).collect();
        let candidates: Vec<Candidate<'_>> = signatures
            .iter()
            .map(|s| Candidate {
                signature: s,
                required: s.parameters.len(),
            })
            .collect();
        resolve(&candidates, arguments, &[]).map(|r| r.candidate)
    }

    use ArgumentType::{Array, Decimal, Foreign, Fraction, Fractions, Integer, Integers, Typed, Unknown};

    #[test]
    fn arrays_match_by_their_elements() {
        let array = ParameterType::Array;
        let overloads: &[&[ParameterType]] = &[&[array(Float64)], &[array(Int64)], &[Float64.into()]];
        assert_eq!(pick(overloads, &[Array(Float64)]), Ok(0));
        assert_eq!(pick(overloads, &[Array(Int32)]), Ok(1));
        assert_eq!(pick(overloads, &[Array(Float32)]), Ok(0));
        assert_eq!(pick(overloads, &[Typed(Float32)]), Ok(2));
        assert_eq!(pick(&[&[array(Int32)]], &[Array(Int64)]), Err(Miss::NoMatch));
        assert_eq!(pick(&[&[array(Float64)]], &[Array(Bool)]), Err(Miss::NoMatch));
        assert_eq!(pick(&[&[array(Float64)]], &[Typed(Float64)]), Err(Miss::NoMatch));
        assert_eq!(pick(&[&[Float64]], &[Array(Float64)]), Err(Miss::NoMatch));
        assert_eq!(pick(&[&[array(Float64)]], &[Unknown]), Ok(0));
        let integers: &[&[ParameterType]] = &[&[array(Int16)], &[array(Int32)], &[array(Float64)]];
        assert_eq!(pick(integers, &[Integers(1, 3)]), Ok(1));
        assert_eq!(pick(&integers[..1], &[Integers(-1, 32768)]), Err(Miss::NoMatch));
        assert_eq!(pick(integers, &[Integers(0, 1 << 40)]), Ok(2));
        assert_eq!(pick(integers, &[Fractions]), Ok(2));
        assert_eq!(pick(&integers[..2], &[Fractions]), Err(Miss::NoMatch));
    }

    #[test]
    fn exact_matches_win_and_widening_is_cheaper_than_floating_point() {
        assert_eq!(pick(&[&[Int64], &[Int32], &[Float64]], &[Typed(Int32)]), Ok(1));
        assert_eq!(pick(&[&[Float64], &[Int64]], &[Typed(Int32)]), Ok(1));
        assert_eq!(pick(&[&[Int64], &[Int32]], &[Typed(Int16)]), Ok(1));
        assert_eq!(pick(&[&[Float64], &[Complex128]], &[Typed(Float32)]), Ok(0));
        assert_eq!(pick(&[&[Int32], &[UInt32]], &[Typed(UInt8)]), Ok(1));
        assert_eq!(pick(&[&[Complex128]], &[Typed(Int8)]), Ok(0));
    }

    #[test]
    fn nothing_narrows_and_booleans_convert_to_nothing() {
        for (from, to) in [
            (Int64, Int32),
            (Float64, Float32),
            (Float64, Int64),
            (Complex128, Float64),
            (UInt64, Int64),
            (Int32, UInt32),
            (Bool, Int32),
            (Int32, Bool),
            (UInt8, Int8),
        ] {
            assert_eq!(pick(&[&[to]], &[Typed(from)]), Err(Miss::NoMatch), "{from} to {to}");
        }
        assert_eq!(pick(&[&[Float64]], &[Foreign]), Err(Miss::NoMatch));
        assert_eq!(
            pick(&[&[Float64]], &[Typed(Float64), Typed(Float64)]),
            Err(Miss::NoMatch)
        );
    }

    #[test]
    fn literals_fit_what_holds_them() {
        assert_eq!(pick(&[&[Int16], &[Int64], &[Int32]], &[Integer(1)]), Ok(2));
        assert_eq!(pick(&[&[Int16], &[Int64]], &[Integer(1)]), Ok(1));
        assert_eq!(pick(&[&[Int16]], &[Integer(32767)]), Ok(0));
        assert_eq!(pick(&[&[Int16]], &[Integer(32768)]), Err(Miss::NoMatch));
        assert_eq!(pick(&[&[UInt8]], &[Integer(-1)]), Err(Miss::NoMatch));
        assert_eq!(pick(&[&[Int32], &[Int64]], &[Integer(1 << 40)]), Ok(1));
        assert_eq!(pick(&[&[Float32]], &[Integer(1)]), Ok(0));
        assert_eq!(pick(&[&[Float32], &[Float64]], &[Fraction]), Ok(1));
        assert_eq!(pick(&[&[Float32]], &[Fraction]), Ok(0));
        assert_eq!(pick(&[&[Int32]], &[Fraction]), Err(Miss::NoMatch));
        assert_eq!(pick(&[&[Float64]], &[Decimal]), Ok(0));
    }

    #[test]
    fn ties_are_ambiguous_unless_unknown_arguments_prefer_double() {
        let two: &[&[ScalarType]] = &[&[Int32, Float64], &[Float64, Int32]];
        assert_eq!(
            pick(two, &[Typed(Int32), Typed(Int32)]),
            Err(Miss::Ambiguous(vec![0, 1]))
        );
        assert_eq!(pick(&[&[Int32], &[Float64]], &[Unknown]), Ok(1));
        assert_eq!(
            pick(&[&[Int32], &[Int64]], &[Unknown]),
            Err(Miss::Ambiguous(vec![0, 1]))
        );
        assert_eq!(
            pick(&[&[Bool], &[Float64]], &[Unknown]),
            Err(Miss::Ambiguous(vec![0, 1]))
        );
        assert_eq!(pick(&[&[Bool]], &[Unknown]), Ok(0));
        assert_eq!(
            pick(&[&[Int32, Int32], &[Int64, Int64]], &[Unknown, Typed(Int64)]),
            Ok(1)
        );
    }

    #[test]
    fn names_and_defaults_assign_arguments() {
        let s = signature(&[Int32, Float64, Bool]);
        let candidates = [Candidate {
            signature: &s,
            required: 1,
        }];
        let call = |arguments: &[ArgumentType], names: &[&str]| {
            let names: Vec<_> = names.iter().map(|n| (!n.is_empty()).then(|| (*n).to_owned())).collect();
            resolve(&candidates, arguments, &names).map(|r| r.arguments)
        };
        assert_eq!(call(&[Integer(1)], &[""]), Ok(vec![Some(0), None, None]));
        assert_eq!(
            call(&[Typed(Bool), Integer(1)], &["p2", "p0"]),
            Ok(vec![Some(1), None, Some(0)])
        );
        assert_eq!(
            call(&[Integer(1), Typed(Bool)], &["", "p2"]),
            Ok(vec![Some(0), None, Some(1)])
        );
        assert_eq!(call(&[Integer(1), Integer(1)], &["", "p0"]), Err(Miss::NoMatch));
        assert_eq!(call(&[Integer(1)], &["p1"]), Err(Miss::NoMatch));
        assert_eq!(call(&[Integer(1)], &["q"]), Err(Miss::NoMatch));
        assert_eq!(call(&[], &[]), Err(Miss::NoMatch));
    }
}
