/** The sentiment model that comes in a jar. */
@NullMarked
package io.github.sentiment4j.model;

import org.jspecify.annotations.NullMarked;
