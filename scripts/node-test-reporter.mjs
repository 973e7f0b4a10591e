import { relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { countsLine, failureLine, fileLine } from './counts.mjs';

/** For node's test runner: one line per file that calls test(), the failures in full, and the counts. */
export default async function* report(events) {
  const files = new Map();
  const suites = [];
  let current;
  for await (const { type, data } of events) {
    // A file's events come together, and each suite starts before what is in it.
    if (type === 'test:start') suites.splice(data.nesting, Infinity, data.name);
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    // Else nobody learns why a file failed all of whose tests passed: node tells of an error after a test only here.
    if (type === 'test:diagnostic' && /^(?:Error|Warning): /.test(data.message))
      yield `  ${data.message}\n`;
    const counts = verdict(type, data);
    if (!counts) continue;
    const file = relative(process.cwd(), data.file ?? data.name);
    if (current && current !== file) yield fileLine(current, files.get(current));
    current = file;
    const before = files.get(file) ?? { passed: 0, failed: 0 };
    files.set(file, {
      passed: before.passed + counts.passed,
      failed: before.failed + counts.failed,
    });
    if (counts.failed)
      yield `${failureLine(file, [...suites.slice(0, data.nesting), data.name])}${indent(describe(data.details.error))}\n`;
  }
  if (current) yield fileLine(current, files.get(current));
  yield countsLine(sum(files, 'passed'), sum(files, 'failed'));
}

const PASSED = { passed: 1, failed: 0 };
const FAILED = { passed: 0, failed: 1 };

function verdict(type, { name, file, details, skip, todo }) {
  if ((type !== 'test:pass' && type !== 'test:fail') || skip !== undefined || todo !== undefined)
    return undefined;
  // What fails only because something inside of it did has been reported already.
  if (type === 'test:fail')
    return details.error?.failureType === 'subtestsFailed' ? undefined : FAILED;
  // Node reports a file only if nothing in it was: as a test that passed, although the file holds none.
  if (resolve(name) === resolve(file ?? name)) return FAILED;
  return details.type === 'suite' ? undefined : PASSED;
}

function describe(error) {
  if (!error) return 'It holds no test.';
  const cause = error.cause ?? error;
  return cause.stack ?? (typeof cause === 'string' ? cause : inspect(cause));
}

function indent(text) {
  return text.replace(/^/gm, '      ');
}

function sum(files, key) {
  return [...files.values()].reduce((total, counts) => total + counts[key], 0);
}
