use crate::domain::ballot_files::text::excerpt;
use crate::domain::ballot_files::{Fault, FaultCode};

/// An amount in hundredths, as it stands in a file: `1200`, `1200.0`, `1200,50`.
pub(super) fn hundredths(text: &str, line: usize) -> Result<u64, Fault> {
    let refuse = || {
        Fault::at(
            line,
            format!("\"{}\" is not an amount of money", excerpt(text)),
        )
        .because(FaultCode::NotANumber)
    };
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let part = part.trim_end_matches('0');
    if whole.is_empty() || part.len() > 2 || !digits(whole) || !digits(part) {
        return Err(refuse());
    }
    let part: u64 = format!("{part:0<2}").parse().map_err(|_| refuse())?;
    let whole: u64 = whole.parse().map_err(|_| refuse())?;
    whole
        .checked_mul(100)
        .and_then(|whole| whole.checked_add(part))
        .ok_or_else(refuse)
}

/// What one unit of these amounts is once they are as large as need be: 100 if all of them are
/// without cents, else 1.
pub(super) fn unit(amounts: &[u64]) -> u64 {
    if amounts.iter().all(|amount| amount % 100 == 0) {
        100
    } else {
        1
    }
}

/// An amount as it stands in a file: as it is, or cents in euros.
pub(super) fn text(amount: u64, cents: bool) -> String {
    match (cents, amount / 100, amount % 100) {
        (false, ..) => amount.to_string(),
        (true, euros, 0) => euros.to_string(),
        (true, euros, part) => format!("{euros}.{part:02}"),
    }
}
