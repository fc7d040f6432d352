namespace Keles.Cel;

/// <summary>Between what bounds a cost or a size lies. Sums and products stop at the largest number instead of running over.</summary>
public readonly record struct CelCost(ulong Min, ulong Max)
{
    internal static CelCost Unknown => new(0, ulong.MaxValue);

    internal static CelCost Fixed(ulong value) => new(value, value);

    internal CelCost Add(CelCost other) => new(Sum(Min, other.Min), Sum(Max, other.Max));

    internal CelCost Multiply(CelCost other) => new(Product(Min, other.Min), Product(Max, other.Max));

    internal CelCost Scale(double factor) => new(Scaled(Min, factor), Scaled(Max, factor));

    internal CelCost Union(CelCost other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    internal static ulong Sum(ulong a, ulong b) => a > ulong.MaxValue - b ? ulong.MaxValue : a + b;

    private static ulong Product(ulong a, ulong b) => b != 0 && a > ulong.MaxValue / b ? ulong.MaxValue : a * b;

    private static ulong Scaled(ulong a, double factor)
    {
        var product = Math.Ceiling(a * factor);
        return product >= 18446744073709551615.0 ? ulong.MaxValue : (ulong)product;
    }
}
