//! Papers that the office takes away: sheets, press, Leichte Sprache, council.

use super::download::{self, Form, Taken, file_name};
use super::issuer_of;
use crate::domain::draft_text::Sources;
use crate::domain::ids::ProcessId;
use crate::domain::kept_file::FileSubject;
use crate::domain::limits::{NAME, TOPIC};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::resource::PlanOrder;
use crate::domain::strategy::line;
use crate::export::papers::{
    CouncilPaper, Folder, Origin, council_paper, folder, masterplan, plain_summary, press_summary,
};
use crate::export::words::order_words;
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{READERS, Routes};
use crate::wire::office::{PaperKind, PaperQuery};
use actix_web::http::Method;
use actix_web::web;

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::GET,
        "/api/processes/{process}/papers/{paper}.{form}",
        READERS,
        take,
    );
}

/// `17,21` as numbers of measures.
fn numbers(text: &str) -> Answer<Vec<u32>> {
    let numbers = text.split(',').map(|one| one.trim().parse::<u32>());
    let numbers = numbers.collect::<Result<_, _>>();
    numbers.map_err(|_| Refusal::Malformed.into())
}

async fn take(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(ProcessId, PaperKind, Form)>,
    asked: web::Query<PaperQuery>,
) -> Answer {
    let (process, kind, form) = path.into_inner();
    let asked = asked.into_inner();
    let some = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let which = Folder {
        domain: asked.domain,
        lead: some(asked.lead),
        committee: some(asked.committee),
        locality: some(asked.locality),
        numbers: some(asked.numbers).map(|text| numbers(&text)).transpose()?,
    };
    let paper = CouncilPaper {
        reference: line("reference", &asked.reference.unwrap_or_default(), NAME)?,
        subject: line("subject", &asked.subject.unwrap_or_default(), TOPIC)?,
    };
    let issuer = issuer_of(&app, process).await?;
    let results = app
        .read(move |store| store.process_results(process))
        .await?;
    let now = now();
    let title = &results.process.sheet.title;
    let order = asked.order.unwrap_or(PlanOrder::Room);
    let (subject, name, words) = match kind {
        PaperKind::Folder => (
            FileSubject::Folder,
            file_name("steckbriefe", title, now),
            which.words(&results.domains),
        ),
        PaperKind::Masterplan => (
            FileSubject::Masterplan,
            file_name("masterplan", title, now),
            format!("Reihenfolge: {}", order_words(order)),
        ),
        PaperKind::Press => (
            FileSubject::Press,
            file_name("presse", title, now),
            String::new(),
        ),
        PaperKind::PlainSummary => (
            FileSubject::PlainSummary,
            file_name("leichte-sprache", title, now),
            String::new(),
        ),
        PaperKind::CouncilPaper => {
            let subject = if paper.subject.is_empty() {
                title
            } else {
                &paper.subject
            };
            let named = format!("{} {subject}", paper.reference);
            (
                FileSubject::CouncilPaper,
                file_name("vorlage", &named, now),
                named.trim().to_owned(),
            )
        }
    };
    let file = Taken {
        process,
        workshop: None,
        subject,
        form: form.file(),
        name,
        words,
        confidential: false,
    };
    download::take(&app, &staff, file, move || {
        let origin = Origin {
            sources: Sources {
                process: &results.process,
                domains: &results.domains,
                workshops: &results.workshops,
                list: &results.list,
                records: &results.records,
                order,
            },
            issuer: &issuer,
            now,
        };
        form.written(&match kind {
            PaperKind::Folder => folder(&origin, &which),
            PaperKind::Masterplan => masterplan(&origin),
            PaperKind::Press => press_summary(&origin),
            PaperKind::PlainSummary => plain_summary(&origin),
            PaperKind::CouncilPaper => council_paper(&origin, &paper),
        })
    })
    .await
}
