"use strict";

// Axes of a chart: from values to places, ticks and grid.
latentAlignment.axes = (() => {
    const { formatNumber } = latentAlignment.layout;

    const TICK = 6; // from the axis to the text of a tick
    const LINE = 18; // height of a line of text
    const SLANT = (40 * Math.PI) / 180; // of names at the bottom that would touch each other
    const FEWEST = 2; // ticks, those of the first list that comes with the figure
    const BESIDE_EACH_OTHER = 80; // from one tick to the next
    const BELOW_EACH_OTHER = 45;

    /**
     * From a value of an axis to a place between two ends.
     *
     * @param range the values at the ends, or null for those of the axis
     * @param shown the positions of the categories that are seen, in order; any other category has no place
     */
    function scaleOf(axis, range, ends, shown) {
        switch (axis.kind) {
            case "CATEGORIES": {
                const band = d3.scaleBand(shown, ends).paddingInner(0.25).paddingOuter(0.15);
                const scale = (position) => band(position) + band.bandwidth() / 2;
                return Object.assign(scale, { bandwidth: band.bandwidth(), step: band.step() });
            }
            case "LOGARITHMIC":
                return d3.scaleLog([axis.from, axis.to], ends);
            default:
                return d3.scaleLinear(range ?? [axis.from, axis.to], ends);
        }
    }

    /**
     * The ticks of an axis as {value, text}; those of categories also have the full name, for the text may be cut.
     *
     * @param labels what came with the figure: the ticks for each number of them that there may be room for, and the
     *     names of categories that are too long
     * @param shown the positions of the categories that are seen
     */
    function ticksOf(axis, labels, length, lying, shown) {
        if (axis.kind === "CATEGORIES") {
            return shown.map((value) => {
                const full = axis.categories[value];
                return { value, full, text: labels.cut[value] ?? full };
            });
        }
        const room = Math.floor(length / (lying ? BESIDE_EACH_OTHER : BELOW_EACH_OTHER));
        return labels.ticks[Math.max(0, Math.min(labels.ticks.length - 1, room - FEWEST))] ?? [];
    }

    /** The ticks of a part of an axis, which do not come with the figure. */
    function ticksWithin(scale, length, lying) {
        const room = Math.max(FEWEST, Math.floor(length / (lying ? BESIDE_EACH_OTHER : BELOW_EACH_OTHER)));
        return scale.ticks(room).map((value) => ({ value, text: formatNumber(value) }));
    }

    /** The width that the texts of some ticks need. */
    function widthOf(ticks, measure) {
        return d3.max(ticks, ({ text }) => measure(text)) ?? 0;
    }

    /** Whether the texts of ticks on the horizontal axis would touch each other. */
    function isCrowded(ticks, step, measure) {
        return widthOf(ticks, measure) + 8 > step;
    }

    /**
     * Draws an axis.
     *
     * @param at "left", "right" or "bottom" of the plot
     * @param side {axis, scale, ticks, slanted}
     */
    function draw(group, at, { axis, scale, ticks, slanted }, { width, height }, className = "") {
        if (axis.kind === "MAP") {
            return;
        }
        const lying = at === "bottom";
        const distance = { left: 0, right: width, bottom: height }[at];
        const part = group.append("g").attr("class", `axis ${className}`);
        const entries = part
            .selectAll("g")
            .data(ticks)
            .join("g")
            .attr("transform", ({ value }) =>
                lying ? `translate(${scale(value)},${distance})` : `translate(${distance},${scale(value)})`,
            );
        const texts = entries
            .append("text")
            .attr("class", axis.kind === "CATEGORIES" ? "tick category" : "tick")
            .attr("x", { left: -TICK - 2, right: TICK + 2, bottom: 0 }[at])
            .attr("y", lying ? TICK + 10 : 0)
            .attr("dy", lying ? 0 : "0.33em")
            .attr("text-anchor", { left: "end", right: "start", bottom: slanted ? "end" : "middle" }[at])
            .text(({ text }) => text);
        if (slanted) {
            texts.attr("transform", `translate(4,-2) rotate(${(-SLANT * 180) / Math.PI})`);
        }
        entries
            .filter(({ full, text }) => full !== undefined && full !== text)
            .append("title")
            .text(({ full }) => full);
        if (lying && axis.kind !== "CATEGORIES") {
            part.append("line").attr("class", "baseline").attr("x2", width).attr("y1", height).attr("y2", height);
        }
    }

    /** Faint lines behind the marks at the ticks of an axis of numbers; the one at zero is stronger. */
    function drawGrid(group, { axis, scale, ticks }, { width, height }, lying) {
        if (axis.kind === "CATEGORIES" || axis.kind === "MAP") {
            return;
        }
        group
            .append("g")
            .attr("class", "grid")
            .selectAll("line")
            .data(ticks)
            .join("line")
            .attr("class", ({ value }) => (value === 0 ? "zero" : null))
            .attr("x1", ({ value }) => (lying ? scale(value) : 0))
            .attr("x2", ({ value }) => (lying ? scale(value) : width))
            .attr("y1", ({ value }) => (lying ? 0 : scale(value)))
            .attr("y2", ({ value }) => (lying ? height : scale(value)));
    }

    return { TICK, LINE, SLANT, scaleOf, ticksOf, ticksWithin, widthOf, isCrowded, draw, drawGrid };
})();
