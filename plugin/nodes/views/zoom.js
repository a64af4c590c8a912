"use strict";

// Which part of a plot fills it: made larger and smaller about a place, and moved, never beyond the plot. No document
// and no d3.
latentAlignment.zoom = (() => {
    const WHOLE = { x0: 0, x1: 1, y0: 0, y1: 1 };
    const MOST = 40; // times as large as the whole
    const STEP = 1.5; // of a key or a button

    /**
     * @param window {x0, x1, y0, y1} in shares of the plot
     * @param times how much larger
     * @param x, y the place that stays where it is, in shares of what is seen
     */
    function scaled(window, times, x, y) {
        const size = Math.min(1, Math.max(1 / MOST, (window.x1 - window.x0) / times));
        if (size === 1) {
            return WHOLE;
        }
        const spare = window.x1 - window.x0 - size;
        return placed(size, window.x0 + x * spare, window.y0 + y * spare);
    }

    /** @param x, y how far what is seen moves to the left and up, in shares of it */
    function moved(window, x, y) {
        const size = window.x1 - window.x0;
        return size === 1 ? WHOLE : placed(size, window.x0 + x * size, window.y0 + y * size);
    }

    function placed(size, x, y) {
        const [x0, y0] = [x, y].map((begin) => Math.max(0, Math.min(1 - size, begin)));
        return { x0, x1: x0 + size, y0, y1: y0 + size };
    }

    return { WHOLE, STEP, scaled, moved };
})();
