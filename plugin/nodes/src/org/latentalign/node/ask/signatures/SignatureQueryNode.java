package org.latentalign.node.ask.signatures;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.kernel.Randoms;
import org.latentalign.node.ask.signatures.ReferenceRows.Kept;
import org.latentalign.node.ask.signatures.SignatureQueryNodeParameters.QueriesFrom;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.score.query.GeneSets;
import org.latentalign.score.query.HitDetails;
import org.latentalign.score.query.HitSearch;
import org.latentalign.score.query.QueryAnswers;
import org.latentalign.score.query.QueryGroup;
import org.latentalign.score.query.QueryHit;
import org.latentalign.score.query.QueryPlan;
import org.latentalign.score.query.QuerySignature;

/** What Signature Query does: references and queries in; hits, drugs, and how well a space finds the same drug, out. */
final class SignatureQueryNode {

    /** Ids and names of the port groups. Written into saved workflows: they never change. */
    static final String QUERIES_GROUP = "Queries";

    static final String BACKGROUND_GROUP = "Background";

    static final String MODEL_GROUP = "Autoencoder";

    private static final int REFERENCES = 0;

    /** So many of the first references are asked when nothing else is. */
    private static final int FIRST = 5;

    /** By so many references connectivity scores are normalized. */
    private static final int NORMALIZING = 10_000;

    private static final double COUNT_SHARE = 0.2;

    private static final double SEARCH_SHARE = 0.4;

    private static final double DETAILS_SHARE = 0.3;

    private SignatureQueryNode() {}

    /** The optional inputs, by index; -1 for none. */
    private record Ports(int queries, int background, int model) {

        static Ports of(final PortObjectSpec[] specs, final boolean hasQueries) throws InvalidSettingsException {
            int[] tables = IntStream.range(1, specs.length)
                    .filter(i -> specs[i] instanceof DataTableSpec)
                    .toArray();
            int model = IntStream.range(1, specs.length)
                    .filter(i -> specs[i] instanceof AutoencoderPortObjectSpec)
                    .findFirst()
                    .orElse(-1);
            if (hasQueries && tables.length == 0) {
                throw new InvalidSettingsException(
                        "The queries are to come from a table, but there is none: add the input \"" + QUERIES_GROUP
                                + "\" and connect a table, or choose the first references under \"Queries from\".");
            }
            if (!hasQueries && tables.length > 1) {
                throw new InvalidSettingsException(
                        "There is a table of queries, but the first references are to be asked:"
                                + " choose profiles or gene lists in a table under \"Queries from\", or remove the input.");
            }
            int first = tables.length > 0 ? tables[0] : -1;
            int second = tables.length > 1 ? tables[1] : -1;
            return hasQueries ? new Ports(first, second, model) : new Ports(-1, first, model);
        }
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        SignatureQueryNodeParameters parameters = input.getParameters();
        parameters.validate();
        var specs = input.getInPortSpecs();
        var references = input.getInTableSpec(REFERENCES);
        var ports = Ports.of(specs, parameters.hasQueryTable());
        var source = source(parameters, references, ports, specs);
        parameters.labels(references);
        checkQueries(parameters, ports, specs, source);
        boolean hasAfter = hasAfter(parameters, references, source, ports, specs);
        output.setOutSpec(0, SignatureTables.hitsSpec(hasAfter));
        output.setOutSpec(1, SignatureTables.drugsSpec());
        output.setOutSpec(2, SignatureTables.queriesSpec(hasAfter));
        output.setOutSpec(3, SignatureTables.summarySpec(hasAfter));
        FigureImage.configure(input, output);
    }

    private static VectorSource source(
            final SignatureQueryNodeParameters parameters,
            final DataTableSpec references,
            final Ports ports,
            final PortObjectSpec[] specs)
            throws InvalidSettingsException {
        var source = parameters.m_vectors.source(references);
        return ports.model() < 0
                ? source
                : ((AutoencoderPortObjectSpec) specs[ports.model()])
                        .expectedInput()
                        .check(source);
    }

    private static void checkQueries(
            final SignatureQueryNodeParameters parameters,
            final Ports ports,
            final PortObjectSpec[] specs,
            final VectorSource source)
            throws InvalidSettingsException {
        if (parameters.m_queriesFrom == QueriesFrom.PROFILES) {
            QuerySignatures.source((DataTableSpec) specs[ports.queries()], source);
        } else if (parameters.m_queriesFrom == QueriesFrom.LISTS) {
            var table = (DataTableSpec) specs[ports.queries()];
            if (parameters.upColumn(table).isEmpty()
                    && parameters.downColumn(table).isEmpty()) {
                throw new InvalidSettingsException(
                        "The table of queries has no column called up or down: choose the columns"
                                + " with raised and lowered genes.");
            }
            if (source.elementNames().isEmpty()) {
                throw new InvalidSettingsException(
                        "The signatures of the references do not name their genes, so lists of genes"
                                + " cannot be looked up: use numeric columns, or a vector column that knows them.");
            }
        }
        if (ports.background() >= 0) {
            QuerySignatures.source((DataTableSpec) specs[ports.background()], source);
        }
    }

