//! Figures for showing.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

/// Thousandths, rounded half up; the largest number if it does not fit.
pub(in crate::domain) fn milli(figure: &BigRational) -> u32 {
    let thousandths = figure * BigRational::from(BigInt::from(1000));
    thousandths
        .round()
        .to_integer()
        .to_u32()
        .unwrap_or(u32::MAX)
}

/// The same of a figure that is not exact anyway.
pub(in crate::domain) fn milli_of(figure: f64) -> u32 {
    (figure * 1000.0).round().to_u32().unwrap_or_default()
}

/// The same of one that may be negative.
pub(super) fn signed_milli_of(figure: f64) -> i32 {
    (figure * 1000.0).round().to_i32().unwrap_or_default()
}

/// A whole number of ballots, rounded half up.
pub(in crate::domain) fn whole(figure: &BigRational) -> u32 {
    figure.round().to_integer().to_u32().unwrap_or(u32::MAX)
}
