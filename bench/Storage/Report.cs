using System.Globalization;

namespace Keles.Storage.Bench;

/// <summary>Lines of "what, ours, floor, ratio", as a table.</summary>
internal sealed class Report
{
    private readonly List<string> _lines = ["| what | Keles | floor | ratio to the floor |", "| --- | ---: | ---: | ---: |"];

    /// <summary>More is better: 1.0 is the floor itself.</summary>
    public void Rate(string what, double ours, double floor, string floorIs) =>
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {what} | {ours:N0}/s | {floor:N0}/s ({floorIs}) | {ours / floor:0.00} |"));

    /// <summary>Less is better.</summary>
    public void Time(string what, double ours, double floor, string floorIs) =>
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {what} | {ours:0.0} ms | {floor:0.0} ms ({floorIs}) | {ours / floor:0.00} |"));

    public void Print() => _lines.ForEach(Console.WriteLine);
}
