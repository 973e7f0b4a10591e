import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { embeds, type Embed } from './support/embeds.js';
import type { Engine } from './support/engines/engine.js';
import { engines } from './support/engines/engines.js';
import { sendings, travel, type Journey, type Step } from './support/journey.js';

const demo = await startDemo();
after(() => demo.close());

for (const { name, launch, lack } of engines()) {
  if (launch)
    describe(`E1, E2, E13, L1, L11 in ${name}: everything an author embeds`, () => matrix(launch));
  else it(`${name} is not on this machine: the matrix was not run in it`, () => console.log(lack));
}

function matrix(launch: () => Promise<Engine>): void {
  let engine: Engine;
  before(async () => (engine = await launch()));
  after(() => engine.close());
  for (const sending of sendings) {
    describe(sending.name, () => {
      let journey: Journey;
      before(async () => {
        const window = await engine.open();
        journey = await travel(demo, window, sending).finally(() => window.close());
      });
      it('has no connection to the third party before an answer, after a refusal, nor on the next page', () => {
        assert.deepEqual(
          [journey.before, journey.rejected, journey.nextPage].map(
            ({ connections }) => connections,
          ),
          [0, 0, 0],
        );
      });
      it('asks for nothing but what its embeds ask for', () => {
        const known = new Set(embeds.flatMap(({ asks }) => asks));
        for (const [step, { asked }] of Object.entries(journey))
          assert.deepEqual(
            (asked as string[]).filter((path) => !known.has(path)),
            [],
            step,
          );
      });
      it('E2: tells the author of no mistake, for there is none, and throws nothing', () => {
        for (const [step, { told }] of Object.entries(journey))
          assert.deepEqual(
            (told as string[]).filter((text) => !/integrity|digest|nonce/i.test(text)),
            [],
            step,
          );
      });
      it('takes a stylesheet’s rules back with a withdrawal', () => {
        assert.deepEqual(
          [journey.nextPage, journey.accepted, journey.withdrawn].map(({ style }) => style),
          ['', 'loaded', ''],
        );
      });
      for (const [index, embed] of embeds.entries())
        it(embed.name, () => assertEmbed(embed, `e${index}`, journey));
    });
  }
}

function assertEmbed(embed: Embed, section: string, journey: Journey): void {
  for (const step of ['before', 'rejected', 'nextPage', 'withdrawn'] as const) {
    assert.deepEqual(asks(embed, journey[step]), [], step);
    assert.deepEqual(journey[step].live[section] ?? [], [], `what is live in the page, ${step}`);
  }
  for (const step of ['before', 'rejected', 'nextPage'] as const)
    assert.deepEqual(runs(embed, journey[step]), [], step);
  assert.deepEqual(asks(embed, journey.accepted), embed.asks, 'each exactly once after accepting');
  assert.deepEqual(runs(embed, journey.accepted), embed.runs, 'scripts in their order');
  assert.deepEqual(runs(embed, journey.withdrawn), embed.runs, 'no script runs by a withdrawal');
  assertAgain(embed, section, journey);
  assert.deepEqual(
    asks(embed, journey.returned),
    embed.asks,
    'each exactly once for a visitor who comes back',
  );
  assert.deepEqual(
    runs(embed, journey.returned),
    embed.runs,
    'scripts in their order, for a visitor who comes back',
  );
}

/** At the next grant a gate opens again; what the browser keeps in memory it need not ask for twice. */
function assertAgain(embed: Embed, section: string, { accepted, grantedAgain }: Journey): void {
  const again = asks(embed, grantedAgain);
  assert.equal(new Set(again).size, again.length, 'no address twice at the next grant');
  assert.deepEqual(
    grantedAgain.live[section] ?? [],
    accepted.live[section] ?? [],
    'the same is live again',
  );
  if (embed.oncePerDocument)
    assert.deepEqual([again, runs(embed, grantedAgain)], [[], embed.runs], 'once per document');
  else assert.equal((accepted.live[section] ?? []).includes('content'), true, 'opened');
}

function asks({ asks: known }: Embed, { asked }: Step): string[] {
  return asked.filter((path) => known.includes(path)).sort();
}

function runs({ name }: Embed, { ran }: Step): string[] {
  const prefix = `e${embeds.findIndex((embed) => embed.name === name)}-`;
  return ran.filter((mark) => mark.startsWith(prefix));
}
