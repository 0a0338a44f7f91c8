import '../styles/projector.css';
import { start } from '../lib/start';
import App from './App.svelte';

// The wall speaks to the room, not to the laptop's owner: German, unless its address says `?lang=en`.
const language = new URLSearchParams(location.search).get('lang') ?? 'de';

start(
  App,
  {
    de: async () => (await import('./messages/de')).default,
    en: async () => (await import('./messages/en')).default,
  },
  language,
);
