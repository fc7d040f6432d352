using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A write on its way in: what admission plugins look at and may change.</summary>
/// <param name="Object">The object as it would be stored; null on deletion.</param>
/// <param name="Old">The stored object; null on creation.</param>
public sealed record AdmissionRequest(ResourceRequest Request, Operation Operation, IApiObject? Object, IApiObject? Old)
{
    public bool DryRun => Request.Options.DryRun;

    /// <summary>The resource, with its subresource behind a slash.</summary>
    public string Resource => Request.Subresource.Length == 0 ? Request.Kind.Plural : $"{Request.Kind.Plural}/{Request.Subresource}";

    public bool IsFor(string group, string resource) => Request.Kind.Group == group && Resource == resource;
}
