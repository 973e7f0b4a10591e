import { msg } from '@lit/localize';

/** What cookies of several services are for. A message id has one text in the whole project, so it is written once. */

export const returningBrowser = () => msg('Recognises the same browser on later visits.', { id: 'cookie.returning-browser' });

export const oneVisit = () => msg('Keeps the pages of one visit together.', { id: 'cookie.one-visit' });

export const referrer = () => msg('Remembers which page the visitor came from.', { id: 'cookie.referrer' });

export const choice = () => msg('Remembers the choice made about cookies.', { id: 'cookie.choice' });

export const formProtection = () => msg('Protects forms against misuse.', { id: 'cookie.form-protection' });

export const sameServer = () => msg('Keeps the browser on the same server.', { id: 'cookie.same-server' });

export const signedInMember = () => msg('Recognises members who are signed in.', { id: 'cookie.signed-in-member' });

export const advertising = () => msg('Selects and measures advertising.', { id: 'cookie.advertising' });
