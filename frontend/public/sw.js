/*
 * The phone's pages without a network: the page itself from the network if it answers in time, else as it was
 * last seen; files with a hash in their name from the cache. It never touches the API or the socket: what has
 * to arrive lies in the page's own outbox.
 */
const CACHE = 'zw-phone-1';
/** Files kept at most: several versions of all parts of the phone. */
const MOST_FILES = 200;
/** A hall's network that has not answered by then is taken for none. */
const PATIENCE_MS = 4000;

const isPage = (path) => path === '/' || path.startsWith('/j/');

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.add(new Request('/', { cache: 'reload' })))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const others = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  };
  event.waitUntil(others().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  const files = Array.isArray(event.data?.keep) ? event.data.keep : [];
  event.waitUntil(Promise.allSettled(files.filter((path) => String(path).startsWith('/assets/')).map(kept)));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(kept(pathname));
  else if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(page(request));
});

/** A file from the cache, else from the network and into the cache. */
async function kept(path) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(path);
  if (found) return found;
  const answer = await fetch(path);
  if (answer.ok) {
    await cache.put(path, answer.clone());
    await prune(cache);
  }
  return answer;
}

/** The page, which is the same at all its addresses. */
async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await Promise.race([
      fetch(request),
      new Promise((_, reject) => setTimeout(() => reject(new Error('late')), PATIENCE_MS)),
    ]);
    if (answer.ok) await cache.put('/', answer.clone());
    return answer;
  } catch (error) {
    const last = await cache.match('/');
    if (last) return last;
    throw error;
  }
}

/** Forgets the oldest files. */
async function prune(cache) {
  const keys = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith('/assets/'));
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_FILES)).map((key) => cache.delete(key)));
}
