#!/usr/bin/env python3
"""Writes the analogy questions of the example workflows, in the form of Google's question file.

    python3 make_analogy_questions.py ../workflows/word-analogies/data/analogy-questions.txt

For each relation below, every ordered couple of its pairs is a question: "man woman king queen" asks for the word that is
to king as woman is to man. The pairs were chosen for this project; all words are among the 10,000 most frequent ones of
the word vectors beside the questions but reykjavik and niece, which show what happens to words that are not.
"""

import itertools
import sys

RELATIONS = {
    "capital-country": """athens greece|baghdad iraq|beijing china|berlin germany|cairo egypt|havana cuba|islamabad pakistan
        |kabul afghanistan|london england|madrid spain|moscow russia|ottawa canada|paris france|rome italy|stockholm sweden
        |tehran iran|tokyo japan|vienna austria|warsaw poland|reykjavik iceland""",
    "male-female": """man woman|king queen|prince princess|father mother|son daughter|brother sister|boy girl|he she
        |husband wife|uncle aunt|nephew niece|actor actress|his her|himself herself""",
    "country-people": """france french|germany german|spain spanish|italy italian|england english|russia russian
        |china chinese|japan japanese|sweden swedish|poland polish|ireland irish|india indian|israel israeli|egypt egyptian""",
    "singular-plural": """car cars|child children|city cities|country countries|dog dogs|eye eyes|hand hands|horse horses
        |house houses|man men|mouse mice|road roads|student students|woman women|year years""",
    "present-past": """come came|find found|give gave|go went|grow grew|know knew|lead led|lose lost|make made|play played
        |run ran|say said|see saw|take took|think thought|write wrote""",
    "base-comparative": """big bigger|cheap cheaper|fast faster|good better|hard harder|high higher|long longer|low lower
        |old older|short shorter|small smaller|strong stronger|weak weaker|young younger""",
}


def questions():
    lines = []
    for relation, text in RELATIONS.items():
        pairs = [pair.split() for pair in text.split("|")]
        lines.append(": " + relation)
        lines += [" ".join(first + second) for first, second in itertools.permutations(pairs, 2)]
    return lines


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_analogy_questions.py FILE")
    with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(questions()) + "\n")
