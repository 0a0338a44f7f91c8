//! How many dots people get: presets and the least that makes sense.

/// Dots that one person may put on one option, if the round says nothing else.
pub const DEFAULT_MAX_PER_OPTION: u32 = 2;

/// Dots per person, if the round says nothing else: a quarter of the options,
/// rounded up, but 3 to 10.
pub fn default_per_person(options: u32) -> u32 {
    options.div_ceil(4).clamp(3, 10)
}

/// Fewest dots per person that can be expected to order `options` when
/// `people` vote: ⌈a·(a−1) ÷ (2·n)⌉ for a options and n people.
///
/// With nobody there is nothing to order, so the answer is 0.
pub fn minimum_per_person(options: u32, people: u32) -> u32 {
    if people == 0 {
        return 0;
    }
    let (a, n) = (u64::from(options), u64::from(people));
    let dots = (a * a.saturating_sub(1)).div_ceil(2 * n);
    u32::try_from(dots).unwrap_or(u32::MAX)
}

/// How many of the same dots one person can spend at most: the budget, unless
/// there are too few options for it.
pub fn spendable(per_person: u32, max_per_option: u32, options: u32) -> u32 {
    per_person.min(max_per_option.saturating_mul(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preset_is_a_quarter_within_three_and_ten() {
        let presets = [
            (0, 3),
            (2, 3),
            (12, 3),
            (13, 4),
            (16, 4),
            (17, 5),
            (40, 10),
            (45, 10),
            (300, 10),
        ];
        for (options, dots) in presets {
            assert_eq!(default_per_person(options), dots, "{options} options");
        }
    }

    #[test]
    fn the_minimum_is_rounded_up() {
        assert_eq!(minimum_per_person(10, 15), 3);
        assert_eq!(minimum_per_person(10, 16), 3);
        assert_eq!(minimum_per_person(10, 14), 4);
        assert_eq!(minimum_per_person(45, 60), 17);
        assert_eq!(minimum_per_person(1, 9), 0);
        assert_eq!(minimum_per_person(0, 9), 0);
        assert_eq!(minimum_per_person(5, 0), 0);
        assert_eq!(minimum_per_person(u32::MAX, 1), u32::MAX);
    }

    #[test]
    fn few_options_bound_what_can_be_spent() {
        assert_eq!(spendable(3, 2, 9), 3);
        assert_eq!(spendable(10, 2, 3), 6);
        assert_eq!(spendable(10, 0, 3), 0);
        assert_eq!(spendable(10, u32::MAX, 3), 10);
    }
}
