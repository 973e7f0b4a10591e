import { render, type TemplateResult } from './lit.js';
import { speak } from '../../localization/lit-localize.js';
import type { ViewModel } from './view-model.js';

/** Renders a template in the language of its element. */
export function draw(
  { words }: ViewModel,
  target: ShadowRoot | HTMLElement,
  template: () => TemplateResult,
): void {
  speak(words, () => render(template(), target));
}
