//! What is settled before a workshop starts, and may be edited while it runs: texts, life domains,
//! groups, localities, how people are admitted.

use super::context::Timestamp;
use super::ids::{DomainId, GroupId, LocalityId};
use super::limits;
use super::participant::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text in the languages of the phone: German, Leichte Sprache, English, and any other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Translated {
    /// German; never empty where a text is required.
    pub de: String,
    /// German in Leichte Sprache; shown instead of `de` where it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub plain: Option<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub en: Option<String>,
    /// Further languages by their tag, such as `tr`; a phone without its own shows German.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<BTreeMap<String, String>>"))]
    pub more: BTreeMap<Language, String>,
}

impl Translated {
    /// A text that exists in German only.
    pub fn german(de: impl Into<String>) -> Self {
        Self {
            de: de.into(),
            plain: None,
            en: None,
            more: BTreeMap::new(),
        }
    }

    /// The same with every text cleaned by `clean`, German as given; languages without a text are left out,
    /// and so are those beyond [`limits::LANGUAGES`].
    pub fn cleaned<E>(
        &self,
        de: String,
        clean: impl Fn(&str) -> Result<Option<String>, E>,
    ) -> Result<Self, E> {
        let option = |raw: &Option<String>| raw.as_deref().map_or(Ok(None), &clean);
        let mut more = BTreeMap::new();
        for (language, raw) in self.more.iter().take(limits::LANGUAGES) {
            if let Some(text) = clean(raw)? {
                more.insert(language.clone(), text);
            }
        }
        Ok(Self {
            de,
            plain: option(&self.plain)?,
            en: option(&self.en)?,
            more,
        })
    }
}

/// A life domain (Lebensbereich): one of the fields that measures are sorted into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LifeDomain {
    /// The same id as in the strategy process, so that several workshops feed one domain.
    pub id: DomainId,
    /// Stable key in `snake_case`; chooses colour, pattern and icon.
    pub key: String,
    /// Name in all languages.
    pub name: Translated,
    /// One German sentence.
    #[serde(default)]
    pub description: String,
    /// Position, from 1.
    pub order: u32,
}

/// A stakeholder group (Akteursgruppe) that people may say they belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StakeholderGroup {
    /// Identity.
    pub id: GroupId,
    /// One of the keys of the glossary (`citizen`, `business` …).
    pub key: String,
    /// Label in all languages.
    pub label: Translated,
    /// Position, from 1.
    pub order: u32,
}

/// A locality (Ortsteil, Ortsgemeinde) that people may say they come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Locality {
    /// Identity.
    pub id: LocalityId,
    /// Name as people say it.
    pub name: String,
    /// Position, from 1.
    pub order: u32,
}

/// Who may take part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Admission {
    /// Whoever has the join code: a second browser is a second voter, and the console says so.
    #[default]
    Open,
    /// One-time printed cards: one card, one participant.
    ByCard,
}

/// How phones reach the service, shown beside the QR code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WifiHint {
    /// Name of the network.
    pub network: String,
    /// Password of the hall's guest network, empty if there is none.
    #[serde(default)]
    pub password: String,
}

/// All settings of a workshop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Setup {
    /// What the workshop is about; its name on every screen.
    pub topic: String,
    /// Where it takes place.
    pub place: String,
    /// Planned start.
    pub starts_at: Timestamp,
    /// Planned end.
    pub ends_at: Timestamp,
    /// People expected, for prints and warnings.
    pub expected_people: u32,
    /// What happens with the results; settled beforehand.
    pub binding_statement: Translated,
    /// Rules of the day.
    pub rules: Vec<Translated>,
    /// Life domains, sorted by `order`.
    pub domains: Vec<LifeDomain>,
    /// Stakeholder groups, sorted by `order`.
    pub groups: Vec<StakeholderGroup>,
    /// Localities, sorted by `order`.
    pub localities: Vec<Locality>,
    /// Who may take part.
    pub admission: Admission,
    /// True: no card reaches the wall before a moderator has approved it.
    pub pre_approval: bool,
    /// Smallest number of ballots that a shown group may have (design: one k for everything).
    pub min_group: u32,
    /// The hall's Wi-Fi, if the projector is to show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub wifi: Option<WifiHint>,
}

impl Setup {
    /// The life domain with this id, if the workshop has it.
    pub fn domain(&self, id: DomainId) -> Option<&LifeDomain> {
        self.domains.iter().find(|domain| domain.id == id)
    }

    /// The stakeholder group with this id, if the workshop has it.
    pub fn group(&self, id: GroupId) -> Option<&StakeholderGroup> {
        self.groups.iter().find(|group| group.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text;

    #[test]
    fn further_languages_are_cleaned_and_the_empty_ones_left_out() {
        let raw: Translated = serde_json::from_str(
            r#"{"de":"Was nun?","tr":"?","more":{"tr":"  Şimdi ne olacak? ","ar":" "}}"#,
        )
        .unwrap();
        let clean = |raw: &str| text::optional_lines(raw, 20);
        let made = raw.cleaned(raw.de.clone(), clean).unwrap();
        assert_eq!(
            serde_json::to_string(&made).unwrap(),
            r#"{"de":"Was nun?","more":{"tr":"Şimdi ne olacak?"}}"#
        );
        let long = raw.cleaned(raw.de.clone(), |raw| text::optional_lines(raw, 5));
        assert!(long.is_err());
    }

    #[test]
    fn a_language_is_a_well_formed_tag() {
        for tag in ["de", "de-simple", "tr", "zh-hant", "sr-latn"] {
            assert_eq!(Language::new(tag).unwrap().tag(), tag);
        }
        for tag in [
            "",
            "d",
            "DE",
            "de-",
            "de_simple",
            "deutsch",
            "de-simple-und-mehr",
            "a\"b",
        ] {
            assert_eq!(Language::new(tag), None, "{tag}");
        }
    }
}
