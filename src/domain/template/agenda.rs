//! The texts of the built-in agendas: one step per phase, in the order of a Zukunftswerkstatt.

use super::{Step, Text};
use crate::domain::phase::{PhaseKind, SubStep};

/// All steps with their minutes: in a day of 09:00 to 17:00 (doors open a quarter of an hour
/// earlier), and in an evening of three hours; 0: left out.
pub(super) const STEPS: &[Step] = &[
    Step {
        kind: PhaseKind::Lobby,
        sub_step: None,
        day: 15,
        evening: 10,
        title: Text {
            de: "Ankommen",
            plain: "Ankommen",
            en: "Arrival",
        },
        prompt: Text {
            de: "Scannen Sie den Code oder geben Sie ihn ein. Wählen Sie, wenn Sie mögen, Gruppe und Ort. Einen Namen brauchen wir nicht.",
            plain: "Scannen Sie den Code mit dem Handy. Oder tippen Sie den Code ein. Sie müssen keinen Namen sagen. Brauchen Sie Hilfe? Dann heben Sie die Hand.",
            en: "Scan the code or type it in. If you like, choose your group and locality. We do not need your name.",
        },
    },
    Step {
        kind: PhaseKind::Introduction,
        sub_step: None,
        day: 30,
        evening: 10,
        title: Text {
            de: "Begrüßung und Wertschätzung",
            plain: "Begrüßung",
            en: "Welcome and appreciation",
        },
        prompt: Text {
            de: "Was klappt bei uns digital schon richtig gut? Schreiben Sie ein Lob auf, bevor wir über Probleme reden.",
            plain: "Was ist bei uns schon gut? Es geht um Internet, Handy und Computer. Schreiben Sie ein Lob auf.",
            en: "Which digital things already work well here? Write down some praise before we talk about problems.",
        },
    },
    Step {
        kind: PhaseKind::Critique,
        sub_step: Some(SubStep::Collect),
        day: 40,
        evening: 15,
        title: Text {
            de: "Kritik sammeln",
            plain: "Was ist schlecht?",
            en: "Collecting criticism",
        },
        prompt: Text {
            de: "Was ärgert Sie im digitalen Alltag bei uns? Ein Gedanke pro Karte, kurz und konkret. Wir sammeln nur, wir diskutieren noch nicht.",
            plain: "Was ärgert Sie? Was klappt nicht? Schreiben Sie immer nur eine Sache auf eine Karte. Schreiben Sie kurze Sätze. Wir reden später darüber.",
            en: "What annoys you about digital life in our municipality? One thought per card, short and specific. We only collect for now; discussion comes later.",
        },
    },
    Step {
        kind: PhaseKind::Critique,
        sub_step: Some(SubStep::Cluster),
        day: 30,
        evening: 10,
        title: Text {
            de: "Kritik ordnen",
            plain: "Karten sortieren",
            en: "Sorting the criticism",
        },
        prompt: Text {
            de: "Welche Karten gehören zusammen, und wie nennen wir das Thema? Die Runde entscheidet, nicht die Moderation.",
            plain: "Welche Karten passen zusammen? Wie soll die Überschrift heißen? Sie alle entscheiden das zusammen.",
            en: "Which cards belong together, and what do we call the topic? The room decides, not the facilitators.",
        },
    },
    Step {
        kind: PhaseKind::Break,
        sub_step: None,
        day: 15,
        evening: 0,
        title: Text {
            de: "Pause",
            plain: "Pause",
            en: "Break",
        },
        prompt: Text {
            de: "Der Code bleibt auf der Leinwand, Nachzügler können weiter einsteigen.",
            plain: "Jetzt ist Pause. Die Uhr zeigt: Dann geht es weiter.",
            en: "The code stays on screen so that latecomers can still join.",
        },
    },
    Step {
        kind: PhaseKind::Critique,
        sub_step: Some(SubStep::Rank),
        day: 15,
        evening: 5,
        title: Text {
            de: "Kritik gewichten",
            plain: "Punkte verteilen",
            en: "Weighting the criticism",
        },
        prompt: Text {
            de: "Verteilen Sie Ihre Punkte: Welche Themen müssen wir heute unbedingt anpacken? Höchstens zwei Punkte auf ein Thema.",
            plain: "Sie haben Punkte. Geben Sie die Punkte den wichtigsten Themen. Ein Thema kann höchstens 2 Punkte von Ihnen bekommen.",
            en: "Distribute your dots: which topics must we tackle today? No more than two dots per topic.",
        },
    },
    Step {
        kind: PhaseKind::Reversal,
        sub_step: None,
        day: 20,
        evening: 10,
        title: Text {
            de: "Ins Positive wenden",
            plain: "Aus schlecht wird gut",
            en: "Turning it around",
        },
        prompt: Text {
            de: "Wie lautet das Gegenteil der stärksten Kritik? Formulieren Sie es als Ziel, das schon erreicht ist.",
            plain: "Nehmen Sie eine Kritik. Was ist das Gegenteil davon? Schreiben Sie es so auf: Es ist schon gut.",
            en: "What is the opposite of the strongest criticism? Phrase it as a goal that has already been reached.",
        },
    },
    Step {
        kind: PhaseKind::Break,
        sub_step: None,
        day: 60,
        evening: 0,
        title: Text {
            de: "Mittagspause",
            plain: "Mittags-Pause",
            en: "Lunch break",
        },
        prompt: Text {
            de: "Wer mag, schaut sich die Karten an den Stellwänden an.",
            plain: "Jetzt ist Mittags-Pause. Die Uhr zeigt: Dann geht es weiter.",
            en: "Feel free to look at the cards on the pin boards.",
        },
    },
    Step {
        kind: PhaseKind::Fantasy,
        sub_step: Some(SubStep::Collect),
        day: 40,
        evening: 15,
        title: Text {
            de: "Wünsche sammeln",
            plain: "Was wünschen Sie sich?",
            en: "Collecting wishes",
        },
        prompt: Text {
            de: "Stellen Sie sich vor, Geld, Gesetze und Technik wären kein Hindernis: Wie sieht ein Tag bei uns in zehn Jahren aus? Es gibt kein „Das geht nicht“.",
            plain: "Stellen Sie sich vor: Zehn Jahre sind vorbei. Alles ist möglich. Was wünschen Sie sich? Niemand sagt heute: Das geht nicht.",
            en: "Imagine money, laws and technology were no obstacle: what does a day here look like in ten years? Nobody says “that will not work”.",
        },
    },
    Step {
        kind: PhaseKind::Fantasy,
        sub_step: Some(SubStep::Groups),
        day: 45,
        evening: 15,
        title: Text {
            de: "Zukunftsbilder in Gruppen",
            plain: "Gruppen-Arbeit",
            en: "Pictures of the future in groups",
        },
        prompt: Text {
            de: "Malen, bauen oder erzählen Sie am Tisch Ihr Bild der Zukunft. Geben Sie ihm einen Namen und wählen Sie jemanden, der es vorstellt.",
            plain: "Arbeiten Sie am Tisch zusammen. Malen oder bauen Sie ein Bild von der Zukunft. Geben Sie dem Bild einen Namen. Eine Person stellt es vor.",
            en: "At your table, draw, build or tell your picture of the future. Give it a name and pick someone to present it.",
        },
    },
    Step {
        kind: PhaseKind::Fantasy,
        sub_step: Some(SubStep::Present),
        day: 30,
        evening: 10,
        title: Text {
            de: "Zukunftsbilder vorstellen",
            plain: "Bilder zeigen",
            en: "Presenting the pictures",
        },
        prompt: Text {
            de: "Jeder Tisch hat drei Minuten. Hören Sie zu und notieren Sie, was Sie begeistert.",
            plain: "Jeder Tisch zeigt sein Bild. Jeder Tisch hat 3 Minuten Zeit. Was gefällt Ihnen?",
            en: "Each table has three minutes. Listen and note what excites you.",
        },
    },
    Step {
        kind: PhaseKind::Fantasy,
        sub_step: Some(SubStep::Rank),
        day: 10,
        evening: 5,
        title: Text {
            de: "Wünsche gewichten",
            plain: "Punkte verteilen",
            en: "Weighting the wishes",
        },
        prompt: Text {
            de: "Welche Wünsche sollen heute zu Maßnahmen werden?",
            plain: "Welche Wünsche sind am wichtigsten? Geben Sie diesen Wünschen Ihre Punkte.",
            en: "Which wishes should become measures today?",
        },
    },
    Step {
        kind: PhaseKind::Break,
        sub_step: None,
        day: 15,
        evening: 10,
        title: Text {
            de: "Pause",
            plain: "Pause",
            en: "Break",
        },
        prompt: Text {
            de: "Kurz durchatmen. Danach werden aus Wünschen Maßnahmen.",
            plain: "Jetzt ist Pause. Danach machen wir aus Wünschen Ideen.",
            en: "Take a breath. After this, wishes turn into measures.",
        },
    },
    Step {
        kind: PhaseKind::Implementation,
        sub_step: Some(SubStep::Check),
        day: 20,
        evening: 10,
        title: Text {
            de: "Wirklichkeits-Check",
            plain: "Was hilft? Was stört?",
            en: "Reality check",
        },
        prompt: Text {
            de: "Was steht den ausgewählten Wünschen im Weg, und wer oder was hilft uns? Nennen Sie auch, was es schon gibt.",
            plain: "Was macht den Wunsch schwer? Wer kann uns helfen? Was gibt es schon?",
            en: "What stands in the way of the selected wishes, and who or what helps us? Mention what already exists, too.",
        },
    },
    Step {
        kind: PhaseKind::Implementation,
        sub_step: Some(SubStep::Measures),
        day: 60,
        evening: 25,
        title: Text {
            de: "Maßnahmen ausarbeiten",
            plain: "Ideen aufschreiben",
            en: "Working out measures",
        },
        prompt: Text {
            de: "Machen Sie aus einem Wunsch eine Maßnahme: Titel, Ziel, drei Sätze Beschreibung, wer es anpackt und was der erste Schritt ist.",
            plain: "Machen Sie aus einem Wunsch eine Idee. Was wollen wir machen? Warum machen wir das? Wer macht mit? Was ist der erste Schritt?",
            en: "Turn a wish into a measure: title, goal, three sentences of description, who takes it on and what the first step is.",
        },
    },
    Step {
        kind: PhaseKind::Implementation,
        sub_step: Some(SubStep::Rank),
        day: 20,
        evening: 10,
        title: Text {
            de: "Maßnahmen bewerten",
            plain: "Ideen auswählen",
            en: "Ranking the measures",
        },
        prompt: Text {
            de: "Welche Maßnahmen in jedem Lebensbereich sollen zuerst beginnen? Verteilen Sie Ihre Punkte.",
            plain: "Welche Ideen sind am wichtigsten? Welche Idee soll zuerst anfangen? Geben Sie dieser Idee Ihre Punkte.",
            en: "Which measures in each life domain should start first? Place your dots.",
        },
    },
    Step {
        kind: PhaseKind::Implementation,
        sub_step: Some(SubStep::Commit),
        day: 15,
        evening: 10,
        title: Text {
            de: "Verabredungen treffen",
            plain: "Wer macht mit?",
            en: "Making commitments",
        },
        prompt: Text {
            de: "Wer macht was bis wann? Melden Sie sich für einen ersten Schritt, auch ein kleiner zählt.",
            plain: "Wer macht was? Bis wann? Möchten Sie mitmachen? Auch eine kleine Hilfe ist gut.",
            en: "Who does what by when? Sign up for a first step; small ones count as well.",
        },
    },
    Step {
        kind: PhaseKind::WrapUp,
        sub_step: None,
        day: 15,
        evening: 10,
        title: Text {
            de: "Abschluss",
            plain: "Ende",
            en: "Wrap-up",
        },
        prompt: Text {
            de: "Wie war der Tag für Sie, und was sollen wir beim nächsten Mal anders machen?",
            plain: "Wie war der Tag für Sie? Was sollen wir besser machen?",
            en: "How was your day, and what should we change next time?",
        },
    },
];
