import { describe, expect, it } from 'vitest';
import { domainLook } from './domains';

describe('domainLook', () => {
  it('knows a domain of the template by its key, whatever its place', () => {
    expect(domainLook({ key: 'tourism', order: 1 }).className).toBe('domain-4');
  });

  it('gives unknown domains a look by their place', () => {
    expect(domainLook({ key: 'health', order: 2 }).className).toBe('domain-2');
  });

  it('starts again with a doubled frame from the tenth on', () => {
    const tenth = domainLook({ key: 'climate', order: 10 });
    expect([tenth.className, tenth.doubled]).toEqual(['domain-1', true]);
    expect(domainLook({ key: 'health', order: 9 }).doubled).toBe(false);
  });

  it('shows no domain in grey', () => expect(domainLook(null).className).toBe('domain-0'));
});
