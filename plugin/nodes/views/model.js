"use strict";

// What a figure says, before anything is drawn: its check, the things that a reader can point at, and its tables.
// The shape is that of the records in the Java package org.latentalign.figure. No document and no d3.
window.latentAlignment = window.latentAlignment || {};

latentAlignment.model = (() => {
    const { formatNumber } = latentAlignment.layout;

    /** The newest form of a figure that this page can draw. */
    const VERSION = 1;
    const NEWER =
        "This view was made by a newer version of the extension. Update the extension, or execute the node again.";
    const DAMAGED = "The data of this view are damaged. Reset the node and execute it again.";

    /** The arrays of each kind of mark, all of one length. */
    const NUMBERS = {
        Line: ["x", "y"],
        Area: ["x", "y"],
        Bars: ["categories", "values"],
        Dots: ["x", "y"],
        Arrows: ["fromX", "fromY", "toX", "toY"],
        Tiles: ["fromX", "toX", "fromY", "toY", "counts"],
        Whiskers: ["places", "low", "high"],
        Rule: [],
    };
    const LABELS = { Dots: ["labels"], Arrows: ["fromLabels", "toLabels"] };
    const GROUPS = Array.from({ length: 8 }, (_, place) => `GROUP_${place + 1}`);
    const MEANINGS = [
        ...["BEFORE", "AFTER", "BASELINE_BEFORE", "BASELINE_AFTER", "AUC", "CONDITION", "ADVICE", "NEUTRAL"],
        ...["UP", "DOWN"],
        ...GROUPS,
    ];
    const KINDS = ["LINEAR", "LOGARITHMIC", "CATEGORIES", "MAP"];

    /** Fails with a sentence for the reader unless the data are a figure that this page can draw. */
    function check(figure) {
        if (figure === null || figure === undefined) {
            throw new Error("There is nothing to show yet: execute the node.");
        }
        if (typeof figure === "object" && figure.version > VERSION) {
            throw new Error(NEWER);
        }
        demand(Array.isArray(figure.scenes) && isText(figure.title));
        for (const scene of figure.scenes) {
            demand(isText(scene?.name) && isText(scene.verdict));
            demand([scene.facts, scene.panels, scene.tables].every(Array.isArray));
            demand(scene.facts.every((fact) => isText(fact?.name) && isText(fact.value)));
            scene.panels.forEach(checkPanel);
            checkChoice(scene);
            demand(scene.tables.every((table) => Array.isArray(table?.columns) && Array.isArray(table.rows)));
        }
        return figure;
    }

    /** What a category leads to has the axes and the legend of the panel that shows it. */
    function checkChoice({ choice, panels }) {
        if (!choice) {
            return;
        }
        const [from, shown] = [panels[choice.from], panels[choice.shown]];
        demand(from && shown && from !== shown && categoryAxis(from) !== null && isText(choice.hint));
        const { categories } = from[categoryAxis(from)];
        demand(Array.isArray(choice.details) && choice.details.length === categories.length);
        demand(Number.isInteger(choice.first) && choice.first in choice.details);
        choice.details.forEach((detail) => checkPanel({ ...shown, ...detail }));
    }

    function checkPanel(panel) {
        demand(isText(panel?.title) && Array.isArray(panel.marks));
        for (const axis of [panel.x, panel.y, panel.secondY].filter((axis, place) => place < 2 || axis)) {
            demand(axis && Number.isFinite(axis.from) && Number.isFinite(axis.to) && Array.isArray(axis.categories));
            demand(KINDS.includes(axis.kind), NEWER);
        }
        checkLayout(panel);
        for (const mark of panel.marks) {
            demand(Object.hasOwn(NUMBERS, mark?.mark) && MEANINGS.includes(mark.meaning), NEWER);
            const arrays = [...NUMBERS[mark.mark], ...(LABELS[mark.mark] ?? [])].map((name) => mark[name]);
            demand(arrays.every((array) => Array.isArray(array) && array.length === arrays[0].length));
            demand(NUMBERS[mark.mark].every((name) => mark[name].every(Number.isFinite)));
            demand(mark.mark !== "Rule" || Number.isFinite(mark.value));
            // figures of older versions have no full color
            demand(mark.full === undefined || Number.isFinite(mark.full));
        }
    }

    function checkLayout({ layout, secondY }) {
        demand(layout && [layout.legend, layout.labels].every(Array.isArray));
        for (const axis of [layout.x, layout.y, ...(secondY ? [layout.secondY] : [])]) {
            demand(axis && Array.isArray(axis.ticks) && axis.ticks.every(Array.isArray) && axis.cut);
        }
    }

    function isText(value) {
        return typeof value === "string";
    }

    function demand(condition, message = DAMAGED) {
        if (!condition) {
            throw new Error(message);
        }
    }

    /**
     * Facts by name, those of before and after encoding together: "AUC before" and "AUC after" become one fact "AUC"
     * with two values.
     *
     * @returns {{name: string, values: {when: "" | "before" | "after", value: string}[]}[]}
     */
    function pairFacts(facts) {
        const values = new Map(facts.map(({ name, value }) => [name, value]));
        return facts.flatMap(({ name, value }) => {
            const [, stem, when] = /^(.+) (before|after)$/.exec(name) ?? [];
            const [before, after] = [values.get(`${stem} before`), values.get(`${stem} after`)];
            if (before === undefined || after === undefined) {
                return [{ name, values: [{ when: "", value }] }];
            }
            const both = {
                name: stem,
                values: [
                    { when: "before", value: before },
                    { when: "after", value: after },
                ],
            };
            return when === "before" ? [both] : [];
        });
    }

    /** The axis of categories of a panel, "x" or "y", or null; of two, the one whose categories lie below each other. */
    function categoryAxis(panel) {
        return ["y", "x"].find((axis) => panel[axis].kind === "CATEGORIES") ?? null;
    }

    /**
     * What the reader can point at in one mark of a panel. Each thing has
     *
     *   index      its place in the arrays of the mark
     *   x, y       where it is, as values of the axes; arrows also have toX and toY, tiles and whiskers their ends
     *   category   the position of its category, or null
     *   title      what it is called
     *   values     what is to be read from it, as [name, text]
     *   group      things of one panel with the same group are read together
     *   key        things with the same key belong together across the panels of a scene; null for none
     */
    function things(mark, panel) {
        return THINGS[mark.mark](mark, panel);
    }

    const THINGS = {
        Line: pointsOfLine,
        Area: pointsOfLine,
        Dots(mark, panel) {
            return mark.labels.map((label, index) => {
                const x = mark.x[index];
                const y = mark.y[index];
                const place = placed(panel, x, y);
                return {
                    ...place,
                    index,
                    x,
                    y,
                    title: label || place.title,
                    values: place.category === null ? coordinates(panel, x, y) : place.values,
                    group: null,
                    key: keyOfText(label) ?? place.key,
                };
            });
        },
        Bars(mark, panel) {
            const lying = panel.y.kind === "CATEGORIES";
            return mark.values.map((value, index) => {
                const category = mark.categories[index];
                const [x, y] = lying ? [value, category] : [category, value];
                return { ...placed(panel, x, y), index, x, y };
            });
        },
        Arrows(mark) {
            return mark.fromLabels.map((from, index) => {
                const to = mark.toLabels[index];
                return {
                    index,
                    x: mark.fromX[index],
                    y: mark.fromY[index],
                    toX: mark.toX[index],
                    toY: mark.toY[index],
                    category: null,
                    title: from === to ? from : `${from} → ${to}`,
                    values: [],
                    group: null,
                    key: `arrow\n${from}\n${to}`,
                };
            });
        },
        Tiles(mark, panel) {
            return mark.counts.map((count, index) => {
                const [fromX, toX, fromY, toY] = NUMBERS.Tiles.map((name) => mark[name][index]);
                const part = (axis, from, to) =>
                    axis.kind === "CATEGORIES"
                        ? (axis.categories[from] ?? "")
                        : `${formatNumber(from)} to ${formatNumber(to)}`;
                return {
                    index,
                    x: (fromX + toX) / 2,
                    y: (fromY + toY) / 2,
                    fromX,
                    toX,
                    fromY,
                    toY,
                    category: categoryAxis(panel) === null ? null : categoryAxis(panel) === "y" ? fromY : fromX,
                    title: `${mark.name}: ${formatNumber(count)}`,
                    values: [
                        [panel.x.label || "x", part(panel.x, fromX, toX)],
                        [panel.y.label || "y", part(panel.y, fromY, toY)],
                    ],
                    group: null,
                    key: null,
                };
            });
        },
        Whiskers(mark, panel) {
            const lying = panel.y.kind === "CATEGORIES";
            return mark.low.map((low, index) => {
                const high = mark.high[index];
                const middle = (low + high) / 2;
                const [x, y] = lying ? [middle, mark.places[index]] : [mark.places[index], middle];
                const text = `${formatNumber(low)} to ${formatNumber(high)}`;
                return { ...placed(panel, x, y), index, x, y, low, high, values: [[null, text]] };
            });
        },
        Rule(mark, panel) {
            const axis = mark.upright ? panel.x : panel.y;
            const middle = ({ from, to, kind }) => (kind === "LOGARITHMIC" ? Math.sqrt(from * to) : (from + to) / 2);
            return [
                {
                    index: 0,
                    x: mark.upright ? mark.value : middle(panel.x),
                    y: mark.upright ? middle(panel.y) : mark.value,
                    category: null,
                    title: mark.name,
                    values: [[axis.label || "value", formatNumber(mark.value)]],
                    group: null,
                    key: null,
                },
            ];
        },
    };

    function pointsOfLine(mark, panel) {
        const axis = { ...panel, y: mark.second && panel.secondY ? panel.secondY : panel.y };
        return mark.x.map((x, index) => {
            const y = mark.y[index];
            return { ...placed(axis, x, y, mark), index, x, y };
        });
    }

    /** Title, values, group and key of something at a place: its category's, or else those of its horizontal value. */
    function placed(panel, x, y) {
        const axis = categoryAxis(panel);
        if (axis !== null) {
            const category = axis === "x" ? x : y;
            const title = panel[axis].categories[category] ?? "";
            const other = axis === "x" ? y : x;
            return {
                category,
                title,
                values: [[null, formatNumber(other)]],
                group: `category ${category}`,
                key: keyOfText(title),
            };
        }
        const name = panel.x.label || "x";
        return {
            category: null,
            title: `${name}: ${formatNumber(x)}`,
            values: [[null, formatNumber(y)]],
            group: `x ${x}`,
            key: panel.x.label ? `x\n${name}\n${x}` : null,
        };
    }

    function keyOfText(text) {
        return text ? `text\n${text}` : null;
    }

    function coordinates(panel, x, y) {
        return panel.x.kind === "MAP"
            ? []
            : [
                  [panel.x.label || "x", formatNumber(x)],
                  [panel.y.label || "y", formatNumber(y)],
              ];
    }

    /**
     * The values behind a panel as tables of texts, {title, columns, rows}. Marks that share their places (categories,
     * or the same x) share a table; any other has one of its own.
     */
    function tables(panel) {
        const axis = categoryAxis(panel);
        const shared = new Map();
        const result = [];
        for (const mark of panel.marks) {
            const cells = cellsByPlace(mark, panel, axis);
            if (cells === null) {
                result.push(tableOf(mark, panel));
                continue;
            }
            const places = axis === null ? [...cells.places.keys()].join(" ") : "categories";
            if (!shared.has(places)) {
                const table = { title: "", columns: [placeName(panel, axis)], rows: [], places: new Map() };
                shared.set(places, table);
                result.push(table);
            }
            join(shared.get(places), cells);
        }
        return result.map(({ title, columns, rows, places }) => ({
            title,
            columns,
            rows: places ? withTitles(places, axis === null ? null : panel[axis].categories, columns.length) : rows,
        }));
    }

    function placeName(panel, axis) {
        return (
            (axis === null ? panel.x.label : panel[axis].label || panel.filter) || (axis === null ? "x" : "Category")
        );
    }

    /** The columns of a mark and its cells by place, or null when it has no place on a shared axis. */
    function cellsByPlace(mark, panel, axis) {
        const places = new Map();
        const lying = axis === "y";
        switch (mark.mark) {
            case "Line":
            case "Area":
                mark.x.forEach((x, index) => places.set(lying ? mark.y[index] : x, [lying ? x : mark.y[index]]));
                break;
            case "Bars":
                mark.categories.forEach((place, index) => places.set(place, [mark.values[index]]));
                break;
            case "Dots":
                if (axis === null) {
                    return null;
                }
                mark.x.forEach((x, index) => places.set(lying ? mark.y[index] : x, [lying ? x : mark.y[index]]));
                break;
            case "Whiskers":
                mark.places.forEach((place, index) => places.set(place, [mark.low[index], mark.high[index]]));
                return { places, columns: [`${mark.name}, from`, `${mark.name}, to`] };
            default:
                return null;
        }
        return { places, columns: [mark.name] };
    }

    function join(table, { places, columns }) {
        const before = table.columns.length - 1;
        for (const [place, values] of places) {
            const row = table.places.get(place) ?? [];
            values.forEach((value, column) => (row[before + column] = value));
            table.places.set(place, row);
        }
        table.columns.push(...columns);
    }

    function withTitles(places, categories, length) {
        return [...places]
            .sort(([one], [other]) => one - other)
            .map(([place, values]) => [
                categories === null ? formatNumber(place) : (categories[place] ?? ""),
                ...Array.from({ length: length - 1 }, (_, column) =>
                    column in values ? formatNumber(values[column]) : "",
                ),
            ]);
    }

    function tableOf(mark, panel) {
        const x = panel.x.label || "x";
        const y = panel.y.label || "y";
        switch (mark.mark) {
            case "Dots":
                return rowsOf(mark, ["Label", x, y], ["labels", "x", "y"]);
            case "Arrows":
                return rowsOf(
                    mark,
                    ["From", "To", `${x} of start`, `${y} of start`, `${x} of end`, `${y} of end`],
                    ["fromLabels", "toLabels", "fromX", "fromY", "toX", "toY"],
                );
            case "Tiles":
                if (panel.x.kind === "CATEGORIES" && panel.y.kind === "CATEGORIES") {
                    return {
                        title: mark.name,
                        columns: [y, x === "x" ? y : x, mark.name],
                        rows: mark.counts.map((count, index) => [
                            panel.y.categories[mark.fromY[index]] ?? "",
                            panel.x.categories[mark.fromX[index]] ?? "",
                            formatNumber(count),
                        ]),
                    };
                }
                return rowsOf(
                    mark,
                    [`${x}, from`, `${x}, to`, `${y}, from`, `${y}, to`, "Count"],
                    ["fromX", "toX", "fromY", "toY", "counts"],
                );
            default:
                return {
                    title: mark.name,
                    columns: [mark.upright ? x : y],
                    rows: [[formatNumber(mark.value)]],
                };
        }
    }

    function rowsOf(mark, columns, names) {
        const cell = (value) => (isText(value) ? value : formatNumber(value));
        return {
            title: mark.name,
            columns,
            rows: mark[names[0]].map((_, index) => names.map((name) => cell(mark[name][index]))),
        };
    }

    return { check, pairFacts, categoryAxis, things, tables };
})();
