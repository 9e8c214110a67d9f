//! The `rbcdb` command.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use rbcdb_server::config::environment::Environment;
use rbcdb_server::config::{self, Config, Flags};
use rbcdb_server::{RunningServer, Server, analyze, demo, metrics, open_files, simulate, user};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// A SQL server with compiled user functions.
#[derive(Debug, Parser)]
#[command(name = "rbcdb", version, about, long_about = None)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve clients over PostgreSQL's protocol, and over Arrow Flight SQL, until Ctrl-C.
    Serve(Flags),
    /// Show the configuration that `serve` would use, as a configuration file.
    Config(Flags),
    /// Ask the server whether it serves, at its metrics_listen; exit status 0 if it does.
    Health(Flags),
    User(user::Options),
    /// Run example functions over real flights and check the results.
    Demo {
        /// Use the server at this address instead of starting one; PGUSER and PGPASSWORD say as whom.
        #[arg(long, value_name = "ADDR")]
        connect: Option<String>,
        /// Folder with the example functions and data.
        #[arg(long, value_name = "DIR", default_value = "examples")]
        examples: PathBuf,
    },
    Analyze(analyze::Options),
    Simulate(simulate::Options),
}

type Error = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli.command) {
        Ok(code) => code,
        Err(e) => {
            eprintln!("rbcdb: {e}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Error> {
    let done = |()| ExitCode::SUCCESS;
    match command {
        Command::Serve(flags) => {
            let environment = Environment::of_process()?;
            let loaded = config::load(&flags, &environment)?;
            log(&loaded.config.log)?;
            for name in environment.unknown() {
                tracing::warn!("the environment variable {name} is not a setting");
            }
            open_files::allow(loaded.config.connections_max);
            serve(loaded.config).map(done)
        }
        Command::Config(flags) => {
            let loaded = config::load(&flags, &Environment::of_process()?)?;
            print!("{}", loaded.print());
            Ok(ExitCode::SUCCESS)
        }
        Command::Health(flags) => {
            let loaded = config::load(&flags, &Environment::of_process()?)?;
            metrics::health::ask(loaded.config.metrics_listen.as_deref()).map(done)
        }
        Command::User(options) => {
            log("warn")?;
            print!("{}", user::run(&options)?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Demo { connect, examples } => {
            log("warn")?;
            run_demo(connect.as_deref(), &examples).map(done)
        }
        Command::Analyze(options) => {
            log("warn")?;
            Ok(analyze::run(&options))
        }
        Command::Simulate(options) => {
            log("warn")?;
            Ok(run_simulate(&options))
        }
    }
}

/// Logs to standard error; RUST_LOG, if it is set, says what.
fn log(filter: &str) -> Result<(), Error> {
    let filter = match EnvFilter::try_from_default_env() {
        Ok(filter) => filter,
        Err(_) => EnvFilter::try_new(filter).map_err(|e| format!("log: \"{filter}\": {e}"))?,
    };
    let ansi = std::io::IsTerminal::is_terminal(&std::io::stderr());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(ansi)
        .init();
    Ok(())
}

/// 0: equal, 1: different, 2: unusable input.
fn run_simulate(options: &simulate::Options) -> ExitCode {
    match simulate::run(options) {
        Ok(report) => {
            // Whoever reads it may be gone; the exit status still says it.
            let _ = std::io::stdout().write_all(report.text.as_bytes());
            ExitCode::from(u8::from(!report.equal))
        }
        Err(message) => {
            eprintln!("rbcdb: {message}");
            ExitCode::from(2)
        }
    }
}

fn serve(config: Config) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        // Before the server starts: whoever sees it listen may interrupt it.
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        let server = Server::start(config)?;
        tokio::select! {
            _ = interrupt.recv() => tracing::info!("interrupted"),
            _ = terminate.recv() => tracing::info!("terminated"),
        }
        server.shutdown();
        Ok(())
    })
}

fn run_demo(connect: Option<&str>, examples: &Path) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let data_dir = tempfile::tempdir()?;
    let embedded: Option<RunningServer> = match connect {
        Some(_) => None,
        None => {
            let mut config = Config::new("127.0.0.1:0", data_dir.path());
            config.file_dirs = vec![examples.to_owned()];
            Some(Server::start(config)?)
        }
    };
    let address = match (&embedded, connect) {
        (Some(server), _) => server.addr.to_string(),
        (None, address) => address.unwrap_or_default().to_owned(),
    };
    println!("rbcdb demo over the PostgreSQL protocol at {address}");
    let result = runtime.block_on(async {
        let (host, port) = address
            .rsplit_once(':')
            .ok_or_else(|| format!("\"{address}\" is not HOST:PORT"))?;
        let mut config = tokio_postgres::Config::new();
        config.user(std::env::var("PGUSER").unwrap_or_else(|_| "demo".to_owned()));
        if let Ok(password) = std::env::var("PGPASSWORD") {
            config.password(password);
        }
        let (client, connection) = config
            .host(host.trim_matches(['[', ']']))
            .port(port.parse().map_err(|_| format!("\"{address}\" is not HOST:PORT"))?)
            .dbname("rbcdb")
            .application_name("rbcdb demo")
            .connect(tokio_postgres::NoTls)
            .await
            .map_err(|e| format!("cannot connect to {address}: {e}"))?;
        let connection = tokio::spawn(connection);
        let result = demo::run(&client, examples).await;
        drop(client);
        // The connection's own errors have reached the demo as its statements' errors.
        let _ = connection.await;
        result.map_err(Error::from)
    });
    if let Some(server) = embedded {
        server.shutdown();
    }
    result
}
