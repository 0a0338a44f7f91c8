//! Fonts, colours and number formats of the workbook.

use super::super::tables::Look;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The accent of the product, dark enough for white text.
const ACCENT: Color = Color::RGB(0x000D_4A5E);
/// A light ground for subtotals.
const LIGHT: Color = Color::RGB(0x00E1_EFF3);
/// Thin lines between rows.
const LINE: Color = Color::RGB(0x00D9_DBE3);

/// `14.03.2026`
pub(super) const DATE: &str = "dd.mm.yyyy";
/// `14.03.2026 08:45`
pub(super) const MOMENT: &str = "dd.mm.yyyy hh:mm";
/// `1.234,50 €`, whatever the language of the program.
pub(super) const MONEY: &str = "#,##0.00\\ [$€-407]";

/// The formats that sheets share.
pub(super) struct Looks {
    /// Headings of tables.
    pub(super) heading: Format,
    /// Headings over numbers and dates, which stand on the right.
    pub(super) heading_right: Format,
    /// The title of the overview.
    pub(super) title: Format,
    /// Names of facts on the overview.
    pub(super) label: Format,
    /// Headings of parts of a sheet.
    pub(super) part: Format,
    /// Texts, wrapped.
    pub(super) text: Format,
    /// Texts that a spreadsheet would take for a formula if somebody edited them.
    pub(super) guarded: Format,
    /// Whole numbers.
    pub(super) number: Format,
    /// Moments.
    pub(super) moment: Format,
    /// Subtotals: text.
    pub(super) subtotal: Format,
    /// Subtotals: number.
    pub(super) subtotal_number: Format,
    share: Format,
    decimal: Format,
    money: Format,
    date: Format,
    /// Empty cells of a grid.
    mark: Format,
    /// Cells of a grid with a mark in them.
    pub(super) marked: Format,
    /// Subtotals: money.
    pub(super) subtotal_money: Format,
    /// Subtotals: numbers with two decimals.
    pub(super) subtotal_decimal: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        let body = Format::new()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(LINE);
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_font_color(Color::White)
            .set_background_color(ACCENT);
        let text = body.clone().set_text_wrap();
        let number = body
            .clone()
            .set_num_format("#,##0")
            .set_align(FormatAlign::Right)
            .set_indent(1);
        let subtotal = text.clone().set_bold().set_background_color(LIGHT);
        Self {
            heading_right: heading.clone().set_align(FormatAlign::Right).set_indent(1),
            heading,
            title: Format::new()
                .set_bold()
                .set_font_size(18)
                .set_font_color(ACCENT),
            label: text.clone().set_bold(),
            part: Format::new()
                .set_bold()
                .set_font_size(13)
                .set_font_color(ACCENT),
            guarded: text.clone().set_quote_prefix(),
            moment: text
                .clone()
                .set_num_format(MOMENT)
                .set_align(FormatAlign::Left),
            share: number.clone().set_num_format("0.0\\ %"),
            decimal: number.clone().set_num_format("#,##0.00"),
            money: number.clone().set_num_format(MONEY),
            date: body
                .set_num_format(DATE)
                .set_align(FormatAlign::Right)
                .set_indent(1),
            mark: text.clone().set_align(FormatAlign::Center),
            marked: text
                .clone()
                .set_align(FormatAlign::Center)
                .set_font_color(ACCENT)
                .set_background_color(LIGHT),
            subtotal_money: subtotal
                .clone()
                .set_num_format(of_sum(MONEY))
                .set_align(FormatAlign::Right)
                .set_indent(1),
            subtotal_decimal: subtotal
                .clone()
                .set_num_format(of_sum("#,##0.00"))
                .set_align(FormatAlign::Right)
                .set_indent(1),
            subtotal_number: subtotal
                .clone()
                .set_num_format("#,##0")
                .set_align(FormatAlign::Right)
                .set_indent(1),
            subtotal,
            text,
            number,
        }
    }

    /// The format of a column's cells.
    pub(super) fn of(&self, look: Look) -> &Format {
        match look {
            Look::Text => &self.text,
            Look::Number => &self.number,
            Look::Share => &self.share,
            Look::Decimal => &self.decimal,
            Look::Money => &self.money,
            Look::Date => &self.date,
            Look::Mark => &self.mark,
        }
    }

    /// The format of a column's heading.
    pub(super) fn heading_of(&self, look: Look) -> &Format {
        if matches!(look, Look::Text | Look::Mark) {
            &self.heading
        } else {
            &self.heading_right
        }
    }

    /// A rank that is shown as `2–3` and still is the number 2, so that sorting works.
    pub(super) fn tie(&self, last: u32) -> Format {
        self.number.clone().set_num_format(format!("0\"–{last}\""))
    }
}

/// Sums of nothing are a dash, as in budgets: a nought would say that somebody has reckoned.
fn of_sum(format: &str) -> String {
    format!("{format};\\-{format};\"–\"")
}
