"use strict";

// A chart as a file: an SVG that needs no stylesheet, with title and legend, or a PNG of it.
latentAlignment.download = (() => {
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
    const [MARGIN, TITLE, LEGEND] = [16, 28, 20];

    /** The text of an SVG file. */
    function toSvg(chart, title, description, legend) {
        const copy = chart.cloneNode(true);
        copy.querySelector(".overlay")?.remove();
        const originals = [chart, ...chart.querySelectorAll("*")].filter(
            (element) => element.closest(".overlay") === null,
        );
        const copies = [copy, ...copy.querySelectorAll("*")];
        originals.forEach((original, index) => giveStyles(copies[index], getComputedStyle(original)));

        const width = chart.clientWidth;
        const page = getComputedStyle(document.body);
        const entries = legendEntries(legend, width);
        const top = MARGIN + TITLE + (entries.length === 0 ? 0 : (entries[entries.length - 1].row + 1) * LEGEND) + 4;
        const root = element("svg", {
            xmlns: SVG,
            width: width + 2 * MARGIN,
            height: top + chart.clientHeight + MARGIN,
            viewBox: `0 0 ${width + 2 * MARGIN} ${top + chart.clientHeight + MARGIN}`,
            "font-family": page.fontFamily,
            role: "img",
        });
        root.append(text("title", {}, title), text("desc", {}, description));
        root.append(
            element("rect", {
                width: "100%",
                height: "100%",
                fill: getComputedStyle(chart.closest(".panel")).backgroundColor,
            }),
        );
        root.append(
            text(
                "text",
                { x: MARGIN, y: MARGIN + 14, fill: page.color, "font-size": "15", "font-weight": "600" },
                title,
            ),
        );
        for (const { name, swatch, x, row } of entries) {
            const place = element("g", { transform: `translate(${MARGIN + x},${MARGIN + TITLE + row * LEGEND})` });
            const sample = swatch.cloneNode(true);
            [swatch, ...swatch.querySelectorAll("*")].forEach((original, index) =>
                giveStyles([sample, ...sample.querySelectorAll("*")][index], getComputedStyle(original)),
            );
            place.append(sample, text("text", { x: 26, y: 10, fill: page.color, "font-size": "12" }, name));
            root.append(place);
        }
        copy.setAttribute("x", MARGIN);
        copy.setAttribute("y", top);
        root.append(copy);
        return new XMLSerializer().serializeToString(root);
    }

    function giveStyles(copy, computed) {
        STYLES.forEach((name) => copy.setAttribute(name, computed.getPropertyValue(name)));
        copy.removeAttribute("class");
        ["aria-hidden", "focusable", "tabindex"].forEach((name) => copy.removeAttribute(name));
    }

    /** Legend entries in rows that fit. */
    function legendEntries(legend, width) {
        let x = 0;
        let row = 0;
        return legend.map(({ name, swatch }) => {
            const needed = 26 + latentAlignment.labels.measure(name) + 18;
            if (x > 0 && x + needed > width) {
                x = 0;
                row++;
            }
            const entry = { name, swatch, x, row };
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
            .slice(0, 80);
        return `${name || "figure"}.${ending}`;
    }

    async function chartAs(ending, chart, title, description, legend) {
        const svg = toSvg(chart, title, description, legend);
        const blob = ending === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await toPng(svg);
        save(blob, fileName(title, ending));
    }

    return { toSvg, toPng, fileName, chartAs };
})();
