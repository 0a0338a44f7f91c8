//! The committed TypeScript is generated from the Rust types: this test compares, and writes it
//! anew when `BLESS=1` is set (`make bless`).

use super::client::{Control, Request};
use super::office::OfficeTypes;
use super::server::ServerMsg;
use std::collections::BTreeMap;
use std::path::Path;
use ts_rs::{Config, TS, TypeVisitor};

struct Collect<'a> {
    config: &'a Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Collect<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(self.config);
        if self.found.contains_key(&name) {
            return;
        }
        self.found.insert(name, T::decl(self.config));
        T::visit_dependencies(self);
    }
}

fn generated() -> String {
    let config = Config::default().with_large_int("number");
    let mut collect = Collect {
        config: &config,
        found: BTreeMap::new(),
    };
    collect.visit::<Control>();
    collect.visit::<Request>();
    collect.visit::<ServerMsg>();
    collect.visit::<OfficeTypes>();
    super::rest::visit_types(&mut collect);
    let mut text = String::from(
        "// Generated from the Rust types in src/wire and src/domain by `make bless`. Do not edit.\n\n",
    );
    for declaration in collect.found.values() {
        text.push_str("export ");
        text.push_str(declaration);
        text.push('\n');
    }
    text
}

#[test]
fn the_committed_typescript_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("frontend/src/lib/wire.gen.ts");
    let fresh = generated();
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &fresh).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == fresh,
        "{} is out of date: run `make bless`",
        path.display()
    );
}
