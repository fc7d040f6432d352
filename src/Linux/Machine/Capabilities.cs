using System.Globalization;

namespace Keles.Linux;

/// <summary>The capabilities of a process.</summary>
public readonly record struct Capabilities(ulong Effective)
{
    /// <summary>Those in effect for this process.</summary>
    public static Capabilities Current => Parse(File.ReadLines("/proc/self/status"));

    public bool Has(Capability capability) => (Effective >> (int)capability & 1) != 0;

    internal static Capabilities Parse(IEnumerable<string> status)
    {
        const string Prefix = "CapEff:";
        var line = status.First(l => l.StartsWith(Prefix, StringComparison.Ordinal));
        return new(ulong.Parse(line.AsSpan(Prefix.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
