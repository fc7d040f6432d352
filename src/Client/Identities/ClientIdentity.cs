using Keles.Machinery;

namespace Keles.Client;

/// <summary>Who asks: a user name, its groups (without <c>system:authenticated</c>, which every one has), and what the audit log calls the program.</summary>
public sealed record ClientIdentity(string User, Items<string> Groups, string UserAgent = "keles")
{
    /// <summary>The group that may do everything.</summary>
    public const string Masters = "system:masters";

    /// <summary>A controller of the control plane, under the name that upstream's bootstrap roles are bound to.</summary>
    public static ClientIdentity Controller(string name) => ServiceAccount("kube-system", name) with { UserAgent = $"kube-controller-manager/{name}" };

    public static ClientIdentity ServiceAccount(string ns, string name) =>
        new($"system:serviceaccount:{ns}:{name}", ["system:serviceaccounts", $"system:serviceaccounts:{ns}"], name);

    public static ClientIdentity Scheduler { get; } = new("system:kube-scheduler", [], "kube-scheduler");

    public static ClientIdentity ControllerManager { get; } = new("system:kube-controller-manager", [], "kube-controller-manager");

    /// <summary>A node's agent.</summary>
    public static ClientIdentity Node(string name) => new($"system:node:{name}", ["system:nodes"], "kubelet");

    public override string ToString() => User;
}
