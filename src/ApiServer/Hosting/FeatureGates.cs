namespace Keles.ApiServer.Hosting;

/// <summary>Upstream's switches for what is not on by default, as far as this server has something behind them.</summary>
public sealed record FeatureGates
{
    private const string CborName = "CBORServingAndStorage";

    public static FeatureGates Default { get; } = new();

    /// <summary>Objects can be sent and asked for as <c>application/cbor</c>. Nothing is stored in that form.</summary>
    public bool Cbor { get; init; }

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
            gates = name switch
            {
                CborName => gates with { Cbor = on },
                _ => throw new FormatException($"unrecognized feature gate: {name}"),
            };
        }

        return gates;
    }
}
