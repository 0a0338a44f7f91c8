/**
 * The order in which one participant sees the options of a round: whoever stands first on a list gets
 * more dots. It follows from the two ids alone, and is the same as in the service (domain/shuffle.rs):
 * FNV-1a (64 bit) of the ids into a SplitMix64 generator that drives a Fisher–Yates shuffle.
 */
export function shuffled<T>(options: readonly T[], participant: string, round: string): T[] {
  const order = [...options];
  const next = splitMix64(seed(participant, round));
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Number((next() * BigInt(last + 1)) >> 64n);
    const [a, b] = [order[last], order[other]] as [T, T];
    order[last] = b;
    order[other] = a;
  }
  return order;
}

function seed(participant: string, round: string): bigint {
  const encoder = new TextEncoder();
  const bytes = [...encoder.encode(participant), 0xff, ...encoder.encode(round)];
  return bytes.reduce(
    (hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n),
    0xcbf29ce484222325n,
  );
}

function splitMix64(start: bigint): () => bigint {
  let state = start;
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
}
