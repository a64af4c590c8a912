"use strict";

// Within a frame of the report: says how high the page is, so that the report needs no scroll bars within scroll bars.
(() => {
    const root = document.documentElement;

    function tell() {
        const height = Math.ceil(root.getBoundingClientRect().height);
        window.parent.postMessage({ type: "LatentAlignmentHeight", height }, "*");
    }

    new ResizeObserver(tell).observe(root);
    // browsers do not observe sizes in frames that nobody sees yet
    new MutationObserver(tell).observe(root, { attributeFilter: ["data-state"] });
    tell();
})();
