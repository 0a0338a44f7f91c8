//! The rules. Pure: no I/O, no clock, no randomness.
//!
//! Glossary (code = screen): contribution, card = Beitrag, Karte · cluster = Themencluster ·
//! commitment = Verabredung · driver = wer steuert · life domain = Lebensbereich · locality =
//! Ortsteil, Ortsgemeinde · measure = Maßnahme · participant = Teilnehmende/r · phase = Phase ·
//! prompt = Leitfrage · ranking round = Bewertungsrunde · ballot = Stimmzettel · short sheet =
//! Kurzsteckbrief · small group = Kleingruppe · stakeholder group = Akteursgruppe · workshop =
//! Zukunftswerkstatt.

pub mod account;
pub mod analysis;
pub mod ballot_files;
pub mod branding;
pub mod code;
pub mod colour;
pub mod command;
pub mod comparison;
pub mod context;
pub mod contribution;
pub mod council;
pub mod counting;
pub mod decide;
pub mod demonstration;
pub mod dots;
pub mod draft;
pub mod draft_text;
pub mod event;
pub mod expected;
pub mod figure_words;
pub mod follow_up;
pub mod frozen;
pub mod german;
pub mod hints;
pub mod ids;
pub mod index;
pub mod kept_file;
pub mod limits;
pub mod lineage;
pub mod markdown;
pub mod measure;
pub mod measure_list;
pub mod measure_sheet;
pub mod method_words;
pub mod minutes;
pub mod moderation_log;
pub mod municipality;
pub mod note;
pub mod organization;
pub mod pages;
pub mod participant;
pub mod phase;
pub mod progress;
pub mod reading_link;
pub mod refusal;
pub mod register;
pub mod results;
pub mod review;
pub mod round;
pub mod satisfaction;
pub mod setup;
pub mod sheet;
pub mod shuffle;
pub mod similarity;
pub mod strategy;
pub mod supporter;
pub mod suppression;
pub mod tally;
pub mod template;
pub mod text;
pub mod workshop;

mod draft_annex;
mod draft_measures;
mod draft_registers;
pub mod photo;
mod random;
