use num_bigint::BigInt;
use num_traits::{NumAssignRef, ToPrimitive};

/// Whole numbers to count in: small ones as long as they suffice.
pub(super) trait Number: NumAssignRef + Ord + Clone {
    /// None if it does not fit.
    fn from_big(value: &BigInt) -> Option<Self>;

    fn to_big(&self) -> BigInt;
}

impl Number for i128 {
    fn from_big(value: &BigInt) -> Option<Self> {
        value.to_i128()
    }

    fn to_big(&self) -> BigInt {
        (*self).into()
    }
}

impl Number for BigInt {
    fn from_big(value: &BigInt) -> Option<Self> {
        Some(value.clone())
    }

    fn to_big(&self) -> BigInt {
        self.clone()
    }
}
