// The console with 500 cards while 60 more come in a minute: frames and long tasks.
import { randomUUID } from 'node:crypto';
import { context } from '../../e2e/lib/browser.mjs';
import { moderate } from '../../e2e/lib/moderator.mjs';
import { visit } from '../../e2e/lib/visitor.mjs';
import { countFrames, frames, watch } from './measure.mjs';

const CARDS = 500;
const card = (number) => ({
  type: 'addCard',
  kind: 'criticism',
  text: `Karte ${number}: Laterne gemeldet, nie eine Antwort, und das seit Jahren`,
  domainId: null,
  origin: 'spoken',
  clientKey: randomUUID(),
  aboutId: null,
});

/** Waits until so many topics are on the board; asks little of the page, whose frames are being counted. */
const standing = (page, count) =>
  page.waitForFunction((count) => document.querySelectorAll('[data-drop] .face').length === count, count);

/** Prints what a moderator sees while cards come in and while the list is scrolled. */
export async function measureConsole(browser, server, staff, seconds = 60) {
  const workshop = await moderate(server, staff);
  await workshop.ask({ type: 'openWorkshop' });
  await workshop.ask({ type: 'setPreApproval', on: false });
  await workshop.go('critique', 'collect');
  // As many people as it takes: nobody may send cards by the dozen.
  for (let number = 1; number <= CARDS;) {
    const person = await visit(server.url, workshop.code);
    for (let given = 0; given < 10; given += 1, number += 1) {
      const answer = await person.card('criticism', card(number).text);
      if (answer.type !== 'ack') throw new Error(JSON.stringify(answer));
    }
    person.leave();
  }
  const place = await context(browser, 'console');
  const [name, value] = staff.cookie.split('=');
  await place.addCookies([{ name, value, url: server.url }]);
  const page = await place.newPage();
  await page.addInitScript(watch);
  for (const step of ['collect', 'cluster']) {
    if (step === 'cluster') await workshop.go('critique', 'cluster');
    await page.goto(`${server.url}/console#/w/${workshop.id}`);
    await page.getByText(`Karte ${CARDS}:`).first().waitFor();
    if (step === 'collect') {
      await countFrames(page);
      const begun = Date.now();
      for (let number = 1; number <= seconds; number += 1) {
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, begun + number * 1000 - Date.now())));
        await workshop.ask(card(CARDS + number));
      }
      console.log(`console, ${CARDS} cards, ${seconds} more coming in: ${await frames(page)}`);
    } else {
      const topic = { type: 'createCluster', shortTitle: '', domainId: null, kind: 'criticism' };
      const loose = workshop.state.cards.map((one) => one.id);
      await countFrames(page);
      // Twenty topics as fast as they are taken, then card after card as if five people moved them, at last the rest.
      const topics = [];
      for (let number = 0; number < 20; number += 1)
        topics.push(await workshop.ask({ ...topic, title: `Thema ${number}`, cardIds: [loose.shift()] }));
      await standing(page, 20);
      console.log(`console, ${CARDS} cards, 20 topics at once: ${await frames(page)}`);
      await countFrames(page);
      for (let number = 0; number < 200; number += 5) {
        const moves = loose
          .splice(0, 5)
          .map((card, at) => ({ cardIds: [card], clusterId: topics[(number + at) % 20] }));
        await Promise.all(moves.map((move) => workshop.ask({ type: 'moveCards', ...move })));
      }
      await workshop.ask({ type: 'moveCards', cardIds: loose.splice(0, 150), clusterId: topics[0] });
      await page.waitForFunction(
        (count) => document.querySelectorAll('[data-from="loose"]').length === count,
        loose.length,
      );
      console.log(`console, 200 of them into topics one by one, 150 in one go: ${await frames(page)}`);
    }
    await countFrames(page);
    await page.mouse.move(640, 500);
    for (let turn = 0; turn < 40; turn += 1) {
      await page.mouse.wheel(0, 300);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    console.log(`console, ${step}, scrolling through them: ${await frames(page)}`);
  }
  await place.close();
  workshop.close();
}
