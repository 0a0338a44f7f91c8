//! Strategy processes, their life domains, and the organisations of the municipality.

use super::{check_version, found};
use crate::domain::context::Timestamp;
use crate::domain::ids::{DomainId, OrganizationId, ProcessId};
use crate::domain::limits::DOMAINS;
use crate::domain::organization::{Organization, OrganizationSheet};
use crate::domain::refusal::Refusal;
use crate::domain::setup::Setup;
use crate::domain::strategy::{
    DomainOrigin, DomainSheet, Process, ProcessSheet, StrategyDomain, at_most,
};
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::convert::{code, from_code, from_json, id, json, number};
use crate::store::error::StoreError;
use crate::store::schema_office::{life_domain, organization, strategy_process};
use crate::store::upsert::upsert;
use crate::store::{Store, office};
use chrono::NaiveDateTime;
use diesel::prelude::*;

const PROCESS: &str = "process";
const DOMAIN: &str = "domain";
const ORGANIZATION: &str = "organization";
/// Organisations of one municipality.
const ORGANIZATIONS: usize = 500;

#[derive(Insertable, Queryable)]
#[diesel(table_name = strategy_process)]
struct ProcessRow {
    id: String,
    sheet: String,
    version: i64,
    created_at: NaiveDateTime,
    modified_at: NaiveDateTime,
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = life_domain)]
struct DomainRow {
    process_id: String,
    id: String,
    sheet: String,
    origin: String,
    version: i64,
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = organization)]
struct OrganizationRow {
    id: String,
    sheet: String,
    version: i64,
}

impl Store {
    /// All processes, the last edited first.
    pub fn list_processes(&self) -> Result<Vec<Process>, StoreError> {
        self.read(|conn| {
            let rows: Vec<ProcessRow> = strategy_process::table
                .order((strategy_process::modified_at.desc(), strategy_process::id))
                .load(conn)?;
            rows.into_iter().map(ProcessRow::into_domain).collect()
        })
    }

    /// One process.
    pub fn process(&self, id: ProcessId) -> Result<Process, StoreError> {
        self.read(|conn| process(conn, id))
    }

    /// Stores a new process.
    pub fn create_process(&self, thing: Process) -> Answer<()> {
        self.write(move |conn| put_process(conn, &thing))
    }

    /// Edits a process whose version the writer saw.
    pub fn edit_process(
        &self,
        id: ProcessId,
        seen: u32,
        sheet: ProcessSheet,
        at: Timestamp,
    ) -> Answer<Process> {
        self.write(move |conn| {
            let mut thing = process(conn, id)?;
            check_version(thing.version, seen)?;
            thing.sheet = sheet;
            thing.version += 1;
            thing.modified_at = at;
            put_process(conn, &thing)?;
            Ok(thing)
        })
    }

    /// The life domains of a process, sorted by `order`.
    pub fn process_domains(&self, process: ProcessId) -> Result<Vec<StrategyDomain>, StoreError> {
        self.read(|conn| domains(conn, process))
    }

    /// Adds a life domain to a process.
    pub fn create_domain(&self, process_id: ProcessId, thing: StrategyDomain) -> Answer<()> {
        self.write(move |conn| {
            process(conn, process_id)?;
            at_most("domains", domains(conn, process_id)?.len() + 1, DOMAINS)?;
            put_domain(conn, process_id, &thing)
        })
    }

    /// Edits a life domain whose version the writer saw. Frozen results keep the name they had.
    pub fn edit_domain(
        &self,
        process_id: ProcessId,
        id: DomainId,
        seen: u32,
        sheet: DomainSheet,
    ) -> Answer<StrategyDomain> {
        self.write(move |conn| {
            let mut thing = domain(conn, process_id, id)?;
            check_version(thing.version, seen)?;
            thing.sheet = sheet;
            thing.version += 1;
            put_domain(conn, process_id, &thing)?;
            Ok(thing)
        })
    }

