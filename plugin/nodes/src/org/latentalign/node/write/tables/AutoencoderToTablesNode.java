package org.latentalign.node.write.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.ModelUnits;
import org.latentalign.autoencoder.ModelUnits.Unit;
import org.latentalign.autoencoder.NeuralAutoencoder;
import org.latentalign.autoencoder.Remainder;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorWriter;

/** What Autoencoder to Tables does: a model in, what it consists of out. */
final class AutoencoderToTablesNode {

    private static final int INPUTS = 0;

    private static final int DIRECTIONS = 1;

    private static final int UNITS = 2;

    private AutoencoderToTablesNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        AutoencoderToTablesNodeParameters parameters = input.getParameters();
        parameters.validate();
        // how many directions there are tells the model alone
        output.setOutSpec(INPUTS, null);
        output.setOutSpec(DIRECTIONS, null);
        output.setOutSpec(UNITS, Column.spec("Units", unitColumns("", List.of())));
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            AutoencoderToTablesNodeParameters parameters = input.getParameters();
            parameters.validate();
            AutoencoderPortObject object = input.getInPortObject(0);
            var model = object.model();
            var exec = input.getExecutionContext();
            var directions = directions(model);
            output.setOutData(INPUTS, inputs(model, directions, parameters.m_columns, exec));
            output.setOutData(
                    DIRECTIONS,
                    NewTable.of(exec, "Directions", directionColumns(ModelUnits.inputNames(model)), directions));
            output.setOutData(UNITS, units(model, exec));
        });
    }

    /** A direction of a spectral model, or, without a vector, all that lies outside of its directions. */
    private record Direction(int number, double eigenvalue, double gain, double decoderGain, double[] vector) {}

    private static List<Direction> directions(final Autoencoder model) {
        var directions = new ArrayList<Direction>();
        if (model instanceof SpectralAutoencoder spectral) {
            var eigenvalues = spectral.eigenvalues();
            var gains = spectral.encoderGains();
            var decoderGains = spectral.decoderGains();
            for (int i = 0; i < spectral.directionCount(); i++) {
                int index = spectral.firstDirection() + i;
                double eigenvalue = index < eigenvalues.length ? eigenvalues[index] : Double.NaN;
                directions.add(new Direction(index + 1, eigenvalue, gains[i], decoderGains[i], spectral.direction(i)));
            }
            if (spectral.remainder() instanceof Remainder.OneGain rest) {
                directions.add(new Direction(0, Double.NaN, rest.encoder(), rest.decoder(), null));
            }
        }
        return directions;
    }

    private static List<Column<Direction>> directionColumns(final List<String> inputNames) {
        var columns = new ArrayList<Column<Direction>>();
        columns.add(new Column<>(
                "number",
                IntCell.TYPE,
                row -> row.vector() == null ? DataType.getMissingCell() : new IntCell(row.number())));
        columns.add(Column.number("eigenvalue", Direction::eigenvalue));
        columns.add(Column.number("gain", Direction::gain));
        columns.add(Column.number("decoder gain", Direction::decoderGain));
        var writer = VectorWriter.behind(Column.spec("Directions", columns), VectorShape.LIST, "direction", inputNames);
        columns.add(new Column<>(
                writer.columnSpecs().get(0),
                row -> row.vector() == null ? DataType.getMissingCell() : writer.cells(row.vector())[0]));
        return columns;
    }

    private static BufferedDataTable inputs(
            final Autoencoder model, final List<Direction> directions, final int most, final ExecutionContext exec) {
        var names = ModelUnits.inputNames(model);
        double[] mean = ModelUnits.mean(model);
        var columns = new ArrayList<Column<Integer>>();
        columns.add(Column.text("input", names::get));
        columns.add(Column.number("mean", row -> mean[row]));
        directions.stream()
                .filter(direction -> direction.vector() != null)
                .limit(most)
                .forEach(direction -> columns.add(Column.number(
                        "direction " + direction.number(), row -> direction.vector()[row])));
        return NewTable.of(
                exec,
                "Inputs",
                columns,
                IntStream.range(0, names.size()).boxed().toList());
    }

    private static BufferedDataTable units(final Autoencoder model, final ExecutionContext exec) {
        String last = model instanceof NeuralAutoencoder neural
                ? ModelUnits.layer(neural.network().layers().size())
                : ModelUnits.DECODER;
        var columns = unitColumns(last, ModelUnits.inputNames(model));
        try (var table = NewTable.open(exec, "Units", columns)) {
            ModelUnits.forEach(model, table::add);
            return table.finish();
        }
    }

    /** @param last the part whose units give the inputs back */
    private static List<Column<Unit>> unitColumns(final String last, final List<String> inputNames) {
        return List.of(
                Column.text("part", Unit::part),
                Column.count("number", Unit::number),
                Column.text("input", unit -> unit.part().equals(last) ? inputNames.get(unit.number() - 1) : null),
                Column.number("bias", Unit::bias),
                Column.textIfAny("activation", Unit::activation),
                new Column<>(
                        "weights",
                        ListCell.getCollectionType(DoubleCell.TYPE),
                        unit -> CollectionCellFactory.createListCell(Arrays.stream(unit.weights())
                                .mapToObj(DoubleCell::new)
                                .toList())));
    }
}
