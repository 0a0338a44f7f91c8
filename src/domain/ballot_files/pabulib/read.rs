use std::collections::HashMap;

use super::{COMPLETION, INCREMENT, money};
use crate::domain::ballot_files::builder::{self, Builder};
use crate::domain::ballot_files::cells::{Row, Rows};
use crate::domain::ballot_files::text::excerpt;
use crate::domain::ballot_files::{CENTS, Fault, FaultCode, merged};
use crate::domain::tally::vectors::{self, BallotEntry, BallotType, Case};

/// The sections, in their order.
const SECTIONS: [&str; 3] = ["META", "PROJECTS", "VOTES"];

/// What may happen with money that is left; anything else is somebody else's word, and passed over.
const COMPLETIONS: [&str; 3] = ["none", "add1", "add1_greedy"];

/// What ballots look like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum VoteType {
    Approval,
    Ordinal,
    /// With a column of points. The number goes to projects that a ballot does not name.
    Points(i64),
}

/// `META`, as far as the count needs it.
struct Meta {
    title: String,
    vote_type: VoteType,
    budget: (String, usize),
    /// How Equal Shares is completed, if the file says so.
    completion: Option<String>,
    /// By how much shares are raised at a time, if the file says so.
    increment: Option<(String, usize)>,
    projects: Option<(u64, usize)>,
    votes: Option<(u64, usize)>,
}

/// `PROJECTS`.
#[derive(Default)]
struct Projects {
    ids: Vec<String>,
    names: Vec<String>,
    costs: Vec<u64>,
    index: HashMap<String, usize>,
}

/// Reads a budget.
pub(in crate::domain::ballot_files) fn read(text: &str) -> Result<Case, Fault> {
    let mut rows = Rows::new(text, ';');
    begin(&mut rows, 0)?;
    let meta = meta(&mut rows)?;
    let (
        projects,
        Money {
            budget,
            increment,
            unit,
        },
    ) = projects(&mut rows, &meta)?;
    let builder = votes(&mut rows, &meta, &projects)?;
    agree("num_votes", meta.votes, builder.people())?;
    let ballot_type = match meta.vote_type {
        VoteType::Approval => BallotType::Approval,
        VoteType::Ordinal => BallotType::Ranking,
        VoteType::Points(_) => BallotType::Points,
    };
    let about = if unit == 100 { "" } else { CENTS };
    let mut case = Case {
        id: if meta.title.is_empty() {
            "vote".to_owned()
        } else {
            meta.title
        },
        about: about.to_owned(),
        ballot_type,
        candidates: projects.ids,
        names: projects.names,
        withdrawn: Vec::new(),
        groups: Vec::new(),
        costs: projects.costs,
        budget: Some(budget),
        ballots: merged(&builder.finish()),
        tests: Vec::new(),
    };
    let mut usual = vectors::usual_test(&case);
    if usual.method == "mes" {
        // Unless the file says otherwise, a share grows by one of its own units.
        let increment = increment.or((unit == 1).then_some(100));
        let increment = increment.map(|it| (INCREMENT, it.into()));
        let completion = meta.completion.map(|it| (COMPLETION, it.into()));
        let said = [completion, increment].into_iter().flatten();
        let said = said.map(|(name, value)| (name.to_owned(), value));
        usual.options.extend(said);
    }
    case.tests = vec![usual];
    Ok(case)
}

fn agree(key: &str, said: Option<(u64, usize)>, found: u64) -> Result<(), Fault> {
    match said {
        Some((said, line)) if said != found => Err(Fault::at(
            line,
            format!("{key} says {said}, the file has {found}"),
        )
        .because(FaultCode::Contradiction)),
        _ => Ok(()),
    }
}

/// The section that this row begins, if it begins one.
fn section(row: &Row) -> Option<usize> {
    let alone = (1..row.cells.len()).all(|column| row.cell(column).is_empty());
    SECTIONS
        .iter()
        .position(|name| alone && row.cell(0).eq_ignore_ascii_case(name))
}

/// Expects this section to begin.
fn begin(rows: &mut Rows, wanted: usize) -> Result<(), Fault> {
    let name = SECTIONS.get(wanted).copied().unwrap_or_default();
    match rows.next()? {
        None => Err(Fault::of_file(
            FaultCode::Incomplete,
            format!("the section {name} is missing"),
        )),
        Some(row) if section(&row) == Some(wanted) => Ok(()),
        Some(row) => Err(Fault::at(
            row.line,
            format!(
                "expected the section {name}, found \"{}\"",
                excerpt(row.cell(0))
            ),
        )),
    }
}

