//! A child process by fork.

#![allow(unsafe_code, reason = "fork and wait are C functions")]

use std::io;

/// How a child ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With this status.
    Exited(u8),
    /// By this signal.
    Killed(i32),
}

/// Runs `work` in a child process, which exits with its result, and waits for it.
///
/// The caller's process has one thread: others, and locks that they hold, wouldn't be there in the child.
pub fn in_child(work: impl FnOnce() -> u8) -> io::Result<End> {
    // SAFETY: with one thread, the child is a whole copy of this process and may do all that this may.
    let child = unsafe { libc::fork() };
    match child {
        -1 => Err(io::Error::last_os_error()),
        0 => {
            let status = work();
            // SAFETY: always safe. Destructors and exit handlers are the parent's.
            unsafe { libc::_exit(status.into()) }
        }
        child => wait(child),
    }
}

fn wait(child: libc::pid_t) -> io::Result<End> {
    let mut status = 0;
    loop {
        // SAFETY: `status` is a valid place for the result; the child is this process's own.
        if unsafe { libc::waitpid(child, &raw mut status, 0) } == child {
            break;
        }
        let error = io::Error::last_os_error();
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
    Ok(if libc::WIFEXITED(status) {
        End::Exited(libc::WEXITSTATUS(status) as u8)
    } else {
        End::Killed(libc::WTERMSIG(status))
    })
}
