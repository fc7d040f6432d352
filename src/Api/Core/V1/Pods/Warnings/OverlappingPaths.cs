using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Files of one volume of which one would hide another, or stand where the other needs a directory.</summary>
internal static class OverlappingPaths
{
    public static IEnumerable<string> Of(Items<Volume> volumes) => volumes.SelectMany(Of);

    private static List<string> Of(Volume volume)
    {
        var (warnings, name) = (new List<string>(), GoQuote.Quote(volume.Name));
        if (volume.ConfigMap is { } map) Check(Paths(map.Items), $"volume {name} (ConfigMap {GoQuote.Quote(map.Name)})", warnings);
        if (volume.Secret is { } secret) Check(Paths(secret.Items), $"volume {name} (Secret {GoQuote.Quote(secret.SecretName)})", warnings);
        if (volume.DownwardAPI is { } downward) Check(Paths(downward.Items), $"volume {name} (DownwardAPI)", warnings);
        if (volume.Projected is { } projected) Projected(name, projected, warnings);
        return warnings;
    }

    private static void Projected(string name, ProjectedVolumeSource projected, List<string> warnings)
    {
        var earlier = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var source in projected.Sources)
        {
            if (source == VolumeProjection.Empty) warnings.Add($"volume {name} (Projected) has no sources provided");
            var (paths, origin) = Source(source);
            if (paths.Count == 0) continue;
            var title = $"volume {name} (Projected {origin})";
            Check(paths, title, warnings);
            Check([.. paths.Distinct(StringComparer.Ordinal).Concat(earlier).Order(StringComparer.Ordinal)], title, warnings);
            earlier.UnionWith(paths);
        }
    }

    private static (IReadOnlyList<string> Paths, string Origin) Source(VolumeProjection source)
    {
        if (source.ConfigMap is { Items.IsNull: false } map) return (Paths(map.Items), $"ConfigMap {GoQuote.Quote(map.Name)}");
        if (source.Secret is { Items.IsNull: false } secret) return (Paths(secret.Items), $"Secret {GoQuote.Quote(secret.Name)}");
        if (source.DownwardAPI is { Items.IsNull: false } downward) return (Paths(downward.Items), "DownwardAPI");
        if (source.ServiceAccountToken is { } token) return ([token.Path], "ServiceAccountToken");
        return source.ClusterTrustBundle is { } bundle ? ([bundle.Path], $"ClusterTrustBundle {GoQuote.Quote(bundle.Name ?? bundle.SignerName ?? "")}") : ([], "");
    }

    private static IReadOnlyList<string> Paths(Items<KeyToPath> items) => items.Select(static i => i.Path);

    private static IReadOnlyList<string> Paths(Items<DownwardAPIVolumeFile> items) => items.Select(static i => i.Path);

    private static void Check(IReadOnlyList<string> paths, string title, List<string> warnings)
    {
        var seen = new List<string>();
        foreach (var path in paths.Select(static p => p.TrimEnd('/')))
        {
            if (path.Length > 0 && seen.Find(other => Overlap(other, path)) is { } hidden) warnings.Add($"{title}: overlapping paths: {GoQuote.Quote(path)} with {GoQuote.Quote(hidden)}");
            if (path.Length > 0) seen.Add(path);
        }
    }

    private static bool Overlap(string a, string b) => (a + "/").StartsWith(b, StringComparison.Ordinal) || (b + "/").StartsWith(a, StringComparison.Ordinal);
}
