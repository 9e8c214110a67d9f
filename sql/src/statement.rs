//! The statements that this crate knows, and which parser reads which.

use std::ops::Range;

use rbcdb_udf_abi::{KernelForm, Language, Options, ParameterType, ScalarType};
use sqlparser::ast::Expr;

use crate::access::AccessStatement;
use crate::copy::Copy;
use crate::cursor::Cursor;
use crate::cursors::{CloseCursor, DeclareCursor, FetchCursor};
use crate::error::SqlError;
use crate::literal::QuotedText;
use crate::source::SourceToken;
use crate::{comment_on_function, copy, create_function, cursors, drop_function, grant, role, show};

/// A statement and its place in the whole text, without its semicolon.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementSpan {
    /// What it says.
    pub statement: Statement,
    /// Bytes of the whole text.
    pub range: Range<usize>,
}

/// One statement. Positions in it are byte offsets in the whole text.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    /// `CREATE FUNCTION`
    CreateFunction(Box<CreateFunction>),
    /// `DROP FUNCTION`
    DropFunction(DropFunction),
    /// `COMMENT ON FUNCTION`
    CommentOnFunction(CommentOnFunction),
    /// `SHOW FUNCTIONS`
    ShowFunctions(ShowFunctions),
    /// `SHOW FUNCTION f AS …`
    ShowFunction(ShowFunction),
    /// A statement about roles, privileges and owners.
    Access(Box<AccessStatement>),
    /// `COPY`
    Copy(Box<Copy>),
    /// `DECLARE … CURSOR`
    DeclareCursor(DeclareCursor),
    /// `FETCH` and `MOVE`
    FetchCursor(FetchCursor),
    /// `CLOSE`
    CloseCursor(CloseCursor),
    /// Any other statement: for the query engine's parser. Its text is the statement's range.
    Other,
}

impl Statement {
    /// Whether it is about a client's connection: what it copies, or its cursors. The engine knows nothing of these.
    pub fn is_about_connection(&self) -> bool {
        matches!(
            self,
            Statement::Copy(_) | Statement::DeclareCursor(_) | Statement::FetchCursor(_) | Statement::CloseCursor(_)
        )
    }
}

/// A function's name, folded, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionName {
    /// Without schema; folded to lower case unless it was quoted.
    pub name: String,
    /// Byte offset.
    pub position: usize,
}

/// `name` or `name(types)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionRef {
    /// Which name.
    pub name: FunctionName,
    /// Which overload; `None` where no list was given, which is right if there is one function of that name.
    pub types: Option<Vec<ParameterType>>,
}

/// `CREATE [OR REPLACE] FUNCTION [IF NOT EXISTS] …`
#[derive(Debug, Clone, PartialEq)]
pub struct CreateFunction {
    /// `OR REPLACE`
    pub or_replace: bool,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// Which function.
    pub name: FunctionName,
    /// Declared parameters.
    pub parameters: Vec<Parameter>,
    /// `RETURNS type`; of a kernel function, the type of its output array's elements.
    pub result: ScalarType,
    /// What more is declared of a kernel function.
    pub kernel: Option<KernelForm>,
    /// `LANGUAGE`
    pub language: Language,
    /// `AS` text, with the map back to the statement.
    pub body: QuotedText,
    /// As declared; `None` if nothing was said.
    pub volatility: Option<Volatility>,
    /// What a NULL argument does.
    pub null_call: NullCall,
    /// `WITH (…)`
    pub options: Options,
}

/// A declared parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Folded to lower case unless it was quoted.
    pub name: String,
    /// Declared type.
    pub ty: ParameterType,
    /// `DEFAULT expression`
    pub default: Option<ParameterDefault>,
    /// Byte offset of the name.
    pub position: usize,
}

/// A parameter's default: an expression of constants.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterDefault {
    /// Parsed.
    pub expr: Expr,
    /// As written.
    pub text: String,
    /// Byte offset.
    pub position: usize,
}

/// Declared volatility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Volatility {
    /// Same result for the same arguments.
    Immutable,
    /// Same result within a statement.
    Stable,
    /// Evaluated anew at each call.
    Volatile,
}

impl Volatility {
    /// The SQL keyword.
    pub fn keyword(self) -> &'static str {
        match self {
            Volatility::Immutable => "IMMUTABLE",
            Volatility::Stable => "STABLE",
            Volatility::Volatile => "VOLATILE",
        }
    }
}

/// What a NULL argument does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NullCall {
    /// `STRICT`, `RETURNS NULL ON NULL INPUT`, and the default of `LANGUAGE rbc`: the result is NULL.
    #[default]
    Strict,
    /// `CALLED ON NULL INPUT`: the body sees it.
    Called,
}

