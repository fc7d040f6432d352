using Keles.Api;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Every refusal in upstream's words: code, reason, message and details.</summary>
public static class ApiErrors
{
    public static ApiException NotFound(Kind kind, string name) =>
        Make(404, "NotFound", $"{kind.QualifiedResource} \"{name}\" not found", Details(kind, name, kind.Plural));

    public static ApiException AlreadyExists(Kind kind, string name) =>
        Make(409, "AlreadyExists", $"{kind.QualifiedResource} \"{name}\" already exists", Details(kind, name, kind.Plural));

    /// <summary>A generated name was taken, several times over.</summary>
    public static ApiException GenerateNameConflict(Kind kind, string name) =>
        Make(409, "AlreadyExists", $"{kind.QualifiedResource} \"{name}\" already exists, the server was not able to generate a unique name for the object", Details(kind, name, kind.Plural) with { RetryAfterSeconds = 1 });

    public static ApiException Conflict(Kind kind, string name, string why) =>
        Make(409, "Conflict", $"Operation cannot be fulfilled on {kind.QualifiedResource} \"{name}\": {why}", Details(kind, name, kind.Plural));

    /// <summary>A conflict about a subresource: <c>pods/binding</c>.</summary>
    public static ApiException Conflict(Kind kind, string subresource, string name, string why)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Make(409, "Conflict", $"Operation cannot be fulfilled on {kind.Plural}/{subresource} \"{name}\": {why}", Details(kind, name, $"{kind.Plural}/{subresource}"));
    }

    public static ApiException Modified(Kind kind, string name) =>
        Conflict(kind, name, "the object has been modified; please apply your changes to the latest version and try again");

    public static ApiException Invalid(Kind kind, string name, FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var details = Details(kind, name, kind.Name) with
        {
            Causes = errors.Select(e => new StatusCause { Reason = e.Reason, Message = e.Body, Field = e.Field }).ToItems(),
        };
        return Make(422, "Invalid", $"{kind.QualifiedKind} \"{name}\" is invalid: {errors.Message}", details);
    }

    public static ApiException Forbidden(Kind kind, string name, string why)
    {
        var what = name.Length == 0 ? $"{kind.QualifiedResource} is forbidden" : $"{kind.QualifiedResource} \"{name}\" is forbidden";
        return Make(403, "Forbidden", $"{what}: {why}", Details(kind, name, kind.Plural));
    }

    public static ApiException BadRequest(string message) => Make(400, "BadRequest", message);

    public static ApiException Unauthorized() => Make(401, "Unauthorized", "Unauthorized");

    public static ApiException MethodNotAllowed(Kind kind, string verb) =>
        Make(405, "MethodNotAllowed", $"{verb} is not supported on resources of kind \"{kind.QualifiedResource}\"", Details(kind, "", kind.Plural));

    /// <summary>The path has no handler, or not for this method.</summary>
    public static ApiException NoHandler() => Make(404, "NotFound", "the server could not find the requested resource", StatusDetails.Empty);

    public static ApiException MethodNotAllowed() => Make(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", StatusDetails.Empty);

    /// <summary>Nothing is made of what a definition defines while it goes.</summary>
    public static ApiException Terminating(Kind kind, string verb)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Make(405, "MethodNotAllowed", $"{verb} not allowed while custom resource definition is terminating", Details(kind, "", kind.Plural));
    }

    public static ApiException NotAcceptable(string accepted) =>
        Make(406, "NotAcceptable", $"only the following media types are accepted: {accepted}");

    public static ApiException UnsupportedMediaType(string accepted) =>
        Make(415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {accepted}");

    public static ApiException TooLarge(long limit) =>
        Make(413, "RequestEntityTooLarge", $"Request entity too large: limit is {limit}");

    public static ApiException Expired(string message) => Make(410, "Expired", message);

    public static ApiException TooOldResourceVersion(string asked, long oldest) =>
        Make(410, "Expired", $"too old resource version: {asked} ({oldest})");

    public static ApiException TooLargeResourceVersion(long asked, long current) =>
        Make(504, "Timeout", $"Timeout: Too large resource version: {asked}, current: {current}",
            new StatusDetails { RetryAfterSeconds = 1, Causes = [new StatusCause { Reason = "ResourceVersionTooLarge", Message = "Too large resource version" }] });

    /// <summary>A resource version that is none, where upstream does not foresee it: reads of one object and watches.</summary>
    public static ApiException InvalidResourceVersion(string text) => Make(500, "", Revisions.WhyInvalid(text));

    public static ApiException Timeout(string message) => Make(504, "Timeout", message, new StatusDetails { RetryAfterSeconds = 1 });

    /// <summary>A request whose time is over.</summary>
    public static ApiException Deadline(bool changes) => Make(504, "Timeout",
        changes ? "Timeout: request did not complete within requested timeout - context deadline exceeded" : "Timeout: request did not complete within the allotted timeout", StatusDetails.Empty);

    public static ApiException ShuttingDown() => Make(503, "ServiceUnavailable", "apiserver is shutting down", new StatusDetails { RetryAfterSeconds = 5 });

    public static ApiException TooManyRequests(string message, int retryAfterSeconds) =>
        Make(429, "TooManyRequests", message, new StatusDetails { RetryAfterSeconds = retryAfterSeconds });

    public static ApiException Internal(string message) =>
        Make(500, "InternalError", $"Internal error occurred: {message}", new StatusDetails { Causes = [new StatusCause { Message = message }] });

    public static ApiException Unavailable(string message) => Make(503, "ServiceUnavailable", message);

    /// <summary>A part of the API that is not there yet: said plainly, never faked.</summary>
    public static ApiException NotImplemented(string what) =>
        Make(501, "NotImplemented", $"{what} is not implemented by this server yet; see the table of what works in README.md");

    public static ApiException Make(int code, string reason, string message, StatusDetails? details = null) =>
        new(new Status { StatusValue = "Failure", Message = message, Reason = reason, Details = details, Code = code });

    private static StatusDetails Details(Kind kind, string name, string resourceOrKind) => new() { Name = name, Group = kind.Group, Kind = resourceOrKind };
}
