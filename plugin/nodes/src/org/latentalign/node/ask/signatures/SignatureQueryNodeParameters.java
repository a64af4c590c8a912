package org.latentalign.node.ask.signatures;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.vectors.InputVectorParameters;
import org.latentalign.score.query.QueryPlan;
import org.latentalign.score.query.RankBy;

/** The settings of Signature Query. Keys and the names of constants are written into saved workflows: they never change. */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class SignatureQueryNodeParameters implements NodeParameters {

    /** More hits of a query are no answer. */
    static final int MOST_HITS = 10_000;

    /** More background signatures cost more than they tell. */
    static final int MOST_BACKGROUND = 10_000;

    private static final List<String> DRUG_NAMES = List.of(
            SignatureColumns.DRUG, "pert_iname", "cmap_name", "pert_id", "compound", "perturbagen", "treatment");

    private static final List<String> LINE_NAMES =
            List.of(SignatureColumns.CELL_LINE, "cell_id", "cell_iname", "cell", "cell type", "tissue");

    private static final List<String> UP_NAMES = List.of("up", "up genes", "genes up", "upregulated", "up regulated");

    private static final List<String> DOWN_NAMES =
            List.of("down", "down genes", "genes down", "dn", "downregulated", "down regulated");

    @Section(title = "References")
    interface ReferencesSection {}

    @Section(title = "Queries")
    @After(ReferencesSection.class)
    interface QueriesSection {}

    @Section(title = "Hits")
    @After(QueriesSection.class)
    interface HitsSection {}

    @Section(title = "Background")
    @After(HitsSection.class)
    @Advanced
    interface BackgroundSection {}

    /** Where queries come from. */
    enum QueriesFrom {
        @Label(
                value = "First references",
                description =
                        "The first five references are asked, each among all others: a try without a table of queries.")
        FIRST,
        @Label(
                value = "Profiles in a table",
                description =
                        "The table \"Queries\" has signatures like those of the references: a value for each gene.")
        PROFILES,
        @Label(
                value = "Gene lists in a table",
                description = "The table \"Queries\" has columns with the genes that are raised and lowered: lists,"
                        + " or texts in which genes are separated by commas, semicolons or blanks. One of the two may"
                        + " be empty.")
        LISTS,
        @Label(
                value = "Gene lists in a file",
                description = "A file with sets of genes, of the kind gmt or with one gene a line.")
        FILE
    }

    /** By what hits are listed. */
    enum Order {
        @Label(value = "Cosine", description = "The cosine of signature and query, before encoding.")
        COSINE_BEFORE(RankBy.COSINE_BEFORE),
        @Label(
                value = "Cosine after encoding",
                description = "The cosine in the latent space, where there is one, else before.")
        COSINE_AFTER(RankBy.COSINE_AFTER),
        @Label(
                value = "Connectivity score (WTCS)",
                description =
                        "The weighted connectivity score of the Connectivity Map, by the genes that the query changes"
                                + " most.")
        CONNECTIVITY(RankBy.CONNECTIVITY),
        @Label(
                value = "XSum",
                description =
                        "Among the genes that change most in the reference, the sum of the values of those that the"
                                + " query raises less that of those that it lowers.")
        EXTREME_SUM(RankBy.EXTREME_SUM),
        @Label(
                value = "XCos",
                description = "The cosine over the genes that change most in the reference and that the query has.")
        EXTREME_COSINE(RankBy.EXTREME_COSINE);

        private final RankBy m_rankBy;

        Order(final RankBy rankBy) {
            m_rankBy = rankBy;
        }
    }

    static final class QueriesFromReference implements ParameterReference<QueriesFrom> {}

    static final class IsLists implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(QueriesFromReference.class).isOneOf(QueriesFrom.LISTS);
        }
    }

    static final class IsProfiles implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(QueriesFromReference.class).isOneOf(QueriesFrom.PROFILES, QueriesFrom.FIRST);
        }
    }

    static final class IsFile implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(QueriesFromReference.class).isOneOf(QueriesFrom.FILE);
        }
    }

    static final class IsTable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(QueriesFromReference.class).isOneOf(QueriesFrom.PROFILES, QueriesFrom.LISTS);
        }
    }

    /** At most {@link #MOST_HITS}. */
    static final class AtMostMostHits extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_HITS;
        }
    }

    /** At most {@link #MOST_BACKGROUND}. */
    static final class AtMostMostBackground extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_BACKGROUND;
        }
    }

    @Layout(ReferencesSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(ReferencesSection.class)
    @Widget(
            title = "Drug column",
            description =
                    "The column with the drug of a reference. If none is chosen, a column with a usual name such as"
                            + " drug or pert_iname, if there is one.")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_drugColumn;

    @Layout(ReferencesSection.class)
    @Widget(
            title = "Cell line column",
            description =
                    "The column with the cell line of a reference, within which connectivity scores are normalized."
                            + " If none is chosen, a column with a usual name such as cell line or cell_id, if there"
                            + " is one.")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_lineColumn;

    @Layout(QueriesSection.class)
    @Widget(
            title = "Queries from",
            description = "What is looked for. For queries from a table add the input \"Queries\" to the node.")
    @RadioButtonsWidget
    @ValueReference(QueriesFromReference.class)
    QueriesFrom m_queriesFrom = QueriesFrom.FIRST;

    @Layout(QueriesSection.class)
    @Widget(
            title = "Drug column of queries",
            description =
                    "The column with the drug of a query, to see whether it finds the references of the same drug. If"
                            + " none is chosen, a column with a usual name, if there is one.")
    @ChoicesProvider(LabelColumn.SecondPortChoices.class)
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    String m_queryDrugColumn;

    @Layout(QueriesSection.class)
    @Widget(
            title = "Column of raised genes",
            description = "Lists of genes or texts. If none is chosen, a column called up or the like.")
    @ChoicesProvider(LabelColumn.SecondPortChoices.class)
    @Effect(predicate = IsLists.class, type = EffectType.SHOW)
    String m_upColumn;

    @Layout(QueriesSection.class)
    @Widget(
            title = "Column of lowered genes",
            description = "Lists of genes or texts. If none is chosen, a column called down or the like.")
    @ChoicesProvider(LabelColumn.SecondPortChoices.class)
    @Effect(predicate = IsLists.class, type = EffectType.SHOW)
    String m_downColumn;

    @Layout(QueriesSection.class)
    @Widget(
            title = "File of gene lists",
            description =
                    "A file of the kind gmt, which has a set of genes a line behind its name and a description, or of"
                            + " the kind grp, which has one gene a line; as it is or gzipped. Sets whose names end"
                            + " with UP and with DN or DOWN, such as HYPOXIA_UP and HYPOXIA_DN, are the raised and"
                            + " lowered genes of one query; sets whose names tell no direction are raised genes.")
    @FileReaderWidget(fileExtensions = {"gmt", "grp", "txt", "gz"})
    @Effect(predicate = IsFile.class, type = EffectType.SHOW)
    FileSelection m_listFile = new FileSelection();

    @Layout(QueriesSection.class)
    @Widget(
            title = "File of lowered genes (optional)",
            description =
                    "Where lowered genes are in a file of their own. Sets of the same name, but for the direction at"
                            + " its end, are one query. The sets of the other file are raised genes then, whatever"
                            + " their names.")
    @FileReaderWidget(fileExtensions = {"gmt", "grp", "txt", "gz"})
    @Effect(predicate = IsFile.class, type = EffectType.SHOW)
    FileSelection m_loweredFile = new FileSelection();

    @Layout(QueriesSection.class)
    @Widget(
            title = "Genes up and down",
            description = "How many of a profile's largest and of its smallest values make the two lists of the"
                    + " connectivity score; at most a quarter of all genes each.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsProfiles.class, type = EffectType.SHOW)
    @Advanced
    int m_geneCount = 50;

    @Layout(HitsSection.class)
    @Widget(title = "Ranked by", description = "By what alike and opposite references are listed.")
    Order m_rankBy = Order.COSINE_BEFORE;

    @Layout(HitsSection.class)
    @Widget(
            title = "Hits",
            description = "How many alike and how many opposite references are listed for each query, at most.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMostMostHits.class)
    int m_count = 50;

    @Layout(HitsSection.class)
    @Widget(
            title = "Extreme genes",
            description =
                    "How many of a reference's largest and of its smallest values count for XSum and XCos; at most"
                            + " half of all genes each.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    int m_extremeCount = 100;

    @Layout(BackgroundSection.class)
    @Widget(
            title = "Background signatures",
            description =
                    "How many references, drawn by the seed, are asked in the query's place, to see what any signature"
                            + " scores. Not used when the input \"Background\" is connected: then all its rows are,"
                            + " up to 10,000.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMostMostBackground.class)
    int m_backgroundSize = 1000;

    @Layout(BackgroundSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Where the random numbers start that choose the background. The same seed gives the same result.")
    @NumberInputWidget
    long m_seed = 1;

    /** For a node without input. */
    SignatureQueryNodeParameters() {}

    /** For a node with input. */
    SignatureQueryNodeParameters(final NodeParametersInput input) {
        m_vectors = new InputVectorParameters(input);
        LabelColumn.secondPort(input)
                .ifPresent(queries -> m_queriesFrom =
                        LabelColumn.guess(queries, UP_NAMES).isPresent() ? QueriesFrom.LISTS : QueriesFrom.PROFILES);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Limits.requirePositive("Genes up and down", m_geneCount);
        Limits.requirePositive("Extreme genes", m_extremeCount);
        requireBetween("Hits", m_count, MOST_HITS);
        requireBetween("Background signatures", m_backgroundSize, MOST_BACKGROUND);
    }

    private static void requireBetween(final String title, final int value, final int most)
            throws InvalidSettingsException {
        if (value < 1 || value > most) {
            throw new InvalidSettingsException(
                    "\"" + title + "\" must be between 1 and " + most + ", but it is " + value + ".");
        }
    }

    boolean hasQueryTable() {
        return m_queriesFrom == QueriesFrom.PROFILES || m_queriesFrom == QueriesFrom.LISTS;
    }

    boolean hasLists() {
        return m_queriesFrom == QueriesFrom.LISTS || m_queriesFrom == QueriesFrom.FILE;
    }

    /** The columns of a reference's drug and cell line, where there are some. */
    record Labels(Optional<String> drug, Optional<String> line) {}

    Labels labels(final DataTableSpec table) throws InvalidSettingsException {
        return new Labels(
                column(table, m_drugColumn, DRUG_NAMES, "drug"), column(table, m_lineColumn, LINE_NAMES, "cell line"));
    }

    /** The drugs of a further table are in a column of the same name, or of another usual one. */
    Optional<String> drugsOf(final DataTableSpec table, final String chosen, final Optional<String> ofReferences)
            throws InvalidSettingsException {
        if (chosen == null || chosen.isEmpty()) {
            return ofReferences.filter(table::containsName).or(() -> LabelColumn.guess(table, DRUG_NAMES));
        }
        return column(table, chosen, DRUG_NAMES, "drug");
    }

    private static Optional<String> column(
            final DataTableSpec table, final String chosen, final List<String> usual, final String what)
            throws InvalidSettingsException {
        return chosen == null || chosen.isEmpty()
                ? LabelColumn.guess(table, usual)
                : Optional.of(LabelColumn.find(table, chosen, usual, what));
    }

    Optional<String> upColumn(final DataTableSpec table) throws InvalidSettingsException {
        return column(table, m_upColumn, UP_NAMES, "raised genes");
    }

    Optional<String> downColumn(final DataTableSpec table) throws InvalidSettingsException {
        return column(table, m_downColumn, DOWN_NAMES, "lowered genes");
    }

    QueryPlan.Listing listing() {
        return new QueryPlan.Listing(m_rankBy.m_rankBy, m_count, m_extremeCount);
    }
}
