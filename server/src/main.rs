//! The `rbcdb` command.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use rbcdb_server::{Config, RunningServer, Server, analyze, demo, simulate};
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
    Serve {
        /// Address to listen on; port 0 takes a free one.
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:5432")]
        pg_listen: String,
        /// Address to listen on for Arrow Flight SQL; without it, Flight isn't served.
        #[arg(long, value_name = "ADDR")]
        flight_listen: Option<String>,
        /// Directory for the server's data; created if it doesn't exist.
        #[arg(long, value_name = "DIR")]
        data_dir: PathBuf,
    },
    /// Run example functions over real flights and check the results.
    Demo {
        /// Use the server at this address instead of starting one.
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
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(default_level(&cli.command)));
    let ansi = std::io::IsTerminal::is_terminal(&std::io::stderr());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(ansi)
        .init();
    let result = match cli.command {
        Command::Serve {
            pg_listen,
            flight_listen,
            data_dir,
        } => serve(Config {
            flight_listen,
            ..Config::new(pg_listen, data_dir)
        }),
        Command::Demo { connect, examples } => run_demo(connect.as_deref(), &examples),
        Command::Analyze(options) => return analyze::run(&options),
        Command::Simulate(options) => return run_simulate(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("rbcdb: {e}");
            ExitCode::FAILURE
        }
    }
}

fn default_level(command: &Command) -> &'static str {
    match command {
        Command::Serve { .. } => "info",
        Command::Demo { .. } | Command::Analyze(_) | Command::Simulate(_) => "warn",
    }
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
        None => Some(Server::start(Config::new("127.0.0.1:0", data_dir.path()))?),
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
        let (client, connection) = tokio_postgres::Config::new()
            .host(host.trim_matches(['[', ']']))
            .port(port.parse().map_err(|_| format!("\"{address}\" is not HOST:PORT"))?)
            .user("demo")
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
