//! A few words for a staff member's browser, so that they know their own sessions apart. Nothing
//! of the kind is ever kept for participants.

/// `Firefox, Windows` from what the browser says of itself; nothing else of it is kept.
pub fn describe(user_agent: &str) -> String {
    let first = |words: &[(&str, &str)]| {
        words
            .iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| (*name).to_owned())
    };
    let browser = first(&[
        ("Firefox/", "Firefox"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::describe;

    #[test]
    fn only_browser_and_system_are_kept() {
        let firefox =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0";
        assert_eq!(describe(firefox), "Firefox, Windows");
        let safari =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
        assert_eq!(describe(safari), "Safari, iPhone");
        assert_eq!(describe("curl/8.0"), "");
    }
}
