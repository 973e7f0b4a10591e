/** Sizes are compared as boxes, to the pixel; these follow from them, or from the place. A custom property paints nothing by itself. */
const measured = /^(?:--.*|width|height|(?:inline|block)-size|perspective-origin|transform-origin|(?:top|right|bottom|left|inset.*))$/;

/** The two answers of a layer that has them. */
export interface Answers {
  readonly reject: HTMLButtonElement;
  readonly accept: HTMLButtonElement;
}

/** Refusing and accepting, as a layer has drawn them. */
export function answersOf(host: Element): Answers | undefined {
  const find = (action: string) => host.shadowRoot?.querySelector<HTMLButtonElement>(`button[data-consent-action="${action}"]`);
  const [reject, accept] = [find('reject-all'), find('accept-all')];
  return reject && accept ? { reject, accept } : undefined;
}

/** What makes the two answers differ for whoever looks at them: their markup, place, size and style. Empty when all is well. */
export function differences(host: Element): string[] {
  const answers = answersOf(host);
  if (!answers) return ['one of the two is missing'];
  const { reject, accept } = answers;
  const found = differ('markup', markupOf(reject), markupOf(accept));
  if (reject.nextElementSibling !== accept) found.push('reject does not stand right before accept');
  for (const side of ['width', 'height'] as const) {
    const [one, other] = [reject.getBoundingClientRect()[side], accept.getBoundingClientRect()[side]];
    if (Math.abs(one - other) > 1) found.push(`${side}: ${one} and ${other}`);
  }
  if (isReachable(accept) && !isReachable(reject)) found.push('accept can be clicked, reject cannot');
  for (const pseudo of [undefined, '::before', '::after']) found.push(...styleDifferences(reject, accept, pseudo));
  return found;
}

/** Whether a click in the middle of a control is heard by it: it is on the screen, and nothing lies over it. */
export function isReachable(control: Element): boolean {
  const { left, top, width, height } = control.getBoundingClientRect();
  const hit = (control.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && control.contains(hit);
}

function markupOf(button: HTMLButtonElement): string {
  const copy = button.cloneNode() as HTMLButtonElement;
  delete copy.dataset.consentAction;
  return copy.outerHTML;
}

function styleDifferences(one: Element, other: Element, pseudo?: string): string[] {
  const [first, second] = [getComputedStyle(one, pseudo), getComputedStyle(other, pseudo)];
  // Without content it is not drawn.
  if (pseudo && first.content === 'none' && second.content === 'none') return [];
  return [...first]
    .filter((property) => !measured.test(property))
    .flatMap((property) => differ(`${pseudo ?? ''} ${property}`, first.getPropertyValue(property), second.getPropertyValue(property)));
}

export function differ(what: string, one: string | undefined, other: string | undefined): string[] {
  return one === other ? [] : [`${what}: ${one} and ${other}`];
}
