using Keles.Api;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Fakes;

/// <summary>Failures in the server's words.</summary>
public static class FakeErrors
{
    public static ApiException NotFound(Kind kind, string name) => Of(404, StatusReasons.NotFound, $"{kind.QualifiedResource} \"{name}\" not found", kind, name);

    public static ApiException AlreadyExists(Kind kind, string name) => Of(409, StatusReasons.AlreadyExists, $"{kind.QualifiedResource} \"{name}\" already exists", kind, name);

    public static ApiException Conflict(Kind kind, string name, string why = "the object has been modified; please apply your changes to the latest version and try again") =>
        Of(409, StatusReasons.Conflict, $"Operation cannot be fulfilled on {kind.QualifiedResource} \"{name}\": {why}", kind, name);

    public static ApiException Expired(string resourceVersion, long oldest) =>
        new(Failure(410, StatusReasons.Expired, $"too old resource version: {resourceVersion} ({oldest})"));

    public static ApiException Invalid(Kind kind, string name, string why) => Of(422, StatusReasons.Invalid, $"{kind.QualifiedKind} \"{name}\" is invalid: {why}", kind, name);

    public static ApiException Unavailable(string message = "the server is currently unable to handle the request") => new(Failure(503, StatusReasons.ServiceUnavailable, message));

    public static ApiException Forbidden(Kind kind, string name, string why) => Of(403, StatusReasons.Forbidden, $"{kind.QualifiedResource} \"{name}\" is forbidden: {why}", kind, name);

    public static ApiException BadRequest(string message) => new(Failure(400, StatusReasons.BadRequest, message));

    private static ApiException Of(int code, string reason, string message, Kind kind, string name) =>
        new(Failure(code, reason, message) with { Details = new() { Name = name, Group = kind.Group, Kind = kind.Plural } });

    private static Status Failure(int code, string reason, string message) => new() { StatusValue = "Failure", Code = code, Reason = reason, Message = message };
}
