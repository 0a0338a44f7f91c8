import './gallery.css';
import { start } from '../lib/start';
import App from './App.svelte';

// The same components under each face's style sheet: ?face=phone, console or office; &theme=dark; &large.
const query = new URLSearchParams(location.search);
const sheets: Record<string, () => Promise<unknown>> = {
  phone: () => Promise.all([import('../styles/phone.css'), import('../styles/domains.css')]),
  console: () => import('../styles/console.css'),
  office: () => import('../styles/office.css'),
};
if (query.has('large')) document.documentElement.style.fontSize = '200%';

void sheets[query.get('face') ?? 'phone']?.().then(() =>
  start(App, {
    de: async () => (await import('../messages/shared/de.json')).default,
    en: async () => (await import('../messages/shared/en.json')).default,
    'de-simple': async () => (await import('../messages/shared/de-simple.json')).default,
  }),
);
