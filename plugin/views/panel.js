"use strict";

// A panel: a chart with title, legend, filter, the same values as a table, and downloads.
latentAlignment.panel = (() => {
    const { filterCategories, formatNumber } = latentAlignment.layout;
    const { categoryAxis, tables } = latentAlignment.model;
    const { variantOf } = latentAlignment.drawing;
    const marks = latentAlignment.marks;

    const WORTH_A_FILTER = 8; // categories; fewer are seen at a glance
    const NUMBER = /^([−-]?[\d.,]+( × 10\S+)?( ?%)?|[–-]?)$/; // as it is written in a table, or nothing

    let panels = 0; // for ids that are unique in the page

    /**
     * @param host an element to append the panel to
     * @param onPoint called with the key of what the reader points at, or null
     * @returns {{draw: function, highlight: function}} to draw the chart, once all panels have their places, and to mark
     *     what belongs to what the reader points at in another panel
     */
    function create(host, panel, onPoint) {
        const id = `panel-${++panels}`;
        const section = d3.select(host).append("section").attr("class", "panel").attr("aria-labelledby", id);
        const header = section.append("div").attr("class", "panel-header");
        header.append("h2").attr("id", id).text(panel.title);
        const tools = header.append("div").attr("class", "tools");
        const controls = section.append("div").attr("class", "controls");
        const legend = controls.append("div").attr("class", "legend");
        const body = section.append("div").attr("class", "body");
        const figure = body.append("div").attr("class", "figure");
        const table = body.append("div").attr("class", "tables").attr("hidden", "");
        const note = section.append("p").attr("class", "note").attr("role", "status");

        const chart = latentAlignment.chart.create(figure.node(), panel, onPoint);
        const axis = categoryAxis(panel);
        let shown = axis === null ? [] : panel[axis].categories.map((_, position) => position);
        if (axis !== null) {
            addOverview();
        }
        if (axis !== null && panel.filter && panel[axis].categories.length > WORTH_A_FILTER) {
            addFilter();
        }
        const entries = addLegend();
        addTools();

        function addOverview() {
            const overview = latentAlignment.overview.create(body.node(), panel, axis === "y", chart.scrollTo);
            body.classed("beside", axis === "y");
            chart.onWindow = (window) => {
                overview.update(window, shown);
                say(window);
            };
        }

        function say({ first, size, count }) {
            const all = panel[axis].categories.length;
            const range = size < count ? `${first + 1} to ${first + size} of ` : "";
            note.text(size < count || count < all ? `${range}${count}${count < all ? ` found among ${all}` : ""}` : "");
        }

        function addFilter() {
            const label = controls.append("label").attr("class", "filter");
            label.append("span").text(panel.filter);
            label
                .append("input")
                .attr("type", "search")
                .attr("placeholder", "Type a name")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .on("input", (event) => {
                    shown = filterCategories(panel[axis].categories, event.target.value);
                    section.classed("nothing", shown.length === 0);
                    if (shown.length > 0) {
                        chart.show(shown);
                    } else {
                        note.text(`Nothing matches “${event.target.value.trim()}”.`);
                    }
                });
        }

        function addLegend() {
            const byName = d3.groups(panel.marks, (mark) => `${mark.meaning}\n${mark.name}`).map(([, group]) => group);
            return byName.map((group) => {
                const button = legend
                    .append("button")
                    .attr("type", "button")
                    .attr("aria-pressed", "true")
                    .attr("title", "Show or hide");
                const swatch = drawSwatch(button, group[0], variantOf(group[0], panel));
                const name = nameOf(group[0]);
                button.append("span").text(name);
                button.on("click", () => {
                    const hide = button.attr("aria-pressed") === "true";
                    button.attr("aria-pressed", String(!hide));
                    chart.hide(group, hide);
                });
                return { name, swatch, isShown: () => button.attr("aria-pressed") === "true" };
            });
        }

        function addTools() {
            const toggle = tools
                .append("button")
                .attr("type", "button")
                .attr("aria-pressed", "false")
                .text("Show as table");
            toggle.on("click", () => {
                const show = toggle.attr("aria-pressed") === "false";
                toggle.attr("aria-pressed", String(show));
                if (show && table.node().childElementCount === 0) {
                    tables(panel).forEach((content) => addTable(table, content, panel.title));
                }
                table.attr("hidden", show ? null : "");
                section.classed("as-table", show);
                chart.redraw();
            });
            for (const ending of ["svg", "png"]) {
                tools
                    .append("button")
                    .attr("type", "button")
                    .attr("class", "download")
                    .attr("aria-label", `Download ${panel.title} as ${ending.toUpperCase()}`)
                    .text(ending.toUpperCase())
                    .on("click", async () => {
                        try {
                            await latentAlignment.download.chartAs(
                                ending,
                                chart.svg(),
                                panel.title,
                                panel.description ?? "",
                                entries.filter(({ isShown }) => isShown()),
                            );
                        } catch (error) {
                            note.text(error.message);
                        }
                    });
            }
        }

        return { draw: chart.redraw, highlight: chart.highlight };
    }

    /** What the legend calls a mark; of tiles also how many data the shades stand for. */
    function nameOf(mark) {
        if (mark.mark !== "Tiles" || mark.counts.length === 0) {
            return mark.name;
        }
        const [least, most] = d3.extent(mark.counts);
        return `${mark.name} (${formatNumber(least)} to ${formatNumber(most)} in a tile)`;
    }

    /** A small picture of how a mark is drawn. */
    function drawSwatch(parent, mark, variant) {
        const svg = parent
            .append("svg")
            .attr("class", "legend-swatch")
            .attr("width", 20)
            .attr("height", 12)
            .attr("aria-hidden", "true")
            .attr("focusable", "false");
        const group = svg.append("g").attr("class", `${marks.classOf(mark.meaning)} ${marks.classOfVariant(variant)}`);
        const line = (className) =>
            group.append("line").attr("class", className).attr("x1", 1).attr("x2", 19).attr("y1", 6).attr("y2", 6);
        const rectangle = (className) =>
            group
                .append("rect")
                .attr("class", className)
                .attr("x", 3)
                .attr("y", 1)
                .attr("width", 14)
                .attr("height", 10);
        switch (mark.mark) {
            case "Area":
                rectangle("area").attr("x", 1).attr("width", 18).attr("y", 5).attr("height", 7);
                line("line").attr("y1", 4).attr("y2", 4);
                break;
            case "Bars":
                rectangle("bar");
                break;
            case "Tiles":
                [0.14, 0.4, 0.7, 1].forEach((opacity, step) =>
                    rectangle("tile")
                        .attr("x", step * 5)
                        .attr("width", 5)
                        .attr("fill-opacity", opacity),
                );
                break;
            case "Dots":
                group.append("circle").attr("class", "dot").attr("cx", 10).attr("cy", 6).attr("r", 4);
                break;
            case "Arrows":
                line("shaft").attr("x2", 13);
                group.append("path").attr("class", "head").attr("d", "M19,6L11,2.5L11,9.5Z");
                break;
            case "Whiskers":
                group.append("path").attr("class", "whisker").attr("d", "M2,6H18M2,3v6M18,3v6");
                break;
            default:
                line(mark.mark === "Rule" ? "rule" : "line");
        }
        return svg.node();
    }

    /** A table of texts. */
    function addTable(host, { title, columns, rows }, otherTitle) {
        const box = host
            .append("div")
            .attr("class", "table")
            .attr("tabindex", 0)
            .attr("role", "region")
            .attr("aria-label", title || otherTitle);
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

    return { create, addTable };
})();
