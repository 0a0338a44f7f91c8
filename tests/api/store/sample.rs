//! Workshops full of made-up values: every field of every thing takes all its shapes.

use std::collections::BTreeMap;
use uuid::Uuid;
use zukunftswerkstatt::domain::context::{Context, Timestamp};
use zukunftswerkstatt::domain::contribution::{
    Card, CardHint, CardKind, CardPlace, CardState, CardStep, Cluster, Lineage, Origin, Relation,
    ThingKind, UndoStep,
};
use zukunftswerkstatt::domain::event::{Change, Event, EventKind};
use zukunftswerkstatt::domain::ids::{
    AccountId, CardId, ClusterId, CommitmentId, DomainId, GroupId, LineageId, LocalityId,
    MeasureId, NoteId, ParticipantId, PhaseId, PhotoId, ProcessId, SmallGroupId, UndoId,
    WorkshopId,
};
use zukunftswerkstatt::domain::measure::{
    Commitment, CommitmentState, EditLock, Effort, MeasureState, ShortSheet, SmallGroup,
    TableMessage, WorkshopMeasure,
};
use zukunftswerkstatt::domain::note::Note;
use zukunftswerkstatt::domain::participant::{Hash256, InputMode, Language, Participant};
use zukunftswerkstatt::domain::phase::{Clock, Phase, PhaseKind, SubStep};
use zukunftswerkstatt::domain::photo::Photo;
use zukunftswerkstatt::domain::setup::{Setup, Translated};
use zukunftswerkstatt::domain::workshop::{Head, Stage, Workshop};

/// A source of values; the same seed gives the same ones.
pub(crate) struct Sample {
    context: Context,
    measures: u32,
    process: ProcessId,
}

/// 20 November 2026, 18:00 UTC.
pub(crate) const NOW: Timestamp = Timestamp(1_795_197_600_000);

impl Sample {
    pub(crate) fn new(seed: u64) -> Self {
        let mut context = Context::new(NOW, seed, |_| String::new());
        let process = ProcessId(context.id());
        Self {
            context,
            measures: 0,
            process,
        }
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.context.random() % end
    }

    pub(super) fn small(&mut self) -> u32 {
        u32::try_from(self.below(1 << 16)).unwrap()
    }

    pub(super) fn flag(&mut self) -> bool {
        self.below(2) == 1
    }

    pub(crate) fn id(&mut self) -> Uuid {
        self.context.id()
    }

