// scripts/bench-hall FOLDER: our server and the reference servers in FOLDER, run one after the other by the load generator in
// FOLDER (with our adapter, bench/adapter.rs), several times in turn. Prints medians, spreads and the ratios that the
// goals P1 to P10 name, and the machine's load average during each run.
//
//   REPEAT=3     rounds; the median of each figure counts
//   ONLY=a,b     scenarios: saturation, disk, hall, storm, country, slow, quiet, limit
//   PHONES=10000 phones of the large hall
//   SERVERS=…    zw, actix, raw, node; all that can be built unless set
//   BUILD=0      takes what the last run built
//
// Everything is built beside cargo's target folder; FOLDER is left as it is.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, closeSync, copyFileSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ? resolve(process.argv[2]) : '';
if (!existsSync(join(folder, 'loadgen/src/adapter.rs')) || !folder) {
  console.error('usage: scripts/bench-hall FOLDER (with loadgen, ref-actix, ref-raw, ref-node)');
  process.exit(2);
}
const env = process.env;
const target = env.CARGO_TARGET_DIR ?? join(homedir(), '.cache/zukunftswerkstatt/target');
const work = join(target, 'bench-hall');
const repeat = Number(env.REPEAT ?? 3);
const phones = Number(env.PHONES ?? 10000);
const only = env.ONLY ? env.ONLY.split(',') : ['saturation', 'disk', 'hall', 'storm', 'country', 'slow', 'quiet', 'limit'];
const log = join(work, 'server.log');
const port = 9101;
/** What a commit takes longer in the scenario `disk`, microseconds. */
const COMMIT_US = Number(env.COMMIT_US ?? 100);

// ── build ────────────────────────────────────────────────────────────────────────────────────────

function step(name, command, args, options = {}) {
  console.error(`── ${name} …`);
  const done = spawnSync(command, args, { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28, ...options });
  if (done.status !== 0) throw new Error(`${name} failed: ${command} ${args.join(' ')}`);
  return done.stdout.toString();
}

mkdirSync(work, { recursive: true });
const built = join(work, 'target/release');
const slowSync = join(work, 'slow_sync.so');
let node = join(work, 'theirs/ref-node');

function build() {
  const skip = (path) => !/\/(target|node_modules)(\/|$)/.test(path.slice(folder.length));
  for (const copy of ['theirs', 'ours']) cpSync(folder, join(work, copy), { recursive: true, filter: skip });
  copyFileSync(join(project, 'bench/adapter.rs'), join(work, 'ours/loadgen/src/adapter.rs'));
  const apart = { env: { ...env, CARGO_TARGET_DIR: join(work, 'target') } };
  const generator = ['build', '--release', '-p', 'loadgen'];
  step('Building the generator with our adapter', 'cargo', generator, { ...apart, cwd: join(work, 'ours') });
  copyFileSync(join(built, 'loadgen'), join(work, 'loadgen-ours'));
  step('Building the reference servers', 'cargo', ['build', '--release'], { ...apart, cwd: join(work, 'theirs') });
  const cargo = { cwd: project, env: { ...env, CARGO_TARGET_DIR: target } };
  const ours = ['build', '--locked', '--release', '--bin', 'zukunftswerkstatt', '--bench', 'hall', '--message-format=json'];
  const messages = step('Building our server and what fills the halls', 'cargo', ours, cargo);
  const lines = messages.split('\n').filter(Boolean);
  const filler = lines.map((line) => JSON.parse(line)).find((it) => it.target?.name === 'hall' && it.executable);
  copyFileSync(filler.executable, join(work, 'filler'));
  copyFileSync(join(target, 'release/zukunftswerkstatt'), join(work, 'zukunftswerkstatt'));
  const slow = ['-O2', '-shared', '-fPIC', '-o', slowSync, join(project, 'bench/slow_sync.c'), '-ldl'];
  step('Building the slow disk', 'cc', slow);
  // The halls may look different from those of the last run.
  for (const file of readdirSync(work)) if (/^halls-/.test(file)) rmSync(join(work, file));
}

if (env.BUILD !== '0') build();
const filler = join(work, 'filler');
if (!existsSync(join(node, 'node_modules'))) {
  try {
    const fetch = ['ci', '--no-fund', '--no-audit', '--loglevel=error'];
    step('Fetching what the Node server needs', 'npm', fetch, { cwd: node });
  } catch {
    console.error('ref-node is left out: its packages could not be installed');
    rmSync(join(node, 'node_modules'), { recursive: true, force: true });
    node = '';
  }
}
const known = ['zw', 'actix', 'raw', ...(node ? ['node'] : [])];
const servers = env.SERVERS ? env.SERVERS.split(',').filter((it) => known.includes(it)) : known;

