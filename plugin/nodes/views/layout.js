"use strict";

// Where things go and how numbers read: functions of their arguments alone, without document and d3, so that they can
// be tested alone. Lengths are in CSS pixels. What does not depend on the room that there is comes with the figure: the
// records of the Java package org.latentalign.figure.layout.
window.latentAlignment = window.latentAlignment || {};

latentAlignment.layout = (() => {
    const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    const MINUS = "−";
    const MOST_CROSSED = 2; // lines under a label; more cannot be told apart any longer

    /** 10 to a whole power, as it is read: 10⁻³. */
    function powerOfTen(exponent) {
        const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS[digit]);
        return "10" + (exponent < 0 ? "⁻" : "") + digits;
    }

    /** A value for a tooltip or a table: four digits that count, and a power of ten where zeros would hide the size. */
    function formatNumber(value) {
        if (typeof value !== "number" || !Number.isFinite(value)) {
            return "–";
        }
        const size = Math.abs(value);
        const sign = value < 0 ? MINUS : "";
        if (size === 0) {
            return "0";
        }
        if (size >= 1e7 || size < 1e-4) {
            const [digits, exponent] = size.toExponential(2).split("e");
            return `${sign}${String(Number(digits))} × ${powerOfTen(Number(exponent))}`;
        }
        if (Number.isInteger(size)) {
            return sign + grouped(String(size));
        }
        const [whole, fraction] = String(size >= 1000 ? Number(size.toFixed(1)) : Number(size.toPrecision(4))).split(
            ".",
        );
        return sign + grouped(whole) + (fraction ? "." + fraction : "");
    }

    function grouped(digits) {
        return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ",");
    }

    /**
     * A text in parts of which every second is an exponent: "10^3.2 at most" becomes ["10", "3.2", " at most"]. So the
     * page can raise the exponents of powers of ten and of gains, which the texts of a figure write in plain
     * characters.
     */
    function splitPowers(text) {
        return text.split(/(?<=\b10|λ|\))\^([-−]?\d+(?:\.\d+)?)/);
    }

    /** A text and what is in brackets at its end, as in "0.54 (95% interval 0.40 to 0.65)". */
    function splitAside(text) {
        const [, main, aside] = /^([^(]*[^( ]) +(\(.+\))$/.exec(text) ?? [null, text, ""];
        return [main, aside];
    }

    /**
     * Which of many categories are shown: as many as have room, beginning at or before the wanted one.
     *
     * @returns {{first: number, size: number}}
     */
    function categoryWindow(count, first, room, minimum) {
        const size = Math.max(0, Math.min(count, Math.max(1, Math.floor(room / minimum))));
        return { first: Math.max(0, Math.min(Math.round(first), count - size)), size };
    }

    /** The positions of the categories that contain what the reader typed; several names may be parted by commas. */
    function filterCategories(categories, typed) {
        const wanted = typed
            .toLowerCase()
            .split(",")
            .map((name) => name.trim())
            .filter((name) => name !== "");
        const positions = categories.map((_, position) => position);
        return wanted.length === 0
            ? positions
            : positions.filter((position) => {
                  const category = categories[position].toLowerCase();
                  return wanted.some((name) => category.includes(name));
              });
    }

    /**
     * The text, or as much of its beginning as fits, and an ellipsis.
     *
     * @param measure gives the width of a text
     */
    function shorten(text, width, measure) {
        if (measure(text) <= width) {
            return text;
        }
        const characters = Array.from(text); // not units of UTF-16: half a character must not be left
        let fits = 0;
        let tooMany = characters.length;
        while (tooMany - fits > 1) {
            const middle = (fits + tooMany) >> 1;
            if (measure(characters.slice(0, middle).join("") + "…") <= width) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return characters.slice(0, fits).join("").trimEnd() + "…";
    }

    /**
     * Puts labels beside their points so that none covers another label or a point, first come, first served. A label
     * that fits nowhere is not placed.
     *
     * @param labels in order of importance: {x, y, gap, width, height, sideways}, where gap is the distance from the
     *     point, and sideways is false for labels that only lie above or below it
     * @param obstacles boxes {x0, y0, x1, y1} that stay free
     * @param segments lines {x0, y0, x1, y1} that are crossed only when it cannot be helped, and not many at once
     * @param bounds the box within which labels lie
     * @returns {(null | {x0: number, y0: number, x1: number, y1: number})[]} a box for each label, or null
     */
    function placeLabels(labels, obstacles, segments, bounds) {
        const taken = obstacles.slice();
        return labels.map((label) => {
            let best = null;
            let fewest = MOST_CROSSED + 1;
            for (const box of boxesAround(label)) {
                const free = inside(box, bounds) && !taken.some((other) => overlap(box, other));
                const crossings = free ? segments.filter((segment) => crosses(segment, box)).length : Infinity;
                if (crossings < fewest) {
                    best = box;
                    fewest = crossings;
                }
                if (fewest === 0) {
                    break;
                }
            }
            if (best !== null) {
                taken.push(best);
            }
            return best;
        });
    }

    /** Right, left, above, below, and the four corners. */
    function boxesAround({ x, y, gap, width, height, sideways }) {
        const near = gap * 0.7;
        const upright = [
            [x - width / 2, y - gap - height],
            [x - width / 2, y + gap],
        ];
        const all = [
            [x + gap, y - height / 2],
            [x - gap - width, y - height / 2],
            ...upright,
            [x + near, y - near - height],
            [x + near, y + near],
            [x - near - width, y - near - height],
            [x - near - width, y + near],
        ];
        return (sideways === false ? upright : all).map(([x0, y0]) => ({ x0, y0, x1: x0 + width, y1: y0 + height }));
    }

    function inside(box, bounds) {
        return box.x0 >= bounds.x0 && box.y0 >= bounds.y0 && box.x1 <= bounds.x1 && box.y1 <= bounds.y1;
    }

    function overlap(one, other) {
        return one.x0 < other.x1 && other.x0 < one.x1 && one.y0 < other.y1 && other.y0 < one.y1;
    }

    /** Whether a line enters a box (the slab method: the part of the line within both pairs of sides is not empty). */
    function crosses(segment, box) {
        let enter = 0;
        let leave = 1;
        for (const [start, end, low, high] of [
            [segment.x0, segment.x1, box.x0, box.x1],
            [segment.y0, segment.y1, box.y0, box.y1],
        ]) {
            const step = end - start;
            if (step === 0) {
                if (start < low || start > high) {
                    return false;
                }
            } else {
                const near = (low - start) / step;
                const far = (high - start) / step;
                enter = Math.max(enter, Math.min(near, far));
                leave = Math.min(leave, Math.max(near, far));
            }
        }
        return enter <= leave;
    }

    /** How far a point is from a line between two others. */
    function distanceToSegment(x, y, { x0, y0, x1, y1 }) {
        const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
        const along =
            length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length));
        return Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0));
    }

    /**
     * Two ranges of values that are as long as the room for them, with the same length for a unit in both directions:
     * the ranges of a map, widened about their middles.
     */
    function equalUnits(x, y, width, height) {
        const unit = Math.min(width / (x.to - x.from), height / (y.to - y.from));
        const widened = ({ from, to }, length) => {
            const middle = (from + to) / 2;
            return [middle - length / unit / 2, middle + length / unit / 2];
        };
        return { x: widened(x, width), y: widened(y, height) };
    }

    /**
     * The next thing for the arrow keys: along a series, or to the nearest place of the next series that has any.
     *
     * @param series for each series the places of its things along the main axis, in order
     * @param current {series, index}
     * @param along -1 or 1 to move within the series, else 0
     * @param across -1 or 1 to change the series, else 0
     */
    function step(series, current, along, across) {
        if (along !== 0) {
            const index = Math.max(0, Math.min(series[current.series].length - 1, current.index + along));
            return { series: current.series, index };
        }
        const place = series[current.series][current.index];
        for (let next = current.series + across; next >= 0 && next < series.length; next += across) {
            if (series[next].length > 0) {
                return { series: next, index: nearest(series[next], place) };
            }
        }
        return current;
    }

    function nearest(places, wanted) {
        let best = 0;
        places.forEach((place, index) => {
            if (Math.abs(place - wanted) < Math.abs(places[best] - wanted)) {
                best = index;
            }
        });
        return best;
    }

    return {
        powerOfTen,
        formatNumber,
        splitPowers,
        splitAside,
        categoryWindow,
        filterCategories,
        shorten,
        placeLabels,
        distanceToSegment,
        equalUnits,
        step,
    };
})();
