package io.github.sentiment4j.examples.service;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The settings below {@code sentiment} in {@code application.yaml}.
 *
 * @param serverId name of this instance, which {@code /find-sentiment} tells
 * @param maxInFlight places for what is scored or waits for it at once, one for a short request and
 *     more for a long one; fewer than the web server's threads, so that one is left to refuse the
 *     rest
 * @param maxRequestSize size of a request's body
 * @param retryAfter after what time a refused client may come again at the earliest; each is told a
 *     random one of whole seconds, up to three times as long
 */
@Validated
@ConfigurationProperties("sentiment")
record ServiceSettings(
    @NotBlank String serverId,
    @Min(1) int maxInFlight,
    @NotNull DataSize maxRequestSize,
    @NotNull @DurationMin(seconds = 1) Duration retryAfter) {}
