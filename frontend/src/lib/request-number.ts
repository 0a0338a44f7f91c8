import { t } from './i18n';

/** Under which number the service's log names a refusal, to be read out: its first eight digits. */
export const requestNumber = (id: string): string => t('refusal.number', { id: id.slice(0, 8) });
