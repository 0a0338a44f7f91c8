//! The two built-in templates: *Digitalwerkstatt*, a day from 09:00 to 17:00, and an evening of
//! three hours. They fill a new workshop; everything in it may be edited afterwards.

mod agenda;
mod words;

use super::context::{Context, Timestamp};
use super::ids::{DomainId, GroupId, PhaseId};
use super::limits;
use super::phase::{Phase, PhaseKind, SubStep};
use super::setup::{Admission, LifeDomain, Setup, StakeholderGroup, Translated};
use serde::{Deserialize, Serialize};

/// Which template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// *Digitalwerkstatt*: doors open at 08:45, 09:00 to 17:00, nine life domains.
    Day,
    /// Three hours, without a lunch break.
    Evening,
}

/// What a new workshop is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// What it is about, cleaned.
    pub topic: String,
    /// Where it takes place, cleaned.
    pub place: String,
    /// When the doors open.
    pub starts_at: Timestamp,
    /// People expected.
    pub expected_people: u32,
}

struct Text {
    de: &'static str,
    plain: &'static str,
    en: &'static str,
}

struct Named {
    key: &'static str,
    name: Text,
}

#[expect(clippy::struct_field_names, reason = "a sub-step is a word of its own")]
struct Step {
    kind: PhaseKind,
    sub_step: Option<SubStep>,
    day: u32,
    evening: u32,
    title: Text,
    prompt: Text,
}

impl From<&Text> for Translated {
    fn from(text: &Text) -> Self {
        Self {
            de: text.de.to_owned(),
            plain: Some(text.plain.to_owned()),
            en: Some(text.en.to_owned()),
            ..Self::default()
        }
    }
}

impl Template {
    fn minutes(self, step: &Step) -> u32 {
        match self {
            Self::Day => step.day,
            Self::Evening => step.evening,
        }
    }

    /// The agenda, in order.
    pub fn phases(self, ctx: &mut Context) -> Vec<Phase> {
        agenda::STEPS
            .iter()
            .filter(|step| self.minutes(step) > 0)
            .zip(1..)
            .map(|(step, order)| Phase {
                id: PhaseId(ctx.id()),
                order,
                kind: step.kind,
                sub_step: step.sub_step,
                title: (&step.title).into(),
                prompt: (&step.prompt).into(),
                planned_minutes: self.minutes(step),
                started_at: None,
                ended_at: None,
                resumes: None,
            })
            .collect()
    }

    /// The settings. Life domains are those of the strategy process, so that several workshops
    /// feed the same ones; without any, the nine of the Digitalwerkstatt.
    pub fn setup(self, occasion: Occasion, domains: Vec<LifeDomain>, ctx: &mut Context) -> Setup {
        let minutes: u32 = agenda::STEPS.iter().map(|step| self.minutes(step)).sum();
        Setup {
            topic: occasion.topic,
            place: occasion.place,
            starts_at: occasion.starts_at,
            ends_at: occasion.starts_at.plus_ms(i64::from(minutes) * 60_000),
            expected_people: occasion.expected_people,
            binding_statement: (&words::BINDING_STATEMENT).into(),
            rules: words::RULES.iter().map(Translated::from).collect(),
            domains: if domains.is_empty() {
                life_domains(ctx)
            } else {
                domains
            },
            groups: stakeholder_groups(ctx),
            localities: Vec::new(),
            admission: Admission::Open,
            pre_approval: false,
            min_group: limits::K_DEFAULT,
            wifi: None,
        }
    }
}

/// The nine life domains of the Digitalwerkstatt, with fresh ids.
pub fn life_domains(ctx: &mut Context) -> Vec<LifeDomain> {
    words::DOMAINS
        .iter()
        .zip(1..)
        .map(|((domain, description), order)| LifeDomain {
            id: DomainId(ctx.id()),
            key: domain.key.to_owned(),
            name: (&domain.name).into(),
            description: (*description).to_owned(),
            order,
        })
        .collect()
}

fn stakeholder_groups(ctx: &mut Context) -> Vec<StakeholderGroup> {
    words::GROUPS
        .iter()
        .zip(1..)
        .map(|(group, order)| StakeholderGroup {
            id: GroupId(ctx.id()),
            key: group.key.to_owned(),
            label: (&group.name).into(),
            order,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn made(template: Template) -> (Setup, Vec<Phase>) {
        let mut ctx = Context::new(Timestamp(0), 7, |_| String::new());
        let occasion = Occasion {
            topic: "Probe".to_owned(),
            place: "Saal".to_owned(),
            starts_at: Timestamp(0),
            expected_people: 30,
        };
        let setup = template.setup(occasion, Vec::new(), &mut ctx);
        (setup, template.phases(&mut ctx))
    }

    #[test]
    fn a_day_lasts_from_a_quarter_to_nine_to_five_and_an_evening_three_hours() {
        for (template, minutes) in [(Template::Day, 495), (Template::Evening, 180)] {
            let (setup, phases) = made(template);
            assert_eq!(setup.ends_at.0, minutes * 60_000);
            let planned: u32 = phases.iter().map(|phase| phase.planned_minutes).sum();
            assert_eq!(i64::from(planned), minutes);
            let first = phases.first().map(|phase| phase.kind);
            let last = phases.last().map(|phase| phase.kind);
            assert_eq!(first, Some(PhaseKind::Lobby));
            assert_eq!(last, Some(PhaseKind::WrapUp));
            let orders: Vec<u32> = phases.iter().map(|phase| phase.order).collect();
            let count = u32::try_from(phases.len()).unwrap();
            assert_eq!(orders, (1..=count).collect::<Vec<_>>());
        }
        assert_eq!(made(Template::Day).0.domains.len(), 9);
    }

    #[test]
    fn every_text_is_there_in_all_languages_and_within_its_limit() {
        let (setup, phases) = made(Template::Day);
        let check = |text: &Translated, limit: usize| {
            let plain = text.plain.clone().unwrap_or_default();
            let en = text.en.clone().unwrap_or_default();
            for one in [&text.de, &plain, &en] {
                let length = one.chars().count();
                assert!(length > 0 && length <= limit, "{one:?}: {length}");
            }
        };
        for phase in &phases {
            check(&phase.title, limits::PHASE_TITLE);
            check(&phase.prompt, limits::PROMPT);
        }
        for rule in &setup.rules {
            check(rule, limits::RULE);
        }
        for domain in &setup.domains {
            check(&domain.name, limits::NAME);
        }
        for group in &setup.groups {
            check(&group.label, limits::NAME);
        }
        check(&setup.binding_statement, limits::BINDING_STATEMENT);
    }

    #[test]
    fn no_two_things_share_an_id() {
        let (setup, phases) = made(Template::Evening);
        let ids: Vec<_> = setup
            .domains
            .iter()
            .map(|it| it.id.0)
            .chain(setup.groups.iter().map(|it| it.id.0))
            .chain(phases.iter().map(|it| it.id.0))
            .collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }

    #[test]
    fn texts_name_no_place_and_no_time() {
        let (setup, phases) = made(Template::Day);
        let all = format!("{setup:?}{phases:?}");
        for word in ["Talheim", "Uhr geht", "2026", "Verbandsgemeinderat"] {
            assert!(!all.contains(word), "{word}");
        }
    }
}
