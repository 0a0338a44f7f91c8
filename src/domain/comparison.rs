//! Two versions of a text, compared line by line, and word by word within the lines that were reworded.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LineFate {
    /// In both versions.
    Kept,
    /// In both versions, in other words.
    Reworded,
    /// Only in the earlier one.
    Removed,
    /// Only in the later one.
    Added,
}

/// One line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LineChange {
    /// What became of it.
    pub fate: LineFate,
    /// The line; of a reworded one the later wording.
    pub text: String,
    /// A reworded line word by word; empty for all others.
    pub words: Vec<WordChange>,
}

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WordFate {
    /// In both versions.
    Kept,
    /// Only in the earlier one.
    Removed,
    /// Only in the later one.
    Added,
}

/// Words that share a fate, with the spaces and signs between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WordChange {
    /// What became of them.
    pub fate: WordFate,
    /// The words.
    pub text: String,
}

/// Lines, or words, that one comparison looks at on each side; the rest counts as replaced as a whole.
const COMPARED: usize = 2_000;
/// Removed lines among which the earlier wording of an added one is looked for.
const NEAR: usize = 8;
/// Of a hundred words, how many two wordings of one line have in common at least.
const ALIKE: usize = 50;

/// Both versions of a text, line by line.
pub fn compare_lines(before: &str, after: &str) -> Vec<LineChange> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let mut lines = Vec::new();
    let (mut gone, mut came) = (Vec::new(), Vec::new());
    for (fate, line) in steps(&old, &new) {
        match fate {
            WordFate::Removed => gone.push(line),
            WordFate::Added => came.push(line),
            WordFate::Kept => {
                replaced(&mut lines, &mut gone, &mut came);
                lines.push(change(LineFate::Kept, line));
            }
        }
    }
    replaced(&mut lines, &mut gone, &mut came);
    lines
}

/// Both versions of a text, word by word. Changes with nothing but space between them are one change, so that people can
/// read them.
pub fn compare_words(before: &str, after: &str) -> Vec<WordChange> {
    let (old, new) = (words(before), words(after));
    let mut found: Vec<WordChange> = Vec::new();
    let (mut gone, mut came) = (String::new(), String::new());
    // Space after a change: it belongs to the change if another one follows.
    let mut space = String::new();
    for (fate, word) in steps(&old, &new) {
        let changing = !gone.is_empty() || !came.is_empty();
        match fate {
            WordFate::Kept if changing && word.trim().is_empty() => space.push_str(word),
            WordFate::Kept => {
                close(&mut found, &mut gone, &mut came);
                kept(&mut found, &std::mem::take(&mut space));
                kept(&mut found, word);
            }
            changed => {
                for side in [&mut gone, &mut came] {
                    side.push_str(&space);
                }
                space.clear();
                match changed {
                    WordFate::Removed => gone.push_str(word),
                    _ => came.push_str(word),
                }
            }
        }
    }
    close(&mut found, &mut gone, &mut came);
    kept(&mut found, &space);
    found
}

/// What one place of the text lost and got.
fn close(found: &mut Vec<WordChange>, gone: &mut String, came: &mut String) {
    for (fate, text) in [(WordFate::Removed, gone), (WordFate::Added, came)] {
        if !text.is_empty() {
            let text = std::mem::take(text);
            found.push(WordChange { fate, text });
        }
    }
}

fn kept(found: &mut Vec<WordChange>, words: &str) {
    match found.last_mut() {
        _ if words.is_empty() => {}
        Some(last) if last.fate == WordFate::Kept => last.text.push_str(words),
        _ => found.push(WordChange {
            fate: WordFate::Kept,
            text: words.to_owned(),
        }),
    }
}

fn change(fate: LineFate, text: &str) -> LineChange {
    LineChange {
        fate,
        text: text.to_owned(),
        words: Vec::new(),
    }
}

