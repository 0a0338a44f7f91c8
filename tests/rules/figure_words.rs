//! The German words for figures: the same on screens and in files.

use serde_json::Value;
use zukunftswerkstatt::domain::figure_words as words;
use zukunftswerkstatt::domain::round::{AxisFigures, BallotType, Figures, Quadrant};

fn dictionary(set: &str) -> Value {
    let path = format!(
        "{}/frontend/src/messages/{set}/de.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn screens_and_files_say_the_same() {
    let screens = dictionary("outcome");
    for (key, word) in [
        ("givers", words::GIVERS),
        ("answers", words::ANSWERS),
        ("agreement", words::AGREEMENT),
        ("contested", words::CONTESTED),
        ("field", words::FIELD),
        ("beats", words::BEATS),
        ("first", words::FIRST),
        ("borda", words::BORDA),
        ("agree", words::AGREE),
        ("disagree", words::DISAGREE),
        ("pass", words::PASS),
        ("consensus", words::CONSENSUS),
        ("divides", words::DIVIDES),
        ("wins", words::WINS),
        ("losses", words::LOSSES),
        ("draws", words::DRAWS),
        ("beatRandom", words::BEAT_RANDOM),
        ("winRate", words::WIN_RATE),
        ("cost", words::COST),
        ("funded", words::FUNDED),
        ("fundedIn", words::FUNDED_IN),
        ("greedy", words::GREEDY),
        ("equalSay", words::EQUAL_SAY),
        ("support.any", words::ANY_SUPPORT),
    ] {
        assert_eq!(screens[format!("outcome.{key}")], word, "outcome.{key}");
    }
    let mean = words::mean_of("{axis}");
    assert_eq!(screens["outcome.meanOf"], mean.as_str());
}

#[test]
fn support_has_one_word_per_instrument() {
    let screens = dictionary("outcome");
    for (name, ballot_type) in [
        ("points", BallotType::Points),
        ("approval", BallotType::Approval),
        ("rating", BallotType::Rating),
        ("ranking", BallotType::Ranking),
        ("votes", BallotType::Votes),
        ("pairwise", BallotType::Pairwise),
    ] {
        let heading = &screens[format!("outcome.support.{name}")];
        assert_eq!(*heading, words::support(ballot_type), "{name}");
        let counted = &screens[format!("outcome.supported.{name}")];
        for (form, count) in [("one", 1), ("other", 12)] {
            let said = counted[form].as_str().unwrap();
            let said = said.replace("{count}", &count.to_string());
            assert_eq!(said, words::supported(ballot_type, count), "{name}");
        }
    }
}

#[test]
fn fields_of_the_matrix_are_called_the_same() {
    let screens = dictionary("result");
    let projector = dictionary("projector");
    for (name, quadrant) in [
        ("quick_win", Quadrant::QuickWin),
        ("strategic", Quadrant::Strategic),
        ("fill_in", Quadrant::FillIn),
        ("drop", Quadrant::Drop),
    ] {
        let word = words::quadrant(quadrant);
        assert_eq!(screens[format!("result.quadrant.{name}")], word);
        assert_eq!(projector[format!("projector.matrix.{name}")], word);
    }
}

#[test]
fn either_question_of_a_rating_can_be_contested() {
    let axis = |agreement_milli| AxisFigures {
        answers: 9,
        mean_milli: Some(3_000),
        median_milli: Some(3_000),
        spread_milli: Some(900),
        agreement_milli,
    };
    let rating = |first, second| Figures::Rating {
        first: axis(first),
        second: axis(second),
        quadrant: None,
    };
    assert!(!rating(Some(200), Some(200)).contested());
    assert!(rating(Some(199), Some(700)).contested());
    assert!(rating(Some(700), Some(-50)).contested());
    assert!(!rating(None, None).contested());
}
