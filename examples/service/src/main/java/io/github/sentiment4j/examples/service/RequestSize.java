package io.github.sentiment4j.examples.service;

import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.LENGTH_REQUIRED;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a body that is too large before any of it is read. The size has to be stated: a body in
 * chunks could have any.
 */
@Component
class RequestSize implements HandlerInterceptor, WebMvcConfigurer {

  private final long maxBytes;

  RequestSize(ServiceSettings settings) {
    maxBytes = settings.maxRequestSize().toBytes();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/v1/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      throw refusal(LENGTH_REQUIRED, "State the Content-Length");
    }
    if (request.getContentLengthLong() > maxBytes) {
      throw refusal(CONTENT_TOO_LARGE, "A request may have " + maxBytes + " bytes");
    }
    return true;
  }

  private static ErrorResponseException refusal(HttpStatus status, String detail) {
    return new ErrorResponseException(
        status, ProblemDetail.forStatusAndDetail(status, detail), null);
  }
}
