namespace Keles.Controllers.LegacyTokens;

/// <summary>What is done with a token of the old kind.</summary>
internal enum LegacyTokenAction
{
    Keep,

    /// <summary>It is good for nothing from now on, but can still be brought back.</summary>
    Invalidate,

    Delete,
}
