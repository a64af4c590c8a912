"use strict";

// The box beside what the reader points at.
latentAlignment.tooltip = (() => {
    const { classOf } = latentAlignment.marks;
    const DISTANCE = 14; // from what it belongs to

    /** @param host the positioned box of a chart */
    function create(host) {
        const box = host.append("div").attr("class", "tooltip").attr("aria-hidden", "true").attr("hidden", "");

        function hide() {
            box.attr("hidden", "");
        }

        /**
         * @param reading title and rows, see pointing.js
         * @param place of what it belongs to, within the plot
         * @param frame where the plot is, see drawing.js
         */
        function show(reading, place, frame) {
            box.attr("hidden", null).selectAll("*").remove();
            box.append("p").attr("class", "title").text(reading.title);
            const rows = box
                .append("table")
                .selectAll("tr")
                .data(reading.rows)
                .join("tr")
                .classed("current", (row) => row.current);
            rows.append("td")
                .append("span")
                .attr("class", ({ meaning }) => (meaning === null ? null : `swatch ${classOf(meaning)}`));
            rows.append("td").text(({ name }) => name);
            rows.append("td").text(({ value }) => value);
            move(place.x + frame.left, place.y + frame.top, frame);
        }

        /** To the right of a place, or where there is no room below or above it; always within the chart. */
        function move(x, y, { outerWidth, outerHeight }) {
            const { offsetWidth: width, offsetHeight: height } = box.node();
            const beside = x + DISTANCE + width <= outerWidth;
            const below = y + DISTANCE + height <= outerHeight ? y + DISTANCE : y - DISTANCE - height;
            const left = beside ? x + DISTANCE : x - width / 2;
            const top = beside ? y - height / 2 : below;
            box.style("left", `${within(left, outerWidth - width)}px`).style(
                "top",
                `${within(top, outerHeight - height)}px`,
            );
        }

        function within(wanted, most) {
            return Math.max(0, Math.min(wanted, most));
        }

        return { show, hide };
    }

    return { create };
})();
