import { createHash } from 'node:crypto';

/**
 * Folders whose modules are named after vendors. Filter lists block a vendor's scripts by name wherever they are served from
 * (`/matomo.js`), so the package's files have a code instead. It depends on the module's name alone: the same in each release.
 * Helpers in these folders have codes too, so a new module cannot be forgotten. Public specifiers keep the names: see
 * package-exports.mjs.
 */
const PRESETS = /^data\/services\/(?!groups\/)[^/]+\/(?<id>[^/]+)$/;
const TOOLS = /^(?<folder>integrations|importers(?:\/follow)?)\/(?<id>[^/]+)$/;

/** Where a module of `src` goes below `dist`: `data/services/media/youtube` → `data/services/8d2c41f0`. */
export function packagedName(module) {
  const preset = PRESETS.exec(module)?.groups.id;
  if (preset !== undefined) return `data/services/${codeOf(preset)}`;
  const { folder, id } = TOOLS.exec(module)?.groups ?? {};
  return id === undefined ? module : `${folder}/${codeOf(id)}`;
}

/** Whether a declaration of `dist` describes a preset. Nothing imports it: the public types name none of them. */
export function isPresetsDeclaration(file) {
  return (
    file.endsWith('.d.ts') && PRESETS.test(file.replace(/^dist\//, '').replace(/\.d\.ts$/, ''))
  );
}

/** Eight hexadecimal digits spell no vendor's name. */
function codeOf(id) {
  return createHash('sha256').update(id).digest('hex').slice(0, 8);
}
