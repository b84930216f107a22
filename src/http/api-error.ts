/** The error class for each status. */
import {
  ApiError,
  type ApiErrorContext,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PaymentRequiredError,
  PermissionError,
  RateLimitError,
  ServerError,
} from './errors.js';

const classByStatus: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  402: PaymentRequiredError,
  403: PermissionError,
  404: NotFoundError,
  408: ServerError,
  409: ConflictError,
  422: BadRequestError,
  429: RateLimitError,
};

export function apiError(message: string, context: ApiErrorContext): ApiError {
  const ErrorClass = classByStatus[context.status] ?? (context.status >= 500 ? ServerError : ApiError);
  return new ErrorClass(message, context);
}
