// For developing a face: a front end that was built a moment ago, before a server that embeds an older one.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
/** The server's fixed addresses, see `src/http/assets.rs`. */
const pages = [
  [/^\/($|j\/)/, 'phone.html'],
  [/^\/p\//, 'projector.html'],
  [/^\/console($|\/)/, 'console.html'],
  [/^\/office($|\/)/, 'office.html'],
  [/^\/(datenschutz|impressum|barrierefreiheit)$/, 'pages.html'],
  [/^\/ergebnis\//, 'pages.html'],
];

/** The file of a built front end that an address names; none for addresses of the service. */
export function fileOf(dist, path) {
  const page = pages.find(([address]) => address.test(path))?.[1];
  const name = join(dist, page ?? normalize(path));
  return !path.startsWith('/api/') && extname(name) && existsSync(name) ? name : undefined;
}

/** The media type of a file by its name. */
export const typeOf = (file) => types[extname(file)] ?? 'application/octet-stream';

/** Serves the files of `dist` on `listen` with the server's own headers; everything else goes to `backend`. */
export function serveFront(dist, listen, backend) {
  const proxy = createServer((asked, answer) => {
    const { method, headers, url } = asked;
    const own = method === 'GET' && fileOf(dist, new URL(url, 'http://front').pathname);
    // A connection each: one that is kept may be closed by the server at the very moment of use.
    const onward = request({ ...backend, agent: false, method, headers, path: url }, (response) => {
      if (!own) {
        answer.writeHead(response.statusCode, response.headers);
        response.pipe(answer);
        return;
      }
      response.resume();
      const kept = Object.entries(response.headers).filter(
        ([name]) => !/^(content-(type|len|enc)|etag|transfer)/.test(name),
      );
      const small = /\bbr\b/.test(headers['accept-encoding'] ?? '') && existsSync(`${own}.br`);
      answer.writeHead(200, {
        ...Object.fromEntries(kept),
        ...(small && { 'content-encoding': 'br' }),
        'content-type': typeOf(own),
      });
      answer.end(readFileSync(small ? `${own}.br` : own));
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  proxy.on('upgrade', ({ method, url, rawHeaders }, socket, head) => {
    const onward = connect(backend.port, backend.host);
    const lines = rawHeaders.map((text, index) => (index % 2 ? `${text}\r\n` : `${text}: `)).join('');
    onward.write(`${method} ${url} HTTP/1.1\r\n${lines}\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ]) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  return new Promise((resolve) => proxy.listen(listen.port, listen.host, () => resolve(proxy)));
}
