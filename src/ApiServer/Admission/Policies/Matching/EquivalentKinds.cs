using Keles.Api;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>The other versions of a resource: their objects are the same objects.</summary>
internal sealed class EquivalentKinds(Func<IReadOnlyList<Kind>> served)
{
    public IEnumerable<Kind> Of(Kind kind)
    {
        var stored = kind.StoredAs ?? kind;
        return served().Where(k => k != kind && ((k.StoredAs ?? k) == stored || (k.Group == kind.Group && k.Plural == kind.Plural && k.Group.Length > 0)));
    }

    /// <summary>The kind that a group, version and name mean; null for none.</summary>
    public Kind? Find(string apiVersion, string name) => served().FirstOrDefault(k => k.ApiVersion == apiVersion && k.Name == name && k.IsStored);

    public IEnumerable<Kind> Of(string group, string version, string resource) => served().Where(k => k.Group == group && k.Version == version && k.Plural == resource);
}
