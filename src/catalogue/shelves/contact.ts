import { calendly } from '../calendly.js';
import { cloudflareTurnstile } from '../cloudflare-turnstile.js';
import { friendlyCaptcha } from '../friendly-captcha.js';
import { googleRecaptcha } from '../google-recaptcha.js';
import { hubspotChat } from '../hubspot-chat.js';
import { hubspotForms } from '../hubspot-forms.js';
import { hubspotMeetings } from '../hubspot-meetings.js';
import { intercom } from '../intercom.js';
import { typeform } from '../typeform.js';
import { zendesk } from '../zendesk.js';

/** Chats, forms, meetings, and what keeps robots out of them. */
export const shelf = [
  hubspotForms, hubspotChat, hubspotMeetings, intercom, zendesk, typeform, calendly, googleRecaptcha, friendlyCaptcha,
  cloudflareTurnstile,
];
