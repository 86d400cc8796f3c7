//# allFunctionsCalledOnLoad
/**
 * Panel, note and report, which a page needs when somebody asks for them: most pages never do, and every page would pay for them.
 */
'use strict';

(() => {
  rescind.createLate = (ask) => {
    /** @type {Promise<boolean> | undefined} */
    let here;

    const fetchAll = async () => {
      const reply = await ask({ kind: 'scripts' });
      if (reply.ok) rescind.speak(reply.words);
      else here = undefined;
      return reply.ok;
    };

    return () => (here ??= fetchAll());
  };
})();