/// The next row of a section; none where the section that follows begins, or at the end.
fn row_of<'a>(rows: &mut Rows<'a>, wanted: usize) -> Result<Option<Row<'a>>, Fault> {
    let next = SECTIONS.get(wanted + 1);
    match rows.next()? {
        None => match next {
            None => Ok(None),
            Some(name) => Err(Fault::of_file(
                FaultCode::Incomplete,
                format!("the section {name} is missing"),
            )),
        },
        Some(row) => match section(&row) {
            None => Ok(Some(row)),
            Some(found) if found == wanted + 1 => Ok(None),
            Some(_) => Err(Fault::at(row.line, "this section does not belong here")),
        },
    }
}

/// The heading of a section: column by name.
fn columns(rows: &mut Rows, wanted: usize) -> Result<HashMap<String, usize>, Fault> {
    let Some(row) = row_of(rows, wanted)? else {
        let name = SECTIONS.get(wanted).copied().unwrap_or_default();
        return Err(Fault::of_file(
            FaultCode::Incomplete,
            format!("the section {name} has no heading"),
        ));
    };
    let named = (0..row.cells.len()).map(|column| (row.cell(column).to_ascii_lowercase(), column));
    let columns: HashMap<String, usize> = named.collect();
    let needed: &[&str] = match wanted {
        0 => &["key", "value"],
        1 => &["project_id", "cost"],
        _ => &["vote"],
    };
    match needed.iter().find(|name| !columns.contains_key(**name)) {
        Some(name) => Err(Fault::at(row.line, format!("there is no column {name}"))
            .because(FaultCode::Incomplete)),
        None => Ok(columns),
    }
}

fn meta(rows: &mut Rows) -> Result<Meta, Fault> {
    columns(rows, 0)?;
    let mut known: HashMap<String, (String, usize)> = HashMap::new();
    let mut last = 1;
    while let Some(row) = row_of(rows, 0)? {
        last = row.line;
        let key = row.cell(0).to_ascii_lowercase();
        known.insert(key, (row.cell(1).to_owned(), row.line));
    }
    let number =
        |key: &str| {
            let Some((text, line)) = known.get(key).filter(|(text, _)| !text.is_empty()) else {
                return Ok(None);
            };
            match text.parse() {
                Ok(number) => Ok(Some((number, *line))),
                Err(_) => Err(Fault::at(*line, format!("{key} is not a number"))
                    .because(FaultCode::NotANumber)),
            }
        };
    let needed = |key: &str| {
        known.get(key).cloned().ok_or_else(|| {
            Fault::at(last, format!("the section META has no {key}")).because(FaultCode::Incomplete)
        })
    };
    let (vote_type, line) = needed("vote_type")?;
    let vote_type = match vote_type.to_ascii_lowercase().as_str() {
        "approval" | "choose-1" => VoteType::Approval,
        "ordinal" => VoteType::Ordinal,
        "cumulative" => VoteType::Points(0),
        "scoring" => VoteType::Points(match known.get("default_score") {
            Some((text, line)) if !text.is_empty() => points(text, *line)?,
            _ => 0,
        }),
        other => {
            return Err(Fault::at(
                line,
                format!(
                    "vote_type is \"{}\"; read are approval, choose-1, ordinal, cumulative and scoring",
                    excerpt(other)
                ),
            ));
        }
    };
    Ok(Meta {
        title: known
            .get("description")
            .map(|(text, _)| text.clone())
            .unwrap_or_default(),
        vote_type,
        budget: needed("budget")?,
        completion: known
            .get(COMPLETION)
            .map(|(text, _)| text.to_ascii_lowercase())
            .filter(|text| COMPLETIONS.contains(&text.as_str())),
        increment: known
            .get(INCREMENT)
            .filter(|(text, _)| !text.is_empty())
            .cloned(),
        projects: number("num_projects")?,
        votes: number("num_votes")?,
    })
}

/// Amounts that a file says beside the costs.
struct Money {
    budget: u64,
    increment: Option<u64>,
    /// By what the amounts of the file were divided, in hundredths.
    unit: u64,
}