    /// Deletes a life domain that no measure is in.
    pub fn delete_domain(&self, process_id: ProcessId, id: DomainId, seen: u32) -> Answer<()> {
        self.write(move |conn| {
            let thing = domain(conn, process_id, id)?;
            check_version(thing.version, seen)?;
            let used = office::measures::measures(conn, process_id)?
                .iter()
                .any(|measure| measure.sheet.domain_id == Some(id));
            if used {
                return Err(Refusal::InUse {
                    thing: DOMAIN.to_owned(),
                }
                .into());
            }
            diesel::delete(
                life_domain::table
                    .filter(life_domain::process_id.eq(process_id.to_string()))
                    .filter(life_domain::id.eq(id.to_string())),
            )
            .execute(conn)?;
            Ok(())
        })
    }

    /// All organisations, by type and name.
    pub fn list_organizations(&self) -> Result<Vec<Organization>, StoreError> {
        self.read(|conn| {
            let rows: Vec<OrganizationRow> = organization::table.load(conn)?;
            let mut things = rows
                .into_iter()
                .map(OrganizationRow::into_domain)
                .collect::<Result<Vec<_>, _>>()?;
            things.sort_by(|a, b| a.sheet.name.cmp(&b.sheet.name).then(a.id.cmp(&b.id)));
            Ok(things)
        })
    }

    /// Stores a new organisation.
    pub fn create_organization(&self, thing: Organization) -> Answer<()> {
        self.write(move |conn| {
            let stored: i64 = organization::table.count().get_result(conn)?;
            at_most(
                "organizations",
                usize::try_from(stored)
                    .unwrap_or(usize::MAX)
                    .saturating_add(1),
                ORGANIZATIONS,
            )?;
            put_organization(conn, &thing)
        })
    }

    /// Edits an organisation whose version the writer saw.
    pub fn edit_organization(
        &self,
        id: OrganizationId,
        seen: u32,
        sheet: OrganizationSheet,
    ) -> Answer<Organization> {
        self.write(move |conn| {
            let mut thing = one_organization(conn, id)?;
            check_version(thing.version, seen)?;
            thing.sheet = sheet;
            thing.version += 1;
            put_organization(conn, &thing)?;
            Ok(thing)
        })
    }

    /// Deletes an organisation.
    pub fn delete_organization(&self, id: OrganizationId, seen: u32) -> Answer<()> {
        self.write(move |conn| {
            check_version(one_organization(conn, id)?.version, seen)?;
            diesel::delete(organization::table.filter(organization::id.eq(id.to_string())))
                .execute(conn)?;
            Ok(())
        })
    }
}

/// One process.
pub(super) fn process(conn: &mut Conn, id: ProcessId) -> Result<Process, StoreError> {
    let row: Option<ProcessRow> = strategy_process::table
        .filter(strategy_process::id.eq(id.to_string()))
        .first(conn)
        .optional()?;
    found(PROCESS, row)?.into_domain()
}

/// Life domains, sorted by `order`.
pub(super) fn domains(
    conn: &mut Conn,
    process: ProcessId,
) -> Result<Vec<StrategyDomain>, StoreError> {
    let rows: Vec<DomainRow> = life_domain::table
        .filter(life_domain::process_id.eq(process.to_string()))
        .load(conn)?;
    let mut things = rows
        .into_iter()
        .map(DomainRow::into_domain)
        .collect::<Result<Vec<_>, _>>()?;
    things.sort_by_key(|domain| (domain.sheet.order, domain.id));
    Ok(things)
}

