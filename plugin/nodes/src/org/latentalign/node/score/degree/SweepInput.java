package org.latentalign.node.score.degree;

import java.util.List;
import org.latentalign.score.DegreeSweep;

/**
 * What a sweep compares, projected on the directions of a model.
 *
 * @param parts the shifts
 * @param keys how many keys, such as drugs or groups, they have
 * @param warnings what the user should know about the rows; often nothing
 */
record SweepInput(List<? extends DegreeSweep.Part> parts, int keys, List<String> warnings) {}
