"use strict";

// Tables of texts, which scroll when they are long or wide.
latentAlignment.table = (() => {
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
        const table = box.append("table");
        if (title) {
            table.append("caption").text(title);
        }
        // columns of numbers stand to the right, so that their digits stand below each other
        const alignment = columns.map((_, column) => (rows.every((row) => NUMBER.test(row[column])) ? "number" : null));
        table
            .append("thead")
            .append("tr")
            .selectAll("th")
            .data(columns)
            .join("th")
            .attr("scope", "col")
            .attr("class", (_, column) => alignment[column])
            .text((name) => name);
        table
            .append("tbody")
            .selectAll("tr")
            .data(rows)
            .join("tr")
            .selectAll("td")
            .data((row) => row)
            .join("td")
            .attr("class", (_, column) => alignment[column])
            .text((cell) => cell);
        if (rows.length === 0) {
            box.append("p").text("No rows.");
        }
    }

    return { create };
})();
