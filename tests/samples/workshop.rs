//! A small workshop that is over: two life domains, three groups, four measures with lineage, a
//! round per domain with a tie, an overall round by approval, one void round.

use uuid::Uuid;
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::contribution::{
    Card, CardKind, CardState, Cluster, Lineage, Origin, Relation, ThingKind,
};
use zukunftswerkstatt::domain::frozen::Frozen;
use zukunftswerkstatt::domain::ids::{
    CardId, ClusterId, DomainId, GroupId, LineageId, MeasureId, ParticipantId, PhaseId, ProcessId,
    RoundId, WorkshopId,
};
use zukunftswerkstatt::domain::measure::{Effort, MeasureState, ShortSheet, WorkshopMeasure};
use zukunftswerkstatt::domain::participant::{Hash256, InputMode, Language, Participant};
use zukunftswerkstatt::domain::phase::Clock;
use zukunftswerkstatt::domain::round::{
    BallotType, GroupCell, GroupColumn, Method, ObjectKind, OptionResult, ResultsVisibility, Round,
    RoundOption, RoundResult, RoundSettings, RoundState, TieRule,
};
use zukunftswerkstatt::domain::setup::{
    Admission, LifeDomain, Setup, StakeholderGroup, Translated,
};
use zukunftswerkstatt::domain::workshop::{Head, Stage, Workshop};

/// 14 March 2026, 08:45 in Germany.
pub(crate) const START: Timestamp = Timestamp(1_773_474_300_000);
/// The process that the sample feeds.
pub(crate) const PROCESS: ProcessId = ProcessId(Uuid::from_u128(0x70));

/// An id from a small number.
pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// The workshop; `seed` sets its ids and the first measure's number apart from another one's.
pub(crate) fn workshop(seed: u128) -> Workshop {
    let mut workshop = Workshop::new(head(seed));
    for (place, group) in [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3].into_iter().enumerate() {
        let id = ParticipantId(id(seed + 0x500 + place as u128));
        workshop.participants.insert(
            id,
            Participant {
                id,
                token_hash: Hash256([u8::try_from(seed % 97 + place as u128).unwrap(); 32]),
                group_id: Some(GroupId(self::id(0x20 + group))),
                locality_id: None,
                small_group_id: None,
                language: Language::german(),
                input_mode: InputMode::OwnDevice,
                joined_at: START,
                needs_help: false,
                wants_time: false,
            },
        );
    }
    let cards = [
        (
            1,
            CardKind::Criticism,
            "Am Marktplatz gibt es kein WLAN",
            CardState::Visible,
        ),
        (
            2,
            CardKind::Criticism,
            "=SUMME(1;2) als Kartentext",
            CardState::Visible,
        ),
        (
            3,
            CardKind::Criticism,
            "Herr Beispiel ist schuld",
            CardState::Hidden,
        ),
        (
            4,
            CardKind::Wish,
            "Überall kostenlos ins Netz",
            CardState::Visible,
        ),
    ];
    for (number, kind, text, state) in cards {
        let cluster = (kind == CardKind::Criticism).then(|| ClusterId(id(seed + 0x300)));
        add_card(&mut workshop, seed, number, kind, text, state, cluster);
    }
    let cluster = Cluster {
        id: ClusterId(id(seed + 0x300)),
        order: 1,
        title: "Kein Netz im Ort".to_owned(),
        short_title: "Kein Netz".to_owned(),
        domain_id: Some(DomainId(id(0x11))),
        kind: CardKind::Criticism,
        aim_id: None,
        retired: false,
        version: 1,
    };
    workshop.clusters.insert(cluster.id, cluster);
    workshop.lineage.push(Lineage {
        id: LineageId(id(seed + 0x700)),
        from_kind: ThingKind::Card,
        from_id: id(seed + 0x204),
        to_kind: ThingKind::Measure,
        to_id: id(seed + 0x401),
        relation: Relation::Promoted,
        actor: None,
        at: START,
    });
    let first = u32::try_from(seed / 0x10000).unwrap() * 10;
    let measures = [
        (1, 0x11, "WLAN an fünf Plätzen", MeasureState::Visible),
        (
            2,
            0x11,
            "=Glasfaser schneller ausbauen",
            MeasureState::Visible,
        ),
        (
            3,
            0x11,
            "Funkloch-Karte veröffentlichen",
            MeasureState::Visible,
        ),
        (4, 0x12, "Tablets für die Bücherei", MeasureState::Visible),
        (5, 0x12, "Unfertig und versteckt", MeasureState::Hidden),
    ];
    for (number, domain, title, state) in measures {
        add_measure(&mut workshop, seed, first, number, domain, title, state);
    }
    add_rounds(&mut workshop, seed, first);
    workshop
}

