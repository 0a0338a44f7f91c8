//! The report that every file is made from.

use super::ExportError;
use super::room::Room;
use super::tables::local::same;
use super::words;
use crate::domain::analysis::Certainties;
use crate::domain::context::Timestamp;
use crate::domain::draft::Draft;
use crate::domain::german::date_time;
use crate::domain::ids::{DomainId, MeasureId, RecordId, RoundId};
use crate::domain::lineage::{OriginView, origins_of};
use crate::domain::measure_list::{ListedMeasure, MeasureList};
use crate::domain::measure_sheet::{Measure, MeasureStatus, number_text};
use crate::domain::participant::Hash256;
use crate::domain::register::{RecordSheet, RegisterEntry};
use crate::domain::results::{
    OfficeWorkshop, PeopleOfGroup, RoundResults, VoidRound, people_by_group, round_results,
    void_rounds,
};
use crate::domain::round::BallotType;
use crate::domain::strategy::{Process, StrategyDomain};
use crate::domain::workshop::{Stage, Workshop};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Which measures a file contains.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Filter {
    /// Only this life domain.
    pub domain: Option<DomainId>,
    /// Only this status.
    pub status: Option<MeasureStatus>,
    /// Only measures that contain this text.
    pub search: Option<String>,
    /// Also measures that are hidden, withdrawn or merged.
    pub off_list: bool,
    /// Only measures that concern this locality: it is named in the sheet, or the sheet names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
}

/// A workshop with its frozen results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportWorkshop {
    /// The workshop.
    pub workshop: OfficeWorkshop,
    /// Participants by group; empty if small groups would show.
    pub groups: Vec<PeopleOfGroup>,
    /// Rounds with a frozen result, in the order in which they were held.
    pub rounds: Vec<RoundResults>,
    /// Void rounds.
    pub void_rounds: Vec<VoidRound>,
    /// What the room wrote.
    pub room: Room,
}

/// Where one measure comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MeasureOrigins {
    /// The measure.
    pub measure_id: MeasureId,
    /// Cards, clusters and merged measures.
    pub origins: Vec<OriginView>,
}

/// Who saved a version of a measure. Personal data: only on demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// The measure.
    pub measure_id: MeasureId,
    /// The version.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// Display name of the author; none for the room.
    pub author: Option<String>,
}

/// Everything that the files of one process say.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// When the files are made.
    pub now: Timestamp,
    /// The process.
    pub process: Process,
    /// Its life domains, sorted by `order`.
    pub domains: Vec<StrategyDomain>,
    /// Its workshops, oldest first.
    pub workshops: Vec<ReportWorkshop>,
    /// The measures that the filter lets through, in the order of the list.
    pub list: MeasureList,
    /// Where these measures come from.
    pub origins: Vec<MeasureOrigins>,
    /// Which measures are in it.
    pub filter: Filter,
    /// Strategy drafts; empty unless asked for.
    pub drafts: Vec<Draft>,
    /// Who edited; empty unless asked for.
    pub edits: Vec<Edit>,
    /// How sure the results of the rounds are; what is missing is left out of the files.
    pub certainties: Certainties,
    /// The registers of the process: funding, existing strategies, variants, local plans.
    pub records: Vec<RegisterEntry>,
}

/// What the checksum stands for, and the `data` of the JSON file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Data<'a> {
    process: &'a Process,
    domains: &'a [StrategyDomain],
    workshops: &'a [ReportWorkshop],
    measures: &'a [ListedMeasure],
    origins: &'a [MeasureOrigins],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    drafts: &'a [Draft],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    edits: &'a [Edit],
    #[serde(skip_serializing_if = "Certainties::is_empty")]
    certainties: &'a Certainties,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    records: &'a [RegisterEntry],
}

impl ReportWorkshop {
    fn of(workshop: &Workshop) -> Self {
        Self {
            workshop: OfficeWorkshop::of(workshop),
            groups: people_by_group(workshop),
            rounds: round_results(workshop),
            void_rounds: void_rounds(workshop),
            room: Room::of(workshop),
        }
    }
}

impl Filter {
    /// True if a measure is to be in the file.
    pub fn lets_through(&self, entry: &ListedMeasure) -> bool {
        let measure = &entry.measure;
        let sheet = &measure.sheet;
        let contains = |search: &str| {
            let search = search.trim().to_lowercase();
            [
                &number_text(measure.number),
                &sheet.title,
                &sheet.short_title,
                &sheet.plain_title,
                &sheet.goal,
                &sheet.description,
            ]
            .iter()
            .any(|text| text.to_lowercase().contains(&search))
        };
        (self.off_list || measure.is_on_the_list())
            && self.domain.is_none_or(|id| sheet.domain_id == Some(id))
            && self.status.is_none_or(|status| sheet.status == status)
            && self.search.as_deref().is_none_or(contains)
            && self.locality.as_deref().is_none_or(|name| {
                let named = &sheet.localities;
                named.is_empty() || named.iter().any(|one| same(one, name))
            })
    }
}

impl Report {
    /// A report on a process, made at `now`. `list` is the whole list; the filter is applied here.
    pub fn new(
        now: Timestamp,
        process: Process,
        domains: Vec<StrategyDomain>,
        workshops: &[Workshop],
        list: MeasureList,
        filter: Filter,
    ) -> Self {
        let all: Vec<Measure> = list
            .measures
            .iter()
            .map(|entry| entry.measure.clone())
            .collect();
        let list = MeasureList {
            measures: list
                .measures
                .into_iter()
                .filter(|entry| filter.lets_through(entry))
                .collect(),
            rounds: list.rounds,
        };
        let origins = list
            .measures
            .iter()
            .map(|entry| MeasureOrigins {
                measure_id: entry.measure.id,
                origins: origins_of(&entry.measure, &all, workshops),
            })
            .collect();
        Self {
            now,
            process,
            domains,
            workshops: workshops.iter().map(ReportWorkshop::of).collect(),
            list,
            origins,
            filter,
            drafts: Vec::new(),
            edits: Vec::new(),
            certainties: Certainties::new(),
            records: Vec::new(),
        }
    }

