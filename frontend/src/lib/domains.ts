import {
  bookOpen,
  briefcaseHeart,
  coffee,
  glasses,
  twoHouses,
  landmark,
  leaf,
  radioTower,
  signpost,
  store,
} from './ui/domain-icons';

/** One tile of a pattern on a 12 by 12 field; without a stroke width it is filled. */
export interface Pattern {
  path: string;
  stroke?: number;
}

/** How a life domain looks. Its colours are the class (`styles/domains.css`), light and dark. */
export interface DomainLook {
  /** CSS class that sets `--hue` and `--hue-area`. */
  className: string;
  icon: string;
  pattern: Pattern;
  /** From the tenth domain on the nine looks come again in a doubled frame. */
  doubled: boolean;
}

const looks: readonly (Pattern & { key: string; icon: string })[] = [
  { key: 'digital_infrastructure', icon: radioTower, path: 'M-3 9L9-3M-3 21L21-3M3 21L21 3', stroke: 2.6 },
  {
    key: 'education_youth',
    icon: bookOpen,
    path: 'M1.6 3a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M7.6 9a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0',
  },
  { key: 'local_economy', icon: store, path: 'M2 0V12M6 0V12M10 0V12', stroke: 1.9 },
  { key: 'tourism', icon: signpost, path: 'M-3 3q3-4 6 0t6 0t6 0M-3 9q3-4 6 0t6 0t6 0', stroke: 1.3 },
  {
    key: 'silver_society',
    icon: glasses,
    path: 'M1 6a5 5 0 1 0 10 0a5 5 0 1 0-10 0M4 6a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
    stroke: 1.2,
  },
  { key: 'work_social', icon: briefcaseHeart, path: 'M3 .6v4.8M.6 3h4.8M9 6.6v4.8M6.6 9h4.8', stroke: 1.5 },
  { key: 'municipal_administration', icon: landmark, path: 'M0 2h12M0 6h12M0 10h12', stroke: 1.5 },
  { key: 'village_town_development', icon: twoHouses, path: 'M0 0h6v6h-6zM6 6h6v6h-6z' },
  {
    key: 'everyday_life',
    icon: coffee,
    path: 'M-3 4.5l3-3 3 3 3-3 3 3 3-3 3 3M-3 10.5l3-3 3 3 3-3 3 3 3-3 3 3',
    stroke: 1.4,
  },
];

const none: DomainLook = { className: 'domain-0', icon: leaf, pattern: { path: '' }, doubled: false };

/**
 * The look of a domain: by its key if it is one of the template's, else by its place in the process.
 * `order` counts from 1. A contribution without a domain gets a grey band without a pattern.
 */
export function domainLook(domain: { key?: string | null; order?: number } | null | undefined): DomainLook {
  if (!domain) return none;
  const known = looks.findIndex((look) => look.key === domain.key);
  const order = Math.max(1, Math.trunc(domain.order ?? 1));
  const index = known >= 0 ? known : (order - 1) % looks.length;
  const look = looks[index];
  if (!look) return none;
  return {
    className: `domain-${index + 1}`,
    icon: look.icon,
    pattern: look,
    doubled: known < 0 && order > looks.length,
  };
}
