//! Life domains, stakeholder groups, rules and the binding statement that a new workshop starts
//! with. All of them may be edited.

use super::{Named, Text};

/// The nine life domains of the Digitalwerkstatt.
pub(super) const DOMAINS: &[(Named, &str)] = &[
    (
        Named {
            key: "digital_infrastructure",
            name: Text {
                de: "Digitale Infrastruktur",
                plain: "Internet und Netze",
                en: "Digital infrastructure",
            },
        },
        "Glasfaser, Mobilfunk, WLAN und Sensoren als Grundlage für alles Weitere.",
    ),
    (
        Named {
            key: "education_youth",
            name: Text {
                de: "Bildung und Jugend",
                plain: "Lernen und junge Menschen",
                en: "Education and youth",
            },
        },
        "Kitas, Schulen, Bücherei, Jugendarbeit und Medienbildung.",
    ),
    (
        Named {
            key: "local_economy",
            name: Text {
                de: "Kommunale Wirtschaft",
                plain: "Firmen und Läden bei uns",
                en: "Local economy",
            },
        },
        "Handel, Handwerk, Gewerbe, Landwirtschaft und Gründungen vor Ort.",
    ),
    (
        Named {
            key: "tourism",
            name: Text {
                de: "Tourismus",
                plain: "Urlaub und Ausflüge",
                en: "Tourism",
            },
        },
        "Gäste informieren, Unterkünfte buchbar machen, Wege und Ziele zeigen.",
    ),
    (
        Named {
            key: "silver_society",
            name: Text {
                de: "Silberne Gesellschaft (60+)",
                plain: "Menschen ab 60 Jahren",
                en: "Silver society (60+)",
            },
        },
        "Teilhabe, Sicherheit und Selbstständigkeit älterer Menschen.",
    ),
    (
        Named {
            key: "work_social",
            name: Text {
                de: "Arbeit und Soziales",
                plain: "Arbeit, Gesundheit und Hilfe",
                en: "Work and social affairs",
            },
        },
        "Gesundheit, Pflege, Kinderbetreuung, Beratung und ortsnahes Arbeiten.",
    ),
    (
        Named {
            key: "municipal_administration",
            name: Text {
                de: "Kommunale Verwaltung",
                plain: "Das Rathaus",
                en: "Municipal administration",
            },
        },
        "Leistungen für Bürgerschaft und Betriebe sowie die Abläufe im Haus.",
    ),
    (
        Named {
            key: "village_town_development",
            name: Text {
                de: "Dorf- und Stadtentwicklung",
                plain: "Unsere Orte und der Verkehr",
                en: "Village and town development",
            },
        },
        "Mobilität, Leerstand, Planung, Beteiligung und Schutz vor Gefahren.",
    ),
    (
        Named {
            key: "everyday_life",
            name: Text {
                de: "Alltagsleben",
                plain: "Alltag, Freizeit und Vereine",
                en: "Everyday life",
            },
        },
        "Vereine, Feste, Nachbarschaft, Einkaufen und Freizeit.",
    ),
];

/// Groups that people may say they belong to.
pub(super) const GROUPS: &[Named] = &[
    Named {
        key: "citizen",
        name: Text {
            de: "Bürgerinnen und Bürger",
            plain: "Menschen, die hier wohnen",
            en: "Residents",
        },
    },
    Named {
        key: "business",
        name: Text {
            de: "Wirtschaft",
            plain: "Firmen, Läden und Bauern-Höfe",
            en: "Business",
        },
    },
    Named {
        key: "association",
        name: Text {
            de: "Vereine",
            plain: "Vereine",
            en: "Clubs and associations",
        },
    },
    Named {
        key: "school",
        name: Text {
            de: "Schulen und Jugend",
            plain: "Schulen und junge Menschen",
            en: "Schools and young people",
        },
    },
    Named {
        key: "administration",
        name: Text {
            de: "Verwaltung",
            plain: "Menschen, die im Rathaus arbeiten",
            en: "Administration",
        },
    },
    Named {
        key: "politics",
        name: Text {
            de: "Politik",
            plain: "Menschen aus dem Gemeinde-Rat",
            en: "Politics",
        },
    },
    Named {
        key: "civil_society",
        name: Text {
            de: "Soziale Einrichtungen und Kirchen",
            plain: "Hilfs-Gruppen und Kirchen",
            en: "Social institutions and churches",
        },
    },
];

/// Rules of the day.
pub(super) const RULES: &[Text] = &[
    Text {
        de: "Ein Gedanke pro Karte.",
        plain: "Schreiben Sie nur eine Sache auf jede Karte.",
        en: "One thought per card.",
    },
    Text {
        de: "Jede Stimme zählt gleich, egal aus welchem Amt oder Ort.",
        plain: "Alle Menschen sind hier gleich wichtig.",
        en: "Every voice counts the same, whatever office or village it comes from.",
    },
    Text {
        de: "Beim Sammeln wird nicht bewertet.",
        plain: "Wir sammeln zuerst. Wir sagen noch nicht: Das ist gut. Oder: Das ist schlecht.",
        en: "No judging while we collect.",
    },
    Text {
        de: "Störungen gehen vor: Bitte sofort melden.",
        plain: "Stört Sie etwas? Dann sagen Sie es gleich.",
        en: "Disturbances come first: please speak up at once.",
    },
    Text {
        de: "Keine Namen anderer Menschen auf Karten.",
        plain: "Schreiben Sie keine Namen von anderen Menschen auf.",
        en: "No names of other people on cards.",
    },
];

/// What happens with the results.
pub(super) const BINDING_STATEMENT: Text = Text {
    de: "Die Ergebnisse gehen vollständig an den Rat. Er entscheidet über die Strategie und begründet öffentlich, wenn er von der Rangfolge dieser Werkstatt abweicht.",
    plain: "Wir geben alle Ergebnisse an den Rat. Der Rat entscheidet. Vielleicht entscheidet der Rat anders als Sie. Dann erklärt er allen Menschen den Grund.",
    en: "All results go to the council. It decides on the strategy and will give public reasons where it departs from the ranking of this workshop.",
};
