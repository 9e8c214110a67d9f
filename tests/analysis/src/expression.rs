//! Integer expressions in C's syntax, as conditions of reports and labels are written: parsed and evaluated.
//!
//! The product has a reader of conditions of its own; this one is independent of it, so that a test sees what a condition
//! says rather than what the product makes of it.

use std::fmt;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A number.
    Number(i128),
    /// A name, such as `gridDim.x` or a parameter's.
    Name(String),
    /// `-e`, `!e` or `~e`.
    Unary(char, Box<Expression>),
    /// `a op b`.
    Binary(&'static str, Box<Expression>, Box<Expression>),
    /// `min(a, b)`, `max(a, b)`, `floor(a / b)`.
    Call(Function, Vec<Expression>),
}

/// A function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// The smaller one.
    Min,
    /// The larger one.
    Max,
    /// A quotient rounded down.
    Floor,
}

/// Binary operators, those that bind loosest first.
const LEVELS: &[&[&str]] = &[
    &["||"],
    &["&&"],
    &["|"],
    &["^"],
    &["&"],
    &["==", "!="],
    &["<=", ">=", "<", ">"],
    &["<<", ">>"],
    &["+", "-"],
    &["*", "/", "%"],
];

/// All operators, longer ones before those that they start with.
const OPERATORS: &[&str] = &[
    "||", "&&", "==", "!=", "<=", ">=", "<<", ">>", "|", "^", "&", "<", ">", "+", "-", "*", "/", "%", "!", "~", "(",
    ")", ",",
];

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(i128),
    Name(String),
    Operator(&'static str),
}

impl Expression {
    /// Parses `text`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let tokens = tokens(text)?;
        let mut parser = Parser { tokens: &tokens, at: 0 };
        let expression = parser.binary(0)?;
        match parser.peek() {
            None => Ok(expression),
            Some(token) => Err(format!("`{text}`: {token:?} isn't expected here")),
        }
    }

    /// The value, where `value` gives that of each name; nothing where a name has none, at a division by zero or an overflow.
    pub fn evaluate(&self, value: &dyn Fn(&str) -> Option<i128>) -> Option<i128> {
        Some(match self {
            Self::Number(number) => *number,
            Self::Name(name) => value(name)?,
            Self::Unary('-', e) => e.evaluate(value)?.checked_neg()?,
            Self::Unary('~', e) => !e.evaluate(value)?,
            Self::Unary(_, e) => i128::from(e.evaluate(value)? == 0),
            Self::Binary("&&", a, b) => i128::from(a.evaluate(value)? != 0 && b.evaluate(value)? != 0),
            Self::Binary("||", a, b) => i128::from(a.evaluate(value)? != 0 || b.evaluate(value)? != 0),
            Self::Binary(operator, a, b) => binary(operator, a.evaluate(value)?, b.evaluate(value)?)?,
            Self::Call(Function::Floor, arguments) => match arguments.as_slice() {
                [Self::Binary("/", a, b)] => floor(a.evaluate(value)?, b.evaluate(value)?)?,
                _ => return None,
            },
            Self::Call(function, arguments) => {
                let values = arguments.iter().map(|e| e.evaluate(value));
                let values = values.collect::<Option<Vec<_>>>()?;
                match function {
                    Function::Min => *values.iter().min()?,
                    Function::Max | Function::Floor => *values.iter().max()?,
                }
            }
        })
    }

    /// The names in it, each once.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.collect_names(&mut names);
        names.sort();
        names.dedup();
        names
    }

    fn collect_names(&self, names: &mut Vec<String>) {
        match self {
            Self::Number(_) => {}
            Self::Name(name) => names.push(name.clone()),
            Self::Unary(_, e) => e.collect_names(names),
            Self::Binary(_, a, b) => {
                a.collect_names(names);
                b.collect_names(names);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|e| e.collect_names(names)),
        }
    }
}

fn floor(a: i128, b: i128) -> Option<i128> {
    let quotient = a.checked_div(b)?;
    Some(quotient - i128::from(a % b != 0 && (a < 0) != (b < 0)))
}