    /** Encoded signatures of a column are compared when references, queries and background have them. */
    private static boolean hasColumns(
            final SignatureQueryNodeParameters parameters,
            final DataTableSpec references,
            final VectorSource source,
            final Ports ports,
            final PortObjectSpec[] specs)
            throws InvalidSettingsException {
        if (QuerySignatures.encoded(references, source).isEmpty() || parameters.m_queriesFrom == QueriesFrom.LISTS) {
            return false;
        }
        for (int port : new int[] {ports.queries(), ports.background()}) {
            if (port >= 0) {
                var table = (DataTableSpec) specs[port];
                if (QuerySignatures.encoded(table, QuerySignatures.source(table, source))
                        .isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean hasAfter(
            final SignatureQueryNodeParameters parameters,
            final DataTableSpec references,
            final VectorSource source,
            final Ports ports,
            final PortObjectSpec[] specs)
            throws InvalidSettingsException {
        return ports.model() >= 0 || hasColumns(parameters, references, source, ports, specs);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            SignatureQueryNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var run = new Run(parameters, input.getInTable(REFERENCES), input.getInPortObjects());
            var answers = run.answers(exec);
            output.setOutData(0, SignatureTables.hits(answers, exec));
            output.setOutData(1, SignatureTables.drugs(answers, exec));
            output.setOutData(2, SignatureTables.queries(answers, exec));
            output.setOutData(3, SignatureTables.summary(answers, exec));
            var figure = SignatureFigure.of(answers).about(run.source.label());
            FigureView.show(output, exec, figure);
            FigureImage.write(input, output, figure);
            NodeExecution.warn(output, run.warnings);
        });
    }

    /** One run of the node. */
    private static final class Run {

        private final SignatureQueryNodeParameters parameters;

        private final BufferedDataTable table;

        private final PortObject[] objects;

        private final Ports ports;

        private final VectorSource source;

        private final Optional<VectorSource> encoded;

        private final Optional<Autoencoder> model;

        private final ReferenceRows references;

        private final List<String> warnings = new ArrayList<>();

        Run(final SignatureQueryNodeParameters parameters, final BufferedDataTable table, final PortObject[] objects)
                throws InvalidSettingsException {
            this.parameters = parameters;
            this.table = table;
            this.objects = objects;
            var specs = PortSpecs.of(objects);
            ports = Ports.of(specs, parameters.hasQueryTable());
            source = source(parameters, table.getDataTableSpec(), ports, specs);
            model = ports.model() < 0
                    ? Optional.empty()
                    : Optional.of(((AutoencoderPortObject) objects[ports.model()]).model());
            encoded = model.isEmpty() && hasColumns(parameters, table.getDataTableSpec(), source, ports, specs)
                    ? QuerySignatures.encoded(table.getDataTableSpec(), source)
                    : Optional.empty();
            SpaceAfter after = encoded.isPresent()
                    ? new SpaceAfter.Table(
                            table,
                            encoded.get(),
                            VectorCursor.dimension(table, encoded.get()).orElse(0))
                    : new SpaceAfter.Nothing();
            references = new ReferenceRows(table, source, after, parameters.labels(table.getDataTableSpec()));
        }

        SignatureAnswers answers(final ExecutionContext exec)
                throws KNIMEException, InvalidSettingsException, CanceledExecutionException {
            if (model.isPresent()) {
                VectorCursor.requireDimension(table, source, model.get().inputDimension());
            }
            references.count(
                    parameters.m_queriesFrom == QueriesFrom.FIRST ? FIRST : 0,
                    ports.background() < 0 ? parameters.m_backgroundSize : 0,
                    parameters.m_seed,
                    NodeExecution.progress(exec.createSubProgress(COUNT_SHARE)));
            warnings.addAll(references.warnings());
            if (references.labels().size() == 0) {
                throw new KNIMEException("The table of references has no complete signature.");
            }
            var genes = comparedGenes();
            var spaces = new SignatureSpaces(
                    genes.ofReferences(), model, encoded.isPresent() ? references.encodedLength() : 0);
            var asked = asked(genes, spaces);
            if (asked.isEmpty()) {
                throw new KNIMEException("There is no complete query: connect a table with queries.");
            }
            complain(asked);
            var drugs = asked.stream()
                    .mapToInt(query ->
                            query.drug() == null || query.drug().isBlank() ? -1 : references.drug(query.drug()))
                    .toArray();
            var background = background(spaces);
            var plan = plan(asked, drugs, background, spaces);
            var search = new HitSearch(plan);
            var found = search.found(references.scan(
                    spaces,
                    search::worker,
                    HitSearch.Worker::search,
                    NodeExecution.progress(exec.createSubProgress(SEARCH_SHARE))));
            var details = new HitDetails(plan, found);
            var answers = details.answers(references.scan(
                    spaces,
                    details::worker,
                    HitDetails.Worker::search,
                    NodeExecution.progress(exec.createSubProgress(DETAILS_SHARE))));
            var best = references.vectors(best(answers), NodeExecution.progress(exec));
            best.replaceAll((row, signature) -> spaces.before(signature));
            return new SignatureAnswers(
                    asked,
                    drugs,
                    references,
                    genes.ofReferences().length,
                    background.size(),
                    answers,
                    best,
                    spaces.count());
        }

        /** The references whose enrichment the picture shows. */
        private static Set<Long> best(final QueryAnswers answers) {
            var best = new HashSet<Long>();
            answers.hits().stream().limit(SignatureFigure.MOST_SCENES).forEach(hits -> {
                hits.stream().filter(QueryHit::isAlike).findFirst().ifPresent(hit -> best.add(hit.row()));
                hits.stream().filter(hit -> !hit.isAlike()).findFirst().ifPresent(hit -> best.add(hit.row()));
            });
            return best;
        }

        /** Those that references and profiles have in common; all for gene lists. */
        private QuerySignatures.Genes comparedGenes() throws KNIMEException, InvalidSettingsException {
            int length = references.dimension();
            if (parameters.m_queriesFrom != QueriesFrom.PROFILES) {
                int[] all = IntStream.range(0, length).toArray();
                return new QuerySignatures.Genes(all, all, List.of());
            }
            var queries = (BufferedDataTable) objects[ports.queries()];
            var ofQueries = QuerySignatures.source(queries.getDataTableSpec(), source);
            var genes = QuerySignatures.Genes.of(
                    source,
                    length,
                    ofQueries,
                    VectorCursor.dimension(queries, ofQueries).orElse(0));
            if (model.isPresent() && genes.ofReferences().length < length) {
                throw new KNIMEException("The queries have " + genes.ofReferences().length + " of the " + length
                        + " genes that the model needs: use queries with all of them, or leave out the model.");
            }
            return genes;
        }

        private List<AskedSignature> asked(final QuerySignatures.Genes genes, final SignatureSpaces spaces)
                throws KNIMEException, InvalidSettingsException {
            var asked = new ArrayList<AskedSignature>();
            if (parameters.m_queriesFrom == QueriesFrom.FIRST) {
                for (Kept kept : references.first()) {
                    asked.add(
                            profile(kept.name(), kept.drug(), spaces.before(kept.before()), kept.encoded(), List.of()));
                }
                return asked;
            }
            var queries = (BufferedDataTable) objects[ports.queries()];
            var drugColumn = parameters.drugsOf(
                    queries.getDataTableSpec(),
                    parameters.m_queryDrugColumn,
                    parameters.labels(table.getDataTableSpec()).drug());
            if (parameters.m_queriesFrom == QueriesFrom.LISTS) {
                return QuerySignatures.lists(
                        queries,
                        parameters.upColumn(queries.getDataTableSpec()),
                        parameters.downColumn(queries.getDataTableSpec()),
                        drugColumn,
                        source.elementNames());
            }
            var ofQueries = QuerySignatures.source(queries.getDataTableSpec(), source);
            var after = encoded.isPresent()
                    ? QuerySignatures.encoded(queries.getDataTableSpec(), ofQueries)
                    : Optional.<VectorSource>empty();
            QuerySignatures.read(
                    queries,
                    ofQueries,
                    after,
                    drugColumn,
                    Long.MAX_VALUE,
                    warnings,
                    (name, drug, signature, encodedSignature) -> asked.add(profile(
                            name, drug, chosen(signature, genes.ofTable()), encodedSignature, genes.notFound())));
            return asked;
        }

        private static double[] chosen(final double[] signature, final int[] genes) {
            return IntStream.of(genes).mapToDouble(gene -> signature[gene]).toArray();
        }

        private AskedSignature profile(
                final String name,
                final String drug,
                final double[] before,
                final double[] after,
                final List<String> notFound) {
            int count = count(before.length);
            return new AskedSignature(
                    name, drug, before, after, GeneSets.extremes(before, count, count), true, notFound);
        }

        /** At most a quarter of the genes are raised, and as many lowered. */
        private int count(final int genes) {
            return Math.max(1, Math.min(parameters.m_geneCount, genes / 4));
        }

        private void complain(final List<AskedSignature> asked) {
            var notFound = new HashSet<String>();
            asked.forEach(query -> notFound.addAll(query.notFound()));
            if (!notFound.isEmpty()) {
                warnings.add((notFound.size() == 1 ? "1 gene" : notFound.size() + " genes")
                        + " of the queries are not in the references and were left out: "
                        + VectorSource.list(notFound.stream().sorted().toList()) + ".");
            }
        }

        /** Background signatures, with the values of the compared genes. */
        private List<Kept> background(final SignatureSpaces spaces) throws KNIMEException, InvalidSettingsException {
            var kept = new ArrayList<Kept>();
            if (ports.background() < 0) {
                references
                        .sample()
                        .forEach(one -> kept.add(new Kept(
                                one.row(), one.name(), one.drug(), spaces.before(one.before()), one.encoded())));
                return kept;
            }
            var others = (BufferedDataTable) objects[ports.background()];
            var ofOthers = QuerySignatures.source(others.getDataTableSpec(), source);
            var genes = QuerySignatures.Genes.of(
                    source,
                    references.dimension(),
                    ofOthers,
                    VectorCursor.dimension(others, ofOthers).orElse(0));
            if (genes.ofReferences().length < references.dimension()) {
                throw new KNIMEException("The background has " + genes.ofReferences().length + " of the "
                        + references.dimension() + " genes of the references: use signatures with all of them.");
            }
            if (others.size() > SignatureQueryNodeParameters.MOST_BACKGROUND) {
                warnings.add("The background is the first " + SignatureQueryNodeParameters.MOST_BACKGROUND + " of "
                        + others.size() + " rows of its table: shuffle them where their order is not by chance.");
            }
            QuerySignatures.read(
                    others,
                    ofOthers,
                    encoded.isPresent()
                            ? QuerySignatures.encoded(others.getDataTableSpec(), ofOthers)
                            : Optional.empty(),
                    parameters.drugsOf(
                            others.getDataTableSpec(),
                            null,
                            parameters.labels(table.getDataTableSpec()).drug()),
                    SignatureQueryNodeParameters.MOST_BACKGROUND,
                    warnings,
                    (name, drug, signature, encodedSignature) -> kept.add(new Kept(
                            -1, name, drug, spaces.before(chosen(signature, genes.ofTable())), encodedSignature)));
            return kept;
        }

        private QueryPlan plan(
                final List<AskedSignature> asked,
                final int[] drugs,
                final List<Kept> background,
                final SignatureSpaces spaces) {
            Map<String, Integer> groupOf = new LinkedHashMap<>();
            var groups = new ArrayList<QueryGroup>();
            var queries = new ArrayList<QuerySignature>();
            for (int q = 0; q < asked.size(); q++) {
                var query = asked.get(q);
                int group = groupOf.computeIfAbsent(query.kind(), kind -> {
                    groups.add(group(query, background, spaces));
                    return groups.size() - 1;
                });
                queries.add(new QuerySignature(
                        query.name(), drugs[q], group, spaces.vectors(query.profile(), query.encoded()), query.sets()));
            }
            return new QueryPlan(
                    queries,
                    groups,
                    new QueryPlan.Background(
                            background.stream()
                                    .mapToInt(kept ->
                                            kept.drug() == null || kept.drug().isBlank()
                                                    ? -1
                                                    : references.drug(kept.drug()))
                                    .toArray(),
                            background.stream().mapToLong(Kept::row).toArray()),
                    references.labels(),
                    normalizing(),
                    spaces.dimensions(),
                    new QueryPlan.Listing(parameters.rankBy(), parameters.m_count));
        }

        /** Background signatures as queries of the same kind. */
        private QueryGroup group(
                final AskedSignature query, final List<Kept> background, final SignatureSpaces spaces) {
            var vectors = new ArrayList<List<double[]>>();
            var sets = new ArrayList<GeneSets>();
            for (Kept kept : background) {
                var extremes = GeneSets.extremes(
                        kept.before(), query.sets().up().length, query.sets().down().length);
                sets.add(extremes);
                vectors.add(spaces.vectors(
                        query.isProfile() ? kept.before() : extremes.direction(kept.before().length), kept.encoded()));
            }
            var bySpace = new ArrayList<double[][]>();
            for (int space = 0; space < spaces.count(); space++) {
                int number = space;
                bySpace.add(vectors.stream().map(list -> list.get(number)).toArray(double[][]::new));
            }
            return new QueryGroup(bySpace, sets);
        }

        private BitSet normalizing() {
            int size = references.labels().size();
            var chosen = new BitSet(size);
            if (size <= NORMALIZING) {
                chosen.set(0, size);
                return chosen;
            }
            var random = new SplittableRandom(Randoms.seed(parameters.m_seed, 1));
            while (chosen.cardinality() < NORMALIZING) {
                chosen.set(Randoms.index(random, size));
            }
            return chosen;
        }
    }
}
