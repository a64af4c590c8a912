"use strict";

// Shows the views of the report: each in a frame of its own, which asks for its data as it asks KNIME for them. The text
// of a page is in the report once, however many views it shows, and the frames may run scripts but see nothing of the
// report or of each other.
(() => {
    const frames = [...document.querySelectorAll("iframe[data-page]")];

    const answers = {
        getConfig: ({ dataset }) => ({
            nodeId: `root:${dataset.node}`,
            projectId: "report",
            workflowId: "root",
            extensionType: "view",
            initialData: data(dataset.node),
        }),
        callNodeDataService: ({ dataset }) => data(dataset.node),
    };

    function data(node) {
        return document.getElementById(`data-${node}`).textContent;
    }

    window.addEventListener("message", ({ source, data: request }) => {
        const frame = frames.find(({ contentWindow }) => contentWindow === source);
        if (frame && request?.type === "LatentAlignmentHeight") {
            frame.parentElement.style.setProperty("--height", `${Number(request.height)}px`);
        }
        if (frame && request?.type === "UIExtensionRequest") {
            const { requestId, payload } = request;
            const answer = Object.hasOwn(answers, payload?.method) ? answers[payload.method](frame) : undefined;
            // "*": the frame has an origin that has no name
            source.postMessage({ type: "UIExtensionResponse", requestId, payload: answer }, "*");
        }
    });

    for (const frame of frames) {
        frame.srcdoc = JSON.parse(document.getElementById(frame.dataset.page).textContent);
    }

    // what is folded away on the screen is printed
    window.addEventListener("beforeprint", () => {
        for (const details of document.querySelectorAll("details")) {
            details.open = true;
        }
    });
})();
