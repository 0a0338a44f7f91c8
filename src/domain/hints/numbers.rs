//! Telephone numbers, e-mail addresses and account numbers.

/// Shortest telephone number with its area code, in digits.
const PHONE_MIN: usize = 7;
/// Longest telephone number with its country code, in digits.
const PHONE_MAX: usize = 15;
/// Shortest number without area code, after a word such as "Tel.", in digits.
const LOCAL_MIN: usize = 5;

/// Words after which a number without area code is a telephone number.
const PHONE_WORDS: [&str; 13] = [
    "tel",
    "telefon",
    "telefonnummer",
    "telefonnr",
    "fon",
    "phone",
    "handynummer",
    "handynr",
    "mobil",
    "mobilnummer",
    "rufnummer",
    "durchwahl",
    "whatsapp",
];

/// Numbers that begin with 0, + or (0, as those with an area code do, and
/// shorter ones after a word such as "Tel.".
pub(super) fn phones(text: &[char]) -> Vec<(usize, usize)> {
    scan(text, |before, rest| {
        let glued = before
            .last()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | ':' | '+' | '('));
        let number = Number::read(rest)?;
        let area_code = match rest {
            ['+', ..] | ['(', '+' | '0', ..] => true,
            // Two digits before a separator make a date or a time of day.
            ['0', ..] => number.first_group > 2,
            _ => false,
        };
        let least = if area_code {
            PHONE_MIN
        } else if ends_with_phone_word(before) {
            LOCAL_MIN
        } else {
            return None;
        };
        let fits = !glued && (least..=PHONE_MAX).contains(&number.digits);
        fits.then_some(number.length)
    })
}

struct Number {
    /// Characters up to and with the last digit.
    length: usize,
    digits: usize,
    /// Digits before the first separator.
    first_group: usize,
}

impl Number {
    /// Groups of digits with up to three separators between them, perhaps
    /// after a plus sign, a bracket or both.
    fn read(text: &[char]) -> Option<Self> {
        let prefix = text.iter().take_while(|c| matches!(c, '+' | '(')).take(2);
        let prefix = prefix.count();
        let mut number = Self {
            length: 0,
            digits: 0,
            first_group: 0,
        };
        let mut gap = 0;
        for (at, &c) in text.iter().enumerate().skip(prefix) {
            if c.is_ascii_digit() {
                number.digits += 1;
                number.length = at + 1;
                if number.first_group + 1 == number.digits && gap == 0 {
                    number.first_group = number.digits;
                }
                gap = 0;
            } else if number.digits > 0 && gap < 3 && is_separator(c) {
                gap += 1;
            } else {
                // A digit glued to a word or to a colon is no number's end.
                let glued = gap == 0 && (c.is_alphabetic() || c == ':');
                return (number.digits > 0 && !glued).then_some(number);
            }
        }
        (number.digits > 0).then_some(number)
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '-' | '–' | '/' | '.' | '(' | ')')
}

/// True for "Tel. ", "Telefon: ", "Mobil " at the end of what stands before.
fn ends_with_phone_word(before: &[char]) -> bool {
    let is_link = |c: &&char| matches!(c, ' ' | '\u{A0}' | '.' | ':' | '-');
    let links = before.iter().rev().take_while(is_link).count();
    let mut word: Vec<char> = before
        .iter()
        .rev()
        .skip(links)
        .take_while(|c| c.is_alphabetic())
        .flat_map(|c| c.to_lowercase())
        .collect();
    word.reverse();
    let word: String = word.into_iter().collect();
    links <= 3 && PHONE_WORDS.contains(&word.as_str())
}

