using System.Text.Json;
using Keles.Api;
using Keles.Api.FlowControl.V1;
using Keles.Api.Rbac.V1;
using Keles.Api.Scheduling.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What every cluster has from the start: upstream's default roles, bindings, flow schemas, priority levels and priority classes.</summary>
/// <remarks>One object a line in <c>facts.jsonl</c>, without the marks that all of one sort carry; those are put back here.</remarks>
internal static class BootstrapFacts
{
    private const string NodeRole = "system:node";

    private static readonly Dictionary<string, (Kind Kind, bool IsRbac)> Sorts = new(StringComparer.Ordinal)
    {
        ["ClusterRole"] = (ClusterRoleKind.Kind, true),
        ["ClusterRoleBinding"] = (ClusterRoleBindingKind.Kind, true),
        ["Role"] = (RoleKind.Kind, true),
        ["RoleBinding"] = (RoleBindingKind.Kind, true),
        ["FlowSchema"] = (FlowSchemaKind.Kind, false),
        ["PriorityLevelConfiguration"] = (PriorityLevelConfigurationKind.Kind, false),
        ["PriorityClass"] = (PriorityClassKind.Kind, false),
    };

    private static readonly Lazy<IReadOnlyList<(Kind Kind, IApiObject Object)>> Read = new(ReadAll);

    public static IReadOnlyList<(Kind Kind, IApiObject Object)> All => Read.Value;

    /// <summary>What every node may do beside what depends on its own pods.</summary>
    public static Items<PolicyRule> NodeRules => All.Select(static f => f.Object).OfType<ClusterRole>().First(static r => r.Metadata.Name == NodeRole).Rules;

    private static IReadOnlyList<(Kind Kind, IApiObject Object)> ReadAll()
    {
        using var stream = typeof(BootstrapFacts).Assembly.GetManifestResourceStream("bootstrap.jsonl")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var found = new List<(Kind, IApiObject)>();
        var rest = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.IsEmpty) continue;
            var (kind, isRbac) = Sorts[KindOf(line)];
            found.Add((kind, kind.Default(Marked(kind, isRbac, kind.ReadJson(line)))));
        }

        return found;
    }

    private static IApiObject Marked(Kind kind, bool isRbac, IApiObject value)
    {
        var metadata = value.Metadata;
        if (isRbac)
        {
            metadata = metadata with
            {
                Labels = metadata.Labels.With(BootstrapMarks.Bootstrapping, BootstrapMarks.RbacDefaults),
                Annotations = metadata.Annotations.With(BootstrapMarks.RbacAutoUpdate, "true"),
            };
        }
        else if (kind.Group.StartsWith("flowcontrol", StringComparison.Ordinal))
        {
            metadata = metadata with { Annotations = metadata.Annotations.With(BootstrapMarks.FlowAutoUpdate, "true") };
        }

        return value.WithMetadata(metadata);
    }

    /// <summary>The text of the line's first member, which is its kind.</summary>
    private static string KindOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("kind"u8)) continue;
            reader.Read();
            return reader.GetString()!;
        }

        throw new InvalidDataException("a line of facts.jsonl has no kind");
    }
}
