//! The workbook: one file that an administration can use without re-work.
//!
//! Sheets: Übersicht, Maßnahmen, je Lebensbereich, Rangfolge, Abstimmung, Kosten und Personal,
//! Zeitplan, Fördermittel, Aufgaben, Meilensteine, Ortsgemeinden, Herkunft, Legende, and a hidden one by which an edited file is known again. Real dates and
//! numbers, frozen and repeated headings, filters, drop-down lists, landscape paper one page wide;
//! no macros and no merged cells. Texts are written as texts, whatever they begin with.

mod domains;
mod legend;
mod looks;
mod overview;
mod resources;
mod sheet;
mod state;

use super::ExportError;
use super::report::Report;
use super::tables::{
    funding, local, measures, milestones, origins, ranking, resources, schedule, tasks, votes,
};
use crate::domain::german::local_time;
use looks::Looks;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::{Paper, write_table};

/// The workbook as bytes.
pub fn xlsx(report: &Report) -> Result<Vec<u8>, ExportError> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report)?);
    let measures = measures(report);
    let votes = votes(report);
    let origins = origins(report);
    let ranking = ranking(report);
    let resources = resources(report);
    let schedule = schedule(report);
    let funding = funding(report);
    let tasks = tasks(report);
    let milestones = milestones(report);
    let local = local(report);
    overview::write(workbook.add_worksheet(), report, &measures, &looks)?;
    let lists = legend::Lists::of(report);
    write_table(
        workbook.add_worksheet(),
        &measures,
        &looks,
        &lists,
        Paper::A3,
    )?;
    domains::write(workbook.add_worksheet(), report, &looks)?;
    for (table, paper) in [(&ranking, Paper::A4), (&votes, Paper::A3)] {
        write_table(workbook.add_worksheet(), table, &looks, &lists, paper)?;
    }
    resources::write(workbook.add_worksheet(), &resources, &looks, &lists)?;
    for (table, paper) in [
        (&schedule, Paper::A3),
        (&funding, Paper::A3),
        (&tasks, Paper::A4),
        (&milestones, Paper::A4),
        (&local, Paper::A4),
        (&origins, Paper::A4),
    ] {
        write_table(workbook.add_worksheet(), table, &looks, &lists, paper)?;
    }
    legend::write(
        workbook.add_worksheet(),
        &[
            &measures,
            &ranking,
            &votes,
            &resources,
            &schedule,
            &funding,
            &tasks,
            &milestones,
            &local,
            &origins,
        ],
        &lists,
        &looks,
    )?;
    state::write(workbook.add_worksheet(), report, &measures)?;
    Ok(workbook.save_to_buffer()?)
}

/// The time of creation is the report's: the same report gives the same bytes.
fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    let at = local_time(report.now);
    let created = ExcelDateTime::parse_from_str(&at.format("%Y-%m-%dT%H:%M:%S").to_string())?;
    Ok(DocProperties::new()
        .set_title(&report.process.sheet.title)
        .set_subject("Priorisierte Maßnahmenliste")
        .set_author(&report.process.sheet.municipality)
        .set_creation_datetime(&created))
}
