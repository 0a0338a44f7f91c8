//! What all readers do with text.

use super::{Fault, FaultCode};

/// The file as text, without the mark that some programs put at its beginning.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|fault| {
        let good = bytes.get(..fault.valid_up_to()).unwrap_or_default();
        Fault::at(1 + breaks(good), "this is not text in UTF-8").because(FaultCode::NotText)
    })
}

/// Line breaks in it.
pub(super) fn breaks(text: &[u8]) -> usize {
    text.split(|byte| *byte == b'\n').count().saturating_sub(1)
}

/// A piece of a file as it may be quoted in a complaint: short, and in one line.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = text
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

/// Reads one line from left to right.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, line: usize) -> Self {
        Self { rest: text, line }
    }

    /// What is left, after blanks.
    pub(super) fn rest(&mut self) -> &'a str {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r']);
        self.rest
    }

    pub(super) fn at_end(&mut self) -> bool {
        self.rest().is_empty()
    }

    /// Steps over this character if it comes next.
    pub(super) fn eat(&mut self, wanted: char) -> bool {
        match self.rest().strip_prefix(wanted) {
            Some(after) => {
                self.rest = after;
                true
            }
            None => false,
        }
    }

    pub(super) fn expect(&mut self, wanted: char) -> Result<(), Fault> {
        if self.eat(wanted) {
            Ok(())
        } else {
            Err(self.fault(&format!("\"{wanted}\"")))
        }
    }

    /// A whole number without sign.
    pub(super) fn number(&mut self) -> Result<u64, Fault> {
        let rest = self.rest();
        let mut value = Some(0_u64);
        let mut length = 0;
        for byte in rest.bytes().take_while(u8::is_ascii_digit) {
            let digit = u64::from(byte - b'0');
            value = value
                .and_then(|value| value.checked_mul(10))
                .and_then(|value| value.checked_add(digit));
            length += 1;
        }
        if length == 0 {
            return Err(self.fault("a number"));
        }
        self.rest = rest.get(length..).unwrap_or_default();
        value.ok_or_else(|| {
            Fault::at(self.line, "the number is too large").because(FaultCode::NotANumber)
        })
    }

    /// Complains that something else was expected here.
    pub(super) fn fault(&mut self, wanted: &str) -> Fault {
        let reason = match self.rest() {
            "" => format!("{wanted} is missing at the end of the line"),
            rest => format!("expected {wanted} before \"{}\"", excerpt(rest)),
        };
        Fault::at(self.line, reason)
    }
}
