namespace Keles.Machinery.Yaml;

/// <summary>The bounds of a YAML document. Aliases make a small text a huge tree, so the tree is bounded, not the text.</summary>
public static class YamlLimits
{
    public const int Depth = Limits.JsonDepth;

    /// <summary>Below so many nodes nobody asks where they come from.</summary>
    internal const int FreeNodes = 1000;

    /// <summary>Below so many nodes from aliases neither.</summary>
    internal const int FreeAliasNodes = 100;

    /// <summary>How much of a document of this size may come from aliases: nearly all of a small one, a tenth of a large one.</summary>
    internal static double AllowedAliasShare(long nodes) => nodes switch
    {
        <= 400_000 => 0.99,
        >= 4_000_000 => 0.10,
        _ => 0.99 - 0.89 * (nodes - 400_000) / 3_600_000,
    };
}
