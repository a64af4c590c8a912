package org.knime.node;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.data.DataService.DataServiceBuilder;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.data.InitialDataService.Serializer;
import org.knime.core.webui.data.RpcDataService;
import org.knime.core.webui.data.RpcDataService.RpcDataServiceBuilder;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Page.RequireFromFileOrString;
import org.knime.node.parameters.NodeParameters;

/** A node's view: a page, and the data that the page asks for. */
public final class DefaultView implements FluentNodeAPI {

    final String description;
    final Page page;
    private final Class<? extends NodeParameters> parametersClass;
    private Function<ViewInput, InitialDataService<?>> initialData;
    private Function<ViewInput, RpcDataService> dataService;

    private DefaultView(
            final Class<? extends NodeParameters> parametersClass, final String description, final Page page) {
        this.parametersClass = parametersClass;
        this.description = description;
        this.page = page;
    }

    static RequireViewParameters create() {
        return parametersClass ->
                description -> page -> new DefaultView(parametersClass, description, page.apply(Page.create()));
    }

    Optional<Class<? extends NodeParameters>> getParametersClass() {
        return Optional.ofNullable(parametersClass);
    }

    Optional<InitialDataService<?>> createInitialDataService(final ViewInput input) {
        return Optional.ofNullable(initialData).map(service -> service.apply(input));
    }

    Optional<RpcDataService> createRpcDataService(final ViewInput input) {
        return Optional.ofNullable(dataService).map(service -> service.apply(input));
    }

    /** What the page gets when it opens. */
    public <D> DefaultView initialData(final Function<RequireInitialData, DefaultInitialData<D>> newInitialData) {
        initialData = input -> newInitialData.apply(DefaultInitialData.create()).toInitialDataService(input);
        return this;
    }

    /** What the page can call afterwards. */
    public DefaultView dataService(final Function<RequireDataService, DefaultDataService> newDataService) {
        dataService = input -> newDataService.apply(DefaultDataService.create()).toRpcDataService(input);
        return this;
    }

    /** What to do when a view is closed. */
    abstract static class AbstractDataService<T extends DataServiceBuilder> implements DataServiceBuilder {

        private Runnable dispose;
        private Runnable deactivate;

        @Override
        public T onDispose(final Runnable newDispose) {
            if (dispose != null) {
                throw new IllegalStateException("What to do on disposal is set already.");
            }
            dispose = newDispose;
            return self();
        }

        @Override
        public T onDeactivate(final Runnable newDeactivate) {
            if (deactivate != null) {
                throw new IllegalStateException("What to do on deactivation is set already.");
            }
            deactivate = newDeactivate;
            return self();
        }

        final <B extends DataServiceBuilder> B pass(final B builder) {
            if (dispose != null) {
                builder.onDispose(dispose);
            }
            if (deactivate != null) {
                builder.onDeactivate(deactivate);
            }
            return builder;
        }

        @SuppressWarnings("unchecked")
        private T self() {
            return (T) this;
        }
    }

    /** A service that answers calls of the page. */
    public abstract static class DefaultDataService extends AbstractDataService<DefaultDataService>
            implements FluentNodeAPI {

        abstract RpcDataServiceBuilder toBuilder(ViewInput input);

        final RpcDataService toRpcDataService(final ViewInput input) {
            return pass(toBuilder(input)).build();
        }

        static RequireDataService create() {
            return new RequireDataService() {

                @Override
                public SingleHandlerDataService handler(final Function<ViewInput, Object> handler) {
                    return new SingleHandlerDataService(handler);
                }

                @Override
                public MultipleNamedHandlersDataService addHandler(
                        final String name, final Function<ViewInput, Object> handler) {
                    return new MultipleNamedHandlersDataService().addHandler(name, handler);
                }
            };
        }
    }

    /** The data of the page when it opens. */
    public static final class DefaultInitialData<D> extends AbstractDataService<DefaultInitialData<D>>
            implements FluentNodeAPI {

        private final Function<ViewInput, D> data;
        private Serializer<D> serializer;

        DefaultInitialData(final Function<ViewInput, D> data) {
            this.data = data;
        }

        static RequireInitialData create() {
            return DefaultInitialData::new;
        }

        /** Instead of the usual JSON. */
        public DefaultInitialData<D> serializer(final Serializer<D> newSerializer) {
            if (serializer != null) {
                throw new IllegalStateException("The serializer is set already.");
            }
            serializer = newSerializer;
            return this;
        }

        InitialDataService<D> toInitialDataService(final ViewInput input) {
            final var builder = pass(InitialDataService.builder(() -> data.apply(input)));
            return (serializer == null ? builder : builder.serializer(serializer)).build();
        }
    }

    /** One object answers. */
    public static final class SingleHandlerDataService extends DefaultDataService {

        private final Function<ViewInput, Object> handler;

        SingleHandlerDataService(final Function<ViewInput, Object> handler) {
            this.handler = handler;
        }

        @Override
        RpcDataServiceBuilder toBuilder(final ViewInput input) {
            return RpcDataService.builder(handler.apply(input));
        }
    }

    /** Several objects answer, each under its name. */
    public static final class MultipleNamedHandlersDataService extends DefaultDataService
            implements AllowAddingNamedHandler {

        private final Map<String, Function<ViewInput, Object>> handlers = new LinkedHashMap<>();

        MultipleNamedHandlersDataService() {
            // the first handler comes at once
        }

        @Override
        public MultipleNamedHandlersDataService addHandler(
                final String name, final Function<ViewInput, Object> handler) {
            handlers.put(name, handler);
            return this;
        }

        @Override
        RpcDataServiceBuilder toBuilder(final ViewInput input) {
            final var builder = RpcDataService.builder();
            handlers.forEach((name, handler) -> builder.addService(name, handler.apply(input)));
            return builder;
        }
    }

    /** Stage of the view's parameters. */
    public interface RequireViewParameters {

        RequireDescription parametersClass(Class<? extends NodeParameters> parametersClass);

        default RequireDescription withoutParameters() {
            return parametersClass(null);
        }
    }

    /** Stage of the description, an XML fragment. */
    public interface RequireDescription {

        RequirePage description(String description);
    }

    /** Stage of the page. */
    public interface RequirePage {

        DefaultView page(Function<RequireFromFileOrString, Page> page);
    }

    /** Stage of the data. */
    public interface RequireInitialData {

        <D> DefaultInitialData<D> data(Function<ViewInput, D> data);
    }

    /** Stage of the first object that answers. */
    public interface RequireDataService extends AllowAddingNamedHandler {

        SingleHandlerDataService handler(Function<ViewInput, Object> handler);
    }

    /** Takes a further object that answers. */
    public interface AllowAddingNamedHandler {

        MultipleNamedHandlersDataService addHandler(String name, Function<ViewInput, Object> handler);
    }

    /** What a view sees of its node. */
    public interface ViewInput {

        <S extends NodeParameters> S getParameters();

        /** What executing has put aside. */
        PortObject[] getInternalPortObjects();

        /** Throws ClassCastException unless all of it are tables. */
        default BufferedDataTable[] getInternalTables() {
            return Arrays.stream(getInternalPortObjects())
                    .map(BufferedDataTable.class::cast)
                    .toArray(BufferedDataTable[]::new);
        }
    }
}
