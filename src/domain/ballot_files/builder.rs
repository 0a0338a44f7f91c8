use super::{Fault, FaultCode};
use crate::domain::limits;
use crate::domain::tally::vectors::BallotEntry;

/// Collects ballots from a file and watches that they stay within bounds.
pub(super) struct Builder {
    /// For each option the number of the last ballot that named it.
    seen: Vec<usize>,
    ballot: usize,
    marks: usize,
    people: u64,
    ballots: Vec<BallotEntry>,
}

impl Builder {
    pub(super) fn new(options: usize) -> Self {
        Self {
            seen: vec![0; options],
            ballot: 1,
            marks: 0,
            people: 0,
            ballots: Vec::new(),
        }
    }

    /// An option as files number it, from 1; answers its index. Nobody may name it twice.
    pub(super) fn option(&mut self, number: u64, line: usize) -> Result<usize, Fault> {
        let index = usize::try_from(number)
            .ok()
            .and_then(|number| number.checked_sub(1))
            .filter(|index| *index < self.seen.len())
            .ok_or_else(|| {
                let last = self.seen.len();
                Fault::at(
                    line,
                    format!("there is no option {number}, only 1 to {last}"),
                )
                .because(FaultCode::NotListed)
            })?;
        self.mark(index, line)
    }

    /// Notes that the ballot names the option of this index.
    pub(super) fn mark(&mut self, index: usize, line: usize) -> Result<usize, Fault> {
        self.marks += 1;
        if self.marks > limits::BALLOT_FILE_MARKS {
            let most = limits::BALLOT_FILE_MARKS;
            return Err(
                Fault::at(line, format!("more than {most} marks in one file"))
                    .because(FaultCode::TooMuch),
            );
        }
        match self.seen.get_mut(index) {
            Some(last) if *last != self.ballot => {
                *last = self.ballot;
                Ok(index)
            }
            _ => {
                let number = index + 1;
                Err(
                    Fault::at(line, format!("option {number} is on one ballot twice"))
                        .because(FaultCode::Twice),
                )
            }
        }
    }

    /// Takes the ballot that was marked; the next marks are on the next one.
    pub(super) fn push(&mut self, entry: BallotEntry, line: usize) -> Result<(), Fault> {
        self.ballot += 1;
        self.people = self
            .people
            .checked_add(entry.n)
            .filter(|people| *people <= limits::BALLOT_FILE_BALLOTS)
            .ok_or_else(|| {
                let most = limits::BALLOT_FILE_BALLOTS;
                Fault::at(line, format!("more than {most} ballots in one file"))
                    .because(FaultCode::TooMuch)
            })?;
        if self.ballots.len() >= limits::BALLOT_FILE_LINES {
            let most = limits::BALLOT_FILE_LINES;
            return Err(Fault::at(
                line,
                format!("more than {most} different ballots in one file"),
            )
            .because(FaultCode::TooMuch));
        }
        self.ballots.push(entry);
        Ok(())
    }

    /// Ballots so far.
    pub(super) fn people(&self) -> u64 {
        self.people
    }

    /// Different ballots so far.
    pub(super) fn lines(&self) -> usize {
        self.ballots.len()
    }

    pub(super) fn finish(self) -> Vec<BallotEntry> {
        self.ballots
    }
}

/// A number of options that can be read.
pub(super) fn options(number: u64, line: usize) -> Result<usize, Fault> {
    let most = limits::BALLOT_FILE_OPTIONS;
    usize::try_from(number)
        .ok()
        .filter(|options| *options <= most)
        .ok_or_else(|| {
            Fault::at(line, format!("{number} options, at most {most} are read"))
                .because(FaultCode::TooMuch)
        })
}
