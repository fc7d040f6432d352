using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Keles.Streaming.RemoteCommand;

/// <summary>How a command ended, as the error channel tells it.</summary>
/// <param name="ExitCode">The command's own code; null when it could not be run or watched to its end.</param>
/// <param name="Message">Why, when it did not end with 0.</param>
public sealed record RemoteCommandStatus(int? ExitCode, string Message)
{
    public static readonly RemoteCommandStatus Success = new(0, "");

    private const string NonZeroExitCode = "NonZeroExitCode";
    private const string ExitCodeCause = "ExitCode";

    public bool IsSuccess => ExitCode == 0;

    public static RemoteCommandStatus Exited(int code) =>
        code == 0 ? Success : new(code, $"command terminated with non-zero exit code: exit status {code}");

    /// <summary>The command's fate is unknown, or it never ran.</summary>
    public static RemoteCommandStatus Failed(string message) => new(null, message);

    /// <summary>The bytes for the error channel.</summary>
    public byte[] Encode(bool asJson)
    {
        if (!asJson)
        {
            // Only failures were told in the first versions.
            return IsSuccess ? [] : Encoding.UTF8.GetBytes(Message);
        }
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(json);
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads what an error channel carried; nothing at all means success.</summary>
    public static RemoteCommandStatus Decode(ReadOnlyMemory<byte> bytes, bool asJson)
    {
        if (bytes.IsEmpty)
        {
            return Success;
        }
        var text = Encoding.UTF8.GetString(bytes.Span);
        if (!asJson)
        {
            return Failed(text);
        }
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            return Failed($"error stream protocol error: {text}");
        }
    }

    private static RemoteCommandStatus Read(JsonElement status)
    {
        if (status.ValueKind != JsonValueKind.Object)
        {
            return Failed($"error stream protocol error: {status}");
        }
        if (Text(status, "status") == "Success")
        {
            return Success;
        }
        var message = Text(status, "message");
        if (Text(status, "reason") == NonZeroExitCode && Code(status) is { } code)
        {
            return new(code, message);
        }
        return Failed(message);
    }

    private static int? Code(JsonElement status)
    {
        if (!status.TryGetProperty("details", out var details) || details.ValueKind != JsonValueKind.Object
            || !details.TryGetProperty("causes", out var causes) || causes.ValueKind != JsonValueKind.Array)
        {
            return null;
        }
        var cause = causes.EnumerateArray().FirstOrDefault(cause => Text(cause, "reason") == ExitCodeCause);
        return int.TryParse(Text(cause, "message"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;
    }

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        json.WriteString("status", IsSuccess ? "Success" : "Failure");
        if (!IsSuccess)
        {
            json.WriteString("message", ExitCode is null ? $"Internal error occurred: {Message}" : Message);
            json.WriteString("reason", ExitCode is null ? "InternalError" : NonZeroExitCode);
            json.WriteStartObject("details");
            json.WriteStartArray("causes");
            json.WriteStartObject();
            if (ExitCode is { } code)
            {
                json.WriteString("reason", ExitCodeCause);
                json.WriteString("message", code.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteString("message", Message);
            }
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            if (ExitCode is null)
            {
                json.WriteNumber("code", 500);
            }
        }
        json.WriteEndObject();
    }
}
