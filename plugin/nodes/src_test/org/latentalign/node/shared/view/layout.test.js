"use strict";
{
    const layout = latentAlignment.layout;
    const byLetters = (text) => Array.from(text).length * 10;

    test("numbers are written with four digits that count", () => {
        equal(
            [0, -0, 1, -1, 0.5, 1 / 3, -2 / 3, 12.34567, 0.000123456, 1234.5678, 9999, 10000, 1234567].map(
                layout.formatNumber,
            ),
            [
                "0",
                "0",
                "1",
                "−1",
                "0.5",
                "0.3333",
                "−0.6667",
                "12.35",
                "0.0001235",
                "1234.6",
                "9999",
                "10,000",
                "1,234,567",
            ],
        );
    });
    test("very large and very small numbers are written with a power of ten", () => {
        equal([12345678, 1e-5, -2.5e-12, 6.02214e23, 1e100].map(layout.formatNumber), [
            "1.23 × 10⁷",
            "1 × 10⁻⁵",
            "−2.5 × 10⁻¹²",
            "6.02 × 10²³",
            "1 × 10¹⁰⁰",
        ]);
    });
    test("what is no number is written as a dash", () => {
        equal([NaN, Infinity, undefined, null, "7"].map(layout.formatNumber), ["–", "–", "–", "–", "–"]);
    });
    test("what is in brackets at the end of a text is an aside", () => {
        equal(layout.splitAside("0.54 (95% interval 0.40 to 0.65)"), ["0.54", "(95% interval 0.40 to 0.65)"]);
        equal(
            ["0.54", "(all)", "a (b) c", "", "<b>(x"].map(layout.splitAside).map(([, aside]) => aside),
            ["", "", "", "", ""],
        );
    });
    test("exponents of powers of ten in texts are found, others are not", () => {
        equal(layout.splitPowers("is 10^3.2, not 10^-4"), ["is 10", "3.2", ", not 10", "-4", ""]);
        equal(layout.splitPowers("gain (λ + 1)^2 or λ^0.5"), ["gain (λ + 1)", "2", " or λ", "0.5", ""]);
        equal(layout.splitPowers("x^2 and 110^2 and 10^x"), ["x^2 and 110^2 and 10^x"]);
    });

    test("the window of categories is as large as the room, and stays within", () => {
        equal(layout.categoryWindow(400, 0, 420, 20), { first: 0, size: 21 });
        equal(layout.categoryWindow(400, 395, 420, 20), { first: 379, size: 21 });
        equal(layout.categoryWindow(400, -5, 420, 20), { first: 0, size: 21 });
        equal(layout.categoryWindow(5, 3, 420, 20), { first: 0, size: 5 });
        equal(layout.categoryWindow(5, 0, 3, 20), { first: 0, size: 1 });
        equal(layout.categoryWindow(0, 0, 420, 20), { first: 0, size: 0 });
    });

    test("the filter finds parts of names, of any case, and several names", () => {
        const drugs = ["Vorinostat", "trichostatin-a", "MG-132", ""];
        equal(layout.filterCategories(drugs, ""), [0, 1, 2, 3]);
        equal(layout.filterCategories(drugs, "  , "), [0, 1, 2, 3]);
        equal(layout.filterCategories(drugs, "STAT"), [0, 1]);
        equal(layout.filterCategories(drugs, "mg-, vorino"), [0, 2]);
        equal(layout.filterCategories(drugs, ".*"), []);
    });

    test("texts are cut to the room they have, between characters", () => {
        equal(layout.shorten("vorinostat", 100, byLetters), "vorinostat");
        equal(layout.shorten("vorinostat", 99, byLetters), "vorinost…");
        equal(layout.shorten("🧬🧬🧬🧬", 30, byLetters), "🧬🧬…");
        equal(layout.shorten("vorinostat", 5, byLetters), "…");
        equal(layout.shorten("", 0, byLetters), "");
    });

    const bounds = { x0: 0, y0: 0, x1: 300, y1: 200 };
    const overlap = (one, other) => one.x0 < other.x1 && other.x0 < one.x1 && one.y0 < other.y1 && other.y0 < one.y1;

    test("labels cover neither each other nor points, and stay within the plot", () => {
        let seed = 1;
        const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647; // the same labels in each run
        const labels = Array.from({ length: 150 }, () => ({
            x: random() * 300,
            y: random() * 200,
            gap: 5,
            width: 20 + random() * 60,
            height: 14,
        }));
        const points = labels.map(({ x, y }) => ({ x0: x - 3, y0: y - 3, x1: x + 3, y1: y + 3 }));
        const boxes = layout.placeLabels(labels, points, [], bounds).filter((box) => box !== null);
        check(boxes.length > 10, `only ${boxes.length} labels were placed`);
        for (const box of boxes) {
            check(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= 300 && box.y1 <= 200, "a label leaves the plot");
            check(!points.some((point) => overlap(box, point)), "a label covers a point");
            check(!boxes.some((other) => other !== box && overlap(box, other)), "two labels overlap");
        }
    });
    test("a lonely label stands to the right of its point, at the right edge to its left", () => {
        const label = { y: 100, gap: 5, width: 50, height: 14 };
        equal(layout.placeLabels([{ ...label, x: 100 }], [], [], bounds), [{ x0: 105, y0: 93, x1: 155, y1: 107 }]);
        equal(layout.placeLabels([{ ...label, x: 290 }], [], [], bounds), [{ x0: 235, y0: 93, x1: 285, y1: 107 }]);
    });
    test("a label avoids a line when it can, and crosses it when it must", () => {
        const label = { x: 100, y: 100, gap: 5, width: 50, height: 14 };
        const [box] = layout.placeLabels([label], [], [{ x0: 100, y0: 100, x1: 200, y1: 100 }], bounds);
        equal(box, { x0: 45, y0: 93, x1: 95, y1: 107 });
        const lines = (distance) =>
            Array.from({ length: 40 }, (_, line) => ({ x0: 0, y0: line * distance, x1: 300, y1: line * distance }));
        check(layout.placeLabels([label], [], lines(10), bounds)[0] !== null, "it is not placed");
        equal(layout.placeLabels([label], [], lines(4), bounds), [null]);
    });
    test("a label without room is not placed", () => {
        equal(layout.placeLabels([{ x: 100, y: 100, gap: 5, width: 301, height: 14 }], [], [], bounds), [null]);
    });
    test("a label that only lies above or below does so", () => {
        const [box] = layout.placeLabels(
            [{ x: 100, y: 100, gap: 2, width: 50, height: 14, sideways: false }],
            [],
            [],
            bounds,
        );
        equal(box, { x0: 75, y0: 84, x1: 125, y1: 98 });
    });

    test("the distance from a line ends at its ends", () => {
        const segment = { x0: 0, y0: 0, x1: 10, y1: 0 };
        equal(
            [
                [5, 3],
                [-4, 3],
                [13, 4],
            ].map(([x, y]) => layout.distanceToSegment(x, y, segment)),
            [3, 5, 5],
        );
        equal(layout.distanceToSegment(3, 4, { x0: 0, y0: 0, x1: 0, y1: 0 }), 5);
    });
    test("a map has the same unit in both directions and shows both ranges", () => {
        for (const [width, height] of [
            [400, 200],
            [200, 400],
        ]) {
            const { x, y } = layout.equalUnits({ from: -1, to: 1 }, { from: 0, to: 4 }, width, height);
            check(Math.abs(width / (x[1] - x[0]) - height / (y[1] - y[0])) < 1e-9, "the units differ");
            check(x[0] <= -1 && x[1] >= 1 && y[0] <= 0 && y[1] >= 4, "something is cut off");
        }
    });

    test("steps stay within a series and go to the nearest place of the next", () => {
        const series = [[0, 1, 2, 3], [], [0.4, 2.6]];
        equal(layout.step(series, { series: 0, index: 1 }, 1, 0), { series: 0, index: 2 });
        equal(layout.step(series, { series: 0, index: 3 }, 1, 0), { series: 0, index: 3 });
        equal(layout.step(series, { series: 0, index: 0 }, -1, 0), { series: 0, index: 0 });
        equal(layout.step(series, { series: 0, index: 3 }, 0, 1), { series: 2, index: 1 });
        equal(layout.step(series, { series: 2, index: 0 }, 0, -1), { series: 0, index: 0 });
        equal(layout.step(series, { series: 2, index: 0 }, 0, 1), { series: 2, index: 0 });
    });
}
