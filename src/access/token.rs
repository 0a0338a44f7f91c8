//! Random secrets and what is stored of them: a hash, never the secret itself.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;

use crate::domain::code::AdmissionCode;
use crate::domain::ids::{RoundId, WorkshopId};
use crate::domain::participant::Hash256;

/// Hexadecimal digits of a phone's token, at least: 128 bits.
const PHONE_TOKEN_MIN: usize = 32;
/// Hexadecimal digits of a phone's token, at most.
const PHONE_TOKEN_MAX: usize = 128;

/// The system gives no random numbers; nothing can be kept secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRandomness;

impl fmt::Display for NoRandomness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the system gives no random numbers")
    }
}

impl std::error::Error for NoRandomness {}

/// A fresh secret of 256 bits, made by the service: shown once, kept as a hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Draws a secret.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn draw() -> Result<Self, NoRandomness> {
        Ok(Self(Hash256(random()?).to_hex()))
    }

    /// 64 hexadecimal digits, for the one who may have it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    pub fn hash(&self) -> Hash256 {
        hash(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Random bytes from the system.
///
/// # Errors
/// If the system gives none.
pub fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// SHA-256 of a secret: enough for secrets of 128 bits and more, which cannot be guessed.
pub fn hash(secret: &str) -> Hash256 {
    Hash256(Sha256::digest(secret.as_bytes()).into())
}

/// SHA-256 in hexadecimal, as the rules take it.
pub fn digest(bytes: &[u8]) -> String {
    Hash256(Sha256::digest(bytes).into()).to_hex()
}

/// The key under which a ballot lies while its round is open: HMAC-SHA-256 of the round under the
/// phone's token. Computed while the phone is connected and never undone.
pub fn voter_key(token: &str, round: RoundId) -> Hash256 {
    // HMAC takes keys of any length; an error cannot occur and would end in a key of its own.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(token.as_bytes()) else {
        return hash(&format!("{token}{round}"));
    };
    mac.update(round.0.as_bytes());
    Hash256(mac.finalize().into_bytes().into())
}

/// A key that only this phone can make, one for each purpose: what lies under it leads to nobody.
pub fn personal_key(token: &str, purpose: &str, workshop: WorkshopId) -> Hash256 {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(token.as_bytes()) else {
        return hash(&format!("{token}{purpose}{workshop}"));
    };
    mac.update(purpose.as_bytes());
    mac.update(workshop.0.as_bytes());
    Hash256(mac.finalize().into_bytes().into())
}

/// The code by which a participant finds later what became of their cards: made from the phone's token, so that the
/// phone can ask for it again and the service needs to keep its hash only.
pub fn follow_up_code(token: &str, workshop: WorkshopId) -> AdmissionCode {
    let key = personal_key(token, "follow-up", workshop);
    let mut bytes = [0; 16];
    for (slot, byte) in bytes.iter_mut().zip(key.0) {
        *slot = byte;
    }
    AdmissionCode::from_random(bytes)
}

/// True if a phone's token can hold 128 bits: hexadecimal, long enough, not one digit repeated.
pub fn is_strong(token: &str) -> bool {
    let mut seen = [false; 16];
    for c in token.chars() {
        let Some(digit) = c.to_digit(16).and_then(|digit| usize::try_from(digit).ok()) else {
            return false;
        };
        if let Some(seen) = seen.get_mut(digit) {
            *seen = true;
        }
    }
    let different = seen.iter().filter(|seen| **seen).count();
    (PHONE_TOKEN_MIN..=PHONE_TOKEN_MAX).contains(&token.len()) && different >= 4
}

/// True if both are equal; takes the same time wherever they differ.
pub fn same(a: Hash256, b: Hash256) -> bool {
    a.0.ct_eq(&b.0).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn secrets_are_fresh_long_and_not_printed() {
        let (a, b) = (Secret::draw().unwrap(), Secret::draw().unwrap());
        assert_ne!(a, b);
        assert_eq!(a.reveal().len(), 64);
        assert!(is_strong(a.reveal()));
        assert!(!format!("{a:?}").contains(a.reveal()));
        assert_ne!(a.hash().to_hex(), a.reveal());
    }

    #[test]
    fn a_phones_token_needs_128_bits() {
        assert!(is_strong("0123456789abcdef0123456789ABCDEF"));
        assert!(!is_strong("0123456789abcdef0123456789abcde"));
        assert!(!is_strong(&"0".repeat(32)));
        assert!(!is_strong("0123456789abcdef0123456789abcdeg"));
        assert!(!is_strong(&"0123456789abcdef".repeat(9)));
    }

    #[test]
    fn a_voters_key_differs_by_round_and_by_phone() {
        let (one, two) = (RoundId(Uuid::from_u128(1)), RoundId(Uuid::from_u128(2)));
        let key = voter_key("token-a", one);
        assert_eq!(key, voter_key("token-a", one));
        assert_ne!(key, voter_key("token-a", two));
        assert_ne!(key, voter_key("token-b", one));
        assert_ne!(key, hash("token-a"));
        assert!(same(key, key) && !same(key, hash("token-a")));
    }
}
