//! rbcdb's own actions: functions come and go as text and as artifacts, on the same terms as in SQL.
//!
//! An artifact holds machine code, and whoever sends one could have forged it: a checksum finds accidents, not forgeries. So
//! code that a client sends is never run, nor loaded. `rbc.PutArtifact` takes signature, options and source out of the
//! artifact, and the function is created from these as CREATE FUNCTION would. Where the artifact says that it was made by
//! this build for this CPU, the key of what came out must be the artifact's, or it isn't what its source says.

use std::sync::Arc;

use arrow_flight::ActionType;
use rbcdb_db_extension::Session;
use rbcdb_db_extension::catalog::FunctionEntry;
use rbcdb_sql::Statement as SqlStatement;
use rbcdb_udf_abi::artifact::{Artifact, ArtifactError, Metadata};
use rbcdb_udf_abi::{FloatErrors, Language, Overflow};
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle as Runtime;

use super::error;
use super::handles::new_handle;
use super::sessions::{FlightSession, Sessions};
use super::statement::{Run, Statement, on_engine};
use crate::wire::error::{ErrorFields, sqlstate};

/// Creates a function.
pub const PUT_FUNCTION: &str = "rbc.PutFunction";
/// Gives a function's artifact.
pub const GET_ARTIFACT: &str = "rbc.GetArtifact";
/// Creates a function from an artifact.
pub const PUT_ARTIFACT: &str = "rbc.PutArtifact";

/// The actions, for ListActions.
pub fn list() -> Vec<ActionType> {
    let action = |name: &str, description: &str| ActionType {
        r#type: name.to_owned(),
        description: description.to_owned(),
    };
    vec![
        action(
            PUT_FUNCTION,
            "Creates a function.\n\nRequest: a CREATE FUNCTION statement, or JSON with name, parameters, returns, language and body\n\
             Response: JSON with the function's signature and key",
        ),
        action(
            GET_ARTIFACT,
            "Gives a compiled function.\n\nRequest: name, or name(types) where there are overloads\nResponse: the artifact",
        ),
        action(
            PUT_ARTIFACT,
            "Creates a function from the signature and source in an artifact; its machine code is not used.\n\n\
             Request: an artifact\nResponse: JSON with the function's signature and key",
        ),
    ]
}

/// A function as JSON.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FunctionJson {
    name: String,
    #[serde(default)]
    parameters: Vec<ParameterJson>,
    /// The result's type; of a kernel function, the type of the parameter that is its output.
    #[serde(default)]
    returns: Option<String>,
    #[serde(default)]
    language: Option<String>,
    body: String,
    /// The function in LLVM IR that is called.
    #[serde(default)]
    symbol: Option<String>,
    #[serde(default)]
    or_replace: bool,
    #[serde(default)]
    called_on_null_input: bool,
    #[serde(default)]
    options: std::collections::BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterJson {
    name: String,
    r#type: String,
    #[serde(default)]
    default: Option<String>,
    /// Whether it is the output array of a kernel function.
    #[serde(default)]
    out: bool,
}

/// What is told of a function that was created.
#[derive(Debug, Serialize)]
struct Created {
    /// `f(x DOUBLE) RETURNS DOUBLE`
    signature: String,
    /// Its artifact's key.
    key: String,
}

/// Carries out `rbc.PutFunction`.
///
/// # Errors
/// Those of CREATE FUNCTION; 42601 for a text that is something else.
pub async fn put_function(
    sessions: &Sessions,
    runtime: &Runtime,
    caller: &FlightSession,
    body: &[u8],
) -> Result<Vec<u8>, ErrorFields> {
    let text = std::str::from_utf8(body).map_err(|_| {
        ErrorFields::new(
            sqlstate::CHARACTER_NOT_IN_REPERTOIRE,
            "the function's text is not UTF-8",
        )
    })?;
    let sql = match text.trim_start().starts_with('{') {
        true => {
            let function: FunctionJson = serde_json::from_str(text).map_err(|e| {
                ErrorFields::new(
                    sqlstate::INVALID_PARAMETER_VALUE,
                    format!("the function's JSON is malformed: {e}"),
                )
            })?;
            function.to_sql()
        }
        false => text.to_owned(),
    };
    let create = create_statement(&sql)?;
    run(runtime, caller, &caller.session, sql).await?;
    let types: Vec<_> = create.parameters.iter().map(|p| p.ty).collect();
    created(sessions, &create.name.name, &types)
}