// ── one run ──────────────────────────────────────────────────────────────────────────────────────

const tidy = (db) => ['', '-wal', '-shm'].forEach((end) => rmSync(db + end, { force: true }));

/** Moderators are signed in to the halls for half a day; older ones would open no round. */
const FRESH_MS = 6 * 3_600_000;

/** A database with these halls, made once and copied. */
function halls(workshops, size) {
  const file = join(work, `halls-${workshops}-${size}.db`);
  if (!existsSync(file) || statSync(file).mtimeMs < Date.now() - FRESH_MS) {
    tidy(file);
    execFileSync(filler, [`sqlite:${file}`, String(workshops), String(size)]);
  }
  return file;
}

const command = {
  zw: (db) => [join(work, 'zukunftswerkstatt'), 'serve', '--listen', `127.0.0.1:${port}`, '--database', `sqlite:${db}`],
  actix: () => [join(built, 'ref-actix')],
  raw: () => [join(built, 'ref-raw')],
  node: () => ['node', join(node, 'server.mjs')],
};

async function answers() {
  for (let i = 0; i < 300; i++) {
    const open = await new Promise((done) => {
      const socket = connect(port, '127.0.0.1', () => done(socket.destroy() && true));
      socket.on('error', () => done(false));
    });
    if (open) return;
    await sleep(100);
  }
  throw new Error('the server does not answer');
}

/** Starts a server, lets the generator run once, stops it. */
async function run(server, flags, { workshops = 1, size, slow = 0, keep = false, round = 0, leave = false } = {}) {
  const db = join(work, `run-${server}.db`);
  if (!keep) {
    tidy(db);
    if (server === 'zw') copyFileSync(halls(workshops, size), db);
  }
  const out = openSync(log, 'a');
  const [program, ...args] = command[server](db);
  // As many open files as the system allows.
  const child = spawn('sh', ['-c', 'ulimit -n "$(ulimit -Hn)"; exec "$0" "$@"', program, ...args], {
    stdio: ['ignore', out, out],
    env: { ...env, DB: db, PORT: String(port), ZW_LOG: 'warn', ...(slow ? { LD_PRELOAD: slowSync, SLOW_SYNC_US: String(slow) } : {}) },
  });
  try {
    await answers();
    await sleep(400);
    const generator = server === 'zw' ? join(work, 'loadgen-ours') : join(built, 'loadgen');
    const all = ['--to', `127.0.0.1:${port}`, '--pid', String(child.pid), '--label', server, '-n', String(size), '-w', String(workshops), ...flags];
    const done = spawnSync(generator, all, { stdio: ['ignore', 'pipe', out], env: { ...env, HALL_FIRST_ROUND: String(round) }, maxBuffer: 1 << 26 });
    const figures = JSON.parse(done.stdout.toString().trim().split('\n').pop());
    appendFileSync(join(work, 'runs.jsonl'), JSON.stringify(figures) + '\n');
    return figures;
  } finally {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
    closeSync(out);
    if (!leave) tidy(db);
  }
}

// ── scenarios ────────────────────────────────────────────────────────────────────────────────────

