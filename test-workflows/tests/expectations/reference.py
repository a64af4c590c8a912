#!/usr/bin/env python3
"""Computes, with NumPy and SciPy alone, the figures that the example workflows must give, and writes them beside this file.

What the workflows compute is done here again from the paper's formulas (section 5, Theorem 1 as in appendix E,
Corollary 3), so that the tests compare two independent implementations. Usage: reference.py
"""

import gzip
import itertools
import pathlib
import re

import numpy as np
from scipy import stats

HERE = pathlib.Path(__file__).resolve().parent
WORKFLOWS = HERE.parent.parent / "workflows"
# what Java's SplittableRandom adds for each number
GOLDEN = 0x9E3779B97F4A7C15
HEADER = "# Written by reference.py: node, port, row, column, value, relative tolerance, source."


def stretch(samples, degree, center):
    """Eigenvalues, trained gains and encoder of the spectral autoencoder with the gain (lambda + 1)^degree."""
    mean = samples.mean(axis=0) if center else np.zeros(samples.shape[1])
    moment = (samples - mean).T @ (samples - mean) / len(samples)
    values, vectors = np.linalg.eigh(moment)
    values, vectors = np.maximum(values[::-1], 0), vectors[:, ::-1]
    squared = (values + 1) ** (2 * degree)
    gains = np.sqrt(squared / 2 + np.hypot(1, squared / 2))
    encoder = (vectors * gains) @ vectors.T
    return values, gains, (samples - mean) @ encoder


class Figures:
    def __init__(self):
        self.lines = [HEADER]

    def add(self, node, port, row, column, value, source, tolerance=1e-9):
        value = value if isinstance(value, (int, str)) else repr(float(value))
        self.lines.append("\t".join(map(str, (node, port, row, column, value, tolerance, source))))

    def write(self, workflow):
        (HERE / f"{workflow}.tsv").write_text("\n".join(self.lines) + "\n", encoding="utf-8")


def add_model(figures, learner, apply, samples, names, degree, center, chosen):
    values, gains, embedding = stretch(samples, degree, center)
    for i in (0, 1, len(values) - 1):
        figures.add(learner, 2, f"Row{i}", "Eigenvalue", values[i], "NumPy: eigh of the second moment")
        figures.add(learner, 2, f"Row{i}", "Trained gain", gains[i], "NumPy: Theorem 1, appendix E")
        figures.add(learner, 2, f"Row{i}", "Decoder gain", 1 / gains[i], "NumPy: Theorem 1, appendix E")
    figures.add(apply, 1, "*", "rows", len(samples), "the rows of the file", 0)
    for name in chosen:
        for i in (0, 1, samples.shape[1] - 1):
            value = embedding[names.index(name), i]
            figures.add(apply, 1, name, f"Embedding[{i}]", value, "NumPy: U diag(b) U' x", 1e-8)


def random_longs(seed, count):
    """The first numbers of Java's SplittableRandom (Steele, Lea, Flood 2014)."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed % 2**64) + np.uint64(GOLDEN) * np.arange(1, count + 1, dtype=np.uint64)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def random_units(seed, purpose, count):
    """Numbers in [0, 1) of the stream for a purpose."""
    stream = random_longs(int(random_longs(seed, 1)[0]) + purpose, 1)[0]
    return (random_longs(int(stream), count) >> np.uint64(11)) * 2.0**-53


def shuffle(rows, seed, purpose):
    """Fisher and Yates, in place, from the end."""
    units = random_units(seed, purpose, max(0, len(rows) - 1))
    for unit_number, i in zip(units, range(len(rows) - 1, 0, -1)):
        j = int(unit_number * (i + 1))
        rows[i], rows[j] = rows[j], rows[i]


class LeakyAutoencoder:
    """d-h-d with Leaky ReLU units, trained on the mean squared error from PyTorch's uniform start (appendix H)."""

    SLOPE = 0.01

    def __init__(self, d, h, biased, seed):
        self.parameters = []
        for layer, (inputs, outputs) in enumerate(((d, h), (h, d))):
            numbers = random_units(seed, layer, inputs * outputs + (outputs if biased else 0))
            numbers = ((2 * numbers - 1) / np.sqrt(inputs)).astype(np.float32).astype(float)
            self.parameters.append(numbers[: inputs * outputs].reshape(outputs, inputs))
            self.parameters.append(numbers[inputs * outputs :] if biased else None)

    def embed(self, x):
        weights, bias = self.parameters[:2]
        return x @ weights.T + (0 if bias is None else bias)

    def propagate(self, x):
        z = self.embed(x)
        y = np.where(z > 0, z, self.SLOPE * z)
        weights, bias = self.parameters[2:]
        return z, y, y @ weights.T + (0 if bias is None else bias) - x

    def loss(self, x):
        return (self.propagate(x)[2] ** 2).mean()

    def gradients(self, x):
        z, y, error = self.propagate(x)
        outer = 2 * error / error.size
        inner = (outer @ self.parameters[2]) * np.where(z > 0, 1, self.SLOPE)
        return (error**2).sum(), (inner.T @ x, inner.sum(axis=0), outer.T @ y, outer.sum(axis=0))


def momentum_rule(rate, momentum):
    speeds = {}

    def change(key, gradient, step):
        speeds[key] = momentum * speeds.get(key, 0) + gradient
        return -rate * speeds[key]

    return change


def adam_rule(rate):
    means, squares = {}, {}

    def change(key, gradient, step):
        means[key] = 0.9 * means.get(key, 0) + 0.1 * gradient
        squares[key] = 0.999 * squares.get(key, 0) + 0.001 * gradient**2
        root = np.sqrt(squares[key] / (1 - 0.999**step)) + 1e-8
        return -rate * means[key] / (1 - 0.9**step) / root

    return change


def train(network, samples, rule, batch, epochs, validation_share, seed):
    """Losses by epoch (training, validation); the network is then the best by validation, or the last one."""
    samples = samples.astype(np.float32).astype(float)
    rows = list(range(len(samples)))
    shuffle(rows, seed, -1)
    held_out = round(validation_share * len(rows))
    validation, training = samples[sorted(rows[:held_out])], sorted(rows[held_out:])
    losses, step, best, kept = [], 0, np.inf, None
    for epoch in range(1, epochs + 1):
        shuffle(training, seed, epoch)
        total = 0
        for first in range(0, len(training), batch):
            error, gradients = network.gradients(samples[training[first : first + batch]])
            total += error
            step += 1
            for key, gradient in enumerate(gradients):
                if network.parameters[key] is not None:
                    network.parameters[key] = network.parameters[key] + rule(key, gradient, step)
        losses.append((total / len(training) / samples.shape[1], network.loss(validation) if held_out else np.nan))
        if held_out and losses[-1][1] < best:
            best, kept = losses[-1][1], list(network.parameters)
    if kept:
        network.parameters = kept
    return losses


def unit(vectors):
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def auc(matched, unmatched):
    """The probability that a matched figure is larger than an unmatched one, ties counted half."""
    below = np.searchsorted(np.sort(unmatched), matched, side="left")
    not_above = np.searchsorted(np.sort(unmatched), matched, side="right")
    return ((below + not_above) / 2).mean() / len(unmatched)


