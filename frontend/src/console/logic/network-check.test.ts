import { describe, expect, it } from 'vitest';
import { doorSeconds, networkVerdict, onServer, partsOf } from './network-check';

const network = { p50Ms: 20, maxMs: 90, pageBytes: 45_000, rate: 1_000_000 };

describe('the network of the hall', () => {
  it('tells how long a full hall loads', () => {
    expect(doorSeconds(network, 500)).toBe(22.5);
    expect(networkVerdict(network, 500)).toBe('ready');
    expect(networkVerdict(network, 2000)).toBe('slow');
    expect(networkVerdict({ ...network, p50Ms: 301 }, 50)).toBe('slow');
    expect(networkVerdict({ ...network, maxMs: 901 }, 50)).toBe('slow');
  });

  it('finds what a page loads, each once', () => {
    const page = '<link href="/assets/a.css"><script src="/assets/b.js"></script><link href="/assets/b.js">';
    expect(partsOf(`${page}<a href="/imprint">x</a>`)).toEqual(['/assets/a.css', '/assets/b.js']);
  });

  it('knows when it looks at itself', () => {
    expect(onServer('127.0.0.1')).toBe(true);
    expect(onServer('werkstatt.example')).toBe(false);
  });
});
