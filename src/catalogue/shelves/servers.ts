import { azureAppGateway } from '../azure-app-gateway.js';
import { cloudflare } from '../cloudflare.js';
import { cookieyes } from '../cookieyes.js';
import { stripe } from '../stripe.js';

/** What stands before a site, and what it takes payments with. */
export const shelf = [azureAppGateway, cloudflare, stripe, cookieyes];
