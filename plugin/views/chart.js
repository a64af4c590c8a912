"use strict";

// One chart: the SVG of a panel, drawn anew whenever its width, the hidden marks or the categories seen change, and what
// happens when the reader points at it.
latentAlignment.chart = (() => {
    const { categoryWindow, equalUnits, placeLabels, shorten } = latentAlignment.layout;
    const { categoryAxis, things } = latentAlignment.model;
    const axes = latentAlignment.axes;
    const marks = latentAlignment.marks;
    const pointing = latentAlignment.pointing;

    const TALLEST = 420;
    const OVERFLOW = 6; // how far a dot at the edge of the plot may reach out of it
    const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
    const MOST_LABELS = 400; // tried; placing more takes long and leaves nothing readable

    let charts = 0; // for ids that are unique in the page

    const canvas = document.createElement("canvas").getContext("2d");

    /** The width of a text in the font of the page. */
    function measure(text, font = "12px") {
        canvas.font = `${font} ${getComputedStyle(document.body).fontFamily}`;
        return canvas.measureText(text).width;
    }

    /**
     * @param host an element that the chart fills in width; its style is that of a positioned box
     * @param onPoint called with the key of what the reader points at, or null
     */
    function create(host, panel, onPoint) {
        const id = `chart-${++charts}`;
        const axis = categoryAxis(panel);
        const lying = axis === "y";
        const everything = panel.marks.flatMap((mark, series) =>
            things(mark, panel).map((thing) => ({ mark, series, thing })));
        const isMap = panel.x.kind === "MAP" || panel.y.kind === "MAP";
        const whole = { x: isWhole(panel, "x"), y: false };

        const hidden = new Set(); // marks
        let shown = axis === null ? [] : panel[axis].categories.map((_, position) => position); // after the filter
        let first = 0; // of the shown categories, which is seen
        let seen = { first: 0, size: 0 };
        let frame = null; // what was drawn last
        let current = null; // what the reader points at, {mark, series, thing}
        let key = null; // of what the reader points at here or in another chart

        const plot = d3.select(host).append("div").attr("class", "plot").attr("tabindex", 0)
            .attr("role", "application").attr("aria-roledescription", "chart")
            .attr("aria-label", `${panel.title}. ${panel.description ?? ""} Move with the arrow keys.`);
        const svg = plot.append("svg").attr("class", "chart").attr("aria-hidden", "true").attr("focusable", "false");
        const tooltip = plot.append("div").attr("class", "tooltip").attr("aria-hidden", "true").attr("hidden", "");
        const spoken = plot.append("p").attr("class", "spoken").attr("aria-live", "polite");

        function visible() {
            return everything.filter(({ mark }) => !hidden.has(mark));
        }

        function redraw() {
            const width = host.clientWidth;
            if (width < 80) {
                return; // not laid out yet, or hidden behind the table
            }
            frame = draw(svg, { id, width, panel, axis, lying, isMap, whole, hidden, shown, first, entries: visible() });
            seen = frame.seen;
            first = seen.first;
            emphasise();
            listener.onWindow?.({ ...seen, count: shown.length, plot: frame });
        }

        function emphasise() {
            const overlay = svg.select(".overlay");
            overlay.selectAll("*").remove();
            const chosen = frame.drawn.filter((entry) => isSame(entry, current) || (key !== null && entry.thing.key === key));
            svg.classed("faded", isMap && chosen.length > 0);
            for (const { mark, thing, place } of chosen) {
                marks.emphasise(overlay, mark, thing, place);
            }
            if (isMap || chosen.some(({ mark }) => mark.mark === "Dots" || mark.mark === "Arrows")) {
                labelChosen(overlay, chosen, frame);
            }
            showTooltip();
        }

        function isSame(entry, other) {
            return other !== null && entry.series === other.series && entry.thing.index === other.thing.index;
        }

        function showTooltip() {
            const entry = current && frame.drawn.find((candidate) => isSame(candidate, current));
            tooltip.attr("hidden", entry ? null : "");
            if (!entry) {
                return;
            }
            const read = pointing.reading(entry, visible());
            tooltip.selectAll("*").remove();
            tooltip.append("p").attr("class", "title").text(read.title);
            const rows = tooltip.append("table").selectAll("tr").data(read.rows).join("tr").classed("current", (row) => row.current);
            rows.append("td").append("span").attr("class", ({ meaning }) => `swatch ${marks.classOf(meaning)}`);
            rows.append("td").text(({ name }) => name);
            rows.append("td").text(({ value }) => value);
            moveTooltip(entry.place);
        }

        /** Beside the anchor, on the side where there is more room, and within the chart. */
        function moveTooltip({ x, y }) {
            const { offsetWidth: width, offsetHeight: height } = tooltip.node();
            const [anchorX, anchorY] = [x + frame.left, y + frame.top];
            const left = anchorX + 14 + width <= frame.outerWidth ? anchorX + 14 : anchorX - 14 - width;
            tooltip
                .style("left", `${Math.max(0, Math.min(left, frame.outerWidth - width))}px`)
                .style("top", `${Math.max(0, Math.min(anchorY - height / 2, frame.outerHeight - height))}px`);
        }

        function point(entry) {
            if (entry === current || (entry !== null && isSame(entry, current))) {
                return;
            }
            current = entry;
            key = entry?.thing.key ?? null;
            emphasise();
            onPoint(key);
        }

        function pointAt(event) {
            const [x, y] = d3.pointer(event, svg.node());
            const [plotX, plotY] = [x - frame.left, y - frame.top];
            const outside = plotX < -OVERFLOW || plotY < -OVERFLOW || plotX > frame.width + OVERFLOW || plotY > frame.height + OVERFLOW;
            if (axis === null) {
                point(outside ? null : pointing.pick(frame.drawn, plotX, plotY, null));
                return;
            }
            // the name of a category outside of the plot counts as the category
            const along = lying ? plotY : plotX;
            const position = frame.categoryAt(along);
            point(position === null ? null : pointing.pick(frame.drawn, plotX, plotY, position));
        }

        function walk(event) {
            if (event.key === "Escape") {
                point(null);
            } else if (ARROWS.includes(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey) {
                event.preventDefault();
                const next = pointing.walk(series(), current, event.key, lying);
                if (next !== null) {
                    bringIntoView(next.thing);
                    point(next);
                    spoken.text(pointing.sentence(pointing.reading(next, visible())));
                }
            }
        }

        /** The things of each series in the order of walking, those of categories out of the window as well. */
        function series() {
            const order = new Map(shown.map((position, place) => [position, place]));
            return panel.marks.map((mark, number) => visible()
                .filter((entry) => entry.series === number && (axis === null || order.has(entry.thing.category)))
                .map((entry) => ({ ...entry, order: axis === null ? entry.thing.x : order.get(entry.thing.category) }))
                .sort((one, other) => one.order - other.order));
        }

        function bringIntoView(thing) {
            const place = axis === null ? -1 : shown.indexOf(thing.category);
            if (place >= 0 && (place < seen.first || place >= seen.first + seen.size)) {
                scrollTo(place < seen.first ? place : place - seen.size + 1);
            }
        }

        function scrollTo(wanted) {
            first = wanted;
            redraw();
        }

        plot.on("pointermove", pointAt).on("pointerdown", pointAt)
            .on("pointerleave", () => point(null)).on("blur", () => point(null))
            .on("keydown", walk)
            .on("focus", () => {
                // by the keyboard: begin somewhere
                if (current === null && plot.node().matches(":focus-visible")) {
                    walk(new KeyboardEvent("keydown", { key: "Home" }));
                }
            });
        plot.node().addEventListener("wheel", (event) => {
            const wanted = seen.first + Math.sign(event.deltaY);
            if (seen.size < shown.length && event.deltaY !== 0 && wanted >= 0 && wanted <= shown.length - seen.size) {
                event.preventDefault(); // else the page scrolls, also when the first or last category is reached
                scrollTo(wanted);
            }
        }, { passive: false });
        new ResizeObserver(() => {
            if (frame === null || frame.outerWidth !== host.clientWidth) {
                redraw();
            }
        }).observe(host);

        const listener = {
            onWindow: null, // called with {first, size, count, plot} after each drawing
            redraw,
            scrollTo,
            measure,
            svg: () => svg.node(),
            /** Marks what belongs to what the reader points at in another chart. */
            highlight(wanted) {
                if (wanted !== key && frame !== null) {
                    key = wanted;
                    current = null;
                    emphasise();
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
        return listener;
    }

    function isWhole(panel, axis) {
        const values = panel.marks.flatMap((mark) => mark[axis] ?? []);
        return values.length > 0 && values.every(Number.isInteger);
    }

    /** Draws the whole chart and says where everything is. */
    function draw(svg, { id, width, panel, axis, lying, isMap, whole, hidden, shown, first, entries }) {
        const bars = panel.marks.filter((mark) => mark.mark === "Bars" && !hidden.has(mark));
        const smallest = Math.max(20, 9 * bars.length + 7); // of a category
        const top = panel.y.label || panel.secondY ? 26 : 10;
        const options = { whole: whole.x, measure };

        // upwards: how high, hence which categories and ticks, hence how wide the texts at the sides are
        let height = isMap ? Math.max(260, Math.min(520, width * 0.8)) : Math.max(220, Math.min(340, width * 0.58));
        let seen = { first: 0, size: shown.length };
        if (lying) {
            seen = categoryWindow(shown.length, first, TALLEST, smallest);
            height = Math.max(seen.size, 2) * Math.min(34, Math.max(smallest, TALLEST / Math.max(seen.size, 1)));
        }
        const seenY = lying ? shown.slice(seen.first, seen.first + seen.size) : [];
        const yTicks = axes.ticksOf(panel.y, height, false, { shown: seenY, measure, whole: whole.y });
        const secondTicks = panel.secondY ? axes.ticksOf(panel.secondY, height, false, { measure }) : [];
        const room = ({ kind }, ticks) => (kind === "MAP" ? 8 : axes.widthOf(ticks, measure) + axes.TICK + 6);
        const left = Math.min(room(panel.y, yTicks), width * 0.4);
        const right = panel.secondY ? room(panel.secondY, secondTicks) : 16;
        if (panel.y.kind === "CATEGORIES") {
            yTicks.forEach((tick) => (tick.text = shorten(tick.full, left - axes.TICK - 4, measure)));
        }
        const plotWidth = Math.max(40, width - left - right);
        if (axis === "x") {
            seen = categoryWindow(shown.length, first, plotWidth, smallest);
        }
        const seenX = axis === "x" ? shown.slice(seen.first, seen.first + seen.size) : [];
        const units = isMap ? equalUnits(panel.x, panel.y, plotWidth, height) : null;

        const scale = (which, ends, categories) => axes.scaleOf(
            units === null ? panel[which] : { ...panel[which], from: units[which][0], to: units[which][1] }, ends, categories);
        const x = scale("x", [0, plotWidth], seenX);
        const y = scale("y", lying ? [0, height] : [height, 0], seenY);
        const second = panel.secondY ? axes.scaleOf(panel.secondY, [height, 0], []) : null;
        const xTicks = axes.ticksOf(panel.x, plotWidth, true, { ...options, shown: seenX });
        const slanted = axis === "x" && axes.isCrowded(xTicks, x.step, measure);
        if (slanted) {
            xTicks.forEach((tick) => (tick.text = shorten(tick.full, 110, measure)));
        }
        const bottom = (panel.x.kind === "MAP" ? 8 : axes.LINE + axes.TICK)
            + (slanted ? axes.widthOf(xTicks, measure) * 0.65 : 0) + (panel.x.label ? axes.LINE : 0);

        const outerHeight = top + height + bottom;
        svg.attr("viewBox", `0 0 ${width} ${outerHeight}`).attr("width", width).attr("height", outerHeight);
        svg.selectAll("*").remove();
        svg.append("clipPath").attr("id", id).append("rect").attr("x", -OVERFLOW).attr("y", -OVERFLOW)
            .attr("width", plotWidth + 2 * OVERFLOW).attr("height", height + 2 * OVERFLOW);
        const group = svg.append("g").attr("transform", `translate(${left},${top})`);

        const valueAxis = lying ? { axis: panel.x, scale: x, ticks: xTicks } : { axis: panel.y, scale: y, ticks: yTicks };
        axes.drawGrid(group, { ...valueAxis, width: plotWidth, height, lying });

        const band = axis === null ? null : { x, y }[axis];
        const scales = {
            x, y, second, lying, width: plotWidth, height,
            zeroX: zeroOf(panel.x, x), zeroY: zeroOf(panel.y, y),
            ...slots(panel, hidden, band),
        };
        const placed = entries.map((entry) => ({ ...entry, place: marks.place(entry.mark, entry.thing, scales) }));
        const drawn = placed.filter(({ place }) => marks.isSeen(place));
        const layer = group.append("g").attr("class", "marks").attr("clip-path", `url(#${id})`);
        for (const mark of panel.marks.filter((candidate) => !hidden.has(candidate))) {
            marks.draw(layer, mark, drawn.filter((entry) => entry.mark === mark), scales);
        }

        axes.draw(group, "left", { axis: panel.y, scale: y, ticks: yTicks, width: plotWidth, height });
        axes.draw(group, "bottom", { axis: panel.x, scale: x, ticks: xTicks, width: plotWidth, height, slanted });
        const secondMark = panel.marks.find((mark) => mark.second);
        const secondClass = secondMark ? `second ${marks.classOf(secondMark.meaning)}` : "second";
        if (panel.secondY) {
            axes.draw(group, "right", {
                axis: panel.secondY, scale: second, ticks: secondTicks, width: plotWidth, height, className: secondClass,
            });
        }
        const title = (text, at, anchor, className) => group.append("text").attr("class", `axis-title ${className}`)
            .attr("x", at[0]).attr("y", at[1]).attr("text-anchor", anchor).text(text);
        title(panel.y.label, [-left + 2, -12], "start", "");
        if (panel.x.label) {
            title(panel.x.label, [plotWidth / 2, height + bottom - 5], "middle", "");
        }
        if (panel.secondY) {
            title(panel.secondY.label, [plotWidth + right - 2, -12], "end", secondClass);
        }

        const frame = {
            seen, drawn, left, top, width: plotWidth, height, outerWidth: width, outerHeight,
            categoryAt: (along) => (band === null ? null : categoryAt(along, band, lying ? seenY : seenX)),
        };
        drawLabels(group.append("g").attr("class", "labels"), panel, frame);
        group.append("g").attr("class", "overlay");
        return frame;
    }

    /** Where bars and areas begin: at zero, or at the end of the axis that is nearest to it. */
    function zeroOf(axis, scale) {
        return axis.kind === "CATEGORIES" ? NaN : scale(Math.max(axis.from, Math.min(0, axis.to)));
    }

    /** Bars of several marks stand side by side in a category; whiskers stand on the bar of the same meaning. */
    function slots(panel, hidden, band) {
        if (band === null) {
            return { slot: () => 0, thickness: 6 };
        }
        const bars = panel.marks.filter((mark) => mark.mark === "Bars" && !hidden.has(mark));
        const share = Math.min(band.bandwidth / Math.max(1, bars.length), 26);
        const slotOf = (index) => (index < 0 ? 0 : (index - (bars.length - 1) / 2) * share);
        return {
            thickness: share * (bars.length > 1 ? 0.88 : 1),
            slot: (mark) => (mark.mark === "Bars" ? slotOf(bars.indexOf(mark))
                : mark.mark === "Whiskers" ? slotOf(bars.findIndex(({ meaning }) => meaning === mark.meaning)) : 0),
        };
    }

    function categoryAt(along, band, seen) {
        const place = Math.floor((along - (band(seen[0]) - band.step / 2)) / band.step);
        return seen[place] ?? null;
    }

    /** Names of rules, of dots that are labelled, and of the ends of arrows, where there is room. */
    function drawLabels(group, panel, frame) {
        const wanted = [];
        for (const { mark, thing, place } of frame.drawn) {
            if (mark.mark === "Rule") {
                wanted.unshift(mark.upright
                    ? label(mark.name, place.x, 6, mark, 5) : label(mark.name, frame.width - measure(mark.name, "11px") - 8, place.y, mark, 2));
            } else if (mark.mark === "Dots" && mark.labelled) {
                wanted.push(label(mark.labels[thing.index], place.x, place.y, mark, marks.radiusOf(mark) + 2));
            } else if (mark.mark === "Arrows") {
                wanted.push(label(mark.fromLabels[thing.index], place.segment.x0, place.segment.y0, mark, 4));
                wanted.push(label(mark.toLabels[thing.index], place.segment.x1, place.segment.y1, mark, 4));
            }
        }
        writeLabels(group, wanted.slice(0, MOST_LABELS), frame);
    }

    function label(text, x, y, mark, gap) {
        const cut = shorten(text, 140, measureLabel);
        return { text: cut, x, y, gap, width: measureLabel(cut) + 2, height: 14, className: marks.classOf(mark.meaning) };
    }

    function measureLabel(text) {
        return measure(text, "11px");
    }

    function writeLabels(group, wanted, frame) {
        const distinct = wanted.filter(({ text, x, y }, index) => text !== ""
            && wanted.findIndex((other) => other.text === text && other.x === x && other.y === y) === index);
        const isPoint = ({ mark }) => mark.mark === "Dots";
        const obstacles = frame.drawn.filter(isPoint).slice(0, 1000).map(({ mark, place: { x, y } }) => {
            const radius = marks.radiusOf(mark);
            return { x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius };
        });
        const segments = frame.drawn.map(({ place }) => place.segment).filter((segment) => segment !== undefined).slice(0, 1000);
        const bounds = { x0: -OVERFLOW, y0: -OVERFLOW, x1: frame.width + OVERFLOW, y1: frame.height + OVERFLOW };
        const boxes = placeLabels(distinct, obstacles, segments, bounds);
        const texts = distinct.map((entry, index) => ({ ...entry, box: boxes[index] })).filter(({ box }) => box !== null);
        writeTexts(group, texts);
    }

    function writeTexts(group, texts) {
        group.selectAll("text").data(texts).join("text").attr("class", ({ className }) => `label ${className}`)
            .attr("x", ({ box }) => (box.x0 + box.x1) / 2).attr("y", ({ box }) => (box.y0 + box.y1) / 2).attr("dy", "0.34em")
            .attr("text-anchor", "middle").text(({ text }) => text);
    }

    /** The names of what the reader points at, whether or not there was room for them. */
    function labelChosen(overlay, chosen, frame) {
        const wanted = chosen.flatMap(({ mark, thing, place }) =>
            mark.mark === "Arrows"
                ? [label(mark.fromLabels[thing.index], place.segment.x0, place.segment.y0, mark, 5),
                    label(mark.toLabels[thing.index], place.segment.x1, place.segment.y1, mark, 5)]
                : mark.mark === "Dots" ? [label(mark.labels[thing.index], place.x, place.y, mark, marks.radiusOf(mark) + 4)] : []);
        const bounds = { x0: -OVERFLOW, y0: -OVERFLOW, x1: frame.width + OVERFLOW, y1: frame.height + OVERFLOW };
        const segments = chosen.map(({ place }) => place.segment).filter((segment) => segment !== undefined);
        const boxes = placeLabels(wanted, [], segments, bounds);
        writeTexts(overlay, wanted.map((entry, index) => ({ ...entry, box: boxes[index] })).filter(({ box }) => box !== null));
    }

    return { create, measure };
})();
