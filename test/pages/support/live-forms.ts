/** Ways to write something into a page that loads by itself. `url` makes an address of the third party that no other row has. */
export interface LiveForm {
  readonly name: string;
  readonly html: (url: (path?: string) => string) => string;
}

type Html = LiveForm['html'];
type Row = readonly (readonly [name: string, html: Html])[];

/** Puts the markup of each row into something. */
const within = (kind: string, rows: Row, wrap: (html: string) => string): Row =>
  rows.map(([name, html]) => [`${kind}${name}`, (url) => wrap(html(url))]);

const frames: Row = [
  ['iframe', (url) => `<iframe src="${url('/frame.html')}"></iframe>`],
  [
    'iframe with a data: address',
    (url) => `<iframe src="data:text/html,<img src=${url()}>"></iframe>`,
  ],
  [
    'iframe with a javascript: address',
    (url) => `<iframe src="javascript:void parent.fetch('${url()}')"></iframe>`,
  ],
  ['srcdoc with a picture', (url) => `<iframe srcdoc="<img src='${url()}'>"></iframe>`],
  [
    'srcdoc with a script',
    (url) =>
      `<iframe srcdoc="<script>fetch(atob('${Buffer.from(url()).toString('base64')}'))</script>"></iframe>`,
  ],
  [
    'srcdoc with an event handler',
    (url) =>
      `<iframe srcdoc="<img src=x onerror=fetch(atob('${Buffer.from(url()).toString('base64')}'))>"></iframe>`,
  ],
  [
    'srcdoc with a refresh',
    (url) =>
      `<iframe srcdoc="<meta http-equiv=refresh content='0; URL=${url('/frame.html')}'>"></iframe>`,
  ],
  [
    'srcdoc with a base',
    (url) =>
      `<iframe srcdoc="<base href='${url('/').split('?')[0]}'><img src='pixel.gif${url().replace(/^[^?]*/, '')}'>"></iframe>`,
  ],
  [
    'srcdoc in a srcdoc',
    (url) => `<iframe srcdoc="<iframe srcdoc='<img src=${url()}>'></iframe>"></iframe>`,
  ],
  [
    'srcdoc with a style',
    (url) => `<iframe srcdoc="<p style='background:URL(${url()})'>Text</p>"></iframe>`,
  ],
  [
    'srcdoc beside src',
    (url) => `<iframe srcdoc="<img src='${url()}'>" src="${url('/frame.html')}"></iframe>`,
  ],
  ['object', (url) => `<object data="${url('/frame.html')}" type="text/html"></object>`],
  [
    'object with a data: address',
    (url) => `<object data="data:text/html,<img src=${url()}>"></object>`,
  ],
  [
    'object with a codebase',
    (url) => `<object codebase="${url('/frame.html')}" archive="${url()}"></object>`,
  ],
  ['embed', (url) => `<embed src="${url('/frame.html')}" type="text/html">`],
];

const media: Row = [
  ['img', (url) => `<img src="${url()}" alt="">`],
  ['img srcset', (url) => `<img srcset="/own.gif 1x, ${url()} 2x, ${url()} 1x" alt="">`],
  [
    'picture',
    (url) => `<picture><source srcset="${url()}"><img src="/assets/favicon.svg" alt=""></picture>`,
  ],
  [
    'img with an event handler',
    (url) => `<img src="/assets/favicon.svg" alt="" onload="fetch('${url()}')">`,
  ],
  ['input', (url) => `<input type="image" src="${url()}" alt="Go">`],
  ['video', (url) => `<video src="${url('/sound.wav')}" preload="auto"></video>`],
  ['video poster', (url) => `<video poster="${url()}"></video>`],
  ['video source', (url) => `<video preload="auto"><source src="${url('/sound.wav')}"></video>`],
  ['audio', (url) => `<audio src="${url('/sound.wav')}" preload="auto"></audio>`],
  [
    'track',
    (url) =>
      `<video crossorigin src="/own.mp4"><track default kind="captions" src="${url()}"></video>`,
  ],
  ['table background', (url) => `<table background="${url()}"><tr><td>Text</td></tr></table>`],
  ['cell background', (url) => `<table><tr><td background="${url()}">Text</td></tr></table>`],
];

const links: Row = [
  ...[
    'stylesheet',
    'alternate stylesheet',
    'prefetch',
    'preconnect',
    'dns-prefetch',
    'modulepreload',
    'icon',
    'manifest',
  ].map(
    (rel) =>
      [
        `link ${rel}`,
        (url: Parameters<Html>[0]) => `<link rel="${rel}" href="${url('/style.css')}">`,
      ] as const,
  ),
  ['link preload', (url) => `<link rel="preload" as="fetch" crossorigin href="${url()}">`],
  ['imagesrcset', (url) => `<link rel="preload" as="image" imagesrcset="${url()} 1x">`],
  [
    'meta refresh',
    (url) => `<meta http-equiv="Refresh" content="86400; URL='${url('/frame.html')}'">`,
  ],
  [
    'meta refresh without a name',
    (url) => `<meta http-equiv="refresh" content="86400; ${url('/frame.html')}&a=b">`,
  ],
  ['ping', (url) => `<a href="#top" ping="${url()}">Top</a>`],
  [
    'speculation rules',
    (url) =>
      `<script type="speculationrules">{"prefetch":[{"urls":["${url('/frame.html')}"],"eagerness":"immediate"}]}</script>`,
  ],
  ['script', (url) => `<script async src="${url('/slow-script.js')}"></script>`],
  ['inline script', (url) => `<script>fetch('${url()}')</script>`],
  ['inline module', (url) => `<script type="module">import '${url('/module.js')}'</script>`],
];

