//! Any sequence of commands by anybody: what was refused changed nothing, and what always holds
//! holds after every step.

use super::room::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use zukunftswerkstatt::domain::command::{CardEntry, Command, Grouping};
use zukunftswerkstatt::domain::contribution::{
    CardKind, CardState, Lineage, Origin, Relation, ThingKind,
};
use zukunftswerkstatt::domain::event::{Change, Event};
use zukunftswerkstatt::domain::ids::{CardId, ClusterId, MeasureId, UndoId};
use zukunftswerkstatt::domain::limits;
use zukunftswerkstatt::domain::round::RoundState;
use zukunftswerkstatt::domain::workshop::Workshop;

/// Numbers that a command is made of; they are taken modulo what there is.
type Dice = (u8, usize, usize, usize, u8);

/// One of these, or an id that nothing has.
fn pick(from: &[Uuid], n: usize) -> Uuid {
    let chosen = n.checked_rem(from.len()).map(|n| from[n]);
    chosen.unwrap_or(id(1))
}

fn keys<K: Copy, V>(map: &BTreeMap<K, V>, raw: impl Fn(K) -> Uuid) -> Vec<Uuid> {
    map.keys().map(|key| raw(*key)).collect()
}

fn kind(n: usize) -> CardKind {
    use CardKind::*;
    [
        Praise,
        Criticism,
        Reversal,
        Wish,
        MeasureIdea,
        Question,
        Parked,
    ][n % 7]
}

/// Plays one throw. Returns the event if the command was not refused.
fn play(room: &mut Room, (what, a, b, c, who): Dice) -> Option<Event> {
    let cards = keys(&room.workshop.cards, |it| it.0);
    let clusters = keys(&room.workshop.clusters, |it| it.0);
    let measures = keys(&room.workshop.measures, |it| it.0);
    let groups = keys(&room.workshop.small_groups, |it| it.0);
    let card = |n| CardId(pick(&cards, n));
    let cluster = |n| ClusterId(pick(&clusters, n));
    let measure = |n| MeasureId(pick(&measures, n));
    let group = |n| zukunftswerkstatt::domain::ids::SmallGroupId(pick(&groups, n));
    let version_of_card = |n| room.workshop.cards.get(&card(n)).map_or(1, |it| it.version);
    let text = || ["Bus fehlt", "Netz fehlt", "Ruf 06359 123456 an", "Amt zu"][c % 4].to_owned();
    let some = c % 3 > 0;
    let command = match what % 32 {
        0 => {
            room.phase(AGENDA[a % AGENDA.len()]);
            return None;
        }
        1 => {
            room.workshop.head.setup.pre_approval = a % 2 == 0;
            return None;
        }
        2 => {
            let state = if a % 3 == 0 {
                RoundState::Open
            } else {
                RoundState::Closed
            };
            room.vote_on(&[cluster(b).0, card(c).0, measure(b).0], state);
            return None;
        }
        3..=6 => {
            let mut command = room.submit(kind(a), &text());
            if let Command::SubmitCard { about_id, .. } = &mut command {
                *about_id = some.then(|| if b % 2 == 0 { cluster(b).0 } else { card(b).0 });
            }
            command
        }
        7 => Command::EditCard {
            card_id: card(a),
            text: text(),
            domain_id: some.then(|| domain(1)),
        },
        8 => Command::WithdrawCard { card_id: card(a) },
        9 => Command::ProposeCluster {
            card_id: card(a),
            cluster_id: some.then(|| cluster(b)),
        },
        10 => Command::AddCard(CardEntry {
            kind: kind(a),
            text: text(),
            domain_id: None,
            origin: Origin::Paper,
            client_key: format!("paper {b}"),
            about_id: None,
        }),
        11 => Command::ApproveCards {
            card_ids: vec![card(a), card(b)],
        },
        12 => Command::HideCard {
            card_id: card(a),
            reason: "Darum".into(),
        },
        13 => Command::ShowCard { card_id: card(a) },
        14 => Command::RewordCard {
            card_id: card(a),
            version: version_of_card(a),
            text: text(),
        },
        15 => Command::SetCardDomain {
            card_ids: vec![card(a), card(b)],
            domain_id: some.then(|| domain(2)),
        },
        16 => Command::ChooseCard {
            card_id: card(a),
            chosen: some,
        },
        17 | 18 => Command::CreateCluster {
            title: text(),
            short_title: String::new(),
            domain_id: None,
            kind: kind(a),
            card_ids: if some {
                vec![card(a), card(b)]
            } else {
                Vec::new()
            },
        },
        19 | 20 => Command::MoveCards {
            card_ids: vec![card(a), card(c)],
            cluster_id: some.then(|| cluster(b)),
        },
        21 => Command::MergeClusters {
            from: vec![cluster(a), cluster(c)],
            into: cluster(b),
        },
        22 => Command::SplitCluster {
            cluster_id: cluster(a),
            card_ids: vec![card(b), card(c)],
            title: text(),
            short_title: String::new(),
        },
        23 => Command::ChooseAim {
            cluster_id: cluster(a),
            card_id: some.then(|| card(b)),
        },
        24 => Command::EditCluster {
            cluster_id: cluster(a),
            version: room
                .workshop
                .clusters
                .get(&cluster(a))
                .map_or(1, |it| it.version),
            title: text(),
            short_title: String::new(),
            domain_id: None,
        },
        25 => {
            let steps = &room.workshop.undo;
            let step = if a % 4 == 0 {
                steps.first()
            } else {
                steps.last()
            };
            Command::Undo {
                undo_id: step.map_or(UndoId(id(1)), |step| step.id),
            }
        }
        26 => Command::FormSmallGroups {
            grouping: [
                Grouping::Random,
                Grouping::ByDomain,
                Grouping::Mixed,
                Grouping::Open,
            ][a % 4],
            count: 1 + u32::try_from(b % 4).unwrap(),
        },
        27 => Command::JoinSmallGroup {
            small_group_id: some.then(|| group(a)),
        },
        28 => Command::StartMeasure {
            phase_seq: room.seq(),
            sheet: sheet("Rufbus"),
        },
        29 => Command::SubmitMeasure {
            phase_seq: room.seq(),
            measure_id: some.then(|| measure(a)),
            sheet: sheet("Rufbus"),
            derived_from: vec![card(b).0],
        },
        30 => Command::WithdrawMeasure {
            measure_id: measure(a),
        },
        _ => Command::Spotlight {
            card_id: some.then(|| card(a)),
        },
    };
    let actor = if command.sender() == zukunftswerkstatt::domain::command::Sender::Participant
        && who % 16 > 0
    {
        person(u128::from(who % 3) + 1)
    } else {
        moderator(u128::from(who % 2) + 1)
    };
    let before = room.workshop.clone();
    let Ok(event) = room.ask(actor, &command) else {
        assert_eq!(
            room.workshop, before,
            "refused, nothing changed: {command:?}"
        );
        return None;
    };
    check_step(&before, &room.workshop, &event);
    Some(event)
}

