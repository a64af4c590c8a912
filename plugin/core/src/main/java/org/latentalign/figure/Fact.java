package org.latentalign.figure;

/**
 * A named figure beside a picture.
 *
 * @param name what it is, for example "Condition number"
 * @param value how it reads, for example "10^3.2"
 */
public record Fact(String name, String value) {}
