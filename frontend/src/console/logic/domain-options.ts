import { localText, t } from '../../lib/i18n';
import type { Desk } from '../state.svelte';

/** Life domains as entries of a select; the empty value is "none". */
export const domainOptions = (desk: Desk): { value: string; label: string }[] => [
  { value: '', label: t('console.noDomain') },
  ...desk.state.setup.domains.map((domain) => ({ value: domain.id, label: localText(domain.name) })),
];
