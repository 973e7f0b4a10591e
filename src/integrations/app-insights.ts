import { follow, type CommonOptions, type Integration } from './integration.js';

export interface AppInsightsOptions extends CommonOptions {
  /** `telemetry`, the default: nothing is collected while denied. `cookies`: telemetry goes on without cookies. */
  readonly mode?: 'telemetry' | 'cookies';
  /** The name of the global that holds the SDK; `appInsights` when left out. */
  readonly global?: string;
}

interface AppInsights {
  config?: { disableTelemetry?: boolean; disableCookiesUsage?: boolean };
  getCookieMgr?: () => { setEnabled(value: boolean): void; purge?(name: string): boolean };
}

/**
 * Stops and resumes Azure's Application Insights. An SDK that is made later, by a held script, is made after a grant.
 * https://learn.microsoft.com/azure/azure-monitor/app/javascript-sdk-configuration
 */
export const appInsights: Integration<AppInsightsOptions> = {
  id: 'app-insights',
  connect(store, options) {
    const { mode, global = 'appInsights' } = options;
    return follow(store, appInsights.id, options, ({ telemetry = false }) => {
      const sdk = (globalThis as unknown as Record<string, AppInsights | undefined>)[global];
      if (!sdk) return;
      if (sdk.config) {
        // Read by an SDK that has yet to start.
        sdk.config.disableCookiesUsage = !telemetry;
        if (mode !== 'cookies') sdk.config.disableTelemetry = !telemetry;
      }
      sdk.getCookieMgr?.().setEnabled(telemetry);
    });
  },
};
