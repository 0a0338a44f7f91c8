// Somebody else's hand on the database: a foreign backup, a tool left open. SQLite then says "busy" to the server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const script = `
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
held.execute("ROLLBACK")
`;

/** Keeps everybody from writing to this file until `release()`. */
export async function holdDatabase(file) {
  const child = spawn('/usr/bin/python3', ['-c', script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then(([code]) => Promise.reject(new Error(`The database could not be held: ${code}`))),
  ]);
  return {
    release: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
