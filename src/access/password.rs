//! Passwords of staff: argon2id with the parameters that OWASP names as the least (19 MiB, two
//! passes), each with a salt of its own. Hashing takes memory and time on purpose: call it on a
//! thread that may block, a few at a time.

use std::sync::OnceLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::domain::limits;
use crate::domain::refusal::Refusal;

/// What is tried first, in lower case and without digits and signs at the ends: with digits around
/// it none of them is a password.
const COMMON: &[&str] = &[
    "abcdefghijkl",
    "administrator",
    "adminadmin",
    "aaaaaaaaaaaa",
    "bürgermeister",
    "buergermeister",
    "changeme",
    "changemenow",
    "fussballfussball",
    "geheim",
    "geheimgeheim",
    "gemeinde",
    "hallohallo",
    "hallowelt",
    "iloveyou",
    "ichliebedich",
    "kennwort",
    "kennwortkennwort",
    "letmein",
    "letmeinplease",
    "master",
    "moderation",
    "moderator",
    "passwort",
    "passwortpasswort",
    "password",
    "passwordpassword",
    "qwertyuiop",
    "qwertzuiop",
    "qwertyuiopasdf",
    "qwertzuiopü",
    "rathaus",
    "sommer",
    "stadtverwaltung",
    "start",
    "superpasswort",
    "test",
    "testtest",
    "verbandsgemeinde",
    "verwaltung",
    "welcome",
    "willkommen",
    "winter",
    "workshop",
    "zukunft",
    "zukunftswerkstatt",
    "digitalwerkstatt",
];

/// Says whether a password may be chosen: long enough, not too long, not one of those that are
/// tried first, and not the account's own name.
///
/// # Errors
/// `outOfRange` for its length, `commonPassword` otherwise.
pub fn check(password: &str, login: &str) -> Result<(), Refusal> {
    let length = password.chars().count();
    if !(limits::PASSWORD_MIN..=limits::PASSWORD_MAX).contains(&length) {
        return Err(Refusal::OutOfRange {
            field: "password".to_owned(),
            min: u32::try_from(limits::PASSWORD_MIN).unwrap_or(0),
            max: u32::try_from(limits::PASSWORD_MAX).unwrap_or(u32::MAX),
        });
    }
    let lower = password.to_lowercase();
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let mut different: Vec<char> = lower.chars().collect();
    different.sort_unstable();
    different.dedup();
    let login = login.to_lowercase();
    let own = !login.is_empty() && (core == login || lower.starts_with(&login));
    if different.len() < 5 || core.chars().count() < 3 || COMMON.contains(&core) || own {
        return Err(Refusal::CommonPassword);
    }
    Ok(())
}

/// Hashes a password with a fresh salt. Slow on purpose.
///
/// # Errors
/// If the system gives no random numbers.
pub fn hash(password: &str) -> Result<String, argon2::password_hash::Error> {
    let hashed: PasswordHash = Argon2::default().hash_password(password.as_bytes())?;
    Ok(hashed.to_string())
}

/// True if the password is the one of this hash. Without a hash (no such account, or none set) it
/// takes as long and answers no. Slow on purpose.
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    // Longer ones cannot have been chosen; hashing them would be work for nothing.
    let password = if password.chars().count() > limits::PASSWORD_MAX {
        ""
    } else {
        password
    };
    let known = hash.is_some();
    let hash = hash.unwrap_or_else(|| decoy());
    let right = PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    });
    right && known
}

/// The hash of a password that nobody has.
fn decoy() -> &'static str {
    static DECOY: OnceLock<String> = OnceLock::new();
    DECOY.get_or_init(|| {
        super::token::Secret::draw()
            .ok()
            .and_then(|secret| hash(secret.reveal()).ok())
            .unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_verifies_against_its_own_hash_only() {
        let hashed = hash("Kräutertee um halb vier").unwrap();
        assert!(
            hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hashed}"
        );
        assert!(verify("Kräutertee um halb vier", Some(&hashed)));
        assert!(!verify("Kräutertee um halb fünf", Some(&hashed)));
        assert!(!verify("Kräutertee um halb vier", None));
        assert_ne!(hashed, hash("Kräutertee um halb vier").unwrap());
    }

    #[test]
    fn short_and_common_passwords_are_refused() {
        let refused = |password: &str| check(password, "m.beispiel").unwrap_err();
        for short in ["", "kurz", "elfzeichen!"] {
            assert!(
                matches!(refused(short), Refusal::OutOfRange { min: 12, .. }),
                "{short}"
            );
        }
        assert!(matches!(
            refused(&"lang genug ".repeat(40)),
            Refusal::OutOfRange { .. }
        ));
        for common in [
            "Passwort1234!",
            "123456789012",
            "aaaaaaaaaaaa",
            "Zukunftswerkstatt",
            "Rathaus2026!!",
            "QWERTZUIOPÜ+",
            "ababababababab",
        ] {
            assert_eq!(refused(common), Refusal::CommonPassword, "{common}");
        }
        assert_eq!(refused("m.beispiel.2026"), Refusal::CommonPassword);
        assert_eq!(check("drei Vögel am Bach", "m.beispiel"), Ok(()));
    }
}
