//! What follows the parameter list, in any order and each at most once.

use rbcdb_udf_abi::{FloatErrors, Language, Options, Overflow, ScalarType};
use sqlparser::tokenizer::Token;

use crate::cursor::Cursor;
use crate::error::{SqlError, sqlstate};
use crate::literal::{self, QuotedText};
use crate::statement::{NullCall, Volatility};

/// The languages that bodies are written in.
const LANGUAGES: &str = "rbc, llvm";

/// `WITH (…)`
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    pub options: Options,
    /// What the body computes is not as the language says, but as one of these does.
    computes: bool,
    /// What only kernel functions have.
    pub launch: LaunchOptions,
    /// Where the clause stands.
    at: usize,
    /// Whether the body is taken as it is, and where that is said.
    pub trusted: Option<(bool, usize)>,
}

/// `length`, `threads` and `launch`, and where the first of them stands.
#[derive(Debug, Clone, Default)]
pub(super) struct LaunchOptions {
    pub length: Option<String>,
    pub threads: Option<Vec<String>>,
    pub unchecked: bool,
    pub at: Option<usize>,
}

/// The clauses seen so far.
#[derive(Default)]
pub(super) struct Clauses {
    /// With where it stands.
    pub result: Option<(ScalarType, usize)>,
    pub language: Option<Language>,
    pub body: Option<QuotedText>,
    /// The second string of `AS`, and where it stands.
    symbol: Option<(String, usize)>,
    pub volatility: Option<Volatility>,
    /// With where it stands.
    pub null_call: Option<(NullCall, usize)>,
    pub options: Option<Given>,
    // Accepted without effect: they advise a planner that has no use for the advice.
    leakproof: Option<()>,
    security: Option<()>,
    parallel: Option<()>,
    cost: Option<()>,
}

impl Clauses {
    /// Parses clauses to the statement's end.
    pub fn parse(cursor: &mut Cursor<'_>) -> Result<Clauses, SqlError> {
        let mut clauses = Clauses::default();
        while cursor.peek().is_some() {
            clauses.clause(cursor)?;
        }
        Ok(clauses)
    }

    fn clause(&mut self, cursor: &mut Cursor<'_>) -> Result<(), SqlError> {
        let at = cursor.position();
        if cursor.take_words(&["RETURNS", "NULL", "ON", "NULL", "INPUT"]) || cursor.take_word("STRICT") {
            set(&mut self.null_call, (NullCall::Strict, at), at)
        } else if cursor.take_words(&["CALLED", "ON", "NULL", "INPUT"]) {
            set(&mut self.null_call, (NullCall::Called, at), at)
        } else if cursor.take_word("RETURNS") {
            let ty = result_type(cursor)?;
            set(&mut self.result, (ty, at), at)
        } else if cursor.take_word("LANGUAGE") {
            let language = language(cursor)?;
            set(&mut self.language, language, at)
        } else if cursor.take_word("AS") {
            let (body, symbol) = body(cursor)?;
            self.symbol = symbol;
            set(&mut self.body, body, at)
        } else if cursor.take_word("WITH") {
            let options = options(cursor, at)?;
            set(&mut self.options, options, at)
        } else if let Some(volatility) = volatility(cursor) {
            set(&mut self.volatility, volatility, at)
        } else {
            self.advice(cursor, at)
        }
    }

    /// What goes with the language and what doesn't; the language with its symbol.
    pub fn check_language(&self, language: Language, kernel: bool) -> Result<Language, SqlError> {
        if language == Language::Rbc {
            if let Some((_, at)) = &self.symbol {
                let message = "only one AS item is needed for language \"rbc\"";
                return Err(SqlError::unsupported(message, *at));
            }
            return match self.options.as_ref().and_then(|given| given.trusted) {
                Some((_, at)) => Err(unknown_option("trusted", at)),
                None => Ok(language),
            };
        }
        if let Some((NullCall::Called, at)) = self.null_call {
            let message = "CALLED ON NULL INPUT is not supported for language \"llvm\"";
            return Err(SqlError::unsupported(message, at).hint(
                "The C calling convention has no NULL: such a function is STRICT. Call it from one in LANGUAGE rbc.",
            ));
        }
        if let Some(given) = self.options.as_ref().filter(|given| given.computes) {
            return Err(SqlError::unsupported("language \"llvm\" has no such options", given.at)
                .hint("What an instruction computes is said by the IR; docs/llvm.md lists what raises an error."));
        }
        if let Some((true, at)) = self.options.as_ref().and_then(|given| given.trusted)
            && !kernel
        {
            return Err(
                SqlError::unsupported("IR that isn't checked can't be loaded, but for kernel functions", at).hint(
                    "Leave out \"trusted\": nothing would check what such a function does to the server's memory.",
                ),
            );
        }
        Ok(Language::Llvm {
            symbol: self.symbol.as_ref().map(|(symbol, _)| symbol.clone()),
        })
    }

