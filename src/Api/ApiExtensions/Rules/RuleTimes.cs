using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Keles.Api.CustomResources;

/// <summary>How long rules of schemas take, for whoever listens; nothing is measured where nobody does.</summary>
public static class RuleTimes
{
    /// <summary>None of the meters that are shown as they are: the server tells of these times under upstream's names.</summary>
    public const string MeterName = "Schemas";

    public const string Compilation = "rule.compilation";

    public const string Evaluation = "rule.evaluation";

    public const string Ratcheting = "rule.ratcheting";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Histogram<double> Compilations = Meter.CreateHistogram<double>(Compilation, "s");
    private static readonly Histogram<double> Evaluations = Meter.CreateHistogram<double>(Evaluation, "s");
    private static readonly Histogram<double> Comparisons = Meter.CreateHistogram<double>(Ratcheting, "s");

    internal static long Begin() => Compilations.Enabled ? Stopwatch.GetTimestamp() : 0;

    internal static void Compiled(long began) => Record(Compilations, began);

    internal static void Evaluated(long began) => Record(Evaluations, began);

    internal static void Compared(long began) => Record(Comparisons, began);

    private static void Record(Histogram<double> into, long began)
    {
        if (began != 0) into.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }
}
