import type { Mistake } from '../core/diagnostics.js';

type Sentences = {
  readonly [M in Mistake as M[0]]: (
    ...facts: M extends readonly [string, ...infer Facts] ? Facts : never
  ) => string;
};

/** For each code: what is wrong, what happens now, and what to write. `npm test -- lint` checks the words and the links. */
const sentences: Sentences = {
  'unknown-id': (call, id) =>
    `${call}: "${id}" is not a category or service of the policy, so the store ignores the answer. Add it to the policy, or correct the id. See docs/policy.md`,
  'required-stays': (call, category) =>
    `${call}: the policy requires the category "${category}", so it stays granted. Remove the call, or remove "required" from the category. See docs/policy.md`,
  'answer-not-boolean': (id) =>
    `save(): the answer to "${id}" is not a boolean, so the store denies it. Pass true or false. See docs/store.md`,
  'category-missing': (known) =>
    `The attribute category is missing, so the content stays closed. Write category="…" with one of ${known}, or service="…". See docs/gate.md#attributes`,
  'category-unknown': (category, known) =>
    `category="${category}" is not a category of the policy, so the content stays closed. Write one of ${known}. See docs/gate.md#attributes`,
  'service-unknown': (service) =>
    `service="${service}" is not a service of the policy, so the content stays closed. Add it to the services of the policy, or correct the id. See docs/policy.md`,
  'category-disagrees': (category, service, own) =>
    `category="${category}" and service="${service}" do not match, so the content stays closed. The service belongs to "${own}". Write category="${own}", or remove category. See docs/gate.md#attributes`,
  'cookie-too-long': (name, length) =>
    `cookie "${name}": the decision has ${length} characters, and the limit is 1024. The decision is not stored, so the next page asks again. Use shorter ids, or fewer services that differ from their category. See docs/cookie.md`,
  'cookie-domain': (domain, hostname) =>
    `cookie.domain "${domain}" of the policy does not cover ${hostname}. The browser rejects the cookie, so the next page asks again. Write a domain that covers this host, or remove cookie.domain. See docs/cookie.md`,
  'second-policy': (ignored, kept) =>
    `configureConsent(): the page already uses the policy with revision "${kept}". The second policy, revision "${ignored}", is ignored. Call configureConsent() once, before the library starts. See docs/policy.md`,
  'policy-not-json': (reason) =>
    `<script type="application/json" data-consent-policy> is not valid JSON: ${reason}. Everything optional is denied. Correct the JSON. See docs/policy.md`,
  'policy-type': (type) =>
    `<script type="${type}" data-consent-policy> is not read, because its type is wrong. Everything optional is denied. Write type="application/json". See docs/policy.md`,
  'script-not-held': (type, src) =>
    `<script data-consent${type && ` type="${type}"`}> (${src || 'inline'}) is not blocked: ${type === '' || type === 'module' ? 'the browser ran it before consent' : 'its type is not text/plain, so it never runs'}. Write type="text/plain"${type === 'module' ? ' data-type="module"' : ''}. See docs/gate.md#scripts-of-the-page`,
  'script-started': (src) =>
    `<script type="text/plain" src="${src}"> did not run: a script inserted it as HTML, so the browser marked it as already started. Trusted Types do not allow a copy. Write it into the page, or insert it with createElement(). See docs/gate.md#scripts-of-the-page`,
  'written-late': (call, src) =>
    `document.${call}() was ignored (${src || 'caller unknown'}): after parsing, it would replace the page. The page does not change. Use a version of the script that inserts its content into an element. See docs/gate.md#documentwrite`,
  'policy-in-content': () =>
    `<script data-consent-policy> is ignored, because it may be content: it is after the library's own script, in SVG, in a gate, or it was added later. Move it into the <head>, or before the script of this library. See docs/policy.md`,
  'nonce-missing': (src) =>
    `A blocked script (${src || 'inline'}) did not run: the page has a Content Security Policy with a nonce, and the script does not have that nonce. Write the page's nonce on the script. See docs/csp.md#with-a-nonce`,
  'market-unknown': (tag, market, known) =>
    `<${tag} market="${market}"> is not a market of the policy, so the strictest rules apply. Write a two-letter country code, such as "no", or one of the policy's markets: ${known}. A market with implied consent, such as "us", must be in the policy. See docs/markets.md`,
  'text-refused': (id, known) =>
    `texts of the policy: "${id}" uses a placeholder that does not exist, so the library's own text is shown. This text has ${known} placeholders, counted from {0}. Correct the placeholder. See docs/markets.md#your-own-words`,
  'text-unknown': (id, nearest) =>
    `texts of the policy: "${id}" is not the id of a text, so the text is not shown. ${nearest ? `Write "${nearest}".` : 'Correct the id.'} See docs/markets.md#your-own-words`,
  'content-swallowed': (tag, child) =>
    `<${tag}> contains <${child}>, which is not its content. HTML has no self-closing custom elements, so the rest of the page after <${tag} /> becomes its child. Write <${tag}${tag === 'consent-gate' ? ' …' : ''}></${tag}>.`,
  'action-unknown': (tag, action, nearest) =>
    `<${tag} data-consent-action="${action}"> is not a known action, so a click does nothing. Write data-consent-action="${nearest}".`,
  'flag-false': (tag, flag) =>
    `<${tag} ${flag}="false"> turns ${flag} on: a boolean attribute is on whenever it is present. Remove the attribute.`,
  'page-address': (tag, attribute, url, embed) =>
    `<${tag} ${attribute}="${url}"> is the URL of a page that forbids frames, so the gate would open empty. Write the embed URL: ${embed}`,
  'market-differs': (tag, market, kept) =>
    `<${tag} market="${market}"> is ignored: the page already uses the market "${kept}". Remove the attribute, or write the same market everywhere. See docs/markets.md`,
  'market-loosens': (tag, market, kept) =>
    `<${tag} market="${market}"> is ignored: implied consent would grant more there than in the page's market, "${kept}", and this tag may be content. Name the market in configureConsent(), as <html data-consent-market="${market}">, or on the first <cookie-banner> or <cookie-preferences> of the page's HTML. See docs/markets.md`,
  'url-refused': (tag, attribute, url) =>
    `<${tag} ${attribute}="${url}"> was not loaded: only https: URLs are allowed, and http: URLs on an http: page. Change the URL. See docs/gate.md#attributes`,
  'link-refused': (tag, attribute, url) =>
    `<${tag} ${attribute}="${url}"> is not a web address, so the tag shows no link. Write a path or an https: URL.`,
  'template-child': (tag, attribute, url, framework) =>
    `<${tag} ${attribute}="${url}"> is beside the content of a <template> in a consent gate, where browsers load it before consent. The gate removed the URL. ${framework || 'React or Vue'} inserts the element there. ${frameworkFix(framework, tag, attribute)}`,
  'live-child': (tag, attribute, url, framework) =>
    `<${tag} ${attribute}="${url}"> is live in a consent gate, so browsers load it before consent. The gate removed the URL and does not restore it. ${framework ? frameworkFix(framework, tag, attribute) : `${liveFix(tag, attribute)} See docs/gate.md#forms-that-load-before-consent`}`,
  'lazy-loader': (tag, attribute, url) =>
    `A lazy loader set <${tag} ${attribute}="${url}"> in a consent gate before consent, so browsers may have requested it. The gate blocks it again. Write data-consent-${attribute}, which no lazy loader reads, instead of data-${attribute}. See docs/gate.md#lazy-loaders`,
  'lazy-loader-present': (tag) =>
    `A lazy loader handles <${tag}> in a consent gate. Nothing was loaded, because the gate renamed its data-src, data-srcset, data-href or data-poster. A lazy loader that runs before this library loads the URL before consent. Write data-consent-src, data-consent-srcset, … in the HTML, and remove the lazy loader's class. See docs/gate.md#lazy-loaders`,
  'noscript-child': (_tag, _attribute, url) =>
    `<noscript> in a consent gate loads ${url} before consent in browsers without JavaScript. The gate cannot block it. Remove it: nobody can consent without JavaScript. See docs/gate.md#forms-that-load-before-consent`,
  'content-removed': (gate) =>
    `A script of the page removes the content of the consent gate "${gate}" each time the gate restores it, so the gate stays closed. Exclude consent-gate from what that script changes. See docs/gate.md#changes-by-other-scripts`,
  'eager-in-template': (tag, attribute, url) =>
    `<${tag} ${attribute}="${url}"> is in the template of a consent gate, and Firefox loads it before consent. ${eagerFix(tag)} See docs/gate.md#forms-that-load-before-consent`,
  'inline-blocked': (directive) =>
    `The page's Content Security Policy (${directive}) may have blocked a granted inline script. ${/trusted/.test(directive) ? 'Put the script into a file, or define a default Trusted Types policy.' : 'Add a nonce to the script, or put it into a file.'} See docs/csp.md`,
  'host-refused': (service, host) =>
    `strictHosts: ${host} is not a host of "${service}", so the gate stays closed. Add it to the hosts of the service, or correct the URL. See docs/gate.md#content-security-policy`,
  'host-unread': (service, what) =>
    `strictHosts: the gate of "${service}" contains ${what}, which cannot be checked against its hosts. The gate stays closed. Write each URL in full, or put the content on a page of its own and use src="…". See docs/gate.md#content-security-policy`,
  ratio: (ratio) =>
    `ratio="${ratio}" is not a valid ratio, so the gate uses the default. Write width/height, such as "16/9". See docs/gate.md#attributes`,
  'gate-empty': (gate) =>
    `The consent gate "${gate}" is empty, so it offers no answer until content is added. Write src="…" on the gate, or put its content into a <template>. See docs/gate.md#which-form-to-write`,
  answers: (answers, unknown) =>
    `answers="${answers}": "${unknown}" is not a valid answer, so the gate ignores it. Write some of once, service, category. See docs/gate.md#attributes`,
  poster: (poster) =>
    `poster="${poster}" is not a URL of this site, so the gate does not show it: the request would reveal the visit to another site before consent. Use a copy on your own site. See docs/gate.md#attributes`,
  position: (position) =>
    `<cookie-banner position="${position}"> is not a valid position, so the banner uses "bottom". Write bottom, top, bottom-start, bottom-end or center.`,
  'banner-second': (tag) =>
    `<${tag}>: the page has another banner, so this one is not shown. Remove it, and write one <${tag}> per page.`,
  'answer-unseen': (tag, action) =>
    `<${tag}>: a click on "${action}" does not count, because the visitor cannot see its button: its opacity, mask, scale or size hides it. Remove the styles that hide it. See docs/theme.md`,
  'answer-scripted': (tag, action) =>
    `<${tag}>: a click on "${action}" does not count, because a script made it, and only a visitor's own click grants. To grant in code, call the store, such as grantAll(): the record then has the layer "api". See docs/store.md`,
  'view-not-loaded': (tag, reason) =>
    `<${tag}>: the view could not be loaded (${reason}). Everything optional stays denied. ${/TrustedType|createPolicy/.test(reason) ? 'Add "trusted-types lit-html" to the Content Security Policy. See docs/csp.md' : 'Serve the chunks in the same folder as the script.'}`,
  'server-not-told': (reason) =>
    `The requests to the site's server could not be loaded (${reason}): records of decisions are not sent, and the cookie is not renewed. Serve the chunks in the same folder as the script.`,
  'endpoint-refused': (key, url) =>
    `${key} "${url}" of the policy was not called: ${key === 'cookie.renewUrl' ? "only the page's own origin and https: hosts that cookie.domain covers are allowed. Change the URL. See docs/cookie.md" : "only the page's own origin and https: URLs are allowed. Change the URL. See docs/proof.md#delivery"}`,
  'record-refused': (url, status) =>
    `The endpoint ${url} answered ${status} to the record of a decision. The next pages send the record again, for seven days. Accept the requests that docs/consent-api.yaml describes. See docs/proof.md#the-receiver`,
  'integration-refused': (where, reason) =>
    `integrations: ${where}: ${reason} The integration is not connected, and the content that it decides about stays closed. See docs/integrations.md`,
  'integration-failed': (id, reason) =>
    id === '*'
      ? `The integrations could not be connected (${reason}), so the content that they decide about stays closed. The next answer retries. Serve the chunks in the same folder as the script.`
      : `The integration "${id}" could not be connected (${reason}), so everything it decides about is denied. The next answer retries. Fix the error, or remove the integration. See docs/integrations.md`,
  'vendor-failed': (reason) =>
    `An integration threw while it reported an answer to its vendor (${reason}). The vendor may not have received the answer. Fix the integration, or the script that replaced the vendor's global variable. See docs/integrations.md`,
  'vendor-early': (id, call) =>
    `integration "${id}": the vendor's script ran before the integration could deny anything (${call}), so it may have stored or sent data. Block the script: <script type="text/plain" data-consent="…">. See docs/gate.md#scripts-of-the-page`,
  'preferences-undefined': (reason) =>
    `The preferences could not be opened (${reason}), so the click does nothing. Import "@cetegra/consent/define", which registers their tag.`,
  'import-not-loaded': (reason) =>
    `importFrom of the policy: the importers could not be loaded (${reason}), so no decision of another tool is imported. Serve importers/ in the same folder as the script. See docs/importers.md`,
  'follow-unknown': (id, known) =>
    `importFrom of the policy: "${id}" is not a tool that can be followed, so everything optional stays denied. Write one of ${known}, or remove "follow". See docs/importers.md`,
  'follow-missing': (id) =>
    `importFrom of the policy: the settings of "${id}" could not be opened, because the tool is not in the page or has no such function. Load the tool, or remove "follow". See docs/importers.md`,
};