const values: Row = [
  ['url', (url) => `url(${url()})`],
  ['URL in capitals', (url) => `URL(${url()})`],
  ['url in quotes', (url) => `url( '${url()}' )`],
  ['an escaped url', (url) => `u\\72 l(${url()})`],
  [
    'an address with escapes',
    (url) => `url(${url().replace('http', '\\68ttp').replace(':', '\\:')}\\))`,
  ],
  ['image-set with a string', (url) => `image-set('${url()}' 1x)`],
  ['-webkit-image-set', (url) => `-webkit-image-set(url(${url()}) 1x)`],
  ['a url that the end closes', (url) => `url(${url()}`],
  ['a string that the end closes', (url) => `url('${url()}`],
  ['a string in a custom property', (url) => `image-set(var(--picture) 1x);--picture:'${url()}'`],
  ['behind an escaped quote', (url) => `none;quotes:'\\'' '';background:url('${url()}')`],
  ['behind a comment with a quote', (url) => `/* it's */url('${url()}')`],
];

const css: Row = [
  ...within('style, ', values, (value) => `<p style="background:${value}">Text</p>`),
  [
    'style element',
    (url) => `<p class="styled">Text</p><style>.styled { background: url(${url()}) }</style>`,
  ],
  ['import', (url) => `<style>@import '${url('/style.css')}';</style>`],
  ['import with escapes', (url) => `<style>@\\69mport/**/"${url('/style.css')}" screen;</style>`],
  [
    'font',
    (url) =>
      `<p style="font-family:foreign">Text</p><style>@font-face { font-family: foreign; src: url(${url()}) }</style>`,
  ],
];

const svg: Row = within(
  'SVG ',
  [
    ['image', (url) => `<image href="${url()}" width="9" height="9"/>`],
    ['image xlink', (url) => `<image xlink:href="${url()}" width="9" height="9"/>`],
    ['use', (url) => `<use href="${url()}#a"/>`],
    [
      'feImage',
      (url) =>
        `<filter id="f"><feImage href="${url()}"/></filter><rect filter="url(#f)" width="9" height="9"/>`,
    ],
    [
      'gradient',
      (url) =>
        `<linearGradient id="g" href="${url()}#g"/><rect fill="url(#g)" width="9" height="9"/>`,
    ],
    ['paint', (url) => `<rect fill="url(${url()}#g)" width="9" height="9"/>`],
    ['style', (url) => `<style>rect { mask: url(${url()}) }</style><rect width="9" height="9"/>`],
    [
      'set',
      (url) => `<image width="9" height="9"><set attributeName="href" to="${url()}"/></image>`,
    ],
    [
      'animate',
      (url) =>
        `<image width="9" height="9"><animate attributeName="xlink:href" values="/own.gif;${url()}" dur="1s"/></image>`,
    ],
    [
      'set of a paint',
      (url) => `<rect width="9" height="9"><set attributeName="fill" to="url(${url()}#a)"/></rect>`,
    ],
    ['script', (url) => `<script href="${url('/slow-script.js')}"/>`],
    ['inline script', (url) => `<script>fetch('${url()}')</script>`],
    ['event handler', (url) => `<set attributeName="x" to="1" onbegin="fetch('${url()}')"/>`],
    [
      'iframe',
      (url) =>
        `<foreignObject width="9" height="9"><iframe src="${url('/frame.html')}"></iframe></foreignObject>`,
    ],
  ],
  (html) => `<svg width="9" height="9">${html}</svg>`,
);

const shadow = (content: string, mode = 'open') =>
  `<div><template shadowrootmode="${mode}">${content}</template></div>`;

const roots: Row = within(
  'declarative shadow root, ',
  [
    ['picture', (url) => shadow(`<img src="${url()}" alt="">`)],
    ['script', (url) => shadow(`<script async src="${url('/slow-script.js')}"></script>`)],
    ['iframe', (url) => shadow(`<iframe src="${url('/frame.html')}"></iframe>`)],
    ['style', (url) => shadow(`<style>:host { background: url(${url()}) }</style>`)],
    ['root in it', (url) => shadow(shadow(`<img src="${url()}" alt="">`))],
    [
      'closed, clonable',
      (url) => shadow(`<img src="${url()}" alt="">`, 'closed" shadowrootclonable="'),
    ],
  ],
  String,
);

/** What a server rendered open, in a gate that is not granted. */
const rendered: Row = within(
  'rendered content, ',
  [
    [
      'direct',
      (url) =>
        `<div data-consent-content><iframe src="${url('/frame.html')}"></iframe><img src="${url()}" alt=""></div>`,
    ],
    ['deep', (url) => `<p><span data-consent-content><img src="${url()}" alt=""></span></p>`],
  ],
  String,
);

export const liveForms: readonly LiveForm[] = [
  ...frames,
  ...media,
  ...links,
  ...css,
  ...svg,
  ...roots,
  ...rendered,
].map(([name, html]) => ({ name, html }));
