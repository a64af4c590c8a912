package org.latentalign.node.shared.glossary;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A word of the field with its explanation, in plain words and a sentence or two. In the order of the alphabet. */
public enum Term implements Predicate<String> {
    /** What analogies have to beat. */
    ACCURACY_WITHOUT_SHIFT(
            "accuracy without shift",
            "accurac(y|ies) without shift",
            "The share of analogy questions a : b :: c : ? whose answer is the word nearest to c, with b - a left out. The"
                    + " accuracy means something as far as it is above this one."),
    /** Reference points of two spaces. */
    ANCHOR(
            "anchor",
            "anchors?",
            "A row or group that two tables both have, known by a name. What two spaces have in common is learned"
                    + " from their anchors."),
    /** Area under the receiver operating characteristic. */
    AUC(
            "AUC",
            "AUC",
            "The chance that a pair that belongs together has a higher score than a pair that does not: 0.5 is"
                    + " guessing, 1 is perfect. Unlike a cosine it does not rise when everything is stretched"
                    + " alike."),
    /** A model with an encoder and a decoder. */
    AUTOENCODER(
            "autoencoder",
            "autoencoders?",
            "A model of two halves: the encoder makes an embedding of a row, the decoder makes the row again from its"
                    + " embedding."),
    /** What chance gives. */
    BASELINE(
            "baseline",
            "baselines?",
            "What a score is for pairs that have nothing to do with each other. A score means something as far as it"
                    + " is above its baseline."),
    /** Subtraction of the mean. */
    CENTERING(
            "centering",
            "cent(er|ers|ered|ering)",
            "Subtracting the mean of all rows from every row, so that what all rows have in common does not make them"
                    + " look alike."),
    /** Of an encoder. */
    CONDITION_NUMBER(
            "condition number",
            "condition numbers?",
            "How many times more strongly an encoder stretches its strongest direction than its weakest. The larger,"
                    + " the less is left of anything but the strongest directions."),
    /** Of an angle. */
    COSINE(
            "cosine",
            "cosines?",
            "How nearly two vectors point in the same direction, whatever their lengths: 1 is the same direction, 0 a"
                    + " right angle, -1 the opposite direction."),
    /** Of two numbers. */
    COVARIANCE(
            "covariance",
            "covariances?",
            "How two numbers vary together: above 0 where they rise together, below 0 where one falls as the other"
                    + " rises. Of a number with itself it is the variance."),
    /** Of stretching. */
    DEGREE(
            "degree (k)",
            "degrees?(?! of freedom)",
            "How often the second moment of the data is applied to stretch them: how much more strongly strong"
                    + " directions are stretched than weak ones. Degree 0 changes no angle; a high degree makes any"
                    + " two changes look alike."),
    /** Of a covariance or second moment. */
    EIGENDIRECTION(
            "eigendirection, eigenvalue",
            "eigen(direction|value|vector)s?",
            "The eigendirections of data are axes at right angles along which they vary independently of each other,"
                    + " as in principal component analysis; the eigenvalue says how much, as a mean square."),
    /** A row in latent space. */
    EMBEDDING(
            "embedding", "embeddings?", "The numbers that an encoder gives for a row: its place in the latent space."),
    /** Of training. */
    EPOCH("epoch", "epochs?", "One pass of training through all rows. A network is trained for many of them."),
    /** Of genes. */
    EXPRESSION_PROFILE(
            "expression profile",
            "(gene )?expression (profiles?|values?)",
            "How active each gene of a sample is, one number for each gene."),
    /** False discovery rate. */
    FALSE_DISCOVERY_RATE(
            "false discovery rate (FDR)",
            "false discovery rates?|FDR",
            "Which share of all results that are called significant may be false ones. With many tests at once it"
                    + " takes the place of the p-value's limit."),
    /** Of an encoder along a direction. */
    GAIN("gain", "gains?", "The factor by which an encoder stretches one eigendirection of the data."),
    /** Data that are kept aside. */
    HELD_OUT(
            "held-out",
            "held[- ]out",
            "Of data that were kept aside: neither the model nor the choice of its settings has seen them, so what"
                    + " they score is what new data can be expected to score."),
    /** Of confidence. */
    INTERVAL(
            "interval",
            "(95 ?% |confidence )?intervals?",
            "A range that holds the true value in 95 of 100 such experiments. It is computed over what is"
                    + " independent, such as drugs or words, not over pairs of them."),
    /** Kullback and Leibler's. */
    KL_DIVERGENCE(
            "KL divergence",
            "KL( divergence)?",
            "How much one distribution differs from another: 0 where they are the same. In a variational autoencoder,"
                    + " how much a row's place in the latent space says about the row; the unit is the nat, which is"
                    + " 1.44 bits."),
    /** The space of embeddings. */
    LATENT_SPACE(
            "latent space",
            "latent (spaces?|dimensions?)",
            "The space in which embeddings lie; its dimensions are what the model has made of the columns."),
    /** Of training. */
    LOSS(
            "loss",
            "loss(es)?",
            "What training makes as small as it can: how far the reconstructions are from the rows, and what else is"
                    + " to be kept small."),
    /** Pairs that belong together, or do not. */
    MATCHED(
            "matched, unmatched",
            "(un)?matched (pairs?|shifts?|signatures?|directions?|drugs?|ones?|words?)",
            "Matched pairs belong together, such as the effects of one drug in two cell lines; unmatched pairs do"
                    + " not, such as the effects of two different drugs. Matched pairs are compared with unmatched"
                    + " ones."),
    /** Significance. */
    P_VALUE(
            "p-value",
            "p[- ]values?",
            "How often chance alone gives a result as large as this or larger. A small one says that chance is a poor"
                    + " explanation, not that the effect is large."),
    /** Random relabeling. */
    PERMUTATION(
            "permutation",
            "permutations?",
            "An exchange of labels at random. What scores come to after many of them is what chance gives."),
    /** PCA. */
    PRINCIPAL_COMPONENTS(
            "principal components (PCA)",
            "principal (components?|component analysis|axes|axis)|PCA",
            "The eigendirections of centered data, the strongest first. To keep some of them and drop the rest is the"
                    + " straight-line way to make data smaller, and what any other way has to beat."),
    /** What a decoder gives. */
    RECONSTRUCTION(
            "reconstruction",
            "reconstruct(s|ed|ions?)?",
            "What the decoder makes of a row's embedding: the row again, as far as the model has kept it."),
    /** Share of nearest that are right. */
    RETRIEVAL(
            "retrieval",
            "retrieval",
            "The share of changes whose most similar change in the other context is that of their own partner, such"
                    + " as of the same drug."),
    /** Matrix of mean products. */
    SECOND_MOMENT(
            "second moment",
            "second moments?",
            "A table with a row and a column for each dimension, of the mean products of any two of them; of centered"
                    + " data, the covariance. All that a spectral model needs to know of the rows."),
    /** A difference of vectors. */
    SHIFT(
            "shift",
            "shifts?",
            "The difference of two vectors: what a change does. Treated less control samples is the shift of a drug,"
                    + " also called its signature; woman less man is the shift of a word pair."),
    /** The change by a drug. */
    SIGNATURE(
            "signature",
            "signatures?",
            "What a drug changes: the mean of its treated samples less the mean of their controls, one number for"
                    + " each gene."),
    /** Rank correlation. */
    SPEARMAN(
            "Spearman, Pearson",
            "Spearman|Pearson",
            "Correlations from -1 to 1: Spearman's of ranks, whether one number rises with the other; Pearson's of"
                    + " the numbers, whether they do so along a line."),
    /** All eigenvalues. */
    SPECTRUM(
            "spectrum",
            "spectrum|spectral",
            "All eigenvalues of the data, the largest first: how much of the data the strongest directions hold."),
    /** Rows that are kept aside in training. */
    VALIDATION(
            "validation rows",
            "validation( (rows?|loss|error|share))?",
            "Rows that a network is not trained on. How well it does on them tells what it learned, and what it knows"
                    + " by heart."),
    /** Removal of the spectrum. */
    WHITENING(
            "whitening",
            "whiten(s|ed|ing)?",
            "Scaling all eigendirections to the same strength: the opposite of stretching."),
    /** Vectors of a language. */
    WORD_VECTOR(
            "word vector",
            "word vectors?",
            "A list of numbers for a word, learned from texts such that words in like places have like numbers.");

    private final String title;

    private final Pattern pattern;

    private final String explanation;

    Term(final String title, final String pattern, final String explanation) {
        this.title = title;
        this.pattern = Pattern.compile("(?<![\\p{L}-])(" + pattern + ")(?![\\p{L}])", Pattern.CASE_INSENSITIVE);
        this.explanation = explanation;
    }

    /** @return how the term is written where it is explained */
    public String title() {
        return title;
    }

    /** @return one sentence or a few */
    public String explanation() {
        return explanation;
    }

    /**
     * @param text of a description
     * @return whether the term is used in it
     */
    @Override
    public boolean test(final String text) {
        return pattern.matcher(text.replaceAll("\\s+", " ")).find();
    }

    @Override
    public String toString() {
        return title;
    }
}
