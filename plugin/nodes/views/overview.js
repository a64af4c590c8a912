"use strict";

// The strip beside a chart with more categories than fit: all of them in small, and a handle on those that are seen.
latentAlignment.overview = (() => {
    const marks = latentAlignment.marks;
    const THICKNESS = 30;
    const LEAST_HANDLE = 14;

    /**
     * @param host an element for the strip
     * @param lying whether the categories lie below each other, so that the strip stands
     */
    function create(host, panel, lying, onScroll) {
        const strip = d3
            .select(host)
            .append("div")
            .attr("class", `overview ${lying ? "standing" : ""}`)
            .attr("role", "scrollbar")
            .attr("tabindex", 0)
            .attr("aria-orientation", lying ? "vertical" : "horizontal")
            .attr("aria-label", `Which of the categories are seen: ${panel.title}`);
        const svg = strip.append("svg").attr("aria-hidden", "true").attr("focusable", "false");
        let state = null; // {first, size, count, length}

        function update({ first, size, count, plot }, shown) {
            const length = lying ? plot.height : plot.width;
            state = { first, size, count, length };
            strip
                .attr("hidden", size < count ? null : "")
                .attr("aria-valuemin", 0)
                .attr("aria-valuemax", Math.max(0, count - size))
                .attr("aria-valuenow", first)
                .attr("aria-valuetext", `${first + 1} to ${first + size} of ${count}`)
                .style("margin-left", lying ? null : `${plot.left}px`)
                .style("margin-top", lying ? `${plot.top}px` : null);
            svg.selectAll("*").remove();
            if (size >= count) {
                return;
            }
            const [width, height] = lying ? [THICKNESS, length] : [length, THICKNESS];
            svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
            drawAll(svg, shown);
            const handle = Math.max(LEAST_HANDLE, (length * size) / count);
            const at = (first / (count - size)) * (length - handle);
            svg.append("rect")
                .attr("class", "handle")
                .attr("rx", 3)
                .attr("x", lying ? 0.5 : at)
                .attr("y", lying ? at : 0.5)
                .attr("width", lying ? THICKNESS - 1 : handle)
                .attr("height", lying ? handle : THICKNESS - 1);
        }

        /** A thin line from zero to the value of every category, for all marks with bars. */
        function drawAll(parent, shown) {
            const bars = panel.marks.filter((mark) => mark.mark === "Bars");
            const valueAxis = lying ? panel.x : panel.y;
            const ends = lying ? [2, THICKNESS - 2] : [THICKNESS - 2, 2];
            const value = latentAlignment.axes.scaleOf(valueAxis, null, ends, []);
            const zero = value(Math.max(valueAxis.from, Math.min(0, valueAxis.to)));
            const place = new Map(
                shown.map((position, index) => [position, ((index + 0.5) / shown.length) * state.length]),
            );
            for (const mark of bars) {
                const lines = mark.categories.map((category, index) => {
                    const along = place.get(category);
                    const end = value(mark.values[index]);
                    if (along === undefined || !Number.isFinite(end)) {
                        return "";
                    }
                    return lying ? `M${zero},${along}H${end}` : `M${along},${zero}V${end}`;
                });
                parent
                    .append("g")
                    .attr("class", marks.classOf(mark.meaning))
                    .append("path")
                    .attr("class", "thin")
                    .attr("d", lines.join(""))
                    .attr("stroke-width", Math.max(0.5, Math.min(3, (state.length / shown.length) * 0.8)));
            }
        }

        function toPointer(event) {
            const [x, y] = d3.pointer(event, svg.node());
            const middle = ((lying ? y : x) / state.length) * state.count;
            onScroll(Math.round(Math.max(0, Math.min(middle - state.size / 2, state.count - state.size))));
        }

        strip.on("pointerdown", (event) => {
            strip.node().setPointerCapture(event.pointerId);
            toPointer(event);
        });
        strip.on("pointermove", (event) => {
            if (strip.node().hasPointerCapture(event.pointerId)) {
                toPointer(event);
            }
        });
        strip.on("keydown", (event) => {
            const moves = {
                ArrowUp: -1,
                ArrowLeft: -1,
                ArrowDown: 1,
                ArrowRight: 1,
                PageUp: -state.size,
                PageDown: state.size,
                Home: -state.count,
                End: state.count,
            };
            if (Object.hasOwn(moves, event.key)) {
                event.preventDefault();
                onScroll(Math.max(0, Math.min(state.first + moves[event.key], state.count - state.size)));
            }
        });
        return { update };
    }

    return { create };
})();
