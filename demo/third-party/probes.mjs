import { setTimeout as wait } from 'node:timers/promises';

/** The smallest thing of each kind a page can fetch, for the tests. */
export const probes = {
  '/pixel.gif': () => [{ 'content-type': 'image/gif' }, PIXEL],
  '/style.css': () => [{ 'content-type': 'text/css' }, ':root { --third-party-style: loaded; }\n'],
  '/script.js': (url) => [JAVASCRIPT, mark(url)],
  '/module.js': (url) => [JAVASCRIPT, `${mark(url)}export const loaded = true;\n`],
  async '/slow-script.js'(url) {
    await wait(Number(url.searchParams.get('ms') ?? 300));
    return [JAVASCRIPT, mark(url)];
  },
  '/sound.wav': () => [{ 'content-type': 'audio/wav' }, SILENCE],
  '/frame.html': (url) => [{ 'content-type': 'text/html; charset=utf-8' }, frame(url)],
};

const JAVASCRIPT = { 'content-type': 'text/javascript; charset=utf-8' };
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** A hundredth of a second of silence: 8 bit, mono, 8000 Hz. */
const SILENCE = Buffer.concat([
  Buffer.from(
    '524946467400000057415645666d74201000000001000100401f0000401f0000010008006461746150000000',
    'hex',
  ),
  Buffer.alloc(80, 128),
]);

/** `?set=NAME` counts the runs in `globalThis[NAME]`; `globalThis.ran` keeps the order of all of them. */
function mark(url) {
  const name = JSON.stringify(url.searchParams.get('set') ?? 'thirdParty');
  return `globalThis[${name}] = (globalThis[${name}] ?? 0) + 1;\n(globalThis.ran ??= []).push(${name});\n`;
}

/** Sends a beat to the page as long as it lives, so that a test can see when it is gone. */
function frame(url) {
  const name = JSON.stringify(url.searchParams.get('name') ?? 'frame').replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Third-party frame</title>
<p>Third-party frame</p>
<script>
  let beat = 0;
  const send = () => parent.postMessage({ frame: ${name}, beat: beat++ }, '*');
  send();
  setInterval(send, 100);
</script>
</html>
`;
}
