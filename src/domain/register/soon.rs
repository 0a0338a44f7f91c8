//! What runs out soon (läuft bald aus), and what is overdue.

use super::{RecordSheet, RegisterEntry};
use crate::domain::ids::{MeasureId, RecordId};
use crate::domain::limits::SOON_DAYS;
use crate::domain::register::funding::ApplicationState;
use crate::domain::sheet::period::Period;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why something is on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RunsOut {
    /// An application is to be handed in.
    ApplicationDue,
    /// The use of granted money is to be proved.
    ProofDue,
    /// A programme takes applications until then.
    CallCloses,
    /// A programme ends.
    ProgrammeEnds,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SoonOver {
    /// The application or programme.
    pub record_id: RecordId,
    /// The measure of an application.
    pub measure_id: Option<MeasureId>,
    /// Name of the programme.
    pub programme: String,
    /// Why it is on the list.
    pub what: RunsOut,
    /// The last day.
    #[cfg_attr(test, ts(type = "string"))]
    pub on: NaiveDate,
    /// Days from today; negative if it is overdue.
    pub days: i32,
}

/// What runs out within [`SOON_DAYS`], and applications and proofs that are overdue; the earliest
/// first. Calls that are over are no news, and stay in the register.
pub fn soon_over(records: &[RegisterEntry], today: NaiveDate) -> Vec<SoonOver> {
    let name = |id: RecordId| {
        let found = records.iter().find(|record| record.id == id);
        match found.map(|record| &record.sheet) {
            Some(RecordSheet::FundingProgramme(one)) => one.name.clone(),
            _ => String::new(),
        }
    };
    let mut found = Vec::new();
    for record in records {
        let mut add = |what, on: Option<NaiveDate>, late: bool, programme: String| {
            let Some(on) = on else { return };
            let days = (on - today).num_days();
            if days <= SOON_DAYS && (late || days >= 0) {
                found.push(SoonOver {
                    record_id: record.id,
                    measure_id: record.sheet.measure_id(),
                    programme,
                    what,
                    on,
                    days: i32::try_from(days).unwrap_or(i32::MIN),
                });
            }
        };
        match &record.sheet {
            RecordSheet::FundingProgramme(one) => {
                let next = one.next_deadline(today).map(Period::last_day);
                add(RunsOut::CallCloses, next, false, one.name.clone());
                let ends = one.valid_until.map(Period::last_day);
                add(RunsOut::ProgrammeEnds, ends, false, one.name.clone());
            }
            RecordSheet::FundingApplication(one) => {
                if one.state.is_ahead() {
                    let due = one.deadline.map(Period::last_day);
                    add(RunsOut::ApplicationDue, due, true, name(one.programme_id));
                }
                if one.state == ApplicationState::Granted {
                    let due = one.proof_due.map(Period::last_day);
                    add(RunsOut::ProofDue, due, true, name(one.programme_id));
                }
            }
            _ => {}
        }
    }
    found.sort_by_key(|one| (one.on, one.what, one.record_id));
    found
}
