import '../styles/projector.css';
import { start } from '../lib/start';
import App from './App.svelte';

// The wall speaks to the room, not to the laptop's owner: German, unless its address says `?lang=en`.
const language = new URLSearchParams(location.search).get('lang') ?? 'de';

/** Sizes are measured, so the letters must be there first; without them the wall starts all the same. */
const weights = [400, 500, 600, 700, 800].map((weight) => document.fonts.load(`${weight} 16px "ZW Sans"`));

const loaders = {
  de: async () => (await import('./messages/de')).default,
  en: async () => (await import('./messages/en')).default,
};

void Promise.allSettled(weights).then(async () => {
  // Developers see single pictures without a server; this branch is not in the built page.
  const fixture = import.meta.env.DEV && location.search.includes('fixture=');
  start(fixture ? (await import('./dev/Fixture.svelte')).default : App, loaders, language);
});
