/**
 * What `e2e/pictures.test.mjs` compares with how it looked: each face in its states, sizes, colours and languages, one
 * take each, so that the whole costs a few minutes at most. `make compare` compares all.
 */
const phone = `
  enter 390 light
  enter-later 320 light
  over 390 light
  offline-at-the-door 390 dark
  room-full 390 light
  join 390 light
  join 320 dark
  join 390 forced
  about-me 390 light
  lobby 390 light
  lobby 390 forced
  collect-empty 390 light
  collect-typing 320 light
  collect-fates 390 light
  collect-fates 390 dark
  collect-fates 390 forced
  collect-fates 320 light
  collect-lost 320 light
  collect-help 390 light
  paused 390 dark
  paused 320 light
  ballot-points 320 light
  ballot-points-begun 390 dark
  ballot-rating-begun 390 light
  ballot-rating-begun 320 forced
  ballot-ranking-begun 390 forced
  ballot-votes-begun 390 light
  ballot-duels 390 dark
  ballot-budget-begun 320 light
  ballot-lost 390 light
  ballot-arrived 390 light
  result-points 390 light
  result-nobody 320 light
  helper 390 dark
  result-rating 390 forced
  result-ranking 320 light
  result-votes 390 dark
  result-budget 390 light
  groups 390 light
  measures 390 light
  measures-sheet 390 light
  commit 390 dark
  wrap-up 390 light
  follow-up 320 light
  de-simple-collect 390 light
  en-lobby 390 light
  tr-join 320 light
  tr-collect 390 dark
  uk-ballot 390 light
  ru-measures 390 light
  ar-join 390 light
  ar-collect 390 dark
  ar-ballot 390 light
  ar-rating 390 forced
  ar-result 390 light
  ar-wrap-up 320 light
`;
const projector = `
  lobby 1920 light
  lobby-wifi 1024 light
  lobby-logo 1920 light
  lobby-locked 1920 light
  collect-empty 1920 light
  collect-lost 1920 light
  collect 1024 light
  collect-200 1920 light
  collect-200 1920 forced
  spotlight 1920 light
  vote 1920 light
  vote-budget 1024 light
  result-points 1920 light
  result-points-long 1920 light
  result-rating 1920 forced
  result-ranking 1024 light
  result-votes 1920 light
  result-votes 1920 forced
  result-budget 1024 light
  groups 1920 light
  groups 1024 light
  measures 1024 light
  commit-8 1920 light
  void 1920 light
  break 1920 light
  simple-introduction 1920 light
  simple-result-budget 1024 light
  simple-vote-ranking 1024 light
`;
const console_ = `
  sign-in 1280 light
  set-up 1280 light
  workshops 1280 dark
  new-workshop 1280 light
  prepare 1280 light
  poster 1280 light
  lobby 1280 light
  lobby 1024 light
  collect-empty 1280 light
  collect-lost 1280 light
  collect 1280 light
  collect 1280 dark
  collect 1280 forced
  collect 1024 light
  cluster 1280 light
  rank-open 1280 light
  result-points 1280 dark
  result-budget 1280 forced
  groups 1024 light
  measures 1280 light
  commit 1280 light
  dialog-keys 1280 light
  dialog-round 1280 dark
  dialog-move 1280 forced
  dialog-photos 1280 dark
  simple-collect 1024 light
  simple-dialog-round 1280 light
  simple-wrap-up 1280 light
`;
const office = `
  sign-in 1440 dark
  measures 1440 light
  measures 1440 dark
  measures 1024 light
  measure 1440 light
  measure 1024 forced
  ranking 1440 light
  minutes 1440 light
  draft 1440 dark
  exports 1024 light
  english 1440 light
  simple-measures 1024 light
  simple-measure 1440 light
  simple-exports 1024 light
  simple-dialog-programme 1440 light
  strategy-steps 1440 forced
  dialog-merge 1440 dark
`;
const pages = `
  privacy 390 dark
  privacy-arabic 390 light
  accessibility 1280 light
  results 1280 light
  results 390 dark
  results-many 390 light
  results-many 320 light
  results-empty 320 light
  results-arabic 390 light
  results-simple 320 light
`;

/** One take: a picture by its name, as wide as the window is, in `light`, `dark` or `forced` colours. */
export interface Take {
  /** `phone/join 390 light`. */
  key: string;
  face: string;
  name: string;
  width: number;
  colours: string;
}

const listed = (face: string, lines: string): Take[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', width = '', colours = ''] = line.trim().split(' ');
      return { key: `${face}/${name} ${width} ${colours}`, face, name, width: Number(width), colours };
    });

export const compared: Take[] = [
  ...listed('phone', phone),
  ...listed('projector', projector),
  ...listed('console', console_),
  ...listed('office', office),
  ...listed('pages', pages),
];
