package org.latentalign.node.ask.signatures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
import org.latentalign.node.shared.files.ChosenFile;
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

/** What Signature Query does: references and queries in; hits, drugs, and how well a space finds the same drug, out. */
final class SignatureQueryNode {

    /** Ids and names of the port groups. Written into saved workflows: they never change. */
    static final String QUERIES_GROUP = "Queries";

    static final String BACKGROUND_GROUP = "Background";

    static final String MODEL_GROUP = "Autoencoder";

    private static final int REFERENCES = 0;

    private static final String A_LIST = "a file with lists of genes, of the kind gmt or with one gene a line";

    /** So many of the first references are asked when nothing else is. */
    private static final int FIRST = 5;

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
                                + " choose profiles or gene lists in a table under \"Queries from\", or remove the"
                                + " input.");
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
            var genes = QuerySignatures.Genes.of(
                    source, QuerySignatures.source((DataTableSpec) specs[ports.queries()], source));
            if (genes.isPresent() && ports.model() >= 0) {
                genes.get().requireForModel(source.elementNames().size());
            }
        } else if (parameters.hasLists()) {
            checkLists(parameters, ports, specs, source);
        }
        if (ports.background() >= 0) {
            var genes = QuerySignatures.Genes.of(
                    source, QuerySignatures.source((DataTableSpec) specs[ports.background()], source));
            if (genes.isPresent()) {
                genes.get().requireForBackground(source.elementNames().size());
            }
        }
    }

    private static void checkLists(
            final SignatureQueryNodeParameters parameters,
            final Ports ports,
            final PortObjectSpec[] specs,
            final VectorSource source)
            throws InvalidSettingsException {
        if (parameters.m_queriesFrom == QueriesFrom.FILE) {
            ChosenFile.check(parameters.m_listFile, A_LIST);
            if (ChosenFile.isChosen(parameters.m_loweredFile)) {
                ChosenFile.check(parameters.m_loweredFile, A_LIST);
            }
        } else {
            var table = (DataTableSpec) specs[ports.queries()];
            if (parameters.upColumn(table).isEmpty()
                    && parameters.downColumn(table).isEmpty()) {
                throw new InvalidSettingsException(
                        "The table of queries has no column called up or down: choose the columns"
                                + " with raised and lowered genes.");
            }
        }
        if (source.elementNames().isEmpty()) {
            throw new InvalidSettingsException(
                    "The signatures of the references do not name their genes, so lists of genes"
                            + " cannot be looked up: use numeric columns, or a vector column that knows them.");
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
        if (QuerySignatures.encoded(references, source).isEmpty() || parameters.hasLists()) {
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
            answers.doubts().ifPresent(run.warnings::add);
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

        private List<RefusedQuery> refused = List.of();

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
                throws KNIMEException, InvalidSettingsException, CanceledExecutionException, IOException {
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
                    .mapToInt(query -> references.drugOf(query.drug()))
                    .toArray();
            var background = background(spaces);
            var plan = PlannedQueries.plan(
                    asked, drugs, background, references, spaces, parameters.listing(), parameters.m_seed);
            var search = new HitSearch(plan);
            var found = search.found(references.scan(
                    spaces,
                    search::worker,
                    HitSearch.Worker::search,
                    NodeExecution.progress(exec.createSubProgress(SEARCH_SHARE))));
            var details =
                    new HitDetails(plan, found, found.best(SignatureFigure.MOST_SCENES, SignatureFigure.MOST_BARS));
            var answers = details.answers(references.scan(
                    spaces,
                    details::worker,
                    HitDetails.Worker::search,
                    NodeExecution.progress(exec.createSubProgress(DETAILS_SHARE))));
            return new SignatureAnswers(
                    asked,
                    refused,
                    drugs,
                    references,
                    genes.ofReferences().length,
                    background.size(),
                    answers,
                    spaces.count());
        }

        /** Those that references and profiles have in common; all for gene lists. */
        private QuerySignatures.Genes comparedGenes() throws InvalidSettingsException {
            int length = references.dimension();
            if (parameters.m_queriesFrom != QueriesFrom.PROFILES) {
                return QuerySignatures.Genes.all(length);
            }
            var queries = (BufferedDataTable) objects[ports.queries()];
            var ofQueries = QuerySignatures.source(queries.getDataTableSpec(), source);
            var genes = QuerySignatures.Genes.of(
                    source,
                    length,
                    ofQueries,
                    VectorCursor.dimension(queries, ofQueries).orElse(0));
            if (model.isPresent()) {
                genes.requireForModel(length);
            }
            genes.complain(source.elementNames(), warnings);
            return genes;
        }

        private List<AskedSignature> asked(final QuerySignatures.Genes genes, final SignatureSpaces spaces)
                throws KNIMEException, InvalidSettingsException, IOException {
            if (parameters.hasLists()) {
                return askedLists();
            }
            var asked = new ArrayList<AskedSignature>();
            if (parameters.m_queriesFrom == QueriesFrom.FIRST) {
                for (Kept kept : references.first()) {
                    asked.add(
                            profile(kept.name(), kept.drug(), spaces.before(kept.before()), kept.encoded(), List.of()));
                }
                return asked;
            }
            var queries = (BufferedDataTable) objects[ports.queries()];
            var ofQueries = QuerySignatures.source(queries.getDataTableSpec(), source);
            var after = encoded.isPresent()
                    ? QuerySignatures.encoded(queries.getDataTableSpec(), ofQueries)
                    : Optional.<VectorSource>empty();
            QuerySignatures.read(
                    queries,
                    ofQueries,
                    after,
                    drugColumn(queries),
                    row -> true,
                    warnings,
                    (name, drug, signature, encodedSignature) -> asked.add(profile(
                            name, drug, chosen(signature, genes.ofTable()), encodedSignature, genes.notFound())));
            return asked;
        }

        private Optional<String> drugColumn(final BufferedDataTable queries) throws InvalidSettingsException {
            return parameters.drugsOf(
                    queries.getDataTableSpec(),
                    parameters.m_queryDrugColumn,
                    parameters.labels(table.getDataTableSpec()).drug());
        }

        private List<AskedSignature> askedLists() throws KNIMEException, InvalidSettingsException, IOException {
            var lists = new GeneListQueries(source.elementNames());
            if (parameters.m_queriesFrom == QueriesFrom.FILE) {
                readFiles(lists);
            } else {
                var queries = (BufferedDataTable) objects[ports.queries()];
                var spec = queries.getDataTableSpec();
                lists.read(queries, parameters.upColumn(spec), parameters.downColumn(spec), drugColumn(queries));
            }
            lists.complain(warnings);
            refused = lists.refused();
            return lists.asked();
        }

        private void readFiles(final GeneListQueries lists) throws IOException {
            try (var file = ChosenFile.open(parameters.m_listFile, A_LIST)) {
                if (ChosenFile.isChosen(parameters.m_loweredFile)) {
                    try (var lowered = ChosenFile.open(parameters.m_loweredFile, A_LIST)) {
                        lists.read(file.path(), Optional.of(lowered.path()));
                    }
                } else {
                    lists.read(file.path(), Optional.empty());
                }
            }
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
                warnings.add((notFound.size() == 1
                                ? "1 gene of the queries is not in the references and was left out: "
                                : notFound.size()
                                        + " genes of the queries are not in the references and were left out: ")
                        + VectorSource.list(notFound.stream().sorted().toList()) + ".");
            }
        }

        /** Background signatures, with the values of the compared genes. */
        private List<Kept> background(final SignatureSpaces spaces) throws InvalidSettingsException {
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
            genes.requireForBackground(references.dimension());
            var chosen = PlannedQueries.chosen(
                    others.size(), SignatureQueryNodeParameters.MOST_BACKGROUND, Randoms.seed(parameters.m_seed, 2));
            if (others.size() > SignatureQueryNodeParameters.MOST_BACKGROUND) {
                warnings.add("The background is " + SignatureQueryNodeParameters.MOST_BACKGROUND + " of the "
                        + others.size() + " rows of its table, drawn by the seed.");
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
                    row -> chosen.get((int) row),
                    warnings,
                    (name, drug, signature, encodedSignature) -> kept.add(new Kept(
                            -1, name, drug, spaces.before(chosen(signature, genes.ofTable())), encodedSignature)));
            return kept;
        }
    }
}
