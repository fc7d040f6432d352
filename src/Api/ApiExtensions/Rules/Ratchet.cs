using System.Text.Json.Nodes;

namespace Keles.Api.CustomResources;

/// <summary>Whether what a rule looks at, or the nearest thing around it that can be told from before, is as it was.</summary>
internal sealed class Ratchet(Correlation current, JsonNode? value, Ratchet? around)
{
    private bool? unchanged;

    public bool IsUnchanged => unchanged ??= current.IsKnown ? current.IsUnchanged(value) : around is { IsUnchanged: true };

    public Ratchet Below(Correlation part, JsonNode? partValue) => new(current.IsKnown ? part : Correlation.None, partValue, current.IsKnown ? this : around);
}
