using Keles.Api.Rbac.V1;

namespace Keles.ApiServer;

/// <summary>One subject of one binding: who gets which role, and where.</summary>
/// <param name="Namespace">The binding's namespace; empty when it holds everywhere.</param>
internal sealed record RoleGrant(string Binding, string Namespace, RoleRef Role, Subject Subject)
{
    /// <summary>The reason shown to those who look into the audit log.</summary>
    public override string ToString()
    {
        var binding = Namespace.Length > 0 ? $"RoleBinding \"{Binding}/{Namespace}\"" : $"ClusterRoleBinding \"{Binding}\"";
        var subject = Subject.Kind == "ServiceAccount" ? $"{Subject.Name}/{(Subject.Namespace.Length > 0 ? Subject.Namespace : Namespace)}" : Subject.Name;
        return $"{binding} of {Role.Kind} \"{Role.Name}\" to {Subject.Kind} \"{subject}\"";
    }
}
