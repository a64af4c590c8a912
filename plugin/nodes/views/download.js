"use strict";

// A chart as a file: an SVG that needs no stylesheet, with title and legend, or a PNG of it.
latentAlignment.download = (() => {
    const { shorten } = latentAlignment.layout;
    const { measure } = latentAlignment.labels;

    const PIXELS_PER_PIXEL = 2; // of the PNG, so that it prints well
    const STYLES = [
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "opacity",
        "font-size",
        "font-weight",
        "paint-order",
    ];
    const SVG = "http://www.w3.org/2000/svg";
    const FOR_PAGES = ["aria-hidden", "focusable"]; // what a file does not need
    const [MARGIN, TITLE, LEGEND] = [16, 46, 20];
    const NAME = latentAlignment.legend.WIDTH + 6; // from the left of a sample to the name beside it

    /** The text of an SVG file. */
    function toSvg(chart, { title, origin, description }, legend) {
        const page = getComputedStyle(document.body);
        const background = getComputedStyle(chart.closest(".panel")).backgroundColor;
        const entries = legendEntries(legend, chart.clientWidth);
        const legendHeight = entries.length === 0 ? 0 : (entries[entries.length - 1].row + 1) * LEGEND;
        const top = MARGIN + TITLE + legendHeight + 4;
        const [width, height] = [chart.clientWidth + 2 * MARGIN, top + chart.clientHeight + MARGIN];

        const root = element("svg", {
            xmlns: SVG,
            width,
            height,
            viewBox: `0 0 ${width} ${height}`,
            "font-family": page.fontFamily,
            role: "img",
        });
        root.append(text("title", {}, title), text("desc", {}, description));
        root.append(element("rect", { width: "100%", height: "100%", fill: background }));
        const heading = { x: MARGIN, y: MARGIN + 14, fill: page.color, "font-size": "15", "font-weight": "600" };
        root.append(text("text", heading, fitting(title, 16, chart.clientWidth)));
        const muted = getComputedStyle(chart.closest(".panel").querySelector(".note")).color;
        root.append(
            text(
                "text",
                { x: MARGIN, y: MARGIN + 32, fill: muted, "font-size": "12" },
                fitting(origin, 12, chart.clientWidth),
            ),
        );
        for (const { name, sample, x, row } of entries) {
            const entry = element("g", { transform: `translate(${MARGIN + x},${MARGIN + TITLE + row * LEGEND})` });
            entry.append(copyWithStyles(sample));
            entry.append(text("text", { x: NAME, y: 10, fill: page.color, "font-size": "12" }, name));
            root.append(entry);
        }
        const copy = copyWithStyles(chart);
        copy.querySelector(".overlay")?.remove();
        copy.setAttribute("overflow", "visible"); // the last tick may reach out of the chart
        copy.setAttribute("x", MARGIN);
        copy.setAttribute("y", top);
        root.append(copy);
        root.querySelectorAll("[class]").forEach((styled) => styled.removeAttribute("class"));
        return new XMLSerializer().serializeToString(root);
    }

    function fitting(content, size, width) {
        return shorten(content, width, (part) => measure(part, size));
    }

    /** A copy that looks the same without a stylesheet. */
    function copyWithStyles(original) {
        const copy = original.cloneNode(true);
        const copies = [copy, ...copy.querySelectorAll("*")];
        [original, ...original.querySelectorAll("*")].forEach((one, index) => {
            const computed = getComputedStyle(one);
            STYLES.forEach((name) => copies[index].setAttribute(name, computed.getPropertyValue(name)));
            FOR_PAGES.forEach((name) => copies[index].removeAttribute(name));
        });
        const painted = original.querySelectorAll("foreignObject");
        copy.querySelectorAll("foreignObject").forEach((box, index) => box.replaceWith(pictureOf(painted[index])));
        return copy;
    }

    /** What was painted on a canvas, as an image at the same place. */
    function pictureOf(box) {
        const image = element("image", { href: box.querySelector("canvas").toDataURL() });
        ["x", "y", "width", "height"].forEach((name) => image.setAttribute(name, box.getAttribute(name)));
        return image;
    }

    /** Legend entries in rows that fit. */
    function legendEntries(legend, width) {
        let x = 0;
        let row = 0;
        return legend.map(({ name, sample }) => {
            const needed = NAME + measure(name) + 18;
            if (x > 0 && x + needed > width) {
                x = 0;
                row++;
            }
            const entry = { name, sample, x, row };
            x += needed;
            return entry;
        });
    }

    function element(name, attributes) {
        const made = document.createElementNS(SVG, name);
        Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
        return made;
    }

    function text(name, attributes, content) {
        const made = element(name, attributes);
        made.textContent = content;
        return made;
    }

    /** A PNG of an SVG file. */
    async function toPng(svg) {
        const image = new Image();
        image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = image.naturalWidth * PIXELS_PER_PIXEL;
        canvas.height = image.naturalHeight * PIXELS_PER_PIXEL;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        return new Promise((resolve, reject) =>
            canvas.toBlob(
                (blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large for a PNG."))),
                "image/png",
            ),
        );
    }

    function save(blob, name) {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = name;
        link.click();
        window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    }

    /** A file name of letters, digits and dashes. */
    function fileName(title, ending) {
        const name = title
            .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
            .replace(/^-|-$/g, "")
            .slice(0, 120);
        return `${name || "figure"}.${ending}`;
    }

    /**
     * Saves a chart.
     *
     * @param ending "svg" or "png"
     * @param chart its SVG in the page
     * @param about title, origin and description of the chart
     * @param legend entries {name, sample}
     */
    async function chartAs(ending, chart, about, legend) {
        const svg = toSvg(chart, about, legend);
        const blob = ending === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await toPng(svg);
        save(blob, fileName(`${about.origin} ${about.title}`, ending));
    }

    return { toSvg, toPng, fileName, chartAs };
})();
