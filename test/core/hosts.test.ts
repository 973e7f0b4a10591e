import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDevelopment } from '../../src/diagnostics/report.js';
import { domainMatches } from '../../src/core/cookie.js';

describe('S-7: a cookie of a domain is sent to', () => {
  const hosts: [domain: string, host: string, isSent: boolean][] = [
    ['example.com', 'example.com', true],
    ['.example.com', 'example.com', true],
    ['.EXAMPLE.com', 'www.example.com', true],
    ['.example.com', 'a.b.example.com', true],
    ['.example.com', 'badexample.com', false],
    ['.example.com', 'example.com.bad.test', false],
    ['.www.example.com', 'example.com', false],
    ['.example.com', 'com', false],
  ];
  for (const [domain, host, isSent] of hosts) {
    it(`${host}${isSent ? '' : ' not'}, of ${domain}`, () =>
      assert.equal(domainMatches(domain, host), isSent));
  }
});

describe('What only helps developers is told on a host such as', () => {
  for (const host of [
    'localhost',
    'shop.localhost',
    '127.0.0.1',
    '[::1]',
    'printer.local',
    'app.test',
  ]) {
    it(host, () => assert.equal(isDevelopment(host), true));
  }
  for (const host of [
    'example.com',
    'localhost.example.com',
    'mylocalhost',
    '127.0.0.1.example.com',
    '127x0x0x1',
    'test',
    'latest',
    '',
  ]) {
    it(`and not on "${host}"`, () => assert.equal(isDevelopment(host), false));
  }
});
