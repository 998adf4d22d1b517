package dev.weir.standin.redshift.http;

/** An answer that is an error. */
final class ApiException extends RuntimeException {
  private final String type;
  private final int status;

  private ApiException(String type, int status, String message) {
    super(message);
    this.type = type;
    this.status = status;
  }

  static ApiException validation(String message) {
    return new ApiException("ValidationException", 400, message);
  }

  static ApiException notFound(String message) {
    return new ApiException("ResourceNotFoundException", 400, message);
  }

  static ApiException throttled() {
    return new ApiException("ThrottlingException", 400, "Rate exceeded");
  }

  static ApiException tooMany() {
    return new ApiException(
        "ActiveStatementsExceededException",
        400,
        "Active statements exceeded the allowed quota (500).");
  }

  static ApiException internal() {
    return new ApiException("InternalServerException", 500, "Internal server error");
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }
}