    /// PostgreSQL's other clauses: taken where they change nothing, else refused.
    fn advice(&mut self, cursor: &mut Cursor<'_>, at: usize) -> Result<(), SqlError> {
        if cursor.take_words(&["NOT", "LEAKPROOF"]) {
            return set(&mut self.leakproof, (), at);
        }
        if cursor.take_words(&["EXTERNAL", "SECURITY", "INVOKER"]) || cursor.take_words(&["SECURITY", "INVOKER"]) {
            return set(&mut self.security, (), at);
        }
        if cursor.take_word("PARALLEL") {
            let known = ["SAFE", "RESTRICTED", "UNSAFE"].iter().any(|w| cursor.take_word(w));
            return if known {
                set(&mut self.parallel, (), at)
            } else {
                Err(cursor.expected("SAFE, RESTRICTED or UNSAFE"))
            };
        }
        if cursor.take_word("COST") {
            positive_number(cursor)?;
            return set(&mut self.cost, (), at);
        }
        Err(refused(cursor, at))
    }
}

/// Sets a clause that must not have been given before.
fn set<T>(slot: &mut Option<T>, value: T, position: usize) -> Result<(), SqlError> {
    if slot.is_some() {
        return Err(SqlError::syntax("conflicting or redundant options", position));
    }
    *slot = Some(value);
    Ok(())
}

fn volatility(cursor: &mut Cursor<'_>) -> Option<Volatility> {
    [Volatility::Immutable, Volatility::Stable, Volatility::Volatile]
        .into_iter()
        .find(|v| cursor.take_word(v.keyword()))
}

fn result_type(cursor: &mut Cursor<'_>) -> Result<ScalarType, SqlError> {
    let at = cursor.position();
    if cursor.is_word(0, "SETOF") || cursor.is_word(0, "TABLE") {
        return Err(
            SqlError::unsupported("functions that return tables are not supported", at)
                .hint("A function of LANGUAGE rbc returns one value per row."),
        );
    }
    cursor.scalar_type()
}

fn language(cursor: &mut Cursor<'_>) -> Result<Language, SqlError> {
    let at = cursor.position();
    let name = match cursor.peek().map(|t| &t.token.token) {
        Some(Token::SingleQuotedString(name)) => {
            cursor.advance();
            name.to_lowercase()
        }
        _ => cursor.identifier("a language name")?,
    };
    match name.as_str() {
        "rbc" => return Ok(Language::Rbc),
        "llvm" => return Ok(Language::Llvm { symbol: None }),
        _ => {}
    }
    Err(SqlError::new(
        sqlstate::UNDEFINED_OBJECT,
        format!("language \"{name}\" is not supported"),
    )
    .hint(format!("Supported languages: {LANGUAGES}."))
    .at(at))
}

/// The body and, for a language that has one, the symbol with its place.
fn body(cursor: &mut Cursor<'_>) -> Result<(QuotedText, Option<(String, usize)>), SqlError> {
    let quoted = cursor.peek().and_then(|t| literal::read(cursor.text, t));
    let quoted = quoted.unwrap_or_else(|| Err(cursor.expected("the body as a string literal, $$ … $$")))?;
    cursor.advance();
    let at = cursor.position();
    if !cursor.take_token(&Token::Comma) {
        return Ok((quoted, None));
    }
    let symbol = cursor.peek().and_then(|t| literal::read(cursor.text, t));
    let symbol = symbol.unwrap_or_else(|| Err(cursor.expected("the symbol as a string literal, 'name'")))?;
    cursor.advance();
    Ok((quoted, Some((symbol.text, at))))
}

fn positive_number(cursor: &mut Cursor<'_>) -> Result<(), SqlError> {
    let at = cursor.position();
    let negative = cursor.take_token(&Token::Minus);
    let Some(Token::Number(text, _)) = cursor.peek().map(|t| &t.token.token) else {
        return Err(cursor.expected("a number"));
    };
    let positive = text.parse::<f64>().is_ok_and(|n| n > 0.0);
    cursor.advance();
    if negative || !positive {
        return Err(SqlError::new(sqlstate::INVALID_PARAMETER_VALUE, "COST must be positive").at(at));
    }
    Ok(())
}

