/**
 * Watches the page: one observer for the whole document, and the address, which a page of one piece changes without a load. The
 * page's own functions are left alone: a change of address that changes nothing in the document changes nothing for us.
 */
'use strict';

(() => {
  rescind.observe = ({ onRecords, onAddress }) => {
    let address = location.href;
    const lookAtAddress = () => {
      if (location.href === address) return;
      address = location.href;
      onAddress();
    };
    const observer = new MutationObserver((records) => {
      lookAtAddress();
      onRecords(records);
    });
    window.addEventListener('popstate', lookAtAddress);
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    return {
      /* What we have just put into the page ourselves is no news. */
      forget: () => void observer.takeRecords(),
      end: () => {
        observer.disconnect();
        window.removeEventListener('popstate', lookAtAddress);
      },
    };
  };
})();
