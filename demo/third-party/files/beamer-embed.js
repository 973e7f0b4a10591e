// Shaped like Beamer's embed: reads beamer_config, keeps an id of its own, marks the trigger with the unread count.
(function () {
  const home = new URL(document.currentScript.src).origin;
  const config = window.beamer_config ?? {};
  const product = config.product_id ?? 'demo';

  function init() {
    const day = 86400;
    write(`_BEAMER_USER_ID_${product}`, crypto.randomUUID(), 300 * day);
    write(`_BEAMER_FIRST_VISIT_${product}`, new Date().toISOString(), 300 * day);
    write(`_BEAMER_LAST_UPDATE_${product}`, Date.now(), day);
    fetch(`${home}/count?product=${product}`).then(async (answer) => {
      const trigger = document.querySelector(config.selector ?? '.beamerTrigger');
      trigger?.setAttribute('data-beamer-unread', (await answer.json()).count);
    });
  }

  function write(name, value, seconds) {
    document.cookie = `${name}=${value}; path=/; max-age=${seconds}; SameSite=Lax`;
  }

  function destroy() {
    document.querySelector(config.selector ?? '.beamerTrigger')?.removeAttribute('data-beamer-unread');
  }

  window.Beamer = { init, destroy };
  if (!config.lazy) init();
})();
