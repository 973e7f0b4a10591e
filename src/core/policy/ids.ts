const grammar = /^[a-z][a-z0-9-]{0,31}$/;

/**
 * Tells whether a value can be the id of a category, a service or a market.
 * `constructor` fits the grammar but names something on every object, so it is no id.
 */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && grammar.test(value) && value !== 'prototype' && !(value in Object.prototype);
}
