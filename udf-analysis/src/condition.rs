//! Does a launch fulfil what a report asks of it? Conditions and assumptions are read as reports write them
//! ([`crate::term`]'s display).

use crate::report::Launch;

/// Whether a condition or assumption holds for a launch and integer parameters; `None` where it speaks of something else,
/// such as what memory holds.
pub fn holds(text: &str, launch: &Launch, parameter: &dyn Fn(&str) -> Option<i128>) -> Option<bool> {
    // That they don't overlap: the emulator's never do. And a launch whose assertions fail isn't compared with others.
    if text.starts_with("the buffers ") || [crate::asserts::ASSUMPTION, crate::stated::TEXTURES].contains(&text) {
        return Some(true);
    }
    let value = |name: &str| size(launch, name).or_else(|| parameter(name));
    if let Some((number, rest)) = text.split_once(" fits in a") {
        return fits(evaluate(number, &value), rest);
    }
    Some(evaluate(text, &value)? != 0)
}

/// `rest` is such as `n unsigned 32-bit integer (line 7)`.
fn fits(number: Option<i128>, rest: &str) -> Option<bool> {
    let signed = rest.starts_with(" signed");
    let bits = rest.split(' ').find_map(|word| word.strip_suffix("-bit"))?;
    let bits: u32 = bits.parse().ok().filter(|bits| (1..=64).contains(bits))?;
    let number = number?;
    let (low, high) = if signed {
        (-(1i128 << (bits - 1)), 1i128 << (bits - 1))
    } else {
        (0, 1i128 << bits)
    };
    Some((low..high).contains(&number))
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

fn evaluate(text: &str, value: &dyn Fn(&str) -> Option<i128>) -> Option<i128> {
    let mut reader = Reader {
        rest: text.trim(),
        value,
        depth: 0,
    };
    let result = reader.choice()?;
    reader.rest.is_empty().then_some(result)
}

/// Brackets in brackets, at most.
const DEPTH_MAX: u32 = 100;

/// Evaluates while it reads.
struct Reader<'a> {
    rest: &'a str,
    value: &'a dyn Fn(&str) -> Option<i128>,
    depth: u32,
}

impl Reader<'_> {
    fn take(&mut self, token: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(token) else {
            return false;
        };
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '$');
        if token.ends_with(is_word) && rest.starts_with(is_word) {
            return false;
        }
        self.rest = rest.trim_start();
        true
    }

    /// `c ? a : b`, or what is above it.
    fn choice(&mut self) -> Option<i128> {
        let condition = self.any()?;
        if !self.take("?") {
            return Some(condition);
        }
        let yes = self.any()?;
        let no = self.take(":").then(|| self.any())??;
        Some(if condition != 0 { yes } else { no })
    }

    fn any(&mut self) -> Option<i128> {
        let mut result = self.all()?;
        while self.take("or") {
            result = i128::from((result != 0) | (self.all()? != 0));
        }
        Some(result)
    }

    fn all(&mut self) -> Option<i128> {
        let mut result = self.comparison()?;
        while self.take("and") {
            result = i128::from((result != 0) & (self.comparison()? != 0));
        }
        Some(result)
    }

    fn comparison(&mut self) -> Option<i128> {
        if self.take("not") {
            return Some(i128::from(self.comparison()? == 0));
        }
        let a = self.bits()?;
        for (operator, compare) in COMPARISONS {
            if self.take(operator) {
                return Some(i128::from(compare(&a, &self.bits()?)));
            }
        }
        Some(a)
    }

    /// The bits that both have.
    fn bits(&mut self) -> Option<i128> {
        let mut result = self.sum()?;
        while self.take("&") {
            result &= self.sum()?;
        }
        Some(result)
    }

    fn sum(&mut self) -> Option<i128> {
        let mut result = self.product()?;
        loop {
            if self.take("+") {
                result = result.checked_add(self.product()?)?;
            } else if self.take("-") {
                result = result.checked_sub(self.product()?)?;
            } else {
                return Some(result);
            }
        }
    }

    fn product(&mut self) -> Option<i128> {
        let mut result = self.factor()?;
        loop {
            if self.take("*") {
                result = result.checked_mul(self.factor()?)?;
            } else if self.take("/") {
                // Rounded down, and so is the remainder: divisors are positive.
                result = result.checked_div_euclid(self.factor().filter(|b| *b > 0)?)?;
            } else if self.take("%") || self.take("mod") {
                result = result.checked_rem_euclid(self.factor().filter(|b| *b > 0)?)?;
            } else {
                return Some(result);
            }
        }
    }

    fn factor(&mut self) -> Option<i128> {
        if self.take("-") {
            return self.factor()?.checked_neg();
        }
        if self.take("(") {
            return self.bracket();
        }
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '$');
        let length = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest.trim_start();
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return word.parse().ok();
        }
        if !self.take("(") {
            return (self.value)(word);
        }
        let a = match word {
            "min" | "max" => self.any()?,
            _ => return wrap(word, self.bracket()?),
        };
        let b = self.take(",").then(|| self.bracket())??;
        Some(if word == "min" { a.min(b) } else { a.max(b) })
    }

    /// What is in brackets, after the opening one.
    fn bracket(&mut self) -> Option<i128> {
        self.depth += 1;
        let inner = if self.depth > DEPTH_MAX { None } else { self.choice() }?;
        self.depth -= 1;
        self.take(")").then_some(inner)
    }
}

