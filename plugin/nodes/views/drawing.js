"use strict";

// The drawing of a chart: how large it is, where its axes are, and everything in it.
latentAlignment.drawing = (() => {
    const { categoryWindow, equalUnits, shorten } = latentAlignment.layout;
    const { measure } = latentAlignment.labels;
    const { WHOLE } = latentAlignment.zoom;
    const axes = latentAlignment.axes;
    const marks = latentAlignment.marks;

    const TALLEST = 420; // of a plot with categories below each other, when they do not all have room
    const TALLEST_WITH_ALL = 600; // better a little taller than to scroll for the last few
    const OVERFLOW = 6; // how far a dot at the edge of the plot may reach out of it
    const THICKEST_BAR = 26;
    const LOWEST_ROW = 14; // of a matrix, which is to be seen as a whole
    const NARROWEST_SLANTED = 17; // from one slanted name to the next
    const LONGEST_SLANTED = 110; // a slanted name
    const BESIDE_SLANTED = 8; // a slanted name, until the edge of the chart
    const MOST_ELEMENTS = 2000; // dots that are elements of their own

    /**
     * Draws a chart into an empty SVG.
     *
     * @param id for the definitions in the SVG, unique in the page
     * @param width of the whole
     * @param basis the width from which the height follows
     * @param axis the axis of categories, "x" or "y", or null
     * @param hidden the marks that are not drawn
     * @param shown the positions of the categories that passed the filter
     * @param first which of them is wanted as the first that is seen
     * @param entries the things of the marks that are drawn, as {mark, series, thing}
     * @param zoom the part of the plot that fills it, {x0, x1, y0, y1} in shares of it from the left and from the top
     * @returns where everything is: the size of the whole (outerWidth, outerHeight) and of the plot (width, height)
     *     with its distance from the left and the top, the window of categories that are seen, the entries that are
     *     drawn, each with its place, and categoryAt, the category at a distance from the begin of its axis
     */
    function draw(svg, { id, width, basis, panel, axis, hidden, shown, first, entries, zoom = WHOLE }) {
        const drawnMarks = panel.marks.filter((mark) => !hidden.has(mark));
        const lying = axis === "y";
        const size = layOut({ panel, axis, drawnMarks, outerWidth: width, basis, shown, first, zoom });

        svg.attr("viewBox", `0 0 ${width} ${size.outerHeight}`).attr("width", width).attr("height", size.outerHeight);
        svg.append("clipPath")
            .attr("id", id)
            .append("rect")
            .attr("x", -OVERFLOW)
            .attr("y", -OVERFLOW)
            .attr("width", size.width + 2 * OVERFLOW)
            .attr("height", size.height + 2 * OVERFLOW);
        const group = svg.append("g").attr("transform", `translate(${size.left},${size.top})`);

        const { x, y, second } = size;
        axes.drawGrid(group, lying ? x : y, size, lying);
        const scales = {
            x: x.scale,
            y: y.scale,
            second: second?.scale,
            lying,
            width: size.width,
            height: size.height,
            onCanvas: entries.filter(({ mark }) => mark.mark === "Dots").length > MOST_ELEMENTS,
            onFills: drawnMarks.some(({ mark }) => mark === "Bars" || mark === "Tiles"),
            zeroX: zeroOf(x),
            zeroY: zeroOf(y),
            ...slots(drawnMarks, axis === null ? null : size[axis].scale),
        };
        const drawn = entries
            .map((entry) => ({ ...entry, place: marks.place(entry.mark, entry.thing, scales) }))
            .filter(({ place }) => marks.isSeen(place));
        const layer = group.append("g").attr("class", "marks").attr("clip-path", `url(#${id})`);
        for (const mark of drawnMarks) {
            marks.draw(
                layer,
                mark,
                variantOf(mark, panel),
                drawn.filter((entry) => entry.mark === mark),
                scales,
            );
        }
        drawAxes(group, panel, size);

        const isWithin = ({ place: { x, y, segment } }) =>
            zoom === WHOLE || within(x, y, size) || (segment !== undefined && within(segment.x1, segment.y1, size));
        const frame = { ...size, drawn: drawn.filter(isWithin), categoryAt: (along) => categoryAt(along, size, axis) };
        latentAlignment.labels.draw(group.append("g").attr("class", "labels"), frame, panel.layout.labels);
        group.append("g").attr("class", "overlay");
        return frame;
    }

    function within(x, y, { width, height }) {
        return x >= -OVERFLOW && y >= -OVERFLOW && x <= width + OVERFLOW && y <= height + OVERFLOW;
    }

    /** Whether a part of a panel can fill its plot: where both directions have numbers, of one scale each. */
    function isZoomable(panel) {
        return panel.x.kind !== "CATEGORIES" && panel.y.kind !== "CATEGORIES" && !panel.secondY;
    }

    /** The same scale with a part of its values, between two shares of its length from the left or from the top. */
    function zoomed(scale, from, to) {
        const [start, end] = scale.range();
        const length = Math.abs(end - start);
        const ends = [scale.invert(from * length), scale.invert(to * length)];
        return scale.copy().domain(start < end ? ends : ends.reverse());
    }

    /** How many marks of the same kind and meaning come before a mark: they differ in their dashes. */
    function variantOf(mark, panel) {
        return panel.marks.filter((other) => other.mark === mark.mark && other.meaning === mark.meaning).indexOf(mark);
    }

    /**
     * Sizes and scales. From the height follow the vertical ticks, from their texts the width that is left for the
     * plot, and from it the horizontal ticks.
     */
    function layOut({ panel, axis, drawnMarks, outerWidth, basis, shown, first, zoom }) {
        const isMap = panel.x.kind === "MAP" || panel.y.kind === "MAP";
        const isMatrix = panel.x.kind === "CATEGORIES" && panel.y.kind === "CATEGORIES";
        // that a category may become
        const smallest = isMatrix ? LOWEST_ROW : Math.max(20, 9 * barsInCategory(drawnMarks) + 7);
        const everything = { first: 0, size: shown.length };

        const window =
            axis !== "y" || shown.length * smallest <= TALLEST_WITH_ALL
                ? everything
                : categoryWindow(shown.length, first, TALLEST, smallest);
        const height = heightOf(axis, isMap, basis, window.size, smallest);
        const labels = panel.layout;
        const y = side(panel.y, labels.y, height, false, axis === "y" ? part(shown, window) : []);
        const second = panel.secondY ? side(panel.secondY, labels.secondY, height, false, []) : null;
        if (zoom !== WHOLE && panel.y.kind !== "MAP") {
            const scale = zoomed(axes.scaleOf(panel.y, null, [height, 0], []), zoom.y0, zoom.y1);
            y.ticks = axes.ticksWithin(scale, height, false);
        }
        const right = second === null ? 16 : roomFor(second);
        const across = (left) => {
            const width = Math.max(40, outerWidth - left - right);
            const seen = axis === "x" ? categoryWindow(shown.length, first, width, smallest) : window;
            const all = panel.x.categories.map((_, position) => position); // of a map of shades, all are seen
            const x = side(panel.x, labels.x, width, true, axis === "x" ? part(shown, seen) : all);
            return { left, width, seen, x };
        };
        const most = outerWidth * 0.4;
        const beside = across(Math.min(roomFor(y), most));
        const { left, width, seen, x } = across(Math.max(beside.left, Math.min(roomForSlanted(beside), most)));
        const units = isMap ? equalUnits(panel.x, panel.y, width, height) : { x: null, y: null };
        x.scale = axes.scaleOf(panel.x, units.x, [0, width], x.shown);
        y.scale = axes.scaleOf(panel.y, units.y, axis === "y" ? [0, height] : [height, 0], y.shown);
        if (zoom !== WHOLE) {
            x.scale = zoomed(x.scale, zoom.x0, zoom.x1);
            y.scale = zoomed(y.scale, zoom.y0, zoom.y1);
            x.ticks = panel.x.kind === "MAP" ? [] : axes.ticksWithin(x.scale, width, true);
        }
        if (second !== null) {
            second.scale = axes.scaleOf(panel.secondY, null, [height, 0], []);
        }
        shortenTexts(x, y, left, axis);

        const top = panel.y.label || panel.secondY ? 26 : 10;
        const bottom =
            (panel.x.kind === "MAP" ? 8 : axes.LINE + axes.TICK) +
            (panel.x.label ? axes.LINE : 0) +
            (x.slanted ? axes.widthOf(x.ticks, measure) * 0.65 : 0);
        return {
            seen,
            x,
            y,
            second,
            left,
            right,
            top,
            bottom,
            width,
            height,
            outerWidth,
            outerHeight: top + height + bottom,
        };
    }

    function heightOf(axis, isMap, width, categories, smallest) {
        if (axis === "y") {
            const each = Math.min(34, Math.max(smallest, TALLEST / Math.max(1, categories)));
            return Math.max(2, categories) * each;
        }
        return isMap ? Math.max(260, Math.min(520, width * 0.75)) : Math.max(220, Math.min(340, width * 0.58));
    }

    function part(shown, { first, size }) {
        return shown.slice(first, first + size);
    }

    function side(axis, labels, length, lying, shown) {
        return { axis, shown, ticks: axes.ticksOf(axis, labels, length, lying, shown) };
    }

    function roomFor({ axis, ticks }) {
        return axis.kind === "MAP" ? 8 : axes.widthOf(ticks, measure) + axes.TICK + 6;
    }

    /** How far from the left the plot begins at least, so that the first slanted names stay within the chart. */
    function roomForSlanted({ x, width }) {
        if (x.axis.kind !== "CATEGORIES") {
            return 0;
        }
        const scale = axes.scaleOf(x.axis, null, [0, width], x.shown);
        if (!axes.isCrowded(x.ticks, scale.step, measure)) {
            return 0;
        }
        const reach = ({ value, text }) =>
            (Math.min(measure(text), LONGEST_SLANTED) + BESIDE_SLANTED) * Math.cos(axes.SLANT) - scale(value);
        return Math.ceil(d3.max(x.ticks, reach) ?? 0) + 1;
    }

    /** Cuts the names of categories to the room they have; slants those at the bottom when they would touch. */
    function shortenTexts(x, y, left, axis) {
        if (axis === "y") {
            y.ticks.forEach((tick) => (tick.text = shorten(tick.text, left - axes.TICK - 4, measure)));
        }
        x.slanted = x.axis.kind === "CATEGORIES" && axes.isCrowded(x.ticks, x.scale.step, measure);
        if (x.slanted) {
            // names that stand closer than a line is high would lie over each other
            const every = Math.max(1, Math.ceil(NARROWEST_SLANTED / x.scale.step));
            x.ticks = x.ticks.filter((_, index) => index % every === 0);
            x.ticks.forEach((tick) => {
                const untilTheEdge = (left + x.scale(tick.value)) / Math.cos(axes.SLANT) - BESIDE_SLANTED;
                tick.text = shorten(tick.text, Math.min(LONGEST_SLANTED, untilTheEdge), measure);
            });
        }
    }

    /** Where bars and areas begin: at zero, or at the end of the axis that is nearest to it. */
    function zeroOf({ axis, scale }) {
        return axis.kind === "CATEGORIES" ? NaN : scale(Math.max(axis.from, Math.min(0, axis.to)));
    }

    /** How many bars stand side by side: one where no category has bars of two marks, which then differ in color only. */
    function barsInCategory(drawnMarks) {
        const bars = drawnMarks.filter(({ mark }) => mark === "Bars");
        const categories = bars.flatMap((mark) => [...mark.categories]);
        return new Set(categories).size === categories.length ? Math.min(1, bars.length) : bars.length;
    }

    /** Bars of several marks stand side by side in a category; whiskers and dots stand on the bar of the same space. */
    function slots(drawnMarks, band) {
        if (band === null) {
            return { slot: () => 0, thickness: 0 };
        }
        const bars = drawnMarks.filter(({ mark }) => mark === "Bars");
        const beside = barsInCategory(drawnMarks);
        const share = Math.min(band.bandwidth / Math.max(1, beside), THICKEST_BAR);
        const slotOf = (index) => (index < 0 || beside < 2 ? 0 : (index - (beside - 1) / 2) * share);
        return {
            thickness: share * (beside > 1 ? 0.88 : 1),
            slot: (mark) => {
                switch (mark.mark) {
                    case "Bars":
                        return slotOf(bars.indexOf(mark));
                    case "Whiskers":
                    case "Dots":
                        return slotOf(bars.findIndex(({ meaning }) => meaning === spaceOf(mark)));
                    default:
                        return 0;
                }
            },
        };
    }

    /** The meaning of bars that a mark is compared with: a baseline with the bars before or after encoding. */
    function spaceOf({ meaning }) {
        return meaning.replace("BASELINE_", "");
    }

    function categoryAt(along, size, axis) {
        if (axis === null) {
            return null;
        }
        const { scale, shown } = size[axis];
        const begin = scale(shown[0]) - scale.step / 2;
        return shown[Math.floor((along - begin) / scale.step)] ?? null;
    }

    function drawAxes(group, panel, size) {
        const { x, y, second, left, right, width, height, bottom } = size;
        const byMeaning = panel.marks.find((mark) => mark.second)?.meaning;
        const secondClass = byMeaning ? `second ${marks.classOf(byMeaning)}` : "second";
        axes.draw(group, "left", y, size);
        axes.draw(group, "bottom", x, size);
        title(group, y.axis, -left + 2, -12, "start");
        title(group, x.axis, width / 2, height + bottom - 5, "middle");
        if (second !== null) {
            axes.draw(group, "right", second, size, secondClass);
            title(group, second.axis, width + right - 2, -12, "end", secondClass);
        }
    }

    function title(group, { label }, x, y, anchor, className = "") {
        group
            .append("text")
            .attr("class", `axis-title ${className}`)
            .attr("x", x)
            .attr("y", y)
            .attr("text-anchor", anchor)
            .text(label);
    }

    return { OVERFLOW, isZoomable, variantOf, draw };
})();