/** The sentence for a mistake. */
export function explain([kind, ...facts]: Mistake): string {
  const sentence: (...facts: never[]) => string = sentences[kind];
  return (sentence as (...facts: string[]) => string)(
    ...facts.map((fact) => (fact.length > 200 ? `${fact.slice(0, 200)}…` : fact)),
  );
}

/** Suggests the form that loads nothing before consent in any engine: docs/gate.md#which-form-to-write. */
function liveFix(tag: string, attribute: string): string {
  if (attribute === 'style' || attribute === 'background')
    return 'Write the image as <img data-consent-src="…">.';
  if (tag === 'iframe')
    return attribute === 'srcdoc'
      ? 'Put it into a <template>.'
      : 'Write src="…" on the gate, or put it into a <template>.';
  if (tag === 'script')
    return attribute === 'type'
      ? 'Put it into a <template>, unchanged.'
      : 'Write <script type="text/plain" src="…">, in a <template>.';
  if (attribute === 'shadowrootmode') return 'Put it into a <template>, as an open shadow root.';
  if (/^on/.test(attribute)) return 'Remove it, or put the element into a <template>.';
  if (/^(?:base|a|area|object)$/.test(tag) && attribute !== 'data') return `Remove ${attribute}.`;
  if (tag === 'style')
    return 'Put the rules into a stylesheet: <link rel="stylesheet" data-consent-href="…">.';
  if (/^(object|embed|meta|set|animate)$/.test(tag)) return 'Put it into a <template>.';
  return `Write data-consent-${attribute.replace('xlink:', '')}="…".`;
}