/// `name@host.tld`, also written with "(at)" or "[at]".
pub(super) fn emails(text: &[char]) -> Vec<(usize, usize)> {
    scan(text, |before, rest| {
        let starts = before.last().is_none_or(|&c| !is_local(c));
        let local = rest.iter().take_while(|&&c| is_local(c)).count();
        if !starts || local == 0 {
            return None;
        }
        let at = at_sign(rest.get(local..)?)?;
        let host = rest.get(local + at..)?;
        Some(local + at + host_length(host)?)
    })
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

/// Characters of an at sign, however it is written, with blanks around it.
fn at_sign(text: &[char]) -> Option<usize> {
    if text.first() == Some(&'@') {
        return Some(1);
    }
    let open = text.iter().take_while(|c| **c == ' ').count();
    let sign = text.get(open..open + 4)?;
    match sign {
        ['(', 'a' | 'A', 't' | 'T', ')'] | ['[', 'a' | 'A', 't' | 'T', ']'] => {}
        _ => return None,
    }
    let close = text.iter().skip(open + 4).take_while(|c| **c == ' ');
    Some(open + 4 + close.count())
}

/// Characters of a host name with a dot and a top level of two letters.
fn host_length(text: &[char]) -> Option<usize> {
    let host: String = text
        .iter()
        .take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
        .collect();
    let host = host.trim_end_matches(['.', '-']);
    let (name, top) = host.rsplit_once('.')?;
    let is_top = top.chars().count() > 1 && top.chars().all(char::is_alphabetic);
    (is_top && !name.is_empty()).then(|| host.chars().count())
}

/// Account numbers: a German one by its form, any other by its check digits.
pub(super) fn ibans(text: &[char]) -> Vec<(usize, usize)> {
    scan(text, |before, rest| {
        if before.last().is_some_and(|c| c.is_alphanumeric()) {
            return None;
        }
        let mut compact = String::new();
        let mut length = None;
        for (at, &c) in rest.iter().enumerate() {
            let ends = !rest.get(at + 1).is_some_and(char::is_ascii_alphanumeric);
            match c {
                ' ' | '\u{A0}' | '-' => {}
                c if c.is_ascii_alphanumeric() && compact.len() < 34 => {
                    compact.push(c.to_ascii_uppercase());
                    if ends && is_iban(&compact) {
                        length = Some(at + 1);
                    }
                }
                _ => break,
            }
        }
        length
    })
}

fn is_iban(compact: &str) -> bool {
    let Some((country, rest)) = compact.split_at_checked(2) else {
        return false;
    };
    let Some((check, account)) = rest.split_at_checked(2) else {
        return false;
    };
    let form = country.bytes().all(|b| b.is_ascii_uppercase())
        && check.bytes().all(|b| b.is_ascii_digit())
        && account.len() >= 11;
    let german =
        country == "DE" && account.len() == 18 && account.bytes().all(|b| b.is_ascii_digit());
    form && (german || has_valid_check(account, country, check))
}

/// The number with its head at the end, letters as 10 to 35, leaves 1 when
/// divided by 97.
fn has_valid_check(account: &str, country: &str, check: &str) -> bool {
    let digits = [account, country, check].concat();
    let rest = digits.chars().try_fold(0_u32, |rest, c| {
        let value = c.to_digit(36)?;
        let shift = if value > 9 { 100 } else { 10 };
        Some((rest * shift + value) % 97)
    });
    rest == Some(1)
}

/// Tries every place, given what stands before and what follows; `found` says
/// how many characters the passage has there.
fn scan(text: &[char], found: impl Fn(&[char], &[char]) -> Option<usize>) -> Vec<(usize, usize)> {
    let mut passages = Vec::new();
    let mut at = 0;
    while let Some((before, rest)) = text.split_at_checked(at).filter(|(_, r)| !r.is_empty()) {
        let length = found(before, rest);
        passages.extend(length.map(|length| (at, at + length)));
        at += length.unwrap_or(1).max(1);
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;

    type Finder = fn(&[char]) -> Vec<(usize, usize)>;

    fn found(find: Finder, text: &str) -> Vec<String> {
        let text: Vec<char> = text.chars().collect();
        find(&text)
            .into_iter()
            .map(|(start, end)| text[start..end].iter().collect())
            .collect()
    }

    #[test]
    fn telephone_numbers_in_their_german_forms() {
        for number in [
            "069 90009-123",
            "069/90009123",
            "(0 69) 90009-123",
            "069.90009.123",
            "+49 69 90009123",
            "+49 (0) 69 / 90009-123",
            "0049 69 90009123",
            "0151-23456789",
            "06592 1234",
            "069\u{A0}90009\u{A0}123",
        ] {
            assert_eq!(found(phones, number), [number]);
            let text = format!("Ruft an: {number}, danke");
            assert_eq!(found(phones, &text), [number], "{text}");
        }
        assert_eq!(found(phones, "Tel. 90009"), ["90009"]);
        assert_eq!(found(phones, "Telefon: 90 00-9."), ["90 00-9"]);
        assert_eq!(
            found(phones, "069 90009123 oder 0151 23456789"),
            ["069 90009123", "0151 23456789"]
        );
    }

    #[test]
    fn other_figures_are_no_telephone_numbers() {
        for text in [
            "+49 vor der Nummer nimmt euer Formular nicht an",
            "08:00-12:00 Uhr",
            "08.00-12.00 und 13.00-17.30 Uhr",
            "am 01.02.2027 oder 03.04.2027",
            "50 000 Euro, 10.000 Euro",
            "0,50 bis 0,75 Euro",
            "Notruf 112, Tel. 115",
            "PLZ 01067",
            "2021-2024, 1990/91",
            "von 0 bis 100000000",
            "Drucksache 00123456a",
            "Telefon dauerte 20 Minuten",
            "IP 10.0.0.138",
        ] {
            assert_eq!(found(phones, text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn addresses_of_electronic_mail() {
        for address in [
            "max.mustermann@example.org",
            "a+b@mail.example.de",
            "info@müller.example",
            "max(at)example.org",
            "max [at] example.org",
        ] {
            let text = format!("Schreibt an {address}.");
            assert_eq!(found(emails, &text), [address]);
        }
        for text in [
            "@Rathaus: bitte",
            "5 Brote @ 2 Euro",
            "a@b",
            "x@y.",
            "x@.de",
            "Kind(at)Arbeit",
        ] {
            assert_eq!(found(emails, text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn account_numbers() {
        for number in [
            "DE00 1234 5678 9012 3456 78",
            "DE00123456789012345678",
            "GB82 WEST 1234 5698 7654 32",
        ] {
            let text = format!("Spenden auf {number} bitte");
            assert_eq!(found(ibans, &text), [number]);
        }
        for text in [
            "DE12 ist kein Konto",
            "GB83 WEST 1234 5698 7654 32",
            "im Jahr 2024",
            "IT4ALL",
        ] {
            assert_eq!(found(ibans, text), Vec::<String>::new(), "{text}");
        }
    }
}
