//! On which line of a JSON file a vote or a ballot stands.

/// The line, from 1, of a case, or of one of its ballots; none if the file has no such thing.
pub(super) fn line_of(bytes: &[u8], case: usize, ballot: Option<usize>) -> Option<usize> {
    let mut scan = Scan { bytes, at: 0 };
    scan.member(b"cases")?;
    scan.element(case)?;
    if let Some(ballot) = ballot {
        scan.member(b"ballots")?;
        scan.element(ballot)?;
    }
    let before = bytes.get(..scan.at)?;
    Some(before.split(|byte| *byte == b'\n').count())
}

/// A place in a text that was already read as valid JSON.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Goes on to the next thing that is no blank.
    fn blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Passes this character.
    fn pass(&mut self, wanted: u8) -> Option<()> {
        self.blanks();
        (self.peek()? == wanted).then(|| self.at += 1)
    }

    /// Passes a text and answers what stands between its quotation marks.
    fn text(&mut self) -> Option<(usize, usize)> {
        self.pass(b'"')?;
        let begin = self.at;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some((begin, self.at - 1))
    }

    /// Passes a whole value.
    fn value(&mut self) -> Option<()> {
        self.blanks();
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.text()?;
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                _ => self.at += 1,
            }
            if depth == 0 && self.peek().is_none_or(|byte| b",]} \t\r\n".contains(&byte)) {
                return Some(());
            }
        }
    }

    /// From the beginning of an object to the value of this key.
    fn member(&mut self, key: &[u8]) -> Option<()> {
        self.pass(b'{')?;
        loop {
            let (begin, end) = self.text()?;
            self.pass(b':')?;
            if self.bytes.get(begin..end)? == key {
                return Some(());
            }
            self.value()?;
            self.pass(b',')?;
        }
    }

    /// From the beginning of a list to its nth value, from 0.
    fn element(&mut self, number: usize) -> Option<()> {
        self.pass(b'[')?;
        for _ in 0..number {
            self.value()?;
            self.pass(b',')?;
        }
        self.blanks();
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn votes_and_ballots_are_found() {
        let text = br#"{"format": "x\"]}", "about": {"cases": [1]},
 "cases": [
  {"id": "a", "ballots": []},
  {"id": "b", "n": 1.5e3, "tests": [{"x": [[]]}],
   "ballots": [{"r": [[0]]}, {"r": [[1]]},
    {"r": [[2]]}
   ]}
 ]}"#;
        assert_eq!(line_of(text, 0, None), Some(3));
        assert_eq!(line_of(text, 1, None), Some(4));
        assert_eq!(line_of(text, 1, Some(0)), Some(5));
        assert_eq!(line_of(text, 1, Some(1)), Some(5));
        assert_eq!(line_of(text, 1, Some(2)), Some(6));
        assert_eq!(line_of(text, 2, None), None);
        assert_eq!(line_of(text, 0, Some(1)), None);
        assert_eq!(line_of(b"[]", 0, None), None);
        assert_eq!(line_of(b"", 0, None), None);
    }
}
