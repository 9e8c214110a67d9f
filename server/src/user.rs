//! `rbcdb user`: roles of a data directory whose server isn't running, by the same statements that SQL has for them.

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use arrow::util::pretty::pretty_format_batches;
use clap::{Args, Subcommand};
use rbcdb_db_extension::{Engine, EngineConfig, Event};

use crate::data_dir::DataDir;

/// Manage the roles of a server that isn't running: list them, add and drop them, set passwords.
#[derive(Debug, Args)]
pub struct Options {
    /// The server's data directory.
    #[arg(long, value_name = "DIR", env = "RBCDB_DATA_DIR")]
    data_dir: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show all roles.
    List,
    /// Create a role that can log in. Its password is the first line of standard input.
    Add {
        /// Its name.
        name: String,
        /// Whether it may do everything.
        #[arg(long)]
        superuser: bool,
    },
    /// Set a role's password to the first line of standard input.
    Passwd {
        /// The role.
        name: String,
    },
    /// Drop a role that owns nothing.
    Drop {
        /// The role.
        name: String,
    },
}

type Error = Box<dyn std::error::Error>;

/// Carries out the command; returns what to print.
///
/// # Errors
/// If the directory is in use, or what SQL says of the statement.
pub fn run(options: &Options) -> Result<String, Error> {
    if !options.data_dir.is_dir() {
        return Err(format!("there is no data directory \"{}\"", options.data_dir.display()).into());
    }
    let _held = DataDir::open(&options.data_dir).map_err(|e| format!("{e}; use SQL while the server is running"))?;
    match &options.command {
        Command::List => list(&options.data_dir),
        Command::Add { name, superuser } => {
            let superuser = if *superuser { "SUPERUSER" } else { "NOSUPERUSER" };
            let sql = format!(
                "CREATE ROLE {} LOGIN {superuser} PASSWORD {}",
                rbcdb_sql::quote_identifier(name),
                password()?
            );
            execute(&options.data_dir, &sql)
        }
        Command::Passwd { name } => {
            let sql = format!(
                "ALTER ROLE {} PASSWORD {}",
                rbcdb_sql::quote_identifier(name),
                password()?
            );
            execute(&options.data_dir, &sql)
        }
        Command::Drop { name } => execute(
            &options.data_dir,
            &format!("DROP ROLE {}", rbcdb_sql::quote_identifier(name)),
        ),
    }
}

fn list(data_dir: &Path) -> Result<String, Error> {
    with_engine(data_dir, async |engine| {
        let access = engine.access()?;
        let mut lines = vec!["role                            login  superuser  password  member of".to_owned()];
        for role in access.roles() {
            let yes = |yes: bool| if yes { "yes" } else { "no" };
            let groups: Vec<String> = role.member_of.iter().map(|of| access.role_name(*of)).collect();
            let line = format!(
                "{:<30}  {:<5}  {:<9}  {:<8}  {}",
                role.name,
                yes(role.login),
                yes(role.superuser),
                yes(role.password.is_some()),
                groups.join(", ")
            );
            lines.push(line.trim_end().to_owned());
        }
        Ok(lines.join("\n") + "\n")
    })
}

fn execute(data_dir: &Path, sql: &str) -> Result<String, Error> {
    with_engine(data_dir, async |engine| {
        let session = engine.session();
        let prepared = session.prepare(sql, &[]).await?;
        let mut execution = session.execute(&prepared, Vec::new());
        let mut out = String::new();
        while let Some(event) = execution.next().await {
            match event {
                Event::Rows(batch) => out += &format!("{}\n", pretty_format_batches(&[batch])?),
                Event::Notice(notice) => out += &format!("NOTICE: {}\n", notice.message),
                Event::Done(done) => return Ok(out + &done.tag.unwrap_or_default() + "\n"),
                Event::Failed(error) => return Err(error.into()),
            }
        }
        Err("the statement ended without a result".into())
    })
}

fn with_engine<T>(data_dir: &Path, work: impl AsyncFnOnce(Engine) -> Result<T, Error>) -> Result<T, Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let config = EngineConfig {
        data_dir: Some(data_dir.to_owned()),
        ..EngineConfig::default()
    };
    let engine = Engine::new(runtime.handle().clone(), &config)?;
    runtime.block_on(work(engine))
}

/// The first line of standard input, as an SQL literal.
fn password() -> Result<String, Error> {
    if std::io::stdin().is_terminal() {
        return Err("give the password on standard input: rbcdb user … < file, so that it isn't shown".into());
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    match text.lines().next() {
        Some(line) if !line.is_empty() && !line.contains('\0') => Ok(format!("'{}'", line.replace('\'', "''"))),
        _ => Err("standard input has no password in its first line".into()),
    }
}
