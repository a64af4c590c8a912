"use strict";
{
    const { WHOLE, STEP, scaled, moved } = latentAlignment.zoom;
    const rounded = (window) =>
        Object.fromEntries(Object.entries(window).map(([side, share]) => [side, Math.round(share * 1e9) / 1e9]));

    test("zooming keeps the place under the pointer where it is", () => {
        // a place at a quarter from the left and three quarters from the top of what is seen
        let window = WHOLE;
        for (const times of [2, 3, 0.5]) {
            const before = [window.x0 + 0.25 * (window.x1 - window.x0), window.y0 + 0.75 * (window.y1 - window.y0)];
            window = scaled(window, times, 0.25, 0.75);
            const after = [window.x0 + 0.25 * (window.x1 - window.x0), window.y0 + 0.75 * (window.y1 - window.y0)];
            check(
                before.every((share, place) => Math.abs(share - after[place]) < 1e-12),
                `${before} became ${after}`,
            );
        }
        equal(rounded(scaled(WHOLE, 2, 0.25, 0.75)), { x0: 0.125, x1: 0.625, y0: 0.375, y1: 0.875 });
    });
    test("zooming out ends at the whole plot", () => {
        check(scaled(WHOLE, 0.5, 0.5, 0.5) === WHOLE, "less than the whole");
        check(scaled(scaled(WHOLE, 4, 0, 0), 1 / 8, 1, 1) === WHOLE, "beyond the whole");
        let window = scaled(WHOLE, STEP ** 3, 0.1, 0.9);
        window = scaled(window, STEP ** -3, 0.1, 0.9);
        check(window === WHOLE, "three steps in and three steps out");
    });
    test("zooming in ends at forty times", () => {
        const { x0, x1, y0, y1 } = scaled(scaled(WHOLE, 1000, 0.5, 0.5), 2, 0.5, 0.5);
        equal([x1 - x0, y1 - y0].map((size) => Math.round(size * 1e9) / 1e9), [0.025, 0.025]);
    });
    test("what is seen never reaches beyond the plot", () => {
        const corner = scaled(WHOLE, 2, 0, 0);
        equal(corner, { x0: 0, x1: 0.5, y0: 0, y1: 0.5 });
        equal(scaled(corner, 0.75, 1, 1), { x0: 0, x1: 2 / 3, y0: 0, y1: 2 / 3 });
        equal(moved(corner, -1, -1), corner);
        equal(moved(corner, 5, 5), { x0: 0.5, x1: 1, y0: 0.5, y1: 1 });
    });
    test("moving goes by shares of what is seen", () => {
        equal(moved(scaled(WHOLE, 4, 0, 0), 1, 0.5), { x0: 0.25, x1: 0.5, y0: 0.125, y1: 0.375 });
        check(moved(WHOLE, 0.5, 0.5) === WHOLE, "the whole plot cannot be moved");
    });
}
