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

/** How a runner tells that a test failed. scripts/test.mjs says it again at the end: of a long log, that is what people see. */
export function failureLine(file, name) {
  return `  ✖ ${file} > ${name}\n`;
}

export function failureLines(output) {
  return output.match(/^ {2}✖ .+ > .+$/gm) ?? [];
}