/// `WITH (name = 'value', …)`
fn options(cursor: &mut Cursor<'_>, clause: usize) -> Result<Given, SqlError> {
    cursor.expect_token(&Token::LParen, "\"(\"")?;
    let (mut float_errors, mut overflow, mut trusted) = (None, None, None);
    let (mut launch, mut unchecked) = (LaunchOptions::default(), None);
    loop {
        let at = cursor.position();
        let name = cursor.identifier("an option's name")?;
        cursor.expect_token(&Token::Eq, "\"=\"")?;
        let value_at = cursor.position();
        let value = option_value(cursor)?;
        match name.as_str() {
            "float_error" => {
                let value = choose(
                    &name,
                    &value,
                    value_at,
                    [("error", FloatErrors::Error), ("ieee", FloatErrors::Ieee)],
                )?;
                set(&mut float_errors, value, at)?;
            }
            "overflow" => {
                let value = choose(
                    &name,
                    &value,
                    value_at,
                    [("error", Overflow::Error), ("wrap", Overflow::Wrap)],
                )?;
                set(&mut overflow, value, at)?;
            }
            "length" => set(&mut launch.length, value, at)?,
            "threads" => set(&mut launch.threads, split_expressions(&value), at)?,
            "launch" => {
                let value = choose(&name, &value, value_at, [("checked", false), ("unchecked", true)])?;
                set(&mut unchecked, value, at)?;
            }
            "trusted" => {
                let value = choose(&name, &value, value_at, [("false", false), ("true", true)])?;
                set(&mut trusted, (value, at), at)?;
            }
            _ => return Err(unknown_option(&name, at)),
        }
        if ["length", "threads", "launch"].contains(&name.as_str()) {
            launch.at.get_or_insert(at);
        }
        if !cursor.take_token(&Token::Comma) {
            break;
        }
    }
    cursor.expect_token(&Token::RParen, "\",\" or \")\"")?;
    launch.unchecked = unchecked.unwrap_or_default();
    Ok(Given {
        computes: float_errors.is_some() || overflow.is_some(),
        launch,
        options: Options {
            overflow: overflow.unwrap_or_default(),
            float_errors: float_errors.unwrap_or_default(),
        },
        at: clause,
        trusted,
    })
}

/// Splits `a, f(b, c)` at the commas outside of brackets.
fn split_expressions(text: &str) -> Vec<String> {
    let mut list = vec![String::new()];
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match (c, depth, list.last_mut()) {
            (',', 0, _) => list.push(String::new()),
            (c, _, Some(last)) => last.push(c),
            (_, _, None) => {}
        }
    }
    list.iter().map(|expression| expression.trim().to_owned()).collect()
}

fn unknown_option(name: &str, at: usize) -> SqlError {
    let message = format!("unrecognized option \"{name}\"");
    SqlError::new(sqlstate::INVALID_PARAMETER_VALUE, message)
        .hint(
            "The options are float_error = 'error' | 'ieee' and overflow = 'error' | 'wrap'; of kernel functions also length, threads \
             and launch = 'checked' | 'unchecked', and trusted = 'false' | 'true' in LANGUAGE llvm.",
        )
        .at(at)
}

fn option_value(cursor: &mut Cursor<'_>) -> Result<String, SqlError> {
    let quoted = cursor.peek().and_then(|t| literal::read(cursor.text, t));
    match quoted {
        Some(quoted) => {
            let text = quoted?.text;
            cursor.advance();
            Ok(text)
        }
        None => cursor.identifier("the option's value"),
    }
}

fn choose<T: Copy>(name: &str, value: &str, position: usize, choices: [(&str, T); 2]) -> Result<T, SqlError> {
    let found = choices.iter().find(|(text, _)| text.eq_ignore_ascii_case(value));
    found.map(|(_, choice)| *choice).ok_or_else(|| {
        let message = format!("invalid value for option \"{name}\": \"{value}\"");
        SqlError::new(sqlstate::INVALID_PARAMETER_VALUE, message)
            .hint(format!("Use '{}' or '{}'.", choices[0].0, choices[1].0))
            .at(position)
    })
}

/// The error for a clause that isn't taken.
fn refused(cursor: &Cursor<'_>, at: usize) -> SqlError {
    let clauses = [
        (
            "LEAKPROOF",
            "A function's errors show its arguments, so it is never leakproof.",
        ),
        (
            "SECURITY",
            "Functions run with the rights of the caller: SECURITY INVOKER.",
        ),
        (
            "EXTERNAL",
            "Functions run with the rights of the caller: SECURITY INVOKER.",
        ),
        ("ROWS", "ROWS is for functions that return a set."),
        ("SET", "Functions read no settings."),
        ("WINDOW", "Only scalar functions can be written in rbc."),
        ("TRANSFORM", "There are no transforms."),
        ("SUPPORT", "There are no planner support functions."),
        ("RETURN", "Write the body as AS $$ … $$."),
        ("BEGIN", "Write the body as AS $$ … $$."),
    ];
    match clauses.into_iter().find(|(word, _)| cursor.is_word(0, word)) {
        Some((word, why)) => SqlError::unsupported(format!("{word} is not supported in CREATE FUNCTION"), at).hint(why),
        None => cursor.expected("a clause of CREATE FUNCTION"),
    }
}