fn head(seed: u128) -> Head {
    let domain = |number: u128, key: &str, name: &str, order| LifeDomain {
        id: DomainId(id(number)),
        key: key.to_owned(),
        name: Translated::german(name),
        description: String::new(),
        order,
    };
    let group = |number: u128, key: &str, label: &str, order| StakeholderGroup {
        id: GroupId(id(number)),
        key: key.to_owned(),
        label: Translated::german(label),
        order,
    };
    Head {
        id: WorkshopId(id(seed)),
        process_id: PROCESS,
        join_code: format!("{:06}", 482_136 + seed / 0x10000),
        stage: Stage::FollowUp,
        clock: Clock::default(),
        locked: false,
        driver: None,
        spotlight: None,
        photo_wall: false,
        presenting: None,
        people_without_device: 3,
        frozen_at: Some(START.plus_ms(28_800_000)),
        setup: Setup {
            topic: "Digitalwerkstatt Talheim-Aue".to_owned(),
            place: "Bürgerhaus, Großer Saal".to_owned(),
            starts_at: START,
            ends_at: START.plus_ms(29_700_000),
            expected_people: 12,
            binding_statement: Translated::german("Alle Ergebnisse gehen an den Rat."),
            rules: Vec::new(),
            domains: vec![
                domain(0x11, "digital_infrastructure", "Digitale Infrastruktur", 1),
                domain(0x12, "education_youth", "Bildung und Jugend", 2),
            ],
            groups: vec![
                group(0x21, "citizen", "Bürgerinnen und Bürger", 1),
                group(0x22, "association", "Vereine", 2),
                group(0x23, "politics", "Politik", 3),
            ],
            localities: Vec::new(),
            admission: Admission::Open,
            pre_approval: false,
            min_group: 5,
            wifi: None,
        },
        created_at: START.plus_ms(i64::try_from(seed).unwrap()),
    }
}

fn add_card(
    workshop: &mut Workshop,
    seed: u128,
    number: u128,
    kind: CardKind,
    text: &str,
    state: CardState,
    cluster_id: Option<ClusterId>,
) {
    let card = Card {
        id: CardId(id(seed + 0x200 + number)),
        order: u32::try_from(number).unwrap(),
        kind,
        text: text.to_owned(),
        original_text: None,
        domain_id: None,
        phase_id: PhaseId(id(seed + 0x100)),
        participant_id: Some(ParticipantId(id(seed + 0x500))),
        origin: Origin::Device,
        state,
        hidden_reason: (state == CardState::Hidden).then(|| "Name".to_owned()),
        cluster_id,
        proposed_cluster_id: None,
        about_id: None,
        chosen: false,
        hints: Vec::new(),
        duplicate_of: None,
        client_key: format!("card-{number}"),
        created_at: START,
        version: 1,
    };
    workshop.cards.insert(card.id, card);
}

fn add_measure(
    workshop: &mut Workshop,
    seed: u128,
    first: u32,
    number: u32,
    domain: u128,
    title: &str,
    state: MeasureState,
) {
    let measure = WorkshopMeasure {
        id: MeasureId(id(seed + 0x400 + u128::from(number))),
        number: Some(first + number),
        sheet: ShortSheet {
            title: title.to_owned(),
            short_title: title.chars().take(30).collect(),
            domain_id: Some(DomainId(id(domain))),
            goal: "Alle kommen ins Netz.".to_owned(),
            description: "Erst messen,\ndann bauen.".to_owned(),
            who: "Verbandsgemeinde, Vereine".to_owned(),
            first_step: "- Standorte prüfen".to_owned(),
            effort: Effort::Medium,
        },
        state,
        hidden_reason: None,
        participant_id: Some(ParticipantId(id(seed + 0x500))),
        small_group_id: None,
        editor: None,
        origin: Origin::Device,
        derived_from: if number == 1 {
            vec![id(seed + 0x300)]
        } else {
            Vec::new()
        },
        created_at: START,
        version: 1,
    };
    workshop.measures.insert(measure.id, measure);
}

