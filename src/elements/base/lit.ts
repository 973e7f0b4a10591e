// It must run before Lit does.
import './own-globals.js';

export { html, nothing, render } from 'lit/html.js';
export type { TemplateResult } from 'lit/html.js';
export { live } from 'lit/directives/live.js';
