"use strict";

// Tables of texts. They scroll when they are long; where their columns have no room beside each other, a row has its
// values below each other.
latentAlignment.table = (() => {
    const SHORT = 16; // characters of a name that stays in one line
    const NUMBER = /^([−-]?[\d.,]+( × 10\S+)?( ?%)?|[–-]?)$/; // as it is written in a table, or nothing

    /**
     * Appends a table.
     *
     * @param content title, columns and rows, all texts; the title is written above the table when it has one
     * @param label what the table is called for those who hear it, when it has no title
     */
    function create(host, { title, columns, rows }, label) {
        const box = host
            .append("div")
            .attr("class", "table")
            .attr("tabindex", 0)
            .attr("role", "region")
            .attr("aria-label", title || label);
        // the roles are told since they go with the display of a table
        const table = box.append("table").attr("role", "table");
        if (title) {
            table.append("caption").text(title);
        }
        // columns of numbers stand to the right, so that their digits stand below each other
        const alignment = columns.map((_, column) => {
            const cells = rows.map((row) => row[column]);
            if (cells.every((cell) => NUMBER.test(cell))) {
                return "number";
            }
            return cells.every((cell) => cell.length <= SHORT) ? "short" : null;
        });
        table
            .append("thead")
            .append("tr")
            .attr("role", "row")
            .selectAll("th")
            .data(columns)
            .join("th")
            .attr("scope", "col")
            .attr("role", "columnheader")
            .attr("class", (_, column) => alignment[column])
            .text((name) => name);
        table
            .append("tbody")
            .selectAll("tr")
            .data(rows)
            .join("tr")
            .attr("role", "row")
            .selectAll("td")
            .data((row) => row)
            .join("td")
            .attr("role", "cell")
            .attr("data-column", (_, column) => columns[column])
            .attr("class", (_, column) => alignment[column])
            .text((cell) => cell);
        if (rows.length === 0) {
            box.append("p").text("No rows.");
        }
        stackWhereNarrow(box);
    }

    /** Whether the columns have room is seen when they stand beside each other. */
    function stackWhereNarrow(box) {
        let width = 0; // of the box when its columns were looked at
        new ResizeObserver(() =>
            window.requestAnimationFrame(() => {
                const node = box.node();
                if (node.offsetWidth !== width) {
                    width = node.offsetWidth;
                    box.classed("stacked", false);
                    box.classed("stacked", node.scrollWidth > node.clientWidth + 1);
                }
            }),
        ).observe(box.node());
    }

    return { create };
})();
