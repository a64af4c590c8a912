"use strict";

// Which thing of a chart the reader means, by pointer or by keyboard, and what the tooltip says of it.
latentAlignment.pointing = (() => {
    const { step } = latentAlignment.layout;
    const marks = latentAlignment.marks;

    const NEAR = 16; // a pointer this close means a dot, an arrow, a whisker or a rule
    const MOST_ROWS = 14; // of a tooltip

    const isCurve = ({ mark }) => mark.mark === "Line" || mark.mark === "Area";

    /**
     * What the pointer means, or null.
     *
     * @param drawn what is seen, as {mark, series, thing, place}
     * @param category the category under the pointer, or null on charts without
     */
    function pick(drawn, x, y, category) {
        const distance = (entry) => marks.distance(entry.mark, entry.place, x, y);
        if (category !== null) {
            return nearest(
                drawn.filter(({ thing }) => thing.category === category),
                distance,
                Infinity,
            );
        }
        const curves = drawn.filter(isCurve);
        const others = drawn.filter((entry) => !isCurve(entry) && entry.mark.mark !== "Tiles");
        const tiles = drawn.filter((entry) => entry.mark.mark === "Tiles");
        return (
            nearest(others, distance, NEAR) ??
            nearest(tiles, distance, 1) ??
            // of the points of curves the one above or below the pointer, however far
            nearest(curves, ({ place }) => Math.abs(place.x - x) + Math.abs(place.y - y) / 1000, Infinity)
        );
    }

    function nearest(entries, distance, most) {
        let best = null;
        let least = most;
        for (const entry of entries) {
            const far = distance(entry);
            if (far < least) {
                best = entry;
                least = far;
            }
        }
        return best;
    }

    /**
     * Where an arrow key leads. Left and right walk along the main axis, up and down change the series; on a chart
     * whose categories lie below each other it is the other way round.
     *
     * @param series for each series its things in order, as {series, thing, order}, where order is the place along the
     *     main axis
     * @param current {series, thing} or null
     */
    function walk(series, current, key, lying) {
        const filled = series.filter((things) => things.length > 0);
        if (filled.length === 0) {
            return null;
        }
        const at = filled.findIndex((things) => current !== null && things[0].series === current.series);
        const index = at < 0 ? -1 : filled[at].findIndex(({ thing }) => thing.index === current.thing.index);
        if (index < 0) {
            return filled[0][0];
        }
        const here = filled[at];
        if (key === "Home" || key === "End") {
            return key === "Home" ? here[0] : here[here.length - 1];
        }
        const sense = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
        const [along, across] = lying ? [sense[1], sense[0]] : sense;
        const next = step(
            filled.map((things) => things.map(({ order }) => order)),
            { series: at, index },
            along,
            across,
        );
        return filled[next.series][next.index];
    }

    /**
     * What is to be read of a thing and of those in its group.
     *
     * @param entries all things of the chart, as {mark, thing}
     * @returns {{title: string, rows: {meaning: string | null, name: string, value: string, current: boolean}[]}}
     */
    function reading({ mark, thing }, entries) {
        const together =
            thing.group === null
                ? [{ mark, thing }]
                : entries.filter((entry) => entry.thing.group === thing.group).slice(0, MOST_ROWS);
        const rows = together.flatMap((entry) =>
            entry.thing.values.map(([name, value]) => ({
                // several values of one thing need no color to tell them apart
                meaning: name === null ? entry.mark.meaning : null,
                // in a group by category a dot may have a name of its own
                name: name ?? (entry.thing.title !== thing.title ? entry.thing.title : entry.mark.name),
                value,
                current: entry.thing === thing && together.length > 1,
            })),
        );
        if (rows.length === 0 && mark.name) {
            rows.push({ meaning: mark.meaning, name: mark.name, value: "", current: false });
        }
        return { title: thing.title, rows };
    }

    /** The same in one sentence, for those who hear it. */
    function sentence({ title, rows }) {
        const current = rows.filter((row) => row.current);
        const said = current.length > 0 ? current : rows;
        return [title, ...said.map(({ name, value }) => [name, value].filter((text) => text).join(" "))].join(", ");
    }

    return { pick, walk, reading, sentence };
})();
