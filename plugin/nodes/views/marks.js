"use strict";

// How each kind of mark is drawn, and where the things in it are. Colors and dashes are the stylesheet's, by meaning.
latentAlignment.marks = (() => {
    const { distanceToSegment } = latentAlignment.layout;

    const HEAD = 8; // of an arrow
    const AROUND = 6; // the plot, as far as dots reach out of it
    const DOTTED_UP_TO = 30; // lines with at most so many points show them
    const VARIANTS = 4; // in the stylesheet
    const PARTED_FROM = 12; // pixels on, tiles of categories have a gap between them
    const GAP = 1;
    const HALO = 1.5; // around a dot that may lie on a bar of its own color
    const RADII = [
        [60, 4],
        [300, 3],
        [Infinity, 2],
    ];

    /** "BASELINE_AFTER" as the stylesheet calls it: "baseline-after". */
    function classOf(meaning) {
        return "m-" + meaning.toLowerCase().replace("_", "-");
    }

    function classOfVariant(variant) {
        return `v${variant % VARIANTS}`;
    }

    function radiusOf(mark) {
        return RADII.find(([most]) => mark.labels.length <= most)[1];
    }

    /**
     * Where a thing of a mark is drawn: an anchor {x, y}; for bars and tiles also a box, for arrows and whiskers a
     * segment, both {x0, y0, x1, y1}. NaN where its category is not seen.
     *
     * @param scales x, y and second, functions from values to places; slot(mark), how far the bars, whiskers and dots
     *     of a mark lie from the middle of a category; thickness of a bar; zeroX and zeroY, where bars and areas begin;
     *     onFills, whether there are bars or tiles
     */
    function place(mark, thing, scales) {
        const y = mark.second && scales.second ? scales.second : scales.y;
        const anchor = { x: scales.x(thing.x), y: y(thing.y) };
        const slot = scales.slot(mark);
        switch (mark.mark) {
            case "Bars":
                return placedBar(anchor, slot, scales);
            case "Arrows":
                return {
                    ...anchor,
                    segment: { x0: anchor.x, y0: anchor.y, x1: scales.x(thing.toX), y1: y(thing.toY) },
                };
            case "Tiles": {
                const xs = sidesOfTile(scales.x, thing.fromX, thing.toX);
                const ys = sidesOfTile(y, thing.fromY, thing.toY);
                return { ...anchor, box: { x0: xs[0], y0: Math.min(...ys), x1: xs[1], y1: Math.max(...ys) } };
            }
            case "Whiskers":
                return scales.lying
                    ? withSegment(scales.x(thing.low), anchor.y + slot, scales.x(thing.high), anchor.y + slot)
                    : withSegment(anchor.x + slot, y(thing.low), anchor.x + slot, y(thing.high));
            case "Dots":
                return scales.lying ? { x: anchor.x, y: anchor.y + slot } : { x: anchor.x + slot, y: anchor.y };
            default:
                return anchor;
        }
    }

    /** Where a tile begins and ends along an axis; among categories it takes the steps that it is in, but for a gap. */
    function sidesOfTile(scale, from, to) {
        const half = scale.step === undefined ? 0 : (scale.step - (scale.step < PARTED_FROM ? 0 : GAP)) / 2;
        return [scale(from) - half, scale(to) + half];
    }

    function placedBar({ x, y }, slot, { lying, thickness, zeroX, zeroY }) {
        if (lying) {
            const middle = y + slot;
            const box = {
                x0: Math.min(x, zeroX),
                x1: Math.max(x, zeroX),
                y0: middle - thickness / 2,
                y1: middle + thickness / 2,
            };
            return { x, y: middle, box };
        }
        const middle = x + slot;
        const box = {
            y0: Math.min(y, zeroY),
            y1: Math.max(y, zeroY),
            x0: middle - thickness / 2,
            x1: middle + thickness / 2,
        };
        return { x: middle, y, box };
    }

    function withSegment(x0, y0, x1, y1) {
        return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, segment: { x0, y0, x1, y1 } };
    }

    function isSeen({ x, y }) {
        return Number.isFinite(x) && Number.isFinite(y);
    }

    /**
     * Draws a mark.
     *
     * @param variant how many marks of the same kind and meaning come before it
     * @param placed its things that are seen, as {thing, place}
     */
    function draw(parent, mark, variant, placed, scales) {
        const group = parent.append("g").attr("class", `mark ${classOf(mark.meaning)} ${classOfVariant(variant)}`);
        DRAW[mark.mark](group, mark, placed, scales);
    }

    const DRAW = {
        Line(group, mark, placed, { onFills }) {
            const path = lineThrough(placed);
            encase(group, path, onFills);
            group.append("path").attr("class", "line alone").attr("d", path);
            if (placed.length <= DOTTED_UP_TO) {
                dots(group, placed, 2.5).classed("vertex", true);
            }
        },
        Area(group, mark, placed, { zeroY }) {
            // smooth, as densities are, yet through all points and nowhere beyond them
            const area = d3
                .area()
                .curve(d3.curveMonotoneX)
                .x(({ place }) => place.x)
                .y1(({ place }) => place.y)
                .y0(zeroY);
            group.append("path").attr("class", "area").attr("d", area(placed));
            group.append("path").attr("class", "line").attr("d", area.lineY1()(placed));
        },
        Bars(group, mark, placed) {
            rectangles(group, placed).attr("class", "bar");
        },
        Dots(group, mark, placed, scales) {
            if (scales.onCanvas) {
                paintedDots(group, mark, placed, scales);
            } else {
                if (scales.onFills) {
                    dots(group.append("g"), placed, radiusOf(mark) + HALO).attr("class", "halo");
                }
                dots(group.append("g"), placed, radiusOf(mark));
            }
        },
        Arrows(group, mark, placed) {
            group
                .append("path")
                .attr("class", "shaft")
                .attr("d", placed.map(({ place }) => shaft(place.segment)).join(""));
            group
                .append("path")
                .attr("class", "head")
                .attr("d", placed.map(({ place }) => ends(place.segment)).join(""));
        },
        Tiles(group, mark, placed) {
            const opacity = opacityOf(mark);
            rectangles(group, placed)
                .attr("class", "tile")
                .attr("fill-opacity", ({ thing }) => opacity(mark.counts[thing.index]));
        },
        Whiskers(group, mark, placed, { lying, onFills }) {
            const path = placed.map(({ place }) => whisker(place.segment, lying)).join("");
            encase(group, path, onFills);
            group.append("path").attr("class", "whisker").attr("d", path);
        },
        Rule(group, mark, placed, { width, height, onFills }) {
            for (const { place } of placed) {
                const path = mark.upright ? `M${place.x},0V${height}` : `M0,${place.y}H${width}`;
                encase(group, path, onFills);
                group.append("path").attr("class", "rule").attr("d", path);
            }
        },
    };

    /**
     * In proportion to a full color, or by the logarithm, for few data lie in most tiles and very many in some; the least
     * is still seen.
     */
    function opacityOf({ counts, full }) {
        if (full > 0) {
            return (count) => Math.min(1, count / full);
        }
        const [least, most] = d3.extent(counts);
        return most > least ? d3.scaleLog([least, most], [0.14, 1]) : () => 1;
    }

    /** On a bar or tile of its own color a line would not be seen: below it comes a wider one like the background. */
    function encase(group, path, onFills) {
        if (onFills) {
            group.append("path").attr("class", "casing").attr("d", path);
        }
    }

    function lineThrough(placed) {
        return d3
            .line()
            .x(({ place }) => place.x)
            .y(({ place }) => place.y)(placed);
    }

    function dots(group, placed, radius) {
        return group
            .selectAll("circle")
            .data(placed)
            .join("circle")
            .attr("class", "dot")
            .attr("r", radius)
            .attr("cx", ({ place }) => place.x)
            .attr("cy", ({ place }) => place.y);
    }

    /** Many dots as one picture: as elements of their own they would take seconds. */
    function paintedDots(group, mark, placed, { width, height }) {
        const ratio = window.devicePixelRatio || 1;
        const [outerWidth, outerHeight] = [width + 2 * AROUND, height + 2 * AROUND];
        const canvas = group
            .append("foreignObject")
            .attr("x", -AROUND)
            .attr("y", -AROUND)
            .attr("width", outerWidth)
            .attr("height", outerHeight)
            .append("xhtml:canvas")
            .attr("class", "painted")
            .attr("width", Math.round(outerWidth * ratio))
            .attr("height", Math.round(outerHeight * ratio))
            .node();
        const context = canvas.getContext("2d");
        context.scale(ratio, ratio);
        context.fillStyle = getComputedStyle(group.node()).getPropertyValue("--color");
        context.globalAlpha = 0.7;
        const radius = radiusOf(mark);
        for (const { place } of placed) {
            const [x, y] = [place.x + AROUND, place.y + AROUND];
            if (x > 0 && y > 0 && x < outerWidth && y < outerHeight) {
                context.beginPath();
                context.arc(x, y, radius, 0, 2 * Math.PI);
                context.fill();
            }
        }
    }

    function rectangles(group, placed) {
        return group
            .selectAll("rect")
            .data(placed)
            .join("rect")
            .attr("x", ({ place }) => place.box.x0)
            .attr("width", ({ place }) => place.box.x1 - place.box.x0)
            .attr("y", ({ place }) => place.box.y0)
            .attr("height", ({ place }) => place.box.y1 - place.box.y0);
    }

    function shaft({ x0, y0, x1, y1 }) {
        return `M${x0},${y0}L${x1},${y1}`;
    }

    /** A dot where an arrow starts, and its head. */
    function ends(segment) {
        return `M${segment.x0 - 2},${segment.y0}a2,2 0 1,0 4,0a2,2 0 1,0 -4,0Z${head(segment)}`;
    }

    /** A triangle at the end of an arrow, smaller when the arrow is short. */
    function head({ x0, y0, x1, y1 }) {
        const length = Math.hypot(x1 - x0, y1 - y0);
        if (length === 0) {
            return "";
        }
        const size = Math.min(HEAD, length * 0.6);
        const [alongX, alongY] = [((x1 - x0) / length) * size, ((y1 - y0) / length) * size];
        const [acrossX, acrossY] = [-alongY * 0.42, alongX * 0.42];
        return (
            `M${x1},${y1}L${x1 - alongX + acrossX},${y1 - alongY + acrossY}` +
            `L${x1 - alongX - acrossX},${y1 - alongY - acrossY}Z`
        );
    }

    function whisker({ x0, y0, x1, y1 }, lying) {
        const cap = 3;
        return lying
            ? `M${x0},${y0}H${x1}M${x0},${y0 - cap}v${2 * cap}M${x1},${y0 - cap}v${2 * cap}`
            : `M${x0},${y0}V${y1}M${x0 - cap},${y0}h${2 * cap}M${x0 - cap},${y1}h${2 * cap}`;
    }

    /** Draws one thing again, above all others, so that it stands out. */
    function emphasize(parent, mark, thing, position) {
        const group = parent.append("g").attr("class", `emphasis ${classOf(mark.meaning)}`);
        const { box, segment } = position;
        if (mark.mark === "Arrows") {
            group.append("path").attr("class", "shaft").attr("d", shaft(segment));
            group.append("path").attr("class", "head").attr("d", ends(segment));
        } else if (mark.mark === "Whiskers") {
            group.append("path").attr("class", "whisker").attr("d", shaft(segment));
        } else if (box !== undefined) {
            rectangles(group, [{ thing, place: position }]).attr("class", "outline");
        } else if (mark.mark !== "Rule") {
            group
                .append("circle")
                .attr("class", "ring")
                .attr("r", mark.mark === "Dots" ? radiusOf(mark) + 2.5 : 5)
                .attr("cx", position.x)
                .attr("cy", position.y);
        }
    }

    /** How far a place of the pointer is from a thing, 0 when it is in it. */
    function distance(mark, { x, y, box, segment }, pointerX, pointerY) {
        if (mark.mark === "Rule") {
            // of a line across the plot only the distance across counts
            return mark.upright ? Math.abs(pointerX - x) : Math.abs(pointerY - y);
        }
        if (box !== undefined) {
            return Math.hypot(
                Math.max(box.x0 - pointerX, 0, pointerX - box.x1),
                Math.max(box.y0 - pointerY, 0, pointerY - box.y1),
            );
        }
        return segment === undefined
            ? Math.hypot(pointerX - x, pointerY - y)
            : distanceToSegment(pointerX, pointerY, segment);
    }

    return { DOTTED_UP_TO, classOf, classOfVariant, radiusOf, place, isSeen, draw, emphasize, distance };
})();
