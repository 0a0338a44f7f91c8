// Reads `docs/accessibility/*.md` and does what it says, as a person with keyboard and screen reader would: no
// pointer, no look at the page, only keys and what the accessibility tree gives.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { focusShows } from './reachable.mjs';
import { ROLES, line, reader } from './reader.mjs';

/** How long something may take. Who writes the script wants to be told soon. */
const WAIT = Number(process.env.ZW_PATIENCE ?? 60_000);
const LONGEST_WAY = 150;
/** Two unasked announcements are five seconds apart; the rest is the slack of a busy machine. */
const APART = 4_500;
/** A screen may take a moment to say where it goes on. */
const FOCUS_MS = 400;

/** Where the files are that are chosen. */
const FILES = new URL('../files/', import.meta.url);

const KEYS = {
  Eingabe: 'Enter',
  Leertaste: 'Space',
  Escape: 'Escape',
  Rückschritt: 'Backspace',
  'Pfeil ab': 'ArrowDown',
  'Pfeil auf': 'ArrowUp',
  'Pfeil rechts': 'ArrowRight',
  'Pfeil links': 'ArrowLeft',
  'Strg+Eingabe': 'Control+Enter',
  'Umschalt+Tab': 'Shift+Tab',
};

/** A file of the script: what is done at one sitting → tasks in order → steps. A step is `{ text, place }`. */
export function readScript(path) {
  const sittings = new Map();
  let sitting;
  let task;
  for (const [index, text] of readFileSync(path, 'utf8').split('\n').entries()) {
    const [, level, title] = /^(##|###) (.+)$/.exec(text) ?? [];
    if (level === '##') sittings.set(title, (sitting = []));
    if (level === '###') sitting.push((task = { title, steps: [] }));
    const step = /^\d+\. (.+)$/.exec(text)?.[1];
    if (step) task.steps.push({ text: step, place: index + 1 });
  }
  return sittings;
}

/** `Textfeld »Ort« mit »Talheim« (ungültig)` as something to compare with. */
function wanted(text) {
  const [, word, name, value, states] =
    /^(\S+) »(.*?)«(?: mit »(.*?)«)?(?: \((.+?)\))?$/.exec(text.trim()) ?? [];
  if (!ROLES[word]) throw new Error(`Nobody knows what this is: ${text}`);
  return { word, name, value, roles: ROLES[word], states: states?.split(', ') ?? [] };
}

/** `…` stands for anything. */
const same = (name, found) => {
  const parts = name.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(found);
};
const fits = (want, node) =>
  want.roles.includes(node.role) &&
  same(want.name, node.name) &&
  (want.value === undefined || same(want.value, node.value)) &&
  want.states.every((state) => node.states.includes(state));

/** A person at `page` who follows the script; `hall` does by name what others do, `told` gives texts for `{…}`. */
export async function person(page, hall, told = {}) {
  const ears = await reader(page);
  const faults = new Set();
  let last = 0;
  /** Whether the focus was on something since this page was opened. */
  let held = false;
  page.on('domcontentloaded', () => {
    last = 0;
    held = false;
  });
  const files = [];
  page.on('download', (download) => files.push(download.suggestedFilename()));
  let chooser;
  page.on('filechooser', (opened) => (chooser = opened));
  const fill = (text) =>
    text.replace(/\{([^}]+)\}/g, (whole, name) => {
      if (!(name in told)) throw new Error(`Nobody was told ${whole}`);
      return told[name];
    });

  /** Looks until `found()` gives something. */
  async function until(found, what) {
    const end = Date.now() + WAIT;
    for (;;) {
      const value = await found();
      if (value) return value;
      if (Date.now() > end) {
        const tree = (await ears.tree()).map(line).join('\n  ');
        const said = (await ears.heard()).map((one) => one.text).join(' | ');
        throw new Error(`${what}\n  ${tree}\nfocus: ${line(await ears.focus())}\nheard: ${said}`);
      }
      await page.waitForTimeout(100);
    }
  }

  const nowhere = () => page.evaluate(() => (document.activeElement ?? document.body) === document.body);
  /** Who is read to must not be put back to the top of the page by what they have just done. */
  async function keepsFocus(where) {
    if (!(await nowhere())) held = true;
    else if (held) {
      const end = Date.now() + FOCUS_MS;
      while (Date.now() < end && (await nowhere())) await page.waitForTimeout(50);
      if (await nowhere()) faults.add(`the focus is lost before ${where}`);
      held = false;
    }
  }

  async function go(want, text, key) {
    // What is not there yet cannot be reached.
    await until(
      async () => (await ears.tree()).some((node) => fits({ ...want, states: [] }, node)),
      `missing: ${text}`,
    );
    await keepsFocus(text);
    const way = [];
    for (let steps = 0; steps < LONGEST_WAY; steps += 1) {
      const focus = await ears.focus();
      if (!(await focusShows(page))) faults.add(`the focus does not show on ${line(focus)}`);
      if (fits(want, focus)) return;
      way.push(line(focus));
      await page.keyboard.press(key);
    }
    throw new Error(`${key} does not reach ${text}:\n  ${way.slice(0, 60).join('\n  ')}`);
  }

  const verbs = [
    [/^Im Saal: (.+)$/, (what) => hall(what)],
    [
      /^(Tab|Pfeil) bis (\S+ »[^«]*«(?: \([^)]*\))?)((?:, .+)*)$/,
      async (key, target, then) => {
        await go(wanted(target), target, { Tab: 'Tab', Pfeil: 'ArrowDown' }[key]);
        for (const [, more] of then.matchAll(/, ([^»,]+(?:»[^«]*«)?)/g)) await step(more);
      },
    ],
    [
      /^Datei »(.+)«$/,
      async (name) => {
        await until(() => chooser, 'no file is asked for');
        await chooser.setFiles(fileURLToPath(new URL(name, FILES)));
        chooser = undefined;
      },
    ],
    [
      /^Bekommt die Datei »(.+)«$/,
      (name) => until(() => files.some((file) => same(name, file)), `no such file came: ${files}`),
    ],
    [
      /^Merkt sich als ([^:]+): (.+)$/,
      async (name, target) => {
        const want = wanted(target);
        const found = await until(
          async () => (await ears.tree()).find((node) => fits(want, node)),
          `missing: ${target}`,
        );
        told[name] = found.name;
      },
    ],
    [
      /^Liest nirgends (.+)$/,
      (target) =>
        until(
          async () => !(await ears.tree()).some((node) => fits(wanted(target), node)),
          `still read: ${target}`,
        ),
    ],
    [/^Lädt neu$/, () => page.reload()],
    [/^Geht zur Adresse »(.+)«$/, (address) => page.goto(new URL(address, page.url()).href)],
    [
      /^schreiben »(.*)«$/i,
      async (text) => {
        await page.keyboard.press('Control+A');
        await page.keyboard.type(text);
      },
    ],
    [
      /^Taste (.+?)(?: ×(\d+))?$/,
      async (key, times = 1) => {
        for (let done = 0; done < times; done += 1) await page.keyboard.press(KEYS[key] ?? key);
      },
    ],
    [
      /^Fokus auf (.+)$/,
      (target) =>
        until(async () => fits(wanted(target), await ears.focus()), `the focus is not on ${target}`),
    ],
    [
      /^Hört »(.+)«$/,
      (text) =>
        until(async () => {
          const heard = await ears.heard();
          const at = heard.findIndex((one, index) => index >= last && same(text, one.text));
          if (at >= 0) last = at + 1;
          return at >= 0;
        }, `not announced: ${text}`),
    ],
  ];
  async function step(text) {
    if (KEYS[text]) return page.keyboard.press(KEYS[text]);
    for (const [form, act] of verbs) {
      const match = form.exec(text);
      if (match) return act(...match.slice(1));
    }
    throw new Error(`Nobody knows how to: ${text}`);
  }

  /** Lines that are read one after the other, in this order. */
  const reads = (targets) =>
    until(
      async () => {
        let from = 0;
        const tree = await ears.tree();
        for (const target of targets) {
          const at = tree.findIndex((node, index) => index >= from && fits(wanted(target), node));
          if (at < 0) return false;
          from = at + 1;
        }
        return true;
      },
      `not read in this order:\n  ${targets.join('\n  ')}\nbut:`,
    );

  const isRead = (text = '') => text.startsWith('Liest ') && !text.startsWith('Liest nirgends ');

  return {
    /** Follows one task; gives how long it took. */
    follow: async ({ title, steps }) => {
      const begun = performance.now();
      // Between two tasks the window was looked at in other sizes: what had the focus may have been hidden.
      held = false;
      for (let index = 0; index < steps.length; index += 1) {
        const { text, place } = steps[index];
        try {
          if (isRead(text)) {
            const targets = [];
            while (isRead(steps[index]?.text)) targets.push(fill(steps[index++].text.slice(6)));
            index -= 1;
            await reads(targets);
            await keepsFocus(`line ${place}`);
          } else await step(fill(text));
        } catch (fault) {
          fault.message = `${title}, line ${place} (${text}): ${fault.message}`;
          throw fault;
        }
      }
      return Math.round(performance.now() - begun);
    },
    /** Where the focus went without being seen, or was lost. */
    faults: () => [...faults],
    /** Announcements that came too fast, or said nothing; a key's own answer may come at once. */
    noise: async () => {
      const found = [];
      let before;
      for (const one of (await ears.heard()).filter(
        ({ urgent, own, shared }) => !urgent && (shared || !own),
      )) {
        const gap = before ? one.at - before.at : Infinity;
        if (gap < APART) found.push(`${Math.round(gap)} ms after »${before.text}«: »${one.text}«`);
        before = one;
      }
      return found;
    },
  };
}
