//! BLT: number of options and seats, options that withdrew (`-2`), one line per different ballot
//! with the number of those who cast it (`3 1 2=4 0`), a `0`, the names in quotation marks, and a
//! title. Read are also remarks (`#` and `/* */`), skipped ranks (`-`), equal ranks (`=`) and files
//! in one line. Parentheses are refused: they mean different things to different programs.

mod read;
mod token;
mod write;

pub(super) use read::read;
pub(super) use write::write;