type Comparison = (&'static str, fn(&i128, &i128) -> bool);

const COMPARISONS: [Comparison; 6] = [
    (">=", i128::ge),
    ("<=", i128::le),
    ("==", i128::eq),
    ("!=", i128::ne),
    (">", i128::gt),
    ("<", i128::lt),
];

/// The functions of one argument: `floor` of a quotient, and `int32` and so on, which reads the low bits.
fn wrap(name: &str, number: i128) -> Option<i128> {
    let (signed, bits) = match name {
        "floor" => return Some(number),
        _ => match name.strip_prefix("uint") {
            Some(bits) => (false, bits),
            None => (true, name.strip_prefix("int")?),
        },
    };
    let bits: u32 = bits.parse().ok().filter(|bits| (1..=64).contains(bits))?;
    let low = number.rem_euclid(1 << bits);
    Some(if signed && low >= 1 << (bits - 1) {
        low - (1 << bits)
    } else {
        low
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAUNCH: Launch = Launch {
        grid: [4, 2, 1],
        block: [32, 1, 1],
    };

    fn ask(text: &str) -> Option<bool> {
        holds(text, &LAUNCH, &|name| match name {
            "n" => Some(100),
            "out.5.0" => Some(-7),
            "x.length" | "größe.length" | "order" | "or.length" => Some(40),
            _ => None,
        })
    }

    #[test]
    fn conditions_as_reports_write_them() {
        for (text, expected) in [
            ("gridDim.x*blockDim.x >= n", true),
            ("gridDim.x*blockDim.x >= n + 29", false),
            ("gridDim.x*blockDim.x + 1 >= floor(n / 3)", true),
            ("blockDim.x % 32 == 0", true),
            ("(blockDim.x & (blockDim.x - 1)) == 0", true),
            ("(n & (n - 1)) == 0", false),
            ("(blockDim.x/32) == 1 and gridDim.y == 2", true),
            ("(gridDim.y == 3 or blockDim.x != 32)", false),
            ("not (n mod 7) == 2", false),
            ("min(n, 7) == max(7, out.5.0)", true),
            ("floor(out.5.0 / 2) == -4", true),
            ("floor((n + 27) / (2*n)) == 0 and ((n - 1) % 32) == 3", true),
            ("(n >= 100 ? 1 : 2) == 1", true),
            ("uint8(out.5.0) == 249 and int8(200) == -56", true),
            ("-n + 101 > 0", true),
            ("gridDim.x*blockDim.x >= x.length", true),
            ("x.length + 1 >= 42", false),
            ("min(x.length, n) == 40 and not x.length == n", true),
            ("gridDim.x*blockDim.x >= größe.length", true),
            ("order >= 40 or n == 0", true),
            ("n == 0 or or.length == 40", true),
        ] {
            assert_eq!(ask(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn assumptions_as_reports_write_them() {
        assert_eq!(ask("the buffers a, b don't overlap"), Some(true));
        assert_eq!(ask("no assertion fails"), Some(true));
        assert_eq!(ask("n fits in a signed 8-bit integer (line 3)"), Some(true));
        assert_eq!(ask("2*n fits in a signed 8-bit integer"), Some(false));
        assert_eq!(ask("out.5.0 fits in an unsigned 64-bit integer"), Some(false));
        assert_eq!(ask("threadIdx.x fits in a signed 32-bit integer"), None);
    }

    #[test]
    fn what_is_not_understood_holds_nothing() {
        for text in [
            "memory0[4*n] >= 1",
            "m >= 1",
            "y.length >= 1",
            "x.length.length >= 1",
            "gridDim.length >= 1",
            "größe >= 1",
            "",
            "n >=",
            "(n",
            "n n",
            "f(n) == 1",
            "n / 0 == 1",
            "n % out.5.0 == 1",
        ] {
            assert_eq!(ask(text), None, "{text}");
        }
        assert_eq!(ask(&"(".repeat(100_000)), None);
    }
}
