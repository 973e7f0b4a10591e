import { msg } from '@lit/localize';

/**
 * The purposes of services and their cookies. Few sentences, and neutral ones: every language has each of them, so a new
 * service should do with what is here.
 */
export const purposes = {
  // Purposes of services.
  visits: () => msg('Counts visits and shows how the site is used.', { id: 'purpose.visits' }),
  recordings: () =>
    msg('Records clicks, scrolling and movements on the pages.', { id: 'purpose.recordings' }),
  versions: () =>
    msg('Shows different versions of a page and compares them.', { id: 'purpose.versions' }),
  companies: () => msg('Finds out which company a visit comes from.', { id: 'purpose.companies' }),
  errors: () => msg('Finds errors and measures how fast the site is.', { id: 'purpose.errors' }),
  advertising: () => msg('Selects and measures advertising.', { id: 'purpose.advertising' }),
  social: () =>
    msg(
      'Shows posts or share buttons from a social network, which learns which pages are visited.',
      { id: 'purpose.social' },
    ),
  media: () => msg('Plays videos or sound and measures what is played.', { id: 'purpose.media' }),
  maps: () => msg('Shows maps.', { id: 'purpose.maps' }),
  fonts: () => msg('Loads the fonts used on the pages.', { id: 'purpose.fonts' }),
  chat: () => msg('Lets visitors chat with the people behind the site.', { id: 'purpose.chat' }),
  forms: () => msg('Shows forms and receives what is sent.', { id: 'purpose.forms' }),
  meetings: () => msg('Shows free times and books meetings.', { id: 'purpose.meetings' }),
  news: () => msg('Shows news and asks for feedback.', { id: 'purpose.news' }),
  payments: () => msg('Takes payments and prevents fraud.', { id: 'purpose.payments' }),
  robots: () => msg('Tells people from robots.', { id: 'purpose.robots' }),
  'other-services': () =>
    msg('Loads other services and passes data on to them.', { id: 'purpose.other-services' }),

  // Purposes of cookies, which are also the only purpose of some services.
  'returning-browser': () =>
    msg('Recognizes the same browser on later visits.', { id: 'purpose.returning-browser' }),
  'one-visit': () => msg('Links the pages of one visit.', { id: 'purpose.one-visit' }),
  referrer: () => msg('Remembers which page the visitor came from.', { id: 'purpose.referrer' }),
  'forms-sent': () =>
    msg('Links visits to the forms that were sent.', { id: 'purpose.forms-sent' }),
  conversation: () => msg('Remembers the chat with the visitor.', { id: 'purpose.conversation' }),
  shown: () => msg('Remembers what was shown.', { id: 'purpose.shown' }),
  settings: () => msg('Remembers settings.', { id: 'purpose.settings' }),
  queue: () => msg('Holds data until it is sent.', { id: 'purpose.queue' }),
  limit: () => msg('Limits how often or how much is recorded.', { id: 'purpose.limit' }),
  test: () => msg('Checks what the browser can do.', { id: 'purpose.test' }),
  choice: () => msg('Remembers the choice made about cookies.', { id: 'purpose.choice' }),
  'sign-in': () => msg('Keeps the visitor signed in.', { id: 'purpose.sign-in' }),
  'form-protection': () => msg('Protects forms against misuse.', { id: 'purpose.form-protection' }),
  attacks: () => msg('Protects the site against attacks.', { id: 'purpose.attacks' }),
  'same-server': () => msg('Keeps the browser on the same server.', { id: 'purpose.same-server' }),
} satisfies Readonly<Record<string, () => string>>;

/** The name of a purpose, as presets give it. */
export type Purpose = keyof typeof purposes;
