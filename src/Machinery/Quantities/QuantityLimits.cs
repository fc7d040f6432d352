namespace Keles.Machinery;

/// <summary>The bounds of what a quantity may be.</summary>
public static class QuantityLimits
{
    /// <summary>Nothing finer than a billionth is kept; what is finer is rounded away from zero.</summary>
    public const int SmallestExponent = -9;

    /// <summary>
    /// The largest power of ten that an amount may reach. Upstream has no bound here, and adding <c>1e999999999</c> to <c>1</c> there
    /// builds a number of a billion digits; no real amount comes near this one.
    /// </summary>
    public const int LargestExponent = 1000;

    /// <summary>The longest text accepted, for the same reason.</summary>
    public const int LongestText = 900;
}
