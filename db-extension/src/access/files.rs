//! Files of the server that SQL may read and write: those in configured directories, by roles that are allowed to.
//!
//! A path is made canonical before it is looked at, and what is returned is the canonical path: neither `..` nor a
//! symbolic link leads out. Nobody can make symbolic links through SQL.

use std::io;
use std::path::{Path, PathBuf};

use super::role::{READ_FILES, RoleId, WRITE_FILES};
use super::{Access, DENIED};
use crate::error::Error;

/// What is done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileUse {
    /// It is read.
    Read,
    /// It is written.
    Write,
}

/// Which files there are for SQL.
#[derive(Debug, Clone, Default)]
pub struct FileAccess {
    /// Canonical directories; `None` is the whole file system.
    dirs: Option<Vec<PathBuf>>,
}

impl FileAccess {
    /// The files in these directories.
    ///
    /// # Errors
    /// 58P01 for a directory that isn't there.
    pub fn within(dirs: &[PathBuf]) -> Result<FileAccess, Error> {
        let canonical = dirs.iter().map(|dir| {
            let found = dir.canonicalize().map_err(|e| {
                Error::new(
                    "58P01",
                    format!("the directory \"{}\" of file_dirs can't be used: {e}", dir.display()),
                )
            })?;
            match found.is_dir() {
                true => Ok(found),
                false => Err(Error::new(
                    "58P01",
                    format!("\"{}\" in file_dirs is not a directory", dir.display()),
                )),
            }
        });
        Ok(FileAccess {
            dirs: Some(canonical.collect::<Result<_, _>>()?),
        })
    }

    /// Whether the whole file system may be used.
    pub fn is_unlimited(&self) -> bool {
        self.dirs.is_none()
    }

    /// The canonical path of a file or directory that a role wants to use.
    ///
    /// # Errors
    /// 42501 without the privilege or outside of the directories, 58P01 where the file or its directory isn't there.
    pub fn path(&self, access: &Access, who: RoleId, path: &str, file_use: FileUse) -> Result<PathBuf, Error> {
        let (needed, verb) = match file_use {
            FileUse::Read => (READ_FILES, "read"),
            FileUse::Write => (WRITE_FILES, "write"),
        };
        if !access.is_member(who, needed) {
            let message = format!("permission denied to {verb} a file of the server");
            let role = access.role_name(needed);
            return Err(Error::new(DENIED, message)
                .detail(format!(
                    "Only superusers and members of the role \"{role}\" may do that."
                ))
                .hint("COPY … FROM STDIN and TO STDOUT, and psql's \\copy, work for anyone."));
        }
        let Some(dirs) = &self.dirs else {
            return Ok(PathBuf::from(path));
        };
        let local = path.strip_prefix("file://").unwrap_or(path);
        if local.contains("://") || local.contains('%') && local.len() != path.len() {
            return Err(Error::unsupported(format!("\"{path}\" is not a path of a local file")));
        }
        let found = canonical(Path::new(local), file_use).map_err(|e| not_there(local, &e))?;
        if !dirs.iter().any(|dir| found.starts_with(dir)) {
            return Err(outside(local));
        }
        if found.is_dir() {
            check_links(&found, dirs, local)?;
        }
        Ok(found)
    }
}

/// A file that is to be written needn't be there; its directory must.
fn canonical(path: &Path, file_use: FileUse) -> io::Result<PathBuf> {
    match (path.canonicalize(), file_use) {
        (Err(e), FileUse::Write) if e.kind() == io::ErrorKind::NotFound && path.symlink_metadata().is_err() => {
            let name = path.file_name().ok_or(e)?;
            let parent = match path.parent() {
                Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
                Some(parent) => parent,
                None => Path::new("/"),
            };
            Ok(parent.canonicalize()?.join(name))
        }
        (found, _) => found,
    }
}

/// A directory is read with all that is in it: no link in it may lead out.
fn check_links(dir: &Path, dirs: &[PathBuf], asked: &str) -> Result<(), Error> {
    let failed = |e: io::Error| not_there(asked, &e);
    let mut next = vec![dir.to_owned()];
    while let Some(dir) = next.pop() {
        for entry in dir.read_dir().map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_symlink() {
                let target = entry.path().canonicalize().map_err(failed)?;
                if !dirs.iter().any(|dir| target.starts_with(dir)) {
                    return Err(outside(&entry.path().display().to_string()));
                }
            } else if kind.is_dir() {
                next.push(entry.path());
            }
        }
    }
    Ok(())
}

fn outside(path: &str) -> Error {
    Error::new(
        DENIED,
        format!("\"{path}\" is outside of the directories that SQL may use"),
    )
    .hint("The server's setting file_dirs names these directories.")
}

