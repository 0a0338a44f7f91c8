// A citizen with a phone: what one does in a workshop, in one's own language and with one's own hands.
import { begins, words } from './words.mjs';

/** `hand` is from `hands.mjs`; `language` is what is chosen on the first screen. */
export function guest(page, hand, language = 'de') {
  const say = words(language);
  const button = (key, params) => page.getByRole('button', { name: say(key, params), exact: true });
  const field = (key) => page.getByRole('textbox', { name: begins(say(key)) });
  const me = {
    page,
    hand,
    say,
    button,
    field,
    heading: (name) => page.getByRole('heading', { level: 1, name, exact: typeof name === 'string' }),
    sees: (text) => page.getByText(text).first().waitFor(),

    /** Types the code on the start page. */
    enter: async (code) => {
      const german = words('de');
      await hand.write(page.getByRole('textbox', { name: begins(german('phone.enter.code')) }), code);
      await hand.press(page.getByRole('button', { name: german('phone.continue'), exact: true }));
    },
    /** Chooses language and group, and is in. */
    join: async (group) => {
      await page.getByText(words('de')('phone.join.codeOk')).waitFor();
      if (language !== 'de') {
        const languages = page.getByRole('group', { name: words('de')('phone.join.language') });
        await hand.choose(languages, 'Leichte Sprache');
      }
      await hand.press(button('phone.join.go'));
      await me.heading(say('phone.about.title')).waitFor();
      await hand.choose(page.getByRole('group', { name: say('phone.about.group') }), begins(group));
      await hand.press(button('phone.continue'));
      await me.heading(say('day.lobby.title')).waitFor();
    },
    /** Sends a card with the button of that name and waits until it has arrived. */
    send: async (text, key = 'day.card.send') => {
      await button(key).waitFor();
      await hand.write(page.locator('main').getByRole('textbox').first(), text);
      await hand.press(button(key));
      await page
        .getByRole('article')
        .filter({ hasText: text })
        .getByText(/Angekommen/)
        .first()
        .waitFor();
    },
    hole: (title, number) => page.getByRole('button', { name: say('ui.hole', { number, total: 2, title }) }),
    /** Gives up to two dots each: `{ title: dots }`. */
    dots: async (points) => {
      for (const [title, dots] of Object.entries(points))
        for (let number = 1; number <= dots; number += 1) await hand.press(me.hole(title, number));
    },
    /** Votes and waits until the ballot has arrived. */
    vote: async (points) => {
      await me.dots(points);
      await hand.press(button('day.vote.send'));
      await me.heading(say('day.arrived')).waitFor();
    },
    /** Fills a measure's sheet question by question and sends it. */
    measure: async ({ title, wish, domain, goal, description, who, firstStep, effort }) => {
      await hand.press(button('day.measures.new'));
      // Whoever sits at a table is asked: together or alone?
      await hand.press(button('day.measures.alone'));
      const next = (what) => hand.press(button('day.sheet.next', { what: say(`day.sheet.${what}`) }));
      await hand.write(field('day.ask.title'), title);
      if (wish) await hand.select(page.getByRole('combobox', { name: begins(say('day.ask.wish')) }), wish);
      await next('domainId');
      await hand.choose(page.getByRole('group', { name: say('day.ask.domainId') }), begins(domain));
      const texts = { goal, description, who, firstStep };
      for (const [name, text] of Object.entries(texts)) {
        await next(name);
        await hand.write(field(`day.ask.${name}`), text);
      }
      await next('effort');
      await hand.choose(
        page.getByRole('group', { name: say('day.ask.effort') }),
        begins(say(`day.effort.${effort}`)),
      );
      await hand.press(button('day.sheet.send'));
      await me.heading(say('day.sheet.mine')).waitFor({ state: 'detached' });
    },
  };
  return me;
}
