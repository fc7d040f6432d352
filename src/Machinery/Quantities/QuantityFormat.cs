namespace Keles.Machinery;

/// <summary>The family of suffixes a quantity was written with, and is written with again.</summary>
public enum QuantityFormat
{
    /// <summary>n, u, m, none, k, M, G, T, P, E.</summary>
    DecimalSI,

    /// <summary>An exponent of ten, as in <c>12e6</c>.</summary>
    DecimalExponent,

    /// <summary>Ki, Mi, Gi, Ti, Pi, Ei.</summary>
    BinarySI,
}
