package org.knime.core.webui.data;

import java.io.IOException;
import java.util.function.Supplier;

/** Gives a page its data when it opens, as JSON under the key "result". */
public final class InitialDataService<D> extends AbstractDataService {

    private final Supplier<D> data;
    private final Serializer<D> serializer;

    private InitialDataService(final InitialDataServiceBuilder<D> builder) {
        super(builder);
        data = builder.data;
        serializer = builder.serializer == null
                ? value -> value instanceof String text ? text : Json.write(value)
                : builder.serializer;
    }

    public static <D> InitialDataServiceBuilder<D> builder(final Supplier<D> dataSupplier) {
        return new InitialDataServiceBuilder<>(dataSupplier);
    }

    /** A failure is data, too: the page shows it. */
    public String getInitialData() {
        try {
            final String text = serializer.serialize(data.get());
            return "{\"result\":" + (Json.isJson(text) ? text : Json.write(text)) + "}";
        } catch (IOException | RuntimeException e) {
            return "{\"internalError\":{\"message\":" + Json.write(String.valueOf(e.getMessage())) + ",\"typeName\":"
                    + Json.write(e.getClass().getName()) + "}}";
        }
    }

    /** Turns the data into text, JSON as a rule. */
    @FunctionalInterface
    public interface Serializer<D> {

        String serialize(D obj) throws IOException;
    }

    /** Builds the service. */
    public static final class InitialDataServiceBuilder<D> extends AbstractDataServiceBuilder {

        private final Supplier<D> data;
        private Serializer<D> serializer;

        private InitialDataServiceBuilder(final Supplier<D> data) {
            this.data = data;
        }

        @Override
        public InitialDataServiceBuilder<D> onDispose(final Runnable dispose) {
            super.onDispose(dispose);
            return this;
        }

        @Override
        public InitialDataServiceBuilder<D> onDeactivate(final Runnable deactivate) {
            super.onDeactivate(deactivate);
            return this;
        }

        public InitialDataServiceBuilder<D> serializer(final Serializer<D> newSerializer) {
            serializer = newSerializer;
            return this;
        }

        public InitialDataService<D> build() {
            return new InitialDataService<>(this);
        }
    }
}
