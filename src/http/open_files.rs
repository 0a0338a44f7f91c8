//! Open files: every phone needs one, and a shell often allows a thousand only.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Files that the service needs beside its phones: database, pages, log.
const RESERVE: u64 = 100;

/// Raises what this process may open as far as the system lets it, and answers for how many of
/// `wanted` phones that is enough.
pub(super) fn for_phones(wanted: usize) -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    // As it was, if the system refuses.
    let _ = setrlimit(Resource::Nofile, raised);
    let allowed = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let phones = usize::try_from(allowed.saturating_sub(RESERVE)).unwrap_or(usize::MAX);
    if phones < wanted {
        tracing::warn!(
            open_files = allowed,
            phones,
            "fewer files may be open than phones are allowed; raise the limit (ulimit -n, LimitNOFILE)"
        );
    }
    phones.min(wanted)
}

#[cfg(test)]
mod tests {
    use super::for_phones;

    #[test]
    fn no_more_phones_than_files_and_no_more_than_wanted() {
        assert_eq!(for_phones(10), 10);
        assert!(for_phones(usize::MAX) < usize::MAX);
    }
}
