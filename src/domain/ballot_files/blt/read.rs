use super::token::{Token, Tokens};
use crate::domain::ballot_files::builder::{self, Builder};
use crate::domain::ballot_files::preflib::case;
use crate::domain::ballot_files::{Fault, FaultCode, escapes};
use crate::domain::tally::vectors::{BallotEntry, BallotType, Case};

/// Texts after the title that other programs write: source and comment.
const MORE_TEXTS: usize = 2;

/// Reads rankings.
pub(in crate::domain::ballot_files) fn read(text: &str) -> Result<Case, Fault> {
    let mut tokens = Tokens::new(text);
    let options = tokens.number("the number of options")?;
    let options = u64::try_from(options).map_err(|_| {
        Fault::at(tokens.line(), "the number of options is below 0").because(FaultCode::NotANumber)
    })?;
    let options = builder::options(options, tokens.line())?;
    if tokens.number("the number of seats")? < 0 {
        return Err(Fault::at(tokens.line(), "the number of seats is below 0")
            .because(FaultCode::NotANumber));
    }
    let mut builder = Builder::new(options);
    let mut withdrawn = Vec::new();
    let mut copies = tokens.number(BALLOT)?;
    while copies < 0 {
        withdrawn.push(option(&mut builder, copies.unsigned_abs(), &tokens)?);
        copies = tokens.number(BALLOT)?;
    }
    // The withdrawn ones are no ballot.
    let mut builder = Builder::new(options);
    while copies != 0 {
        let n = u64::try_from(copies).map_err(|_| {
            Fault::at(tokens.line(), "a ballot was cast fewer than 0 times")
                .because(FaultCode::NotANumber)
        })?;
        let line = tokens.line();
        let tiers = tiers(&mut tokens, &mut builder, line)?;
        builder.push(
            BallotEntry {
                n,
                r: Some(tiers),
                ..BallotEntry::default()
            },
            line,
        )?;
        copies = tokens.number(BALLOT)?;
    }
    let (names, title) = names(&mut tokens, options)?;
    let mut case = case(title, names, BallotType::Ranking, builder.finish());
    case.withdrawn = withdrawn
        .into_iter()
        .filter_map(|index| case.candidates.get(index).cloned())
        .collect();
    Ok(case)
}

const BALLOT: &str = "a ballot or the 0 after the last one";

/// The tiers of a ballot up to its 0, which has to be on the same line.
fn tiers(
    tokens: &mut Tokens,
    builder: &mut Builder,
    line: usize,
) -> Result<Vec<Vec<usize>>, Fault> {
    let mut tiers = Vec::new();
    loop {
        let token = tokens.next()?;
        if token.is_none() || tokens.line() != line {
            return Err(
                Fault::at(line, "the ballot does not end with 0").because(FaultCode::Incomplete)
            );
        }
        let word = match token {
            Some(Token::Word(word)) => word,
            Some(Token::Text(text)) => return Err(tokens.unexpected(&text, "an option or 0")),
            None => "",
        };
        match word {
            "0" => return Ok(tiers),
            "-" => {} // a rank that was left out
            word => {
                let mut tier = Vec::new();
                for number in word.split('=') {
                    let number: u64 = number
                        .parse()
                        .map_err(|_| tokens.unexpected(word, "an option or 0"))?;
                    tier.push(option(builder, number, tokens)?);
                }
                tiers.push(tier);
            }
        }
    }
}

fn option(builder: &mut Builder, number: u64, tokens: &Tokens) -> Result<usize, Fault> {
    builder.option(number, tokens.line())
}

/// The names of all options, and the title if there is one.
fn names(tokens: &mut Tokens, options: usize) -> Result<(Vec<String>, String), Fault> {
    let mut texts = Vec::new();
    while let Some(token) = tokens.next()? {
        if texts.len() > options + MORE_TEXTS {
            let reason = format!("more names than the {options} options and a title");
            return Err(Fault::at(tokens.line(), reason));
        }
        texts.push(match token {
            Token::Word(word) => word.to_owned(),
            Token::Text(text) => text.into_owned(),
        });
    }
    if texts.len() < options {
        let found = texts.len();
        return Err(Fault::at(
            tokens.line(),
            format!("the file ends after {found} of {options} names"),
        )
        .because(FaultCode::Incomplete));
    }
    if tokens.remarks.contains(&escapes::REMARK) {
        for text in &mut texts {
            *text = escapes::unescape(text).ok_or_else(|| {
                Fault::at(
                    tokens.line(),
                    "a name with a backslash that escapes nothing",
                )
            })?;
        }
    }
    let mut rest = texts.split_off(options);
    rest.truncate(1);
    Ok((texts, rest.pop().unwrap_or_default()))
}
