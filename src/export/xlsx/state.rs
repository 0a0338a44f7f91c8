//! The hidden sheet by which an edited workbook is known again: see [`crate::export::edited`].

use super::super::edited::{STATE_MARK, STATE_SHEET, row_digests};
use super::super::report::Report;
use super::super::tables::Table;
use super::sheet::row;
use crate::domain::german::date_time;
use crate::domain::measure_sheet::number_text;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Writes the sheet: in the first row what it is, of which process, from when; below, each
/// measure's number, its version, and the digests of its cells.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    measures: &Table,
) -> Result<(), XlsxError> {
    sheet.set_name(STATE_SHEET)?;
    sheet.write_string(0, 0, STATE_MARK)?;
    sheet.write_string(0, 1, report.process.id.to_string())?;
    sheet.write_string(0, 2, date_time(report.now))?;
    for (place, entry) in report.list.measures.iter().enumerate() {
        let line = row(place + 1);
        sheet.write_string(line, 0, number_text(entry.measure.number))?;
        sheet.write_string(line, 1, entry.measure.version.to_string())?;
        sheet.write_string(line, 2, row_digests(measures, place))?;
    }
    sheet.set_very_hidden(true);
    Ok(())
}
