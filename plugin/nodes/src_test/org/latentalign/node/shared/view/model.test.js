"use strict";
{
    const model = latentAlignment.model;
    const pointing = latentAlignment.pointing;
    const linear = (label, from, to) => ({ label, kind: "LINEAR", from, to, categories: [] });
    const categories = (label, names) => ({ label, kind: "CATEGORIES", from: 0, to: names.length, categories: names });
    const map = { label: "", kind: "MAP", from: -1, to: 1, categories: [] };
    const layout = { x: { ticks: [], cut: {} }, y: { ticks: [], cut: {} }, secondY: null, legend: [], labels: [] };
    const panel = (x, y, marks) => ({ title: "Panel", description: "", x, y, secondY: null, filter: "", marks, layout });
    const figure = (...panels) => ({
        title: "Figure",
        sceneLabel: "",
        empty: "",
        scenes: [{ name: "", verdict: "", facts: [], panels, tables: [] }],
    });
    const line = { mark: "Line", name: "matched", meaning: "AFTER", x: [1, 2], y: [0.1, 0.2], second: false };
    const shuffled = {
        mark: "Line",
        name: "shuffled",
        meaning: "BASELINE_AFTER",
        x: [1, 3],
        y: [0.3, 0.4],
        second: false,
    };
    const before = { mark: "Bars", name: "before", meaning: "BEFORE", categories: [0, 1], values: [0.1, 0.2] };
    const after = { mark: "Bars", name: "after", meaning: "AFTER", categories: [1, 0], values: [0.4, 0.3] };
    const whiskers = { mark: "Whiskers", name: "interval", meaning: "AFTER", places: [0], low: [0.2], high: [0.5] };
    const arrows = {
        mark: "Arrows",
        name: "capital",
        meaning: "AFTER",
        fromX: [0],
        fromY: [0],
        toX: [1],
        toY: [1],
        fromLabels: ["France"],
        toLabels: ["Paris"],
    };
    const drugs = panel(linear("Cosine", -1, 1), categories("Drug", ["a", "b"]), [before, after, whiskers]);
    const degrees = panel(linear("Degree", 0, 5), linear("Score", 0, 1), [line, shuffled]);

    test("a figure passes the check, one without scenes, too", () => {
        model.check(figure(drugs, degrees, panel(map, map, [arrows])));
        model.check({ ...figure(), scenes: [], empty: "Nothing." });
        model.check({ version: 1, ...figure(drugs) });
    });
    test("a node that was not executed has nothing to show", () => {
        check(fails(() => model.check(null)).includes("execute the node"), "it does not say what to do");
        check(fails(() => model.check(undefined)).includes("execute the node"), "it does not say what to do");
    });
    test("what a newer version made says so", () => {
        const newer = [
            { ...figure(drugs), version: 2 },
            figure(panel(map, map, [{ mark: "Violins", name: "", meaning: "AFTER" }])),
            figure(panel(map, map, [{ ...line, meaning: "SOMETHING" }])),
            figure(panel({ ...map, kind: "POLAR" }, map, [])),
            figure(panel(map, map, [{ ...line, mark: "constructor" }])),
        ];
        newer.forEach((data) => check(fails(() => model.check(data)).includes("newer version"), JSON.stringify(data)));
    });
    test("what each category leads to is checked", () => {
        const detail = { title: "Detail", description: "", marks: [line] };
        const choosing = (changes) => {
            const data = figure(drugs, degrees);
            data.scenes[0].choice = { from: 0, shown: 1, first: 0, hint: "Choose.", details: [detail, detail], ...changes };
            return data;
        };
        model.check(choosing({}));
        for (const changes of [
            { details: [detail] },
            { details: [detail, { ...detail, marks: [{ ...line, y: [1] }] }] },
            { first: 2 },
            { from: 1, shown: 0 }, // a panel without categories
            { shown: 0 },
            { shown: 5 },
            { hint: null },
        ]) {
            const message = fails(() => model.check(choosing(changes)));
            check(message.includes("damaged"), `${JSON.stringify(changes)}: ${message}`);
        }
    });
    test("damaged data say so", () => {
        const damaged = [
            "text",
            7,
            [],
            {},
            { title: "x" },
            { title: "x", scenes: {} },
            { title: "x", scenes: [null] },
            { title: "x", scenes: [{}] },
            figure(null),
            figure({}),
            figure(panel(null, map, [])),
            figure(panel(map, map, [null])),
            figure(panel(map, map, [{ ...line, y: [1] }])),
            figure(panel(map, map, [{ ...line, y: [1, null] }])),
            figure(panel(map, map, [{ ...line, y: [1, "2"] }])),
            figure(panel(map, map, [{ ...arrows, toLabels: [] }])),
            figure(panel({ ...map, from: null }, map, [])),
            figure(panel(map, map, [{ mark: "Rule", name: "", meaning: "ADVICE", value: null, upright: true }])),
        ];
        damaged.forEach((data) => {
            const message = fails(() => model.check(data));
            check(message.includes("damaged") || message.includes("newer"), `${JSON.stringify(data)}: ${message}`);
        });
    });

    test("facts of before and after encoding are one fact, others stay as they are", () => {
        const facts = [
            ["Drugs", "60"],
            ["AUC before", "0.90"],
            ["AUC after", "0.88"],
            ["The day after", "x"],
            ["before", "y"],
        ].map(([name, value]) => ({ name, value }));
        equal(model.pairFacts(facts), [
            { name: "Drugs", values: [{ when: "", value: "60" }] },
            {
                name: "AUC",
                values: [
                    { when: "before", value: "0.90" },
                    { when: "after", value: "0.88" },
                ],
            },
            { name: "The day after", values: [{ when: "", value: "x" }] },
            { name: "before", values: [{ when: "", value: "y" }] },
        ]);
    });

    test("bars lie or stand by the axis of categories, and are called by their category", () => {
        const [first] = model.things(after, drugs);
        equal([first.x, first.y, first.category, first.title], [0.4, 1, 1, "b"]);
        const upright = panel(categories("Drug", ["a", "b"]), linear("Cosine", -1, 1), [after]);
        const [standing] = model.things(after, upright);
        equal([standing.x, standing.y, standing.category, standing.title], [1, 0.4, 1, "b"]);
    });
    test("a category is read with the values of all marks", () => {
        const entries = drugs.marks.flatMap((mark) => model.things(mark, drugs).map((thing) => ({ mark, thing })));
        const reading = pointing.reading(entries[0], entries);
        equal(reading.title, "a");
        equal(
            reading.rows.map(({ name, value }) => [name, value]),
            [
                ["before", "0.1"],
                ["after", "0.3"],
                ["interval", "0.2 to 0.5"],
            ],
        );
        equal(pointing.sentence(reading), "a, before 0.1");
    });
    test("points of lines at the same x are read together", () => {
        const entries = degrees.marks.flatMap((mark) => model.things(mark, degrees).map((thing) => ({ mark, thing })));
        equal(
            pointing.reading(entries[0], entries).rows.map(({ name, value }) => [name, value]),
            [
                ["matched", "0.1"],
                ["shuffled", "0.3"],
            ],
        );
        equal(pointing.reading(entries[1], entries).rows.length, 1);
        equal(pointing.reading(entries[0], entries).title, "Degree: 1");
    });
    test("arrows with the same names at both ends belong together, others do not", () => {
        const [one] = model.things(arrows, panel(map, map, [arrows]));
        const moved = { ...arrows, fromX: [9] };
        const [same] = model.things(moved, panel(map, map, [moved]));
        const turned = { ...arrows, fromLabels: ["Paris"], toLabels: ["France"] };
        const [other] = model.things(turned, panel(map, map, [turned]));
        equal([one.title, one.key === same.key, one.key === other.key], ["France → Paris", true, false]);
    });
    test("nothing is joined by an empty name", () => {
        const dots = {
            mark: "Dots",
            name: "words",
            meaning: "NEUTRAL",
            x: [0, 1],
            y: [0, 1],
            labels: ["", ""],
            labeled: false,
        };
        equal(
            model.things(dots, panel(map, map, [dots])).map(({ key }) => key),
            [null, null],
        );
    });

    test("marks of the same categories make one table", () => {
        equal(model.tables(drugs), [
            {
                title: "",
                columns: ["Drug", "before", "after", "interval, from", "interval, to"],
                rows: [
                    ["a", "0.1", "0.3", "0.2", "0.5"],
                    ["b", "0.2", "0.4", "", ""],
                ],
            },
        ]);
    });
    test("dots of categories are a column of their table", () => {
        const dots = {
            mark: "Dots",
            name: "baseline",
            meaning: "BASELINE_AFTER",
            x: [0.05],
            y: [1],
            labels: [""],
            labeled: false,
        };
        const [table, ...others] = model.tables(
            panel(linear("Cosine", -1, 1), categories("Drug", ["a", "b"]), [after, dots]),
        );
        equal(
            [table.columns, table.rows, others],
            [
                ["Drug", "after", "baseline"],
                [
                    ["a", "0.3", ""],
                    ["b", "0.4", "0.05"],
                ],
                [],
            ],
        );
    });
    test("lines over other places make tables of their own", () => {
        equal(model.tables(degrees), [
            {
                title: "",
                columns: ["Degree", "matched"],
                rows: [
                    ["1", "0.1"],
                    ["2", "0.2"],
                ],
            },
            {
                title: "",
                columns: ["Degree", "shuffled"],
                rows: [
                    ["1", "0.3"],
                    ["3", "0.4"],
                ],
            },
        ]);
    });
    test("arrows, tiles, dots and rules make tables", () => {
        const tiles = {
            mark: "Tiles",
            name: "words",
            meaning: "AFTER",
            fromX: [0],
            toX: [1],
            fromY: [2],
            toY: [3],
            counts: [7],
        };
        const rule = { mark: "Rule", name: "advised", meaning: "ADVICE", value: 12, upright: true };
        const tables = model.tables(panel(linear("Rank", 0, 1), linear("Cosine", 0, 1), [arrows, tiles, rule]));
        equal(
            tables.map(({ title }) => title),
            ["capital", "words", "advised"],
        );
        equal(
            tables.map(({ rows }) => rows[0]),
            [["France", "Paris", "0", "0", "1", "1"], ["0", "1", "2", "3", "7"], ["12"]],
        );
        equal(tables[1].columns, ["Rank, from", "Rank, to", "Cosine, from", "Cosine, to", "Count"]);
    });
    test("tiles among categories on both axes are read by their names", () => {
        const groups = { label: "Group", kind: "CATEGORIES", from: 0, to: 2, categories: ["DMSO", "drug"] };
        const tiles = {
            mark: "Tiles",
            name: "far",
            meaning: "AFTER",
            fromX: [1],
            toX: [1],
            fromY: [0],
            toY: [0],
            counts: [7],
        };
        const map = panel({ ...groups, label: "" }, groups, [tiles]);
        equal(model.categoryAxis(map), "y");
        const [thing] = model.things(tiles, map);
        equal(thing.category, 0);
        equal(thing.values, [
            ["x", "drug"],
            ["Group", "DMSO"],
        ]);
        const [table] = model.tables(map);
        equal(table.columns, ["Group", "Group", "far"]);
        equal(table.rows, [["DMSO", "drug", "7"]]);
    });
    test("names such as __proto__ are names", () => {
        const odd = panel(linear("Cosine", -1, 1), categories("Drug", ["__proto__", "constructor"]), [before]);
        equal(
            model.tables(odd)[0].rows.map(([name]) => name),
            ["__proto__", "constructor"],
        );
        equal(
            model.things(before, odd).map(({ title }) => title),
            ["__proto__", "constructor"],
        );
    });

    const walkable = (marks) =>
        marks.map((things, series) => things.map((order, index) => ({ series, order, thing: { index } })));
    const at = (entry) => [entry.series, entry.thing.index];

    test("arrow keys walk along a series, and up and down change it", () => {
        const series = walkable([
            [0, 1, 2],
            [0, 1, 2],
        ]);
        const start = pointing.walk(series, null, "ArrowRight", false);
        equal(at(start), [0, 0]);
        equal(at(pointing.walk(series, start, "ArrowRight", false)), [0, 1]);
        equal(at(pointing.walk(series, start, "End", false)), [0, 2]);
        equal(at(pointing.walk(series, series[0][2], "ArrowDown", false)), [1, 2]);
        equal(at(pointing.walk(series, series[1][2], "Home", false)), [1, 0]);
    });
    test("where categories lie below each other, down leads to the next category", () => {
        const series = walkable([
            [0, 1, 2],
            [0, 1, 2],
        ]);
        equal(at(pointing.walk(series, series[0][0], "ArrowDown", true)), [0, 1]);
        equal(at(pointing.walk(series, series[0][0], "ArrowRight", true)), [1, 0]);
    });
    test("series without things are passed over", () => {
        equal(
            at(pointing.walk(walkable([[], [5], [], [4, 5]]), walkable([[], [5]])[1][0], "ArrowDown", false)),
            [3, 1],
        );
        equal(pointing.walk([[], []], null, "Home", false), null);
    });
}
