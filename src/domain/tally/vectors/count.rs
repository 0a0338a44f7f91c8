use serde::Serialize;
use serde_json::{Map, Value};

use super::election::Typed;
use super::options::Options;
use super::print::{Fields, Printer, exact};
use super::{Case, File, RESULT_FORMAT, Test};
use crate::domain::tally::{Refusal, approval, cumulative};

/// Results of a file, in the shape of the output format.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Results {
    /// [`RESULT_FORMAT`].
    pub format: &'static str,
    /// The same cases in the same order.
    pub cases: Vec<CaseResult>,
}

/// Results of one case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseResult {
    /// As in the input.
    pub id: String,
    /// The same tests in the same order.
    pub tests: Vec<TestResult>,
}

/// Result of one rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TestResult {
    /// As in the input.
    pub method: String,
    /// As in the input.
    pub options: Map<String, Value>,
    /// `result`, or `error` in place of it.
    #[serde(flatten)]
    pub answer: Answer,
}

/// What a test came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// It was counted.
    Result(Fields),
    /// It was not.
    Error {
        /// Stable name of the reason.
        code: &'static str,
        /// The reason in words.
        message: String,
    },
}

impl Results {
    /// True if every test has a result.
    pub fn complete(&self) -> bool {
        let mut tests = self.cases.iter().flat_map(|case| &case.tests);
        tests.all(|test| matches!(test.answer, Answer::Result(_)))
    }
}

/// Counts every test of a file.
pub fn count(file: &File) -> Results {
    let cases = file
        .cases
        .iter()
        .map(|case| {
            let typed = Typed::of(case);
            let tests = case
                .tests
                .iter()
                .map(|test| answer(case, &typed, test))
                .collect();
            CaseResult {
                id: case.id.clone(),
                tests,
            }
        })
        .collect();
    Results {
        format: RESULT_FORMAT,
        cases,
    }
}

fn answer(case: &Case, typed: &Result<Typed, Refusal>, test: &Test) -> TestResult {
    let result = match typed {
        Ok(typed) => count_one(case, typed, test),
        Err(refusal) => Err(refusal.clone()),
    };
    let answer = match result {
        Ok(fields) => Answer::Result(fields),
        Err(refusal) => Answer::Error {
            code: refusal.code(),
            message: refusal.to_string(),
        },
    };
    TestResult {
        method: test.method.clone(),
        options: test.options.clone(),
        answer,
    }
}

fn count_one(case: &Case, typed: &Typed, test: &Test) -> Result<Fields, Refusal> {
    let printer = Printer {
        candidates: &case.candidates,
    };
    let options = Options(&test.options);
    let needs = |needs| Refusal::WrongBallotType {
        method: test.method.clone(),
        needs,
    };
    match test.method.as_str() {
        "approval" => {
            let Typed::Approval(election) = typed else {
                return Err(needs("approval"));
            };
            let outcome = approval::count(&election.prepare(options.weighting()?)?);
            let mut fields = printer.ranked(&outcome.ranked);
            fields.0.push(("scores", printer.scores(&outcome.scores)));
            let share = printer.per_option(&outcome.share, |share| {
                share.as_ref().map_or(Value::Null, exact)
            });
            fields.0.push(("share", share));
            Ok(fields)
        }
        "cumulative" => {
            let Typed::Points(election) = typed else {
                return Err(needs("points"));
            };
            let prepared = options.limits()?.prepare(election, options.weighting()?)?;
            let outcome = cumulative::count(&prepared);
            let mut fields = printer.ranked(&outcome.ranked);
            fields.0.push(("scores", printer.scores(&outcome.scores)));
            Ok(fields)
        }
        unknown => Err(Refusal::UnknownMethod(unknown.to_owned())),
    }
}