/// What may have happened between two states.
fn check_step(before: &Workshop, after: &Workshop, event: &Event) {
    let mut again = after.clone();
    for change in &event.changes {
        again.apply(change);
    }
    assert_eq!(&again, after, "applying twice is the same as once");
    for (id, card) in &before.cards {
        let now = &after.cards[id];
        assert_eq!(
            now.version,
            card.version + u32::from(now != card),
            "{event:?}"
        );
        assert_eq!((now.order, &now.client_key), (card.order, &card.client_key));
    }
    for (id, cluster) in &before.clusters {
        let now = &after.clusters[id];
        assert_eq!(now.version, cluster.version + u32::from(now != cluster));
    }
    for (id, measure) in &before.measures {
        let now = &after.measures[id];
        assert!(now.version >= measure.version);
        assert!(measure.number.is_none() || now.number == measure.number);
    }
    for (id, group) in &before.small_groups {
        assert_eq!(after.small_groups[id].result_text, group.result_text);
    }
    assert!(
        after.lineage.starts_with(&before.lineage),
        "lineage is only added to"
    );
    for round in before
        .rounds
        .values()
        .filter(|it| it.state == RoundState::Open)
    {
        for option in round.options.iter() {
            check_option(before, after, option.id);
        }
    }
    for change in &event.changes {
        if let Change::Card(card) = change {
            let new = !before.cards.contains_key(&card.id);
            assert_eq!(card.version == 1, new, "version 1 means new");
        }
    }
}

