package io.github.sentiment4j.examples.service;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Adds to each operation of the OpenAPI page what {@link Problems} may answer. */
@Component
class DocumentedProblems implements OpenApiCustomizer {

  @Override
  public void customise(OpenAPI page) {
    ModelConverters.getInstance(true)
        .read(ProblemDetail.class)
        .forEach(page.getComponents()::addSchemas);
    page.getPaths().values().forEach(path -> path.readOperations().forEach(this::document));
  }

  private void document(Operation operation) {
    add(operation, "400", "Malformed, or without a text");
    if (operation.getRequestBody() != null) {
      add(operation, "411", "Size of the body not stated");
      add(operation, "413", "Body too large");
      add(operation, "415", "Body is no JSON");
    }
    add(operation, "503", "Overload: come again after Retry-After seconds, a random number")
        .addHeaderObject(
            HttpHeaders.RETRY_AFTER, new Header().schema(new IntegerSchema().format(null)));
  }

  private static ApiResponse add(Operation operation, String code, String description) {
    Schema<?> schema = new Schema<>().$ref(ProblemDetail.class.getSimpleName());
    ApiResponse response =
        new ApiResponse()
            .description(description)
            .content(
                new Content()
                    .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new MediaType().schema(schema)));
    operation.getResponses().addApiResponse(code, response);
    return response;
  }
}
