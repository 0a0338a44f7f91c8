import { beforeEach } from 'vitest';
import de from './messages/shared/de.json';
import { useMessages } from './lib/i18n';

// Components speak German in tests, as they do for most people.
beforeEach(() => {
  if (typeof document !== 'undefined') useMessages('de', de);
});