    pub(super) fn data(&self) -> Data<'_> {
        Data {
            process: &self.process,
            domains: &self.domains,
            workshops: &self.workshops,
            measures: &self.list.measures,
            origins: &self.origins,
            drafts: &self.drafts,
            edits: &self.edits,
            certainties: &self.certainties,
            records: &self.records,
        }
    }

    /// SHA-256 over the data, in hexadecimal: equal data give equal sums, whenever the file is made.
    pub fn checksum(&self) -> Result<String, ExportError> {
        let json = serde_json::to_vec(&self.data())?;
        Ok(Hash256(Sha256::digest(json).into()).to_hex())
    }

    /// Name of a life domain; empty if it is unknown.
    pub fn domain_name(&self, id: Option<DomainId>) -> &str {
        self.domains
            .iter()
            .find(|domain| Some(domain.id) == id)
            .map_or("", |domain| domain.sheet.name.de.as_str())
    }

    /// What the registers say about a measure and those that became part of it.
    pub fn records_about<'a>(
        &'a self,
        entry: &'a ListedMeasure,
    ) -> impl Iterator<Item = &'a RecordSheet> {
        let about = |id: MeasureId| id == entry.measure.id || entry.merged.contains(&id);
        let sheets = self.records.iter().map(|record| &record.sheet);
        sheets.filter(move |sheet| sheet.measure_id().is_some_and(about))
    }

    /// Name of a funding programme; empty if it is unknown.
    pub fn programme_name(&self, id: RecordId) -> &str {
        let found = self.records.iter().find(|record| record.id == id);
        match found.map(|record| &record.sheet) {
            Some(RecordSheet::FundingProgramme(one)) => &one.name,
            _ => "",
        }
    }

    /// Title of an existing strategy; empty if it is unknown.
    pub fn strategy_title(&self, id: RecordId) -> &str {
        let found = self.records.iter().find(|record| record.id == id);
        match found.map(|record| &record.sheet) {
            Some(RecordSheet::RelatedStrategy(one)) => &one.title,
            _ => "",
        }
    }

    /// A measure of the report.
    pub fn measure(&self, id: MeasureId) -> Option<&ListedMeasure> {
        let mut measures = self.list.measures.iter();
        measures.find(|entry| entry.measure.id == id)
    }

    /// What rooms agreed on: what, by when as they said it, and for which measure.
    pub fn agreed(&self) -> impl Iterator<Item = (&str, &str, Option<MeasureId>)> {
        self.workshops.iter().flat_map(|entry| entry.room.agreed())
    }

    /// The instrument of a round on the list; none if it is unknown.
    pub fn ballot_type(&self, round: RoundId) -> Option<BallotType> {
        let rounds = &self.list.rounds;
        let found = rounds.iter().find(|one| one.id == round);
        found.map(|one| one.ballot_type)
    }

    /// The filter in German words.
    pub fn filter_words(&self) -> String {
        let mut parts = Vec::new();
        if let Some(id) = self.filter.domain {
            parts.push(format!("Lebensbereich „{}“", self.domain_name(Some(id))));
        }
        if let Some(status) = self.filter.status {
            parts.push(format!("Status „{}“", words::status(status)));
        }
        if let Some(search) = &self.filter.search {
            parts.push(format!("Suche „{}“", search.trim()));
        }
        if let Some(locality) = &self.filter.locality {
            parts.push(format!("Ortsgemeinde „{}“", locality.trim()));
        }
        if self.filter.off_list {
            parts.push(
                "auch ausgeblendete, zurückgezogene und zusammengelegte Maßnahmen".to_owned(),
            );
        }
        if parts.is_empty() {
            "kein Filter: alle Maßnahmen der Liste".to_owned()
        } else {
            parts.join("; ")
        }
    }

    /// The moment of the last change in the data.
    pub fn as_of(&self) -> Timestamp {
        let rounds = self.workshops.iter().flat_map(|entry| &entry.rounds);
        self.list
            .measures
            .iter()
            .map(|entry| entry.measure.modified_at)
            .chain(rounds.map(|round| round.round.closed_at))
            .chain(self.records.iter().map(|record| record.modified_at))
            .fold(self.process.modified_at, Timestamp::max)
    }

    /// The state of the data in German words.
    pub fn state_words(&self) -> String {
        let rounds: usize = self.workshops.iter().map(|entry| entry.rounds.len()).sum();
        let running = self.workshops.iter().any(|entry| {
            entry.workshop.stage == Stage::Running && entry.workshop.frozen_at.is_none()
        });
        let note = if running {
            " Eine Werkstatt läuft noch: Der Stand ist vorläufig."
        } else {
            ""
        };
        let frozen = match rounds {
            0 => "noch keine Bewertungsrunde ausgezählt".to_owned(),
            1 => "1 Bewertungsrunde ausgezählt und eingefroren".to_owned(),
            _ => format!("{rounds} Bewertungsrunden ausgezählt und eingefroren"),
        };
        format!(
            "Letzte Änderung {}; {frozen}.{note}",
            date_time(self.as_of())
        )
    }
}
