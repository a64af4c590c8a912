package org.latentalign.node.shared.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.statistics.PlateEffect;
import org.latentalign.score.statistics.PlateSamples;

/**
 * The one pass over a table of samples: tells controls from treated samples, and keeps count of what the user should
 * know: rows that cannot be used, labels that may be misspelled, plates that differ, rows that are there twice.
 */
public final class SampleReader {

    /** Takes samples. The arrays are buffers: copy what is to be kept. */
    public interface Sink {

        /**
         * A control.
         *
         * @param context where it was measured
         * @param plate on which it was; empty when plates do not count
         * @param split its dose or time, or empty
         * @param row its vectors
         */
        void control(String context, String plate, String split, ComparedRows.Row row);

        /**
         * A treated sample.
         *
         * @param context where it was measured
         * @param plate on which it was; empty when plates do not count
         * @param drug with what
         * @param split its dose or time, or empty
         * @param row its vectors
         */
        void treated(String context, String plate, String drug, String split, ComparedRows.Row row);
    }

    /** Values of the control column that a message may show. */
    private static final int VALUES_REMEMBERED = 6;

    private final SampleRoles roles;

    private final SampleRoles.Reader labels;

    private final ComparedRows rows;

    private final boolean needsControls;

    private final Set<String> otherLabels = new LinkedHashSet<>();

    /** By value of the control column or drug that is nearly a control label, how many treated samples have it. */
    private final Map<String, Long> nearControls = new LinkedHashMap<>();

    /** By drug that is no drug: how many differences there are of it, where rows are differences already. */
    private final Map<String, Long> ofControls = new LinkedHashMap<>();

    /** Controls before encoding, by context, where a plate is known. */
    private final Map<String, PlateSamples> plates = new TreeMap<>();

    private final RepeatedRows repeated = new RepeatedRows();

    private final SimilarNames contexts = new SimilarNames("cell lines");

    private final SimilarNames drugs = new SimilarNames("drugs");

    private long treated;

    private long controls;

    private long controlRows;

    private long unlabeled;

    private String firstUnlabeled;

    /**
     * @param table with the samples
     * @param source where their vectors are
     * @param roles of its columns
     * @param after what to compare with
     * @param needsControls whether samples are compared with controls, and not differences from them already
     */
    public SampleReader(
            final BufferedDataTable table,
            final VectorSource source,
            final SampleRoles roles,
            final SpaceAfter after,
            final boolean needsControls) {
        this.roles = roles;
        this.needsControls = needsControls;
        labels = roles.reader();
        rows = new ComparedRows(table, source, roles.columns(), after);
    }

    /** @return d, the length of the vectors before; 0 when no row has a vector */
    public int dimension() {
        return rows.dimension();
    }

    /**
     * Reads.
     *
     * @param sink takes the samples
     * @param progress from 0 to 1
     * @throws KNIMEException when there is no control or no treated sample, with the sentence for the user
     * @throws CancellationException when the user canceled while this thread waited
     */
    public void read(final Sink sink, final Progress progress) throws KNIMEException {
        rows.read(this::isLabeled, row -> take(row, sink), progress);
        if (needsControls && controls == 0) {
            throw noControl();
        }
        if (treated == 0) {
            throw new KNIMEException(
                    controls > 0
                            ? "All samples are controls by the column \"" + roles.control()
                                    + "\": there is no treated sample."
                            : String.join(" ", withReasons("There is no sample that can be used.")));
        }
    }

    private KNIMEException noControl() {
        if (controlRows > 0) {
            return new KNIMEException(String.join(
                    " ",
                    withReasons((controlRows == 1 ? "The only control was" : "All " + controlRows + " controls were")
                            + " left out.")));
        }
        return new KNIMEException("No sample is a control: the column \"" + roles.control()
                + "\" has none of the control labels " + VectorSource.list(roles.controlLabels())
                + (otherLabels.isEmpty() ? "." : ", but for example " + VectorSource.list(otherLabels) + "."));
    }

    private List<String> withReasons(final String sentence) {
        var sentences = new ArrayList<String>();
        sentences.add(sentence);
        sentences.addAll(rows.warnings());
        unlabeledSentence().ifPresent(sentences::add);
        return sentences;
    }

    private boolean isLabeled(final ComparedRows.Head head) {
        boolean isControl = needsControls && labels.isControl(head.labels());
        controlRows += isControl ? 1 : 0;
        boolean isLabeled = labels.context(head.labels()) != null && (isControl || labels.drug(head.labels()) != null);
        if (!isLabeled) {
            unlabeled++;
            if (firstUnlabeled == null) {
                firstUnlabeled = head.rowKey();
            }
        }
        return isLabeled;
    }

