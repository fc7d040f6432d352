using Keles.Api.ApiExtensions.V1;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>What the server says of a definition: whether its names are its own, and that it is served.</summary>
public static class DefinitionStatusPlan
{
    private const string Approval = "api-approved.kubernetes.io";

    /// <param name="others">The other definitions of its group.</param>
    public static CustomResourceDefinitionStatus For(CustomResourceDefinition definition, IEnumerable<CustomResourceDefinition> others, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(others);
        var status = definition.Status;
        if (status.AcceptedNames != definition.Spec.Names || !status.Conditions.Any(static c => c.Type == DefinitionConditions.NamesAccepted)) status = Names(definition, [.. others], now);
        if (!definition.Status.Conditions.Any(static c => c is { Type: DefinitionConditions.Established, Status: "True" }))
        {
            status = status.Conditions.Any(static c => c is { Type: DefinitionConditions.NamesAccepted, Status: "True" })
                ? status.With(DefinitionConditions.Established, true, "InitialNamesAccepted", "the initial names have been accepted", now)
                : status.With(DefinitionConditions.Established, false, "NotAccepted", "not all names are accepted", now);
        }

        return IsProtected(definition.Spec.Group) ? Approved(definition, status, now) : status;
    }

    /// <summary>Groups of the project itself, where a new resource needs the community's word.</summary>
    public static bool IsProtected(string group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group is "k8s.io" or "kubernetes.io" || group.EndsWith(".k8s.io", StringComparison.Ordinal) || group.EndsWith(".kubernetes.io", StringComparison.Ordinal);
    }

    /// <summary>Whether the annotation is a reason to serve it, and upstream's sentence.</summary>
    public static (string Reason, bool Holds, string Message) ApprovalOf(OrderedMap<string> annotations)
    {
        if (!annotations.TryGetValue(Approval, out var text) || text.Length == 0)
            return ("MissingAnnotation", false, $"protected groups must have approval annotation \"{Approval}\", see https://github.com/kubernetes/enhancements/pull/1111");
        if (text.StartsWith("unapproved", StringComparison.Ordinal)) return ("UnapprovedAnnotation", false, $"not approved: {GoQuote.Quote(text)}");
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? ("ApprovedAnnotation", true, $"approved in {text}")
            : ("InvalidAnnotation", false, $"protected groups must have approval annotation \"{Approval}\" with either a URL or a reason starting with \"unapproved\", see https://github.com/kubernetes/enhancements/pull/1111");
    }

    private static CustomResourceDefinitionStatus Approved(CustomResourceDefinition definition, CustomResourceDefinitionStatus status, DateTimeOffset now)
    {
        var (reason, holds, message) = ApprovalOf(definition.Metadata.Annotations);
        return status.With("KubernetesAPIApprovalPolicyConformant", holds, reason, message, now);
    }

    private static CustomResourceDefinitionStatus Names(CustomResourceDefinition definition, CustomResourceDefinition[] others, DateTimeOffset now)
    {
        var resources = new HashSet<string>(StringComparer.Ordinal);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var used in others.Select(static o => o.Status.AcceptedNames))
        {
            resources.UnionWith([used.Plural, used.Singular, .. used.ShortNames]);
            kinds.UnionWith([used.Kind, used.ListKind]);
        }

        var (wanted, accepted) = (definition.Spec.Names, definition.Status.AcceptedNames);
        var (reason, message) = ("", "");
        string Take(string name, string present, HashSet<string> taken, string conflict)
        {
            if (name == present || !taken.Contains(name)) return name;
            (reason, message) = (conflict, $"{GoQuote.Quote(name)} is already in use");
            return present;
        }

        accepted = accepted with
        {
            Plural = Take(wanted.Plural, accepted.Plural, resources, "PluralConflict"),
            Singular = Take(wanted.Singular, accepted.Singular, resources, "SingularConflict"),
        };
        var conflicts = wanted.ShortNames.Where(n => !accepted.ShortNames.Contains(n) && resources.Contains(n)).Select(static n => $"{GoQuote.Quote(n)} is already in use").ToArray();
        if (conflicts.Length > 0) (reason, message) = ("ShortNamesConflict", conflicts.Length == 1 ? conflicts[0] : $"[{string.Join(", ", conflicts)}]");
        accepted = accepted with
        {
            ShortNames = conflicts.Length > 0 ? accepted.ShortNames : wanted.ShortNames,
            Kind = Take(wanted.Kind, accepted.Kind, kinds, "KindConflict"),
            ListKind = Take(wanted.ListKind, accepted.ListKind, kinds, "ListKindConflict"),
            Categories = wanted.Categories,
        };
        var status = definition.Status with { AcceptedNames = accepted };
        return reason.Length > 0
            ? status.With(DefinitionConditions.NamesAccepted, false, reason, message, now)
            : status.With(DefinitionConditions.NamesAccepted, true, "NoConflicts", "no conflicts found", now);
    }
}
