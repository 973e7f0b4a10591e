import { relative } from 'node:path';
import { inspect } from 'node:util';
import { countsLine } from './counts.mjs';

/** For node's test runner: one line per file, the failures in full, and the counts. */
export default async function* report(events) {
  const files = new Map();
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const file = relative(process.cwd(), data.file ?? data.name);
    const counts = files.get(file) ?? { passed: 0, failed: 0 };
    files.set(file, counts);
    const failed = type === 'test:fail';
    // Node reports a file as a test of its own, passed even if it holds none; only its failure (it did not load) is news.
    // A suite fails with its tests, which are reported themselves, or by a hook of its own.
    const container = data.details.type === 'suite' || relative(process.cwd(), data.name) === file || data.name === data.file;
    if (data.skip !== undefined || data.todo !== undefined) continue;
    if (failed && !isEcho(data.details.error)) {
      counts.failed++;
      yield `  ✖ ${file} > ${data.name}\n${indent(describe(data.details.error))}\n`;
    } else if (!failed && !container) counts.passed++;
  }
  for (const [file, { passed, failed }] of files) {
    yield `  ${failed || !passed ? '✖' : '✔'} ${file}: ${passed} passed${failed ? `, ${failed} failed` : passed ? '' : ' (it holds no test)'}\n`;
  }
  const all = [...files.values()];
  yield countsLine(sum(all, 'passed'), sum(all, 'failed') + all.filter((file) => !file.passed && !file.failed).length);
}

/** Fails only because something inside of it did. */
function isEcho(error) {
  return error?.failureType === 'subtestsFailed';
}

function describe(error) {
  const cause = error?.cause ?? error;
  return cause?.stack ?? (typeof cause === 'string' ? cause : inspect(cause));
}

function indent(text) {
  return text.replace(/^/gm, '      ');
}

function sum(list, key) {
  return list.reduce((total, each) => total + each[key], 0);
}
