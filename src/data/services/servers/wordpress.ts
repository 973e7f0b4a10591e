import type { Preset } from '../preset.js';

/** Run by the site; `comment_author_*` only where a commenter asks for it. https://wordpress.org/documentation/article/cookies/ */
export const wordpress: Preset = {
  id: 'wordpress',
  label: 'WordPress',
  category: 'necessary',
  purposes: ['sign-in'],
  cookies: [
    { name: 'wordpress_logged_in_*', retention: 14, purpose: 'sign-in', httpOnly: true },
    { name: 'wordpress_sec_*', retention: 14, purpose: 'sign-in', httpOnly: true },
    { name: 'wordpress_test_cookie', retention: 'session', purpose: 'test' },
    { name: 'wp-settings-*', retention: 365, purpose: 'settings' },
    { name: 'comment_author_*', retention: 347, purpose: 'settings' },
    { name: 'wp-postpass_*', retention: 10, purpose: 'sign-in' },
  ],
};
