//! The minutes that write themselves.

use crate::sample;
use uuid::Uuid;
use zukunftswerkstatt::domain::analysis::{CertainRank, Certainties, Certainty};
use zukunftswerkstatt::domain::contribution::{CardKind, CardState, Origin};
use zukunftswerkstatt::domain::frozen::Frozen;
use zukunftswerkstatt::domain::minutes::{
    GENERATED, MinutesKind, cards_by_topic, cleaned, feedback, generate, text,
};
use zukunftswerkstatt::domain::round::{Round, RoundResult};
use zukunftswerkstatt::domain::satisfaction::{Satisfaction, summary};
use zukunftswerkstatt::domain::workshop::Workshop;

fn whole(workshop: &Workshop) -> String {
    let sections = generate(workshop, &Certainties::new(), Uuid::now_v7);
    assert_eq!(sections.len(), GENERATED.len());
    let mut text = String::new();
    for section in sections {
        text.extend(["## ", &section.heading, "\n\n", &section.body, "\n\n"]);
    }
    text
}

#[test]
fn the_minutes_tell_the_whole_workshop() {
    insta::assert_snapshot!(whole(&sample::workshop(0x10000)));
}

/// Every option of every round, with this share of repetitions in which it is paid for.
fn certainties(workshop: &Workshop, enough: bool) -> Certainties {
    let of = |round: &Round| {
        let result = round.result.as_ref()?;
        let rows = result.options.iter().map(|row| CertainRank {
            option: row.option,
            from: 1,
            to: 2,
            top_three_milli: 900,
            funded_milli: None,
        });
        Some(Certainty {
            enough,
            resamples: 1000,
            rows: rows.collect(),
            tiers: vec![result.options.iter().map(|row| row.option).collect()],
        })
    };
    let rounds = workshop.rounds.values();
    rounds
        .filter_map(|round| Some((round.id, of(round)?)))
        .collect()
}

#[test]
fn the_minutes_say_how_sure_a_result_is() {
    let workshop = sample::workshop(0x10000);
    let of = |enough: bool| {
        let certainties = certainties(&workshop, enough);
        text(&workshop, &certainties, MinutesKind::Rankings)
            .unwrap()
            .1
    };
    let sure = of(true);
    assert!(
        sure.contains("Rang zu 90 %") && sure.contains("| 1–2 |"),
        "{sure}"
    );
    assert!(sure.contains("1.000-mal") && sure.contains("Nicht klar zu trennen sind: „"));
    let few = of(false);
    assert!(few.contains("Zu wenige Stimmen für eine belastbare Reihenfolge."));
    assert!(!few.contains("Rang zu 90 %"), "{few}");
}

#[test]
fn what_is_hidden_stays_out() {
    let mut workshop = sample::workshop(0x10000);
    let card = workshop
        .cards
        .values_mut()
        .find(|card| card.state == CardState::Visible)
        .unwrap();
    card.text = "Etwas Verborgenes".to_owned();
    card.state = CardState::Hidden;
    let pending = workshop
        .cards
        .values_mut()
        .find(|card| card.state == CardState::Visible)
        .unwrap();
    pending.text = "Noch nicht Freigegebenes".to_owned();
    pending.state = CardState::Pending;
    let text = whole(&workshop);
    assert!(!text.contains("Verborgenes") && !text.contains("Freigegebenes"));
}

#[test]
fn cards_that_others_wrote_down_are_named_in_the_method() {
    for (origin, one, more) in [
        (
            Origin::Paper,
            "Eine Karte kam auf Papier und wurde von der Moderation eingegeben.",
            "2 Karten kamen auf Papier und wurden von der Moderation eingegeben.",
        ),
        (
            Origin::Spoken,
            "Eine Karte wurde gesagt und von der Moderation aufgeschrieben.",
            "2 Karten wurden gesagt und von der Moderation aufgeschrieben.",
        ),
        (
            Origin::Assisted,
            "Eine Karte gab eine helfende Person für jemanden ein.",
            "2 Karten gaben helfende Personen für andere ein.",
        ),
    ] {
        let mut workshop = sample::workshop(0x10000);
        let told = |workshop: &Workshop| {
            let text = whole(workshop);
            [one, more].map(|sentence| text.contains(sentence))
        };
        assert_eq!(told(&workshop), [false, false]);
        for (card, expected) in [[true, false], [false, true]].into_iter().enumerate() {
            workshop.cards.values_mut().nth(card).unwrap().origin = origin;
            assert_eq!(told(&workshop), expected, "{more}");
        }
    }
}

