// A line to the server that can be cut, as a hall's WLAN cuts it: open connections end, new ones are refused.
import { connect, createServer } from 'node:net';

/** Gives `url` (the same server through the line), `cut()`, `mend()` and `close()`. */
export async function line(serverUrl) {
  const { hostname, port } = new URL(serverUrl);
  const pairs = new Set();
  let whole = true;
  const gate = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    const end = () => {
      near.destroy();
      far.destroy();
      pairs.delete(end);
    };
    pairs.add(end);
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    near.pipe(far).pipe(near);
  });
  await new Promise((resolve) => gate.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    whole = false;
    for (const end of [...pairs]) end();
  };
  return {
    url: `http://127.0.0.1:${gate.address().port}`,
    cut,
    mend: () => (whole = true),
    close: () => {
      cut();
      gate.close();
    },
  };
}
