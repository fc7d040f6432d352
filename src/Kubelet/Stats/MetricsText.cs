using System.Globalization;
using System.Text;

namespace Keles.Kubelet.Stats;

/// <summary>Writes Prometheus' text form.</summary>
internal sealed class MetricsText
{
    private readonly StringBuilder _text = new();

    public MetricsText Family(string name, string type, string help)
    {
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        return this;
    }

    public void Sample(string name, double value, DateTimeOffset? at, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        _text.Append(name);
        if (labels.Length > 0)
        {
            _text.Append('{');
            for (var i = 0; i < labels.Length; i++)
            {
                _text.Append(i > 0 ? "," : "").Append(labels[i].Name).Append("=\"").Append(Escaped(labels[i].Value)).Append('"');
            }
            _text.Append('}');
        }
        _text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture));
        if (at is { } moment)
        {
            _text.Append(' ').Append(moment.ToUnixTimeMilliseconds());
        }
        _text.Append('\n');
    }

    public override string ToString() => _text.ToString();

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
