"use strict";

// The page: gets the figure, checks it, and shows a scene of it.
(() => {
    const page = d3.select("#page");

    function setState(state) {
        document.documentElement.dataset.state = state;
    }

    function show(figure) {
        document.title = figure.title;
        page.selectAll("*").remove();
        if (figure.scenes.length === 0) {
            setState("empty");
            showMessage(figure.title, figure.empty || "There is nothing to show.");
            return;
        }
        const header = page.append("header");
        header.append("h1").call(write, figure.title);
        const content = page.append("div");
        if (figure.scenes.length > 1) {
            addScenePicker(header, figure, (scene) => showScene(content, figure, scene));
        }
        showScene(content, figure, figure.scenes[0]);
        setState("ready");
    }

    function addScenePicker(header, { sceneLabel, scenes }, onPick) {
        const label = header.append("label").attr("class", "scenes");
        label.append("span").text(sceneLabel || "Show");
        const select = label.append("select");
        select
            .selectAll("option")
            .data(scenes)
            .join("option")
            .attr("value", (_, index) => index)
            .text(({ name }) => name);
        select.on("change", (event) => onPick(scenes[Number(event.target.value)]));
    }

    function showScene(content, figure, scene) {
        content.selectAll("*").remove();
        if (scene.verdict) {
            content.append("p").attr("class", "verdict").attr("role", "status").call(write, scene.verdict);
        }
        if (scene.facts.length > 0) {
            const facts = content.append("dl").attr("class", "facts");
            latentAlignment.model.pairFacts(scene.facts).forEach((fact) => showFact(facts.append("div"), fact));
        }
        showPanels(content, figure, scene);
        for (const table of scene.tables) {
            const section = content.append("section").attr("class", "panel listing");
            section.append("h2").text(table.title);
            latentAlignment.table.create(section, { ...table, title: "" }, table.title);
        }
    }

    function showPanels(content, figure, { name, panels: shown, choice }) {
        const grid = content.append("div").attr("class", "panels").classed("choosing", !!choice);
        const origin = [figure.title, name].filter((text) => text !== "").join(", ");
        const panels = shown.map((panel, position) => create(panel, choice?.from === position ? chosen() : null));
        // not before all are in the page: until then the first would be as wide as the page
        panels.forEach((panel) => panel.draw());

        function create(panel, choosing) {
            const created = latentAlignment.panel.create(grid.node(), panel, origin, choosing, (key) =>
                panels.filter((other) => other !== created).forEach((other) => other.highlight(key)),
            );
            return created;
        }

        function chosen() {
            return { hint: choice.hint, first: choice.first, choose };
        }

        /** Puts what another category shows into the place of what is there. */
        function choose(category) {
            const detail = choice.details[category];
            const before = panels[choice.shown];
            panels[choice.shown] = create({ ...shown[choice.shown], ...detail }, null);
            before.replaceWith(panels[choice.shown]);
            return detail.title;
        }
    }

    function showFact(host, { name, values }) {
        host.append("dt").text(name);
        for (const { when, value } of values) {
            const [figure, aside] = latentAlignment.layout.splitAside(value);
            const entry = host.append("dd");
            if (when !== "") {
                entry.append("span").attr("class", `swatch m-${when}`);
            }
            write(entry.append("b"), figure);
            entry.append("small").text(` ${[when, aside].filter((text) => text !== "").join(" ")}`);
        }
    }

    /** Writes a text with raised exponents; who hears or copies it gets the "^" before them as well. */
    function write(element, text) {
        latentAlignment.layout.splitPowers(text).forEach((part, index) => {
            if (index % 2 === 1) {
                element.append("span").attr("class", "unseen").text("^");
            }
            element.append(index % 2 === 1 ? "sup" : "span").text(part);
        });
    }

    function showMessage(title, message) {
        page.selectAll("*").remove();
        const box = page.append("div").attr("class", "message").attr("role", "status");
        if (title) {
            box.append("h1").text(title);
        }
        box.append("p").text(message);
    }

    async function start() {
        try {
            show(latentAlignment.model.check(await latentAlignment.parent.figure()));
        } catch (error) {
            setState("error");
            // what is thrown on purpose is a plain Error with a sentence for the reader
            const isExpected = error.constructor === Error;
            const unexpected = `Drawing it failed: ${error.message}. Please tell the authors of the extension.`;
            showMessage("This view cannot be shown", isExpected ? error.message : unexpected);
        }
    }

    start();
})();
