//! `CREATE [OR REPLACE] FUNCTION [IF NOT EXISTS] name(parameters) clauses…`, with the clauses in any order.

mod clauses;
mod constant;
mod parameters;

use crate::cursor::Cursor;
use crate::error::{SqlError, sqlstate};
use crate::statement::{CreateFunction, NullCall};
use clauses::Clauses;
use parameters::Parameters;
use rbcdb_udf_abi::KernelForm;

/// What stands before the name.
pub(crate) struct Head {
    or_replace: bool,
    if_not_exists: bool,
}

/// Takes `CREATE [OR REPLACE] FUNCTION [IF NOT EXISTS]`; `None`, with nothing taken, for another statement.
pub(crate) fn head(cursor: &mut Cursor<'_>) -> Result<Option<Head>, SqlError> {
    let start = cursor.position();
    let or_replace = cursor.is_word(0, "CREATE") && cursor.is_word(1, "OR") && cursor.is_word(2, "REPLACE");
    let n = if or_replace { 3 } else { 1 };
    if !cursor.is_word(0, "CREATE") {
        return Ok(None);
    }
    let temporary = cursor.is_word(n, "TEMP") || cursor.is_word(n, "TEMPORARY");
    if !cursor.is_word(n + usize::from(temporary), "FUNCTION") {
        return Ok(None);
    }
    if temporary {
        return Err(SqlError::unsupported("temporary functions are not supported", start)
            .hint("Leave TEMPORARY out and drop the function when done."));
    }
    for _ in 0..=n {
        cursor.advance();
    }
    let position = cursor.position();
    let if_not_exists = cursor.take_words(&["IF", "NOT", "EXISTS"]);
    if or_replace && if_not_exists {
        return Err(SqlError::syntax(
            "OR REPLACE and IF NOT EXISTS exclude each other",
            position,
        ));
    }
    Ok(Some(Head {
        or_replace,
        if_not_exists,
    }))
}

/// Parses what follows the head.
pub(crate) fn parse(cursor: &mut Cursor<'_>, head: Head) -> Result<CreateFunction, SqlError> {
    let name = cursor.function_name()?;
    let parameters = parameters::parse(cursor)?;
    let clauses = Clauses::parse(cursor)?;
    let missing = |what: &str| SqlError::new(sqlstate::INVALID_FUNCTION_DEFINITION, what).at(name.position);
    let kernel = kernel(&parameters, &clauses)?;
    let result = match (&parameters.output, clauses.result) {
        (Some(output), None) => output.element,
        (Some(_), Some((_, at))) => {
            let message = "RETURNS and an OUT parameter exclude each other";
            return Err(SqlError::new(sqlstate::INVALID_FUNCTION_DEFINITION, message)
                .hint("Leave out RETURNS: the function returns its output array.")
                .at(at));
        }
        (None, Some((ty, _))) => ty,
        (None, None) => {
            return Err(missing("function result type must be specified").hint("Add RETURNS type."));
        }
    };
    let no_language = || missing("no language specified").hint("Add LANGUAGE rbc.");
    let language = clauses.language.as_ref().ok_or_else(no_language)?.clone();
    let language = clauses.check_language(language, kernel.is_some())?;
    let body = clauses
        .body
        .ok_or_else(|| missing("no function body specified").hint("Add AS $$ … $$."))?;
    Ok(CreateFunction {
        or_replace: head.or_replace,
        if_not_exists: head.if_not_exists,
        parameters: parameters.list,
        result,
        kernel,
        language,
        body,
        volatility: clauses.volatility,
        null_call: clauses.null_call.map(|(call, _)| call).unwrap_or_default(),
        options: clauses.options.unwrap_or_default().options,
        name,
    })
}

/// What is declared of a kernel function, which has an output array.
fn kernel(parameters: &Parameters, clauses: &Clauses) -> Result<Option<KernelForm>, SqlError> {
    let options = clauses.options.clone().unwrap_or_default();
    let given = options.launch;
    let Some(output) = &parameters.output else {
        return match given.at {
            Some(at) => Err(SqlError::new(
                sqlstate::INVALID_FUNCTION_DEFINITION,
                "length, threads and launch are options of kernel functions",
            )
            .hint("A kernel function writes its result to an output array: OUT y DOUBLE[].")
            .at(at)),
            None => Ok(None),
        };
    };
    if let Some((NullCall::Called, at)) = clauses.null_call {
        return Err(
            SqlError::unsupported("CALLED ON NULL INPUT is not supported for kernel functions", at)
                .hint("A NULL argument gives a NULL result: use coalesce() in the call."),
        );
    }
    let first_array = || parameters.list.iter().find(|p| p.ty.is_array());
    let length = given.length.or_else(|| Some(format!("len({})", first_array()?.name)));
    let length = length.ok_or_else(|| {
        SqlError::new(
            sqlstate::INVALID_FUNCTION_DEFINITION,
            "the length of the output array must be specified",
        )
        .hint("Add WITH (length = 'n'), an expression of the parameters; without it, it is the length of the first array.")
        .at(output.position)
    })?;
    let threads = given.threads.unwrap_or_default();
    if threads.len() > 3 {
        let message = "a launch has three dimensions at most";
        return Err(SqlError::new(sqlstate::INVALID_PARAMETER_VALUE, message).at(given.at.unwrap_or(output.position)));
    }
    Ok(Some(KernelForm {
        output: output.name.clone(),
        position: output.before,
        length,
        threads,
        unchecked: given.unchecked,
        trusted: options.trusted.is_some_and(|(trusted, _)| trusted),
    }))
}
