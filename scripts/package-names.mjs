import { createHash } from 'node:crypto';

/**
 * Folders whose modules are named after vendors. Filter lists block a vendor's scripts by name wherever they are served from
 * (`/matomo.js`), so the package's files bear a code instead. It depends on the module's name alone: the same in each release.
 */
const VENDORS = /^catalogue\/(?!groups\/)[^/]+\/(?<id>[^/]+)$/;

/** Where a module of `src` goes below `dist`: `catalogue/media/youtube` → `catalogue/services/8d2c41f0`. */
export function packagedName(module) {
  const id = VENDORS.exec(module)?.groups.id;
  return id === undefined ? module : `catalogue/services/${codeOf(id)}`;
}

/** Whether a declaration of `dist` describes one of those modules. Nothing imports it: the public types name none of them. */
export function isVendorsDeclaration(file) {
  return file.endsWith('.d.ts') && VENDORS.test(file.replace(/^dist\//, '').replace(/\.d\.ts$/, ''));
}

/** Eight hexadecimal digits spell no vendor's name. */
export function codeOf(id) {
  return createHash('sha256').update(id).digest('hex').slice(0, 8);
}