fn binary(operator: &str, a: i128, b: i128) -> Option<i128> {
    let shift = |b: i128| u32::try_from(b).ok();
    match operator {
        "+" => a.checked_add(b),
        "-" => a.checked_sub(b),
        "*" => a.checked_mul(b),
        "/" => a.checked_div(b),
        "%" => a.checked_rem(b),
        "|" => Some(a | b),
        "^" => Some(a ^ b),
        "&" => Some(a & b),
        "<<" => a.checked_shl(shift(b)?),
        ">>" => a.checked_shr(shift(b)?),
        "==" => Some(i128::from(a == b)),
        "!=" => Some(i128::from(a != b)),
        "<=" => Some(i128::from(a <= b)),
        ">=" => Some(i128::from(a >= b)),
        "<" => Some(i128::from(a < b)),
        ">" => Some(i128::from(a > b)),
        _ => None,
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut rest = text.trim_start();
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let number = rest[..length]
                .parse()
                .map_err(|_| format!("`{text}`: a number too large"))?;
            tokens.push(Token::Number(number));
            length
        } else if first.is_ascii_alphabetic() || first == '_' {
            let part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
            let length = rest.find(|c: char| !part(c)).unwrap_or(rest.len());
            // Reports write conditions in words.
            tokens.push(match &rest[..length] {
                "or" => Token::Operator("||"),
                "and" => Token::Operator("&&"),
                name => Token::Name(name.to_owned()),
            });
            length
        } else {
            let operator = OPERATORS.iter().find(|operator| rest.starts_with(**operator));
            let operator = operator.ok_or_else(|| format!("`{text}`: `{first}` isn't an operator"))?;
            tokens.push(Token::Operator(operator));
            operator.len()
        };
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take(&mut self, operator: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Operator(next)) if *next == operator);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, operator: &str) -> Result<(), String> {
        if self.take(operator) {
            return Ok(());
        }
        Err(format!("`{operator}` is expected before {:?}", self.peek()))
    }

    fn binary(&mut self, level: usize) -> Result<Expression, String> {
        let Some(operators) = LEVELS.get(level) else {
            return self.unary();
        };
        let mut left = self.binary(level + 1)?;
        while let Some(operator) = operators.iter().find(|operator| self.take(operator)) {
            let right = self.binary(level + 1)?;
            left = Expression::Binary(operator, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn unary(&mut self) -> Result<Expression, String> {
        for operator in ["-", "!", "~"] {
            if self.take(operator) {
                let sign = operator.chars().next().unwrap_or('-');
                return Ok(Expression::Unary(sign, Box::new(self.unary()?)));
            }
        }
        if self.take("(") {
            let inner = self.binary(0)?;
            self.expect(")")?;
            return Ok(inner);
        }
        let token = self.peek().cloned();
        self.at += 1;
        match token {
            Some(Token::Number(number)) => Ok(Expression::Number(number)),
            Some(Token::Name(name)) if self.take("(") => self.call(&name),
            Some(Token::Name(name)) => Ok(Expression::Name(name)),
            token => Err(format!("a value is expected, not {token:?}")),
        }
    }

    fn call(&mut self, name: &str) -> Result<Expression, String> {
        let function = match name {
            "min" => Function::Min,
            "max" => Function::Max,
            "floor" => Function::Floor,
            _ => return Err(format!("there is no function {name}")),
        };
        let mut arguments = vec![self.binary(0)?];
        while self.take(",") {
            arguments.push(self.binary(0)?);
        }
        self.expect(")")?;
        Ok(Expression::Call(function, arguments))
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Name(name) => f.write_str(name),
            Self::Unary(sign, e) => write!(f, "{sign}({e})"),
            Self::Binary(operator, a, b) => write!(f, "({a} {operator} {b})"),
            Self::Call(function, arguments) => {
                let list: Vec<String> = arguments.iter().map(ToString::to_string).collect();
                let name = match function {
                    Function::Min => "min",
                    Function::Max => "max",
                    Function::Floor => "floor",
                };
                write!(f, "{name}({})", list.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Expression;

    fn value(text: &str) -> Option<i128> {
        let names = |name: &str| match name {
            "gridDim.x" => Some(3),
            "n" => Some(100),
            _ => None,
        };
        Expression::parse(text)
            .unwrap_or_else(|error| panic!("{error}"))
            .evaluate(&names)
    }

    #[test]
    fn binds_as_in_c() {
        assert_eq!(value("1 + 2 * 3"), Some(7));
        assert_eq!(value("10 - 3 - 2"), Some(5));
        assert_eq!(value("gridDim.x*32 >= n"), Some(0));
        assert_eq!(value("(n & (n - 1)) == 0"), Some(0));
        assert_eq!(value("n & n - 1 == 0"), Some(0));
        assert_eq!(value("-n / 7 + 1"), Some(-13));
        assert_eq!(value("floor(-n / 7)"), Some(-15));
        assert_eq!(value("min(n, 7) << 2 == 28 && !(n < 5)"), Some(1));
    }

    #[test]
    fn has_no_value_where_there_is_none() {
        assert_eq!(value("n / (n - 100)"), None);
        assert_eq!(value("unknown + 1"), None);
    }

    #[test]
    fn refuses_what_is_no_expression() {
        for text in ["", "n +", "(n", "n n", "n ? 1 : 2", "f(n)", "n[0] > 1"] {
            assert!(Expression::parse(text).is_err(), "{text}");
        }
    }
}
