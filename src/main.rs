//! The command line: hands over to the rooms.

fn main() {}
