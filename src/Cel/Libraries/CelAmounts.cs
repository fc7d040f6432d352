namespace Keles.Cel;

/// <summary>Values of the libraries' own types, for hosts whose data have such.</summary>
public static class CelAmounts
{
    /// <summary>A quantity as it is written, or an error value.</summary>
    public static CelValue Quantity(string text) => CelQuantity.Parse(text) is { } quantity ? CelValue.Of(quantity) : CelValue.Error($"not a quantity: {text}");

    /// <summary>A semantic version as it is written, or an error value.</summary>
    public static CelValue Semver(string text) => CelSemver.Parse(text, normalize: false, out var error) is { } version ? CelValue.Of(version) : CelValue.Error(error);
}
