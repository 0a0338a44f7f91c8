//! Property tests of the rules in `src/domain`.
