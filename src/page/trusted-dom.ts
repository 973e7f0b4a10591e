/**
 * A node's members as the browser made them. On `document` and on a form, a name in content takes the place of the browser's
 * member: `<img name="createElement">`, `<form><input name="matches">`. The result is not a node: pass the node itself to functions that
 * needs one. Methods that other scripts replaced on the prototypes stay replaced.
 * https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem, https://html.spec.whatwg.org/multipage/forms.html#dom-form-nameditem
 */
function withoutNames<N extends Node>(node: () => N): N {
  return new Proxy({} as N, {
    get(_, name) {
      const value: unknown = Reflect.get(Object.getPrototypeOf(node()) as object, name, node());
      return typeof value === 'function'
        ? (value as (...args: unknown[]) => unknown).bind(node())
        : value;
    },
    set: (_, name, value) =>
      Reflect.set(Object.getPrototypeOf(node()) as object, name, value, node()),
  });
}

/** The page's document, whatever content names. A server has none: it is looked up with each use. */
export const page = withoutNames(() => document);

const forms = new WeakMap<HTMLFormElement, HTMLFormElement>();

/** A node of the page as it can be read safely, always the same. Use it for what content may have written, unless its tag is known. */
export function trusted<N extends Node>(node: N): N {
  if (node === (document as Node)) return page as Node as N;
  if (!(node instanceof HTMLFormElement)) return node;
  const form = forms.get(node) ?? withoutNames(() => node);
  forms.set(node, form);
  return form as Node as N;
}
