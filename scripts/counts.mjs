/** How a runner tells scripts/test.mjs what it ran: one line that the sum is made of, and that is not shown. */
const LINE = /\n##counts (\d+) (\d+)\n/;

export function countsLine(passed, failed) {
  return `\n##counts ${passed} ${failed}\n`;
}

/** @returns {{ passed: number, failed: number } | undefined} nothing where the runner never came to its end */
export function readCounts(output) {
  const found = LINE.exec(output);
  return found ? { passed: Number(found[1]), failed: Number(found[2]) } : undefined;
}

export function withoutCounts(output) {
  return output.replace(LINE, '');
}

/** How a runner reports a failed test: file > suites > title. scripts/test.mjs prints it again at the end of a long log. */
export function failureLine(file, path) {
  return `  ✖ ${[file, ...path].join(' > ').replaceAll('\n', ' ')}\n`;
}

/** How a runner reports that a file is done. */
export function fileLine(file, { passed, failed }) {
  return `  ${failed ? '✖' : '✔'} ${file}: ${passed} passed${failed ? `, ${failed} failed` : ''}\n`;
}

export function failureLines(output) {
  return output.match(/^ {2}✖ .+ > .+$/gm) ?? [];
}
