/** The page's banner, in the market and the language that the two lists name. */
const languages =
  'ar bg cs da de el en en-GB es et fi fr fr-CA ga he hr hu is it ja lt lv mt nb nl nn pl pt pt-BR ro sk sl sv tr uk zh-Hans'.split(
    ' ',
  );
const [market, language] = ['#market', '#language'].map((id) => document.querySelector(id));
const banner = document.querySelector('cookie-banner');
const store = globalThis.cetegraConsent;
const asked = {
  en: { answered: 'answered', yes: 'yes', no: 'no, the settings are a link' },
  nb: { answered: 'besvart', yes: 'ja', no: 'nei, innstillingene er en lenke' },
}[document.documentElement.lang];

for (const code of languages)
  language.append(new Option(new Intl.DisplayNames([code], { type: 'language' }).of(code), code));

function speak() {
  for (const tag of document.querySelectorAll(
    'cookie-banner, cookie-preferences, cookie-declaration, consent-gate',
  ))
    tag.setAttribute('locale', language.value);
}

function tellRules() {
  const { jurisdiction, needsDecision, decidedAt, categories } = store.state;
  document.querySelector('#rules').textContent = jurisdiction;
  document.querySelector('#asked').textContent = decidedAt
    ? asked.answered
    : needsDecision
      ? asked.yes
      : asked.no;
  document.querySelector('#allowed').textContent = Object.keys(categories)
    .filter((id) => categories[id])
    .join(', ');
}

function move() {
  language.value = market.selectedOptions[0].dataset.locale;
  banner.hide();
  store.reset();
  store.setMarket(market.value);
  speak();
  if (store.state.needsDecision) void banner.show();
}

market.value = store.state.market;
language.value = market.selectedOptions[0].dataset.locale;
market.addEventListener('change', move);
language.addEventListener('change', speak);
store.addEventListener('consent-change', tellRules);
document.querySelector('#show').addEventListener('click', () => void banner.show());
speak();
tellRules();
