// What is said, written and wished on the evening that `evening.test.mjs` plays.

export const STRATEGY = 'Digitalstrategie Musterstadt';
export const TOPICS = {
  offices: 'Ämter nur vormittags',
  holes: 'Funkloch am Bahnhof',
  elders: 'Ältere bleiben außen vor',
};
export const WISHES = ['Ein Café erklärt das Handy', 'Der Bus kommt auf Zuruf', 'Anträge gehen vom Sofa aus'];
export const MEASURES = [
  {
    title: 'Digital-Café in jedem Ortsteil',
    wish: WISHES[0],
    domain: 'Silberne Gesellschaft',
    goal: 'Niemand bleibt mit dem Handy allein.',
    description: 'Einmal im Monat Fragen stellen, bei Kaffee und Kuchen.',
    who: 'Seniorenbeirat und Realschule',
    firstStep: 'Raum in der Bücherei klären',
    effort: 'small',
  },
  {
    title: 'Rufbus mit App und Telefon',
    wish: WISHES[1],
    domain: 'Silberne Gesellschaft',
    goal: 'Alle kommen abends nach Hause.',
    description: 'Ein Bus, der fährt, wenn man ihn ruft.',
    who: 'Verkehrsverein',
    firstStep: 'Nachbarorte nach ihrem Rufbus fragen',
    effort: 'large',
  },
  {
    title: 'WLAN am Bahnhof',
    domain: 'Digitale Infrastruktur',
    goal: 'Wer wartet, hat Netz.',
    description: 'Zwei Zugangspunkte am Bahnsteig.',
    who: 'Stadtwerke',
    firstStep: 'Strom am Mast prüfen',
    effort: 'medium',
  },
];

/** Cards by the topic that the room finds for them. */
export const CRITICISM = {
  [TOPICS.offices]: ['Das Amt hat nur vormittags auf.', 'Für den Ausweis muss ich Urlaub nehmen.'],
  [TOPICS.holes]: ['Am Bahnhof habe ich kein Netz.'],
  [TOPICS.elders]: ['Meine Mutter versteht die App nicht.', 'Der Kurs ist nur in der Kreisstadt.'],
};
