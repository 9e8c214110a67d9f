//! The limit of open files.

#![allow(unsafe_code, reason = "resource limits are C functions")]

use std::io;

/// Raises the process's own limit to the system's for it. Returns what it is then.
pub fn raise_limit() -> io::Result<u64> {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: `limit` is a valid place for the result.
    if unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &raw mut limit) } != 0 {
        return Err(io::Error::last_os_error());
    }
    if limit.rlim_cur < limit.rlim_max {
        limit.rlim_cur = limit.rlim_max;
        // SAFETY: `limit` is a valid limit, which the call only reads.
        if unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &raw const limit) } != 0 {
            return Err(io::Error::last_os_error());
        }
    }
    Ok(limit.rlim_cur)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_limit_is_as_high_as_the_system_lets_it_be() {
        let limit = super::raise_limit().expect("processes may raise their own limit");
        assert_eq!(super::raise_limit().expect("nothing is left to raise"), limit);
        let limits = std::fs::read_to_string("/proc/self/limits").expect("Linux shows limits");
        let line = limits
            .lines()
            .find(|l| l.starts_with("Max open files"))
            .expect("a line");
        let numbers: Vec<&str> = line.split_whitespace().skip(3).take(2).collect();
        assert_eq!(numbers, [limit.to_string(), limit.to_string()]);
    }
}
