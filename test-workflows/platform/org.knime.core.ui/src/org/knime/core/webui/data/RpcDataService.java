package org.knime.core.webui.data;

import java.util.HashMap;
import java.util.Map;

/** Holds the objects whose methods a page can call. */
public final class RpcDataService extends AbstractDataService {

    private final Object unnamedHandler;
    private final Map<String, Object> namedHandlers;

    private RpcDataService(final RpcDataServiceBuilder builder) {
        super(builder);
        if (builder.unnamedHandler == null && builder.namedHandlers.isEmpty()) {
            throw new IllegalStateException("There is no object to call.");
        }
        if (builder.unnamedHandler != null && !builder.namedHandlers.isEmpty()) {
            throw new IllegalStateException("There can be one object without a name, or objects with names.");
        }
        unnamedHandler = builder.unnamedHandler;
        namedHandlers = Map.copyOf(builder.namedHandlers);
    }

    public static <S> RpcDataServiceBuilder builder(final S handler) {
        return new RpcDataServiceBuilder(handler);
    }

    public static RpcDataServiceBuilder builder() {
        return new RpcDataServiceBuilder(null);
    }

    public Object getHandler(final String name) {
        return unnamedHandler != null ? unnamedHandler : namedHandlers.get(name);
    }

    /** Builds the service. */
    public static final class RpcDataServiceBuilder extends AbstractDataServiceBuilder {

        private final Object unnamedHandler;
        private final Map<String, Object> namedHandlers = new HashMap<>();

        private RpcDataServiceBuilder(final Object unnamedHandler) {
            this.unnamedHandler = unnamedHandler;
        }

        public RpcDataServiceBuilder addService(final String name, final Object handler) {
            namedHandlers.put(name, handler);
            return this;
        }

        @Override
        public RpcDataServiceBuilder onDispose(final Runnable dispose) {
            super.onDispose(dispose);
            return this;
        }

        @Override
        public RpcDataServiceBuilder onDeactivate(final Runnable deactivate) {
            super.onDeactivate(deactivate);
            return this;
        }

        public RpcDataService build() {
            return new RpcDataService(this);
        }
    }
}
