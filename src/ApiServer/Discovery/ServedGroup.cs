namespace Keles.ApiServer.Discovery;

/// <summary>A served group with its versions, the preferred one first.</summary>
/// <param name="Name">Empty for the core group.</param>
public sealed record ServedGroup(string Name, IReadOnlyList<ServedVersion> Versions)
{
    public ServedVersion Preferred => Versions[0];

    public ServedVersion? Version(string name) => Versions.FirstOrDefault(v => v.Version == name);
}