fn not_there(path: &str, error: &io::Error) -> Error {
    let sqlstate = match error.kind() {
        io::ErrorKind::NotFound => "58P01",
        io::ErrorKind::PermissionDenied => DENIED,
        _ => "58030",
    };
    Error::new(sqlstate, format!("could not open \"{path}\": {error}"))
}

#[cfg(test)]
mod tests {
    use super::super::role::{BOOTSTRAP, Role};
    use super::super::{Access, Change};
    use super::*;

    struct Place {
        _dir: tempfile::TempDir,
        inside: PathBuf,
        outside: PathBuf,
        files: FileAccess,
    }

    fn place() -> Place {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        let (inside, outside) = (root.join("in"), root.join("in-but-not-quite"));
        for dir in [&inside, &outside] {
            std::fs::create_dir(dir).unwrap();
            std::fs::write(dir.join("f.csv"), "1\n").unwrap();
        }
        let files = FileAccess::within(std::slice::from_ref(&inside)).unwrap();
        Place {
            _dir: dir,
            inside,
            outside,
            files,
        }
    }

    fn ask(place: &Place, path: &Path, file_use: FileUse) -> Result<PathBuf, &'static str> {
        let path = path.display().to_string();
        let asked = place.files.path(&Access::default(), BOOTSTRAP, &path, file_use);
        asked.map_err(|e| e.sqlstate)
    }

    #[test]
    fn only_files_in_the_directories_can_be_used() {
        let p = place();
        let file = p.inside.join("f.csv");
        assert_eq!(ask(&p, &file, FileUse::Read), Ok(file.clone()));
        assert_eq!(ask(&p, &file, FileUse::Write), Ok(file.clone()));
        assert_eq!(ask(&p, &p.inside.join("../in/f.csv"), FileUse::Read), Ok(file.clone()));
        let url = PathBuf::from(format!("file://{}", file.display()));
        assert_eq!(ask(&p, &url, FileUse::Read), Ok(file));
        assert_eq!(
            ask(&p, &p.inside.join("new.csv"), FileUse::Write),
            Ok(p.inside.join("new.csv"))
        );
        assert_eq!(ask(&p, &p.inside.join("new.csv"), FileUse::Read), Err("58P01"));
        assert_eq!(ask(&p, &p.inside.join("no/new.csv"), FileUse::Write), Err("58P01"));
        for outside in [
            p.outside.join("f.csv"),
            p.inside.join("../in-but-not-quite/f.csv"),
            PathBuf::from("/etc/passwd"),
            PathBuf::from("file:///etc/passwd"),
        ] {
            assert_eq!(ask(&p, &outside, FileUse::Read), Err(DENIED), "{outside:?}");
        }
        assert_eq!(ask(&p, &p.outside.join("new"), FileUse::Write), Err(DENIED));
        assert_eq!(ask(&p, &p.inside.join("../new"), FileUse::Write), Err(DENIED));
        for url in ["s3://bucket/x", "http://host/x", "file:///%65tc/passwd"] {
            assert_eq!(ask(&p, Path::new(url), FileUse::Read), Err("0A000"), "{url}");
        }
    }

    #[test]
    fn symbolic_links_do_not_lead_out() {
        let p = place();
        let link = p.inside.join("link.csv");
        std::os::unix::fs::symlink(p.outside.join("f.csv"), &link).unwrap();
        assert_eq!(ask(&p, &link, FileUse::Read), Err(DENIED));
        assert_eq!(ask(&p, &link, FileUse::Write), Err(DENIED));
        assert_eq!(
            ask(&p, &p.inside, FileUse::Read),
            Err(DENIED),
            "a directory with such a link in it"
        );
        std::fs::remove_file(&link).unwrap();
        assert_eq!(ask(&p, &p.inside, FileUse::Read), Ok(p.inside.clone()));
        // A link to a file that isn't there yet must not be written through.
        std::os::unix::fs::symlink(p.outside.join("new"), &link).unwrap();
        assert!(ask(&p, &link, FileUse::Write).is_err());
        let dir = p.inside.join("dir");
        std::os::unix::fs::symlink(&p.outside, &dir).unwrap();
        assert_eq!(ask(&p, &dir.join("f.csv"), FileUse::Read), Err(DENIED));
        assert_eq!(ask(&p, &dir.join("new"), FileUse::Write), Err(DENIED));
    }

    #[test]
    fn a_role_needs_the_privilege() {
        let p = place();
        let mut access = Access::default();
        let mut role = Role::new(20_000, "reader");
        role.member_of = vec![READ_FILES];
        access.apply(&Change::PutRole(role));
        let file = p.inside.join("f.csv").display().to_string();
        assert!(p.files.path(&access, 20_000, &file, FileUse::Read).is_ok());
        let error = p.files.path(&access, 20_000, &file, FileUse::Write).unwrap_err();
        assert_eq!(error.sqlstate, DENIED);
        assert!(
            FileAccess::default()
                .path(&access, 20_000, &file, FileUse::Write)
                .is_err()
        );
    }
}