/// What was said in the reality check stands beside its wish, in the minutes and in their annex, and nowhere else.
#[test]
fn the_reality_check_stands_beside_its_wish() {
    let mut workshop = sample::workshop(0x10000);
    let mut cards = workshop.cards.values_mut().take(3);
    let [wish, help, obstacle] = std::array::from_fn(|_| cards.next().unwrap());
    for (card, kind, text) in [
        (&mut *wish, CardKind::Wish, "Ein Rufbus"),
        (&mut *help, CardKind::Praise, "Ein Verein fährt schon"),
        (&mut *obstacle, CardKind::Criticism, "Kein Geld"),
    ] {
        card.kind = kind;
        card.text = text.to_owned();
        card.state = CardState::Visible;
        card.cluster_id = None;
        card.chosen = kind == CardKind::Wish;
    }
    let id = wish.id;
    help.about_id = Some(id.0);
    obstacle.about_id = Some(id.0);
    let text = whole(&workshop);
    assert!(text.contains("| Ein Rufbus | Ein Verein fährt schon | Kein Geld |"));
    assert_eq!(text.matches("Kein Geld").count(), 1);
    let titles = |workshop: &Workshop| -> Vec<String> {
        let topics = cards_by_topic(workshop);
        let of = topics
            .iter()
            .filter(|topic| topic.cards.iter().any(|card| card.text == "Kein Geld"));
        of.map(|topic| topic.title.as_deref().unwrap_or("–").to_owned())
            .collect()
    };
    assert_eq!(titles(&workshop), ["Zum Wunsch „Ein Rufbus“"]);
    // A wish that was hidden afterwards is not told.
    workshop.cards.get_mut(&id).unwrap().state = CardState::Hidden;
    assert!(!whole(&workshop).contains("Ein Rufbus"));
    assert_eq!(titles(&workshop), ["–"]);
}

#[test]
fn the_annex_has_every_card_on_the_wall_once_and_no_other() {
    let mut workshop = sample::workshop(0x10000);
    let hidden = workshop.cards.values_mut().next().unwrap();
    hidden.state = CardState::Hidden;
    let hidden = hidden.id;
    let on_the_wall = workshop
        .cards
        .values()
        .filter(|card| card.state == CardState::Visible)
        .count();
    let topics = cards_by_topic(&workshop);
    let cards: Vec<_> = topics.iter().flat_map(|topic| &topic.cards).collect();
    assert_eq!(cards.len(), on_the_wall);
    assert!(cards.iter().all(|card| card.id != hidden));
    let (last, others) = topics.split_last().unwrap();
    assert!(others.iter().all(|topic| topic.title.is_some()));
    assert!(
        last.cards
            .iter()
            .all(|card| last.title.is_some() || card.cluster_id.is_none())
    );
}

#[test]
fn what_people_said_of_the_day_is_told_for_enough_of_them() {
    let said = |heard| Satisfaction {
        heard: Some(heard),
        worthwhile: None,
    };
    let four = [said(5), said(4), said(4), said(1)];
    assert_eq!(feedback(&summary(&four, 5)), None);
    let text = feedback(&summary(&four, 4)).unwrap();
    assert!(text.contains("| Ich konnte mich gut einbringen. | 1 | 0 | 0 | 2 | 1 |"));
    assert!(text.contains("worauf mindestens 4 Menschen geantwortet haben"));
    assert!(!text.contains("Das Kommen hat sich gelohnt."));
}

#[test]
fn saving_unchanged_keeps_the_mark_and_editing_takes_it_away() {
    let workshop = sample::workshop(0x10000);
    let fresh = generate(&workshop, &Certainties::new(), Uuid::now_v7);
    assert_eq!(cleaned(&fresh, &fresh).unwrap(), fresh);
    let mut edited = fresh.clone();
    edited[0].body.push_str("\n\nEin Zusatz.");
    let saved = cleaned(&fresh, &edited).unwrap();
    assert!(!saved[0].generated && saved[1].generated);
}

#[test]
fn own_sections_are_never_generated() {
    assert_eq!(
        text(
            &sample::workshop(0x10000),
            &Certainties::new(),
            MinutesKind::Own
        ),
        None
    );
}

#[test]
fn a_workshop_without_anything_has_minutes_without_gaps() {
    let mut workshop = sample::workshop(0x10000);
    workshop.cards.clear();
    workshop.clusters.clear();
    workshop.measures.clear();
    workshop.rounds.clear();
    workshop.small_groups.clear();
    workshop.commitments.clear();
    workshop.participants.clear();
    insta::assert_snapshot!(whole(&workshop));
}

#[test]
fn a_round_without_votes_has_no_order() {
    let mut workshop = sample::workshop(0x10000);
    for result in workshop
        .rounds
        .values_mut()
        .filter_map(|round| round.result.as_mut())
    {
        *result = Frozen::from(RoundResult {
            counted: 0,
            paper_ballots: 0,
            ..RoundResult::clone(result)
        });
    }
    let rankings = |workshop: &Workshop| {
        text(workshop, &Certainties::new(), MinutesKind::Rankings)
            .unwrap()
            .1
    };
    let told = rankings(&workshop);
    assert!(told.contains("Niemand hat abgestimmt.") && !told.contains("| Rang |"));
    assert!(rankings(&sample::workshop(0x10000)).contains("| Rang |"));
}
