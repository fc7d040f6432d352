using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>What the filters of list calls let through.</summary>
internal static class FakeFilters
{
    public static bool Match(PodSandboxFilter? filter, PodSandbox item) =>
        filter is null
        || (item.Id.StartsWith(filter.Id, StringComparison.Ordinal)
            && (filter.State is null || filter.State.State == item.State)
            && Labels(filter.LabelSelector, item.Labels));

    public static bool Match(ContainerFilter? filter, Container item) =>
        filter is null
        || (item.Id.StartsWith(filter.Id, StringComparison.Ordinal)
            && item.PodSandboxId.StartsWith(filter.PodSandboxId, StringComparison.Ordinal)
            && (filter.State is null || filter.State.State == item.State)
            && Labels(filter.LabelSelector, item.Labels));

    public static bool Match(ContainerStatsFilter? filter, FakeContainer container) =>
        container.State == ContainerState.ContainerRunning
        && (filter is null
            || (container.Id.StartsWith(filter.Id, StringComparison.Ordinal)
                && container.Sandbox.Id.StartsWith(filter.PodSandboxId, StringComparison.Ordinal)
                && Labels(filter.LabelSelector, container.Config.Labels)));

    private static bool Labels(IDictionary<string, string> wanted, IDictionary<string, string> found) =>
        wanted.All(want => found.TryGetValue(want.Key, out var value) && value == want.Value);
}
