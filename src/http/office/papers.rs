//! Papers that the office takes away: sheets, press, Leichte Sprache, council.

use super::download::{self, Form, Taken, file_name, slug};
use super::issuer_of;
use crate::domain::draft_text::Sources;
use crate::domain::ids::ProcessId;
use crate::domain::kept_file::FileSubject;
use crate::domain::limits::{NAME, TOPIC};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::resource::PlanOrder;
use crate::domain::strategy::line;
use crate::export::papers::{
    CouncilPaper, Folder, Motion, Origin, council_paper, folder, masterplan, motion as letter,
    plain_summary, press_summary,
};
use crate::export::words::order_words;
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{READERS, Routes};
use crate::store::Store;
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

fn or<'a>(said: &'a str, otherwise: &'a str) -> &'a str {
    if said.is_empty() { otherwise } else { said }
}

/// What was said of these, in one line.
fn joined(parts: &[&str]) -> String {
    let said = parts.iter().copied().filter(|part| !part.is_empty());
    said.collect::<Vec<_>>().join("; ")
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
    let said =
        |field: &str, text: Option<String>, most| line(field, &text.unwrap_or_default(), most);
    let subject = said("subject", asked.subject, TOPIC)?;
    let reference = said("reference", asked.reference, NAME)?;
    let motion = Motion {
        sender: said("sender", asked.sender, NAME)?,
        addressee: said("addressee", asked.addressee, NAME)?,
        subject: subject.clone(),
    };
    let branding = app.read(Store::branding).await?;
    let paper = CouncilPaper {
        paper_type: asked.paper_type.unwrap_or(branding.paper_type),
        reference,
        subject,
        order: branding.council_order,
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
            // The file's name follows reference and subject.
            let about = or(&paper.subject, title);
            let name = if paper.reference.is_empty() {
                file_name("vorlage", about, now)
            } else {
                file_name(&slug(&paper.reference), about, now)
            };
            let words = [paper.paper_type.german(), &paper.reference, about];
            (FileSubject::CouncilPaper, name, joined(&words))
        }
        PaperKind::Motion => {
            let about = or(&motion.subject, title);
            let name = file_name("antrag", about, now);
            (FileSubject::Motion, name, joined(&[&motion.sender, about]))
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
            PaperKind::Motion => letter(&origin, &motion),
        })
    })
    .await
}
