//! The files that the office takes away.

use super::download::{Made, Taken, file_name, take};
use super::{may_read, may_write, names};
use crate::domain::ids::ProcessId;
use crate::domain::kept_file::{FileForm, FileSubject};
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::export::ExportError;
use crate::export::csv::{Variant, archive};
use crate::export::json::json;
use crate::export::report::{Edit, Filter, Report};
use crate::export::xlsx::xlsx;
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::rounds::certainties;
use crate::http::routes::{Routes, Who};
use crate::wire::office::ExportQuery;
use actix_web::http::Method;
use actix_web::web;

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::GET,
        "/api/processes/{process}/export.xlsx",
        Who::Staff,
        as_xlsx,
    );
    routes.add(
        Method::GET,
        "/api/processes/{process}/export.csv.zip",
        Who::Staff,
        as_csv,
    );
    routes.add(
        Method::GET,
        "/api/processes/{process}/export.json",
        Who::Staff,
        as_json,
    );
}

type Asked = web::Query<ExportQuery>;

async fn as_xlsx(
    staff: Staff,
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    asked: Asked,
) -> Answer {
    let report = report(&app, &staff, process.into_inner(), &asked).await?;
    file(&app, &staff, report, FileForm::Xlsx, "", xlsx).await
}

async fn as_csv(
    staff: Staff,
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    asked: Asked,
) -> Answer {
    let (variant, words) = if asked.machine {
        (Variant::Machine, "für Maschinen")
    } else {
        (Variant::Office, "")
    };
    let report = report(&app, &staff, process.into_inner(), &asked).await?;
    file(
        &app,
        &staff,
        report,
        FileForm::CsvZip,
        words,
        move |report| archive(report, variant),
    )
    .await
}

async fn as_json(
    staff: Staff,
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    asked: Asked,
) -> Answer {
    let id = process.into_inner();
    let mut report = report(&app, &staff, id, &asked).await?;
    if asked.drafts || asked.people {
        // Drafts and names belong to the administration.
        if !may_write(&staff) {
            return Err(Refusal::NotAllowed.into());
        }
    }
    if asked.drafts {
        report.drafts = app.read(move |store| store.drafts(id)).await?;
    }
    if asked.people {
        let names = names(&app).await?;
        let measures: Vec<_> = report.list.measures.iter().map(|m| m.measure.id).collect();
        report.edits = app
            .read(move |store| {
                let mut edits = Vec::new();
                for measure_id in measures {
                    for version in store.measure_versions(measure_id)? {
                        edits.push(Edit {
                            measure_id,
                            version: version.version,
                            at: version.at,
                            author: version.author.and_then(|id| names.get(&id).cloned()),
                        });
                    }
                }
                Ok(edits)
            })
            .await?;
    }
    let words = match (asked.drafts, asked.people) {
        (true, true) => "mit Entwürfen und Namen",
        (true, false) => "mit Entwürfen",
        (false, true) => "mit Namen",
        (false, false) => "",
    };
    file(&app, &staff, report, FileForm::Json, words, json).await
}

/// The report on a process with all its measures, also those off the list.
pub(super) async fn whole_report(app: &App, process: ProcessId) -> Answer<Report> {
    let results = app
        .read(move |store| store.process_results(process))
        .await?;
    let filter = Filter {
        off_list: true,
        ..Filter::default()
    };
    let mut report = Report::new(
        now(),
        results.process,
        results.domains,
        &results.workshops,
        results.list,
        filter,
    );
    report.records = results.records;
    Ok(report)
}

/// The report on a process, if this reader may have it.
async fn report(
    app: &App,
    staff: &Staff,
    process: ProcessId,
    asked: &ExportQuery,
) -> Answer<Report> {
    may_read(app, staff, process).await?;
    let results = app
        .read(move |store| {
            let mut results = store.process_results(process)?;
            if results.process.sheet.municipality.is_empty() {
                results.process.sheet.municipality = store.municipality()?.name;
            }
            Ok(results)
        })
        .await?;
    let filter = Filter {
        domain: asked.domain,
        status: asked.status,
        search: asked
            .search
            .clone()
            .filter(|search| !search.trim().is_empty()),
        off_list: asked.off_list,
        locality: asked
            .locality
            .clone()
            .filter(|name| !name.trim().is_empty()),
    };
    let certainties = certainties(app, &results.workshops).await?;
    let mut report = Report::new(
        now(),
        results.process,
        results.domains,
        &results.workshops,
        results.list,
        filter,
    );
    report.certainties = certainties;
    report.records = results.records;
    Ok(report)
}

/// Makes a file from the report; `with` says what is in it besides.
async fn file(
    app: &App,
    staff: &Staff,
    report: Report,
    form: FileForm,
    with: &str,
    make: impl FnOnce(&Report) -> Result<Vec<u8>, ExportError> + Send + 'static,
) -> Answer {
    let filter = report.filter_words();
    let file = Taken {
        process: report.process.id,
        workshop: None,
        subject: FileSubject::MeasureList,
        form,
        name: file_name("massnahmen", &report.process.sheet.title, report.now),
        words: if with.is_empty() {
            filter
        } else {
            format!("{filter}; {with}")
        },
        confidential: !report.drafts.is_empty() || !report.edits.is_empty(),
    };
    take(app, staff, file, move || {
        Ok(Made {
            bytes: make(&report)?,
            data_checksum: Hash256::from_hex(&report.checksum()?),
        })
    })
    .await
}
