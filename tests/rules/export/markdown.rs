//! Drafts and minutes in files read as they read on the screen: both hold to the same examples.

use serde_json::Value;
use zukunftswerkstatt::export::document::markdown;

#[test]
fn files_read_markdown_as_the_preview_does() {
    let shared: Vec<(String, Value)> =
        serde_json::from_str(include_str!("../../fixtures/markdown.json")).unwrap();
    assert!(shared.len() > 10);
    for (text, blocks) in shared {
        let read = serde_json::to_value(markdown(&text)).unwrap();
        assert_eq!(read, blocks, "{text}");
    }
}
