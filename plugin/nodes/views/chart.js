"use strict";

// One chart: the SVG of a panel, drawn anew whenever its width, the hidden marks or the categories that are seen
// change, and what happens when the reader points at it.
latentAlignment.chart = (() => {
    const { categoryAxis, things } = latentAlignment.model;
    const { OVERFLOW, isZoomable, draw } = latentAlignment.drawing;
    const marks = latentAlignment.marks;
    const pointing = latentAlignment.pointing;
    const { WHOLE, STEP, scaled, moved } = latentAlignment.zoom;

    const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
    const ZOOM_KEYS = { "+": 1, "=": 1, "-": -1, 0: 0 };
    const SENSES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const SCROLL_BAR = 24; // no scroll bar is wider
    const NARROWEST = 160; // a chart; in a narrower host it is cut off
    const DRAG = 4; // pixels; less is a click
    const TURN = 400; // of the wheel, for e times as large
    const SHARE = 0.2; // of what is seen, by which a key moves it
    const WHEEL = 40; // how far the wheel turns for one category

    let charts = 0; // for ids that are unique in the page

    /**
     * @param host an element that the chart fills in width; its style is that of a positioned box
     * @param choosing what a chosen category leads to, {first, choose}, or null where nothing is to be chosen
     * @param onPoint called with the key of what the reader points at, or null
     */
    function create(host, panel, choosing, onPoint) {
        const id = `chart-${++charts}`;
        const axis = categoryAxis(panel);
        const lying = axis === "y";
        const everything = panel.marks.flatMap((mark, series) =>
            things(mark, panel).map((thing) => ({ mark, series, thing })),
        );
        const zoomable = isZoomable(panel);
        const zoomKeys = zoomable ? " Plus and minus zoom, 0 shows all." : "";
        const chooseKeys = choosing === null ? "" : ` ${choosing.hint} Enter chooses.`;
        const isMap = panel.x.kind === "MAP" || panel.y.kind === "MAP";

        const hidden = new Set(); // marks
        let shown = axis === null ? [] : panel[axis].categories.map((_, position) => position); // after the filter
        let first = 0; // of the shown categories, which is seen
        let width = 0; // of the host when the chart was drawn
        let basis = 0; // the width from which the height follows
        let zoom = WHOLE; // the part of the plot that fills it
        let drag = null; // where the pointer went down and what was seen then
        let isDue = false; // a drawing in the next frame
        let turned = 0; // how far the wheel has turned towards the next category
        let frame = null; // what was drawn last
        let current = null; // what the reader points at, {mark, series, thing}
        let key = null; // of what the reader points at, here or in another chart
        let chosen = choosing?.first ?? null; // the category

        const plot = d3
            .select(host)
            .append("div")
            .attr("class", "plot")
            .attr("tabindex", 0)
            .attr("role", "application")
            .attr("aria-roledescription", "chart")
            .attr("aria-label", `${panel.title}. ${panel.description ?? ""} Move with the arrow keys.${zoomKeys}${chooseKeys}`);
        const svg = plot.append("svg").attr("class", "chart").attr("aria-hidden", "true").attr("focusable", "false");
        const tooltip = latentAlignment.tooltip.create(plot);
        const spoken = plot.append("p").attr("class", "spoken").attr("aria-live", "polite");

        function visible() {
            return everything.filter(({ mark }) => !hidden.has(mark));
        }

        function redraw() {
            width = host.clientWidth;
            if (width === 0) {
                return; // not laid out yet, or behind the table
            }
            // A little more or less width, as when a scroll bar comes or goes, does not change the height: else the bar
            // could come because of the height and go because of the width, for ever.
            basis = Math.abs(width - basis) < SCROLL_BAR ? basis : width;
            svg.selectAll("*").remove();
            frame = draw(svg, {
                id,
                width: Math.max(width, NARROWEST),
                basis,
                panel,
                axis,
                hidden,
                shown,
                first,
                entries: visible(),
                zoom,
            });
            plot.classed("zoomed", zoom !== WHOLE).classed("choosing", choosing !== null);
            markChosen();
            first = frame.seen.first;
            emphasize();
            handle.onWindow?.({ ...frame.seen, count: shown.length, plot: frame });
            handle.onZoom?.(zoom !== WHOLE);
        }

        /** Shows another part of the plot, at most once a frame however fast the pointer moves. */
        function look(wanted) {
            if (!zoomable || wanted === zoom) {
                return;
            }
            zoom = wanted;
            if (!isDue) {
                isDue = true;
                window.requestAnimationFrame(() => {
                    isDue = false;
                    redraw();
                });
            }
        }

        /** Where the pointer is, in shares of the plot. */
        function shares(event) {
            const [x, y] = d3.pointer(event, svg.node());
            return [(x - frame.left) / frame.width, (y - frame.top) / frame.height].map((share) =>
                Math.max(0, Math.min(1, share)),
            );
        }

        function grab(event) {
            pointAt(event);
            if (zoom !== WHOLE && event.button === 0) {
                drag = { x: event.clientX, y: event.clientY, zoom, isMoved: false };
                plot.node().setPointerCapture(event.pointerId);
            }
        }

        function follow(event) {
            if (drag === null) {
                pointAt(event);
                return;
            }
            const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
            drag.isMoved ||= Math.hypot(x, y) > DRAG;
            if (drag.isMoved) {
                point(null);
                look(moved(drag.zoom, -x / frame.width, -y / frame.height));
            }
        }

        function release() {
            drag = null;
        }

        function emphasize() {
            const overlay = svg.select(".overlay");
            overlay.selectAll("*").remove();
            const chosen = frame.drawn.filter(
                (entry) => isSame(entry, current) || (key !== null && entry.thing.key === key),
            );
            svg.classed("faded", isMap && chosen.length > 0);
            for (const { mark, thing, place } of chosen) {
                marks.emphasize(overlay, mark, thing, place);
            }
            latentAlignment.labels.drawChosen(overlay, chosen, frame);
            showTooltip();
        }

        /** Behind the bars, over the whole width: a chosen bar may be short. */
        function markChosen() {
            svg.select(".chosen").remove();
            if (chosen === null || axis === null || !frame[axis].shown.includes(chosen)) {
                return;
            }
            const { scale } = frame[axis];
            const [start, length] = [scale(chosen) - scale.step / 2, scale.step];
            svg.select("g")
                .insert("rect", ".marks")
                .attr("class", "chosen")
                .attr("x", lying ? -frame.left : start)
                .attr("y", lying ? start : 0)
                .attr("width", lying ? frame.left + frame.width : length)
                .attr("height", lying ? length : frame.height);
        }

        /** Shows what belongs to the category of the thing that the reader means. */
        function choose() {
            const category = current?.thing.category ?? null;
            if (choosing === null || category === null || category === chosen) {
                return;
            }
            chosen = category;
            markChosen();
            spoken.text(choosing.choose(category));
        }

        function isSame(entry, other) {
            return other !== null && entry.series === other.series && entry.thing.index === other.thing.index;
        }

        function showTooltip() {
            const entry = current && frame.drawn.find((candidate) => isSame(candidate, current));
            if (entry) {
                tooltip.show(pointing.reading(entry, visible()), entry.place, frame);
            } else {
                tooltip.hide();
            }
        }

        function point(entry) {
            if (entry === current || (entry !== null && isSame(entry, current))) {
                return;
            }
            current = entry;
            key = entry?.thing.key ?? null;
            emphasize();
            onPoint(key);
        }

        function pointAt(event) {
            const [x, y] = d3.pointer(event, svg.node());
            const [plotX, plotY] = [x - frame.left, y - frame.top];
            if (axis === null) {
                const outside =
                    Math.min(plotX, plotY) < -OVERFLOW ||
                    plotX > frame.width + OVERFLOW ||
                    plotY > frame.height + OVERFLOW;
                point(outside ? null : pointing.pick(frame.drawn, plotX, plotY, null));
            } else {
                // the name of a category beside the plot counts as the category
                const category = frame.categoryAt(lying ? plotY : plotX);
                point(category === null ? null : pointing.pick(frame.drawn, plotX, plotY, category));
            }
        }

        function walk(event) {
            const steps = ZOOM_KEYS[event.key];
            if (event.key === "Escape") {
                point(null);
            } else if (choosing !== null && (event.key === "Enter" || event.key === " ")) {
                event.preventDefault();
                choose();
            } else if (zoomable && steps !== undefined && !event.ctrlKey && !event.metaKey) {
                event.preventDefault();
                const { x, y } = frame.drawn.find((entry) => isSame(entry, current))?.place ?? {};
                const around = x === undefined ? [0.5, 0.5] : [x / frame.width, y / frame.height];
                look(steps === 0 ? WHOLE : scaled(zoom, STEP ** steps, ...around));
            } else if (zoom !== WHOLE && event.shiftKey && SENSES[event.key] !== undefined) {
                event.preventDefault();
                look(moved(zoom, ...SENSES[event.key].map((sense) => sense * SHARE)));
            } else if (KEYS.includes(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey) {
                event.preventDefault();
                const next = pointing.walk(series(), current, event.key, lying);
                if (next !== null) {
                    bringIntoView(next);
                    point(next);
                    spoken.text(pointing.sentence(pointing.reading(next, visible())));
                }
            }
        }

        /** The things of each series in the order of walking, those of categories out of the window as well. */
        function series() {
            const order = new Map(shown.map((position, place) => [position, place]));
            return panel.marks.map((mark, number) =>
                visible()
                    .filter((entry) => entry.series === number && (axis === null || order.has(entry.thing.category)))
                    .map((entry) => ({
                        ...entry,
                        order: axis === null ? entry.thing.x : order.get(entry.thing.category),
                    }))
                    .sort((one, other) => one.order - other.order),
            );
        }

        function bringIntoView({ thing, ...entry }) {
            if (zoom !== WHOLE && !frame.drawn.some((other) => isSame(other, { ...entry, thing }))) {
                look(WHOLE);
            }
            const place = axis === null ? -1 : shown.indexOf(thing.category);
            const { seen } = frame;
            if (place >= 0 && (place < seen.first || place >= seen.first + seen.size)) {
                scrollTo(place < seen.first ? place : place - seen.size + 1);
            }
        }

        /** The wheel scrolls the categories, and the page only when the first or last one is reached. */
        function turn(event) {
            if (zoomable && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                look(scaled(zoom, Math.exp(-event.deltaY / TURN), ...shares(event)));
                return;
            }
            const { seen } = frame;
            const [sense, last] = [Math.sign(event.deltaY), shown.length - seen.size];
            if (event.ctrlKey || sense === 0 || seen.first === (sense < 0 ? 0 : last)) {
                turned = 0;
                return;
            }
            event.preventDefault();
            turned = sense === Math.sign(turned) ? turned + event.deltaY : event.deltaY;
            const steps = Math.trunc(turned / WHEEL);
            if (steps !== 0) {
                turned -= steps * WHEEL;
                scrollTo(Math.max(0, Math.min(seen.first + steps, last)));
            }
        }

        function scrollTo(wanted) {
            first = wanted;
            redraw();
        }

        plot.on("pointermove", follow)
            .on("pointerdown", grab)
            .on("pointerup", release)
            .on("pointercancel", release)
            .on("click", choose)
            .on("dblclick", (event) => look(scaled(zoom, STEP * STEP, ...shares(event))))
            .on("pointerleave", () => plot.node().matches(":focus-visible") || point(null))
            .on("blur", () => point(null))
            .on("keydown", walk)
            .on("focus", () => {
                // by the keyboard: begin somewhere
                if (current === null && plot.node().matches(":focus-visible")) {
                    walk(new KeyboardEvent("keydown", { key: "Home" }));
                }
            });
        plot.node().addEventListener("wheel", turn, { passive: false });
        // what is painted does not follow the stylesheet; all else does
        const colors = window.matchMedia("(prefers-color-scheme: dark)");
        colors.addEventListener("change", () => svg.select(".painted").empty() || redraw());
        // in the next frame: drawing within the notification would change sizes that the browser has still to report
        new ResizeObserver(() =>
            window.requestAnimationFrame(() => {
                if (width !== host.clientWidth) {
                    redraw();
                }
            }),
        ).observe(host);

        const handle = {
            onZoom: null, // called after each drawing, with whether a part is seen
            onWindow: null, // called with {first, size, count, plot} after each drawing
            redraw,
            scrollTo,
            svg: () => svg.node(),
            zoomable,
            /** @param steps how many; none for all */
            zoom: (steps) => look(steps === 0 ? WHOLE : scaled(zoom, STEP ** steps, 0.5, 0.5)),
            /** Marks what belongs to what the reader points at in another chart. */
            highlight(wanted) {
                if (wanted !== key && frame !== null) {
                    key = wanted;
                    current = null;
                    emphasize();
                }
            },
            hide(some, hide) {
                some.forEach((mark) => (hide ? hidden.add(mark) : hidden.delete(mark)));
                redraw();
            },
            show(positions) {
                shown = positions;
                first = 0;
                redraw();
            },
        };
        return handle;
    }

    return { create };
})();