/// What a workshop brings along: its process, if nobody made one before, and the life domains that
/// the process does not know yet. What the office has edited stays as it is.
pub(in crate::store) fn take_over(
    conn: &mut Conn,
    process_id: ProcessId,
    setup: &Setup,
    at: Timestamp,
) -> Result<(), StoreError> {
    match process(conn, process_id) {
        Ok(_) => {}
        Err(StoreError::Refused(_)) => put_process(
            conn,
            &Process {
                id: process_id,
                sheet: ProcessSheet {
                    title: setup.topic.clone(),
                    ..ProcessSheet::default()
                },
                version: 1,
                created_at: at,
                modified_at: at,
            },
        )?,
        Err(error) => return Err(error),
    }
    let known = domains(conn, process_id)?;
    for domain in &setup.domains {
        if known.iter().all(|other| other.id != domain.id) {
            let sheet = DomainSheet {
                key: domain.key.clone(),
                name: domain.name.clone(),
                description: domain.description.clone(),
                order: domain.order,
                ..DomainSheet::default()
            };
            put_domain(
                conn,
                process_id,
                &StrategyDomain {
                    id: domain.id,
                    sheet,
                    origin: DomainOrigin::Template,
                    version: 0,
                },
            )?;
        }
    }
    Ok(())
}

fn domain(conn: &mut Conn, process: ProcessId, id: DomainId) -> Result<StrategyDomain, StoreError> {
    let row: Option<DomainRow> = life_domain::table
        .filter(life_domain::process_id.eq(process.to_string()))
        .filter(life_domain::id.eq(id.to_string()))
        .first(conn)
        .optional()?;
    found(DOMAIN, row)?.into_domain()
}

fn one_organization(conn: &mut Conn, id: OrganizationId) -> Result<Organization, StoreError> {
    let row: Option<OrganizationRow> = organization::table
        .filter(organization::id.eq(id.to_string()))
        .first(conn)
        .optional()?;
    found(ORGANIZATION, row)?.into_domain()
}

fn put_process(conn: &mut Conn, thing: &Process) -> Result<(), StoreError> {
    let row = ProcessRow {
        id: thing.id.to_string(),
        sheet: json(PROCESS, &thing.sheet)?,
        version: thing.version.into(),
        created_at: thing.created_at.to_naive(),
        modified_at: thing.modified_at.to_naive(),
    };
    upsert!(conn, strategy_process, [id], &row)?;
    Ok(())
}

fn put_domain(
    conn: &mut Conn,
    process: ProcessId,
    thing: &StrategyDomain,
) -> Result<(), StoreError> {
    let row = DomainRow {
        process_id: process.to_string(),
        id: thing.id.to_string(),
        sheet: json(DOMAIN, &thing.sheet)?,
        origin: code(DOMAIN, thing.origin)?,
        version: thing.version.into(),
    };
    upsert!(conn, life_domain, [process_id, id], &row)?;
    Ok(())
}

fn put_organization(conn: &mut Conn, thing: &Organization) -> Result<(), StoreError> {
    let row = OrganizationRow {
        id: thing.id.to_string(),
        sheet: json(ORGANIZATION, &thing.sheet)?,
        version: thing.version.into(),
    };
    upsert!(conn, organization, [id], &row)?;
    Ok(())
}

impl ProcessRow {
    fn into_domain(self) -> Result<Process, StoreError> {
        Ok(Process {
            id: id(PROCESS, &self.id)?,
            sheet: from_json(PROCESS, &self.sheet)?,
            version: number(PROCESS, self.version)?,
            created_at: self.created_at.into(),
            modified_at: self.modified_at.into(),
        })
    }
}

impl DomainRow {
    fn into_domain(self) -> Result<StrategyDomain, StoreError> {
        Ok(StrategyDomain {
            id: id(DOMAIN, &self.id)?,
            sheet: from_json(DOMAIN, &self.sheet)?,
            origin: from_code(DOMAIN, self.origin)?,
            version: number(DOMAIN, self.version)?,
        })
    }
}

impl OrganizationRow {
    fn into_domain(self) -> Result<Organization, StoreError> {
        Ok(Organization {
            id: id(ORGANIZATION, &self.id)?,
            sheet: from_json(ORGANIZATION, &self.sheet)?,
            version: number(ORGANIZATION, self.version)?,
        })
    }
}
