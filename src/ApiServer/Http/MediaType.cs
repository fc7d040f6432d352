namespace Keles.ApiServer.Http;

/// <summary>A media type with its parameters, as in <c>application/json;as=Table;v=v1;g=meta.k8s.io</c>.</summary>
internal sealed record MediaType(string Name, IReadOnlyDictionary<string, string> Parameters, double Quality)
{
    public string this[string parameter] => Parameters.GetValueOrDefault(parameter, "");

    /// <summary>The accepted types, the most wanted first; what cannot be read is left out.</summary>
    public static IReadOnlyList<MediaType> ReadAll(string header)
    {
        var all = new List<MediaType>();
        foreach (var part in header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Read(part) is { } type) all.Add(type);
        }

        return [.. all.OrderByDescending(t => t.Quality)];
    }

    public static MediaType? Read(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        if (parts[0].Length == 0 || !parts[0].Contains('/', StringComparison.Ordinal)) return null;
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in parts.Skip(1))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) parameters[parameter[..equals].Trim()] = parameter[(equals + 1)..].Trim().Trim('"');
        }

        var quality = parameters.TryGetValue("q", out var q) && double.TryParse(q, out var value) ? value : 1;
        return new(parts[0].ToLowerInvariant(), parameters, quality);
    }
}
