/**
 * The pictures of all faces, for the eye and for the test that compares them: the built pages, fed with these states
 * by a player (`e2e/lib/pictures`) in place of the service. Nothing of this is built into the product.
 */
import type { Page } from 'playwright-core';
import type { WorkshopState } from '../lib/live/fold';

export type Face = 'phone' | 'projector' | 'console' | 'office' | 'pages';

/** One screen in one state. */
export interface Picture {
  /** Unique within its face, in small letters, with hyphens: part of file names. */
  name: string;
  face: Face;
  /** Address with query and fragment. */
  path: string;
  /** What the service says on the socket; without it nobody answers. */
  state?: WorkshopState;
  /** The service closes the socket with this code instead. */
  closed?: number;
  /** The socket is closed at once, as without a network. */
  offline?: boolean;
  /** The service refuses the page with this code and closes the socket, as a full room does. */
  turnedAway?: string;
  /** The connection breaks after the picture has come. */
  lost?: boolean;
  /** The page does not speak to the service yet. */
  silent?: boolean;
  /** What commands on the socket get: nothing, or a refusal of this code. */
  refusal?: string;
  /** Bodies of answers to plain requests, by path; whatever is missing is answered by 404. */
  answers?: Record<string, unknown>;
  /** What lies in the browser's storage. */
  kept?: Record<string, string>;
  /** The reader's language; German without one. */
  language?: string;
  /** What the reader does before the picture. */
  act?: (page: Page) => Promise<void>;
  /** What has to be seen first; by default a heading. */
  ready?: string;
}

/** The moment at which all pictures are taken: in the middle of a workshop. */
export const NOW = Date.parse('2026-03-14T10:24:00+01:00');
