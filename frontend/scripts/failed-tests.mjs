// A reporter of Node's test runner that says nothing but what failed: a line of JSON per test, `{ file, name, why }`.

/** Lines of an error's message that are kept: what is known first, not a whole page. */
const LINES = 8;

export default async function* failedTests(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:fail' || !data.file) continue;
    const { error } = data.details;
    const message = String(error.cause?.message ?? error.cause ?? error.message);
    const why = message.split('\n').filter((line) => line.trim());
    yield `${JSON.stringify({ file: data.file, name: data.name, why: why.slice(0, LINES) })}\n`;
  }
}
