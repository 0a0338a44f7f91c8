//! What the workshops of a process brought: the measure list, and everything that reports need.

use super::{measures, processes, records};
use crate::domain::ids::{MeasureId, ProcessId};
use crate::domain::lineage::{OriginView, origins_of};
use crate::domain::measure_list::{MeasureList, frozen_results, frozen_round, measure_list};
use crate::domain::register::RegisterEntry;
use crate::domain::round::ObjectKind;
use crate::domain::strategy::{Process, StrategyDomain};
use crate::domain::workshop::Workshop;
use crate::store::conn::Conn;
use crate::store::convert::from_json;
use crate::store::error::StoreError;
use crate::store::rows::rounds;
use crate::store::rows::workshop::WorkshopRow;
use crate::store::schema_workshop::{lineage, workshop, workshop_measure};
use crate::store::{Store, load};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Everything that a process has, in one consistent state.
#[derive(Clone, Debug)]
pub struct ProcessResults {
    /// The process.
    pub process: Process,
    /// Its life domains, sorted by `order`.
    pub domains: Vec<StrategyDomain>,
    /// Its workshops with all that is in them, oldest first.
    pub workshops: Vec<Workshop>,
    /// The measure list.
    pub list: MeasureList,
    /// The registers beside it.
    pub records: Vec<RegisterEntry>,
}

impl Store {
    /// The measure list of a process.
    pub fn measure_list(&self, process: ProcessId) -> Result<MeasureList, StoreError> {
        self.read(|conn| {
            processes::process(conn, process)?;
            list(conn, process)
        })
    }

    /// All that a process has, workshops included: for exports, drafts and origins.
    pub fn process_results(&self, id: ProcessId) -> Result<ProcessResults, StoreError> {
        self.read(|conn| {
            let heads: Vec<WorkshopRow> = workshop::table
                .filter(workshop::process_id.eq(id.to_string()))
                .order((workshop::created_at, workshop::id))
                .load(conn)?;
            let mut workshops = Vec::new();
            for row in heads {
                let (head, _) = row.into_domain()?;
                workshops.extend(load::workshop(conn, head.id)?);
            }
            Ok(ProcessResults {
                process: processes::process(conn, id)?,
                domains: processes::domains(conn, id)?,
                workshops,
                list: list(conn, id)?,
                records: records::records(conn, id)?,
            })
        })
    }

    /// Where a measure comes from, down to the cards; what merged measures come from stands below
    /// them.
    pub fn measure_origins(&self, id: MeasureId) -> Result<Vec<OriginView>, StoreError> {
        self.read(|conn| {
            let measure = measures::measure(conn, id)?;
            let all = measures::measures(conn, measure.process_id)?;
            let mut workshops: Vec<Workshop> = Vec::new();
            for part in std::iter::once(&measure).chain(&all) {
                if let Some(workshop) = part.workshop_id
                    && workshops.iter().all(|other| other.head.id != workshop)
                    && (part.id == id || part.merged_into.is_some())
                {
                    workshops.extend(load::workshop(conn, workshop)?);
                }
            }
            Ok(origins_of(&measure, &all, &workshops))
        })
    }
}

fn list(conn: &mut Conn, process: ProcessId) -> Result<MeasureList, StoreError> {
    let heads: Vec<WorkshopRow> = workshop::table
        .filter(workshop::process_id.eq(process.to_string()))
        .load(conn)?;
    let mut frozen = Vec::new();
    let mut ids = Vec::new();
    for row in heads {
        let (head, _) = row.into_domain()?;
        ids.push(head.id.to_string());
        for round in rounds::rounds(conn, &head.id.to_string())? {
            if round.object_kind == ObjectKind::Measure
                && let Some(top) = frozen_round(&round, head.id, &head.setup)
            {
                frozen.push((top, frozen_results(&round)));
            }
        }
    }
    let domains = processes::domains(conn, process)?
        .into_iter()
        .map(|domain| (domain.id, domain.sheet.order))
        .collect();
    let things = measures::measures(conn, process)?;
    let counts = origin_counts(conn, process, &ids)?;
    Ok(measure_list(things, frozen, &domains, &counts))
}

/// Cards and clusters that the measures of a process come from directly.
fn origin_counts(
    conn: &mut Conn,
    process: ProcessId,
    workshops: &[String],
) -> Result<HashMap<MeasureId, u32>, StoreError> {
    let named: Vec<(String, String)> = workshop_measure::table
        .filter(workshop_measure::process_id.eq(process.to_string()))
        .select((workshop_measure::id, workshop_measure::derived_from))
        .load(conn)?;
    let mut sources: HashMap<String, HashSet<Uuid>> = HashMap::new();
    for (id, derived_from) in named {
        sources.insert(id, from_json("measure", &derived_from)?);
    }
    let steps: Vec<(String, String)> = lineage::table
        .filter(lineage::workshop_id.eq_any(workshops))
        .filter(lineage::to_kind.eq("measure"))
        .filter(lineage::relation.eq_any(["merged", "promoted", "reworded"]))
        .select((lineage::to_id, lineage::from_id))
        .load(conn)?;
    for (to, from) in steps {
        sources
            .entry(to)
            .or_default()
            .extend(Uuid::parse_str(&from).ok());
    }
    Ok(sources
        .into_iter()
        .filter_map(|(id, from)| {
            Some((
                id.parse().ok()?,
                u32::try_from(from.len()).unwrap_or(u32::MAX),
            ))
        })
        .collect())
}
