// What can hardly be told from what is behind it, as sentences: texts and hints in fields with less than the contrast
// of 4.5 that WCAG 2 asks of texts, and lines, bars, dots and samples of legends with less than the 3 that it asks of
// graphics.
(() => {
    const channels = (color) => color.match(/[\d.]+/g).map(Number);
    const luminance = (color) => {
        const [r, g, b] = channels(color)
            .map((c) => c / 255)
            .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    // each is asked once, since every answer may cost the page a look at all its styles
    const once = (ask) => {
        const answers = new Map();
        return (question) => {
            if (!answers.has(question)) {
                answers.set(question, ask(question));
            }
            return answers.get(question);
        };
    };
    const behind = once((element) => {
        if (!element) {
            return "rgb(255, 255, 255)";
        }
        const color = getComputedStyle(element).backgroundColor;
        return (channels(color)[3] ?? 1) > 0.9 ? color : behind(element.parentElement);
    });
    const shown = document.body.appendChild(document.createElement("i"));
    const resolved = once((color) => {
        shown.style.color = "";
        shown.style.color = color;
        return getComputedStyle(shown).color;
    });
    const faults = new Set();
    const check = (what, color, element, least) => {
        const [one, other] = [color, behind(element)].map(luminance);
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < least) {
            faults.add(`${what} has a contrast of ${contrast.toFixed(2)}`);
        }
    };
    const isSeen = (element) => element.getClientRects().length > 0;
    const texts = "h1, h2, p, label span, dt, dd b, dd small, button, select, th, td, .chart text";
    for (const text of document.querySelectorAll(texts)) {
        if (isSeen(text) && text.textContent.trim() !== "") {
            const style = getComputedStyle(text);
            check(`"${text.textContent}"`, text instanceof SVGElement ? style.fill : style.color, text, 4.5);
        }
    }
    for (const field of document.querySelectorAll("input[placeholder]")) {
        if (isSeen(field)) {
            check(`the hint "${field.placeholder}"`, getComputedStyle(field, "::placeholder").color, field, 4.5);
        }
    }
    for (const mark of document.querySelectorAll(".line, .rule, .shaft, .whisker, .bar, .dot, .head, .legend .tile")) {
        if (isSeen(mark)) {
            const style = getComputedStyle(mark);
            const color = resolved(style.getPropertyValue("--color").trim() || style.stroke);
            check(`a mark of ${mark.closest("[class*=m-]")?.getAttribute("class")}`, color, mark, 3);
        }
    }
    shown.remove();
    return [...faults];
})();