/// The lines that one place of the text lost and got: those that are alike are one line, reworded.
fn replaced(lines: &mut Vec<LineChange>, gone: &mut Vec<&str>, came: &mut Vec<&str>) {
    let mut from = std::mem::take(gone).into_iter();
    // What went is told before what came in its place.
    let mut waiting: Vec<LineChange> = Vec::new();
    for line in came.drain(..) {
        let mut ahead = from.as_slice().iter().take(NEAR);
        let Some(place) = ahead.position(|old| are_alike(old, line)) else {
            waiting.push(change(LineFate::Added, line));
            continue;
        };
        let before = from.by_ref().take(place);
        lines.extend(before.map(|line| change(LineFate::Removed, line)));
        lines.append(&mut waiting);
        let before = from.next().unwrap_or_default();
        lines.push(LineChange {
            fate: LineFate::Reworded,
            text: line.to_owned(),
            words: compare_words(before, line),
        });
    }
    lines.extend(from.map(|line| change(LineFate::Removed, line)));
    lines.append(&mut waiting);
}

/// True if two lines have most of their words in common, wherever these stand.
fn are_alike(one: &str, other: &str) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let bare = |line| {
        words(line)
            .into_iter()
            .filter(|word| !word.trim().is_empty())
    };
    let mut all = 0_usize;
    for word in bare(one) {
        *counts.entry(word).or_default() += 1;
        all += 1;
    }
    let mut common = 0_usize;
    for word in bare(other) {
        all += 1;
        if let Some(left) = counts.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    all > 0 && 2 * 100 * common >= ALIKE * all
}

/// Words, runs of space, and single signs.
fn words(text: &str) -> Vec<&str> {
    let kind = |letter: char| match letter {
        letter if letter.is_alphanumeric() => 0,
        letter if letter.is_whitespace() => 1,
        _ => 2,
    };
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let of = kind(first);
        let end = if of == 2 {
            first.len_utf8()
        } else {
            rest.find(|letter| kind(letter) != of).unwrap_or(rest.len())
        };
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        found.push(word);
        rest = after;
    }
    found
}

/// The way from one list to the other that keeps most: what is kept, removed and added, in order.
fn steps<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(WordFate, &'a str)> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (head, old) = old.split_at_checked(start).unwrap_or((old, &[]));
    let new = new.get(start..).unwrap_or_default();
    let both = old.iter().rev().zip(new.iter().rev());
    let end = both.take_while(|(a, b)| a == b).count();
    let (old, tail) = old.split_at_checked(old.len() - end).unwrap_or((old, &[]));
    let new = new.get(..new.len() - end).unwrap_or_default();
    let keep = |part: &[&'a str]| part.iter().map(|it| (WordFate::Kept, *it)).collect();
    let mut found: Vec<(WordFate, &'a str)> = keep(head);
    if old.len() > COMPARED || new.len() > COMPARED {
        found.extend(old.iter().map(|it| (WordFate::Removed, *it)));
        found.extend(new.iter().map(|it| (WordFate::Added, *it)));
    } else {
        longest(&mut found, old, new);
    }
    found.extend::<Vec<_>>(keep(tail));
    found
}

/// The longest common subsequence, told as steps.
fn longest<'a>(found: &mut Vec<(WordFate, &'a str)>, old: &[&'a str], new: &[&'a str]) {
    // lengths[i][j]: longest common subsequence of old[i..] and new[j..]
    let width = new.len() + 1;
    let mut lengths = vec![0u16; (old.len() + 1) * width];
    let at = |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            let best = if a == b {
                at(&lengths, i + 1, j + 1) + 1
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(slot) = lengths.get_mut(i * width + j) {
                *slot = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    loop {
        match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) if a == b => {
                found.push((WordFate::Kept, a));
                (i, j) = (i + 1, j + 1);
            }
            (Some(a), b) if b.is_none() || at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) => {
                found.push((WordFate::Removed, a));
                i += 1;
            }
            (_, Some(b)) => {
                found.push((WordFate::Added, b));
                j += 1;
            }
            _ => return,
        }
    }
}