/// `DROP FUNCTION [IF EXISTS] f[(types)] [, …] [RESTRICT | CASCADE]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropFunction {
    /// `IF EXISTS`
    pub if_exists: bool,
    /// What to drop.
    pub functions: Vec<FunctionRef>,
    /// `CASCADE`: also what calls them.
    pub cascade: bool,
}

/// `COMMENT ON FUNCTION f[(types)] IS 'text' | NULL`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentOnFunction {
    /// Which function.
    pub function: FunctionRef,
    /// The text; `None` removes it.
    pub comment: Option<String>,
}

/// `SHOW FUNCTIONS [LIKE 'pattern']`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShowFunctions {
    /// LIKE pattern on the name.
    pub like: Option<String>,
}

/// `SHOW FUNCTION f[(types)] [AS source | ir | llvm | asm | lanes | ptx | verdict]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShowFunction {
    /// Which function; every overload where no types are given.
    pub function: FunctionRef,
    /// Which form.
    pub view: View,
}

/// A form of a function to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// What the user wrote.
    #[default]
    Source,
    /// The typed IR.
    Ir,
    /// LLVM IR.
    Llvm,
    /// Machine code as assembly.
    Asm,
    /// How many rows are computed at once on a CPU, and why.
    Lanes,
    /// Code for GPUs.
    Ptx,
    /// Whether results on GPUs depend on the launch's shape.
    Verdict,
}

impl View {
    /// All forms, as statements name them.
    pub const ALL: [(View, &'static str); 7] = [
        (View::Source, "source"),
        (View::Ir, "ir"),
        (View::Llvm, "llvm"),
        (View::Asm, "asm"),
        (View::Lanes, "lanes"),
        (View::Ptx, "ptx"),
        (View::Verdict, "verdict"),
    ];

    /// The form's name.
    pub fn name(self) -> &'static str {
        let found = View::ALL.iter().find(|(view, _)| *view == self);
        found.map_or("?", |(_, name)| name)
    }

    /// `source, ir and llvm`, with this word before the last.
    pub(crate) fn list(word: &str) -> String {
        let [all @ .., (_, last)] = View::ALL;
        let all: Vec<&str> = all.iter().map(|(_, name)| *name).collect();
        format!("{} {word} {last}", all.join(", "))
    }
}

/// Parses the tokens of one statement.
pub(crate) fn parse_statement(text: &str, tokens: &[SourceToken]) -> Result<Statement, SqlError> {
    let mut cursor = Cursor::new(text, tokens);
    if let Some(head) = create_function::head(&mut cursor)? {
        return Ok(Statement::CreateFunction(Box::new(create_function::parse(
            &mut cursor,
            head,
        )?)));
    }
    if cursor.take_words(&["DROP", "FUNCTION"]) || cursor.take_words(&["DROP", "ROUTINE"]) {
        return drop_function::parse(&mut cursor).map(Statement::DropFunction);
    }
    if cursor.take_words(&["COMMENT", "ON", "FUNCTION"]) {
        return comment_on_function::parse(&mut cursor).map(Statement::CommentOnFunction);
    }
    if cursor.take_words(&["SHOW", "FUNCTIONS"]) {
        return show::functions(&mut cursor).map(Statement::ShowFunctions);
    }
    if cursor.take_words(&["SHOW", "FUNCTION"]) {
        return show::function(&mut cursor).map(Statement::ShowFunction);
    }
    if cursor.take_word("COPY") {
        let copy = copy::parse(&mut cursor)?;
        return Ok(copy.map_or(Statement::Other, |copy| Statement::Copy(Box::new(copy))));
    }
    if cursor.take_word("DECLARE") {
        return cursors::declare(&mut cursor).map(Statement::DeclareCursor);
    }
    if cursor.take_word("FETCH") {
        return cursors::fetch(&mut cursor, false).map(Statement::FetchCursor);
    }
    if cursor.take_word("MOVE") {
        return cursors::fetch(&mut cursor, true).map(Statement::FetchCursor);
    }
    if cursor.take_word("CLOSE") {
        return cursors::close(&mut cursor).map(Statement::CloseCursor);
    }
    if let Some(access) = role::statement(&mut cursor)
        .or_else(|| grant::statement(&mut cursor))
        .or_else(|| grant::owner(&mut cursor))
    {
        return access.map(|access| Statement::Access(Box::new(access)));
    }
    if cursor.take_words(&["ALTER", "FUNCTION"]) {
        return Err(
            SqlError::unsupported("ALTER FUNCTION is not supported", tokens[0].start)
                .hint("Use CREATE OR REPLACE FUNCTION, or DROP FUNCTION and CREATE FUNCTION."),
        );
    }
    Ok(Statement::Other)
}
