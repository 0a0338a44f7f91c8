use serde::Serialize;
use serde_json::{Map, Value};

use super::election::Typed;
use super::options::Options;
use super::print::{Fields, Printer};
use super::{Case, File, RESULT_FORMAT, Test, budgets, marks, rankings};
use crate::domain::tally::Refusal;

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
    Results {
        format: RESULT_FORMAT,
        cases: file.cases.iter().map(count_case).collect(),
    }
}

fn count_case(case: &Case) -> CaseResult {
    let mut counter = Typed::of(case).map(|typed| Counter {
        case,
        typed,
        rankings: rankings::Cache::default(),
    });
    let tests = case
        .tests
        .iter()
        .map(|test| {
            let result = match &mut counter {
                Ok(counter) => counter.count(test),
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
        })
        .collect();
    CaseResult {
        id: case.id.clone(),
        tests,
    }
}

/// Counts the tests of one case; several rules share one pairwise count.
struct Counter<'a> {
    case: &'a Case,
    typed: Typed,
    rankings: rankings::Cache,
}

impl Counter<'_> {
    fn count(&mut self, test: &Test) -> Result<Fields, Refusal> {
        let printer = Printer {
            candidates: &self.case.candidates,
        };
        let options = Options(&test.options);
        let needs = |needs| Refusal::WrongBallotType {
            method: test.method.clone(),
            needs,
        };
        let typed = &self.typed;
        match test.method.as_str() {
            "approval" => match typed {
                Typed::Approval(election) => marks::approval(printer, election, options),
                _ => Err(needs("approval")),
            },
            "cumulative" => match typed {
                Typed::Points(election) => marks::cumulative(printer, election, options),
                _ => Err(needs("points")),
            },
            "rating" => match typed {
                Typed::Rating(election) => marks::rating(printer, election, options),
                _ => Err(needs("rating")),
            },
            "group_consensus" => match typed {
                Typed::Votes(election) => marks::group_consensus(printer, election, options),
                _ => Err(needs("votes")),
            },
            "bradley_terry" => match typed {
                Typed::Pairwise(election) => marks::bradley_terry(printer, election, options),
                _ => Err(needs("pairwise")),
            },
            "win_rate" => match typed {
                Typed::Pairwise(election) => marks::win_rate(printer, election, options),
                _ => Err(needs("pairwise")),
            },
            method if budgets::is_method(method) => {
                budgets::count(method, self.case, printer, typed, options)
            }
            method => match rankings::Rule::named(method) {
                Some(rule) => match typed {
                    Typed::Ranking(election) => {
                        self.rankings.count(rule, printer, election, options)
                    }
                    _ => Err(needs("ranking")),
                },
                None => Err(Refusal::UnknownMethod(method.to_owned())),
            },
        }
    }
}