def word_vectors():
    names, rows = [], []
    with gzip.open(WORKFLOWS / "word-analogies/data/glove.6B.100d.10k.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            name, *numbers = line.split()
            names.append(name)
            rows.append([float(number) for number in numbers])
    return names, np.array(rows)


def analogy_questions(names):
    """The covered questions by relation, as indices of words."""
    index = {name: i for i, name in enumerate(names)}
    relations = {}
    for line in (WORKFLOWS / "word-analogies/data/analogy-questions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(": "):
            questions = relations.setdefault(line[2:], [])
        elif all(word in index for word in line.split()):
            questions.append([index[word] for word in line.split()])
    return {relation: np.array(questions) for relation, questions in relations.items()}


def answer(vectors, questions):
    """3CosAdd (section 6.1.2): which questions are right without and with their own words, and in the first five.

    The same three of the words nearest to c behind them: b - a is left out, as in Linzen (2016), "only b".
    """
    directions = unit(vectors)
    right = []
    for a, b, c, d in questions:
        outcomes = []
        for target in (vectors[b] - vectors[a] + vectors[c], vectors[c]):
            scores = directions @ target
            including = scores.argmax() == d
            scores[[a, b, c]] = -np.inf
            outcomes += [scores.argmax() == d, including, (scores > scores[d]).sum() < 5]
        right.append(outcomes)
    return np.mean(right, axis=0)


ACCURACIES = "accuracy", "accuracy with question words", "top-5 accuracy"


def add_analogies(figures, node, relations, before, after, conditions, tolerance=1e-9):
    shifts = {}
    for relation, questions in relations.items():
        shifts[relation] = np.unique(np.concatenate([questions[:, :2], questions[:, 2:]]), axis=0)
    everything = dict(relations, Total=np.concatenate(list(relations.values())))
    for row, (relation, questions) in enumerate(everything.items()):
        key = "Total" if relation == "Total" else f"Row{row}"
        figures.add(node, 1, key, "covered", len(questions), "counted from the files", 0)
        for phase, vectors in (("before", before), ("after", after)):
            a, b, c, d = (vectors[questions[:, i]] for i in range(4))
            cosines = (unit(b - a) * unit(d - c)).sum(axis=1)
            directions = {name: unit(vectors[pairs[:, 1]] - vectors[pairs[:, 0]]) for name, pairs in shifts.items()}
            others = [
                (directions[x] @ directions[y].T).ravel()
                for x, y in itertools.combinations(directions, 2)
                if relation in ("Total", x, y)
            ]
            unrelated = np.concatenate(others)
            answered = answer(vectors, questions)
            for column, value in (
                ("mean cosine", cosines.mean()),
                ("share above 0.5", (cosines > 0.5).mean()),
                ("baseline", unrelated.mean()),
                ("AUC", auc(cosines, unrelated)),
                *zip(ACCURACIES, answered),
                *zip((f"{accuracy} without shift" for accuracy in ACCURACIES), answered[len(ACCURACIES) :]),
            ):
                # accuracies of a trained network may differ by a question
                allowed = 1e-9 if phase == "before" else max(tolerance, 0.01 * (tolerance > 1e-9 and "acc" in column))
                source = "NumPy: Linzen (2016)" if "without shift" in column else "NumPy: section 6.1.2"
                figures.add(node, 1, key, f"{column} {phase}", value, source, allowed)
    if conditions is not None:
        figures.add(node, 1, "Total", "condition number (log10)", conditions, "NumPy: largest over smallest gain")


def distances(points):
    return np.linalg.norm(points[:, None] - points[None], axis=2)


def stress(given, points):
    """Kruskal's stress 1, with the given distances below the fraction."""
    above = np.triu_indices(len(points), 1)
    return np.linalg.norm((given - distances(points))[above]) / np.linalg.norm(given[above])


def directed(points):
    """Each axis turned so that its largest coordinate in size is positive."""
    return points * np.sign(points[np.abs(points).argmax(axis=0), range(2)])


def place(given):
    """SMACOF by matrices (Borg and Groenen, chapter 8), from the classical solution, on principal axes."""
    n = len(given)
    centering = np.eye(n) - 1 / n
    values, axes = np.linalg.eigh(-centering @ given**2 @ centering / 2)
    points = axes[:, :-3:-1] * np.sqrt(values[:-3:-1])
    last, now = np.inf, stress(given, points)
    while last - now >= 1e-8 * last:
        drawn = distances(points) + np.eye(n)
        ratios = -given / drawn
        points = (ratios - np.diag(ratios.sum(axis=1))) @ points / n
        last, now = now, stress(given, points)
    return directed(points @ np.linalg.eigh(points.T @ points)[1][:, ::-1])


def steps_of(groups, vectors):
    """The cosines of the combinations of two steps of a group, and the steps, of length one."""
    steps = [unit(vectors[pairs[:, 1]] - vectors[pairs[:, 0]]) for pairs in map(np.array, groups.values())]
    return [(step @ step.T)[np.triu_indices(len(step), 1)] for step in steps], steps


def add_map(figures, node, names, before, after, condition):
    index = {name: i for i, name in enumerate(names)}
    lines = (WORKFLOWS / "word-analogies/data/relation-pairs.txt").read_text(encoding="utf-8").splitlines()
    groups = {"capital-country": [], "male-female": []}
    for first, second, relation in (line.split("\t") for line in lines):
        if relation in groups:
            groups[relation].append((index[first], index[second]))
    points = list(dict.fromkeys(np.concatenate(list(groups.values())).ravel()))
    figures.add(node, 1, "*", "rows", len(points), "counted from the file", 0)
    figures.add(node, 2, "Row0", "drawn pairs", sum(map(len, groups.values())), "counted from the file", 0)
    maps = {}
    for phase, vectors in (("before", before), ("after", after)):
        given = distances(vectors[points])
        maps[phase] = place(given)
        figures.add(node, 2, "Row0", f"stress {phase}", stress(given, maps[phase]), "NumPy: SMACOF", 1e-8)
        places = np.zeros((len(names), 2))
        places[points] = maps[phase]
        drawn, _ = steps_of(groups, places)
        figures.add(node, 2, "Row0", f"mean on the map {phase}", np.concatenate(drawn).mean(), "NumPy: SMACOF", 1e-5)
        matched, steps = steps_of(groups, vectors)
        unmatched = (steps[0] @ steps[1].T).ravel()
        weighted = sum(len(cosines) * auc(cosines, unmatched) for cosines in matched) / sum(map(len, matched))
        for column, value in (
            ("mean", np.concatenate(matched).mean()),
            ("baseline", unmatched.mean()),
            ("AUC", weighted),
        ):
            figures.add(node, 2, "Row0", f"{column} {phase}", value, "NumPy: section 6.1")
    figures.add(node, 2, "Row0", "condition number (log10)", condition, "NumPy: largest over smallest gain")
    # Procrustes: the map after is turned to the one before
    left, _, right = np.linalg.svd(maps["after"].T @ maps["before"])
    maps["after"] = maps["after"] @ left @ right
    for row in (0, len(points) - 1):
        for phase, places in maps.items():
            for axis in range(2):
                column = "xy"[axis] + " " + phase
                figures.add(node, 1, f"Row{row}", column, places[row, axis], "NumPy: SMACOF, on principal axes", 1e-5)


def word_analogies():
    figures = Figures()
    names, samples = word_vectors()
    figures.add(1, 1, "*", "rows", len(samples), "the lines of the file", 0)
    chosen = ["the", "king", "paris"]
    add_model(figures, 2, 4, samples, names, 1, False, chosen)
    add_model(figures, 3, 5, samples, names, 2, False, chosen)
    for name in chosen:
        figures.add(6, 1, name, "Decoded[7]", samples[names.index(name), 7], "the file: A B x = x")
    relations = analogy_questions(names)
    for node, degree in ((8, 1), (9, 2)):
        _, gains, embedding = stretch(samples, degree, False)
        condition = np.log10(gains[0] / gains[-1])
        add_analogies(figures, node, relations, samples, embedding, condition)
        if degree == 1:
            add_map(figures, 11, names, samples, embedding, condition)
    figures.write("word-analogies")


def profiles(path="drug-signatures/data/simulated_l1000.gct.gz"):
    """Names, samples x genes, and the metadata fields of simulated profiles."""
    with gzip.open(WORKFLOWS / path, "rt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    genes, columns, gene_fields, sample_fields = map(int, lines[1].split("\t"))
    start = 1 + gene_fields
    names = lines[2].split("\t")[start : start + columns]
    fields = {line.split("\t")[0]: np.array(line.split("\t")[start:]) for line in lines[3 : 3 + sample_fields]}
    matrix = [line.split("\t")[start : start + columns] for line in lines[3 + sample_fields : 3 + sample_fields + genes]]
    return names, np.array(matrix, dtype=float).T, fields


def gene_names():
    """The symbols of the rows of the simulated profiles."""
    with gzip.open(WORKFLOWS / "drug-signatures/data/simulated_l1000.gct.gz", "rt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    rows, _, _, fields = map(int, lines[1].split("\t"))
    symbol = lines[2].split("\t").index("pr_gene_symbol")
    return [line.split("\t")[symbol] for line in lines[3 + fields : 3 + fields + rows]]


def signatures(samples, fields):
    """Mean of treated less mean of controls (section 6.3), by cell line and drug."""
    control = fields["pert_type"] == "ctl_vehicle"
    drugs = sorted(set(fields["pert_iname"][~control]))
    shifts = {}
    for line in sorted(set(fields["cell_id"])):
        here = fields["cell_id"] == line
        center = samples[here & control].mean(axis=0)
        shifts[line] = np.array([samples[here & (fields["pert_iname"] == drug)].mean(axis=0) - center for drug in drugs])
    return drugs, shifts


def window(strength, names):
    """For every drug the drugs next to it in strength: a third of all, at least 5."""
    p = len(strength)
    size = p if p < 8 else max(5, int(np.floor(p / 3 + 0.5)))
    order = sorted(range(p), key=lambda i: (strength[i], names[i]))
    starts = {drug: min(max(rank - size // 2, 0), p - size) for rank, drug in enumerate(order)}
    return [order[starts[i] : starts[i] + size] for i in range(p)]


def significance(cosines, first, second, names):
    """p of every drug: its cosine, standardized by unmatched ones of similar strength, among all standardized ones."""
    p = len(names)
    rows, columns = window(np.linalg.norm(first, axis=1), names), window(np.linalg.norm(second, axis=1), names)
    z = np.empty((p, p))
    for j in range(p):
        for k in range(p):
            cells = [cosines[a, b] for a in rows[j] for b in columns[k] if a != b and (a, b) != (j, k)]
            z[j, k] = (cosines[j, k] - np.mean(cells)) / np.sqrt(np.var(cells, ddof=1) * (1 + 1 / len(cells)))
    unmatched = z[~np.eye(p, dtype=bool)]
    return np.array([(1 + (unmatched >= z[i, i] - 1e-12).sum()) / (1 + len(unmatched)) for i in range(p)])


def adjusted(p):
    """Benjamini and Hochberg's step-up."""
    order = np.argsort(p)
    steps = np.minimum.accumulate((p[order] * len(p) / np.arange(1, len(p) + 1))[::-1])[::-1]
    result = np.empty(len(p))
    result[order] = np.minimum(steps, 1)
    return result


def area_without(tables, drug):
    """Mean AUC and retrieval over tables of cosines of drugs, one drug left out on both sides; None leaves out none."""
    left = [np.delete(np.delete(table, drug, 0), drug, 1) if drug is not None else table for table in tables]
    return np.mean([auc(np.diag(table), table[~np.eye(len(table), dtype=bool)]) for table in left])


def jackknife(estimates):
    """The standard error from estimates without each unit."""
    n = len(estimates)
    return np.sqrt((n - 1) / n * ((estimates - np.mean(estimates)) ** 2).sum())


def quantile(n):
    """Of Student's t with n - 1 degrees of freedom, for a two-sided 95%."""
    return stats.t.ppf(0.975, n - 1)


def add_drugs(figures, node, samples, embedding, fields, condition, tolerance=1e-9):
    drugs, before = signatures(samples, fields)
    _, after = signatures(embedding, fields)
    for row, (first, second) in enumerate(itertools.combinations(before, 2)):
        p_of, matched_of, areas = {}, {}, {}
        for phase, shifts in (("before", before), ("after", after)):
            cosines = unit(shifts[first]) @ unit(shifts[second]).T
            matched = np.diag(cosines)
            p_of[phase] = significance(cosines, shifts[first], shifts[second], drugs)
            matched_of[phase] = matched
            n = len(drugs)
            area = area_without([cosines], None)
            areas[phase] = np.array([area_without([cosines], drug) for drug in range(n)]), area
            distance = quantile(n) * jackknife(np.arctanh((matched.sum() - matched) / (n - 1)))
            logit = np.log(area / (1 - area))
            further = quantile(n) * jackknife(areas[phase][0]) / (area * (1 - area))
            for column, value in (
                ("interval low", np.tanh(np.arctanh(matched.mean()) - distance)),
                ("interval high", np.tanh(np.arctanh(matched.mean()) + distance)),
                ("AUC interval low", 1 / (1 + np.exp(further - logit))),
                ("AUC interval high", 1 / (1 + np.exp(-further - logit))),
            ):
                allowed = 1e-9 if phase == "before" else max(tolerance, 1e-9)
                figures.add(node, 2, f"Row{row}", f"{column} {phase}", value, "SciPy: jackknife over drugs", allowed)
            unmatched = cosines[~np.eye(len(drugs), dtype=bool)]
            found = (cosines.argmax(axis=1) == np.arange(len(drugs))).sum()
            found += (cosines.argmax(axis=0) == np.arange(len(drugs))).sum()
            for column, value in (
                ("mean", matched.mean()),
                ("median", np.median(matched)),
                ("share above 0.5", (matched > 0.5).mean()),
                ("baseline", unmatched.mean()),
                ("baseline magnitude", np.abs(unmatched).mean()),
                ("AUC", auc(matched, unmatched)),
                ("retrieval", found / 2 / len(drugs)),
            ):
                allowed = 1e-9 if phase == "before" else tolerance
                figures.add(node, 2, f"Row{row}", f"{column} {phase}", value, "NumPy: section 6.3", allowed)
        change = areas["after"][1] - areas["before"][1]
        distance = quantile(len(drugs)) * jackknife(areas["after"][0] - areas["before"][0])
        for column, value in (("", change), (" low", change - distance), (" high", change + distance)):
            source = "SciPy: jackknife over drugs"
            figures.add(node, 2, f"Row{row}", "AUC change" + column, value, source, max(tolerance, 1e-8))
        # the most significant drugs come first
        order = sorted(range(len(drugs)), key=lambda i: (p_of["after"][i], -matched_of["after"][i], drugs[i]))
        for rank in (0, len(drugs) - 1):
            i, key = order[rank], f"Row{row * len(drugs) + rank}"
            figures.add(node, 1, key, "drug", drugs[i], "NumPy: the order of p after encoding", 0)
            for phase in ("before", "after"):
                allowed = 1e-9 if phase == "before" else tolerance
                figures.add(node, 1, key, f"cosine {phase}", matched_of[phase][i], "NumPy: section 6.3", allowed)
                figures.add(node, 1, key, f"p {phase}", p_of[phase][i], "NumPy: strength-matched cosines", 1e-12)
                fdr = adjusted(p_of[phase])[i]
                figures.add(node, 1, key, f"FDR {phase}", fdr, "NumPy: Benjamini and Hochberg", 1e-12)
    if condition is not None:
        figures.add(node, 2, "Row0", "condition number (log10)", condition, "NumPy: largest over smallest gain")


def transfer_errors(predicted, measured, center, top):
    """Correlation of the change, R2, relative error and overlap of the top genes."""
    truth, change = measured - center, predicted - center
    r2 = 1 - ((measured - predicted) ** 2).sum() / ((measured - measured.mean()) ** 2).sum()
    relative = ((change - truth) ** 2).sum() / (truth**2).sum()
    if not change.any():
        return np.nan, r2, relative, np.nan
    found = set(np.argsort(-np.abs(truth))[:top]) & set(np.argsort(-np.abs(change))[:top])
    return np.corrcoef(change, truth)[0, 1], r2, relative, len(found) / top


def add_transfer(figures, node, samples, fields, first, second, kept, top):
    """
    decode(encode(control B) + encode(treated A) - encode(control A)) keeps the strongest directions of the profile; they
    are those of all samples but the drug's own in B.
    """
    control = fields["pert_type"] == "ctl_vehicle"
    center = samples[control & (fields["cell_id"] == second)].mean(axis=0)
    drugs, shifts = signatures(samples, fields)
    errors = {}
    for i, drug in enumerate(drugs):
        seen = samples[(fields["pert_iname"] != drug) | (fields["cell_id"] != second)]
        mean = seen.mean(axis=0)
        _, vectors = np.linalg.eigh(np.cov(seen, rowvar=False, bias=True))
        projection = vectors[:, ::-1][:, :kept] @ vectors[:, ::-1][:, :kept].T
        decoded = mean + (shifts[first] + center - mean) @ projection
        measured = center + shifts[second][i]
        predictions = {
            "no effect": center,
            "decoded controls": mean + projection @ (center - mean),
            "input space": center + shifts[first][i],
            "latent space": decoded[i],
            "decoded change": center + projection @ shifts[first][i],
        }
        for method, predicted in predictions.items():
            errors.setdefault(method, []).append(transfer_errors(predicted, measured, center, top))
        wrong = [transfer_errors(other, measured, center, top) for other in np.delete(decoded, i, axis=0)]
        errors.setdefault("wrong drugs", []).append(np.median(wrong, axis=0))
        if i in (0, len(drugs) - 1):
            right = errors["latent space"][-1][0]
            rank = 1 + sum(error[0] > right for error in wrong)
            figures.add(node, 1, f"Row{i}", "rank of right drug", rank, "NumPy: predictions for other drugs", 0)
    methods = ("no effect", "decoded controls", "wrong drugs", "equal", "nearest", "weighted", "input space")
    for row, method in enumerate((*methods, "latent space", "decoded change")):
        if method in errors:
            columns = ("Pearson of change", "R2", "relative error", "top-gene overlap")
            for column, values in zip(columns, np.transpose(errors[method])):
                if not np.isnan(values).all():
                    figures.add(node, 2, f"Row{row}", column, values.mean(), f"NumPy: {method}", 1e-8)


def add_genes(figures, node, samples, fields, genes, drug, first, second):
    """Contributions to the cosine before and after encoding at degree 1, centered, and t of every gene."""
    values, gains, _ = stretch(samples, 1, True)
    _, vectors = np.linalg.eigh(np.cov(samples, rowvar=False, bias=True))
    metric = (vectors[:, ::-1] * gains**2) @ vectors[:, ::-1].T
    drugs, shifts = signatures(samples, fields)
    one, other = (shifts[line][drugs.index(drug)] for line in (first, second))
    before = one * other / np.linalg.norm(one) / np.linalg.norm(other)
    length = np.sqrt((one @ metric @ one) * (other @ metric @ other))
    after = (one * (metric @ other) + other * (metric @ one)) / 2 / length
    control = fields["pert_type"] == "ctl_vehicle"
    tests = []
    for line, shift in ((first, one), (second, other)):
        of_line = control & (fields["cell_id"] == line)
        here = samples[of_line]
        plates = fields["det_plate"][of_line]
        residuals = np.array([row - here[plates == plate].mean(axis=0) for row, plate in zip(here, plates)])
        freedom = len(here) - len(set(plates))
        treated = ((fields["pert_iname"] == drug) & (fields["cell_id"] == line)).sum()
        deviation = np.sqrt((residuals**2).sum(axis=0) / freedom)
        deviation = np.maximum(deviation, 0.1 * np.median(deviation))
        t = shift / (deviation * np.sqrt(1 / treated + 1 / len(here)))
        p = 2 * stats.t.sf(np.abs(t), freedom)
        tests.append((shift, t, p, adjusted(p)))
    order = np.argsort(-after, kind="stable")
    figures.add(node, 1, "*", "rows", len(genes), "the head of the file", 0)
    for row in (0, 1, len(genes) - 1):
        gene = order[row]
        key = f"Row{row}"
        figures.add(node, 1, key, "gene", genes[gene], "NumPy: the order of contributions", 0)
        figures.add(node, 1, key, "contribution before", before[gene], "NumPy: a sum that is the cosine")
        figures.add(node, 1, key, "contribution after", after[gene], "NumPy: M = B'B", 1e-8)
        share = after[order[: row + 1]].sum() / after.sum()
        figures.add(node, 1, key, "cumulative share", share, "NumPy: M = B'B", 1e-8)
        for line, figures_of in enumerate(tests, 1):
            for column, of_genes in zip(("signature", "t", "p", "FDR"), figures_of):
                figures.add(node, 1, key, f"{column} {line}", of_genes[gene], "SciPy: t by control scatter within plates", 1e-8)
    figures.add(node, 2, "Row0", "cosine before", before.sum(), "NumPy: section 6.3")
    figures.add(node, 2, "Row0", "cosine after", after.sum(), "NumPy: M = B'B", 1e-8)
    for line, (_, _, _, fdr) in enumerate(tests, 1):
        figures.add(node, 2, "Row0", f"changed genes {line}", int((fdr <= 0.05).sum()), "SciPy", 0)


def drug_signatures():
    figures = Figures()
    names, samples, fields = profiles()
    figures.add(1, 1, "*", "rows", len(names), "the head of the file", 0)
    figures.add(1, 2, "*", "rows", samples.shape[1], "the head of the file", 0)
    figures.add(1, 1, names[3], "Expression[5]", samples[3, 5], "the file")
    add_model(figures, 2, 3, samples, names, 1, True, [names[0], names[-1]])
    for node, degree, center in ((4, 1, True), (6, 1, False)):
        _, gains, embedding = stretch(samples, degree, center)
        add_drugs(figures, node, samples, embedding, fields, np.log10(gains[0] / gains[-1]))
    add_transfer(figures, 8, samples, fields, "SimA", "SimB", 8, 20)
    add_genes(figures, 9, samples, fields, gene_names(), "drug-01", "SimA", "SimB")
    figures.write("drug-signatures")


def sweep_figures(tables):
    """AUC and retrieval with what they are without each drug; found drugs count, the drugs found among stay."""
    n = len(tables[0])
    drugs = range(n)
    hits = np.concatenate([[t.argmax(axis=1) == drugs, t.argmax(axis=0) == drugs] for t in tables])
    areas = np.array([area_without(tables, drug) for drug in drugs])
    found = np.array([np.delete(hits, drug, axis=1).mean() for drug in drugs])
    return (area_without(tables, None), areas), (hits.mean(), found)


def energy(first, second):
    """Twice the mean distance between groups less the mean distances within each, over all pairs."""

    def mean(x, y):
        return np.sqrt(((x[:, None] - y[None]) ** 2).sum(axis=2)).mean()

    return 2 * mean(first, second) - mean(first, first) - mean(second, second)


def does_it_do_anything():
    figures = Figures()
    _, samples, fields = profiles("does-it-do-anything/data/simulated_plates.gct.gz")
    _, _, embedding = stretch(samples, 1, True)
    for node, column, spaces in (
        (3, "pert_iname", (("before", samples), ("after", embedding))),
        (4, "shuffled_iname", (("before", samples),)),
    ):
        groups = list(dict.fromkeys(fields[column]))
        drugs = [group for group in groups if group != "DMSO"]
        figures.add(node, 1, "*", "rows", len(drugs), "counted from the file", 0)
        figures.add(node, 2, "*", "rows", len(groups), "counted from the file", 0)
        controls = fields[column] == "DMSO"
        for row, drug in enumerate(drugs):
            treated = fields[column] == drug
            figures.add(node, 1, f"Row{row}", "group 1", drug, "the file", 0)
            for phase, vectors in spaces:
                distance = energy(vectors[treated], vectors[controls])
                figures.add(node, 1, f"Row{row}", f"distance {phase}", distance, "NumPy: energy distance", 1e-8)
            planted = node == 3 and not drug.startswith("inert")
            if planted:  # and so 12 of 24 p-values
                figures.add(node, 1, f"Row{row}", "false discovery rate before", 0.002, "0.001 x 24 / 12", 1e-12)
                least = "no exchange of labels gives as much: 1 of 1,000"
                figures.add(node, 1, f"Row{row}", "p-value before", 0.001, least, 1e-12)
        for row, group in enumerate(groups):
            planted = node == 3 and not group.startswith("inert")
            differing = 0 if not planted else 12 if group == "DMSO" else 1
            source = "what was planted" if node == 3 else "the names are shuffled"
            figures.add(node, 2, f"Row{row}", "differing pairs before", differing, source, 0)
            for phase, vectors in spaces:
                rows = vectors[fields[column] == group]
                plates = fields["det_plate"][fields[column] == group]
                means = np.array([rows[plates == plate].mean(axis=0) for plate in plates])
                covariance = (rows - means).T @ (rows - means) / (len(rows) - len(set(plates)))
                values = np.linalg.eigvalsh(covariance)
                ratio = values.sum() ** 2 / (values**2).sum()
                figures.add(node, 2, f"Row{row}", f"rank {phase}", len(rows) - 3, "wells less plates", 0)
                figures.add(node, 2, f"Row{row}", f"participation ratio {phase}", ratio, "NumPy: within plates", 1e-8)
                figures.add(node, 2, f"Row{row}", f"variance {phase}", values.sum(), "NumPy: within plates", 1e-8)
    figures.write("does-it-do-anything")


def two_spaces():
    """Bounds rather than figures: what the map must reach, whatever the last digits of the two trainings."""
    figures = Figures()
    figures.add(4, 2, "*", "rows", 10000, "the words of the file", 0)
    figures.add(4, 3, "*", "rows", 1, "one map", 0)
    figures.add(4, 3, "Row0", "anchors", 50, "as set", 0)
    figures.add(4, 3, "Row0", "held-out rows", 3000, "three of ten words", 0)
    figures.add(4, 3, "Row0", "P@1", 0.975, "at least 0.95", 0.0256)
    figures.add(4, 3, "Row0", "P@1, shuffled anchors", 0.01, "at most 0.02", 1)
    figures.add(4, 3, "Row0", "FOSCTTM", 0.005, "at most 0.01", 1)
    figures.add(4, 3, "Row0", "FOSCTTM, shuffled anchors", 0.5, "chance", 0.1)
    figures.write("two-spaces")


def nearest(vectors, query, own, count):
    """The nearest rows by the cosine, of equally near ones the earlier first, and the ranks of all."""
    cosines = unit(vectors) @ (query / np.linalg.norm(query))
    cosines[own] = -np.inf
    order = np.argsort(-cosines, kind="stable")
    places = np.empty(len(order), int)
    places[order] = np.arange(1, len(order) + 1)
    return order[:count], cosines, places


def skewness(lists, rows):
    return stats.skew(np.bincount(np.concatenate(lists), minlength=rows))


def text_vectors(names, vectors, texts):
    """Words of texts, weighted by rarity (Arora, Liang and Ma, 2017), without the first singular direction."""
    place = {name: i for i, name in enumerate(names)}
    harmonic = (1 / np.arange(1, len(names) + 1)).sum()
    pooled = []
    for text in texts:
        words = [place[word] for chunk in text.split() for word in ([chunk] if chunk in place else
                 [chunk.strip(".,'")] if chunk.strip(".,'") in place else re.findall("[a-z]+", chunk)) if word in place]
        weights = [0.001 / (0.001 + 1 / (word + 1) / harmonic) for word in words]
        pooled.append((np.array(weights)[:, None] * vectors[words]).sum(axis=0) / len(words))
    pooled = np.array(pooled)
    first = np.linalg.svd(pooled)[2][0]
    return pooled - np.outer(pooled @ first, first)


def word_neighbors():
    figures = Figures()
    names, samples = word_vectors()
    place = {name: i for i, name in enumerate(names)}
    _, _, embedding = stretch(samples, 1, False)
    queries = (("king", "-man", "woman"), ("paris", "-france", "italy"), ("bank",), ("music",), ("he",))
    row, overlaps, found = 0, [], ([], [])
    for query in queries:
        own = [place[word.strip("-")] for word in query]
        spaces = []
        for space, vectors in enumerate((samples, embedding)):
            asked = sum((-1 if word[0] == "-" else 1) * unit(vectors)[i] for word, i in zip(query, own))
            spaces.append(nearest(vectors, asked, own, 10))
            others = np.delete(unit(vectors) @ unit(asked), own)
            when = ("before", "after")[space]
            figures.add(3, 2, f"Row{len(overlaps)}", f"mean cosine of all rows {when}", others.mean(), "NumPy: section 3")
            found[space].append(spaces[-1][0])
        union = sorted(set(spaces[0][0]) | set(spaces[1][0]), key=lambda i: spaces[0][2][i])
        for i in union:
            figures.add(3, 1, f"Row{row}", "neighbor", names[i], "NumPy: every cosine, sorted", 0)
            for when, (_, cosines, ranks) in zip(("before", "after"), spaces):
                figures.add(3, 1, f"Row{row}", f"rank {when}", int(ranks[i]), "NumPy: every cosine, sorted", 0)
                figures.add(3, 1, f"Row{row}", f"cosine {when}", cosines[i], "NumPy: section 3", 1e-8)
            row += 1
        overlaps.append(len(set(spaces[0][0]) & set(spaces[1][0])) / 10)
        figures.add(3, 2, f"Row{len(overlaps) - 1}", "overlap", overlaps[-1], "the two lists")
    figures.add(3, 1, "*", "rows", row, "the lists together", 0)
    figures.add(3, 3, "Row0", "rows searched", len(names), "the lines of the file", 0)
    figures.add(3, 3, "Row0", "mean overlap", np.mean(overlaps), "the mean of these")
    for when, lists in zip(("before", "after"), found):
        figures.add(3, 3, "Row0", f"hubness {when}", skewness(lists, len(names)), "SciPy: skewness")
    by_chance = stats.binom(len(queries), 10 / len(names)).stats("s")
    figures.add(3, 3, "Row0", "hubness by chance", by_chance, "SciPy: binomial")
    lines = (WORKFLOWS / "word-neighbors/data/texts.tsv").read_text().splitlines()[1:]
    titles, texts = zip(*(line.split("\t") for line in lines))
    vectors = text_vectors(names, samples, [text.lower() for text in texts])
    figures.add(5, 1, "Row0", "Text Vector[0]", vectors[0][0], "NumPy: weighted by rarity, first direction removed", 1e-8)
    figures.add(5, 1, "Row14", "Text Vector[99]", vectors[14][99], "NumPy: weighted by rarity, first direction removed", 1e-8)
    for number, title in enumerate(("rates 1", "match 1", "illness 1", "concert 1", "storm 1")):
        own = titles.index(title)
        close, cosines, _ = nearest(vectors, vectors[own], [own], 2)
        others = np.delete(unit(np.array(vectors)) @ unit(np.array(vectors[own])), own)
        figures.add(6, 2, f"Row{number}", "mean cosine of all rows", others.mean(), "NumPy: section 3", 1e-8)
        for k, i in enumerate(close):
            figures.add(6, 1, f"Row{2 * number + k}", "neighbor", titles[i], "NumPy: every cosine, sorted", 0)
            figures.add(6, 1, f"Row{2 * number + k}", "cosine", cosines[i], "NumPy: section 3", 1e-8)
    figures.write("word-neighbors")


def enrichment(reference, genes):
    """The weighted enrichment score (Subramanian and others, 2005)."""
    order = np.argsort(-reference, kind="stable")
    inside = np.isin(order, genes)
    rises = np.where(inside, np.abs(reference[order]) / np.abs(reference[genes]).sum(), -1 / (~inside).sum())
    running = np.cumsum(rises)
    high, low = running.max(), running.min()
    return high if high >= -low else low


def connectivity(reference, query, count):
    up, down = np.argsort(-query, kind="stable")[:count], np.argsort(query, kind="stable")[:count]
    first, second = enrichment(reference, up), enrichment(reference, down)
    return (first - second) / 2 if first * second < 0 else 0.0


def read_signatures(name):
    with gzip.open(WORKFLOWS / "find-drugs-like-this/data" / name, "rt") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][2:]
    return rows[0][1:], np.array(rows[1][1:]), np.array([[float(value) for value in row[1:]] for row in rows[3:]]).T


def find_drugs():
    figures = Figures()
    names, drugs, references = read_signatures("references.gct.gz")
    queries, query_drugs, asked = read_signatures("queries.gct.gz")
    _, _, background = read_signatures("background.gct.gz")
    moment = np.cov(references, rowvar=False, bias=True)
    values, vectors = np.linalg.eigh(moment)
    squared = (np.maximum(values, 0) + 1) ** 2
    encoder = (vectors * np.sqrt(squared / 2 + np.hypot(1, squared / 2))) @ vectors.T
    cosines, tails = [], []
    for matrix in (np.eye(len(encoder)), encoder):
        cosines.append(unit(asked @ matrix) @ unit(references @ matrix).T)
        others = unit(background @ matrix) @ unit(references @ matrix).T
        tails.append([[(1 + (sign * others >= sign * row).sum(axis=0)) / (1 + len(others)) for row in cosines[-1]]
                      for sign in (1, -1)])
    row = 0
    for q in range(2):
        for direction, sign in (("alike", 1), ("opposite", -1)):
            order = np.argsort(-sign * cosines[0][q], kind="stable")[:20]
            for i in order[:6]:
                at = f"Row{row + list(order).index(i)}"
                figures.add(5, 1, at, "reference", names[i], "NumPy: every cosine, sorted", 0)
                figures.add(5, 1, at, "direction", direction, "NumPy: every cosine, sorted", 0)
                figures.add(5, 1, at, "WTCS", connectivity(references[i], asked[q], 25), "NumPy: two enrichment scores")
                for space, when in enumerate(("before", "after")):
                    p = tails[space][0 if sign > 0 else 1][q]
                    figures.add(5, 1, at, f"cosine {when}", cosines[space][q][i], "NumPy: section 3", 1e-8)
                    figures.add(5, 1, at, f"p {when}", p[i], "NumPy: the background's cosines, counted", 1e-12)
                    figures.add(5, 1, at, f"FDR {when}", adjusted(p)[i], "NumPy: Benjamini and Hochberg")
                    rank = 1 + (sign * cosines[space][q] > sign * cosines[space][q][i]).sum()
                    figures.add(5, 1, at, f"rank {when}", int(rank), "NumPy: counted", 0)
            p = tails[0][0 if sign > 0 else 1][q]
            listed = order[adjusted(p)[order] <= 0.05]
            figures.add(5, 3, f"Row{q}", f"{direction} at 5% FDR before", len(listed), "NumPy: counted", 0)
            row += 20
    for space, when in enumerate(("before", "after")):
        ranks, matched, unmatched = [], [], []
        for q, drug in enumerate(query_drugs):
            own = drugs == drug
            if own.any():
                ranks.append(1 + (cosines[space][q][~own] > cosines[space][q][own].max()).sum())
                matched.extend(cosines[space][q][own])
                unmatched.extend(cosines[space][q][~own])
        figures.add(5, 4, "Row0", f"MRR {when}", np.mean(1 / np.array(ranks)), "NumPy: ranks of the own drug", 1e-9)
        figures.add(5, 4, "Row0", f"top 5 {when}", np.mean(np.array(ranks) <= 5), "NumPy: ranks of the own drug", 1e-9)
        figures.add(5, 4, "Row0", f"AUC {when}", auc(np.array(matched), np.array(unmatched)), "NumPy: Mann-Whitney", 1e-9)
    figures.add(5, 4, "Row0", "queries with own drug", 20, "as simulated", 0)
    figures.add(5, 4, "Row0", "background signatures", 1000, "as simulated", 0)
    figures.write("find-drugs-like-this")


def unseen_cell_type():
    """Exact figures of PCA, and bounds of what the networks must reach, whatever the last digits of their trainings."""
    figures = Figures()
    _, samples, fields = profiles("unseen-cell-type/data/simulated_cells.gct.gz")
    seen = samples[fields["cell_type"] != "Dendritic cell"]
    values = np.linalg.eigvalsh(np.cov(seen, rowvar=False, bias=True))[::-1]
    figures.add(1, 1, "*", "rows", len(seen), "the cells of five types", 0)
    figures.add(2, 1, "*", "rows", len(samples), "the cells of the file", 0)
    for i in range(7):
        figures.add(3, 2, f"Row{i}", "Eigenvalue", values[i], "NumPy: covariance of the cells of five types")
    rest = values[6:].sum() / len(values)
    for node in (4, 5):
        figures.add(node, 2, "*", "rows", 200, "one for each epoch", 0)
        figures.add(node, 2, "Row0", "PCA training error", rest, "NumPy: nine tenths of the rows", 0.03)
        figures.add(node, 2, "Row0", "PCA validation error", rest, "NumPy: a tenth of the rows", 0.15)
        figures.add(node, 2, "Row199", "Training error", 0.6 * rest, "well below that of PCA", 0.2)
        figures.add(node, 2, "Row199", "Validation error", 0.65 * rest, "well below that of PCA", 0.2)
        for i in range(6):
            figures.add(node, 3, f"Row{i}", "Carries information", 1, "PCA has six directions above beta / 2", 0)
    for node in (6, 7, 8):
        figures.add(node, 1, "*", "rows", len(samples), "the cells of the file", 0)
    for node in (9, 10, 11):
        figures.add(node, 1, "*", "rows", 60, "unstimulated dendritic cells", 0)
        figures.add(node, 2, "*", "rows", 6, "all types have both labels", 0)
        figures.add(node, 2, "Row4", "Group", "Dendritic cell", "the fifth type of the file", 0)
        figures.add(node, 2, "Row4", "From rows", 60, "unstimulated dendritic cells", 0)
        for row in range(6):
            figures.add(node, 2, f"Row{row}", "Cosine with the others", 0.94, "one effect was planted", 0.0638)
    for node in (13, 14):
        figures.add(node, 1, "*", "rows", 60, "unstimulated dendritic cells", 0)
    figures.write("unseen-cell-type")


def nonlinear_pca():
    """Exact figures of PCA, and bounds of what the network must reach, whatever the last digits of its training."""
    figures = Figures()
    path = WORKFLOWS / "nonlinear-pca/data/curve.txt"
    points = np.array([line.split()[1:] for line in path.read_text(encoding="utf-8").splitlines()], dtype=float)
    values = np.linalg.eigvalsh(np.cov(points, rowvar=False, bias=True))[::-1]
    figures.add(1, 1, "*", "rows", len(points), "the points of the file", 0)
    figures.add(2, 2, "*", "rows", 300, "one for each epoch", 0)
    for size in (1, 2):
        rest = values[size:].sum() / 3
        figures.add(2, 4, f"Row{size - 1}", "Bottleneck size", size, "as set", 0)
        figures.add(2, 4, f"Row{size - 1}", "PCA training error", rest, "NumPy: nine tenths of the rows", 0.05)
        figures.add(2, 4, f"Row{size - 1}", "PCA validation error", rest, "NumPy: a tenth of the rows", 0.3)
    # along the curve there is the noise that a one-dimensional curve leaves: two thirds of 0.05^2
    figures.add(2, 4, "Row0", "Training error", 0.003, "near the noise, 0.0017", 0.5)
    figures.add(2, 4, "Row0", "Validation error", 0.003, "near the noise, 0.0017", 0.6)
    for i in range(3):
        figures.add(3, 2, f"Row{i}", "Eigenvalue", values[i], "NumPy: covariance of the points", 1e-6)
    for node in (4, 5):
        figures.add(node, 1, "*", "rows", len(points), "the points of the file", 0)
    for node in (6, 7, 8):
        figures.add(node, 1, "*", "rows", 21, "20 steps and both ends", 0)
    figures.add(6, 1, "Row5", "Position", 0.25, "5 of 20 steps", 1e-12)
    figures.write("nonlinear-pca")


def degree_advice():
    figures = Figures()
    _, samples, fields = profiles()
    drugs, shifts = signatures(samples, fields)
    pairs = list(itertools.combinations(shifts, 2))
    values, vectors = np.linalg.eigh(np.cov(samples, rowvar=False, bias=True))
    families = []
    for degree in (0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, *range(1, 11)):
        powers = [("Shifted power", (values + 1) ** degree), ("Power", values**degree)]
        if degree == int(degree):
            powers.append(("Polynomial", sum(values**i for i in range(int(degree) + 1))))
        for name, initial in powers:
            squared = initial**2
            # degree 0 stands for the vectors as they are
            gains = np.sqrt(squared / 2 + np.hypot(1, squared / 2)) if degree else np.ones(len(values))
            families.append((name, degree, gains))
    falling = np.argsort(-values)
    rank = np.empty_like(falling)
    rank[falling] = np.arange(len(values))
    families.append(("Principal components", None, (rank < 2).astype(float)))
    families.append(("Whitening", None, values**-0.5))
    families.append(("All but the top", None, (rank >= 1).astype(float)))
    families.append(("Conceptor negation", None, 1 - values / (values + 2.0**-2)))
    safe, ended, unstretched = {}, set(), None
    for row, (name, degree, gains) in enumerate(families):
        scores, tables = [], []
        for first, second in pairs:
            cosines = unit(shifts[first] @ vectors * gains) @ unit(shifts[second] @ vectors * gains).T
            tables.append(cosines)
            matched = np.diag(cosines)
            unmatched = cosines[~np.eye(len(drugs), dtype=bool)]
            found = (cosines.argmax(axis=1) == np.arange(len(drugs))).mean()
            found += (cosines.argmax(axis=0) == np.arange(len(drugs))).mean()
            scores.append((matched.mean(), unmatched.mean(), np.abs(unmatched).mean(), auc(matched, unmatched), found / 2))
        figures.add(4, 1, f"Row{row}", "family", name, "the order of the table", 0)
        if degree is not None:
            figures.add(4, 1, f"Row{row}", "degree", degree, "the order of the table", 0)
        columns = ("mean", "baseline", "baseline magnitude", "AUC", "retrieval")
        for column, value in zip(columns, np.mean(scores, axis=0)):
            figures.add(4, 1, f"Row{row}", column, value, "NumPy: Lemma 1", 1e-8)
        kept = gains[gains > 0]
        condition = np.log10(kept.max() / kept.min())
        figures.add(4, 1, f"Row{row}", "condition number (log10)", condition, "NumPy: largest over smallest gain", 1e-8)
        if degree is not None:
            figure = sweep_figures(tables)
            unstretched = figure if unstretched is None else unstretched
            is_worse = any(
                estimate - zero + quantile(len(drugs)) * jackknife(without - zero_without) < 0
                for (estimate, without), (zero, zero_without) in zip(figure, unstretched)
            )
            if is_worse or np.mean(scores, axis=0)[2] > 0.3:
                ended.add(name)
            if name not in ended:
                safe[name] = degree
    for name, degree in safe.items():
        source = "NumPy, SciPy: the baseline exceeds 0.3 above, or AUC or retrieval fall"
        figures.add(4, 2, "Row0", f"largest safe degree, {name.lower()}", degree, source, 1e-12)
    figures.write("degree-advice")


def ranks(values):
    """Ranks from 1, ties with their average."""
    below = np.searchsorted(np.sort(values), values, side="left")
    return (below + np.searchsorted(np.sort(values), values, side="right") + 1) / 2


def linear(samples, embedding):
    """The linear map that takes the samples to their embedding."""
    matrix = np.linalg.lstsq(samples, embedding, rcond=None)[0]
    return lambda vectors: vectors @ matrix


def add_similarity(figures, node, names, samples, encode, tolerance=1e-8):
    index = {name: i for i, name in enumerate(names)}
    lines = (WORKFLOWS / "word-analogies/data/rated-pairs.csv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = [line.split(",") for line in lines]
    pairs = [(index[x], index[y], float(rating)) for x, y, rating in pairs if x in index and y in index]
    first, second, rating = (np.array(column) for column in zip(*pairs))
    _, singular, directions = np.linalg.svd(samples, full_matrices=False)
    # section 6.2 and appendix I.4, on the side of the data's mean
    origin = singular[0] * directions[0] * np.sign(samples.mean(axis=0) @ directions[0])
    row = 0
    for phase, vectors, corrected in (("before", samples, origin), ("after", encode(samples), encode(origin))):
        for center in (0, corrected):
            cosines = (unit(vectors[first] - center) * unit(vectors[second] - center)).sum(axis=1)
            figures.add(node, 1, f"Row{row}", "covered", len(pairs), "counted from the files", 0)
            spearman = np.corrcoef(ranks(cosines), ranks(rating))[0, 1]
            figures.add(node, 1, f"Row{row}", "Spearman", spearman, f"NumPy: section 6.2, {phase}", tolerance)
            pearson = np.corrcoef(cosines, rating)[0, 1]
            allowed = max(tolerance, 1e-6)
            figures.add(node, 1, f"Row{row}", "Pearson", pearson, f"NumPy: section 6.2, {phase}", allowed)
            row += 1


def add_directions(figures, node, names, before, after, pairs_file="paper-table-1/data/relation-pairs.txt"):
    index = {name: i for i, name in enumerate(names)}
    lines = (WORKFLOWS / pairs_file).read_text(encoding="utf-8").splitlines()
    groups = {}
    for first, second, relation in (line.split("\t") for line in lines):
        groups.setdefault(relation, []).append((index[first], index[second]))
    for row, (relation, pairs) in enumerate(sorted(groups.items())):
        pairs = np.array(pairs)
        for phase, vectors in (("before", before), ("after", after)):
            directions = unit(vectors[pairs[:, 1]] - vectors[pairs[:, 0]])
            cosines = (directions @ directions.T)[np.triu_indices(len(pairs), 1)]
            allowed = max(1e-9, 1e-12 / abs(cosines.mean()))  # of a mean near 0 the last digits are rounding
            figures.add(
                node, 2, f"Row{row}", f"mean {phase}", cosines.mean(), f"NumPy: section 6.1, {relation}", allowed
            )


def paper_table():
    figures = Figures()
    names, samples = word_vectors()
    relations = analogy_questions(names)
    for node, degree in ((6, 1), (7, 2)):
        _, gains, embedding = stretch(samples, degree, False)
        add_analogies(figures, node, relations, samples, embedding, np.log10(gains[0] / gains[-1]))
        add_similarity(figures, node + 2, names, samples, linear(samples, embedding))
        if degree == 1:
            add_directions(figures, 10, names, samples, embedding)
    figures.write("paper-table-1")


def add_training(figures, learner, samples, network, initial, losses, tolerance):
    """Losses by epoch, which the node computes in single precision, and how far B stretches directions of the data."""
    figures.add(learner, 2, "*", "rows", len(losses), "the epochs that are set", 0)
    for epoch in (1, 2, len(losses)):
        for column, loss in zip(("Training loss", "Validation loss"), losses[epoch - 1]):
            if not np.isnan(loss):
                figures.add(learner, 2, f"Row{epoch - 1}", column, loss, "NumPy: back-propagation in double", tolerance)
    values, vectors = np.linalg.eigh(samples.T @ samples / len(samples))
    for i in (0, 1, min(100, len(values)) - 1):
        figures.add(learner, 3, f"Row{i}", "Eigenvalue", values[-1 - i], "NumPy: eigh of the second moment")
        for column, weights in (("Initial stretch", initial), ("Trained stretch", network.parameters[0])):
            stretched = np.linalg.norm(weights @ vectors[:, -1 - i])
            figures.add(learner, 3, f"Row{i}", column, stretched, "NumPy: |B v|", 1e-5)


def leaky_relu_baseline():
    figures = Figures()
    names, samples = word_vectors()
    relations = analogy_questions(names)
    network = LeakyAutoencoder(100, 400, biased=True, seed=1)
    initial = network.parameters[0]
    losses = train(network, samples, momentum_rule(0.1, 0.9), 1024, 20, 0, seed=1)
    add_training(figures, 3, samples, network, initial, losses, 1e-5)
    add_analogies(figures, 5, relations, samples, network.embed(samples), None, 1e-4)
    add_similarity(figures, 10, names, samples, network.embed, 1e-3)
    for analogies, similarity, degree in ((6, 11, 1), (8, 12, 2)):
        _, gains, embedding = stretch(samples, degree, False)
        add_analogies(figures, analogies, relations, samples, embedding, np.log10(gains[0] / gains[-1]))
        add_similarity(figures, similarity, names, samples, linear(samples, embedding))
    figures.write("leaky-relu-baseline")


def leaky_relu_drug_signatures():
    figures = Figures()
    _, samples, fields = profiles()
    network = LeakyAutoencoder(120, 1024, biased=False, seed=1)
    initial = network.parameters[0]
    losses = train(network, samples, adam_rule(1e-4), 128, 30, 0.1, seed=1)
    # squared errors of about 1 where the profiles' own values are about 8
    add_training(figures, 2, samples, network, initial, losses, 1e-4)
    add_drugs(figures, 4, samples, network.embed(samples), fields, None, 1e-4)
    _, gains, embedding = stretch(samples, 1, True)
    add_drugs(figures, 5, samples, embedding, fields, np.log10(gains[0] / gains[-1]))
    figures.write("leaky-relu-drug-signatures")


def single_cell_signatures():
    import h5py  # of the workflows only this one reads HDF5

    figures = Figures()
    with h5py.File(WORKFLOWS / "single-cell-signatures/data/interferon.h5ad") as file:
        counts = file["layers/counts"]
        matrix = np.zeros(counts.attrs["shape"])
        starts = counts["indptr"][()]
        rows = np.repeat(np.arange(len(matrix)), np.diff(starts))
        matrix[rows, counts["indices"][()]] = counts["data"][()]
        names = [name.decode() for name in file["obs/_index"][()]]
        chosen = file["var/highly_variable"][()]
        genes = [name.decode() for name in file["var/gene_symbols"][()][chosen]]
    samples = np.log1p(matrix / matrix.sum(axis=1, keepdims=True) * 1e4)[:, chosen]
    figures.add(1, 1, "*", "rows", len(names), "counted from the file", 0)
    figures.add(1, 1, names[0], "cell_type", names[0].split(" control")[0], "the name of the cell", 0)
    figures.add(1, 2, "*", "rows", len(genes), "counted from the file", 0)
    values, gains, embedding = stretch(samples, 1, True)
    figures.add(3, 2, "Row0", "Eigenvalue", values[0], "NumPy: section 5")
    add_directions(figures, 4, names, samples, embedding, "single-cell-signatures/data/pairs.tsv")
    figures.add(7, 1, "*", "rows", len(names), "every cell is embedded", 0)
    figures.add(10, 1, "*", "rows", len(genes), "a row for each gene", 0)
    figures.add(10, 1, "Row1", "input", genes[1], "counted from the file", 0)
    figures.add(10, 1, "Row1", "mean", samples[:, 1].mean(), "NumPy: the mean of the gene")
    figures.add(10, 2, "Row1", "eigenvalue", values[1], "NumPy: section 5")
    figures.add(10, 2, "Row1", "gain", gains[1], "NumPy: section 5")
    figures.add(10, 3, "*", "rows", 2 * len(genes), "units of encoder and decoder", 0)
    figures.write("single-cell-signatures")


if __name__ == "__main__":
    leaky_relu_baseline()
    leaky_relu_drug_signatures()
    paper_table()
    degree_advice()
    word_analogies()
    drug_signatures()
    does_it_do_anything()
    two_spaces()
    word_neighbors()
    find_drugs()
    unseen_cell_type()
    nonlinear_pca()
    single_cell_signatures()
