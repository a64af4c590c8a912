package org.knime.core.webui.node;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.knime.core.webui.data.DataServiceProvider;
import org.knime.core.webui.data.InitialDataService;

/** Gives pages their data. */
public final class DataServiceManager<N extends NodeWrapper> {

    private final Function<N, DataServiceProvider> provider;
    private final Map<N, InitialDataService<Object>> initialData = new WeakHashMap<>();

    public DataServiceManager(final Function<N, DataServiceProvider> getDataServiceProvider) {
        provider = getDataServiceProvider;
    }

    /** @return the data as JSON: under "result", or what went wrong under "internalError" */
    public String callInitialDataService(final N nodeWrapper) {
        final InitialDataService<Object> service = initialData.computeIfAbsent(nodeWrapper, node -> {
            final Optional<InitialDataService<Object>> created =
                    node.getWithContext(() -> provider.apply(node).createInitialDataService());
            return created.orElseThrow(
                    () -> new IllegalStateException("The page of " + node.get().getNameWithID() + " takes no data."));
        });
        return nodeWrapper.getWithContext(service::getInitialData);
    }
}
