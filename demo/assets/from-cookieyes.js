/** Plays the tool that was there before: sets its cookie, and shows what was made of it. */
const name = 'cookieyes-consent';
const id = 'consentid:ZGVtb2RlbW9kZW1vZGVtb2RlbW9kZW1vZGVtb2RlbW8';
const all = (answer) =>
  `necessary:yes,${['functional', 'analytics', 'performance', 'advertisement'].map((key) => `${key}:${answer}`).join(',')}`;
const fortyDays = 40 * 86_400_000;

const values = {
  accepted: () =>
    `${id},consent:yes,action:yes,${all('yes')},lastRenewedDate:${Date.now() - fortyDays}`,
  refused: () =>
    `${id},consent:no,action:yes,${all('no')},lastRenewedDate:${Date.now() - fortyDays}`,
  implied: () => `${id},consent:yes,action:no,${all('yes')}`,
  untouched: () =>
    `${id},consent:,action:,necessary:,functional:,analytics:,performance:,advertisement:`,
  none: () => '',
};

for (const button of document.querySelectorAll('[data-earlier]')) {
  button.addEventListener('click', () => {
    const { earlier, escaped } = button.dataset;
    const value = values[earlier]();
    const written = escaped === undefined ? value : encodeURIComponent(value);
    document.cookie = `${name}=${written};path=/;SameSite=Strict;max-age=${value ? 31_536_000 : 0}`;
    document.cookie = 'cetegra_consent=;path=/;max-age=0';
    location.reload();
  });
}

const results = await window.cetegraConsent.settled;
const { method, decidedAt, expiresAt } = window.cetegraConsent.state;
const day = (date) => new Date(date).toISOString().slice(0, 10);
document.querySelector('[data-became]').textContent = [
  ...(
    results ?? [{ importer: 'cookieyes', reason: 'not looked for: this visitor has decided here' }]
  ).map(({ importer, reason }) => `${importer}: ${reason ?? 'taken over'}.`),
  decidedAt
    ? `Decided ${day(decidedAt)}, expires ${day(expiresAt)}, method “${method}”.`
    : 'Undecided: the banner asks.',
].join(' ');
