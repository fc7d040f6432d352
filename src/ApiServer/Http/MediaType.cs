using System.Globalization;

namespace Keles.ApiServer.Http;

/// <summary>A media type with its parameters, as in <c>application/json;as=Table;v=v1;g=meta.k8s.io</c>.</summary>
internal sealed record MediaType(string Name, IReadOnlyDictionary<string, string> Parameters, double Quality)
{
    public string this[string parameter] => Parameters.GetValueOrDefault(parameter, "");

    private bool IsAny => Name[0] == '*';

    private bool IsWild => Name[^1] == '*';

    /// <summary>The accepted types, the most wanted first; what cannot be read is left out.</summary>
    public static IReadOnlyList<MediaType> ReadAll(string header)
    {
        var all = new List<MediaType>();
        foreach (var part in header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Read(part) is { } type) all.Add(type);
        }

        // Upstream's order is no order (a wildcard of high quality and a plain type of low quality each come before the
        // other), so what comes out depends on how it sorts: by insertion.
        for (var i = 1; i < all.Count; i++)
        {
            for (var j = i; j > 0 && Before(all[j], all[j - 1]); j--) (all[j], all[j - 1]) = (all[j - 1], all[j]);
        }

        return all;
    }

    public static MediaType? Read(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var name = parts[0] == "*" ? "*/*" : parts[0];
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == name.Length - 1 || name.IndexOf('/', slash + 1) > 0) return null;
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in parts.Skip(1))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) parameters[parameter[..equals].Trim()] = parameter[(equals + 1)..].Trim().Trim('"');
        }

        return new(name.ToLowerInvariant(), parameters, QualityOf(parameters));
    }

    private static bool Before(MediaType a, MediaType b) => a.Quality > b.Quality || (!a.IsAny && b.IsAny) || (!a.IsWild && b.IsWild);

    private static double QualityOf(Dictionary<string, string> parameters) =>
        !parameters.TryGetValue("q", out var q) || !double.TryParse(q, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsNaN(value) || value > 1 ? 1 : value;
}