const scenarios = {
  /** P1: everybody votes again as soon as the last vote is on disk. */
  saturation: async (server) => run(server, ['--fanout', '0', '--closed-ms', '3000'], { size: 1000 }),
  /** P1: the same, and a commit takes as long as on the machine where the goal was set: Node, which commits each vote, made
   *  6,240 a second there. On a disk that forgets to wait, joining commits cannot show what it is worth. */
  disk: async (server) => (server === 'raw' ? null : run(server, ['--fanout', '0', '--closed-ms', '3000'], { size: 1000, slow: COMMIT_US })),
  /** P2, P4 to P8: all join at once, phases open and close, 2,000 votes a second. */
  hall: async (server) => run(server, ['--vote-ms', String(phones / 2)], { size: phones }),
  /** P8: all come back within five seconds of a restart, with every ballot cast. */
  storm: async (server) => {
    if (!['zw', 'actix'].includes(server)) return null;
    await run(server, ['--fanout', '0', '--vote-ms', '2000'], { size: phones, leave: true });
    return run(server, ['--ramp-ms', '5000', '--inflight', '10000', '--fanout', '0', '--vote-ms', '0', '--drain-ms', '8000'], {
      size: phones,
      keep: true,
      round: 1,
    });
  },
  /** P9: 200 halls of 50. */
  country: async (server) => (server === 'node' ? null : run(server, ['--vote-ms', '5000'], { workshops: 200, size: 50 })),
  /** P3: the disk takes 4 ms longer for every commit. */
  slow: async (server) => {
    if (!['zw', 'actix'].includes(server)) return null;
    const closed = await run(server, ['--fanout', '0', '--closed-ms', '3000'], { size: 1000, slow: 4000 });
    const open = await run(server, ['--fanout', '0', '--vote-ms', String(phones / 2)], { size: phones, slow: 4000 });
    return { ...open, closed, load: open.load };
  },
  /** P5: two votes a second. */
  quiet: async (server) => (server === 'zw' ? run(server, ['--fanout', '0', '--vote-ms', '10000'], { size: 20 }) : null),
  /** P10: as many as one process may have files open. */
  limit: async (server) => (server === 'zw' ? run(server, ['--fanout', '1', '--vote-ms', '9900'], { size: 19800 }) : null),
};

const figures = {
  'votes/s': (it) => it.votes.per_s,
  'µs CPU/vote': (it) => it.votes.srv_cpu_s_per_10k * 100,
  'ack p50 ms': (it) => it.votes.ack.p50_ms,
  'ack p99 ms': (it) => it.votes.ack.p99_ms,
  'wall p50 ms': (it) => it.votes.projector.p50_ms,
  'wall p99 ms': (it) => it.votes.projector.p99_ms,
  'µs CPU/join': (it) => it.connect.srv_us_per_conn,
  'join p99 ms': (it) => it.connect.join.p99_ms,
  'kB/phone': (it) => it.idle.kb_per_conn,
  'µs CPU/fan-out': (it) => it.fanout.srv_us_per_msg,
  'fan-out last ms': (it) => middle(it.fanout.last_ms),
  'closed votes/s': (it) => it.closed?.votes.per_s,
  lost: (it) => it.lost + Object.values(it.errors).reduce((sum, n) => sum + n, 0) + it.total - it.ready,
  unseen: (it) => it.votes.unseen,
  load: (it) => Number(it.load.split(' ')[0]),
};
const middle = (list) => {
  const sorted = list.filter((it) => Number.isFinite(it)).sort((a, b) => a - b);
  return sorted.length ? sorted[Math.floor((sorted.length - 1) / 2)] : NaN;
};

/** Milliseconds of processor time for always the same work: how fast this shared machine is just now. */
function pace() {
  const begun = process.cpuUsage();
  for (let round = 0; round < 40; round++) createHash('sha512').update(Buffer.alloc(1 << 20, round)).digest();
  return process.cpuUsage(begun).user / 1000;
}

/** Of each scenario and server, what the rounds found, by their number. */
const results = {};
const paces = [];
for (let turn = 0; turn < repeat; turn++) {
  for (const name of only) {
    // To and fro, so that a machine that gets slower is nobody's fault.
    for (const server of turn % 2 ? servers.toReversed() : servers) {
      paces.push(pace());
      const found = await scenarios[name](server).catch((fault) => console.error(`${name}, ${server}: ${fault.message}`));
      if (!found) continue;
      ((results[name] ??= {})[server] ??= [])[turn] = found;
      const [speed, load] = [Math.round(found.votes.per_s), found.load.split(' ')[0]];
      console.error(`${turn + 1}/${repeat} ${name} ${server}: ${speed} votes/s, load ${load}, pace ${paces.at(-1).toFixed(0)} ms`);
    }
  }
}

// ── report ───────────────────────────────────────────────────────────────────────────────────────

const value = (name, server, figure) => middle((results[name]?.[server] ?? []).filter(Boolean).map((it) => figures[figure](it) ?? NaN));
const shown = (n) => (Number.isFinite(n) ? (n >= 1000 ? String(Math.round(n)) : n.toPrecision(3)) : '–');
for (const [name, found] of Object.entries(results)) {
  console.log(`\n${name} (median of ${repeat})`);
  console.log(['', ...Object.keys(found)].map((it) => it.padEnd(16)).join(''));
  for (const figure of Object.keys(figures)) {
    const row = Object.keys(found).map((server) => {
      const all = found[server].filter(Boolean).map((it) => figures[figure](it) ?? NaN).filter((it) => Number.isFinite(it));
      if (!all.length) return '–';
      return repeat > 1 ? `${shown(middle(all))} (${shown(Math.min(...all))}–${shown(Math.max(...all))})` : shown(all[0]);
    });
    if (row.some((it) => it !== '–')) console.log([figure.padEnd(16), ...row.map((it) => it.padEnd(Math.max(16, it.length + 2)))].join(''));
  }
}

