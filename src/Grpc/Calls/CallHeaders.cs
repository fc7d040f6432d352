namespace Keles.Grpc.Calls;

/// <summary>The header names that gRPC gives a meaning to.</summary>
internal static class CallHeaders
{
    public const string ContentType = "application/grpc";
    public const string Status = "grpc-status";
    public const string Detail = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string UserAgent = "grpc-keles/1";

    /// <summary>Names that belong to the transport and never reach the caller as metadata.</summary>
    public static bool IsReserved(string name) =>
        name.StartsWith("grpc-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("content-type", StringComparison.OrdinalIgnoreCase)
        || name.Equals("te", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(':');

    public static bool IsGrpc(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is '+' or ';');
}
