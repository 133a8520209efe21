package io.github.sentiment4j.examples.ondemand;

import java.util.Map;

/**
 * What an application answers with, and what keeps it from another version.
 *
 * @param version version in service
 * @param sha256 SHA-256 of its weights
 * @param since when it was put in service, in ISO 8601
 * @param problems why a version is not in service, or why {@code current} cannot be read, by name
 */
record Status(String version, String sha256, String since, Map<String, String> problems) {}
