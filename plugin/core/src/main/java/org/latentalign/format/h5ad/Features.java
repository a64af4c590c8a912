package org.latentalign.format.h5ad;

import java.util.List;
import org.latentalign.format.gct.Condition;

/** What 10x Genomics calls features: genes, and with them antibodies, guides and the like. */
final class Features {

    /** The field that says what a feature is. */
    static final String TYPE = "feature_type";

    private static final String GENE = "Gene Expression";

    private Features() {}

    /**
     * @param genes what a file of 10x Genomics tells of its features
     * @param all whether all of them were asked for
     * @return which of them are read unless the user chooses: the genes, if there are any and anything besides
     */
    static Implied implied(final HeldAnnotation genes, final boolean all) {
        if (all || !genes.fields().contains(TYPE)) {
            return new Implied(List.of(), 0);
        }
        final AnnotationColumn types = genes.column(TYPE);
        int others = 0;
        for (int i = 0; i < types.size(); i++) {
            others += types.isMissing(i) || !types.text(i).equals(GENE) ? 1 : 0;
        }
        return others == 0 || others == types.size()
                ? new Implied(List.of(), 0)
                : new Implied(List.of(new Condition(TYPE, Condition.Match.IS, List.of(GENE))), others);
    }

    /**
     * A choice that nobody made.
     *
     * @param conditions on the features
     * @param leftOut how many do not fulfill them
     */
    record Implied(List<Condition> conditions, int leftOut) {}
}
