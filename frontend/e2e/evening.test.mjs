// One whole evening workshop: a console, a projector and three phones at once, from the set-up link to the workbook
// that the administration downloads. One phone is in Leichte Sprache and used by keyboard alone; one loses its
// connection in mid-vote and is loaded anew. SCREENSHOTS=1 rewrites the pictures of the README.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axe, context, launch, openPage, picture } from './lib/browser.mjs';
import { desk } from './lib/desk.mjs';
import { CRITICISM, MEASURES, STRATEGY, TOPICS, WISHES } from './lib/evening-texts.mjs';
import { guest } from './lib/guest.mjs';
import { keys, pointer } from './lib/hands.mjs';
import { line } from './lib/line.mjs';
import { startServer } from './lib/server.mjs';
import { begins, words } from './lib/words.mjs';
import { readWorkbook, records } from './lib/workbook.mjs';

const say = words('de');
const pictures = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

let server;
let browser;
let cable;
before(async () => {
  server = await startServer();
  browser = await launch();
  cable = await line(server.url);
});
after(async () => {
  await browser?.close();
  cable?.close();
  await server?.stop();
});

test('a whole evening, from the set-up link to the workbook', { timeout: 600_000 }, async (t) => {
  const opened = {};
  const enter = async (name, face, url) => {
    opened[name] = await context(browser, face);
    return openPage(opened[name], url);
  };
  const light = async (page, where) => {
    const size = page.viewportSize();
    // As tall as it takes: what a phone's bar covers at the moment is no target.
    if (size.width < 600) await page.setViewportSize({ width: size.width, height: 2600 });
    assert.deepEqual(await axe(page), [], where);
    if (size.width < 600) await page.setViewportSize(size);
  };
  const show = async (page, name) => {
    if (process.env.SCREENSHOTS) await picture(page, `${pictures}${name}.png`, { scale: 'css' });
  };
  /** A step of the evening; its name stands before what went wrong in it. */
  const step = async (name, run) => {
    const begun = performance.now();
    try {
      await run();
    } catch (fault) {
      const kept = process.env.ZW_PICTURES;
      for (const [who, place] of kept ? Object.entries(opened) : [])
        for (const page of place.pages()) await picture(page, `${kept}/${who}.png`, { fullPage: true });
      const faults = Object.values(opened).flatMap((place) => place.pages().flatMap((page) => page.faults));
      fault.message = [`${name}: ${fault.message}`, ...faults].join('\n');
      throw fault;
    }
    t.diagnostic(`${name}: ${Math.round(performance.now() - begun)} ms`);
  };
  /** Everybody at once, as in a hall. */
  const all = (...deeds) => Promise.all(deeds);

  let office;
  let console_;
  let wall;
  let code;
  let wallAddress;
  await step('The first administrator sets up', async () => {
    const link = new URL(/\S+#setup=\S+/.exec(server.output())[0]);
    office = await enter('staff', 'office', server.url + link.pathname + link.hash);
    const fill = (key, text) => office.getByLabel(say(`desk.${key}`), { exact: true }).fill(text);
    await fill('yourName', 'Moderation');
    await fill('login', 'moderation');
    await fill('newPassword', 'ein langes Kennwort für den Abend');
    await fill('passwordAgain', 'ein langes Kennwort für den Abend');
    await office.getByRole('button', { name: say('desk.createAccount') }).click();
    await office.waitForURL((url) => !url.hash.includes('setup'));
  });

  await step('The office names the strategy', async () => {
    await office.goto(`${server.url}/office`);
    await office.getByLabel(say('office.process.title')).fill(STRATEGY);
    await light(office, 'office, new strategy');
    await office.getByRole('button', { name: say('office.create') }).click();
    await office.waitForURL(/#\/p\//);
  });

  await step('The moderator makes a workshop from the evening template', async () => {
    const page = await opened.staff.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    page.faults = [];
    page.on('pageerror', (error) => page.faults.push(String(error)));
    await page.goto(`${server.url}/console`);
    console_ = desk(page);
    await page
      .getByRole('link', { name: say('console.newWorkshop') })
      .first()
      .click();
    await page
      .getByRole('radio', { name: begins(say('console.templateEvening')) })
      .locator('xpath=ancestor::label')
      .click();
    await page.getByLabel(say('console.topic')).fill('Digital vor Ort: ein Abend');
    await page.getByLabel(begins(say('console.place'))).fill('Bürgerhaus');
    await page.getByLabel(say('console.feeds')).selectOption({ label: STRATEGY });
    await light(page, 'console, new workshop');
    await page.getByRole('button', { name: say('console.createWorkshop') }).click();
    await page.getByRole('button', { name: say('console.prep.projector') }).click();
    await page.getByRole('button', { name: say('console.makeAddress') }).click();
    wallAddress = await page.getByRole('link', { name: /\/p\// }).getAttribute('href');
  });

  let seen = '';
  const tally = /"points":\[|"result":\{|"tally":[[{]/;
  await step('The projector waits, the doors open', async () => {
    const address = new URL(wallAddress);
    opened.wall = await context(browser, 'projector');
    opened.wall.on('page', (page) =>
      page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => (seen += payload))),
    );
    wall = await openPage(opened.wall, server.url + address.pathname + address.search + address.hash);
    await wall.getByText(say('projector.waiting.soon')).waitFor();
    await console_.button(say('console.openDoors')).click();
    await wall.getByText(say('projector.lobby.call')).waitFor();
    code = await wall
      .getByText(/^\d{3}.\d{3}$/)
      .first()
      .textContent();
    await light(wall, 'projector, lobby');
  });

  let anna;
  let bernd;
  let clara;
  await step('Three phones join by code', async () => {
    const phone = (name, url) => enter(name, 'phone', url);
    const [first, second, third] = await all(
      phone('anna', `${server.url}/`),
      phone('bernd', `${server.url}/`),
      phone('clara', `${cable.url}/`),
    );
    anna = guest(first, pointer());
    await second.evaluate(() =>
      addEventListener('pointerdown', () => console.error('a pointer was used'), true),
    );
    bernd = guest(second, keys(second), 'de-simple');
    clara = guest(third, pointer());
    await all(...[anna, bernd, clara].map((one) => one.enter(code.replace(/\D/g, ''))));
    await all(anna.join('Vereine'), bernd.join('Menschen, die hier wohnen'), clara.join('Verwaltung'));
    await wall.getByText(say('projector.lobby.there', { count: 3 })).waitFor();
    await light(bernd.page, 'phone, lobby');
  });

  await step('Praise', async () => {
    await console_.goOn('Begrüßung und Wertschätzung');
    await all(
      anna.send('Die Bücherei verleiht auch online.', 'day.praise.send'),
      bernd.send('Die Bücherei ist toll.', 'day.praise.send'),
    );
    await wall.getByText(say('projector.introduction.praise')).waitFor();
  });

  await step('Criticism comes in', async () => {
    await console_.goOn('Kritik sammeln');
    const [offices, holes, elders] = Object.values(CRITICISM);
    await all(
      anna.send(offices[0]).then(() => anna.send(elders[0])),
      bernd.send(offices[1]),
      clara.send(holes[0]).then(() => clara.send(elders[1])),
    );
    await wall.getByText(offices[1]).waitFor();
    await bernd.heading('Was ärgert Sie?').waitFor();
    await all(light(anna.page, 'phone, criticism'), light(wall, 'projector, criticism'));
  });

  await step('The room sorts with Move to…', async () => {
    await console_.goOn('Kritik ordnen');
    for (const [topic, cards] of Object.entries(CRITICISM)) {
      if (topic === TOPICS.elders) await show(console_.page, 'console');
      for (const card of cards) await console_.move(card, topic);
    }
    await console_.page.getByText(say('console.allSorted')).waitFor();
    await light(console_.page, 'console, sorting');
    await wall.getByText(TOPICS.elders).waitFor();
    await anna.sees(say('day.fate.topic', { topic: TOPICS.offices }));
  });

  /** Between opening and showing, the wall and its wire know how many have voted, and nothing else. */
  const secret = async (titles) => {
    for (const title of titles) assert.equal(await wall.getByText(title).count(), 0, `${title} on the wall`);
    assert.equal(tally.exec(seen)?.[0], undefined, 'a tally on the wire to the wall');
  };
  await step('Dots on criticism; a phone loses its connection in mid-vote', async () => {
    await console_.goOn('Kritik gewichten');
    seen = '';
    await console_.openRound();
    await wall.getByText(say('projector.rank.hiddenShort')).waitFor();
    await clara.dots({ [TOPICS.holes]: 1 });
    await clara.sees(/^Angekommen/);
    cable.cut();
    await opened.clara.setOffline(true);
    await clara.dots({ [TOPICS.offices]: 2 });
    await clara.sees(say('ui.offline'));
    await show(clara.page, 'phone');
    await all(
      anna.vote({ [TOPICS.offices]: 2, [TOPICS.holes]: 1 }),
      bernd.vote({ [TOPICS.offices]: 2, [TOPICS.elders]: 1 }),
    );
    await wall.getByText(/^3\s*von 3 haben abgestimmt/).waitFor();
    await assert.rejects(clara.page.reload(), /ERR_/);
    await opened.clara.setOffline(false);
    cable.mend();
    await clara.page.goto(`${cable.url}/j/${code.replace(/\D/g, '')}`);
    await clara.sees(say('day.vote.noneLeft'));
    assert.equal(await clara.hole(TOPICS.offices, 2).getAttribute('aria-pressed'), 'true');
    await clara.sees(/^Angekommen/);
    await clara.hand.press(clara.button('day.vote.send'));
    await clara.heading(say('day.arrived')).waitFor();
    await light(bernd.page, 'phone, ballot arrived');
    await secret(Object.values(TOPICS));
    await console_.closeRound();
    await wall.getByText(say('projector.rank.counting')).waitFor();
    await secret(Object.values(TOPICS));
    await console_.reveal();
    const places = wall.getByRole('listitem');
    await places
      .filter({ hasText: TOPICS.offices })
      .getByText(say('ui.points', { count: 6 }))
      .waitFor();
    assert.match(seen, tally, 'what is secret before comes with the reveal');
    await light(wall, 'projector, result');
    await clara.sees(say('day.result.own', { count: 2 }));
    await show(wall, 'projector');
  });

  await step('Criticism becomes aims, aims become wishes', async () => {
    await console_.goOn('Ins Positive wenden');
    const topics = anna.page.getByRole('group', { name: say('day.aim.choose') });
    await anna.hand.press(topics.getByRole('button', { name: TOPICS.offices }));
    await anna.send('Bei uns geht der Ausweis auch am Abend.', 'day.aim.send');
    await console_.page
      .getByRole('radio', { name: begins('Bei uns geht der Ausweis') })
      .locator('xpath=ancestor::label')
      .click();
    await wall.getByText('Bei uns geht der Ausweis auch am Abend.').waitFor();
    await console_.goOn('Wünsche sammeln');
    await all(...[anna, bernd, clara].map((one, index) => one.send(WISHES[index])));
    await wall.getByText(WISHES[1]).waitFor();
  });

  await step('Tables write their picture of the future', async () => {
    await console_.goOn('Zukunftsbilder in Gruppen');
    await console_.page.getByLabel(say('console.tablesCount')).fill('2');
    await console_.page
      .getByRole('main')
      .getByRole('button', { name: say('console.formGroups') })
      .click();
    await all(...[anna, bernd, clara].map((one) => one.field('day.utopia.title').waitFor()));
    await anna.hand.write(anna.field('day.utopia.title'), 'Das Dorf, das sich kümmert');
    await anna.hand.write(anna.field('day.utopia.text'), 'Niemand bleibt allein.');
    await anna.hand.press(anna.button('day.utopia.save'));
    await anna.sees(say('day.sheet.savedForTable'));
    await light(anna.page, 'phone, table');
    await console_.goOn('Zukunftsbilder vorstellen');
    const table = console_.page.getByRole('listitem').filter({ hasText: 'Das Dorf, das sich kümmert' });
    await table.getByRole('button', { name: say('console.present'), exact: true }).click();
    await wall.getByText('Das Dorf, das sich kümmert').waitFor();
  });

  await step('Dots on wishes, then a break', async () => {
    await console_.goOn('Wünsche gewichten');
    seen = '';
    await console_.openRound();
    await all(...[anna, bernd, clara].map((one) => one.vote({ [WISHES[1]]: 2, [WISHES[0]]: 1 })));
    await secret(WISHES);
    await console_.closeRound();
    await console_.reveal();
    await wall
      .getByRole('listitem')
      .filter({ hasText: WISHES[1] })
      .getByText(say('ui.points', { count: 6 }))
      .waitFor();
    await console_.goOn('Pause');
    await bernd.heading(/^Pause/).waitFor();
    await wall.getByText(say('projector.break.until')).waitFor();
  });

  await step('What helps and what is in the way', async () => {
    await console_.goOn('Wirklichkeits-Check');
    for (const wish of WISHES.slice(0, 2))
      await console_.page
        .getByRole('checkbox', { name: begins(wish) })
        .locator('xpath=ancestor::label')
        .click();
    const about = bernd.page.getByRole('group', { name: bernd.say('day.check.choose') });
    await bernd.hand.press(about.getByRole('button', { name: WISHES[0] }));
    await bernd.send('Die Bücherei hat einen Raum.');
    await wall.getByText('Die Bücherei hat einen Raum.').waitFor();
  });

  await step('Measures come from the phones', async () => {
    await console_.goOn('Maßnahmen ausarbeiten');
    const simple = { ...MEASURES[1], domain: 'Menschen ab 60 Jahren' };
    // One after the other: the number is given when a measure arrives.
    await anna.measure(MEASURES[0]);
    await anna.sees(say('day.measures.listed', { number: 'M-001' }));
    await bernd.measure(simple);
    await bernd.sees(bernd.say('day.measures.listed', { number: 'M-002' }));
    await clara.measure(MEASURES[2]);
    await clara.sees(say('day.measures.listed', { number: 'M-003' }));
    await console_.page.getByText(MEASURES[2].title).first().waitFor();
    await all(light(bernd.page, 'phone, measures'), light(console_.page, 'console, measures'));
  });

  await step('The room ranks its measures', async () => {
    const [cafe, bus, wlan] = MEASURES.map((one) => one.title);
    await console_.goOn('Maßnahmen bewerten');
    seen = '';
    await console_.openRound();
    await all(
      anna.vote({ [bus]: 2, [cafe]: 1 }),
      bernd.vote({ [bus]: 2, [wlan]: 1 }),
      clara.vote({ [cafe]: 2, [bus]: 1 }),
    );
    await wall.getByText(say('projector.rank.hiddenShort')).waitFor();
    await secret([cafe, bus, wlan]);
    await console_.closeRound();
    await console_.reveal();
    const places = wall.getByRole('listitem');
    await places
      .filter({ hasText: bus })
      .getByText(say('ui.points', { count: 5 }))
      .waitFor();
    await light(bernd.page, 'phone, result');
  });

  await step('Somebody promises a first step', async () => {
    await console_.goOn('Verabredungen treffen');
    await clara.hand.write(clara.field('day.offer.what'), 'Raum in der Bücherei klären');
    await clara.page.getByText(say('day.offer.consent')).click();
    await clara.hand.write(clara.field('day.offer.who'), 'Team Bücherei');
    await clara.hand.write(clara.field('day.offer.when'), 'Ende Mai');
    await clara.hand.press(clara.button('day.offer.send'));
    await clara.sees(say('day.offer.proposed'));
    await console_.button(say('console.confirm')).click();
    await clara.sees(say('day.offer.confirmed'));
    await wall.getByText('Raum in der Bücherei klären').waitFor();
  });

  await step('The results are frozen, the evening ends', async () => {
    await console_.goOn('Abschluss');
    await bernd.send('Es war schön.', 'day.feedback.send');
    await console_.next(say('console.freeze'));
    await console_.confirm('console.freeze');
    await console_.page.getByText(say('console.frozenText')).waitFor();
    await console_.next(say('console.endDay'));
    await console_.confirm('console.endDay');
    await anna.heading(say('day.followUp.title')).waitFor();
    // In Leichte Sprache only the first sentence is the heading.
    await bernd.heading(bernd.say('day.followUp.title').replace(/(?<=\.) .*/, '')).waitFor();
    await wall.getByText(say('projector.ended.after')).waitFor();
    await light(anna.page, 'phone, afterwards');
  });

  await step('The office has the measures with their ranks', async () => {
    await office.bringToFront();
    await office.reload();
    await office.getByRole('link', { name: say('office.area.measures') }).click();
    const row = (number) => office.getByRole('row').filter({ hasText: number });
    await row('M-001').waitFor();
    const cells = async (line) => {
      const roles = ['cell', 'rowheader', 'columnheader'].map((role) => line.getByRole(role));
      const texts = await roles[0].or(roles[1]).or(roles[2]).allInnerTexts();
      return texts.map((text) => text.trim());
    };
    const titles = await cells(office.getByRole('row').first());
    const cell = async (number, title) => (await cells(row(number)))[titles.indexOf(title)];
    for (const [number, rank, points] of [
      ['M-001', '2', '3'],
      ['M-002', '1', '5'],
      ['M-003', '3', '1'],
    ]) {
      assert.equal(await cell(number, say('office.measures.rank')), rank, number);
      assert.equal(await cell(number, say('outcome.support.points')), points, number);
    }
    await light(office, 'office, measures');
    await show(office, 'office');
  });

  await step('The workbook opens and says the same', async () => {
    await office.getByRole('link', { name: say('office.area.exports') }).click();
    const title = say('office.exports.xlsx');
    const download = office.waitForEvent('download');
    await office.getByRole('button', { name: say('office.exports.get', { title }) }).click();
    const file = await download;
    assert.match(file.suggestedFilename(), /^massnahmen-digitalstrategie-musterstadt-\d{4}-\d\d-\d\d\.xlsx$/);
    const workbook = readWorkbook(readFileSync(await file.path()));
    assert.deepEqual(
      workbook.map((sheet) => sheet.name),
      [
        'Übersicht',
        'Maßnahmen',
        'je Lebensbereich',
        'Rangfolge',
        'Abstimmung',
        'Kosten und Personal',
        'Zeitplan',
        'Fördermittel',
        'Aufgaben',
        'Meilensteine',
        'Ortsgemeinden',
        'Herkunft',
        'Legende',
        'Stand',
      ],
    );
    const sheet = (name) => workbook.find((one) => one.name === name);
    const measures = Object.fromEntries(records(sheet('Maßnahmen')).map((row) => [row['Nr.'], row]));
    assert.deepEqual(Object.keys(measures).sort(), ['M-001', 'M-002', 'M-003']);
    const cafe = measures['M-001'];
    assert.equal(cafe.Titel, MEASURES[0].title);
    assert.equal(cafe.Kurzbeschreibung, MEASURES[0].description);
    assert.match(cafe.Lebensbereich, begins(MEASURES[0].domain));
    assert.equal(cafe['Rang Bürger'], '2');
    assert.equal(cafe.Punkte, '3');
    assert.equal(cafe['Unterstützung'], '3 Punkte');
    assert.equal(measures['M-002']['Rang Bürger'], '1');
    assert.equal(measures['M-002'].Punkte, '5');
    assert.equal(measures['M-003']['Rang Bürger'], '3');
    const votes = records(sheet('Abstimmung')).filter((row) => row.Vorschlag === MEASURES[1].title);
    assert.deepEqual(
      votes.map((row) => [row.Rang, row['Unterstützung'], row['gezählt als'], row.Stimmzettel]),
      [['1', '5', 'Punkte', '3']],
    );
    const origins = records(sheet('Herkunft')).filter((row) => row['Nr.'] === 'M-001');
    assert.deepEqual(
      origins.map((row) => [row.Kartenart, row.Text]),
      [['Wunsch', WISHES[0]]],
    );
    assert.match(JSON.stringify(sheet('Übersicht').rows), new RegExp(STRATEGY));
  });

  for (const page of [office, console_.page, wall, anna.page, bernd.page])
    assert.deepEqual(page.faults, [], page.url());
  // Without a connection a browser complains; nothing else may go wrong.
  const faults = clara.page.faults.filter((fault) => !/net::ERR_|request to chromewebdata/.test(fault));
  assert.deepEqual(faults, [], 'the phone that was away');
});