/** React and Vue render the children of a `<template>` as live nodes, unless the content is HTML: docs/frameworks.md. */
function frameworkFix(framework: string, tag: string, attribute: string): string {
  const onGate = tag === 'iframe' && attribute === 'src' ? 'src on <consent-gate>, or ' : '';
  const held =
    /^(?:src|srcset|href|poster)$/.test(attribute) && tag !== 'script'
      ? `data-consent-${attribute} on <${tag}>, or `
      : '';
  const asHtml = {
    Vue: '<template v-html="…">',
    React: '<template dangerouslySetInnerHTML={{ __html: … }}>',
  }[framework];
  return `Write ${onGate}${held}${asHtml ?? 'the content of the template as HTML (dangerouslySetInnerHTML, v-html)'}. See docs/frameworks.md`;
}

function eagerFix(tag: string): string {
  if (tag === 'script') return 'Write <script type="text/plain" src="…">.';
  if (tag === 'img' || tag === 'source') return 'Write loading="lazy", or data-consent-src.';
  if (tag === 'video') return 'Write data-consent-poster.';
  if (tag === 'noscript') return 'Remove it: nobody can consent without JavaScript.';
  return tag === 'style'
    ? 'Put the rules into a stylesheet, with data-consent-href.'
    : 'Write data-consent-href.';
}
