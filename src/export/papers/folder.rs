//! The folder of sheets (Steckbrief-Mappe): one page per measure.

use super::{Origin, heading, sheet};
use crate::domain::german::{date, local_time, number};
use crate::domain::ids::DomainId;
use crate::domain::measure_list::ListedMeasure;
use crate::domain::measure_sheet::number_text;
use crate::domain::sheet::resource::{PlanOrder, place};
use crate::domain::strategy::StrategyDomain;
use crate::export::document::{Block, Document, Front};

/// Which measures a folder holds: those that fit all that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// Only this life domain.
    pub domain: Option<DomainId>,
    /// Only those of this department (Federführung).
    pub lead: Option<String>,
    /// Only those of this committee.
    pub committee: Option<String>,
    /// Only those of this locality, and those of no locality in particular.
    pub locality: Option<String>,
    /// Only the measures with these numbers.
    pub numbers: Option<Vec<u32>>,
}

impl Folder {
    /// True if a measure belongs into it.
    pub fn holds(&self, entry: &ListedMeasure) -> bool {
        let sheet = &entry.measure.sheet;
        let same = |asked: &Option<String>, value: &str| {
            let asked = asked.as_deref();
            asked.is_none_or(|asked| value.trim().eq_ignore_ascii_case(asked.trim()))
        };
        let chosen = self.numbers.as_ref();
        entry.measure.is_on_the_list()
            && chosen.is_none_or(|chosen| chosen.contains(&entry.measure.number))
            && self.domain.is_none_or(|id| sheet.domain_id == Some(id))
            && same(&self.lead, &sheet.lead)
            && same(&self.committee, &sheet.committee)
            && self.locality.as_deref().is_none_or(|asked| {
                sheet.localities.is_empty() || sheet.localities.iter().any(|one| one == asked)
            })
    }

    /// What it holds, in words; the life domains are those of the process.
    pub fn words(&self, domains: &[StrategyDomain]) -> String {
        let domain = self.domain.and_then(|id| {
            let mut domains = domains.iter();
            domains.find(|domain| domain.id == id)
        });
        let parts = [
            ("Lebensbereich", domain.map(|domain| &domain.sheet.name.de)),
            ("Federführung", self.lead.as_ref()),
            ("Ausschuss", self.committee.as_ref()),
            ("Ort", self.locality.as_ref()),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter_map(|(name, value)| Some(format!("{name}: {}", (*value)?)))
            .collect();
        if self.numbers.is_some() {
            "Ausgewählte Maßnahmen".to_owned()
        } else if parts.is_empty() {
            "Alle Maßnahmen der Liste".to_owned()
        } else {
            parts.join("; ")
        }
    }
}

/// The folder as a document.
pub fn folder(origin: &Origin<'_>, folder: &Folder) -> Document {
    let entries: Vec<&ListedMeasure> = ordered(origin)
        .into_iter()
        .filter(|entry| folder.holds(entry))
        .collect();
    let title = format!("Steckbriefe: {}", origin.sources.process.sheet.title);
    let mut document = origin.document(title, "Steckbrief-Mappe", Front::Cover);
    let day = date(local_time(origin.now).date());
    let count = match entries.len() {
        1 => "1 Maßnahme".to_owned(),
        many => format!(
            "{} Maßnahmen",
            number(u32::try_from(many).unwrap_or(u32::MAX))
        ),
    };
    document.lines = vec![
        folder.words(origin.sources.domains),
        format!("{count}, Stand vom {day}"),
    ];
    let pages = entries.into_iter().flat_map(|entry| page(origin, entry, 1));
    document.blocks.extend(pages);
    document
}

/// The sheets of all measures that count, one page each, to stand in another document.
pub fn sheets(origin: &Origin<'_>) -> Vec<Block> {
    let entries = ordered(origin).into_iter();
    entries.flat_map(|entry| page(origin, entry, 2)).collect()
}

/// A measure's sheet on a page of its own, under a heading of this level.
fn page(origin: &Origin<'_>, entry: &ListedMeasure, level: u8) -> [Block; 3] {
    let measure = &entry.measure;
    let title = format!("{} {}", number_text(measure.number), measure.sheet.title);
    [
        Block::NewPage,
        heading(level, &title),
        sheet::table(origin, entry),
    ]
}

/// The measures that count, by life domain, within it in the order that is asked for.
pub(super) fn ordered<'a>(origin: &Origin<'a>) -> Vec<&'a ListedMeasure> {
    let mut entries: Vec<&ListedMeasure> = origin.measures().collect();
    let order = origin.sources.order;
    // The list has the room's order already.
    if order != PlanOrder::Room {
        let domain = |entry: &ListedMeasure| {
            let id = entry.measure.sheet.domain_id;
            let mut domains = origin.sources.domains.iter();
            let found = domains.position(|domain| Some(domain.id) == id);
            found.unwrap_or(usize::MAX)
        };
        entries.sort_by_key(|entry| (domain(entry), place(entry, order)));
    }
    entries
}
