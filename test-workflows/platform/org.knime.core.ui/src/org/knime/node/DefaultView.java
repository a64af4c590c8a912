package org.knime.node;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.data.DataService.DataServiceBuilder;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.data.InitialDataService.Serializer;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Page.RequireFromFileOrString;
import org.knime.node.parameters.NodeParameters;

/** A node's view: a page, and the data that the page asks for. */
public final class DefaultView implements FluentNodeAPI {

    final String description;
    final Page page;
    private final Class<? extends NodeParameters> parametersClass;
    private Function<ViewInput, InitialDataService<?>> initialData;

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

    /** What the page gets when it opens. */
    public <D> DefaultView initialData(final Function<RequireInitialData, DefaultInitialData<D>> newInitialData) {
        initialData = input -> newInitialData.apply(DefaultInitialData.create()).toInitialDataService(input);
        return this;
    }

    /** What the services of a page share. */
    @SuppressWarnings("unused") // the type is KNIME's, which returns it from what is not needed here
    abstract static class AbstractDataService<T extends DataServiceBuilder> implements DataServiceBuilder {}

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
            final var builder = InitialDataService.builder(() -> data.apply(input));
            return (serializer == null ? builder : builder.serializer(serializer)).build();
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