fn add_rounds(workshop: &mut Workshop, seed: u128, first: u32) {
    let row = |option, rank, tied, points, groups: [Option<u32>; 2]| OptionResult {
        option,
        rank,
        tied,
        points,
        paper_points: GroupCell(Some(if option == 0 { 2 } else { 0 })),
        givers: points / 2,
        by_group: groups.map(GroupCell).to_vec(),
        equal_say_rank: None,
        figures: None,
    };
    let option = |number: u32, title: &str, domain: u128| RoundOption {
        id: id(seed + 0x400 + u128::from(number)),
        title: title.to_owned(),
        short_title: title.chars().take(30).collect(),
        number: Some(first + number),
        domain_id: Some(DomainId(id(domain))),
    };
    let options = vec![
        option(1, "WLAN an fünf Plätzen", 0x11),
        option(2, "=Glasfaser schneller ausbauen", 0x11),
        option(3, "Funkloch-Karte veröffentlichen", 0x11),
    ];
    let rows = vec![
        row(1, 1, false, 9, [Some(6), Some(3)]),
        row(0, 2, true, 8, [Some(4), Some(2)]),
        row(2, 2, true, 8, [None, None]),
    ];
    let mut by_domain = round(workshop, seed, 1, options.clone(), rows.clone());
    by_domain.domain_id = Some(DomainId(id(0x11)));
    let mut overall_options = options;
    overall_options.push(option(4, "Tablets für die Bücherei", 0x12));
    let mut overall_rows = rows;
    for row in &mut overall_rows {
        row.points -= 1;
    }
    overall_rows.push(row(3, 4, false, 1, [Some(1), Some(0)]));
    let mut overall = round(workshop, seed, 2, overall_options, overall_rows);
    overall.ballot_type = BallotType::Approval;
    overall.question = Translated::german("Was ist Ihnen insgesamt wichtig?");
    let mut void = round(workshop, seed, 3, Vec::new(), Vec::new());
    void.state = RoundState::Void;
    void.void_reason = Some("Falsche Frage".to_owned());
    void.result = None;
    for round in [by_domain, overall, void] {
        workshop.rounds.insert(round.id, round);
    }
}

fn round(
    workshop: &Workshop,
    seed: u128,
    order: u32,
    options: Vec<RoundOption>,
    rows: Vec<OptionResult>,
) -> Round {
    let column = |group: Option<u128>, ballots| GroupColumn {
        group_id: group.map(|number| GroupId(id(number))),
        merged: group.is_none(),
        ballots,
    };
    Round {
        id: RoundId(id(seed + 0x600 + u128::from(order))),
        order,
        phase_id: None,
        question: Translated::german("Was soll zuerst kommen?"),
        object_kind: ObjectKind::Measure,
        ballot_type: BallotType::Points,
        options: options.into(),
        dots_per_person: 3,
        max_dots_per_option: 2,
        own_allowed: true,
        domain_id: None,
        visibility: ResultsVisibility::AfterClose,
        tie_rule: TieRule::SharedRank,
        state: RoundState::Revealed,
        opened_at: Some(START),
        closed_at: Some(
            workshop
                .head
                .setup
                .starts_at
                .plus_ms(i64::from(order) * 3_600_000),
        ),
        void_reason: None,
        repeats: None,
        settings: RoundSettings::default(),
        ballots_published: false,
        paper: Vec::new(),
        result: Some(Frozen::from(RoundResult {
            method: Method::Cumulative,
            method_version: 1,
            ballots: 12,
            empty: 1,
            counted: 11,
            paper_ballots: 3,
            paper_empty: 0,
            eligible: 12,
            head_count: 15,
            assisted: None,
            min_group: 5,
            groups: vec![column(Some(0x21), 6), column(None, 5)],
            options: rows,
            equal_say: None,
            condorcet_winner: None,
            seed: "7".to_owned(),
            digest: format!("{order:064x}"),
        })),
    }
}
