import { describe, expect, it } from 'vitest';
import { shuffled } from './shuffle';

describe('shuffled', () => {
  it('gives the order that the service gives', () => {
    // The same vector stands in domain/shuffle.rs.
    expect(shuffled([1, 2, 3, 4, 5, 6, 7, 8], 'participant', 'round')).toEqual([4, 2, 8, 5, 7, 1, 6, 3]);
  });

  it('loses nothing and differs between people', () => {
    const options = Array.from({ length: 14 }, (_, index) => index);
    expect([...shuffled(options, 'a', 'r')].sort((a, b) => a - b)).toEqual(options);
    expect(shuffled(options, 'a', 'r')).not.toEqual(shuffled(options, 'b', 'r'));
  });
});
