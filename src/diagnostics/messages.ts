import type { Mistake } from '../core/diagnostics.js';

type Sentences = { readonly [M in Mistake as M[0]]: (...facts: M extends readonly [string, ...infer Facts] ? Facts : never) => string };

/** What each mistake is, what follows from it, and its mend. */
const sentences: Sentences = {
  'unknown-id': (call, id) => `${call}: the policy has no category or service "${id}", so nothing was answered. Add it to the policy, or correct the id.`,
  'required-stays': (call, category) => `${call}: "${category}" is required by the policy and stays granted. Remove the call, or "required" from the category.`,
  'answer-not-boolean': (id) => `save(): the answer to "${id}" is neither true nor false, so it counts as denied. Pass a boolean.`,
  'category-missing': (known) => `category is missing, so this stays closed. Write category="…", one of ${known}, or a service.`,
  'category-unknown': (category, known) => `category="${category}" is not in the policy, so this stays closed. Write one of ${known}.`,
  'service-unknown': (service) => `service="${service}" is not in the policy, so this stays closed. Add it to the policy's services, or correct the id.`,
  'category-disagrees': (category, service, own) => `category="${category}" and service="${service}" disagree, so this stays closed. The service belongs to "${own}": write that, or leave category out.`,
  'cookie-too-long': (name, length) => `the decision takes ${length} characters and the cookie "${name}" may have 1024, so it is not kept. Use shorter ids, or fewer services that differ from their category.`,
  'cookie-domain': (domain, hostname) => `cookie.domain "${domain}" of the policy does not cover ${hostname}, so the browser refuses the cookie. Correct the domain.`,
  'second-policy': (ignored, kept) => `a second policy, revision "${ignored}", is ignored: the page runs on "${kept}". Configure consent once, before it starts.`,
  'policy-not-json': (reason) => `<script type="application/json" data-consent-policy> is no JSON, so everything optional is denied: ${reason}. Correct it.`,
  'policy-type': (type) => `<script type="${type}" data-consent-policy> is not read, so everything optional is denied. Write type="application/json".`,
  'script-not-held': (type, src) => `<script data-consent${type && ` type="${type}"`}> (${src || 'inline'}) is not held back: ${type === '' || type === 'module' ? 'the browser ran it before consent' : 'it never runs'}. Write type="text/plain"${type === 'module' ? ' data-type="module"' : ''}.`,
  'script-started': (src) => `<script type="text/plain" src="${src}"> did not run: a script inserted it as HTML, so the browser marked it as already started, and Trusted Types do not allow a copy. Write it into the page, or insert it with createElement(). See docs/gate.md#scripts-of-the-page`,
  'written-late': (call, src) => `document.${call}() was ignored (${src || 'caller unknown'}): after the page has been parsed it would replace the page. The page stays as it is. Use a version of the script that inserts its content into an element. See docs/gate.md#documentwrite`,
  'policy-in-content': () => `<script data-consent-policy> is ignored here: behind the library's own script, in SVG, in a gate or added later it may be content, and content must not configure consent. Move it into the <head>, or before the script of this library.`,
  'nonce-missing': (src) => `a held script (${src || 'inline'}) is not run: this page has a Content Security Policy with a nonce, and the script does not carry it. Content must not become code by being held. Write the page's nonce on the script.`,
  'market-unknown': (tag, market, known) => `<${tag} market="${market}">: the policy has no such market, so the strictest rules hold. Write a country's two letters, such as "no", or one of the policy's: ${known}. Markets where silence grants, such as "us", must stand in the policy.`,
  'text-refused': (id, known) => `The policy's text for "${id}" is not used: it names a value that there is not. This text has ${known}, counted from {0}.`,
  'text-unknown': (id, nearest) => `texts of the policy: there is no text "${id}", so this one is never shown. ${nearest ? `Write "${nearest}".` : 'See docs/policy.md for the ids.'}`,
  'content-swallowed': (tag, child) => `<${tag}> contains <${child}>, which is not its content. HTML has no self-closing custom elements: after <${tag} /> the rest of the page becomes its child. Write <${tag}${tag === 'consent-gate' ? ' …' : ''}></${tag}>.`,
  'action-unknown': (tag, action, nearest) => `<${tag} data-consent-action="${action}">: there is no such action, so a click does nothing. Write data-consent-action="${nearest}".`,
  'flag-false': (tag, flag) => `<${tag} ${flag}="false"> is the same as <${tag} ${flag}>: an attribute of this kind is on whenever it is there. Remove it.`,
  'page-address': (tag, attribute, url, embed) => `<${tag} ${attribute}="${url}"> is the address of a page, which refuses to be shown in a frame, so the gate would open empty. Write the embed address: ${embed}`,
  'market-differs': (tag, market, kept) => `<${tag} market="${market}"> is ignored: the page's market is "${kept}". Remove the attribute, or write the same market everywhere.`,
  'market-loosens': (tag, market, kept) => `<${tag} market="${market}"> is ignored: there, silence would allow more than in the page's market, "${kept}", and content must not be able to do that. Name the market in configureConsent(), as <html data-consent-market="${market}">, or on the first <cookie-banner> or <cookie-preferences> of the page's HTML.`,
  'url-refused': (tag, attribute, url) => `<${tag} ${attribute}="${url}"> is not loaded: only https: addresses are, and http: on a page that is http: itself. Correct the address.`,
  'link-refused': (tag, attribute, url) => `<${tag} ${attribute}="${url}"> is no web address, so the link is left out. Write a path or an https: URL.`,
  'template-child': (tag, attribute, url, framework) => `<${tag} ${attribute}="${url}"> is beside the content of a <template> in a consent gate, where browsers load it before consent. The gate removed the address. ${framework || 'React and Vue'} put${framework && 's'} it there. ${frameworkFix(framework, tag, attribute)}`,
  'live-child': (tag, attribute, url, framework) => `<${tag} ${attribute}="${url}"> is live in a consent gate: browsers load it before consent. The gate removed the address, and consent does not bring it back. ${framework ? frameworkFix(framework, tag, attribute) : liveFix(tag, attribute)}`,
  'lazy-loader': (tag, attribute, url) => `A lazy loader set <${tag} ${attribute}="${url}"> in a consent gate before consent, so browsers may have requested it. The gate holds it back again. Write data-consent-${attribute}, which no lazy loader reads, in place of data-${attribute}. See docs/gate.md#lazy-loaders`,
  'lazy-loader-present': (tag) => `A lazy loader handles <${tag}> in a consent gate. Nothing was loaded, because the gate renamed its data-src, data-srcset, data-href or data-poster. A lazy loader that runs before this library loads the address before consent. Write data-consent-src, data-consent-srcset, … in the HTML, and remove the lazy loader's class. See docs/gate.md#lazy-loaders`,
  'noscript-child': (_tag, _attribute, url) => `<noscript> in a consent gate loads ${url} before consent in browsers without JavaScript. Remove it: nobody can consent there.`,
  'content-removed': (gate) => `A script of the page removes the content of the consent gate "${gate}" each time that it is put back, so the gate stays closed. Exclude consent-gate from what that script changes.`,
  'eager-in-template': (tag, attribute, url) => `<${tag} ${attribute}="${url}"> is in the template of a consent gate: Firefox loads it before consent all the same. ${eagerFix(tag)}`,
  'inline-blocked': (directive) => `an inline script that was allowed to run may have been blocked by the page's Content Security Policy (${directive}). ${/trusted/.test(directive) ? 'Put it into a file, or define a default Trusted Types policy.' : 'Give it a nonce, or put it into a file.'}`,
  'host-refused': (service, host) => `strictHosts: ${host} is none of the hosts of "${service}", so this stays closed. Add it to the service's hosts, or correct the address.`,
  'host-unread': (service, what) => `strictHosts: the gate of "${service}" contains ${what}, which cannot be checked against its hosts. The gate stays closed. Write each address in full, or put the content on a page of its own and use src="…". See docs/gate.md#content-security-policy`,
  ratio: (ratio) => `ratio="${ratio}" is no ratio, so the default is used. Write width by height, such as "16/9".`,
  'gate-empty': (gate) => `the consent gate "${gate}" holds nothing, so it offers no answer. If a framework fills it later, it offers answers then. Otherwise write src="…" on it, or put what it holds into a <template> in it.`,
  answers: (answers, unknown) => `answers="${answers}": "${unknown}" is no answer. Write some of once, service, category.`,
  poster: (poster) => `poster="${poster}" is not of this site, so it is left out: it would tell another site of the visit before consent. Use a copy of your own.`,
  position: (position) => `<cookie-banner position="${position}"> is no position, so "bottom" is used. Write bottom, top, bottom-start, bottom-end or center.`,
  'banner-second': (tag) => `<${tag}>: the page has another banner, which asks. This one does not show. Remove it, and write one <${tag}> per page.`,
  'answer-unseen': (tag, action) => `<${tag}>: a click on "${action}" does not count, because its button cannot be seen: an opacity, a mask, its scale or its size hides it. Show the tag as it is, so that the visitor sees what is answered.`,
  'answer-scripted': (tag, action) => `<${tag}>: a click on "${action}" does not count, because a script made it, and only the visitor's own click grants. To decide in code, call the store, such as grantAll(): its record has the layer "api".`,
  'view-not-loaded': (tag, reason) => `<${tag}>: what it shows could not be loaded (${reason}). Everything optional stays denied. ${/TrustedType|createPolicy/.test(reason) ? 'Add "trusted-types lit-html" to the Content Security Policy (docs/csp.md).' : 'Serve the chunks beside the script.'}`,
  'server-not-told': (reason) => `records of decisions are not sent and the cookie is not renewed (${reason}). Serve the chunks beside the script.`,
  'endpoint-refused': (key, url) => `${key} "${url}" of the policy is not called: ${key === 'cookie.renewUrl' ? 'only the page\'s own origin, and https: hosts that cookie.domain covers, are' : 'only the page\'s own origin and https: are'}. Correct the address.`,
  'record-refused': (url, status) => `the endpoint ${url} answered ${status} to the record of a decision. The next pages send it again, for seven days. Let the endpoint accept what docs/consent-api.yaml describes.`,
  'integration-refused': (where, reason) => `integrations: ${where}: ${reason} It is not connected, and what waits for it stays closed.`,
  'integration-failed': (id, reason) =>
    id === '*'
      ? `the integrations could not be connected (${reason}), so what waits for them stays closed. The next answer tries again. Serve the chunks beside the script.`
      : `the integration "${id}" could not be connected (${reason}), so what it is for counts as denied. The next answer tries again.`,
  'vendor-failed': (reason) => `an integration threw when it told its vendor an answer (${reason}). The vendor may not have heard it. Mend the integration, or what stands in the vendor's global.`,
  'vendor-early': (id, call) => `integration "${id}": the vendor's script ran before it could be told what is denied (${call}). Hold it back: <script type="text/plain" data-consent="…">.`,
  'preferences-undefined': (reason) => `the preferences could not be opened (${reason}). Import "@cetegra/consent/define", which registers their tag.`,
  'import-not-loaded': (reason) => `importFrom of the policy: what reads other tools' decisions could not be loaded (${reason}). Nothing is taken over. Serve importers/ beside the script.`,
  'follow-unknown': (id, known) => `importFrom of the policy: "${id}" cannot be followed, so everything optional stays denied. Write one of ${known}, or take "follow" away.`,
  'follow-missing': (id) => `importFrom of the policy follows "${id}", whose settings could not be opened: it is not in the page, or has no such function. Load it, or take "follow" away.`,
};

