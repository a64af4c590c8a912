"use strict";

// How the page gets its figure from whoever shows it in an iframe: KNIME, or a report that speaks the same protocol.
// Checked against @knime/ui-extension-service 2.2.0, which the views of KNIME 5.8 use, and against what
// InitialDataService of KNIME 5.8.2 answers. The page asks, the parent answers:
//
//   page to parent   { type: "UIExtensionRequest", requestId, payload: { method, params } }
//   parent to page   { type: "UIExtensionResponse", requestId, payload }
//
// The configuration of a view holds its initial data, a JSON text of { result } or { userError } or { internalError };
// where it does not, they are asked for. There is nothing to tell the parent when the page is ready.
latentAlignment.parent = (() => {
    const PATIENCE_MILLISECONDS = 10_000; // as long as KNIME's own pages wait
    let requests = 0;

    function ask(method, params) {
        return new Promise((resolve, reject) => {
            const requestId = `latent-alignment-${++requests}`;
            const stop = () => {
                window.clearTimeout(timer);
                window.removeEventListener("message", listen);
            };
            const timer = window.setTimeout(() => {
                stop();
                reject(new Error("Whoever shows this view did not answer. Close the view and open it again."));
            }, PATIENCE_MILLISECONDS);
            const listen = ({ source, data }) => {
                if (source === window.parent && data?.type === "UIExtensionResponse" && data.requestId === requestId) {
                    stop();
                    resolve(data.payload);
                }
            };
            window.addEventListener("message", listen);
            // "*": the page does not know who shows it, and asks for nothing that is secret
            window.parent.postMessage({ type: "UIExtensionRequest", requestId, payload: { method, params } }, "*");
        });
    }

    /** The figure as the node made it; fails with a sentence for the reader when there is none. */
    async function figure() {
        if (window.parent === window) {
            throw new Error("This page shows a view of a node, and needs KNIME or a report around it.");
        }
        const config = (await ask("getConfig", [])) ?? {};
        const { extensionType, nodeId, projectId, workflowId } = config;
        const initialData = parsed(
            config.initialData ||
                (await ask("callNodeDataService", [
                    {
                        serviceType: "initial_data",
                        dataServiceRequest: "",
                        extensionType,
                        nodeId,
                        projectId,
                        workflowId,
                    },
                ])),
        );
        const error = initialData?.userError ?? initialData?.internalError;
        if (error) {
            throw new Error(error.message || "The node failed to provide the data of its view.");
        }
        return parsed(initialData?.result);
    }

    function parsed(value) {
        try {
            return typeof value === "string" ? JSON.parse(value) : value;
        } catch {
            throw new Error("The data of this view are damaged. Reset the node and execute it again.");
        }
    }

    return { figure };
})();