/// The projects and the money.
fn projects(rows: &mut Rows, meta: &Meta) -> Result<(Projects, Money), Fault> {
    let columns = columns(rows, 1)?;
    let column = |name: &str| columns.get(name).copied();
    let (id, cost) = (column("project_id"), column("cost"));
    let mut projects = Projects::default();
    while let Some(row) = row_of(rows, 1)? {
        let count = u64::try_from(projects.ids.len() + 1).unwrap_or(u64::MAX);
        builder::options(count, row.line)?;
        let of = |column: Option<usize>| column.map_or("", |column| row.cell(column));
        let id = of(id).to_owned();
        if id.is_empty() || id.contains(',') {
            return Err(Fault::at(
                row.line,
                "the id of a project is empty or has a comma",
            ));
        }
        if projects
            .index
            .insert(id.clone(), projects.ids.len())
            .is_some()
        {
            return Err(
                Fault::at(row.line, format!("project {} is there twice", excerpt(&id)))
                    .because(FaultCode::Twice),
            );
        }
        let name = column("name").and_then(|column| row.cells.get(column));
        projects
            .names
            .push(name.map_or_else(|| id.clone(), |name| name.clone().into_owned()));
        projects.costs.push(money::hundredths(of(cost), row.line)?);
        projects.ids.push(id);
    }
    let found = u64::try_from(projects.ids.len()).unwrap_or(u64::MAX);
    agree("num_projects", meta.projects, found)?;
    let (text, line) = &meta.budget;
    let budget = money::hundredths(text, *line)?;
    let increment = match &meta.increment {
        Some((text, line)) => Some(money::hundredths(text, *line)?),
        None => None,
    };
    let others = [budget, increment.unwrap_or_default()];
    let unit = money::unit(&projects.costs).min(money::unit(&others));
    for amount in &mut projects.costs {
        *amount /= unit;
    }
    let money = Money {
        budget: budget / unit,
        increment: increment.map(|it| it / unit).filter(|it| *it > 0),
        unit,
    };
    Ok((projects, money))
}

fn votes(rows: &mut Rows, meta: &Meta, projects: &Projects) -> Result<Builder, Fault> {
    let columns = columns(rows, 2)?;
    let column = |name: &str| columns.get(name).copied().unwrap_or(usize::MAX);
    let (vote, scores) = (column("vote"), column("points"));
    let mut builder = Builder::new(projects.ids.len());
    while let Some(row) = row_of(rows, 2)? {
        let line = row.line;
        let mut listed = Vec::new();
        for id in parts(row.cell(vote)) {
            let index = projects.index.get(id).ok_or_else(|| {
                Fault::at(line, format!("there is no project {}", excerpt(id)))
                    .because(FaultCode::NotListed)
            })?;
            listed.push(builder.mark(*index, line)?);
        }
        let mut entry = BallotEntry::default();
        match meta.vote_type {
            VoteType::Approval => entry.a = Some(listed),
            VoteType::Ordinal => {
                entry.r = Some(listed.into_iter().map(|option| vec![option]).collect());
            }
            VoteType::Points(others) => {
                let scores: Vec<i64> = parts(row.cell(scores))
                    .map(|text| points(text, line))
                    .collect::<Result<_, _>>()?;
                if scores.len() != listed.len() {
                    let (votes, scores) = (listed.len(), scores.len());
                    let reason = format!("{votes} projects but {scores} numbers of points");
                    return Err(Fault::at(line, reason).because(FaultCode::Contradiction));
                }
                let mut marks: Vec<(usize, i64)> = listed.into_iter().zip(scores).collect();
                if others != 0 {
                    for option in 0..projects.ids.len() {
                        if !marks.iter().any(|(listed, _)| *listed == option) {
                            marks.push((builder.mark(option, line)?, others));
                        }
                    }
                }
                entry.p = Some(marks);
            }
        }
        builder.push(entry, line)?;
    }
    Ok(builder)
}

/// The parts of `1,2,3`; none of an empty cell.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',')
        .map(str::trim)
        .filter(move |part| !(cell.is_empty() && part.is_empty()))
}

fn points(text: &str, line: usize) -> Result<i64, Fault> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    whole.parse().map_err(|_| {
        Fault::at(
            line,
            format!("\"{}\" is not a whole number of points", excerpt(text)),
        )
        .because(FaultCode::NotANumber)
    })
}
