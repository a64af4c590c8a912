"use strict";

// Within a frame of the report: says how high the page is, so that the report needs no scroll bars within scroll bars.
new ResizeObserver(([{ target }]) => {
    window.parent.postMessage({ type: "LatentAlignmentHeight", height: Math.ceil(target.getBoundingClientRect().height) }, "*");
}).observe(document.documentElement);
