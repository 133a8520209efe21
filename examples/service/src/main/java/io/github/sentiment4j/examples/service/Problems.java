package io.github.sentiment4j.examples.service;

import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers what went wrong as RFC 9457 problem details, without anything of the texts. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /**
   * A member of a request that is not valid.
   *
   * @param member for example {@code texts[3]}
   */
  record InvalidMember(String member, String detail) {}

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<InvalidMember> errors =
        e.getFieldErrors().stream()
            .map(error -> new InvalidMember(error.getField(), error.getDefaultMessage()))
            .toList();
    e.getBody().setProperty("errors", errors);
    return super.handleMethodArgumentNotValid(e, headers, status, request);
  }

  /** Not logged: Tomcat's message holds the parameter that could not be decoded. */
  @ExceptionHandler
  ProblemDetail invalidParameter(InvalidParameterException e) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, "A parameter is not URL-encoded UTF-8");
  }

  /** The library's own exceptions never hold the text. */
  @ExceptionHandler
  ProblemDetail internalError(RuntimeException e) {
    LOG.error("A request failed", e);
    return ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
  }
}
