/**
 * What of a picture does not depend on who draws it: ticks and their texts, names cut to their length, the entries of the
 * legend and the order of labels. The page of the views and the painter of pictures draw the same.
 */
package org.latentalign.figure.layout;
