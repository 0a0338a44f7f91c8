/**
 * What municipalities begin with: the topics that council motions name again and again. German content for German
 * documents, a beginning to be rewritten, never a finished sheet.
 */
import type { Direction, MeasureSheet } from '../../lib/wire.gen';

/** A measure to begin with; `domainKey` is a life domain of the template. */
export interface Starter {
  key: string;
  domainKey: string;
  sheet: Pick<
    MeasureSheet,
    'title' | 'shortTitle' | 'goal' | 'description' | 'targetGroups' | 'extraMaterial'
  > & {
    direction: Direction;
  };
}

export const CATALOGUE: readonly Starter[] = [
  {
    key: 'broadband',
    domainKey: 'digital_infrastructure',
    sheet: {
      title: 'Breitbandausbau im ganzen Gemeindegebiet',
      shortTitle: 'Breitbandausbau',
      goal: 'Jeder Haushalt kann einen Anschluss mit mindestens 1 Gbit/s buchen.',
      description:
        'Versorgungslücken je Ortsteil erheben, Eigenausbau der Anbieter abfragen, für die übrigen Adressen einen geförderten Ausbau vorbereiten.',
      targetGroups: ['Einwohnerinnen und Einwohner', 'Betriebe'],
      extraMaterial: 'Markterkundung, Planung, Eigenanteil am Ausbau',
      direction: 'to_citizens',
    },
  },
  {
    key: 'new_areas',
    domainKey: 'digital_infrastructure',
    sheet: {
      title: 'Glasfaser in Neubau- und Gewerbegebieten von Anfang an',
      shortTitle: 'Glasfaser im Neubaugebiet',
      goal: 'Kein neues Baugebiet wird ohne Glasfaser erschlossen.',
      description:
        'Leerrohre und Glasfaser in jede Erschließung aufnehmen, im Bebauungsplan und im Erschließungsvertrag festschreiben, bestehende Gewerbegebiete nachrüsten.',
      targetGroups: ['Bauherrinnen und Bauherren', 'Betriebe'],
      extraMaterial: 'Leerrohre, Mehrkosten der Erschließung',
      direction: 'economy',
    },
  },
  {
    key: 'schools',
    domainKey: 'education_youth',
    sheet: {
      title: 'Digitale Ausstattung der Schulen',
      shortTitle: 'Digitale Schulen',
      goal: 'Jede Schule in kommunaler Trägerschaft hat WLAN in allen Räumen, Geräte und Betreuung.',
      description:
        'Medienentwicklungsplan mit den Schulen fortschreiben, Netze und Geräte beschaffen, Wartung und Ansprechpersonen regeln.',
      targetGroups: ['Schülerinnen und Schüler', 'Lehrkräfte'],
      extraMaterial: 'Netzwerk, Endgeräte, Wartung',
      direction: 'to_citizens',
    },
  },
  {
    key: 'facilities',
    domainKey: 'village_town_development',
    sheet: {
      title: 'Digitale Ausstattung weiterer kommunaler Einrichtungen',
      shortTitle: 'Digitale Einrichtungen',
      goal: 'Kitas, Feuerwehr, Büchereien und Dorfgemeinschaftshäuser sind am Netz und zeitgemäß ausgestattet.',
      description:
        'Bestand je Einrichtung aufnehmen, Mindestausstattung festlegen, nach Dringlichkeit umsetzen, öffentliches WLAN mitdenken.',
      targetGroups: ['Beschäftigte der Einrichtungen', 'Besucherinnen und Besucher'],
      extraMaterial: 'Netzwerk, Endgeräte, öffentliches WLAN',
      direction: 'both',
    },
  },
  {
    key: 'inward',
    domainKey: 'municipal_administration',
    sheet: {
      title: 'Elektronische Akte und digitale Abläufe im Rathaus',
      shortTitle: 'Elektronische Akte',
      goal: 'Vorgänge werden im Rathaus durchgehend digital bearbeitet.',
      description:
        'Aktenplan und Abläufe ordnen, E-Akte in einem Fachbereich erproben, schrittweise ausrollen, Beschäftigte schulen.',
      targetGroups: ['Beschäftigte der Verwaltung'],
      extraMaterial: 'Software, Scanner, Schulungen',
      direction: 'inward',
    },
  },
  {
    key: 'online_services',
    domainKey: 'municipal_administration',
    sheet: {
      title: 'Verwaltungsleistungen online, vom Antrag bis zum Bescheid',
      shortTitle: 'Anträge online',
      goal: 'Die häufigsten Anträge lassen sich ohne Gang ins Rathaus erledigen.',
      description:
        'Häufigste Leistungen auswählen, vorhandene Dienste von Land und Kreis nachnutzen, an die Fachverfahren anschließen, Hilfe für Menschen ohne Gerät anbieten.',
      targetGroups: ['Einwohnerinnen und Einwohner', 'Betriebe'],
      extraMaterial: 'Schnittstellen, Bezahlfunktion, Öffentlichkeitsarbeit',
      direction: 'to_citizens',
    },
  },
];
