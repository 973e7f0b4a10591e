import { bindVendor, type CommonOptions, type Integration } from './integration.js';

export interface AppInsightsOptions extends CommonOptions {
  /** `telemetry`, the default: nothing is collected while denied. `cookies`: telemetry goes on without cookies. */
  readonly mode?: 'telemetry' | 'cookies';
  /** The name of the SDK's global. Default `appInsights`. */
  readonly global?: string;
}

interface Switches {
  disableTelemetry?: boolean;
  disableCookiesUsage?: boolean;
}

interface AppInsights {
  config?: Switches & { extensionConfig?: { AppInsightsChannelPlugin?: Switches } };
  getCookieMgr?: () => { setEnabled(value: boolean): void };
  addTelemetryInitializer?: (mayPass: () => boolean) => void;
}

/**
 * Stops and resumes Azure's Application Insights. A blocked script creates its SDK later, after a grant.
 * https://learn.microsoft.com/azure/azure-monitor/app/javascript-sdk-configuration
 */
export const appInsights: Integration<AppInsightsOptions> = {
  id: 'app-insights',
  connect(store, { mode, global = 'appInsights', ...options }) {
    let isGranted = false;
    let filtered: AppInsights | undefined;
    return bindVendor(store, appInsights.id, options, ({ telemetry = false }) => {
      isGranted = telemetry;
      const sdk = (globalThis as unknown as Record<string, AppInsights | undefined>)[global];
      if (!sdk) return;
      const { config = {} } = sdk;
      config.disableCookiesUsage = !telemetry;
      if (mode !== 'cookies') {
        config.disableTelemetry = !telemetry;
        // One that runs has made a copy, and heeds that alone: what waits there to be sent is dropped.
        ((config.extensionConfig ??= {}).AppInsightsChannelPlugin ??= {}).disableTelemetry =
          !telemetry;
      }
      sdk.getCookieMgr?.().setEnabled(telemetry);
      if (mode === 'cookies' || filtered === sdk) return;
      filtered = sdk;
      // It receives a change of its configuration a moment later.
      sdk.addTelemetryInitializer?.(() => isGranted);
    });
  },
};
