//! Which database: read from the URL's scheme in our own code, because a `MultiConnection` takes
//! whatever it does not understand for the name of an SQLite file.

use super::error::StoreError;
use std::fs::{self, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Where the data lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// An SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server, as a URL for libpq.
    Postgres(String),
}

/// The folder of an SQLite file; none for a database elsewhere.
pub fn folder(url: &str) -> Option<PathBuf> {
    match Target::parse(url) {
        Ok(Target::Sqlite(file)) => Some(folder_of(&file).to_path_buf()),
        _ => None,
    }
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

impl Target {
    /// Reads `sqlite:path` or `postgres://…` (`postgresql://…`).
    pub(super) fn parse(url: &str) -> Result<Self, StoreError> {
        let unknown = || StoreError::UnknownScheme(without_password(url));
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.contains(":memory:") {
                return Err(unknown());
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err(unknown())
    }

    /// Makes the SQLite file and its folder if they do not exist, for this user alone.
    pub(super) fn prepare(&self) -> Result<(), StoreError> {
        let Self::Sqlite(file) = self else {
            return Ok(());
        };
        let folder = folder_of(file);
        let not_writable = |reason: std::io::Error| StoreError::FolderNotWritable {
            folder: folder.to_path_buf(),
            reason: reason.to_string(),
        };
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o750)
            .create(folder)
            .map_err(not_writable)?;
        let existed = file.exists();
        OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .mode(0o600)
            .open(file)
            .map_err(|reason| {
                if existed {
                    StoreError::FileNotWritable {
                        file: file.clone(),
                        reason: reason.to_string(),
                    }
                } else {
                    not_writable(reason)
                }
            })?;
        Ok(())
    }

    /// What SQLite opens: an existing file only, so that a vanished one is not made anew.
    pub(super) fn sqlite_uri(file: &Path) -> String {
        let mut uri = String::from("file:");
        for c in file.to_string_lossy().chars() {
            match c {
                '%' => uri.push_str("%25"),
                '?' => uri.push_str("%3f"),
                '#' => uri.push_str("%23"),
                _ => uri.push(c),
            }
        }
        uri.push_str("?mode=rw");
        uri
    }
}

/// The identity of a file on this machine: device and inode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileId(u64, u64);

impl FileId {
    /// The file that lies at `path` now; none if there is none.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let data = fs::metadata(path).ok()?;
        Some(Self(data.dev(), data.ino()))
    }
}

/// The URL as it may be shown and logged.
fn without_password(url: &str) -> String {
    match url.split_once("://") {
        Some((scheme, rest)) => match rest.rsplit_once('@') {
            Some((_, host)) => format!("{scheme}://…@{host}"),
            None => url.to_owned(),
        },
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_decides() {
        let sqlite = |url: &str, path: &str| {
            assert_eq!(Target::parse(url).unwrap(), Target::Sqlite(path.into()));
        };
        sqlite("sqlite:data/zw.db", "data/zw.db");
        sqlite("sqlite:///var/lib/zw.db", "/var/lib/zw.db");
        let url = "postgresql://zw@localhost/zw";
        assert_eq!(Target::parse(url).unwrap(), Target::Postgres(url.into()));
        for wrong in [
            "postgres:x",
            "data/zw.db",
            "mysql://u:secret@h/d",
            "",
            "sqlite:",
            "sqlite::memory:",
        ] {
            let error = Target::parse(wrong).unwrap_err().to_string();
            assert!(error.contains("sqlite:path"), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }

    #[test]
    fn odd_characters_stay_in_the_path() {
        assert_eq!(
            Target::sqlite_uri(Path::new("/a b/50%?#.db")),
            "file:/a b/50%25%3f%23.db?mode=rw"
        );
    }
}
