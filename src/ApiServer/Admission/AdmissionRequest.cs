using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A write on its way in: what admission plugins look at and may change.</summary>
/// <param name="Object">The object as it would be stored; null on deletion.</param>
/// <param name="Old">The stored object; null on creation.</param>
public sealed record AdmissionRequest(ResourceRequest Request, Operation Operation, IApiObject? Object, IApiObject? Old)
{
    /// <summary>Shared by all forms of one request.</summary>
    public AdmissionRounds Rounds { get; init; } = new();

    /// <summary>Tells plugins what becomes of the write.</summary>
    internal WriteOutcome Outcome { get; init; } = new();

    public bool DryRun => Request.Options.DryRun;

    public string Namespace => Request.Namespace;

    public UserIdentity User => Request.User;

    /// <summary>The object's name; of one that is yet to get a name, what it will begin with.</summary>
    public string Name
    {
        get
        {
            if (Request.Name.Length > 0) return Request.Name;
            var metadata = Object?.Metadata ?? ObjectMeta.Empty;
            return metadata.Name.Length > 0 ? metadata.Name : metadata.GenerateName.Length > 0 ? metadata.GenerateName : "Unknown";
        }
    }

    /// <summary>The resource, with its subresource behind a slash.</summary>
    public string Resource => Request.Subresource.Length == 0 ? Request.Kind.Plural : $"{Request.Kind.Plural}/{Request.Subresource}";

    public bool IsFor(string group, string resource) => Request.Kind.Group == group && Resource == resource;

    /// <summary>The refusal of a plugin: the request is understood, but may not be.</summary>
    public ApiException Forbidden(string why) => ApiErrors.Forbidden(Request.Kind, Name, why);
}
