using System.Net;
using System.Text;
using System.Text.Json;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Client.Wire;

/// <summary>Statuses from their wire form, and in words of our own where an answer has none.</summary>
internal static class WireStatus
{
    public static Status Decode(ReadOnlyMemory<byte> body, WireFormat format)
    {
        if (format == WireFormat.Json)
        {
            var json = new JsonSource(body.Span);
            json.Start();
            return Status.ReadJson(ref json);
        }

        var proto = new ProtoSource(ProtoEnvelope.Read(body).Raw.Span);
        return Status.ReadProto(ref proto);
    }

    /// <summary>The status of a failed answer, whatever its body is: other servers (proxies above all) answer with text.</summary>
    public static Status OfFailure(HttpStatusCode code, ReadOnlyMemory<byte> body, WireFormat format, TimeSpan? retryAfter)
    {
        var status = TryDecode(body, format) ?? Generic(code, body.Span);
        if (retryAfter is not { } after || status.Details is { RetryAfterSeconds: > 0 }) return status;
        return status with { Details = (status.Details ?? StatusDetails.Empty) with { RetryAfterSeconds = (int)Math.Ceiling(after.TotalSeconds) } };
    }

    private static Status? TryDecode(ReadOnlyMemory<byte> body, WireFormat format)
    {
        try
        {
            return Decode(body, format) is { StatusValue: "Failure" } status ? status : null;
        }
        catch (Exception e) when (e is DecodeException or JsonException)
        {
            return null;
        }
    }

    private static Status Generic(HttpStatusCode code, ReadOnlySpan<byte> body)
    {
        var (reason, message) = (int)code switch
        {
            400 => (StatusReasons.BadRequest, "the server rejected our request for an unknown reason"),
            401 => (StatusReasons.Unauthorized, "the server has asked for the client to provide credentials"),
            403 => (StatusReasons.Forbidden, "the server does not allow this user to do that"),
            404 => (StatusReasons.NotFound, "the server could not find the requested resource"),
            405 => (StatusReasons.MethodNotAllowed, "the server does not allow this method on the requested resource"),
            409 => (StatusReasons.Conflict, "the server reported a conflict"),
            429 => (StatusReasons.TooManyRequests, "the server has received too many requests and has asked us to try again later"),
            503 => (StatusReasons.ServiceUnavailable, "the server is currently unable to handle the request"),
            504 => (StatusReasons.Timeout, "the server was unable to return a response in the time allotted, but may still be processing the request"),
            >= 500 => (StatusReasons.InternalError, $"an error on the server ({Excerpt(body)}) has prevented the request from succeeding"),
            _ => ("", $"the server responded with the status code {(int)code} but did not return more information"),
        };
        return new() { StatusValue = "Failure", Code = (int)code, Reason = reason, Message = message };
    }

    private static string Excerpt(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 200)]).Trim();
        return text.Length == 0 ? "unknown" : text;
    }
}
