import { t } from '../../lib/i18n';

/** "gerade eben", "vor 20 Sekunden", "vor 3 Minuten": steps so coarse that a list stays calm. */
export function ago(ms: number): string {
  if (ms < 10_000) return t('console.justNow');
  if (ms < 60_000) return t('console.secondsAgo', { count: Math.floor(ms / 10_000) * 10 });
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return t('console.minutesAgo', { count: minutes });
  return t('console.hoursAgo', { count: Math.floor(minutes / 60) });
}
