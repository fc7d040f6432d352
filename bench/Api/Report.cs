using System.Globalization;

namespace Keles.Requests.Bench;

/// <summary>Lines of the tables in bench/results.</summary>
internal static class Report
{
    public static void Row(string name, List<double> ours, List<double> floor)
    {
        var (rate, reference) = (Median(ours), Median(floor));
        Line($"| {name} | {rate:N0}/s | {reference:N0}/s | {rate / reference:0.00} |");
    }

    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);
}
