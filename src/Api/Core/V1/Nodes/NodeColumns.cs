namespace Keles.Api.Core.V1;

/// <summary>The table of nodes.</summary>
internal static class NodeColumns
{
    private const string RolePrefix = "node-role.kubernetes.io/";
    private const string RoleLabel = "kubernetes.io/role";

    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<Node>("Status", "string", Status, "Whether the node is ready and takes new pods."),
        Column.Of<Node>("Roles", "string", Roles, "The roles its labels name."),
        DefaultColumns.Age,
        Column.Of<Node>("Version", "string", static n => n.Status.NodeInfo.KubeletVersion, "The version of its kubelet."),
        Column.Of<Node>("Internal-IP", "string", static n => Address(n, "InternalIP"), "Its address inside the cluster.", priority: 1),
        Column.Of<Node>("External-IP", "string", static n => Address(n, "ExternalIP"), "Its address outside the cluster.", priority: 1),
        Column.Of<Node>("OS-Image", "string", static n => Cells.OrUnknown(n.Status.NodeInfo.OsImage), "Its operating system.", priority: 1),
        Column.Of<Node>("Kernel-Version", "string", static n => Cells.OrUnknown(n.Status.NodeInfo.KernelVersion), "Its kernel.", priority: 1),
        Column.Of<Node>("Container-Runtime", "string", static n => Cells.OrUnknown(n.Status.NodeInfo.ContainerRuntimeVersion), "What runs its containers.", priority: 1),
    ];

    private static string Status(Node node)
    {
        var ready = node.Status.Conditions.Find(static c => c.Type == "Ready")?.Status switch { null => "Unknown", "True" => "Ready", _ => "NotReady" };
        return node.Spec.Unschedulable ? ready + ",SchedulingDisabled" : ready;
    }

    private static string Roles(Node node)
    {
        var roles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Metadata.Labels)
        {
            if (key.StartsWith(RolePrefix, StringComparison.Ordinal)) roles.Add(key[RolePrefix.Length..]);
            else if (key == RoleLabel) roles.Add(value);
        }

        roles.Remove("");
        return Cells.OrNone(string.Join(',', roles));
    }

    private static string Address(Node node, string type) => Cells.OrNone(node.Status.Addresses.Find(a => a.Type == type)?.Address);
}
