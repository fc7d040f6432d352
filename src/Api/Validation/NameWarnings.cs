using Keles.Machinery;

namespace Keles.Api;

/// <summary>Names that are allowed but make bad host names.</summary>
internal static class NameWarnings
{
    public static IEnumerable<string> OfPod(string name) => Of(name, "this is used in the Pod's hostname");

    public static IEnumerable<string> OfWorkload(string name) => Of(name, "this is used in Pod names and hostnames");

    private static IEnumerable<string> Of(string name, string use)
    {
        var wrong = DnsNames.Label(name);
        return wrong.Count == 0 ? [] : [$"metadata.name: {use}, which can result in surprising behavior; a DNS label is recommended: [{string.Join(' ', wrong)}]"];
    }
}