/// An option of an open round keeps what people read.
fn check_option(before: &Workshop, after: &Workshop, id: Uuid) {
    let text = |it: &Workshop| {
        it.cards
            .get(&CardId(id))
            .map(|it| (it.text.clone(), it.state))
    };
    if matches!(text(before), Some((_, CardState::Visible))) {
        assert_eq!(text(before), text(after));
    }
    let title = |it: &Workshop| {
        let cluster = it.clusters.get(&ClusterId(id));
        cluster.map(|it| (it.title.clone(), it.retired))
    };
    if matches!(title(before), Some((_, false))) {
        assert_eq!(title(before), title(after));
    }
    let sheet = |it: &Workshop| it.measures.get(&MeasureId(id)).map(|it| it.sheet.clone());
    assert_eq!(sheet(before), sheet(after));
}

/// Where the lineage says that each card is.
fn replay(lineage: &[Lineage]) -> BTreeMap<Uuid, Uuid> {
    let mut places: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    for step in lineage {
        match (step.from_kind, step.to_kind, step.relation) {
            (ThingKind::Card, ThingKind::Cluster, Relation::Grouped) => {
                places.insert(step.from_id, step.to_id);
            }
            (ThingKind::Card, ThingKind::Cluster, Relation::Ungrouped | Relation::Undone) => {
                assert_eq!(places.remove(&step.from_id), Some(step.to_id));
            }
            (ThingKind::Cluster, ThingKind::Cluster, Relation::Merged) => {
                for place in places.values_mut().filter(|place| **place == step.from_id) {
                    *place = step.to_id;
                }
            }
            _ => {}
        }
    }
    places
}

/// What holds at any moment.
fn check(workshop: &Workshop) {
    let mut placed = BTreeMap::new();
    for card in workshop.cards.values() {
        if let Some(id) = card.cluster_id {
            assert!(
                !workshop.clusters[&id].retired,
                "a card's cluster is in use"
            );
            placed.insert(card.id.0, id.0);
        }
        assert_eq!(
            card.state == CardState::Hidden,
            card.hidden_reason.is_some()
        );
    }
    assert_eq!(
        replay(&workshop.lineage),
        placed,
        "lineage tells where cards are"
    );
    let distinct = |numbers: Vec<u32>| {
        let set: BTreeSet<u32> = numbers.iter().copied().collect();
        assert_eq!(set.len(), numbers.len(), "numbers are unique");
    };
    distinct(workshop.cards.values().map(|it| it.order).collect());
    distinct(workshop.clusters.values().map(|it| it.order).collect());
    distinct(
        workshop
            .measures
            .values()
            .filter_map(|it| it.number)
            .collect(),
    );
    let tables = workshop.small_groups.values().map(|it| it.table_no);
    distinct(tables.filter(|table| *table > 0).collect());
    for person in workshop.participants.values() {
        if let Some(group) = person.small_group_id {
            assert!(workshop.small_groups[&group].table_no > 0);
        }
    }
    let spotlit = workshop.head.spotlight.map(|id| workshop.cards[&id].state);
    assert!(matches!(spotlit, None | Some(CardState::Visible)));
    assert!(workshop.undo.len() <= limits::UNDO_STEPS);
    assert!(workshop.undo.is_sorted_by_key(|step| step.id));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_the_wall_stays_in_order(throws: Vec<Dice>) {
        let mut room = Room::new(3);
        room.phase(COLLECT);
        for n in 0..6 {
            room.criticism(["Bus fehlt", "Netz fehlt", "Amt zu"][n % 3]);
        }
        for title in ["A", "B", "C"] {
            room.cluster(title, &[]);
        }
        for throw in throws {
            play(&mut room, throw);
            check(&room.workshop);
        }
    }
}

/// The walk is worth nothing if nearly everything is refused.
#[test]
fn the_walk_gets_somewhere() {
    let mut room = Room::new(3);
    room.phase(COLLECT);
    let mut kinds = BTreeSet::new();
    let mut n = 0_usize;
    for _ in 0..20_000 {
        n = n
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let [what, who, ..] = (n >> 40).to_le_bytes();
        if let Some(event) = play(&mut room, (what, n >> 33, n >> 29, n >> 37, who)) {
            kinds.insert(format!("{:?}", event.kind));
        }
        if room.workshop.cards.len() > 60 {
            check(&room.workshop);
            room = Room::new(3);
        }
    }
    assert!(kinds.len() >= 22, "{kinds:?}");
}
