namespace Keles.Machinery;

/// <summary>Upstream's words for a text that is no quantity.</summary>
internal static class QuantityErrors
{
    public const string Format = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    public const string Suffix = "unable to parse quantity's suffix";
}