/// Carries out `rbc.GetArtifact`.
///
/// # Errors
/// 42883 for an unknown function, 42725 for a name with several overloads.
pub async fn get_artifact(sessions: &Sessions, runtime: &Runtime, body: &[u8]) -> Result<Vec<u8>, ErrorFields> {
    let name = std::str::from_utf8(body).unwrap_or_default();
    let sql = format!("SHOW FUNCTION {name} AS source");
    let parsed = rbcdb_sql::parse(&sql).map_err(|e| error::from_engine(e.into(), None))?;
    let [statement] = parsed.as_slice() else {
        return Err(not_a_name());
    };
    let SqlStatement::ShowFunction(show) = &statement.statement else {
        return Err(not_a_name());
    };
    let functions = Arc::clone(sessions.engine().functions());
    let function = show.function.clone();
    let made = on_engine(runtime, async move {
        // Compiling takes milliseconds of CPU time.
        tokio::task::block_in_place(|| functions.artifact(&function))
    });
    let artifact = made.await?.map_err(|e| error::from_engine(e, None))?;
    artifact
        .to_bytes()
        .map_err(|e| ErrorFields::new(sqlstate::INTERNAL_ERROR, e.to_string()))
}

fn not_a_name() -> ErrorFields {
    ErrorFields::new(
        sqlstate::SYNTAX_ERROR,
        "expected a function's name, or its name and types",
    )
    .hint("Send f, or f(INTEGER, DOUBLE).")
}

/// Carries out `rbc.PutArtifact`.
///
/// # Errors
/// 22P03 for bytes that aren't an artifact that this build reads, or whose key doesn't fit its source; those of CREATE
/// FUNCTION.
pub async fn put_artifact(
    sessions: &Sessions,
    runtime: &Runtime,
    caller: &FlightSession,
    body: &[u8],
) -> Result<Vec<u8>, ErrorFields> {
    let artifact = Artifact::from_bytes(body).map_err(unusable)?;
    let metadata = &artifact.metadata;
    let text = artifact_sql(metadata);
    check_key(&artifact, &compile(sessions, runtime, &text).await?)?;
    run(runtime, caller, &caller.session, text).await?;
    created(
        sessions,
        &metadata.signature.name,
        &metadata.signature.parameter_types(),
    )
}

/// What CREATE FUNCTION would make.
async fn compile(sessions: &Sessions, runtime: &Runtime, sql: &str) -> Result<Artifact, ErrorFields> {
    let create = create_statement(sql)?;
    let functions = Arc::clone(sessions.engine().functions());
    let made = on_engine(runtime, async move {
        // Compiling takes milliseconds of CPU time.
        tokio::task::block_in_place(|| functions.compile(&create))
    });
    made.await?.map_err(|e| error::from_engine(e, None))
}

/// Holds the key of an artifact against that of what its source became here.
fn check_key(artifact: &Artifact, made: &Artifact) -> Result<(), ErrorFields> {
    let maker = |artifact: &Artifact| {
        let metadata = &artifact.metadata;
        let (cpu, features) = (&metadata.target_cpu, &metadata.target_features);
        (metadata.compiler.clone(), cpu.clone(), features.clone())
    };
    if maker(artifact) != maker(made) || artifact.key == made.key {
        return Ok(());
    }
    Err(ErrorFields::new("22P03", "the artifact's key does not fit its source")
        .detail(format!(
            "The artifact's key is {}; compiled here, its source has the key {}.",
            artifact.key, made.key
        ))
        .hint("It was changed after it was made, or functions that it calls are others here."))
}

fn unusable(error: ArtifactError) -> ErrorFields {
    ErrorFields::new(sqlstate::INVALID_BINARY_REPRESENTATION, error.to_string())
}

