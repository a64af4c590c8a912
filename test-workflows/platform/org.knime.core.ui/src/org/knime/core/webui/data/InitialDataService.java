package org.knime.core.webui.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.knime.core.node.NodeLogger;

/** Gives a page its data when it opens, as JSON under the key "result". */
public final class InitialDataService<D> extends AbstractDataService {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Supplier<D> data;
    private final Serializer<D> serializer;

    private InitialDataService(final InitialDataServiceBuilder<D> builder) {
        data = builder.data;
        serializer = builder.serializer == null
                ? value -> value instanceof String text ? text : MAPPER.writeValueAsString(value)
                : builder.serializer;
    }

    public static <D> InitialDataServiceBuilder<D> builder(final Supplier<D> dataSupplier) {
        return new InitialDataServiceBuilder<>(dataSupplier);
    }

    /** Text that is JSON becomes part of the answer, other text a text in it. A failure is an answer, too. */
    public String getInitialData() {
        final var answer = MAPPER.createObjectNode();
        try {
            final String text = serializer.serialize(data.get());
            try {
                answer.set("result", MAPPER.readTree(text));
            } catch (final JsonProcessingException e) {
                NodeLogger.getLogger(InitialDataService.class).debug("The data of the page is not JSON.", e);
                answer.put("result", text);
            }
        } catch (IOException | RuntimeException e) {
            NodeLogger.getLogger(InitialDataService.class).error("The data of the page cannot be had.", e);
            final var error = answer.putObject("internalError");
            error.put("typeName", e.getClass().getName());
            error.put("message", e.getMessage());
            final var trace = error.putArray("stackTrace");
            Arrays.stream(e.getStackTrace()).forEach(frame -> trace.add(frame.toString()));
        }
        return answer.toString();
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

        public InitialDataServiceBuilder<D> serializer(final Serializer<D> newSerializer) {
            serializer = newSerializer;
            return this;
        }

        public InitialDataService<D> build() {
            return new InitialDataService<>(this);
        }
    }
}
