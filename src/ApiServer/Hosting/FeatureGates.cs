namespace Keles.ApiServer.Hosting;

/// <summary>Upstream's switches for what is not on by default, as far as this server has something behind them.</summary>
public sealed record FeatureGates
{
    private const string CborName = "CBORServingAndStorage";

    public static FeatureGates Default { get; } = new();

    /// <summary>All there are, by name.</summary>
    public static IReadOnlyList<FeatureGate> Known { get; } =
    [
        new("APIServerIdentity", "BETA", true),
        new(CborName, "ALPHA", false, IsFixed: false),
        new("CRDValidationRatcheting", "", true),
        new("ConsistentListFromCache", "", true),
        new("CustomResourceFieldSelectors", "", true),
        new("RemoteRequestHeaderUID", "BETA", true),
        new("SeparateCacheWatchRPC", "BETA", true),
        new("SizeBasedListCostEstimate", "BETA", true),
        new("StreamingCollectionEncodingToJSON", "", true),
        new("WatchList", "BETA", true),
    ];

    /// <summary>Objects can be sent and asked for as <c>application/cbor</c>. Nothing is stored in that form.</summary>
    public bool Cbor { get; init; }

    public bool IsOn(FeatureGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return gate.Name == CborName ? Cbor : gate.IsOn;
    }

    /// <summary>Reads <c>Name=true,Other=false</c>; throws <see cref="FormatException"/> with what is wrong.</summary>
    public static FeatureGates Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var gates = Default;
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) throw new FormatException($"missing bool value for {part}");
            var (name, value) = (part[..equals].Trim(), part[(equals + 1)..].Trim());
            if (!bool.TryParse(value, out var on)) throw new FormatException($"invalid value of {name}={value}");
            var gate = Known.FirstOrDefault(g => g.Name == name) ?? throw new FormatException($"unrecognized feature gate: {name}");
            if (gate.IsFixed && on != gate.IsOn) throw new FormatException($"cannot set feature gate {name} to {(on ? "true" : "false")}, feature is locked to {(gate.IsOn ? "true" : "false")}");
            if (name == CborName) gates = gates with { Cbor = on };
        }

        return gates;
    }
}