/// The one CREATE FUNCTION that a text holds.
fn create_statement(sql: &str) -> Result<rbcdb_sql::CreateFunction, ErrorFields> {
    let parsed = rbcdb_sql::parse(sql).map_err(|e| error::from_engine(e.into(), Some(sql)))?;
    match <[_; 1]>::try_from(parsed).map(|[one]| one.statement) {
        Ok(SqlStatement::CreateFunction(create)) => Ok(*create),
        _ => Err(ErrorFields::new(
            sqlstate::SYNTAX_ERROR,
            "expected one CREATE FUNCTION statement",
        )),
    }
}

/// Runs a statement as any other of the caller's, with the same checks.
async fn run(runtime: &Runtime, caller: &FlightSession, session: &Session, sql: String) -> Result<(), ErrorFields> {
    let statement = Statement::prepare(runtime, caller, session, sql).await?;
    let mut run = Run::begin(&statement, caller, session, new_handle(), Vec::new())?;
    run.count().await.map(|_| ())
}

fn created(sessions: &Sessions, name: &str, types: &[rbcdb_udf_abi::ParameterType]) -> Result<Vec<u8>, ErrorFields> {
    let snapshot = sessions.engine().functions().snapshot();
    let entry: &FunctionEntry = snapshot
        .find(name, types)
        .ok_or_else(|| ErrorFields::new("42883", format!("function {name} was dropped at once")))?;
    let created = Created {
        signature: entry.signature().to_string(),
        key: entry.key.to_string(),
    };
    serde_json::to_vec(&created).map_err(|e| ErrorFields::new(sqlstate::INTERNAL_ERROR, e.to_string()))
}

impl FunctionJson {
    fn to_sql(&self) -> String {
        let parameters = self.parameters.iter().map(|p| {
            let mode = if p.out { "OUT " } else { "" };
            let default = p.default.as_ref();
            let default = default.map_or_else(String::new, |default| format!(" DEFAULT {default}"));
            let name = rbcdb_sql::quote_identifier(&p.name);
            format!("{mode}{name} {}{default}", p.r#type)
        });
        let parameters: Vec<String> = parameters.collect();
        let mut sql = format!(
            "CREATE {}FUNCTION {}({}) {}LANGUAGE {}",
            if self.or_replace { "OR REPLACE " } else { "" },
            rbcdb_sql::quote_identifier(&self.name),
            parameters.join(", "),
            self.returns
                .as_ref()
                .map_or_else(String::new, |ty| format!("RETURNS {ty} ")),
            self.language.as_deref().unwrap_or("rbc"),
        );
        if self.called_on_null_input {
            sql.push_str(" CALLED ON NULL INPUT");
        }
        if !self.options.is_empty() {
            let options = self
                .options
                .iter()
                .map(|(name, value)| format!("{name} = {}", quoted_text(value)));
            sql.push_str(&format!(" WITH ({})", options.collect::<Vec<_>>().join(", ")));
        }
        sql.push_str(&format!(" AS {}", dollar_quoted(&self.body)));
        if let Some(symbol) = &self.symbol {
            sql.push_str(&format!(", {}", quoted_text(symbol)));
        }
        sql
    }
}

/// CREATE FUNCTION for what an artifact says of itself.
fn artifact_sql(metadata: &Metadata) -> String {
    let Metadata {
        signature,
        options,
        source,
        language,
        ..
    } = metadata;
    let symbol = match language {
        Language::Rbc => None,
        Language::Llvm { symbol } => symbol.clone(),
    };
    let mut parameters: Vec<ParameterJson> = signature
        .parameters
        .iter()
        .map(|p| ParameterJson {
            name: p.name.clone(),
            r#type: p.ty.to_string(),
            default: None,
            out: false,
        })
        .collect();
    let mut more = Vec::new();
    if let Some(kernel) = &signature.kernel {
        let output = ParameterJson {
            name: kernel.output.clone(),
            r#type: signature.result_type().to_string(),
            default: None,
            out: true,
        };
        parameters.insert(kernel.position.min(parameters.len()), output);
        more.push(("length".to_owned(), kernel.length.clone()));
        if !kernel.threads.is_empty() {
            more.push(("threads".to_owned(), kernel.threads.join(", ")));
        }
        if kernel.unchecked {
            more.push(("launch".to_owned(), "unchecked".to_owned()));
        }
        if kernel.trusted {
            more.push(("trusted".to_owned(), "true".to_owned()));
        }
    }
    let function = FunctionJson {
        name: signature.name.clone(),
        parameters,
        returns: signature
            .kernel
            .is_none()
            .then(|| signature.result.sql_name().to_owned()),
        language: Some(language.name().to_owned()),
        body: source.clone(),
        symbol,
        or_replace: false,
        called_on_null_input: signature.called_on_null_input,
        options: [
            (options.overflow == Overflow::Wrap).then_some(("overflow", "wrap")),
            (options.float_errors == FloatErrors::Ieee).then_some(("float_error", "ieee")),
        ]
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .chain(more)
        .collect(),
    };
    function.to_sql()
}

fn quoted_text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// In dollar quotes that the text doesn't hold.
fn dollar_quoted(text: &str) -> String {
    let mut tag = "rbc".to_owned();
    while text.contains(&format!("${tag}$")) || text.ends_with(&format!("${tag}")) {
        tag.push('x');
    }
    format!("${tag}${text}${tag}$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_becomes_one_statement() {
        let json = r#"{"name": "My \"f\"", "parameters": [{"name": "x", "type": "DOUBLE", "default": "1"}],
            "returns": "DOUBLE", "body": "return x # $rbc$ $rbcx$ '", "or_replace": true,
            "called_on_null_input": true, "options": {"float_error": "ieee"}}"#;
        let function: FunctionJson = serde_json::from_str(json).unwrap();
        let create = create_statement(&function.to_sql()).unwrap();
        assert_eq!(create.name.name, "My \"f\"");
        assert_eq!(create.body.text, "return x # $rbc$ $rbcx$ '");
        assert_eq!(create.options.float_errors, FloatErrors::Ieee);
        assert!(create.or_replace && create.parameters[0].default.is_some());
    }

