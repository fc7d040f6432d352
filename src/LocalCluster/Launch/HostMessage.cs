using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.LocalCluster;

/// <summary>What a host process tells the command that started it, as one line of JSON each.</summary>
public abstract record HostMessage
{
    private HostMessage() { }

    /// <summary>A step is done.</summary>
    public sealed record Step(UpStep Done) : HostMessage;

    /// <summary>Something to show the user as it is.</summary>
    public sealed record Note(string Text) : HostMessage;

    /// <summary>The cluster is up; nothing follows.</summary>
    public sealed record Ready : HostMessage;

    /// <summary>It will not be; nothing follows.</summary>
    public sealed record Failed(string Reason) : HostMessage;

    public string ToLine() => (this switch
    {
        Step step => new JsonObject { ["step"] = step.Done.Name, ["ms"] = step.Done.Took.TotalMilliseconds },
        Note note => new JsonObject { ["note"] = note.Text },
        Ready => new JsonObject { ["ready"] = true },
        Failed failed => new JsonObject { ["failed"] = failed.Reason },
        _ => throw new InvalidOperationException(),
    }).ToJsonString();

    /// <summary>A line that is none of ours (a runtime's complaint) becomes a note.</summary>
    public static HostMessage Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) switch
            {
                JsonObject o when o["step"] is { } step => new Step(new((string)step!, TimeSpan.FromMilliseconds((double)o["ms"]!))),
                JsonObject o when o["note"] is { } note => new Note((string)note!),
                JsonObject o when o["ready"] is not null => new Ready(),
                JsonObject o when o["failed"] is { } reason => new Failed((string)reason!),
                _ => new Note(line),
            };
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or FormatException)
        {
            return new Note(line);
        }
    }
}
