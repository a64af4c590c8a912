package org.latentalign.node.shared.view;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.figure.Figure;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.PortSpecs;

/**
 * What every node does when one of its tables has no rows, as loops and filters give them: it says so, and its own tables
 * are empty, so that the loop goes on. A node that writes a file writes none. A model cannot come of nothing: a node that
 * gives one fails.
 */
public final class EmptyTables {

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");

    private EmptyTables() {}

    /**
     * @param configure of the node, which knows the specs of its outputs
     * @param execute of the node, called when all tables have rows
     * @return what the node's model takes to execute
     */
    public static ExecuteConsumer answered(
            final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure,
            final ExecuteConsumer execute) {
        return (input, output) -> {
            var empty = which(input.getInPortObjects());
            if (empty.isPresent()) {
                NodeExecution.run(() -> answer(empty.get(), configure, input, output));
            } else {
                execute.accept(input, output);
            }
        };
    }

    /** @return "The table", or where there are several which one, if any is empty */
    private static Optional<String> which(final PortObject... inputs) {
        var tables = Arrays.stream(inputs)
                .filter(BufferedDataTable.class::isInstance)
                .map(BufferedDataTable.class::cast)
                .toList();
        return IntStream.range(0, tables.size())
                .filter(i -> tables.get(i).size() == 0)
                .mapToObj(i -> tables.size() == 1 ? "The table" : "The " + ORDINALS.get(i) + " table")
                .findFirst();
    }

    private static void answer(
            final String table,
            final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure,
            final ExecuteInput input,
            final ExecuteOutput output)
            throws KNIMEException, InvalidSettingsException {
        var types = input.getOutPortTypes();
        if (types.length == 0) {
            output.setWarningMessage(table + " is empty, and no file was written.");
            return;
        }
        if (!Arrays.stream(types).allMatch(type -> isTable(type) || isImage(type))) {
            throw new KNIMEException(table + " is empty: there is nothing to learn from.");
        }
        var specs = new PortObjectSpec[types.length];
        configure.accept(asConfigureInput(input), keeping(specs));
        answer(table, specs, input, output);
    }

    /**
     * Gives empty tables, and says why.
     *
     * @param table which one is empty, such as "The table"
     * @param specs of the outputs that are tables; null where one is not known
     * @param input of the node's execute
     * @param output of the same
     * @throws KNIMEException when the picture cannot be painted
     */
    public static void answer(
            final String table, final PortObjectSpec[] specs, final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException {
        var types = input.getOutPortTypes();
        var exec = input.getExecutionContext();
        for (int i = 0; i < types.length; i++) {
            if (isTable(types[i])) {
                output.setOutData(i, emptyTable(specs[i], exec));
            }
        }
        var sentence = table + " is empty, and so is the result.";
        var figure = Figure.empty("No picture", sentence);
        FigureView.show(output, exec, figure);
        FigureImage.write(input, output, figure);
        output.setWarningMessage(sentence);
    }

    private static boolean isTable(final PortType type) {
        return type.equals(BufferedDataTable.TYPE);
    }

    private static boolean isImage(final PortType type) {
        return type.equals(ImagePortObject.TYPE);
    }

    private static BufferedDataTable emptyTable(final PortObjectSpec spec, final ExecutionContext exec) {
        var container = exec.createDataContainer(spec instanceof DataTableSpec known ? known : new DataTableSpec());
        container.close();
        return container.getTable();
    }

    /** KNIME adds methods to this interface from version to version: a class of ours would not compile with all of them. */
    private static ConfigureInput asConfigureInput(final ExecuteInput input) {
        var specs = PortSpecs.of(input.getInPortObjects());
        return proxy(ConfigureInput.class, (name, arguments) -> switch (name) {
            case "getParameters" -> input.getParameters();
            case "getInPortSpecs" -> specs;
            case "getInTableSpecs" -> Arrays.copyOf(specs, specs.length, DataTableSpec[].class);
            case "getInPortSpec", "getInTableSpec" -> specs[(int) arguments[0]];
            case "getOutPortTypes" -> input.getOutPortTypes();
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private static ConfigureOutput keeping(final PortObjectSpec... specs) {
        return proxy(ConfigureOutput.class, (name, arguments) -> {
            switch (name) {
                case "setOutSpec" -> specs[(int) arguments[0]] = (PortObjectSpec) arguments[1];
                case "setOutSpecs" -> {
                    var set = (PortObjectSpec[]) arguments[0];
                    System.arraycopy(set, 0, specs, 0, set.length);
                }
                case "setWarningMessage" -> {
                    // that the table is empty is what counts
                }
                default -> throw new UnsupportedOperationException(name);
            }
            return null;
        });
    }

    /** Answers a call by the name of the method and its arguments. */
    @FunctionalInterface
    private interface Answer {
        Object to(String name, Object... arguments) throws InvalidSettingsException;
    }

    private static <T> T proxy(final Class<T> type, final Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                EmptyTables.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
