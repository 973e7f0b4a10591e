/**
 * A mistake of a developer, as a code and its facts. The sentences are in `src/diagnostics/messages.ts`, which a browser loads only
 * when there is a mistake to report.
 */
export type Mistake =
  | readonly [kind: 'unknown-id', call: string, id: string]
  | readonly [kind: 'required-stays', call: string, category: string]
  | readonly [kind: 'answer-not-boolean', id: string]
  | readonly [kind: 'category-missing', known: string]
  | readonly [kind: 'category-unknown', category: string, known: string]
  | readonly [kind: 'service-unknown', service: string]
  | readonly [kind: 'category-disagrees', category: string, service: string, own: string]
  | readonly [kind: 'cookie-too-long', name: string, length: string]
  | readonly [kind: 'cookie-domain', domain: string, hostname: string]
  | readonly [kind: 'second-policy', ignored: string, kept: string]
  | readonly [kind: 'policy-not-json', reason: string]
  | readonly [kind: 'policy-type', type: string]
  | readonly [kind: 'script-not-held', type: string, src: string]
  | readonly [kind: 'script-started', src: string]
  | readonly [kind: 'written-late', call: string, src: string]
  | readonly [kind: 'policy-in-content']
  | readonly [kind: 'nonce-missing', src: string]
  | readonly [kind: 'market-unknown', tag: string, market: string, known: string]
  | readonly [kind: 'text-refused', id: string, known: string]
  | readonly [kind: 'text-unknown', id: string, nearest: string]
  | readonly [kind: 'content-swallowed', tag: string, child: string]
  | readonly [kind: 'action-unknown', tag: string, action: string, nearest: string]
  | readonly [kind: 'flag-false', tag: string, flag: string]
  | readonly [kind: 'page-address', tag: string, attribute: string, url: string, embed: string]
  | readonly [kind: 'market-differs', tag: string, market: string, kept: string]
  | readonly [kind: 'market-loosens', tag: string, market: string, kept: string]
  | readonly [kind: 'url-refused', tag: string, attribute: string, url: string]
  | readonly [kind: 'link-refused', tag: string, attribute: string, url: string]
  | readonly [
      kind: 'template-child',
      tag: string,
      attribute: string,
      url: string,
      framework: string,
    ]
  | readonly [kind: 'live-child', tag: string, attribute: string, url: string, framework: string]
  | readonly [kind: 'eager-in-template', tag: string, attribute: string, url: string]
  | readonly [kind: 'inline-blocked', directive: string]
  | readonly [kind: 'lazy-loader', tag: string, attribute: string, url: string]
  | readonly [kind: 'lazy-loader-present', tag: string]
  | readonly [kind: 'noscript-child', tag: string, attribute: string, url: string]
  | readonly [kind: 'content-removed', gate: string]
  | readonly [kind: 'host-refused', service: string, host: string]
  | readonly [kind: 'host-unread', service: string, what: string]
  | readonly [kind: 'ratio', ratio: string]
  | readonly [kind: 'gate-empty', gate: string]
  | readonly [kind: 'answers', answers: string, unknown: string]
  | readonly [kind: 'poster', poster: string]
  | readonly [kind: 'position', position: string]
  | readonly [kind: 'banner-second', tag: string]
  | readonly [kind: 'answer-unseen', tag: string, action: string]
  | readonly [kind: 'answer-scripted', tag: string, action: string]
  | readonly [kind: 'view-not-loaded', tag: string, reason: string]
  | readonly [kind: 'server-not-told', reason: string]
  | readonly [kind: 'endpoint-refused', key: string, url: string]
  | readonly [kind: 'record-refused', url: string, status: string]
  | readonly [kind: 'integration-refused', where: string, reason: string]
  | readonly [kind: 'integration-failed', id: string, reason: string]
  | readonly [kind: 'vendor-failed', reason: string]
  | readonly [kind: 'vendor-early', id: string, call: string]
  | readonly [kind: 'preferences-undefined', reason: string]
  | readonly [kind: 'import-not-loaded', reason: string]
  | readonly [kind: 'follow-unknown', id: string, known: string]
  | readonly [kind: 'follow-missing', id: string];

/** @param place the element to point at */
export type Report = (mistake: Mistake, place?: unknown) => void;
