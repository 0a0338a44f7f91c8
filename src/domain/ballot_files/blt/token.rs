use std::borrow::Cow;

use crate::domain::ballot_files::text::{breaks, excerpt};
use crate::domain::ballot_files::{Fault, FaultCode};

/// A piece of a file between blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Anything without quotation marks.
    Word(&'a str),
    /// What stands in quotation marks.
    Text(Cow<'a, str>),
}

/// Reads tokens one by one, passing over remarks.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    line: usize,
    /// The remarks, without their signs.
    pub(super) remarks: Vec<&'a str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            line: 1,
            remarks: Vec::new(),
        }
    }

    /// The line of what was read last.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// Steps over blanks and remarks.
    fn skip(&mut self) -> Result<(), Fault> {
        loop {
            let trimmed = self.rest.trim_start();
            let length = self.rest.len() - trimmed.len();
            self.line += breaks(self.rest.as_bytes().get(..length).unwrap_or_default());
            self.rest = trimmed;
            if let Some(remark) = trimmed.strip_prefix('#') {
                let end = remark.find('\n').unwrap_or(remark.len());
                let (remark, after) = remark.split_at_checked(end).unwrap_or_default();
                self.remarks.push(remark.trim());
                self.rest = after;
            } else if let Some(remark) = trimmed.strip_prefix("/*") {
                let Some((remark, after)) = remark.split_once("*/") else {
                    return Err(
                        Fault::at(self.line, "the remark that begins here does not end")
                            .because(FaultCode::Incomplete),
                    );
                };
                self.line += breaks(remark.as_bytes());
                self.rest = after;
            } else {
                return Ok(());
            }
        }
    }

    /// The next token; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>, Fault> {
        self.skip()?;
        if self.rest.is_empty() {
            return Ok(None);
        }
        if let Some(inside) = self.rest.strip_prefix('"') {
            return self.quoted(inside).map(Some);
        }
        let end = self
            .rest
            .find(|c: char| c.is_whitespace())
            .unwrap_or(self.rest.len());
        let (word, after) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = after;
        if word.starts_with(['(', ')']) || word.ends_with([')', '(']) {
            return Err(Fault::at(
                self.line,
                format!(
                    "\"{}\": parentheses mean different things to different programs; leave ids of ballots out and write equal ranks as 1=2",
                    excerpt(word)
                ),
            ));
        }
        Ok(Some(Token::Word(word)))
    }

    /// In quotation marks; two of them stand for one.
    fn quoted(&mut self, mut inside: &'a str) -> Result<Token<'a>, Fault> {
        let mut text: Cow<'a, str> = Cow::Borrowed("");
        loop {
            let end = inside.find(['"', '\n']).unwrap_or(inside.len());
            let (part, after) = inside.split_at_checked(end).unwrap_or_default();
            let Some(after) = after.strip_prefix('"') else {
                return Err(Fault::at(
                    self.line,
                    "the text that begins with a quotation mark does not end with one",
                )
                .because(FaultCode::Incomplete));
            };
            if text.is_empty() {
                text = Cow::Borrowed(part);
            } else {
                text.to_mut().push_str(part);
            }
            if let Some(after) = after.strip_prefix('"') {
                text.to_mut().push('"');
                inside = after;
            } else {
                self.rest = after;
                return Ok(Token::Text(text));
            }
        }
    }

    /// The next whole number, with or without sign.
    pub(super) fn number(&mut self, what: &str) -> Result<i64, Fault> {
        match self.next()? {
            Some(Token::Word(word)) => word.parse().map_err(|_| self.unexpected(word, what)),
            Some(Token::Text(text)) => Err(self.unexpected(&text, what)),
            None => Err(Fault::at(self.line, format!("the file ends before {what}"))
                .because(FaultCode::Incomplete)),
        }
    }

    pub(super) fn unexpected(&self, found: &str, what: &str) -> Fault {
        Fault::at(
            self.line,
            format!("expected {what}, found \"{}\"", excerpt(found)),
        )
    }
}