    #[test]
    fn nothing_but_one_create_function_is_taken() {
        let injected = r#"{"name": "f", "returns": "INT LANGUAGE rbc AS 'return 1'; DROP TABLE t; --", "body": ""}"#;
        let function: FunctionJson = serde_json::from_str(injected).unwrap();
        let error = create_statement(&function.to_sql()).unwrap_err();
        assert_eq!(error.sqlstate, sqlstate::SYNTAX_ERROR);
        assert!(create_statement("select 1").is_err() && create_statement("").is_err());
    }

    #[test]
    fn an_artifact_is_created_under_its_signature() {
        use rbcdb_udf_abi::{Options, Parameter, ScalarType, Signature};
        let signature = Signature {
            name: "Strange name".to_owned(),
            parameters: vec![Parameter {
                name: "select".to_owned(),
                ty: ScalarType::Complex128.into(),
            }],
            result: ScalarType::UInt8,
            called_on_null_input: true,
            kernel: None,
        };
        let options = Options {
            overflow: Overflow::Wrap,
            float_errors: FloatErrors::Ieee,
        };
        let metadata = Metadata {
            signature,
            options,
            nullable_result: false,
            source: "return 1 $$ $rbc".to_owned(),
            language: Language::Rbc,
            sites: Vec::new(),
            dependencies: Vec::new(),
            target_cpu: String::new(),
            target_features: String::new(),
            compiler: String::new(),
            launch: None,
        };
        let mut llvm = Metadata {
            options: Options::default(),
            language: Language::Llvm {
                symbol: Some("f$g".to_owned()),
            },
            ..metadata.clone()
        };
        llvm.signature.called_on_null_input = false;
        let create = create_statement(&artifact_sql(&llvm)).unwrap();
        assert_eq!(create.language, llvm.language);
        let create = create_statement(&artifact_sql(&metadata)).unwrap();
        assert_eq!(create.language, metadata.language);
        assert_eq!((create.name.name.as_str(), create.options), ("Strange name", options));
        assert_eq!(
            (create.parameters[0].ty, create.result),
            (ScalarType::Complex128.into(), ScalarType::UInt8)
        );
        assert_eq!(create.body.text, "return 1 $$ $rbc");
    }
}
