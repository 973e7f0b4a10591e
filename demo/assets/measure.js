// What a site's own page code does for Matomo: it queues the page view. matomo.js itself is held back by its tag.
(window._paq ??= []).push(['setSiteId', '1'], ['trackPageView']);
