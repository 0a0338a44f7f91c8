// What a screen reader gets of a page: the accessibility tree in reading order, what has the focus, and every
// announcement of a live region. Through Chromium's own tree, so that hidden, inert and unnamed things show as such.

/** Roles in the words of `docs/accessibility/`. */
export const ROLES = {
  Schaltfläche: ['button'],
  Link: ['link'],
  Textfeld: ['textbox', 'searchbox'],
  Zahlenfeld: ['spinbutton'],
  Auswahlliste: ['combobox', 'listbox'],
  Optionsfeld: ['radio'],
  Kästchen: ['checkbox', 'switch'],
  Regler: ['slider'],
  Register: ['tab'],
  Menüpunkt: ['menuitem', 'menuitemradio', 'menuitemcheckbox'],
  Aufklapper: ['DisclosureTriangle', 'DisclosureTriangleGrouped', 'summary'],
  Überschrift: ['heading'],
  Text: ['text'],
  Dialog: ['dialog', 'alertdialog'],
  Gruppe: ['group', 'radiogroup'],
  Bereich: ['region', 'main', 'banner', 'contentinfo', 'complementary', 'form', 'search'],
  Navigation: ['navigation'],
  Liste: ['list'],
  Eintrag: ['listitem', 'article'],
  Tabelle: ['table'],
  Zeile: ['row'],
  Zelle: ['cell', 'gridcell'],
  Spaltentitel: ['columnheader'],
  Zeilentitel: ['rowheader'],
  Bild: ['image', 'img'],
  Fortschritt: ['progressbar', 'meter'],
};

const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

/** The states that are worth a word, in the words of the script. */
function statesOf(node) {
  const value = Object.fromEntries((node.properties ?? []).map((one) => [one.name, one.value.value]));
  const states = [];
  const say = (word, when) => when && states.push(word);
  say('gedrückt', value.pressed === 'true');
  say('nicht gedrückt', value.pressed === 'false');
  say('gewählt', value.checked === 'true' || value.selected === true);
  say('nicht gewählt', value.checked === 'false');
  say('aufgeklappt', value.expanded === true);
  say('zugeklappt', value.expanded === false);
  say('gesperrt', value.disabled === true);
  say('ungültig', value.invalid === 'true');
  say('Pflicht', value.required === true);
  say('modal', value.modal === true);
  if (node.role?.value === 'heading') states.push(`Stufe ${value.level}`);
  return states;
}

const plain = (node) => ({
  role: node.role?.value ?? '',
  name: tidy(node.name?.value),
  value: tidy(String(node.value?.value ?? '')),
  description: tidy(node.description?.value),
  states: statesOf(node),
});

/** Listens on a page; call before the page's address is opened, so that no announcement is missed. */
export async function reader(page) {
  await page.addInitScript(listen);
  const wire = await page.context().newCDPSession(page);
  await wire.send('Accessibility.enable');
  return {
    /** Everything that is read, in order. */
    tree: async () => {
      const { nodes } = await wire.send('Accessibility.getFullAXTree');
      return flatten(nodes);
    },
    /** What has the focus: role, name, states; the page itself if nothing has. */
    focus: async () => {
      const { result } = await wire.send('Runtime.evaluate', { expression: 'document.activeElement' });
      const { nodes } = await wire.send('Accessibility.getPartialAXTree', {
        objectId: result.objectId,
        fetchRelatives: false,
      });
      await wire.send('Runtime.releaseObject', { objectId: result.objectId });
      return plain(nodes[0]);
    },
    /** What was announced so far: `{ at, text, own }`; `own` answers a key of this person. */
    heard: () => page.evaluate(() => window.announced ?? []),
  };
}

function flatten(nodes) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  const spoken = (node) =>
    node.role?.value === 'StaticText'
      ? (node.name?.value ?? '')
      : (node.childIds ?? []).map((id) => spoken(byId.get(id) ?? {})).join(' ');
  const visit = (node, above) => {
    if (!node) return;
    const role = node.role?.value;
    const children = (node.childIds ?? []).map((id) => byId.get(id));
    let inside = above;
    if (!node.ignored && !['StaticText', 'InlineTextBox', 'RootWebArea', 'generic', 'none'].includes(role)) {
      const one = plain(node);
      if (
        one.name ||
        one.value ||
        one.states.length > 0 ||
        ['main', 'dialog', 'table', 'list'].includes(role)
      )
        found.push(one);
    }
    if (!above && children.some((child) => child?.role?.value === 'StaticText' && !child.ignored)) {
      const text = tidy(spoken(node));
      // A name that is its text is read once.
      if (text && text !== found.at(-1)?.name)
        found.push({ role: 'text', name: text, value: '', states: [] });
      inside = true;
    }
    for (const child of children) visit(child, inside);
  };
  visit(nodes[0], false);
  return found;
}

/** Runs in the page: writes down what live regions say. */
function listen() {
  window.announced = [];
  // What a region says so soon after a key is an answer to it.
  const ANSWER = 10_000;
  let key = -Infinity;
  addEventListener('keydown', () => (key = performance.now()), true);
  const regions = '[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])';
  const last = new WeakMap();
  /** What can be heard of it: not what is still hidden. */
  const tidy = (element) => element.innerText.replace(/\s+/g, ' ').trim();
  new MutationObserver((changes) => {
    const touched = new Set();
    for (const { target, addedNodes } of changes) {
      const element = target.nodeType === 1 ? target : target.parentElement;
      const region = element?.closest(regions);
      if (region) touched.add(region);
      for (const added of addedNodes)
        if (added.nodeType === 1)
          for (const one of [added, ...added.querySelectorAll('*')])
            if (one.matches('[role=alert]')) touched.add(one);
            // A polite region that comes with its words says nothing to many; an alert does.
            else if (one.matches(regions)) last.set(one, one.innerText);
    }
    const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
    for (const region of touched) {
      // What is behind a modal dialog is not heard.
      if (modal && !modal.contains(region)) continue;
      const text = tidy(region);
      // A space more is how the same words are said once more.
      if (text === '' || region.innerText === last.get(region)) continue;
      last.set(region, region.innerText);
      window.announced.push({
        at: performance.now(),
        text,
        urgent: region.role === 'alert',
        own: performance.now() - key < ANSWER,
        // The region of all news (LiveRegion.svelte); an answer in a place of its own may come at once.
        shared: region.matches('div.visually-hidden'),
      });
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['style', 'hidden'],
  });
}

/** A line of the tree for messages and for writing the script. */
export function line({ role, name, value, states }) {
  const german = Object.entries(ROLES).find(([, roles]) => roles.includes(role))?.[0] ?? role;
  const rest = states.length > 0 ? ` (${states.join(', ')})` : '';
  return `${german} »${name}«${value && value !== name ? ` = »${value}«` : ''}${rest}`;
}
