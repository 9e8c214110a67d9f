//! How many files the process may have open: each connection is one, and so is each file of a table that is being read.

mod raw;

/// Files beside those of connections: the catalog, tables' files of running queries, spilled data, threads' own.
const OTHERS: u64 = 256;

/// Raises the process's limit as far as the system lets it, and says in the log if that isn't enough for so many connections.
///
/// Shells and service managers give processes a low limit, 1024 as a rule, for the sake of programs that use `select`, and
/// let those that don't raise it.
pub fn allow(connections_max: usize) {
    let needed = connections_max as u64 + OTHERS;
    match raw::raise_limit() {
        Ok(limit) if limit < needed => tracing::warn!(
            "the process may open {limit} files, and {connections_max} connections need {needed}: raise the limit \
             (ulimit -n, LimitNOFILE=) or lower max_connections"
        ),
        Ok(_) => {}
        Err(error) => tracing::warn!("the limit of open files can't be raised: {error}"),
    }
}
