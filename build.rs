//! The front end is embedded in the binary: build again when it changed, and do without it before its first build.

fn main() -> std::io::Result<()> {
    std::fs::create_dir_all("frontend/dist")?;
    println!("cargo::rerun-if-changed=frontend/dist");
    println!("cargo::rerun-if-changed=migrations");
    Ok(())
}
