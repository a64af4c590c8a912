"use strict";

// The smallest test framework: each test writes a line into the page, which PageTest reads.
const results = document.getElementById("results");

function test(name, body) {
    let failure = null;
    try {
        body();
    } catch (error) {
        failure = error.message;
    }
    const line = document.createElement("li");
    line.dataset.failed = String(failure !== null);
    line.textContent = failure === null ? name : `${name}: ${failure}`;
    results.append(line);
}

function equal(actual, expected) {
    const [one, other] = [actual, expected].map((value) => JSON.stringify(value));
    if (one !== other) {
        throw new Error(`expected ${other}, but it is ${one}`);
    }
}

function check(condition, what) {
    if (!condition) {
        throw new Error(what);
    }
}

function fails(body) {
    try {
        body();
    } catch (error) {
        return error.message;
    }
    throw new Error("it did not fail");
}
