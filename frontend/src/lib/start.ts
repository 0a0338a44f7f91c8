import { mount, type Component } from 'svelte';
import { setUpLanguages, type Loaders } from './i18n';
import { rescueFocus } from './ui/rescue-focus';

/** Starts a page: first its language (the reader's own, or the one given), then its root component in `#app`. */
export function start(root: Component, loaders: Loaders, language?: string): void {
  const target = document.getElementById('app');
  if (!target) return;
  rescueFocus();
  setUpLanguages(loaders, language).then(
    () => void mount(root, { target }),
    () => {
      // No dictionary, no words: the browser's own offline page is the better answer, on the next try.
      target.textContent = 'Keine Verbindung. Bitte laden Sie die Seite neu. / No connection. Please reload.';
    },
  );
}
