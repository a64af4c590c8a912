"use strict";

// A panel: a chart with title, legend, filter, the same values as a table, and downloads.
latentAlignment.panel = (() => {
    const { filterCategories } = latentAlignment.layout;
    const { categoryAxis, tables } = latentAlignment.model;

    const WORTH_A_FILTER = 8; // categories; fewer are seen at a glance

    let panels = 0; // for ids that are unique in the page

    /**
     * @param host an element to append the panel to
     * @param origin the figure and the scene that it belongs to, as a downloaded picture is to tell
     * @param choosing for a panel with categories to choose from: a hint for the reader, the first category that is chosen,
     *     and choose, called with the category that the reader chooses, which returns what is shown then; else null
     * @param onPoint called with the key of what the reader points at, or null
     * @returns {{draw: function, highlight: function, replaceWith: function, node: Element}} to draw the chart, once all
     *     panels have their places, to mark what belongs to what the reader points at in another panel, and to put
     *     another panel in the place of this one
     */
    function create(host, panel, origin, choosing, onPoint) {
        const id = `panel-${++panels}`;
        const section = d3
            .select(host)
            .append("section")
            .attr("class", "panel")
            .classed("wide", panel.layout.wide)
            .attr("aria-labeledby", id);
        const header = section.append("div").attr("class", "panel-header");
        header.append("h2").attr("id", id).text(panel.title);
        const tools = header.append("div").attr("class", "tools");
        const controls = section.append("div").attr("class", "controls");
        const legend = controls.append("div").attr("class", "legend");
        const body = section.append("div").attr("class", "body");
        const figure = body.append("div").attr("class", "figure");
        const table = body.append("div").attr("class", "tables").attr("hidden", "");
        const note = section.append("p").attr("class", "note").attr("role", "status");

        const chart = latentAlignment.chart.create(figure.node(), panel, choosing, onPoint);
        const axis = categoryAxis(panel);
        let shown = axis === null ? [] : panel[axis].categories.map((_, position) => position);
        if (axis !== null) {
            addOverview();
        }
        if (axis !== null && panel.filter && panel[axis].categories.length > WORTH_A_FILTER) {
            addFilter();
        }
        const entries = latentAlignment.legend.create(legend, panel, chart.hide);
        addTools();
        if (choosing !== null) {
            section.classed("from", true);
            controls.append("p").attr("class", "hint").text(choosing.hint);
        }

        function addOverview() {
            const overview = latentAlignment.overview.create(body.node(), panel, axis === "y", chart.scrollTo);
            body.classed("beside", axis === "y");
            chart.onWindow = (seen) => {
                overview.update(seen, shown);
                say(seen);
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

        /** Larger, smaller, all. */
        function addZoom() {
            const buttons = [
                [2, "+", "Larger"],
                [-2, "−", "Smaller"],
                [0, "All", "Show all"],
            ].map(([steps, sign, name]) =>
                tools
                    .append("button")
                    .attr("type", "button")
                    .attr("class", "zoom")
                    .attr("aria-label", `${name}: ${panel.title}`)
                    .attr("title", name)
                    .text(sign)
                    .on("click", () => chart.zoom(steps)),
            );
            const others = buttons.slice(1);
            others.forEach((button) => button.attr("hidden", ""));
            chart.onZoom = (isPart) => others.forEach((button) => button.attr("hidden", isPart ? null : ""));
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
                    tables(panel).forEach((content) => latentAlignment.table.create(table, content, panel.title));
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
                                { title: panel.title, origin, description: panel.description ?? "" },
                                entries.filter(({ isShown }) => isShown()),
                            );
                        } catch (error) {
                            note.text(error.message);
                        }
                    });
            }
            if (chart.zoomable) {
                addZoom();
            }
        }

        return {
            draw: chart.redraw,
            highlight: chart.highlight,
            node: section.node(),
            replaceWith(other) {
                section.node().replaceWith(other.node);
                other.draw();
            },
        };
    }

    return { create };
})();
