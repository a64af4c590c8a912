"use strict";

// The legend of a chart: a button for each mark, which shows and hides it.
latentAlignment.legend = (() => {
    const { variantOf } = latentAlignment.drawing;
    const marks = latentAlignment.marks;

    const [WIDTH, HEIGHT] = [26, 12]; // of a sample

    /**
     * @param onHide called with some marks and whether to hide them
     * @returns for each entry its name, its sample, an SVG, and whether its marks are shown
     */
    function create(host, panel, onHide) {
        return panel.layout.legend.map(({ name, marks: positions }) => {
            const group = positions.map((position) => panel.marks[position]);
            const button = host
                .append("button")
                .attr("type", "button")
                .attr("aria-pressed", "true")
                .attr("title", "Show or hide");
            const sample = drawSample(button, group[0], variantOf(group[0], panel));
            button.append("span").text(name);
            const isShown = () => button.attr("aria-pressed") === "true";
            button.on("click", () => {
                const hide = isShown();
                button.attr("aria-pressed", String(!hide));
                onHide(group, hide);
            });
            return { name, sample, isShown };
        });
    }

    /** A small picture of how a mark is drawn. */
    function drawSample(parent, mark, variant) {
        const svg = parent
            .append("svg")
            .attr("width", WIDTH)
            .attr("height", HEIGHT)
            .attr("aria-hidden", "true")
            .attr("focusable", "false");
        const group = svg.append("g").attr("class", `${marks.classOf(mark.meaning)} ${marks.classOfVariant(variant)}`);
        SAMPLES[mark.mark](group);
        return svg.node();
    }

    const SAMPLES = {
        Line: (group) => line(group, "line", HEIGHT / 2),
        Area(group) {
            rectangle(group, "area", 1, 5, WIDTH - 2, HEIGHT - 5);
            line(group, "line", 4);
        },
        Bars: (group) => rectangle(group, "bar", 6, 1, 14, 10),
        Dots: (group) =>
            group
                .append("circle")
                .attr("class", "dot")
                .attr("cx", WIDTH / 2)
                .attr("cy", 6)
                .attr("r", 4),
        Arrows(group) {
            line(group, "shaft", HEIGHT / 2).attr("x2", WIDTH - 7);
            group
                .append("path")
                .attr("class", "head")
                .attr("d", `M${WIDTH - 1},6l-8,-3.5v7Z`);
        },
        Tiles(group) {
            const shades = [0.14, 0.4, 0.7, 1];
            shades.forEach((shade, step) =>
                rectangle(group, "tile", 3 + step * 5, 1, 5, 10).attr("fill-opacity", shade),
            );
        },
        Whiskers: (group) =>
            group
                .append("path")
                .attr("class", "whisker")
                .attr("d", `M4,6H${WIDTH - 4}M4,3v6M${WIDTH - 4},3v6`),
        Rule: (group) => line(group, "rule", HEIGHT / 2),
    };

    function line(group, className, y) {
        return group
            .append("line")
            .attr("class", className)
            .attr("x1", 1)
            .attr("x2", WIDTH - 1)
            .attr("y1", y)
            .attr("y2", y);
    }

    function rectangle(group, className, x, y, width, height) {
        return group
            .append("rect")
            .attr("class", className)
            .attr("x", x)
            .attr("y", y)
            .attr("width", width)
            .attr("height", height);
    }

    return { create, WIDTH };
})();