/** Ours by theirs of the same round, and the median of that: the machine is now fast, now slow. */
const ratio = (name, figure, other, base = name) => {
  const of = (scenario, server, turn) => {
    const found = results[scenario]?.[server]?.[turn];
    return found ? (figures[figure](found) ?? NaN) : NaN;
  };
  const rounds = Array.from({ length: repeat }, (_, turn) => of(name, 'zw', turn) / of(base, other, turn));
  return middle(rounds);
};
const goals = [
  ['P1 CPU per vote at saturation / actix', ratio('saturation', 'µs CPU/vote', 'actix'), '≤', 1.5],
  ['P1 votes per second / node', ratio('saturation', 'votes/s', 'node'), '≥', 15],
  ['P1 the same on the disk of the goal', ratio('disk', 'votes/s', 'node'), '≥', 15],
  ['P2 CPU per vote at 2,000/s / node', ratio('hall', 'µs CPU/vote', 'node'), '≤', 1],
  ['P3 throughput with 4 ms commits / without', value('slow', 'zw', 'closed votes/s') / value('saturation', 'zw', 'votes/s'), '≥', 0.25],
  ['P3 ack p99 with 4 ms commits, ms', value('slow', 'zw', 'ack p99 ms'), '≤', 50],
  ['P4 ack p99 / actix', ratio('hall', 'ack p99 ms', 'actix'), '≤', 3],
  ['P5 wall p50 below 5 votes/s – ack p50, ms', value('quiet', 'zw', 'wall p50 ms') - value('quiet', 'zw', 'ack p50 ms'), '≤', 5],
  ['P5 wall p99 at 2,000/s, ms', value('hall', 'zw', 'wall p99 ms'), '≤', 60],
  ['P6 CPU per message / raw', ratio('hall', 'µs CPU/fan-out', 'raw'), '≤', 1.5],
  ['P6 last phone / raw', ratio('hall', 'fan-out last ms', 'raw'), '≤', 1.3],
  ['P6 last phone / node', ratio('hall', 'fan-out last ms', 'node'), '≤', 1],
  ['P7 kB resident per idle phone', value('hall', 'zw', 'kB/phone'), '≤', 20],
  ['P8 CPU per join / actix', ratio('hall', 'µs CPU/join', 'actix'), '≤', 1.5],
  ['P8 join p99 after a restart, ms', value('storm', 'zw', 'join p99 ms'), '≤', 50],
  ['P8 lost after a restart', value('storm', 'zw', 'lost'), '≤', 0],
  ['P9 CPU per vote, country / hall', ratio('country', 'µs CPU/vote', 'zw', 'hall'), '≤', 1.3],
  ['P9 ack p99, country / hall', ratio('country', 'ack p99 ms', 'zw', 'hall'), '≤', 1.3],
  ['P9 CPU per message, country / hall', ratio('country', 'µs CPU/fan-out', 'zw', 'hall'), '≤', 1.3],
  ['P9 CPU per join, country / hall', ratio('country', 'µs CPU/join', 'zw', 'hall'), '≤', 1.3],
  ['P9 kB per phone, country / hall', ratio('country', 'kB/phone', 'zw', 'hall'), '≤', 1.3],
  ['P10 lost of 19,800', value('limit', 'zw', 'lost'), '≤', 0],
  ['P10 unseen of 19,800', value('limit', 'zw', 'unseen'), '≤', 0],
];
console.log('\ngoals');
for (const [name, is, sign, goal] of goals) {
  if (!Number.isFinite(is)) continue;
  const met = sign === '≤' ? is <= goal : is >= goal;
  console.log(`${met ? 'met ' : 'MISS'}  ${name.padEnd(48)} ${shown(is).padStart(8)}  (${sign} ${goal})`);
}
console.log(`\npace of the machine: ${shown(Math.min(...paces))} to ${shown(Math.max(...paces))} ms, median ${shown(middle(paces))}`);
console.log(`load average now: ${readFileSync('/proc/loadavg', 'utf8').trim()}; every run: ${join(work, 'runs.jsonl')}`);
