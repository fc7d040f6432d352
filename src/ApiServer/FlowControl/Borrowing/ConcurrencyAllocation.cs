namespace Keles.ApiServer.FlowControl;

/// <summary>Divides a sum among classes in proportion to their targets, within each one's bounds.</summary>
internal static class ConcurrencyAllocation
{
    private const double SmallestTarget = 0.001;

    private const double Tolerance = 1e-7;

    /// <summary>Every part is the fair fraction times its target, or the bound that lies between; null when the bounds do not admit the sum.</summary>
    /// <returns>The parts in the order of the classes, and the fair fraction.</returns>
    public static (double[] Parts, double FairFraction)? Divide(int sum, IReadOnlyList<AllocationClass> classes)
    {
        if (classes.Any(c => c.Lower < 0 || c.Upper < c.Lower || c.Target < c.Lower)) return null;
        if (classes.Sum(c => c.Lower) - sum > Tolerance || sum - classes.Sum(c => c.Upper) > Tolerance) return null;
        if (sum == 0) return (new double[classes.Count], 0);

        // The sum of the parts grows with the fraction and bends only where some part meets a bound.
        var bends = classes.SelectMany(c => new[] { c.Lower / Target(c), c.Upper / Target(c) }).Distinct().Order().ToArray();
        var above = Array.FindIndex(bends, f => Sum(classes, f) >= sum - Tolerance);
        var fraction = above <= 0 ? bends[0] : Between(classes, bends[above - 1], bends[above], sum);
        return ([.. classes.Select(c => Part(c, fraction))], fraction);
    }

    private static double Between(IReadOnlyList<AllocationClass> classes, double low, double high, double sum)
    {
        var (atLow, atHigh) = (Sum(classes, low), Sum(classes, high));
        return atHigh - atLow < Tolerance ? high : low + ((high - low) * (sum - atLow) / (atHigh - atLow));
    }

    private static double Sum(IReadOnlyList<AllocationClass> classes, double fraction) => classes.Sum(c => Part(c, fraction));

    private static double Part(AllocationClass c, double fraction) => Math.Clamp(fraction * Target(c), c.Lower, c.Upper);

    private static double Target(AllocationClass c) => Math.Max(c.Target, SmallestTarget);
}
