/** Names of the properties that are nothing but attributes, by class. */
const reflected = new WeakMap<object, readonly string[]>();

/** Gives a class a property for each attribute: a text or `null` for some, true or false for the flags. */
export function reflect(
  Class: { readonly prototype: HTMLElement },
  texts: readonly string[],
  flags: readonly string[] = [],
): void {
  for (const attribute of [...texts, ...flags]) {
    const isFlag = flags.includes(attribute);
    // A class may define the property itself; an early value is taken over all the same.
    if (propertyOf(attribute) in Class.prototype) continue;
    Object.defineProperty(Class.prototype, propertyOf(attribute), {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement) {
        return isFlag ? this.hasAttribute(attribute) : this.getAttribute(attribute);
      },
      set(this: HTMLElement, value: unknown) {
        if (isFlag ? !value : value === null || value === undefined)
          this.removeAttribute(attribute);
        else this.setAttribute(attribute, isFlag ? '' : String(value));
      },
    });
  }
  reflected.set(Class, [...texts, ...flags].map(propertyOf));
}

/** Takes over what was set on an element before its class was known: it hides the class's own properties. */
export function takeEarlyProperties(element: HTMLElement): void {
  const early = element as HTMLElement & Record<string, unknown>;
  // Of a tag that has two names the second is a class of its own.
  for (const name of reflected.get(element.constructor) ??
    reflected.get(Object.getPrototypeOf(element.constructor) as object) ??
    []) {
    if (!Object.hasOwn(early, name)) continue;
    const value = early[name];
    Reflect.deleteProperty(early, name);
    early[name] = value;
  }
}

function propertyOf(attribute: string): string {
  if (attribute === 'referrerpolicy') return 'referrerPolicy';
  return attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
