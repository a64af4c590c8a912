"use strict";

// Names beside dots, rules and the ends of arrows: as many as have room.
latentAlignment.labels = (() => {
    const { placeLabels, shorten } = latentAlignment.layout;
    const marks = latentAlignment.marks;

    const SIZE = 11; // pixels, as in the stylesheet
    const HEIGHT = 14;
    const LONGEST = 140;
    const MOST_IN_THE_WAY = 1000;
    const END = 2.5; // of an arrow, half its size; less than a label's distance from it
    const OUTSIDE = 6; // how far a label may reach out of the plot

    const canvas = document.createElement("canvas").getContext("2d");

    /** The width of a text in the font of the page. */
    function measure(text, size = 12) {
        canvas.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
        return canvas.measureText(text).width;
    }

    const measureLabel = (text) => measure(text, SIZE);

    /**
     * The names that came with the figure, of things that are drawn, where there is room; of a thing that has no room,
     * nothing.
     */
    function draw(group, frame, labels) {
        const drawn = new Map(frame.drawn.map((entry) => [`${entry.series} ${entry.thing.index}`, entry]));
        const wanted = labels.flatMap(({ text, mark, index, end }) => {
            const entry = drawn.get(`${mark} ${index}`);
            return entry === undefined ? [] : [labelOf(text, entry, end, frame, 2)];
        });
        const obstacles = frame.drawn.flatMap(boxesInTheWay).slice(0, MOST_IN_THE_WAY);
        write(group, wanted, obstacles, segmentsOf(frame.drawn, frame), frame);
    }

    /** The names of what the reader points at, whether or not there was room for them among the others. */
    function drawChosen(group, chosen, frame) {
        const wanted = chosen.flatMap((entry) =>
            namesOf(entry).map(([name, end]) => labelOf(shorten(name, LONGEST, measureLabel), entry, end, frame, 4)),
        );
        write(group, distinct(wanted), [], segmentsOf(chosen, frame), frame);
    }

    function namesOf({ mark, thing: { index } }) {
        switch (mark.mark) {
            case "Arrows": {
                const [from, to] = [mark.fromLabels[index], mark.toLabels[index]];
                return from === to ? [[from, "FROM"]] : [[from, "FROM"], [to, "TO"]];
            }
            case "Dots":
                return [[mark.labels[index], "ALONE"]];
            default:
                return [];
        }
    }

    function labelOf(text, { mark, place }, end, frame, gap) {
        switch (mark.mark) {
            case "Arrows": {
                const { x0, y0, x1, y1 } = place.segment;
                return end === "FROM" ? label(text, x0, y0, gap + 2) : label(text, x1, y1, gap + 2);
            }
            case "Dots":
                return label(text, place.x, place.y, marks.radiusOf(mark) + gap);
            default: // a rule: at the upper end of an upright one, above or below a lying one
                return mark.upright
                    ? label(text, place.x, HEIGHT / 2, 5)
                    : lyingLabel(text, rightEnd(text, frame), place.y);
        }
    }

    /** Above or below a line, never beside it. */
    function lyingLabel(text, end, y) {
        return { ...label(text, end - measureLabel(text) / 2 - 2, y, 2), sideways: false };
    }

    /** Where a text may end on the right: at the end of the plot, or before an upright rule that would cross it. */
    function rightEnd(text, { drawn, width }) {
        const room = measureLabel(text) + 4;
        const ends = drawn
            .filter(({ mark }) => mark.mark === "Rule" && mark.upright)
            .map(({ place }) => place.x - 2)
            .filter((end) => end > width - room && end > room);
        return Math.min(width, ...ends);
    }

    function label(text, x, y, gap) {
        return { text, x, y, gap, width: measureLabel(text) + 2, height: HEIGHT };
    }

    /** Two arrows from one place need its name once. */
    function distinct(wanted) {
        const seen = new Set();
        return wanted.filter(({ text, x, y }) => {
            const key = `${x} ${y} ${text}`;
            return text !== "" && !seen.has(key) && seen.add(key);
        });
    }

    /** What no label covers: bars, dots, and the two ends of an arrow. */
    function boxesInTheWay({ mark, place: { x, y, box, segment } }) {
        switch (mark.mark) {
            case "Bars":
                return [box];
            case "Dots":
                return [boxAround(x, y, marks.radiusOf(mark))];
            case "Arrows":
                return [boxAround(segment.x0, segment.y0, END), boxAround(segment.x1, segment.y1, END)];
            default:
                return [];
        }
    }

    function boxAround(x, y, radius) {
        return { x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius };
    }

    /** The lines that labels keep off: arrows, rules and lines of few points. */
    function segmentsOf(drawn, { width, height }) {
        const segments = drawn.flatMap(({ mark, series, place: { x, y, segment } }, index) => {
            if (mark.mark === "Line") {
                const before = drawn[index - 1];
                return mark.x.length <= marks.DOTTED_UP_TO && before?.series === series
                    ? [{ x0: before.place.x, y0: before.place.y, x1: x, y1: y }]
                    : [];
            }
            if (mark.mark === "Rule") {
                return mark.upright ? [{ x0: x, y0: 0, x1: x, y1: height }] : [{ x0: 0, y0: y, x1: width, y1: y }];
            }
            return segment === undefined ? [] : [segment];
        });
        return segments.slice(0, MOST_IN_THE_WAY);
    }

    function write(group, wanted, obstacles, segments, { width, height }) {
        const bounds = { x0: -OUTSIDE, y0: -OUTSIDE, x1: width + OUTSIDE, y1: height + OUTSIDE };
        const boxes = placeLabels(wanted, obstacles, segments, bounds);
        const texts = wanted.map(({ text }, index) => ({ text, box: boxes[index] })).filter(({ box }) => box !== null);
        group
            .selectAll("text")
            .data(texts)
            .join("text")
            .attr("class", "label")
            .attr("x", ({ box }) => (box.x0 + box.x1) / 2)
            .attr("y", ({ box }) => (box.y0 + box.y1) / 2)
            .attr("dy", "0.34em")
            .attr("text-anchor", "middle")
            .text(({ text }) => text);
    }

    return { measure, draw, drawChosen };
})();
