import type { Check, Fields } from './checks.js';
import { listed, NameChecks } from './validate-names.js';
import { followerIds, importerIds } from './presets.js';
import { isList, quoted } from './quoted.js';

const importKeys = ['id', 'categories', 'since', 'clear', 'follow'];

/** What a policy says of the tools that asked before. */
export class ImportChecks extends NameChecks {
  readonly imports: Check = (value, path) => {
    const tools = this.list(value, path)?.map((tool, index) => this.#tool(tool, `${path}[${index}]`)) ?? [];
    if (tools.length > 1 && tools.some((tool) => tool?.follow === true)) {
      this.add(path, 'follows a tool and names others: what is followed decides alone. Leave the others out until it is gone.');
    }
  };

  #tool(value: unknown, path: string): Fields | undefined {
    const options = typeof value === 'string' ? ({ id: value } as Fields) : this.object(value, path, importKeys);
    if (!options) return undefined;
    const { id, categories, since, clear, follow } = options;
    const [known, done] = follow === true ? [followerIds, 'followed'] : [importerIds, 'imported from'];
    if (id === undefined) this.add(path, `has no id. Write { "id": "${known[0]}" }, or another of ${known.join(', ')}.`);
    else if (!known.includes(id as string)) this.add(typeof value === 'string' ? path : `${path}.id`, `${quoted(id)} is no tool that can be ${done}. Known are ${known.join(', ')}.`);
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
        this.add(at, `${quoted(strange[0])} is none of the policy's categories and services: ${listed(ours)}.`);
      }
    }
  };
}
