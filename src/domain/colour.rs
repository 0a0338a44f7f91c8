//! Colours that can be read: contrast as WCAG measures it, and tones of one hue, mixed in `OKLab`. Screens do the same:
//! `frontend/src/lib/accent.ts`.

/// Red, green, blue.
type Rgb = [u8; 3];

/// The ground of screens; darker than paper.
const GROUND: Rgb = [0xf3, 0xf4, 0xf7];
/// The least contrast of text.
const LEAST: f64 = 4.5;
/// The product's own colour.
const PRODUCT: Rgb = [0x0d, 0x4a, 0x5e];

/// A colour and its light tone, as six hexadecimal digits each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tones {
    /// For headings and lines: at least 4.5 to 1 on white and on `area`.
    pub base: String,
    /// The ground below headings of tables.
    pub area: String,
}

/// The tones of a municipality's colour; of the product's own if it is no colour.
pub fn tones(accent: &str) -> Tones {
    let wish = parse(accent).unwrap_or(PRODUCT);
    let [lightness, a, b] = to_lab(wish);
    let area = tone([lightness, a, b], 0.945, 0.015);
    let least = |colour: Rgb| ratio(colour, GROUND).min(ratio(colour, area));
    let (mut base, mut darker) = (wish, lightness);
    while least(base) < LEAST && darker > 0.0 {
        base = from_lab([darker, a, b]);
        darker -= 0.01;
    }
    Tones {
        base: hex(base),
        area: hex(area),
    }
}

/// `#0d4a5e` or the same without the sign.
fn parse(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    if digits.len() != 6 {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}

fn linear(part: u8) -> f64 {
    let share = f64::from(part) / 255.0;
    if share <= 0.040_45 {
        share / 12.92
    } else {
        ((share + 0.055) / 1.055).powf(2.4)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=255 before"
)]
fn encoded(value: f64) -> u8 {
    let share = if value <= 0.003_130_8 {
        12.92 * value
    } else {
        1.055 * value.powf(1.0 / 2.4) - 0.055
    };
    (share.clamp(0.0, 1.0) * 255.0).round() as u8
}

fn ratio(one: Rgb, other: Rgb) -> f64 {
    let luminance = |[red, green, blue]: Rgb| {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn to_lab(colour: Rgb) -> [f64; 3] {
    let [red, green, blue] = colour.map(linear);
    let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
    let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
    let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
    ]
}

fn from_lab([lightness, a, b]: [f64; 3]) -> Rgb {
    let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let medium = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    [
        encoded(4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short),
        encoded(-1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short),
        encoded(-0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701 * short),
    ]
}

/// The same hue at another lightness (0 to 1) with its chroma limited.
fn tone([_, a, b]: [f64; 3], lightness: f64, chroma: f64) -> Rgb {
    let own = a.hypot(b);
    let factor = if own > chroma { chroma / own } else { 1.0 };
    from_lab([lightness, a * factor, b * factor])
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Rgb = [255; 3];

    #[test]
    fn every_colour_becomes_one_that_can_be_read_on_paper() {
        for wish in [
            "#ffd84d", "#7cc576", "#ff0000", "#ffffff", "#0d4a5e", "#000000",
        ] {
            let tones = tones(wish);
            let base = parse(&tones.base).unwrap();
            assert!(ratio(base, WHITE) >= LEAST, "{wish}: {tones:?}");
            assert!(
                ratio(base, parse(&tones.area).unwrap()) >= LEAST,
                "{wish}: {tones:?}"
            );
        }
    }

    #[test]
    fn a_good_colour_stays_and_nonsense_is_the_products() {
        assert_eq!(tones("#0D4A5E").base, "0D4A5E");
        assert_eq!(tones("red"), tones("#0d4a5e"));
        assert_eq!(tones("#ä1234"), tones(""));
    }
}
