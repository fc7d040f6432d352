using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>A path as printer columns name values: members, indexes, slices, wildcards, descents, unions and filters with one comparison.</summary>
public sealed class JsonPath
{
    private readonly List<JsonPathStep> steps;

    private JsonPath(List<JsonPathStep> steps) => this.steps = steps;

    /// <summary>The member at the top that the path begins with; empty when it may begin with any.</summary>
    public string FirstMember => steps is [JsonPathStep.Member { Name: var name }, ..] ? name : "";

    /// <param name="template">The path in braces.</param>
    public static bool TryParse(string template, out JsonPath? path)
    {
        ArgumentNullException.ThrowIfNull(template);
        path = null;
        if (template.Length < 2 || template[0] != '{' || template[^1] != '}') return false;
        var steps = JsonPathParser.Parse(template[1..^1]);
        if (steps is null) return false;
        path = new(steps);
        return true;
    }

    /// <summary>All values the path leads to, in order; empty where there are none.</summary>
    public IReadOnlyList<JsonNode?> Find(JsonNode? root)
    {
        List<JsonNode?> at = [root];
        foreach (var step in steps)
        {
            var next = new List<JsonNode?>();
            foreach (var node in at) step.Follow(node, next);
            at = next;
            if (at.Count == 0) break;
        }

        return at;
    }

    /// <summary>As text: structures as JSON, everything else plain.</summary>
    public static string Print(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "<nil>",
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Object or JsonValueKind.Array => GoJson.Write(value),
        JsonValueKind.Number when !JsonNumber.IsInteger(value) => GoNumber.Text(JsonNumber.ToDouble(value)),
        _ => value.ToJsonString(),
    };
}
