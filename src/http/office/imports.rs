//! An edited measure list comes back: looked at first, taken over on confirmation, undone in one
//! step.

use super::exports::whole_report;
use super::{edit, names};
use crate::domain::ballot_files::FaultCode;
use crate::domain::ids::{ImportId, ProcessId};
use crate::domain::limits::SHEET_LINE;
use crate::domain::refusal::Refusal;
use crate::domain::sheet::edited::EditedList;
use crate::domain::strategy::{at_most, line};
use crate::export::edited::{FILE_BYTES, FileFault, differences, read, with_cells};
use crate::export::report::Report;
use crate::export::tables::measures;
use crate::http::app::App;
use crate::http::bodies;
use crate::http::error::{Answer, Problem};
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, Routes};
use crate::wire::office_import::{Import, TakeOver};
use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use uuid::Uuid;

/// Measures that one import may change.
const AT_ONCE: usize = 5_000;
const ALL: &str = "/api/processes/{process}/imports";

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::POST,
        "/api/processes/{process}/import/look",
        OFFICE,
        look,
    );
    routes.add(Method::POST, ALL, OFFICE, take_over);
    routes.add(Method::GET, ALL, OFFICE, list);
    routes.add(
        Method::POST,
        "/api/processes/{process}/imports/{import}/undo",
        OFFICE,
        undo,
    );
}

/// Takes the file as body and answers what it would change.
async fn look(app: web::Data<App>, process: web::Path<ProcessId>, body: web::Payload) -> Answer {
    let process = process.into_inner();
    let too_large = || unreadable(FileFault::TooLarge).into();
    let bytes = bodies::whole(body, FILE_BYTES, too_large).await?;
    let report = whole_report(&app, process).await?;
    let found = web::block(move || looked(&report, &bytes, process))
        .await
        .map_err(Problem::internal)?;
    let found = found.map_err(unreadable)?;
    Ok(HttpResponse::Ok().json(found))
}

fn looked(report: &Report, bytes: &[u8], process: ProcessId) -> Result<EditedList, FileFault> {
    let table = measures(report);
    let file = read(bytes, table.name, &table.columns, process)?;
    Ok(differences(report, &file))
}

fn unreadable(fault: FileFault) -> Refusal {
    Refusal::UnreadableFile {
        line: None,
        why: match fault {
            FileFault::NotXlsx => FaultCode::UnknownKind,
            FileFault::TooLarge => FaultCode::TooMuch,
            FileFault::NoMeasures | FileFault::NoState => FaultCode::Incomplete,
            FileFault::OtherProcess => FaultCode::Unfit,
        },
        reason: fault.to_string(),
    }
}

async fn take_over(
    staff: Staff,
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    body: web::Json<TakeOver>,
) -> Answer {
    let process = process.into_inner();
    at_most("measures", body.rows.len(), AT_ONCE)?;
    let file_name = line("fileName", &body.file_name, SHEET_LINE)?;
    let report = whole_report(&app, process).await?;
    let body = body.into_inner();
    let sheets = web::block(move || {
        let mut sheets = Vec::new();
        for row in body.rows.iter().filter(|row| !row.cells.is_empty()) {
            let mut entries = report.list.measures.iter();
            let entry = entries
                .find(|entry| entry.measure.id == row.measure_id)
                .ok_or_else(|| Refusal::not_found("measure"))?;
            let version = entry.measure.version;
            if version != row.version {
                return Err(Refusal::Conflict { version });
            }
            let cells = row.cells.iter();
            let cells = cells.map(|cell| (cell.column.as_str(), cell.value.as_str()));
            let sheet = with_cells(entry, cells, &report.domains)?;
            sheets.push((row.measure_id, row.version, sheet));
        }
        if sheets.is_empty() {
            return Err(Refusal::Empty {
                field: "rows".to_owned(),
            });
        }
        Ok(sheets)
    })
    .await
    .map_err(Problem::internal)??;
    let import = ImportId(Uuid::now_v7());
    app.store
        .import_measures(process, (import, file_name), sheets, edit(&staff))
        .await?;
    Ok(HttpResponse::Created().json(all(&app, process).await?))
}

async fn list(app: web::Data<App>, process: web::Path<ProcessId>) -> Answer {
    Ok(HttpResponse::Ok().json(all(&app, process.into_inner()).await?))
}

async fn undo(staff: Staff, app: web::Data<App>, path: web::Path<(ProcessId, ImportId)>) -> Answer {
    let (process, import) = path.into_inner();
    app.store.undo_import(process, import, edit(&staff)).await?;
    Ok(HttpResponse::Ok().json(all(&app, process).await?))
}

async fn all(app: &App, process: ProcessId) -> Answer<Vec<Import>> {
    let stored = app.read(move |store| store.imports(process)).await?;
    let names = names(app).await?;
    Ok(stored
        .into_iter()
        .map(|one| Import {
            id: one.id,
            file_name: one.file_name,
            measures: u32::try_from(one.measures).unwrap_or(u32::MAX),
            author: one.author.and_then(|id| names.get(&id).cloned()),
            at: one.at,
            undone_at: one.undone_at,
        })
        .collect())
}
