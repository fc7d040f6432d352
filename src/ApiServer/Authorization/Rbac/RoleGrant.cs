using Keles.Api.Rbac.V1;

namespace Keles.ApiServer;

/// <summary>One subject of one binding: who gets which role, and where.</summary>
/// <param name="ns">The binding's namespace; empty when it holds everywhere.</param>
internal sealed class RoleGrant(string binding, string ns, RoleRef role, Subject subject)
{
    private string? reason;

    public string Binding => binding;

    public string Namespace => ns;

    public RoleRef Role => role;

    public Subject Subject => subject;

    /// <summary>Why a request is allowed; said once for each of them, so it is put together only once.</summary>
    public string Reason => reason ??= $"RBAC: allowed by {Sentence()}";

    private string Sentence()
    {
        var from = Namespace.Length > 0 ? $"RoleBinding \"{Binding}/{Namespace}\"" : $"ClusterRoleBinding \"{Binding}\"";
        var to = Subject.Kind == "ServiceAccount" ? $"{Subject.Name}/{(Subject.Namespace.Length > 0 ? Subject.Namespace : Namespace)}" : Subject.Name;
        return $"{from} of {Role.Kind} \"{Role.Name}\" to {Subject.Kind} \"{to}\"";
    }
}