    pub(super) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.flag() { Some(make(self)) } else { None }
    }

    pub(super) fn some_id<T>(&mut self, wrap: fn(Uuid) -> T) -> Option<T> {
        self.maybe(|s| wrap(s.id()))
    }

    pub(super) fn one_of<T: Clone>(&mut self, from: &[T]) -> T {
        let count = u64::try_from(from.len()).unwrap();
        from[usize::try_from(self.below(count)).unwrap()].clone()
    }

    pub(super) fn at(&mut self) -> Timestamp {
        NOW.plus_ms(i64::try_from(self.below(1 << 40)).unwrap())
    }

    pub(crate) fn text(&mut self) -> String {
        self.one_of(&[
            "",
            "Größerer Radweg am Fluß",
            "'; DROP TABLE workshop; --",
            "Zeile eins\nZeile \"zwei\" \\ \u{1f33b}",
            "=SUM(A1)",
        ])
        .to_owned()
    }

    pub(super) fn translated(&mut self) -> Translated {
        Translated {
            de: self.text(),
            plain: self.maybe(Self::text),
            en: self.maybe(Self::text),
            more: self.more(),
        }
    }

    fn more(&mut self) -> BTreeMap<Language, String> {
        let further = self.maybe(Self::text);
        let tag = Language::new("tr").unwrap();
        further
            .into_iter()
            .map(|text| (tag.clone(), text))
            .collect()
    }

    pub(crate) fn hash(&mut self) -> Hash256 {
        let mut bytes = [0; 32];
        for chunk in bytes.chunks_exact_mut(8) {
            chunk.copy_from_slice(&self.context.random().to_le_bytes());
        }
        Hash256(bytes)
    }

    /// A workshop with nothing in it.
    pub(crate) fn workshop(&mut self) -> Workshop {
        let id = WorkshopId(self.id());
        Workshop::new(self.head(id))
    }

    /// The head of this workshop; the join code belongs to the id, so that two never share one.
    pub(crate) fn head(&mut self, id: WorkshopId) -> Head {
        Head {
            id,
            process_id: self.process,
            join_code: format!("{:06}", id.0.as_u128() % 1_000_000),
            stage: self.one_of(&[Stage::Draft, Stage::Running, Stage::FollowUp]),
            clock: Clock {
                phase_id: self.some_id(PhaseId),
                phase_seq: self.small(),
                ends_at: self.maybe(Self::at),
                paused_left_ms: self.maybe(|s| -i64::from(s.small())),
                interrupted_left_ms: self.maybe(|s| s.small().into()),
                blank: self.flag(),
            },
            locked: self.flag(),
            driver: self.some_id(AccountId),
            spotlight: self.some_id(CardId),
            photo_wall: self.flag(),
            presenting: self.some_id(SmallGroupId),
            people_without_device: self.small(),
            frozen_at: self.maybe(Self::at),
            setup: Setup {
                topic: self.text(),
                starts_at: self.at(),
                rules: vec![self.translated()],
                binding_statement: self.translated(),
                pre_approval: self.flag(),
                ..Setup::default()
            },
            created_at: self.at(),
        }
    }

    pub(super) fn phase(&mut self, id: PhaseId) -> Phase {
        Phase {
            id,
            order: self.small(),
            kind: self.one_of(&[PhaseKind::Critique, PhaseKind::Break, PhaseKind::WrapUp]),
            sub_step: self.maybe(|_| SubStep::Collect),
            title: self.translated(),
            prompt: self.translated(),
            planned_minutes: self.small(),
            started_at: self.maybe(Self::at),
            ended_at: self.maybe(Self::at),
            resumes: self.some_id(PhaseId),
        }
    }

    pub(crate) fn participant(&mut self, id: ParticipantId, token_hash: Hash256) -> Participant {
        Participant {
            id,
            token_hash,
            group_id: self.some_id(GroupId),
            locality_id: self.some_id(LocalityId),
            small_group_id: self.some_id(SmallGroupId),
            language: self.one_of(
                &["de", "de-simple", "tr"].map(|tag| Language::new(tag).unwrap_or_default()),
            ),
            input_mode: self.one_of(&[InputMode::OwnDevice, InputMode::Assisted]),
            joined_at: self.at(),
            needs_help: self.flag(),
            wants_time: self.flag(),
        }
    }

    pub(crate) fn card(&mut self, id: CardId) -> Card {
        Card {
            id,
            order: self.small(),
            kind: self.one_of(&[CardKind::Praise, CardKind::MeasureIdea, CardKind::Wish]),
            text: self.text(),
            original_text: self.maybe(Self::text),
            domain_id: self.some_id(DomainId),
            phase_id: PhaseId(self.id()),
            participant_id: self.some_id(ParticipantId),
            origin: self.one_of(&[
                Origin::Device,
                Origin::Paper,
                Origin::Spoken,
                Origin::Import,
            ]),
            state: self.one_of(&[CardState::Pending, CardState::Visible, CardState::Hidden]),
            hidden_reason: self.maybe(Self::text),
            cluster_id: self.some_id(ClusterId),
            proposed_cluster_id: self.some_id(ClusterId),
            about_id: self.some_id(|id| id),
            chosen: self.flag(),
            hints: self.one_of(&[vec![], vec![CardHint::Privacy, CardHint::Insult]]),
            duplicate_of: self.some_id(CardId),
            client_key: self.text(),
            created_at: self.at(),
            version: self.small(),
        }
    }

    pub(super) fn cluster(&mut self, id: ClusterId) -> Cluster {
        Cluster {
            id,
            order: self.small(),
            title: self.text(),
            short_title: self.text(),
            domain_id: self.some_id(DomainId),
            kind: CardKind::Criticism,
            aim_id: self.some_id(CardId),
            retired: self.flag(),
            version: self.small(),
        }
    }

    pub(super) fn lineage(&mut self) -> Lineage {
        Lineage {
            id: LineageId(self.id()),
            from_kind: ThingKind::Card,
            from_id: self.id(),
            to_kind: self.one_of(&[ThingKind::Cluster, ThingKind::Measure]),
            to_id: self.id(),
            relation: self.one_of(&[Relation::Grouped, Relation::Promoted, Relation::Undone]),
            actor: self.some_id(AccountId),
            at: self.at(),
        }
    }

    pub(crate) fn measure(&mut self, id: MeasureId, number: Option<u32>) -> WorkshopMeasure {
        WorkshopMeasure {
            id,
            number,
            sheet: ShortSheet {
                title: self.text(),
                short_title: self.text(),
                domain_id: self.some_id(DomainId),
                goal: self.text(),
                description: self.text(),
                who: self.text(),
                first_step: self.text(),
                effort: self.one_of(&[Effort::Unknown, Effort::Large]),
            },
            state: self.one_of(&[MeasureState::Draft, MeasureState::Visible]),
            hidden_reason: self.maybe(Self::text),
            participant_id: self.some_id(ParticipantId),
            small_group_id: self.some_id(SmallGroupId),
            editor: self.maybe(|s| EditLock {
                participant_id: ParticipantId(s.id()),
                until: s.at(),
            }),
            origin: Origin::Device,
            derived_from: vec![self.id(), self.id()],
            created_at: self.at(),
            version: self.small(),
        }
    }

    pub(super) fn next_number(&mut self) -> Option<u32> {
        self.measures += 1;
        let number = self.measures;
        self.maybe(|_| number)
    }

    pub(super) fn small_group(&mut self, id: SmallGroupId) -> SmallGroup {
        SmallGroup {
            id,
            table_no: self.small(),
            name: self.text(),
            domain_id: self.some_id(DomainId),
            result_title: self.text(),
            result_text: self.text(),
            message: self.maybe(|s| TableMessage {
                text: s.text(),
                at: s.at(),
            }),
            version: self.small(),
        }
    }

    pub(super) fn commitment(&mut self, id: CommitmentId) -> Commitment {
        Commitment {
            id,
            order: self.small(),
            measure_id: self.some_id(MeasureId),
            what: self.text(),
            who: self.text(),
            by_when: self.text(),
            state: self.one_of(&[CommitmentState::Proposed, CommitmentState::Confirmed]),
            participant_id: self.some_id(ParticipantId),
            version: self.small(),
        }
    }

    pub(super) fn photo(&mut self, id: PhotoId) -> Photo {
        Photo {
            id,
            order: self.small(),
            phase_id: self.some_id(PhaseId),
            alt: self.text(),
            consent: self.flag(),
            released: self.flag(),
            width: self.small(),
            height: self.small(),
            at: self.at(),
            version: self.small(),
        }
    }

    pub(super) fn note(&mut self, id: NoteId) -> Note {
        Note {
            id,
            phase_id: self.some_id(PhaseId),
            text: self.text(),
            author: AccountId(self.id()),
            at: self.at(),
            deleted: self.flag(),
            version: self.small(),
        }
    }

    fn place(&mut self) -> CardPlace {
        CardPlace {
            state: self.one_of(&[CardState::Visible, CardState::Hidden]),
            hidden_reason: self.maybe(Self::text),
            cluster_id: self.some_id(ClusterId),
            domain_id: self.some_id(DomainId),
            about_id: self.some_id(|id| id),
            chosen: self.flag(),
            duplicate_of: self.some_id(CardId),
            proposed_cluster_id: self.some_id(ClusterId),
            wording: self.maybe(|s| (s.text(), s.maybe(Self::text))),
        }
    }

    pub(super) fn undo(&mut self) -> UndoStep {
        UndoStep {
            id: UndoId(self.id()),
            kind: EventKind::ClustersMerged,
            count: self.small(),
            cards: vec![CardStep {
                id: CardId(self.id()),
                before: self.place(),
                after: self.place(),
            }],
            clusters: vec![],
        }
    }

    /// An event with these changes.
    pub(crate) fn event(&mut self, changes: Vec<Change>) -> Event {
        Event {
            kind: self.one_of(&[EventKind::CardSubmitted, EventKind::MeasureEdited]),
            subjects: vec![self.id()],
            actor: self.some_id(AccountId),
            changes,
        }
    }
}
