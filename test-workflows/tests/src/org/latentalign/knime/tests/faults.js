// What is wrong with how a view is laid out, as sentences: texts over each other, out of their chart or cut, charts
// without a mark, tables that scroll sideways, and what is wider than the page. Long names of categories and labels may
// end in an ellipsis, since the whole is in a title or a tooltip.
(() => {
    const faults = [];
    const page = document.documentElement;
    const SHORT = 100; // pixels of a name for which there is always room
    const ruler = document.createElement("canvas").getContext("2d");
    const widthOf = (text, like) => {
        const { fontSize, fontFamily } = getComputedStyle(like);
        ruler.font = `${fontSize} ${fontFamily}`;
        return ruler.measureText(text).width;
    };
    if (page.scrollWidth > innerWidth) {
        faults.push(`the page is ${page.scrollWidth} wide and the window ${innerWidth}`);
    }
    for (const chart of document.querySelectorAll("svg.chart")) {
        if (chart.getBoundingClientRect().width === 0) {
            continue;
        }
        const panel = chart.closest(".panel");
        const title = panel.querySelector("h2").textContent;
        const around = panel.getBoundingClientRect();
        const texts = [...chart.querySelectorAll("text")]
            .filter((text) => text.textContent.trim() !== "" && !/rotate/.test(text.getAttribute("transform") ?? ""))
            .map((text) => ({ name: text.textContent, text, box: text.getBoundingClientRect() }));
        for (const { name, text, box } of texts) {
            if (box.left < around.left || box.right > around.right || box.top < around.top) {
                faults.push(`${title}: "${name}" is out of its panel`);
            }
            if (name.endsWith("…") && !text.matches(".category, .label")) {
                faults.push(`${title}: "${name}" is cut`);
            }
        }
        for (const name of chart.querySelectorAll(".category")) {
            const whole = name.parentElement.querySelector("title")?.textContent ?? "";
            if (name.textContent.endsWith("…") && widthOf(whole, name) <= SHORT) {
                faults.push(`${title}: "${whole}" is cut though it is short`);
            }
        }
        texts.forEach((one, index) =>
            texts.slice(index + 1).forEach((other) => {
                const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
                const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
                if (across > 2 && down > 4) {
                    faults.push(`${title}: "${one.name}" and "${other.name}" overlap`);
                }
            }),
        );
        if (chart.querySelectorAll(".marks path, .marks rect, .marks circle, .marks canvas").length === 0) {
            faults.push(`${title}: nothing is drawn`);
        }
    }
    for (const text of document.querySelectorAll("h1, h2, .verdict, .facts dd, .legend button")) {
        if (text.scrollWidth > text.clientWidth + 1 && text.clientWidth > 0) {
            faults.push(`"${text.textContent}" is cut`);
        }
    }
    for (const table of document.querySelectorAll(".listing .table")) {
        if (table.scrollWidth > table.clientWidth + 1) {
            faults.push(`the table "${table.getAttribute("aria-label")}" is wider than the page`);
        }
        for (const column of table.querySelectorAll("th")) {
            const cells = [...table.querySelectorAll(`td:nth-child(${column.cellIndex + 1})`)];
            if (cells.length > 0 && cells.every((cell) => cell.textContent === "")) {
                faults.push(`the column "${column.textContent}" of a table is empty`);
            }
        }
    }
    return faults;
})();
