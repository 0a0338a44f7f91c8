import { mount } from 'svelte';
import './gallery.css';
import { setUpLanguages } from '../lib/i18n';
import App from './App.svelte';

const face = new URLSearchParams(location.search).get('face') ?? 'phone';
if (face === 'office') await import('../styles/office.css');
else if (face === 'console') await import('../styles/console.css');
else await import('../styles/phone.css');

await setUpLanguages({
  de: async () => (await import('../messages/shared/de.json')).default,
  en: async () => (await import('../messages/shared/en.json')).default,
  'de-simple': async () => (await import('../messages/shared/de-simple.json')).default,
});

const target = document.getElementById('app');
if (target) mount(App, { target });
