package org.latentalign.node.ask.neighbors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.kernel.Randoms;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.search.Density;
import org.latentalign.search.Hubness;
import org.latentalign.search.Measure;
import org.latentalign.search.Queries;

/** What Nearest Neighbors does: vectors and queries in; the nearest rows, before and after, out. */
final class NearestNeighborsNode {

    /** Id and name of the port group of queries. Written into saved workflows: it never changes. */
    static final String QUERIES_GROUP = "Queries";

    private static final int VECTORS = 0;

    private static final int QUERIES = 1;

    /** So many of the first rows are asked when nothing else is. */
    private static final int FIRST_ROWS = 10;

    /** By so many rows crowding is measured. */
    private static final int SAMPLE = 1000;

    private static final double FIND_SHARE = 0.2;

    private static final double SEARCH_SHARE = 0.4;

    private NearestNeighborsNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        NearestNeighborsNodeParameters parameters = input.getParameters();
        parameters.validate();
        var specs = input.getInPortSpecs();
        var vectors = input.getInTableSpec(VECTORS);
        int after = after(parameters, specs);
        var source = SpaceAfter.check(specs, after, parameters.source(vectors));
        parameters.nameColumns(vectors);
        if (parameters.hasQueryTable()) {
            checkQueries(
                    parameters, (DataTableSpec) specs[QUERIES], source, after < specs.length ? specs[after] : null);
        }
        boolean hasAfter = after < specs.length;
        output.setOutSpec(0, NeighborTables.neighborsSpec(hasAfter, parameters.scoreColumn()));
        output.setOutSpec(1, NeighborTables.queriesSpec(hasAfter, parameters.scoreColumn()));
        output.setOutSpec(2, NeighborTables.summarySpec(hasAfter, parameters.scoreColumn()));
        FigureImage.configure(input, output);
    }

    /** The port of what to compare with, behind the table of queries where there is one. */
    private static int after(final NearestNeighborsNodeParameters parameters, final PortObjectSpec[] specs)
            throws InvalidSettingsException {
        if (!parameters.hasQueryTable()) {
            if (specs.length > QUERIES + 1) {
                throw new InvalidSettingsException("There is a table of queries, but queries come from the terms in the"
                        + " dialog: choose names or vectors in a table under \"Queries from\", or remove the input.");
            }
            return QUERIES;
        }
        if (specs.length <= QUERIES || !(specs[QUERIES] instanceof DataTableSpec)) {
            throw new InvalidSettingsException(
                    "The queries are to come from a table, but there is none: add the input \"" + QUERIES_GROUP
                            + "\" and connect a table, or choose terms under \"Queries from\".");
        }
        return QUERIES + 1;
    }

    private static void checkQueries(
            final NearestNeighborsNodeParameters parameters,
            final DataTableSpec queries,
            final VectorSource source,
            final PortObjectSpec after)
            throws InvalidSettingsException {
        if (parameters.m_queriesFrom == NearestNeighborsNodeParameters.QueriesFrom.NAMES) {
            parameters.queryColumn(queries);
        } else {
            QueryVectors.source(queries, source);
            if (after instanceof DataTableSpec) {
                throw new InvalidSettingsException(
                        "Vectors of the table \"" + QUERIES_GROUP + "\" have no place in the table" + " \""
                                + SpaceAfter.GROUP + "\": connect a model there, or ask by names.");
            }
        }
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            NearestNeighborsNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var objects = input.getInPortObjects();
            var table = input.getInTable(VECTORS);
            var specs = PortSpecs.of(objects);
            int port = after(parameters, specs);
            var source = SpaceAfter.check(specs, port, parameters.source(table.getDataTableSpec()));
            var after = SpaceAfter.of(objects, port, table, source);
            var question = new Question(parameters, table, source, after, objects);
            var neighborhoods = question.answer(exec);
            var score = parameters.scoreColumn();
            output.setOutData(0, NeighborTables.neighbors(neighborhoods, score, exec));
            output.setOutData(1, NeighborTables.queries(neighborhoods, score, exec));
            output.setOutData(2, NeighborTables.summary(neighborhoods, score, exec));
            var figure = NeighborsFigure.of(neighborhoods, score).about(source.label());
            FigureView.show(output, exec, figure);
            FigureImage.write(input, output, figure);
            var warnings = new ArrayList<>(question.warnings);
            warnings.addAll(parameters.vectorWarnings(table.getDataTableSpec()));
            NodeExecution.warn(output, warnings);
        });
    }

    /** One run of the node. */
    private static final class Question {

        private final NearestNeighborsNodeParameters parameters;

        private final BufferedDataTable table;

        private final VectorSource source;

        private final SpaceAfter after;

        private final PortObject[] objects;

        private final List<String> nameColumns;

        private final List<String> warnings = new ArrayList<>();

        Question(
                final NearestNeighborsNodeParameters parameters,
                final BufferedDataTable table,
                final VectorSource source,
                final SpaceAfter after,
                final PortObject[] objects)
                throws InvalidSettingsException {
            this.parameters = parameters;
            this.table = table;
            this.source = source;
            this.after = after;
            this.objects = objects;
            nameColumns = parameters.nameColumns(table.getDataTableSpec());
        }

        private ComparedRows rows() {
            return new ComparedRows(table, source, nameColumns, after);
        }

        Neighborhoods answer(final ExecutionContext exec)
                throws KNIMEException, InvalidSettingsException, CanceledExecutionException {
            int spaces = after.isThere() ? 2 : 1;
            boolean isVectors = parameters.m_queriesFrom == NearestNeighborsNodeParameters.QueriesFrom.VECTORS;
            var terms = new AskedTerms(isVectors ? List.of() : texts());
            boolean isScaled = parameters.measure() == Measure.LOCAL_SCALING;
            var found = new NamedRows(nameColumns.isEmpty(), terms.names(), isScaled ? sample() : Set.of());
            if (!isVectors || isScaled) {
                found.read(rows(), NodeExecution.progress(exec.createSubProgress(FIND_SHARE)));
            }
            var queries = isVectors
                    ? QueryVectors.of((BufferedDataTable) objects[QUERIES], source, after, rows().dimension(), warnings)
                    : terms.queries(found, spaces, parameters.length(), parameters.m_excludeOwn, warnings);
            complain(queries, exec);
            var answerable = queries.stream().filter(AskedQuery::isAnswerable).toList();
            var asked = new ArrayList<Queries>();
            for (int space = 0; space < spaces; space++) {
                asked.add(prepared(answerable, space, found));
            }
            var searches = new NeighborSearches(
                    this::rows, nameColumns.isEmpty(), parameters.onlyAmong(), asked, parameters.m_count);
            searches.search(answerable, NodeExecution.progress(exec.createSubProgress(SEARCH_SHARE)));
            warnings.addAll(searches.warnings());
            var answers = searches.found(
                    answerable, NodeExecution.progress(exec.createSubProgress(1 - FIND_SHARE - SEARCH_SHARE)));
            var hubness = new ArrayList<Hubness>();
            for (int space = 0; space < spaces; space++) {
                hubness.add(Hubness.of(searches.nearest(space), searches.rows()));
            }
            return new Neighborhoods(
                    queries,
                    withUnanswered(queries, answers),
                    queries.stream()
                            .map(query -> query.isAnswerable() ? searches.meanCosines(query) : List.<Double>of())
                            .toList(),
                    parameters.m_count,
                    hubness,
                    searches.rows());
        }

        private static List<List<FoundNeighbor>> withUnanswered(
                final List<AskedQuery> queries, final List<List<FoundNeighbor>> answers) {
            var all = new ArrayList<List<FoundNeighbor>>();
            var rest = answers.iterator();
            queries.forEach(query -> all.add(query.isAnswerable() ? rest.next() : List.of()));
            return all;
        }

        private Queries prepared(final List<AskedQuery> asked, final int space, final NamedRows found) {
            var vectors =
                    asked.stream().map(query -> query.vectors().get(space)).toArray(double[][]::new);
            var own = asked.stream().map(AskedQuery::own).toArray(long[][]::new);
            boolean isScaled = parameters.measure() == Measure.LOCAL_SCALING && found.sampleRows().length > 0;
            return isScaled
                    ? new Queries(vectors, own, new Density(found.sampleRows(), found.sampleVectors(space)))
                    : new Queries(
                            parameters.measure() == Measure.EUCLIDEAN ? Measure.EUCLIDEAN : Measure.COSINE,
                            vectors,
                            own);
        }

        private Set<Long> sample() {
            if (table.size() <= SAMPLE) {
                return new TreeSet<>(LongStream.range(0, table.size()).boxed().toList());
            }
            var random = new SplittableRandom(parameters.m_seed);
            var rows = new TreeSet<Long>();
            while (rows.size() < SAMPLE) {
                rows.add((long) (Randoms.unit(random) * table.size()));
            }
            return rows;
        }

        private List<String> texts() throws InvalidSettingsException {
            if (parameters.m_queriesFrom == NearestNeighborsNodeParameters.QueriesFrom.NAMES) {
                var queries = (BufferedDataTable) objects[QUERIES];
                return QueryVectors.texts(queries, parameters.queryColumn(queries.getDataTableSpec()), warnings);
            }
            return parameters.terms().isEmpty() ? firstNames() : parameters.terms();
        }

        /** The names of the first rows that have a complete vector. */
        private List<String> firstNames() {
            var names = new LinkedHashSet<String>();
            double[] vector = new double[VectorCursor.dimension(table, source).orElse(0)];
            try (var cursor = VectorCursor.open(table, source, nameColumns)) {
                while (names.size() < FIRST_ROWS && cursor.forward()) {
                    var name = nameColumns.isEmpty() ? Optional.of(cursor.rowKey()) : cursor.label(0);
                    if (name.isPresent() && cursor.read(vector).isEmpty()) {
                        names.add(name.get());
                    }
                }
            }
            return List.copyOf(names);
        }

        private void complain(final List<AskedQuery> queries, final ExecutionContext exec) throws KNIMEException {
            var missing = new HashSet<String>();
            queries.forEach(query -> missing.addAll(query.missing()));
            if (missing.isEmpty()) {
                return;
            }
            var sentence = (missing.size() == 1 ? "1 name has" : missing.size() + " names have")
                    + " no vector in the table: "
                    + Spellings.of(missing, table, nameColumns, NodeExecution.progress(exec))
                            .list()
                    + ".";
            if (queries.stream().noneMatch(AskedQuery::isAnswerable)) {
                warnings.add(sentence);
                throw new KNIMEException("No query can be answered. " + String.join(" ", warnings)
                        + " Check the spelling, and where the table has the names.");
            }
            warnings.add(sentence);
        }
    }
}
