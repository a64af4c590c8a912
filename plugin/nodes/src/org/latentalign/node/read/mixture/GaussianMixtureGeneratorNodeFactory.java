package org.latentalign.node.read.mixture;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.vectors.WritingAdvice;

/** The Gaussian Mixture Generator. The name of this class is written into saved workflows: it never changes. */
public final class GaussianMixtureGeneratorNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Makes the smallest data set on which one can see <b>why an autoencoder aligns directions</b>: two groups of
            points in the plane, for learning and for checks. It is the example of section 4 of the paper below
            (Corollaries 1 and 4).
            </p>
            <p>
            <b>The groups.</b> Each group is a normally distributed cloud. Group 1 has mean (1, 0), variances c + 2 and
            2 along the two axes, and covariance 1. Group 2 is its mirror image, with mean (0, 1) and variances 2 and c
            + 2. So both clouds are long along a direction of their own, q1 and q2, and share a part of it, the
            diagonal. Think of two cell lines: the long axis is what a treatment changes in each of them, partly the
            same, partly peculiar to the cell line.
            </p>
            <p>
            <b>What to expect.</b> Before, the cosine of q1 and q2 is 2/√(c² + 4): it falls from 1 at c = 0 towards 0.
            The second moment of the two groups, summed, has the eigenvalue c + 7 on the diagonal and c + 3 across it.
            The Spectral Autoencoder Learner stretches the diagonal more, and the cosine of the encoded directions rises
            to (2 + g√(c² + 4)) / (2g + √(c² + 4)) with g = (α² - β²) / (α² + β²), where α and β are the gains on and
            across the diagonal. A higher degree brings g, and so the cosine, closer to 1 (Corollary 4):
            </p>
            <ul>
            <li>c = 1: 0.894 before, 0.972 after training with degree 1, 0.993 with degree 2</li>
            <li>c = 10: 0.196 before, 0.436 after degree 1, 0.626 after degree 2</li>
            <li>c = 100: 0.020 before, 0.058 after degree 1, 0.096 after degree 2</li>
            </ul>
            <p>
            To see these numbers, choose in the learner the initial gain <i>Power</i>, no centering, and the scale
            <i>Number</i> with the value 0.5: the learner takes the mean over all rows, where the paper adds the means
            of the two groups. They are exact for endless data; with 500 points a group the second digit may differ.
            </p>
            <p>
            <b>What it teaches about misuse.</b> The cosine rises although the groups have not changed. With degree 20,
            any two directions come out as nearly the same, those of other questions too. Compare with a baseline.
            </p>
            <p>
            The same settings give the same table on every computer and in every later version: random bits by
            SplitMix64 (<tt>SplittableRandom</tt> in Java), normal numbers by Marsaglia's polar method. A table with
            more samples begins, in each group, with those of a smaller one.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Gaussian Mixture Generator")
            .icon("mixture.png")
            .shortDescription(
                    "Makes two groups of points in the plane, whose principal directions an autoencoder aligns"
                            + " by a known amount: the example of the paper, for learning and for checks.")
            .fullDescription(Glossary.explained(DESCRIPTION + WritingAdvice.SHAPE_CHOSEN, Term.LATENT_SPACE))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable(
                    "Samples",
                    "One row a point: its group (<tt>Group 1</tt> or <tt>Group 2</tt>) and its two coordinates. First"
                            + " all points of group 1, then all of group 2."))
            .model(model -> model.parametersClass(GaussianMixtureGeneratorNodeParameters.class)
                    .configure(GaussianMixtureGeneratorNode::configure)
                    .execute(GaussianMixtureGeneratorNode::execute))
            .nodeType(NodeType.Source)
            .keywords(
                    "random",
                    "simulation",
                    "normal distribution",
                    "example data",
                    "synthetic data",
                    "alignment",
                    "latent space",
                    "Corollary 1")
            .addExternalResource(
                    "https://arxiv.org/abs/2106.15456",
                    "Jain, Radhakrishnan, Uhler: A Mechanism for Producing Aligned Latent Spaces with Autoencoders");

    /** For KNIME. */
    public GaussianMixtureGeneratorNodeFactory() {
        super(NODE);
    }
}