    private void take(final ComparedRows.Row row, final Sink sink) {
        var context = labels.context(row.labels());
        var plate = labels.plate(row.labels());
        var ownPlate = roles.isByPlate() ? plate : "";
        var split = labels.split(row.labels());
        repeated.add(row);
        contexts.add(context);
        if (needsControls && labels.isControl(row.labels())) {
            controls++;
            if (!plate.isEmpty()) {
                plates.computeIfAbsent(context, unknown -> new PlateSamples(row.before().length))
                        .add(plate, row.before());
            }
            sink.control(context, ownPlate, split, row);
        } else {
            treated++;
            countLabels(row);
            drugs.add(labels.drug(row.labels()));
            sink.treated(context, ownPlate, labels.drug(row.labels()), split, row);
        }
    }

    private void countLabels(final ComparedRows.Row row) {
        var control = labels.control(row.labels());
        if (control != null && otherLabels.size() < VALUES_REMEMBERED) {
            otherLabels.add(control);
        }
        var drug = labels.drug(row.labels());
        if (!needsControls) {
            if (ControlLabel.isUsual(drug) || control != null && ControlLabel.isUsual(control)) {
                ofControls.merge(drug, 1L, Long::sum);
            }
        } else if (control != null && ControlLabel.isNear(control, roles.controlLabels())) {
            nearControls.merge(control, 1L, Long::sum);
        } else if (ControlLabel.isNear(drug, roles.controlLabels()) || ControlLabel.isUsual(drug)) {
            nearControls.merge(drug, 1L, Long::sum);
        }
    }

    private Optional<String> unlabeledSentence() {
        return unlabeled == 0
                ? Optional.empty()
                : Optional.of("Left out " + unlabeled + (unlabeled == 1 ? " row" : " rows")
                        + " without a cell line or without a drug; the first: \"" + firstUnlabeled + "\".");
    }

    /** @return what the user should know about the rows; often nothing */
    public List<String> warnings() {
        var warnings = new ArrayList<>(rows.warnings());
        unlabeledSentence().ifPresent(warnings::add);
        nearControls.forEach((label, count) -> warnings.add(count + (count == 1 ? " sample" : " samples") + " of \""
                + label + "\" " + (count == 1 ? "counts" : "count") + " as treated, since "
                + (count == 1 ? "it does" : "they do") + " not have one of the control labels "
                + VectorSource.list(roles.controlLabels()) + " in the column \"" + roles.control()
                + "\": if these are controls, correct the labels."));
        ofControls.forEach((name, count) -> warnings.add(count + (count == 1 ? " signature" : " signatures") + " of \""
                + name + "\" " + (count == 1 ? "counts as that" : "count as those")
                + " of a drug: leave out what belongs to controls."));
        contexts.sentence().ifPresent(warnings::add);
        drugs.sentence().ifPresent(warnings::add);
        repeated.sentence().ifPresent(warnings::add);
        warnings.addAll(plateWarnings());
        return warnings;
    }

    /**
     * @param signatures what the samples came to
     * @return the sentences of {@link #warnings()}, and one about samples that have no signature
     */
    public List<String> warnings(final SignatureTable signatures) {
        var warnings = warnings();
        int withoutOwnControl = signatures.withoutOwnControl();
        if (withoutOwnControl > 0) {
            warnings.add("Left out " + withoutOwnControl
                    + (withoutOwnControl == 1 ? " treated sample" : " treated samples")
                    + " without a control on " + (withoutOwnControl == 1 ? "its plate." : "their plate."));
        }
        return warnings;
    }

    private List<String> plateWarnings() {
        if (roles.isByPlate()) {
            return List.of();
        }
        PlateEffect largest = null;
        String where = "";
        for (var entry : plates.entrySet()) {
            for (var effect : PlateEffect.of(entry.getValue())) {
                if (effect.isLarge() && (largest == null || effect.ratio() > largest.ratio())) {
                    largest = effect;
                    where = entry.getKey();
                }
            }
        }
        return largest == null
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "Controls of different plates are pooled although they differ: those of \"%s\" and \"%s\" in"
                                + " %s are apart %.1f times as much (squared) as chance lets expect. Compare with"
                                + " controls of the own plate, by the column \"%s\".",
                        largest.first(),
                        largest.second(),
                        where,
                        largest.ratio(),
                        roles.plate()));
    }
}
