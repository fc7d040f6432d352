using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>Finds the container that a JSON pointer's last step is a member of.</summary>
internal static class JsonPointer
{
    /// <summary>The container and the last step; null where the way there is missing or no container.</summary>
    public static (JsonContainer? Container, string Key) Find(JsonNode document, string path)
    {
        // As upstream splits: what stands before the first slash does not matter.
        var steps = path.Split('/');
        if (steps.Length < 2)
        {
            return (null, "");
        }

        JsonNode? at = document;
        foreach (var step in steps.AsSpan(1, steps.Length - 2))
        {
            at = JsonContainer.Of(at)?.TryGet(Decode(step));
        }

        return (JsonContainer.Of(at), Decode(steps[^1]));
    }

    /// <summary>One pass, so that <c>~01</c> is <c>~1</c> and never a slash.</summary>
    private static string Decode(string step)
    {
        if (!step.Contains('~', StringComparison.Ordinal))
        {
            return step;
        }

        var decoded = new System.Text.StringBuilder(step.Length);
        for (var i = 0; i < step.Length; i++)
        {
            var escaped = step[i] == '~' && i + 1 < step.Length ? step[i + 1] : '\0';
            decoded.Append(escaped switch { '0' => '~', '1' => '/', _ => step[i] });
            i += escaped is '0' or '1' ? 1 : 0;
        }

        return decoded.ToString();
    }
}
