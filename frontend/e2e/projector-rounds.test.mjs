// Every kind of round on the wall, with real ballots: what is said while it is open, nothing of the tally, and
// each picture of its result, on every size of screen, under axe. ZW_PICTURES=folder keeps pictures of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, picture } from './lib/browser.mjs';
import { moderate, roundDraft, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { SCREENS, faults, settled, turnTo, uncover } from './lib/wall.mjs';

const pictures = process.env.ZW_PICTURES;
/** Two thirds are citizens, the others of one other group: enough of each for its figures to be shown. */
const PEOPLE = 36;
const CITIZENS = 24;
let server;
let browser;
let staff;
before(async () => {
  server = await startServer();
  browser = await launch();
  staff = await setUp(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function address(workshop) {
  const answer = await fetch(`${server.url}/api/workshops/${workshop.id}/projector`, {
    method: 'POST',
    headers: { origin: server.url, cookie: staff.cookie },
  });
  return (await answer.json()).url;
}

const settings = {
  places: 0,
  axes: null,
  budget: null,
  equalSay: false,
  shortlistOf: null,
  runoffOf: null,
};
const names = [
  'Glasfaser je Straße geplant',
  'Freies WLAN auf Dorfplätzen',
  'Digital-Café in jedem Dorf',
  'Eltern-App für Kita und Schule',
  'Familien-Medienführerschein',
  'Hochwasserwarnung an der Aue',
];
const all = names.map((_, option) => option);
/** The other way round for every third citizen and every other of the others, so that opinions differ. */
const contrary = (person) => (person < CITIZENS ? person % 3 === 2 : person % 2 === 1);
const liked = (person, most) => (contrary(person) ? [...all].reverse() : all).slice(0, most);

/** What each kind asks, what the wall must say while it is open, and the words of its pictures in order. */
const kinds = [
  {
    name: 'punkte',
    draft: { ballotType: 'points', dotsPerPerson: 4, maxDotsPerOption: 2 },
    how: 'Verteilen Sie 4 Punkte',
    ballot: (person) => ({ p: liked(person, 3).map((option, index) => [option, index === 0 ? 2 : 1]) }),
    first: 'Platz 1–3 von 6',
  },
  {
    name: 'zustimmung',
    draft: { ballotType: 'approval' },
    how: 'Kreuzen Sie alles an',
    ballot: (person) => ({ a: liked(person, 2) }),
    first: 'Platz 1–3 von 6',
    then: ['So sehen es die Gruppen'],
  },
  {
    name: 'bewertung',
    draft: {
      ballotType: 'rating',
      settings: { ...settings, axes: { first: { de: 'Nutzen' }, second: { de: 'Aufwand' } } },
    },
    how: 'Nutzen und Aufwand: Bewerten Sie von 1 bis 5',
    ballot: (person) => ({
      s: all.map((option) => [
        option,
        option === 4 ? (person % 2 ? 5 : 1) : Math.max(1, 5 - option),
        1 + ((option * 2 + (person % 2)) % 5),
      ]),
    }),
    first: 'Sofort anfangen',
    then: ['umstritten'],
  },
  {
    name: 'rangfolge',
    draft: { ballotType: 'ranking', settings: { ...settings, places: 4, equalSay: true } },
    how: 'Tippen Sie Ihre besten 4 an',
    ballot: (person) => ({ r: liked(person, 4).map((option) => [option]) }),
    first: 'Platz 1–3 von 6',
    then: ['Wer gewinnt gegen wen?', 'Jede Gruppe zählt gleich', 'Wie sicher ist die Reihenfolge?'],
  },
  {
    name: 'zustimmen',
    draft: { ballotType: 'votes' },
    how: 'Sagen Sie zu jeder Karte',
    ballot: (person) => ({
      v: all.map((option) => [option, option < 2 ? 1 : option === 2 ? 0 : contrary(person) ? 1 : -1]),
    }),
    first: 'dagegen',
    then: ['Das verbindet'],
  },
  {
    name: 'duelle',
    draft: { ballotType: 'pairwise' },
    how: 'Immer zwei zur Wahl',
    ballot: (person) => ({
      d: [
        [0, 1, 1],
        [1, 2, contrary(person) ? -1 : 1],
        [2, 3, 1],
        [3, 4, contrary(person) ? -1 : 1],
        [4, 5, 0],
      ],
    }),
    first: 'von 100 Vergleichen',
  },
  {
    name: 'geld',
    draft: {
      ballotType: 'approval',
      settings: {
        ...settings,
        budget: {
          totalCents: 10_000_000,
          costsCents: [6_000_000, 3_000_000, 2_500_000, 1_500_000, 4_500_000, 3_500_000],
        },
      },
    },
    how: 'wofür das Geld ausgegeben werden soll',
    ballot: (person) => ({ a: liked(person, 3) }),
    first: 'wird bezahlt',
    then: ['Wohin das Geld geht', 'Zwei Wege, das Geld zu verteilen', 'Wie sicher ist die Auswahl?'],
  },
];

test('every kind of round is asked and revealed in pictures', { timeout: 600_000 }, async (t) => {
  const findings = [];
  t.after(() => findings.forEach((line) => t.diagnostic(line)));
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const { domains, groups } = workshop.state.setup;
  const people = [];
  t.after(() => people.forEach((one) => one.leave()));
  for (let person = 0; person < PEOPLE; person += 1)
    people.push(await visit(server.url, workshop.code, { groupId: groups[person < CITIZENS ? 0 : 1].id }));

  await workshop.go('implementation', 'measures');
  const measures = [];
  for (const [index, shortTitle] of names.entries())
    measures.push(
      await workshop.ask({
        type: 'addMeasure',
        sheet: {
          title: shortTitle,
          shortTitle,
          domainId: domains[index % domains.length].id,
          goal: 'Ziel',
          description: '',
          who: 'Verbandsgemeinde',
          firstStep: 'Anfangen',
          effort: 'medium',
        },
        derivedFrom: [],
        origin: 'spoken',
      }),
    );
  await workshop.go('implementation', 'rank');

  const url = await address(workshop);
  const wall = async () => {
    const place = await context(browser, 'projector', {
      reducedMotion: 'reduce',
    });
    t.after(() => place.close());
    return openPage(place, url);
  };
  const page = await wall();
  // The second projector of a large hall, or a stream, at another resolution.
  const aside = await wall();
  await aside.setViewportSize({ width: 1280, height: 720 });
  const heading = () => page.locator('main h1').innerText();
  const text = () => page.locator('main').innerText();

  async function look(name) {
    for (const size of SCREENS.slice(0, 2)) {
      await page.setViewportSize(size);
      await settled(page);
      const mark = `${name} ${size.width}×${size.height}`;
      findings.push(...(await faults(page)).map((line) => `${mark}: ${line}`));
      if (pictures) await picture(page, `${pictures}/runde-${name}-${size.width}.png`);
    }
    await page.setViewportSize(SCREENS[0]);
    await settled(page);
    findings.push(...(await axe(page)).map((line) => `${name}: ${line}`));
  }

  for (const kind of kinds) {
    const id = await workshop.ask({
      type: 'prepareRound',
      round: roundDraft('measure', measures, {
        question: { de: 'Was lohnt sich zuerst?' },
        settings,
        ...kind.draft,
      }),
    });
    await workshop.ask({ type: 'openRounds', roundIds: [id] });
    await page.getByText(kind.how).first().waitFor();
    for (const [person, one] of people.entries()) {
      await one.until(() => one.rounds.get(id)?.state === 'open');
      const answer = await one.ask({
        type: 'castBallot',
        roundId: id,
        revision: 1,
        ballot: kind.ballot(person),
      });
      assert.equal(answer.type, 'ack', `${kind.name}: ${JSON.stringify(answer)}`);
    }
    await page.locator('.hero', { hasText: String(PEOPLE) }).waitFor();
    await look(`${kind.name}-offen`);
    // What stands for vote is told in turn, for those without a phone; never what was voted for.
    await turnTo(page, 'Das steht zur Wahl');
    const rows = await page.locator('main li').allInnerTexts();
    assert.deepEqual(
      rows.map((row) => row.replace(/\s*[\d.]+\s€$/u, '')),
      names,
      'the options in the order of the round, without figures of votes',
    );
    await workshop.ask({ type: 'closeRounds', roundIds: [id] });
    await settled(page, 'counting');
    await workshop.ask({ type: 'revealRound', roundId: id });
    await settled(page, 'result');
    await uncover(page);
    // The figures beside the result come a moment after it: once its last picture is there, all are.
    for (const words of kind.then ?? []) await turnTo(page, words);
    await turnTo(page, kind.first);

    const told = [];
    for (let index = 0; index < 12; index += 1) {
      const now = await text();
      if (told.includes(now)) break;
      told.push(now);
      await look(`${kind.name}-${index + 1}`);
      await page.keyboard.press('ArrowRight');
      await settled(page);
    }
    t.diagnostic(`${kind.name}: ${told.length} pictures`);
    for (const words of kind.then ?? [])
      assert.ok(
        told.some((one) => one.includes(words)),
        `${kind.name} tells "${words}"`,
      );
    await settled(aside, 'result');
    assert.equal(await aside.locator('main h1').count(), 1);

    // A crashed browser, or a laptop that was asleep: the same scene again, without building it up.
    await page.reload();
    await settled(page, 'result');
    await turnTo(page, kind.first);
    assert.ok(await heading());
    await workshop.ask({ type: 'voidRound', roundId: id, reason: 'Nächste Probe' });
  }
  assert.deepEqual(page.faults.concat(aside.faults), []);
  assert.deepEqual(findings, []);
});

const TOPICS = ['Bus', 'Netz', 'Amt'];

/** A workshop with three topics, one person who votes, and a wall that moves as it does in a hall. */
async function threeTopics(t) {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const person = await visit(server.url, workshop.code);
  t.after(() => person.leave());
  await workshop.go('critique', 'rank');
  const topics = [];
  for (const shortTitle of TOPICS)
    topics.push(
      await workshop.ask({
        type: 'createCluster',
        title: shortTitle,
        shortTitle,
        domainId: null,
        kind: 'criticism',
        cardIds: [],
      }),
    );
  const place = await context(browser, 'projector');
  t.after(() => place.close());
  const page = await openPage(place, await address(workshop));

  /** Holds a round with this one ballot up to its end. */
  const hold = async (kind, options, ballot, more) => {
    const id = await workshop.ask({
      type: 'prepareRound',
      round: roundDraft(kind, options, { question: { de: 'Was zuerst?' }, settings, ...more }),
    });
    await workshop.ask({ type: 'openRounds', roundIds: [id] });
    await person.until(() => person.rounds.get(id)?.state === 'open');
    await person.ask({ type: 'castBallot', roundId: id, revision: 1, ballot });
    await workshop.ask({ type: 'closeRounds', roundIds: [id] });
    await settled(page, 'counting');
    return id;
  };
  /** The page itself notes in which picture each text comes: looking from here could be too late. */
  const watch = (texts) =>
    page.evaluate((texts) => {
      window.came = [];
      const look = () => {
        const text = document.querySelector('main').innerText;
        const now = texts.filter((one) => text.includes(one) && !window.came.flat().includes(one));
        if (now.length) window.came.push(now);
      };
      new MutationObserver(look).observe(document.querySelector('main'), { childList: true, subtree: true });
    }, texts);
  const came = () => page.evaluate(() => window.came);
  return { workshop, page, topics, hold, watch, came };
}

const points = (...dots) => ({
  p: dots.map((count, option) => [option, count]).filter(([, count]) => count),
});

test(
  'a reveal builds up from the last place, and glides without motion sickness',
  { timeout: 300_000 },
  async (t) => {
    const { workshop, page, topics, hold, watch, came } = await threeTopics(t);
    const id = await hold('cluster', topics, points(2, 1));
    await watch([...TOPICS, 'gleichauf']);
    await workshop.ask({ type: 'revealRound', roundId: id });
    await page.getByText('Bus', { exact: true }).waitFor();
    assert.deepEqual(await came(), [['Amt'], ['Netz'], ['Bus']], 'one after the other');
    await page.getByText('Zu wenige Stimmen für eine belastbare Reihenfolge').waitFor();

    // Bars grow to their length while their row comes.
    const second = await hold('cluster', topics, { r: [[0], [1], [2]] }, { ballotType: 'ranking' });
    await page.evaluate(() => {
      window.bars = new Map();
      const note = ({ type, target, animationName }) => {
        if (!/grow$/.test(animationName)) return;
        const title = target.closest('li').querySelector('.title').textContent;
        const width = Math.round(target.getBoundingClientRect().width);
        window.bars.set(title, { ...window.bars.get(title), [type]: width });
      };
      for (const type of ['animationstart', 'animationend']) addEventListener(type, note);
    });
    await workshop.ask({ type: 'revealRound', roundId: second });
    await page.waitForFunction(() => window.bars.get('Bus')?.animationend);
    const { Bus, Netz } = await page.evaluate(() => Object.fromEntries(window.bars));
    for (const bar of [Bus, Netz])
      assert.ok(bar.animationstart < bar.animationend / 2, `grows: ${JSON.stringify(bar)}`);
    assert.ok(Math.abs(Bus.animationend / Netz.animationend - 2) < 0.02, 'beats two, beats one');
    assert.deepEqual(page.faults, []);
  },
);

test('shared places are told in words, once all are seen, also in a life domain', async (t) => {
  const { workshop, page, topics, hold, watch, came } = await threeTopics(t);
  const told = async (name) => {
    const main = page.locator('main');
    await main.getByText('Platz 1–2', { exact: true }).filter({ visible: true }).first().waitFor();
    await main.getByText('gleichauf').filter({ visible: true }).waitFor();
    for (const size of SCREENS.slice(0, 2)) {
      await page.setViewportSize(size);
      await settled(page, 'result');
      assert.deepEqual(await faults(page), [], `${name} ${size.width}×${size.height}`);
    }
    await page.setViewportSize(SCREENS[0]);
    assert.deepEqual(await axe(page), []);
  };
  const first = await hold('cluster', topics, points(1, 1));
  await watch(['Amt', 'gleichauf']);
  await workshop.ask({ type: 'revealRound', roundId: first });
  await page.getByText('Amt', { exact: true }).waitFor();
  // From here on nothing has to be waited for that only moves.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await uncover(page);
  assert.deepEqual(await came(), [['Amt'], ['gleichauf']], 'not while the last place stands alone');
  await told('the room');

  const { id: domainId } = workshop.state.setup.domains[2];
  await workshop.go('implementation', 'measures');
  const measures = [];
  for (const title of names.slice(0, 3))
    measures.push(
      await workshop.ask({
        type: 'addMeasure',
        sheet: {
          title,
          shortTitle: title,
          domainId,
          goal: 'Ziel',
          description: '',
          who: 'Verbandsgemeinde',
          firstStep: 'Anfangen',
          effort: 'medium',
        },
        derivedFrom: [],
        origin: 'spoken',
      }),
    );
  await workshop.go('implementation', 'rank');
  const round = await hold('measure', measures, points(1, 1), { domainId });
  await workshop.ask({ type: 'revealRound', roundId: round });
  await settled(page, 'result');
  await page.getByText('Lebensbereich 1 von 1').waitFor();
  await told('a life domain');
  assert.deepEqual(page.faults, []);
});
