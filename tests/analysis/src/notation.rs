//! Arguments and launches as headers write them: `out f32[100] y; i32 n = 100`, `4x32 2,2x16,2`.

use rbcdb_udf_analysis::report::Launch;
use rbcdb_udf_analysis::simulate::{Argument, Element, Init, Kind};

use crate::expression::Expression;

/// Parses a list of arguments, separated by `;`.
pub fn arguments(text: &str) -> Result<Vec<Argument>, String> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| argument(part).map_err(|error| format!("argument `{part}`: {error}")))
        .collect()
}

fn argument(text: &str) -> Result<Argument, String> {
    let (declaration, init) = match text.split_once(" = ") {
        Some((declaration, init)) => (declaration, Some(init.trim())),
        None => (text, None),
    };
    let (out, declaration) = match declaration.strip_prefix("out ") {
        Some(rest) => (true, rest),
        None => (false, declaration),
    };
    let (type_name, name) = declaration.split_once(' ').ok_or("a type and a name are expected")?;
    let (type_name, length) = match type_name.strip_suffix(']').and_then(|rest| rest.split_once('[')) {
        Some((element, length)) => (
            element,
            Some(length.parse::<usize>().map_err(|error| error.to_string())?),
        ),
        None => (type_name, None),
    };
    let element: Element =
        serde_json::from_value(type_name.into()).map_err(|_| format!("there is no type {type_name}"))?;
    let value = match (length, init) {
        (None, Some(init)) => Some(serde_json::from_str(init).map_err(|error| error.to_string())?),
        (None, None) => return Err("a scalar has a value".to_owned()),
        (Some(_), _) => None,
    };
    Ok(Argument {
        name: name.trim().to_owned(),
        kind: if length.is_some() { Kind::Buffer } else { Kind::Scalar },
        element,
        len: length,
        init: length
            .zip(init)
            .map(|(length, init)| contents(init, length))
            .transpose()?,
        out,
        value,
    })
}

fn contents(text: &str, length: usize) -> Result<Init, String> {
    if text == "random" {
        return Ok(Init::Random);
    }
    if text == "iota" {
        return Ok(Init::Iota);
    }
    if text.starts_with('[') {
        let values = serde_json::from_str(text).map_err(|error| error.to_string())?;
        return Ok(Init::Values(values));
    }
    let expression = Expression::parse(text)?;
    let values = (0..length).map(|i| {
        let number = i128::try_from(i).ok();
        let value = expression.evaluate(&|name| number.filter(|_| name == "i"));
        let value = value.and_then(|value| i64::try_from(value).ok());
        value
            .map(Into::into)
            .ok_or_else(|| format!("`{text}` has no value for element {i}"))
    });
    Ok(Init::Values(values.collect::<Result<_, _>>()?))
}

/// Parses launches, separated by spaces.
pub fn launches(text: &str) -> Result<Vec<Launch>, String> {
    text.split_whitespace()
        .map(|part| launch(part).ok_or_else(|| format!("`{part}` is no launch")))
        .collect()
}

fn launch(text: &str) -> Option<Launch> {
    let (grid, block) = text.split_once('x')?;
    Some(Launch {
        grid: extent(grid)?,
        block: extent(block)?,
    })
}

fn extent(text: &str) -> Option<[u32; 3]> {
    let mut sizes = [1; 3];
    let mut parts = text.split(',');
    for (size, part) in sizes.iter_mut().zip(parts.by_ref()) {
        *size = part.parse().ok().filter(|size| *size > 0)?;
    }
    parts.next().is_none().then_some(sizes)
}

/// A launch as headers write it.
pub fn show(launch: &Launch) -> String {
    let extent = |sizes: &[u32; 3]| {
        let used = sizes.iter().rposition(|size| *size != 1).map_or(1, |last| last + 1);
        let parts: Vec<String> = sizes[..used].iter().map(u32::to_string).collect();
        parts.join(",")
    };
    format!("{}x{}", extent(&launch.grid), extent(&launch.block))
}

#[cfg(test)]
mod tests {
    use rbcdb_udf_analysis::simulate::{Init, Kind};

    use super::{arguments, launches, show};

    #[test]
    fn arguments_are_read() {
        let read = arguments("out f32[3] y; i32[3] k = i*2+1; u8 n = 3").expect("they are well formed");
        assert_eq!(read.len(), 3);
        assert!(read[0].out && read[0].kind == Kind::Buffer && read[0].init.is_none());
        assert_eq!(read[1].init, Some(Init::Values(vec![1.into(), 3.into(), 5.into()])));
        assert_eq!(read[2].value, Some(3.into()));
    }

    #[test]
    fn what_is_no_argument_is_refused() {
        for text in ["f32", "f32[2 x", "i7 n = 1", "i32 n", "i32[2] a = j"] {
            assert!(arguments(text).is_err(), "{text}");
        }
    }

    #[test]
    fn launches_are_read_and_shown() {
        let text = "4x32 2,1,3x8,4 1x1";
        let read = launches(text).expect("they are well formed");
        assert_eq!(read[1].grid, [2, 1, 3]);
        let shown: Vec<String> = read.iter().map(show).collect();
        assert_eq!(shown.join(" "), text);
        assert!(launches("4").is_err() && launches("0x1").is_err() && launches("1,1,1,1x1").is_err());
    }
}
