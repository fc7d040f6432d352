using Keles.Machinery;

namespace Keles.Api;

/// <summary>Texts that the cells of several kinds share.</summary>
internal static class Cells
{
    public const string None = "<none>";
    public const string Unset = "<unset>";
    public const string Unknown = "<unknown>";

    public static string OrNone(string? text) => string.IsNullOrEmpty(text) ? None : text;

    public static string OrUnknown(string? text) => string.IsNullOrEmpty(text) ? Unknown : text;

    /// <summary><c>a=b,c=d</c>.</summary>
    public static string Labels(OrderedMap<string> labels) => OrNone(string.Join(',', labels.Select(static l => $"{l.Key}={l.Value}")));

    public static string Selector(LabelSelector? selector) =>
        Machinery.Selector.TryFrom(selector, out var read, out _) ? OrNone(read.ToString()) : "<error>";

    /// <summary>The first few of a list and how many more there are.</summary>
    public static string FirstOf(IReadOnlyCollection<string> all, int most, string whenEmpty) => all.Count switch
    {
        0 => whenEmpty,
        _ when all.Count <= most => string.Join(',', all),
        _ => $"{string.Join(',', all.Take(most))} + {all.Count - most} more...",
    };

    /// <summary>The distinct addresses of load balancers in order.</summary>
    public static string Addresses(IEnumerable<(string Ip, string Hostname)> points) =>
        string.Join(',', points.Select(static p => p.Ip.Length > 0 ? p.Ip : p.Hostname).Where(static a => a.Length > 0)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    public static string Since(MicroTime from, DateTimeOffset now) => from.IsZero ? Unknown : Ages.Print(now - from.ToDateTimeOffset());
}
