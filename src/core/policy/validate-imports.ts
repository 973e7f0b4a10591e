import type { Check, Fields } from './checks.js';
import { listed, NameChecks } from './validate-names.js';
import { followerIds, importerIds } from './presets.js';
import { isList, quoted } from './quoted.js';

const importKeys = ['id', 'categories', 'since', 'clear', 'follow'];

/** Checks `importFrom`: the tools that asked before. */
export class ImportChecks extends NameChecks {
  readonly imports: Check = (value, path) => {
    const tools =
      this.list(value, path)?.map((tool, index) => this.#tool(tool, `${path}[${index}]`)) ?? [];
    if (tools.length > 1 && tools.some((tool) => tool?.follow === true)) {
      this.add(
        path,
        'expected the followed tool alone, because it decides alone. Remove the other tools.',
      );
    }
  };

  #tool(value: unknown, path: string): Fields | undefined {
    const options =
      typeof value === 'string' ? ({ id: value } as Fields) : this.object(value, path, importKeys);
    if (!options) return undefined;
    const { id, categories, since, clear, follow } = options;
    const [known, done] =
      follow === true ? [followerIds, 'followed'] : [importerIds, 'imported from'];
    if (id === undefined)
      this.add(path, `id is missing. Write { "id": "…" } with one of ${known.join(', ')}.`);
    else if (!known.includes(id as string))
      this.add(
        typeof value === 'string' ? path : `${path}.id`,
        `${quoted(id)} is not a tool that can be ${done}. Use one of ${known.join(', ')}.`,
      );
    this.optional(clear, `${path}.clear`, this.boolean);
    this.optional(follow, `${path}.follow`, this.boolean);
    this.optional(since, `${path}.since`, this.date);
    this.optional(categories, `${path}.categories`, this.#mapping);
    return options;
  }

  #mapping: Check = (value, path) => {
    const ours = [...this.declared.places.keys()];
    for (const [theirs, named] of Object.entries(this.object(value, path) ?? {})) {
      const at = `${path}.${theirs}`;
      const targets = isList(named) ? this.list(named, at) : [named];
      const strange = targets?.filter((one) => !ours.includes(one as string)) ?? [];
      if (strange.length > 0 || targets?.length === 0) {
        const got = targets?.length === 0 ? 'an empty array' : quoted(strange[0]);
        this.add(
          at,
          `expected an id of a category or service, got ${got}. The policy has ${listed(ours)}.`,
        );
      }
    }
  };
}
