using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Namespaces;

/// <summary>What keeps a namespace from going, as conditions with upstream's words.</summary>
internal static class NamespaceConditions
{
    public static NamespaceStatus Status(NamespaceStatus before, NamespaceContent content, DateTimeOffset now)
    {
        var conditions = before.Conditions;
        if (content.Undiscovered.Count > 0) Set("NamespaceDeletionDiscoveryFailure", true, "DiscoveryFailed", $"Discovery failed for some groups, {content.Undiscovered.Count} failing: unable to retrieve the complete list of server APIs: {string.Join(", ", content.Undiscovered.Select(static g => $"{g}: stale GroupVersion discovery: {g}"))}");
        else Set("NamespaceDeletionDiscoveryFailure", false, "ResourcesDiscovered", "All resources successfully discovered");
        Set("NamespaceDeletionGroupVersionParsingFailure", false, "ParsedGroupVersions", "All legacy kube types successfully parsed");
        if (content.Failures.Count > 0) Set("NamespaceDeletionContentFailure", true, "ContentDeletionFailed", $"Failed to delete all resource types, {content.Failures.Count} remaining: {string.Join(", ", content.Failures.Order(StringComparer.Ordinal))}");
        else Set("NamespaceDeletionContentFailure", false, "ContentDeleted", "All content successfully deleted, may be waiting on finalization");
        if (content.Remaining.Count > 0) Set("NamespaceContentRemaining", true, "SomeResourcesRemain", $"Some resources are remaining: {string.Join(", ", content.Remaining.Select(static r => $"{r.Key} has {r.Value} resource instances"))}");
        else Set("NamespaceContentRemaining", false, "ContentRemoved", "All content successfully removed");
        if (content.Finalizers.Count > 0) Set("NamespaceFinalizersRemaining", true, "SomeFinalizersRemain", $"Some content in the namespace has finalizers remaining: {string.Join(", ", content.Finalizers.Select(static f => $"{f.Key} in {f.Value} resource instances"))}");
        else Set("NamespaceFinalizersRemaining", false, "ContentHasNoFinalizers", "All content-preserving finalizers finished");
        return before with { Conditions = conditions };

        void Set(string type, bool holds, string reason, string message)
        {
            var status = holds ? "True" : "False";
            var at = conditions.IndexOf(c => c.Type == type);
            if (at >= 0 && conditions[at] is var c && c.Status == status && c.Reason == reason && c.Message == message) return;
            var changed = at < 0 || conditions[at].Status != status ? Time.From(now) : conditions[at].LastTransitionTime;
            var next = new NamespaceCondition { Type = type, Status = status, Reason = reason, Message = message, LastTransitionTime = changed };
            conditions = at < 0 ? conditions.Add(next) : conditions.With(at, next);
        }
    }
}
