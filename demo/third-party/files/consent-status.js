// Shaped like TwentyThree's consent-status.js: the class it documents, which tells the video site.
(function () {
  const home = new URL(document.currentScript.src).origin;

  window.TwentyThreeConsentStatus = class {
    constructor(domain) {
      this.domain = domain;
    }

    setConsentStatus(status) {
      fetch(`${home}/v.ihtml/event?consent=${status}&domain=${encodeURIComponent(this.domain)}`).catch(() => {});
    }
  };
})();