/** The sentence for a mistake. */
export function explain([kind, ...facts]: Mistake): string {
  const sentence: (...facts: never[]) => string = sentences[kind];
  return (sentence as (...facts: string[]) => string)(...facts.map((fact) => (fact.length > 200 ? `${fact.slice(0, 200)}…` : fact)));
}

/** What to write instead is what is leak-free in every engine: docs/gate.md. */
function liveFix(tag: string, attribute: string): string {
  if (attribute === 'style' || attribute === 'background') return 'Write the picture as <img data-consent-src="…">.';
  if (tag === 'iframe') return attribute === 'srcdoc' ? 'Put it into a <template>.' : 'Write src="…" on the gate, or put it into a <template>.';
  if (tag === 'script') return attribute === 'type' ? 'Put it into a <template> as it is.' : 'Write <script type="text/plain" src="…">, in a <template>.';
  if (attribute === 'shadowrootmode') return 'Put it into a <template>, as an open shadow root.';
  if (/^on/.test(attribute)) return 'Remove it, or put the element into a <template>.';
  if (/^(?:base|a|area|object)$/.test(tag) && attribute !== 'data') return `Remove ${attribute}.`;
  if (tag === 'style') return 'Put the rules into a stylesheet: <link rel="stylesheet" data-consent-href="…">.';
  if (/^(object|embed|meta|set|animate)$/.test(tag)) return 'Put it into a <template>.';
  return `Write data-consent-${attribute.replace('xlink:', '')}="…".`;
}

/** In React and Vue the children of a `<template>` are real nodes, unless it is given its content as HTML: docs/frameworks.md. */
function frameworkFix(framework: string, tag: string, attribute: string): string {
  const onGate = tag === 'iframe' && attribute === 'src' ? 'src on <consent-gate>, or ' : '';
  const held = /^(?:src|srcset|href|poster)$/.test(attribute) && tag !== 'script' ? `data-consent-${attribute} on <${tag}>, or ` : '';
  const asHtml = { Vue: '<template v-html="…">', React: '<template dangerouslySetInnerHTML={{ __html: … }}>' }[framework];
  return `Write ${onGate}${held}${asHtml ?? 'the content of the template as HTML (dangerouslySetInnerHTML, v-html)'}. See docs/frameworks.md`;
}

function eagerFix(tag: string): string {
  if (tag === 'script') return 'Write <script type="text/plain" src="…">.';
  if (tag === 'img' || tag === 'source') return 'Write loading="lazy", or data-consent-src.';
  if (tag === 'video') return 'Write data-consent-poster.';
  if (tag === 'noscript') return 'Remove it: nobody can consent without JavaScript.';
  return tag === 'style' ? 'Put the rules into a stylesheet, with data-consent-href.' : 'Write data-consent-href.';
}
