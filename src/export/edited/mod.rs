//! An edited measure list that comes back: a spreadsheet in, differences out. Nothing is stored
//! here.
//!
//! The workbook carries a hidden sheet with the version of each measure and a short digest of each
//! of its cells. A cell whose digest in the file is another one was changed by whoever edited the
//! file; a cell whose digest in the office is another one was changed there since. Both is a
//! conflict. So no earlier version has to be kept for the comparison.

mod compare;
mod read;
mod value;
mod write;

pub use compare::{differences, with_cells};
pub use read::{EditedFile, FileFault, read};
pub use value::readable;

use super::tables::Table;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Largest file, in bytes.
pub const FILE_BYTES: usize = 10 * 1024 * 1024;
/// Largest size of all parts of the file together once they are unpacked, in bytes.
pub const UNPACKED_BYTES: u64 = 200 * 1024 * 1024;
/// Parts that the file may have.
pub const PARTS: usize = 500;
/// Rows of the list that are looked at.
pub const ROWS: usize = 20_000;
/// Columns of the list that are looked at.
pub const COLUMNS: u32 = 200;

/// Name of the hidden sheet.
pub(super) const STATE_SHEET: &str = "Stand";
/// First cell of the hidden sheet: what it is, and in which shape.
pub(super) const STATE_MARK: &str = "zukunftswerkstatt-stand-1";
/// Characters of one cell's digest.
pub(super) const DIGEST: usize = 8;

/// Short digests of the cells of one row, one after the other, in the order of the columns.
pub(super) fn row_digests(table: &Table, row: usize) -> String {
    let cells = table.rows.get(row).map(Vec::as_slice).unwrap_or_default();
    cells
        .iter()
        .map(|cell| digest(&value::of_cell(cell)))
        .collect()
}

/// A short digest of a cell's value.
pub(super) fn digest(value: &str) -> String {
    let hash = Sha256::digest(value.as_bytes());
    let mut hex = String::with_capacity(DIGEST);
    for byte in hash.iter().take(DIGEST / 2) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
